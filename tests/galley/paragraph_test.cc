#include "galley/codes.h"
#include "galley/galley_fixture.h"

#include <numeric>

using namespace pam;
using namespace pam::galley;

namespace {

/// Every run's clusters must account for all its bytes and all its glyphs.
void check_clusters(const Galley& galley) {
    for (const Block& block : galley.blocks) {
        for (const SetLine& line : block.lines) {
            for (const Fragment& fragment : line.fragments) {
                std::size_t bytes = 0;
                std::size_t glyphs = 0;
                for (const foundry::Cluster& cluster : fragment.run.clusters) {
                    bytes += cluster.bytes;
                    glyphs += cluster.glyphs;
                    CHECK(cluster.glyphs > 0);
                }
                CHECK(bytes == fragment.run.text.size());
                CHECK(glyphs == fragment.run.glyphs.size());
            }
        }
    }
}

Length right_of(const SetLine& line) {
    Length right;
    for (const Fragment& fragment : line.fragments)
        right = std::max(right, fragment.x + fragment.run.width);
    return right;
}

}  // namespace

TEST_CASE(
    "the lines of a paragraph hold its text, nothing more and nothing less", "[galley]"
) {
    const Set made = set({paragraph(long_text)});
    REQUIRE(made.galley.blocks.size() == 1);
    CHECK(made.galley.blocks[0].lines.size() > 3);
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == long_text);
    CHECK(made.log.entries.empty());
    check_clusters(made.galley);
}

TEST_CASE("a hundred thousand bytes that show nothing stay with their letter", "[galley]") {
    std::string text = "a";
    for (int i = 0; i < 40'000; ++i)
        text += "\u2060";
    const Set made = set({paragraph(text + "b")});
    REQUIRE(made.galley.blocks.size() == 1);
    CHECK(text_of(made.galley.blocks[0]) == text + "b");
    check_clusters(made.galley);
}

TEST_CASE(
    "every line but the last fills the measure, save for what hangs in the margin",
    "[galley]"
) {
    const Set made = set({paragraph(long_text)}, "body { hanging-punctuation: none }");
    const Block& block = made.galley.blocks[0];
    for (std::size_t i = 0; i + 1 < block.lines.size(); ++i) {
        const Length off = right_of(block.lines[i]) - made.galley.measure;
        CHECK(off.units() <= 2);
        CHECK(off.units() >= -2);
    }
    CHECK(right_of(block.lines.back()) < made.galley.measure);
}

TEST_CASE("a stop at the line's end hangs out of the measure by its table", "[galley]") {
    std::string listed;
    for (int i = 0; i < 60; ++i)
        listed += "of it, ";
    const Set made =
        set({paragraph(listed + "end.")}, "body { hanging-punctuation: first last }");
    bool hung = false;
    for (const SetLine& line : made.galley.blocks[0].lines) {
        const std::string text = text_of(line);
        const bool stop =
            text.ends_with("\u00AD") || text.ends_with(", ") || text.ends_with(": ");
        if (&line == &made.galley.blocks[0].lines.back()) continue;
        if (stop) CHECK(right_of(line) > made.galley.measure + Length::from_points(0.5));
        hung = hung || stop;
    }
    CHECK(hung);
}

TEST_CASE("a hyphen that the break put in has the text U+00AD and is marked", "[galley]") {
    const Set made = set({paragraph(long_text)}, "@page { size: 90mm 210mm }");
    std::size_t hyphened = 0;
    for (const SetLine& line : made.galley.blocks[0].lines) {
        CHECK(line.hyphenated == text_of(line).ends_with("\u00AD"));
        hyphened += line.hyphenated ? 1 : 0;
    }
    CHECK(hyphened > 0);
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == long_text);
}

TEST_CASE("the space at a line's end stays in the text and takes no room", "[galley]") {
    const Set made = set({paragraph(long_text)}, "body { hyphens: none }");
    const Block& block = made.galley.blocks[0];
    for (std::size_t i = 0; i + 1 < block.lines.size(); ++i) {
        const foundry::GlyphRun& run = block.lines[i].fragments.back().run;
        CHECK(run.text.back() == ' ');
        CHECK(run.glyphs.back().x >= run.width);
    }
    CHECK(text_of(block.lines.back()).back() != ' ');
}

TEST_CASE("invisible characters stay in the text beside their neighbours", "[galley]") {
    const std::string odd =
        "a\u200Db c\u2060d e\u00ADf \u200Bg \u202Ah\u202C i\uFE0F \u200E";
    const Set made = set({paragraph(odd)});
    CHECK(text_of(made.galley.blocks[0]) == odd);
    check_clusters(made.galley);
}

