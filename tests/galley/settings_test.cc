// The longer and shorter settings of a paragraph: outlined first, set when they are taken.
#include "galley_fixture.h"

using namespace pam;
using namespace pam::galley;

namespace {

std::string text_of(const Setting& setting) {
    std::string result;
    for (const SetLine& line : setting.lines)
        result += galley::text_of(line);
    return result;
}

bool ends_in_soft_hyphen(const SetLine& line) {
    return galley::text_of(line).ends_with("\u00AD");
}

}  // namespace

TEST_CASE("a setting that is taken has the paragraph's text in its outline", "[galley]") {
    document::Blocks blocks;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 40; ++i) {
        texts.push_back(std::string(i % 20 + 1, 'm') + " " + long_text + " " + long_text);
        blocks.push_back(paragraph(texts.back()));
    }
    Set made = set(std::move(blocks), "p { hyphenate-limit-lines: 2 }");
    std::size_t taken = 0;
    for (std::size_t i = 0; i < made.galley.blocks.size(); ++i) {
        Block& block = made.galley.blocks[i];
        for (Setting* setting : {&block.longer, &block.shorter}) {
            if (setting->lines.empty()) continue;
            const std::vector<SetLine> outline = setting->lines;
            const SetLine* place = setting->lines.data();
            CHECK(text_of(*setting).empty());
            set_out(block, *setting, made.foundry);
            CHECK(setting->lines.data() == place);
            CHECK(without(text_of(*setting), "\u00AD") == texts[i]);
            REQUIRE(setting->lines.size() == outline.size());
            for (std::size_t line = 0; line < outline.size(); ++line) {
                CHECK(setting->lines[line].height == outline[line].height);
                CHECK(setting->lines[line].baseline == outline[line].baseline);
                CHECK(setting->lines[line].hyphenated == outline[line].hyphenated);
                CHECK(setting->lines[line].ratio == outline[line].ratio);
                CHECK(
                    outline[line].hyphenated == ends_in_soft_hyphen(setting->lines[line])
                );
            }
            ++taken;
        }
    }
    CHECK(taken > 0);
}

TEST_CASE("a paragraph of two lines has other settings too", "[galley]") {
    document::Blocks blocks;
    for (std::size_t size = 60; size < 200; ++size)
        blocks.push_back(paragraph(std::string(long_text).substr(0, size)));
    const Set made = set(std::move(blocks));
    std::size_t longer = 0;
    for (const Block& block : made.galley.blocks) {
        if (block.lines.size() != 2 || block.longer.lines.empty()) continue;
        CHECK(block.longer.lines.size() == 3);
        ++longer;
    }
    CHECK(longer > 0);
}

TEST_CASE("a list's marker stands before each setting of its paragraph", "[galley]") {
    document::List list;
    list.kind = document::ListKind::Numbered;
    document::ListItem item;
    item.blocks = {paragraph(std::string(long_text) + " " + long_text + " " + long_text)};
    list.items = {item};
    Set made = set({{list}}, "p { hyphens: auto } li { padding-left: 20pt }");
    Block& block = made.galley.blocks.at(0);
    std::size_t taken = 0;
    for (Setting* setting : {&block.longer, &block.shorter}) {
        if (setting->lines.empty()) continue;
        set_out(block, *setting, made.foundry);
        CHECK(
            setting->lines[0].fragments[0].run.text == block.lines[0].fragments[0].run.text
        );
        ++taken;
    }
    CHECK(taken > 0);
}
