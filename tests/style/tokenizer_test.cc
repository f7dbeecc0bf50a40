#include "style/token.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::style;
using Kind = Token::Kind;

namespace {

struct Read {
    Diagnostics log;
    Tokens tokens;
    explicit Read(std::string_view text) {
        Reporter report(0, log);
        tokens = tokenize(text, report);
    }
};

std::vector<Kind> kinds(std::string_view text) {
    std::vector<Kind> result;
    for (const Token& token : Read(text).tokens)
        result.push_back(token.kind);
    return result;
}

std::string first_text(std::string_view text) {
    return Read(text).tokens.front().text;
}

}  // namespace

TEST_CASE("names, hashes, at-keywords and functions are told apart", "[tokenizer]") {
    CHECK(
        kinds("p#a@page rgb(")
        == std::
            vector{Kind::Ident, Kind::Hash, Kind::AtKeyword, Kind::Space, Kind::Function, Kind::End}
    );
    CHECK(
        kinds("-webkit --x -1 - >")
        == std::
            vector{Kind::Ident, Kind::Space, Kind::Ident, Kind::Space, Kind::Number, Kind::Space, Kind::Delim, Kind::Space, Kind::Delim, Kind::End}
    );
}

TEST_CASE("numbers keep their unit, sign, point and exponent", "[tokenizer]") {
    const auto number = [](std::string_view text) {
        return Read(text).tokens.front().number;
    };
    CHECK(number("11pt") == 11);
    CHECK(number("-.5em") == -0.5);
    CHECK(number("+1.25e2mm") == 125);
    CHECK(number("50%") == 50);
    CHECK(Read("1em").tokens.front().text == "em");
    CHECK(Read("1e3").tokens.front().kind == Kind::Number);
    CHECK_FALSE(Read("1.0").tokens.front().is_integer);
    CHECK(Read("12").tokens.front().is_integer);
    CHECK(number("1e999") == 1e6);
    CHECK(number("-99999999999999999999999") == -1e6);
}

TEST_CASE("escapes stand for their characters", "[tokenizer]") {
    CHECK(first_text("\"\\2766 x\"") == "\u2766x");
    CHECK(first_text("\"a\\\"b\"") == "a\"b");
    CHECK(first_text("\"a\\\nb\"") == "ab");
    CHECK(first_text("\\70 re") == "pre");
    CHECK(first_text("\"\\0\"") == "\uFFFD");
    CHECK(first_text("\"\\110000\"") == "\uFFFD");
}

TEST_CASE("comments part tokens and are no tokens", "[tokenizer]") {
    CHECK(kinds("a/* b */c") == std::vector{Kind::Ident, Kind::Ident, Kind::End});
    CHECK(kinds("<!-- -->") == std::vector{Kind::Cdo, Kind::Space, Kind::Cdc, Kind::End});
}

TEST_CASE("an address without quotation marks is one token", "[tokenizer]") {
    CHECK(kinds("url(base.css)") == std::vector{Kind::Url, Kind::End});
    CHECK(first_text("url( base.css )") == "base.css");
    CHECK(
        kinds("url('x')")
        == std::vector{Kind::Function, Kind::String, Kind::CloseRound, Kind::End}
    );
    CHECK(kinds("url(a\"b)") == std::vector{Kind::BadUrl, Kind::End});
}

TEST_CASE("brackets know their closers, and stray ones close nothing", "[tokenizer]") {
    const Tokens tokens = Read("{ ( ] ) }").tokens;
    CHECK(tokens[0].match == 8);
    CHECK(tokens[2].match == 6);
    CHECK(Read("{ ( ] ) }").log.entries.empty());
    CHECK(Read("{ ( }").tokens[0].match == 5);
}

TEST_CASE("an unclosed string ends with its line and spoils no more", "[tokenizer]") {
    const Read read("\"abc\nd");
    CHECK(read.tokens[0].kind == Kind::BadString);
    CHECK(read.tokens[2].text == "d");
    REQUIRE(read.log.entries.size() == 1);
    CHECK(read.log.entries[0].code == "ST002");
}

TEST_CASE("a byte order mark is no token", "[tokenizer]") {
    CHECK(kinds("\xEF\xBB\xBFp") == std::vector{Kind::Ident, Kind::End});
    CHECK(Read("\xEF\xBB\xBFp").tokens[0].begin == 3);
}
