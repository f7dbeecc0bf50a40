// The Universal Declaration of Human Rights in the languages of the corpus, set whole:
// every character has a glyph, every line fits, and the text reads as it was given.
#include "galley_fixture.h"

#include <algorithm>
#include <set>

using namespace pam;
using namespace pam::galley;

namespace {

struct Declaration {
    std::string name;
    std::string language;
    std::vector<std::string> paragraphs;
};

std::string attribute(const std::string& html, const std::string& name) {
    const std::size_t at = html.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 3;
    return html.substr(begin, html.find('"', begin) - begin);
}

/// What stands in its paragraphs; they hold no markup and few references.
Declaration read(const std::string& name, const std::string& html) {
    Declaration result{name, attribute(html, "lang"), {}};
    for (std::size_t at = html.find("<p>"); at != std::string::npos;
         at = html.find("<p>", at + 3)) {
        std::string words = html.substr(at + 3, html.find("</p>", at) - at - 3);
        for (const auto& [reference, character] :
             {std::pair("&#x27;", "'"),
              std::pair("&quot;", "\""),
              std::pair("&lt;", "<"),
              std::pair("&gt;", ">"),
              std::pair("&amp;", "&")})
            for (std::size_t i = words.find(reference); i != std::string::npos;
                 i = words.find(reference))
                words.replace(i, std::string(reference).size(), character);
        const auto is_break = [](char c) { return c == '\n' || c == '\t'; };
        std::replace_if(words.begin(), words.end(), is_break, ' ');
        if (!words.empty()) result.paragraphs.push_back(std::move(words));
    }
    return result;
}

std::vector<Declaration> declarations() {
    std::vector<Declaration> result;
    const std::string folder = std::string(PAM_CORPUS_DIR) + "/udhr";
    auto names = list_files(folder);
    if (!names) return result;
    std::sort(names->begin(), names->end());
    for (const std::string& name : *names)
        if (const auto html = read_file(folder + "/" + name, 1 << 20))
            result.push_back(read(name, *html));
    return result;
}

Set set_whole(const Declaration& declaration) {
    document::Document document;
    document.metadata.language.value = declaration.language;
    for (const std::string& words : declaration.paragraphs)
        document.blocks.push_back(paragraph(words));
    return set(document);
}

/// Blanks fold into one, and a hyphen that a line put in is none of the text.
std::string plain(std::string text) {
    text = without(std::move(text), "\u00AD");
    std::string result;
    for (const char c : text)
        if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

}  // namespace

TEST_CASE("the Declaration of Human Rights is set in every language", "[galley]") {
    const std::vector<Declaration> all = declarations();
    if (all.empty()) WARN("SKIPPED: the corpus has no udhr folder");
    for (const Declaration& declaration : all) {
        INFO(declaration.name);
        REQUIRE(declaration.paragraphs.size() > 20);
        const Set made = set_whole(declaration);
        for (const Diagnostic& said : made.log.entries) {
            INFO(said.code << " " << said.message);
            CHECK(said.severity == Severity::Note);
        }
        REQUIRE(made.galley.blocks.size() == declaration.paragraphs.size());
        for (std::size_t i = 0; i < declaration.paragraphs.size(); ++i)
            CHECK(
                plain(text_of(made.galley.blocks[i])) == plain(declaration.paragraphs[i])
            );
    }
}

TEST_CASE("justified lines of every language fill their measure", "[galley]") {
    for (const Declaration& declaration : declarations()) {
        INFO(declaration.name);
        const Set made = set_whole(declaration);
        std::size_t lines = 0;
        std::size_t uneven = 0;
        for (const Block& block : made.galley.blocks) {
            for (std::size_t i = 0; i + 1 < block.lines.size(); ++i) {
                Length left = made.galley.measure;
                Length right;
                for (const Fragment& fragment : block.lines[i].fragments) {
                    left = std::min(left, fragment.x);
                    right = std::max(right, fragment.x + fragment.run.width);
                }
                // Marks at the edges may hang, and a first line is indented.
                const Length allowed = Length::from_points(i == 0 ? 22 : 8);
                ++lines;
                uneven += made.galley.measure - (right - left) > allowed ? 1 : 0;
                uneven += right - left > made.galley.measure + allowed ? 1 : 0;
            }
        }
        CHECK(lines > 50);
        CHECK(uneven == 0);
    }
}
