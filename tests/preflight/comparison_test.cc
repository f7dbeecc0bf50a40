#include "preflight/comparison.h"

#include "document/walk.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;

namespace {

TracedText expecting(std::u32string_view text) {
    TracedText expected;
    std::uint32_t offset = 0;
    for (const char32_t c : text) {
        if (c == U'\n')
            expected.boundary();
        else if (c == U' ')
            expected.space(offset);
        else
            expected.append(c, offset);
        ++offset;
    }
    return expected;
}

FoundText finding(std::u32string_view text) {
    FoundText found;
    found.enter("page 1");
    for (const char32_t c : text) {
        if (c == U'\n')
            found.boundary();
        else
            found.append(c);
    }
    return found;
}

using Kind = Difference::Kind;

std::vector<Kind> kinds(std::u32string_view expected, std::u32string_view found) {
    std::vector<Kind> result;
    for (const Difference& difference :
         compare(expecting(expected), finding(found)).differences)
        result.push_back(difference.kind);
    return result;
}

}  // namespace

TEST_CASE("equal texts have every word and no difference", "[preflight]") {
    const Comparison same = compare(
        expecting(U"Nothing is lost.\nNot a word."),
        finding(U"Nothing is lost. Not a word.")
    );
    CHECK(same.words == 6);
    CHECK(same.total == 0);
}

TEST_CASE("a word broken over lines or pages is one word", "[preflight]") {
    CHECK(kinds(U"the petty bourgeoisie", U"the petty bour\u00AD\ngeoisie").empty());
    CHECK(kinds(U"the petty bourgeoisie", U"the petty bour\u00ADgeoisie").empty());
    CHECK(kinds(U"semi-proletariat", U"semi-\nproletariat").empty());
}

TEST_CASE("a soft hyphen that the author typed must be there", "[preflight]") {
    CHECK(kinds(U"co\u00ADoperate", U"co\u00ADoperate").empty());
    CHECK(
        kinds(U"co\u00ADoperate now and for all time", U"cooperate now and for all time")
        == std::vector{Kind::Lost}
    );
}

TEST_CASE(
    "a lost word, an invented word and a changed word are told apart", "[preflight]"
) {
    const std::u32string_view whole =
        U"we simply will not find in it a notion that peasants play a role";
    CHECK(
        kinds(whole, U"we simply will find in it a notion that peasants play a role")
        == std::vector{Kind::Lost}
    );
    CHECK(
        kinds(
            whole, U"we simply will not ever find in it a notion that peasants play a role"
        )
        == std::vector{Kind::Invented}
    );
    CHECK(
        kinds(whole, U"we simply will nut find in it a notion that peasants play a role")
        == std::vector{Kind::Changed}
    );
}

TEST_CASE("words run together or parted are a difference of space", "[preflight]") {
    CHECK(kinds(U"one two three", U"onetwo three") == std::vector{Kind::Space});
    CHECK(kinds(U"one two three", U"one t wo three") == std::vector{Kind::Space});
}

TEST_CASE("a ligature and its letters are the same text", "[preflight]") {
    CHECK(kinds(U"\uFB01nd the o\uFB03ce", U"find the office").empty());
    CHECK(kinds(U"find the office", U"\uFB01nd the o\uFB03ce").empty());
}

TEST_CASE("the end of a block needs no space in the output", "[preflight]") {
    CHECK(kinds(U"end.\nNext", U"end.Next").empty());
    CHECK(kinds(U"end.\nNext", U"end. Next").empty());
}

TEST_CASE("text cut off at the end, or added there, is found", "[preflight]") {
    CHECK(kinds(U"all of this", U"all of") == std::vector{Kind::Lost});
    CHECK(kinds(U"all of", U"all of this") == std::vector{Kind::Invented});
    CHECK(kinds(U"all of this", U"") == std::vector{Kind::Lost});
}

TEST_CASE("a difference names its page and its place in the manuscript", "[preflight]") {
    FoundText found = finding(U"one two ");
    found.enter("page 2");
    for (const char32_t c : std::u32string_view(U"three fear five six seven eight nine"))
        found.append(c);
    const Comparison result =
        compare(expecting(U"one two three four five six seven eight nine"), found);
    REQUIRE(result.total == 1);
    CHECK(result.differences[0].where == "page 2");
    CHECK(result.differences[0].source_offset == 15);
}

TEST_CASE("two texts with nothing in common end quickly", "[preflight]") {
    const Comparison result = compare(
        expecting(std::u32string(60'000, U'a')), finding(std::u32string(60'000, U'b'))
    );
    CHECK(result.total >= 1);
    CHECK(result.words == 0);
}
