#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace pam;

TEST_CASE("decoding and encoding are inverse for the edges of each length", "[utf8]") {
    for (const char32_t c :
         {U'\x0',
          U'\x7F',
          U'\x80',
          U'\x7FF',
          U'\x800',
          U'\xFFFF',
          U'\x10000',
          U'\x10FFFF'}) {
        const std::string text = utf8::encode(c);
        CHECK(utf8::decode(text, 0).code_point == c);
        CHECK(utf8::decode(text, 0).bytes == text.size());
        CHECK(utf8::decode_before(text, text.size()).code_point == c);
    }
}

TEST_CASE("the first malformed byte is found where it stands", "[utf8]") {
    CHECK_FALSE(utf8::find_invalid("plain — text").has_value());
    CHECK(utf8::find_invalid("ab\xFF") == 2);
    CHECK(utf8::find_invalid("a\xC0\xAF") == 1);          // overlong slash
    CHECK(utf8::find_invalid("a\xED\xA0\x80") == 1);      // surrogate
    CHECK(utf8::find_invalid("a\xF4\x90\x80\x80") == 1);  // above U+10FFFF
    CHECK(utf8::find_invalid("caf\xC3") == 3);            // cut short
}

TEST_CASE("a malformed byte decodes to one replacement character", "[utf8]") {
    CHECK(utf8::decode("\x80z", 0).code_point == 0xFFFD);
    CHECK(utf8::decode("\x80z", 0).bytes == 1);
    CHECK(utf8::decode_before("z\x80", 2).code_point == 0xFFFD);
}

TEST_CASE("white space folds to single spaces but no-break spaces stay", "[utf8]") {
    CHECK(utf8::collapse_spaces(" a \t\r\n b\u2003c ") == "a b c");
    CHECK(utf8::collapse_spaces("a\u00A0 b") == "a\u00A0 b");
    CHECK(utf8::trim("\n x\u00A0\n") == "x\u00A0");
}

TEST_CASE("case is known for Latin, Greek and Cyrillic", "[utf8]") {
    CHECK(utf8::to_lower(U'É') == U'é');
    CHECK(utf8::to_upper(U'ÿ') == U'Ÿ');
    CHECK(utf8::to_upper(U'ж') == U'Ж');
    CHECK(utf8::to_lower(U'Ё') == U'ё');
    CHECK(utf8::to_upper(U'ς') == U'Σ');
    CHECK(utf8::to_lower(U'Ż') == U'ż');
    CHECK(utf8::is_upper(U'Ő'));
    CHECK_FALSE(utf8::is_upper(U'×'));
}

TEST_CASE("a long text is elided in its middle by characters, not bytes", "[utf8]") {
    CHECK(utf8::elide_middle("short", 10) == "short");
    CHECK(utf8::count(utf8::elide_middle("ααααααααααββββββββββ", 9)) == 9);
}
