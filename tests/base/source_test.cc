#include "base/source.h"

#include "base/diagnostic.h"

#include <catch2/catch.hpp>

using namespace pam;

TEST_CASE("lines end at LF, CR LF and a lone CR", "[source]") {
    const Source source("x.txt", "one\ntwo\r\nthree\rfour");
    REQUIRE(source.line_count() == 4);
    CHECK(source.line(1) == "one");
    CHECK(source.line(2) == "two");
    CHECK(source.line(3) == "three");
    CHECK(source.line(4) == "four");
    CHECK(source.line(5).empty());
}

TEST_CASE("a file of one kind of line end has a line for each", "[source]") {
    CHECK(Source("x.txt", "a\rb\r\rc\r").line_count() == 5);
    CHECK(Source("x.txt", "a\r\nb\r\n\r\nc").line_count() == 4);
    CHECK(Source("x.txt", "a\r\r\nb").line_count() == 3);
    CHECK(Source("x.txt", "").line_count() == 1);
}

TEST_CASE("columns count characters, not bytes", "[source]") {
    const Source source("x.txt", "Ünïcode\nnaïve — yes");
    CHECK(source.position(0) == Position{1, 1});
    CHECK(source.position(2) == Position{1, 2});
    CHECK(
        source.position(static_cast<std::uint32_t>(source.text().find("yes")))
        == Position{2, 9}
    );
}

TEST_CASE("columns of a line of megabytes are told at once and rightly", "[source]") {
    std::string text = "first\n";
    for (int i = 0; i < 400000; ++i)
        text += "aé—";  // three characters of six bytes: strides cut them anywhere
    const Source source("essay.txt", text);
    for (std::uint32_t i = 0; i < 400000; i += 7)
        REQUIRE(source.position(6 + 6 * i + 3) == Position{2, 3 * i + 3});
    CHECK(source.position(static_cast<std::uint32_t>(text.size())) == Position{2, 1200001});
}

TEST_CASE("a place is told as file, line and column", "[source]") {
    Sources sources;
    const SourceId id = sources.add(Source("essay.txt", "a\nbc"));
    CHECK(place(sources, {3, 4, id}) == "essay.txt:2:2");
    CHECK(place(sources, Span::none()) == "essay.txt");
}

TEST_CASE("joining a span with none gives the span", "[source]") {
    CHECK(joined(Span::none(), {2, 5}) == Span{2, 5});
    CHECK(joined({4, 9}, {2, 5}) == Span{2, 9});
}
