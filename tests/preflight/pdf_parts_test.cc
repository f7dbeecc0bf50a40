#include "preflight/codes.h"
#include "preflight/content_lexer.h"
#include "preflight/made_text.h"
#include "preflight/preflight.h"
#include "preflight/to_unicode.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;
using Kind = ContentToken::Kind;

TEST_CASE("strings are decoded with their escapes and hex digits", "[preflight]") {
    ContentLexer lexer(
        "(a\\(b\\)\\101 (nested)) <48 65 6> /Na#20me -1.5 [ ] << >> Tj% comment\nET"
    );
    CHECK(lexer.next().text == "a(b)A (nested)");
    CHECK(lexer.next().text == "He`");
    CHECK(lexer.next().text == "Na me");
    CHECK(lexer.next().number == -1.5);
    CHECK(lexer.next().kind == Kind::ArrayBegin);
    CHECK(lexer.next().kind == Kind::ArrayEnd);
    CHECK(lexer.next().kind == Kind::DictBegin);
    CHECK(lexer.next().kind == Kind::DictEnd);
    CHECK(lexer.next().text == "Tj");
    CHECK(lexer.next().text == "ET");
    CHECK(lexer.next().kind == Kind::End);
}

TEST_CASE("a literal string ends with the bracket that is its own", "[preflight]") {
    CHECK(end_of_literal("(a(b)\\)c) d", 0) == 9);
    CHECK(end_of_literal("x (a) b", 2) == 5);
    CHECK(end_of_literal("(a(b)", 0) == 5);
    CHECK(end_of_literal("(a\\", 0) == 3);
}

TEST_CASE("a stream cut short ends without a fault", "[preflight]") {
    for (const char* cut : {"(abc", "<4", "/", "(a\\", "<<", ")"}) {
        ContentLexer lexer(cut);
        for (int i = 0; i < 10 && lexer.next().kind != Kind::End; ++i) {
        }
        CHECK(lexer.next().kind == Kind::End);
    }
}

TEST_CASE(
    "a ToUnicode map gives characters for single codes, ranges and lists", "[preflight]"
) {
    const ToUnicode map = parse_to_unicode(
        "2 beginbfchar <0001> <0066 0069> <0002> <D835DC00> endbfchar\n"
        "2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <0062>] endbfrange",
        2
    );
    CHECK(*map.find(1) == U"fi");
    CHECK(*map.find(2) == U"\x1D400");
    CHECK(*map.find(0x12) == U"C");
    CHECK(*map.find(0x21) == U"b");
    CHECK(map.find(3) == nullptr);
    CHECK(map.find(0x9999) == nullptr);
}

TEST_CASE("in a ToUnicode map U+FEFF is a character, no byte order mark", "[preflight]") {
    const ToUnicode map = parse_to_unicode("1 beginbfchar <0001> <FEFF> endbfchar", 2);
    REQUIRE(map.find(1) != nullptr);
    CHECK(*map.find(1) == U"\uFEFF");
}

TEST_CASE("a list may count as far as Markdown lets it begin", "[preflight]") {
    const MadeTextKinds kinds({}, {});
    CHECK(kinds.is_label("999999999."));
    CHECK(kinds.is_label("1000000000)"));
    CHECK_FALSE(kinds.is_label("12345678901"));
    CHECK_FALSE(kinds.is_label("nonsense"));
}

TEST_CASE(
    "a file that is no PDF and one that is no EPUB are findings, not faults", "[preflight]"
) {
    const Report pdf = prove_pdf("not a PDF", {});
    REQUIRE_FALSE(pdf.proven());
    CHECK(pdf.findings[0].code == codes::pdf_unreadable);
    const Report epub = prove_epub("not an EPUB", {});
    REQUIRE_FALSE(epub.proven());
    CHECK(epub.findings.back().code == codes::epub_unreadable);
}
