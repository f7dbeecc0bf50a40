#include "manuscript/office_inlines.h"

#include "document/dump.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::document;

namespace {

// A paragraph of runs: `add` lays characters into a transcript of one line.
struct Runs {
    std::string transcript;
    std::vector<RunPiece> pieces;
    std::vector<LinkGoal> goals;

    Runs& add(const std::string& text, RunFormat format = {}) {
        const auto begin = static_cast<std::uint32_t>(transcript.size());
        transcript += text;
        const auto end = static_cast<std::uint32_t>(transcript.size());
        pieces.push_back({std::move(format), Span{begin, end, 0}});
        return *this;
    }
    Runs& thing(RunPiece piece) {
        pieces.push_back(std::move(piece));
        return *this;
    }

    // The dump of the paragraph, its lines joined by "; ".
    [[nodiscard]] std::string dump() const {
        Document document;
        document.blocks.push_back({Paragraph{
            Role::Body, nested_inlines(pieces, transcript, goals), Span::none()}});
        std::string lines = document::dump(document);
        lines = lines.substr(lines.find("paragraph\n") + 10);
        std::string told;
        for (std::size_t i = 0; i < lines.size();) {
            const std::size_t end = lines.find('\n', i);
            told += (told.empty() ? "" : ";") + lines.substr(i + 2, end - i - 2);
            i = end + 1;
        }
        return told;
    }
};

RunFormat bold() {
    RunFormat format;
    format.strong = true;
    return format;
}
RunFormat italic() {
    RunFormat format;
    format.emphasis = true;
    return format;
}
RunFormat bold_italic() {
    RunFormat format = bold();
    format.emphasis = true;
    return format;
}
RunFormat code() {
    RunFormat format;
    format.code = true;
    return format;
}

}  // namespace

TEST_CASE("runs of one format are one text", "[office]") {
    CHECK(Runs().add("Hel").add("lo, ").add("world").dump() == "\"Hello, world\"");
}

TEST_CASE("blanks at the border of emphasis stand outside it", "[office]") {
    CHECK(
        Runs().add("a").add(" b ", bold()).add("c").dump() == "\"a \";strong;  \"b\";\" c\""
    );
    CHECK(Runs().add("a ").add("  ", bold()).add(" b").dump() == "\"a b\"");
}

TEST_CASE("a blank between two formats has what both have", "[office]") {
    CHECK(
        Runs().add("a ", bold()).add("b", bold_italic()).dump()
        == "strong;  \"a \";  emphasis;    \"b\""
    );
}

TEST_CASE("the property that reaches farthest goes outside", "[office]") {
    CHECK(
        Runs().add("a", bold_italic()).add("b", italic()).dump()
        == "emphasis;  strong;    \"a\";  \"b\""
    );
    CHECK(
        Runs().add("a", bold_italic()).add("b", bold()).dump()
        == "strong;  emphasis;    \"a\";  \"b\""
    );
}

TEST_CASE("blanks at the ends of a paragraph and of a line are dropped", "[office]") {
    CHECK(
        Runs().add("  a ").thing({{}, LineBreak{Span::none()}}).add(" b  ").dump()
        == "\"a\";line-break;\"b\""
    );
}

TEST_CASE("emphasis goes on over a line break and a place", "[office]") {
    CHECK(
        Runs()
            .add("a", italic())
            .thing({{}, LineBreak{Span::none()}})
            .add("b", italic())
            .thing({{}, Anchor{"x", Span::none()}})
            .dump()
        == "emphasis;  \"a\";  line-break;  \"b\";anchor #x"
    );
}

TEST_CASE("code keeps its blanks and is the innermost", "[office]") {
    RunFormat raised = code();
    raised.shift = Shift::Superscript;
    CHECK(
        Runs().add("a ").add("b   c", code()).add("2", raised).dump()
        == "\"a \";code \"b   c\";superscript;  code \"2\""
    );
}

TEST_CASE("links part where their goals do, whatever is inside", "[office]") {
    Runs runs;
    runs.goals = {{"https://a.example/", ""}, {"#b", ""}};
    RunFormat first = bold();
    first.link = 0;
    RunFormat second;
    second.link = 1;
    runs.add("a", first).add("b", second).add(" c");
    CHECK(
        runs.dump()
        == "link \"https://a.example/\";  strong;    \"a\";link \"#b\";  \"b\";\" c\""
    );
}

TEST_CASE("words of another language are a phrase", "[office]") {
    RunFormat french;
    french.language = "fr";
    RunFormat french_italic = french;
    french_italic.emphasis = true;
    CHECK(
        Runs().add("a ").add("mot ", french).add("juste", french_italic).dump()
        == "\"a \";phrase fr;  \"mot \";  emphasis;    \"juste\""
    );
}

TEST_CASE("generated characters stand in no source", "[office]") {
    Runs runs;
    runs.add("a").thing({{}, std::string("(")}).add("b");
    const Inlines inlines = nested_inlines(runs.pieces, runs.transcript, {});
    REQUIRE(inlines.size() == 3);
    CHECK(std::get<Text>(inlines[1].value).span.is_none());
    CHECK(span_of(inlines) == Span{0, 2, 0});
}