TEST_CASE("a paragraph of nothing but invisible characters keeps them", "[galley]") {
    const std::string odd = "\u200B \uFEFF";
    const Set made = set({paragraph("text"), paragraph(odd), paragraph("\u200B")});
    REQUIRE(made.galley.blocks.size() == 3);
    CHECK(text_of(made.galley.blocks[1]) == odd);
    CHECK(text_of(made.galley.blocks[2]) == "\u200B");
    check_clusters(made.galley);
}

TEST_CASE("marks stand on their letters in one cluster", "[galley]") {
    const Set made = set({paragraph("cafe\u0301 n\u0303o")});
    CHECK(text_of(made.galley.blocks[0]) == "cafe\u0301 n\u0303o");
    check_clusters(made.galley);
}

TEST_CASE("one run a style, and links and looks are kept apart", "[galley]") {
    document::Emphasis emphasis;
    emphasis.children = {text("two three", 4)};
    document::Link link;
    link.target = "https://example.org";
    link.children = {text("five", 18)};
    const Set made = set({paragraph(
        {text("one ", 0), {emphasis}, text(" four ", 13), {link}, text(".", 22)}
    )});
    const SetLine& line = made.galley.blocks[0].lines[0];
    REQUIRE(line.fragments.size() == 5);
    CHECK(line.fragments[1].run.text == "two three");
    CHECK(line.fragments[1].run.face != line.fragments[0].run.face);
    CHECK(line.fragments[3].link == 0);
    CHECK(made.galley.links[0].target == "https://example.org");
    CHECK(made.galley.links[0].description == "five");
    CHECK(line.fragments[1].run.source.begin == 4);
    CHECK(line.fragments[1].run.source.end == 13);
}

TEST_CASE(
    "a paragraph has settings one line longer and shorter only within the tolerance",
    "[galley]"
) {
    std::string text;
    for (int i = 0; i < 5; ++i)
        text += std::string(long_text) + " ";
    Set made = set({paragraph(text)});
    Block& block = made.galley.blocks[0];
    REQUIRE(!block.longer.lines.empty());
    set_out(block, block.longer, made.foundry);
    CHECK(block.longer.lines.size() == block.lines.size() + 1);
    CHECK(block.longer.demerits > block.demerits);
    if (!block.shorter.lines.empty())
        CHECK(block.shorter.lines.size() + 1 == block.lines.size());
    std::string longer;
    for (const SetLine& line : block.longer.lines)
        longer += text_of(line);
    CHECK(without(longer, "\u00AD") == without(text_of(block), "\u00AD"));
}

TEST_CASE("the last line stands where the style wants it", "[galley]") {
    const auto last_line = [](const std::string& more) {
        const Set made = set({paragraph(long_text)}, more);
        const SetLine& line = made.galley.blocks[0].lines.back();
        return std::pair(
            line.fragments.front().x,
            made.galley.measure - right_of(line) - line.fragments.front().x
        );
    };
    CHECK(last_line("").first == Length());
    const auto centred = last_line("p { text-align-last: center }");
    CHECK(std::abs(centred.second.points()) < 3);  // the stop hangs
    CHECK(centred.first > Length::from_points(20));
    CHECK(
        last_line("p { text-align-last: right }").first
        > 2 * centred.first - Length::from_points(2)
    );
    CHECK(last_line("p { text-align: left; text-align-last: center }").first == Length());
}

TEST_CASE("a word wider than the measure is broken and told", "[galley]") {
    const std::string word(200, 'w');
    const Set made = set({paragraph("See " + word + " there.")});
    CHECK(made.galley.blocks[0].lines.size() > 3);
    for (const SetLine& line : made.galley.blocks[0].lines)
        CHECK(right_of(line) <= made.galley.measure + Length::from_points(1));
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == codes::word_parted);
    CHECK(made.log.entries[0].span.begin == 4);
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == "See " + word + " there.");
}

TEST_CASE(
    "a character wider than the measure makes an overfull line that is told with its page",
    "[galley]"
) {
    const Set made =
        set({paragraph("\u2014 WWW \u2014")},
            "p { font-size: 400pt; line-height: 400pt; text-indent: 0 }");
    Diagnostics log;
    for (const SetLine& line : made.galley.blocks[0].lines)
        report_overfull(line, "xii", log);
    REQUIRE(!log.entries.empty());
    CHECK(log.entries[0].code == codes::line_overfull);
    CHECK(log.entries[0].message.rfind("page xii: the line \"", 0) == 0);
    CHECK(log.entries[0].message.find("pt wider than the measure") != std::string::npos);
}

TEST_CASE(
    "a character that no face has keeps its text, in a box, with a warning at its place",
    "[galley]"
) {
    const Set made = set({paragraph("ab \U000F1234 c")});
    CHECK(text_of(made.galley.blocks[0]) == "ab \U000F1234 c");
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == "FD005");
    CHECK(made.log.entries[0].span.begin == 3);
    check_clusters(made.galley);
}

TEST_CASE(
    "Hebrew stands from right to left within the line, and its text in reading order",
    "[galley]"
) {
    const Set made = set({paragraph("see \u05D0\u05D1 \u05D2\u05D3 now")});
    const SetLine& line = made.galley.blocks[0].lines[0];
    REQUIRE(line.fragments.size() == 3);
    const foundry::GlyphRun& hebrew = line.fragments[1].run;
    CHECK(hebrew.text == "\u05D0\u05D1 \u05D2\u05D3");
    for (std::size_t i = 1; i < hebrew.glyphs.size(); ++i)
        CHECK(hebrew.glyphs[i].x < hebrew.glyphs[i - 1].x);
    CHECK(line.fragments[1].x > line.fragments[0].x);
    CHECK(line.fragments[2].x >= line.fragments[1].x + hebrew.width);
    check_clusters(made.galley);
}

TEST_CASE("a Hebrew sentence over two lines begins at the right of the first", "[galley]") {
    std::string text = "Before ";
    for (int i = 0; i < 24; ++i)
        text += "\u05E9\u05DC\u05D5\u05DD ";
    const Set made = set({paragraph(text + "after.")});
    REQUIRE(made.galley.blocks[0].lines.size() >= 2);
    const SetLine& first = made.galley.blocks[0].lines[0];
    const foundry::GlyphRun& run = first.fragments.back().run;
    CHECK(run.glyphs.front().x > run.glyphs[run.glyphs.size() - 2].x);
    CHECK(text_of(made.galley.blocks[0]) == text + "after.");
}

TEST_CASE("a label is one line of generated text", "[galley]") {
    foundry::Foundry foundry = open_foundry();
    Diagnostics log;
    const auto label = set_label("Chapter One", style::ComputedStyle{}, "en", foundry, log);
    REQUIRE(label);
    REQUIRE(label->fragments.size() == 1);
    CHECK(label->fragments[0].matter == Matter::Label);
    CHECK(width_of(*label) > Length::from_points(40));
    style::ComputedStyle unknown;
    unknown.families = {"Nobody's Sans"};
    const auto refused = set_label("x", unknown, "en", foundry, log);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "FD002");
}

TEST_CASE("a paragraph that begins in Hebrew runs from the right margin", "[galley]") {
    const Set made = set(
        {paragraph("world \u05E9\u05DC\u05D5\u05DD"),
         paragraph("\u05E9\u05DC\u05D5\u05DD world")}
    );
    CHECK(made.galley.blocks[0].lines[0].fragments[0].x < Length::from_points(1));
    const SetLine& line = made.galley.blocks[1].lines[0];
    REQUIRE(line.fragments.size() >= 2);
    CHECK(line.fragments.front().x > line.fragments.back().x);
    const Length indent = Length::from_points(14);
    CHECK(std::abs((right_of(line) - (made.galley.measure - indent)).points()) < 0.1);
}

TEST_CASE(
    "no-break spaces hold, unless what they hold is wider than the measure", "[galley]"
) {
    const Set held =
        set({paragraph(std::string(long_text) + " No.\u00A01\u00A0of\u00A02")});
    for (const SetLine& line : held.galley.blocks[0].lines)
        CHECK_FALSE(text_of(line).ends_with("\u00A0"));
    std::string chain;
    for (int i = 0; i < 60; ++i)
        chain += "held\u00A0";
    const Set broken = set({paragraph(chain + "end")});
    for (const SetLine& line : broken.galley.blocks[0].lines)
        CHECK(right_of(line) <= broken.galley.measure + Length::from_points(3));
    REQUIRE(broken.log.entries.size() == 1);
    CHECK(broken.log.entries[0].code == codes::word_parted);
    CHECK(text_of(broken.galley.blocks[0]) == chain + "end");
}
