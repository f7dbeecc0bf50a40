// Opening texts: each encoding is found or stated, a wrong one is told, and whatever was
// damaged before it came to us is told by line, mended in the ledger where it can be.
#include "manuscript/codes.h"
#include "manuscript/converter.h"
#include "plain_text_support.h"

#include <array>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;
using namespace std::string_view_literals;
using namespace std::string_literals;

namespace {

struct OpenedText {
    Opened opened;
    Diagnostics log;

    [[nodiscard]] const Diagnostic* told(const char* code) const {
        for (const Diagnostic& entry : log.entries)
            if (entry.code == code) return &entry;
        return nullptr;
    }
};

OpenedText
open_as(std::string bytes, std::string_view encoding, std::string_view name = "essay.txt") {
    Diagnostics log;
    auto opened = manuscript::open(std::move(bytes), name, encoding, log);
    REQUIRE(opened);
    return {std::move(*opened), std::move(log)};
}

OpenedText open_text(std::string bytes) {
    return open_as(std::move(bytes), "");
}

Error refusal(std::string bytes, std::string_view encoding) {
    Diagnostics log;
    auto opened = manuscript::open(std::move(bytes), "essay.txt", encoding, log);
    REQUIRE_FALSE(opened);
    return opened.error();
}

Reading read_opened(const OpenedText& text, ReadOptions options = {}) {
    options.decoding = text.opened.decoding;
    return read_text(text.opened.text, options);
}

const Diagnostic& told(const Reading& reading, const char* code) {
    for (const Diagnostic& entry : reading.log.entries)
        if (entry.code == code) return entry;
    FAIL("nothing is told of " << code);
    return reading.log.entries.front();
}

std::string place_of(const Reading& reading, const char* code) {
    const Position at = reading.source.position(told(reading, code).span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

// "Größer als früher" and other letters outside ASCII, in one byte each.
const std::string latin_1 = "Gr\xF6\xDF"
                            "er als fr\xFCher: der B\xE4r l\xE4uft \xFC"
                            "ber \xF6"
                            "de \xC4"
                            "cker, fr\xF6hlich und \xFC"
                            "berm\xFCtig, und h\xF6rt die V\xF6gel.\n";

const std::string mojibake = "The first line is sound.\n\nItâ€™s the cafÃ© that is open.\n";

}  // namespace

// ---------------------------------------------------------------- finding out

TEST_CASE("a byte order mark says what the encoding is and is no text", "[encoding]") {
    struct Marked {
        std::string_view bytes;
        const char* encoding;
    };
    constexpr std::array<Marked, 5> all{
        {{"\xFF\xFE\x41\0\xE9\0"sv, "UTF-16LE"},
         {"\xFE\xFF\0\x41\0\xE9"sv, "UTF-16BE"},
         {"\xFF\xFE\0\0\x41\0\0\0\xE9\0\0\0"sv, "UTF-32LE"},
         {"\0\0\xFE\xFF\0\0\0\x41\0\0\0\xE9"sv, "UTF-32BE"},
         {"\x84\x31\x95\x33\x41\xA8\xA6"sv, "GB18030"}}};
    for (const Marked& one : all) {
        INFO(one.encoding);
        const OpenedText text = open_text(std::string(one.bytes));
        CHECK(text.opened.text == "Aé");
        CHECK(text.opened.decoding.encoding == one.encoding);
        CHECK(text.opened.decoding.evidence == "byte order mark");
    }
}

TEST_CASE("UTF-16 without a byte order mark is known by its bytes", "[encoding]") {
    const std::string text = "A line of plain words, and another of them.\n";
    std::string little;
    for (const char c : text)
        little.append({c, '\0'});
    CHECK(open_text(little).opened.text == text);
    CHECK(open_text(little).opened.decoding.encoding == "UTF-16LE");
    CHECK(open_text('\0' + little.substr(0, little.size() - 1)).opened.text == text);
}

TEST_CASE("plain UTF-8 needs no word about it", "[encoding]") {
    const OpenedText text = open_text("Ein schöner Tag.\n");
    CHECK(text.opened.decoding.evidence.empty());
    CHECK(text.log.entries.empty());
}

TEST_CASE("an encoding that is only guessed is told, with its rival", "[encoding]") {
    const OpenedText text = open_text("The caf\xE9 is open.\n");
    CHECK(text.opened.text == "The café is open.\n");
    const Diagnostic* guess = text.told(codes::encoding_guessed);
    REQUIRE(guess);
    CHECK_THAT(
        guess->message,
        Catch::Contains("essay.txt") && Catch::Contains(text.opened.decoding.encoding)
            && Catch::Contains("it may be")
    );
    CHECK_THAT(guess->hints.at(0), Catch::Contains("--encoding"));
}

TEST_CASE("an encoding that is certain is no guess", "[encoding]") {
    const OpenedText text = open_text(latin_1);
    CHECK(text.opened.decoding.encoding == "ISO-8859-1");
    CHECK(text.opened.decoding.evidence == "certain");
    CHECK_FALSE(text.told(codes::encoding_guessed));
}

TEST_CASE("a page that says a wrong encoding is read as what it is", "[encoding]") {
    const std::string page = "<!doctype html><html><head><meta charset=\"iso-8859-1\">"
                             "<title>Tag</title></head><body><p>Ein schöner Tag.</p>";
    const OpenedText text = open_as(page, "", "page.html");
    CHECK(text.opened.text == page);
    const Diagnostic* told = text.told(codes::encoding_contradicted);
    REQUIRE(told);
    CHECK_THAT(
        told->message, Catch::Contains("iso-8859-1") && Catch::Contains("it is UTF-8")
    );
}

TEST_CASE("a page that says its encoding truly is believed in silence", "[encoding]") {
    const OpenedText text = open_as(
        "<!doctype html><html><head><meta charset=windows-1252><title>Tag</title></head>"
        "<body><p>Ein sch\xF6ner Tag \x96 \x84gro\xDF\x93.</p>",
        "",
        "page.html"
    );
    CHECK_THAT(text.opened.text, Catch::Contains("schöner Tag – „groß“."));
    CHECK(text.opened.decoding.evidence == "declared by the page");
    CHECK(text.log.entries.empty());
}

// ---------------------------------------------------------------- stating one

TEST_CASE("what is stated holds", "[encoding]") {
    const OpenedText text =
        open_as("\xD4\xC5\xCB\xD3\xD4 \xF0\xD5\xDB\xCB\xC9\xCE\xC1\n", "koi8-r");
    CHECK(text.opened.text == "текст Пушкина\n");
    CHECK(text.opened.decoding.encoding == "KOI8-R");
    CHECK(text.opened.decoding.evidence == "stated");
    CHECK(text.log.entries.empty());
}

TEST_CASE("an encoding that nobody knows is refused, with the one meant", "[encoding]") {
    const Error error = refusal("A text.\n", "shiftjs");
    CHECK(error.code == codes::unknown_encoding);
    CHECK_THAT(error.message, Catch::Contains("shiftjs"));
    CHECK_THAT(error.hints.at(0), Catch::Contains("Shift_JIS"));
    CHECK(refusal("A text.\n", "zzzzzzzzzzzz").code == codes::unknown_encoding);
}

TEST_CASE("a stated encoding that cannot be is refused at its byte", "[encoding]") {
    for (const char* encoding : {"utf-8", "shift_jis"}) {
        INFO(encoding);
        const Error error = refusal("Ja.\n" + latin_1 + latin_1 + latin_1, encoding);
        CHECK(error.code == codes::bytes_of_no_encoding);
        CHECK_THAT(
            error.message,
            Catch::StartsWith("essay.txt:2:") && Catch::Contains(canonical_name(encoding))
        );
        CHECK_FALSE(error.hints.empty());
    }
}

TEST_CASE("a stated encoding that the letters speak against is told", "[encoding]") {
    const OpenedText one = open_as("Ein schöner Tag.\n", "windows-1252");
    REQUIRE(one.told(codes::encoding_contradicted));
    CHECK_THAT(
        one.told(codes::encoding_contradicted)->message, Catch::Contains("looks like UTF-8")
    );
    const OpenedText two = open_as(latin_1 + latin_1, "windows-1251");
    REQUIRE(two.told(codes::encoding_contradicted));
    CHECK_THAT(
        two.told(codes::encoding_contradicted)->message,
        Catch::Contains("looks like ISO-8859-1; it is read as windows-1251, as stated")
    );
}

TEST_CASE("a text in bytes of two is not read as bytes of one", "[encoding]") {
    const std::string wide = "\xFF\xFE\x41\0\x42\0\x43\0\x44\0"s;
    CHECK(refusal(wide, "windows-1252").code == codes::not_a_text);
}

// ---------------------------------------------------------------- damage

TEST_CASE("stray bytes of windows-1252 are mended, told and refusable", "[encoding]") {
    const OpenedText text =
        open_text("Zoë’s naïve café.\n\nOne byte: r\xE9sum\xE9 is odd.\n");
    CHECK(text.opened.decoding.encoding == "UTF-8");
    CHECK(text.opened.decoding.odd_bytes.size() == 2);
    const Reading reading = read_opened(text);
    CHECK_THAT(reading.text(), Catch::Contains("résumé is odd"));
    CHECK(place_of(reading, codes::bytes_of_no_encoding) == "3:12");
    REQUIRE(reading.manuscript.ledger.size() == 2);
    ReadOptions options;
    options.refuse = {1, 2};
    CHECK_THAT(
        read_opened(text, options).text(), Catch::Contains("r\uFFFDsum\uFFFD is odd")
    );
}

TEST_CASE("a null that strayed into a text is shown and told", "[encoding]") {
    std::string bytes = "A line of some length, so that one byte is nothing.\n";
    for (int i = 0; i < 5; ++i)
        bytes += bytes;
    bytes[60] = '\0';
    const Reading reading = read_opened(open_text(bytes));
    CHECK_THAT(reading.text(), Catch::Contains("\uFFFD"));
    CHECK(place_of(reading, codes::bytes_of_no_encoding) == "2:9");
}

TEST_CASE("a character that was lost before is told by line", "[encoding]") {
    const Reading reading = read_text("A title\n\nThe caf\uFFFD is open.\n");
    CHECK(place_of(reading, codes::replacement_character) == "3:8");
    CHECK(told(reading, codes::replacement_character).severity == Severity::Warning);
    CHECK(reading.manuscript.ledger.empty());
}

TEST_CASE("letters decoded wrongly are mended in the ledger", "[encoding]") {
    const Reading reading = read_text(mojibake);
    CHECK_THAT(reading.text(), Catch::Contains("It’s the café that is open."));
    CHECK(place_of(reading, codes::mojibake) == "3:3");
    CHECK_THAT(told(reading, codes::mojibake).message, Catch::Contains("it is mended"));
    REQUIRE(reading.manuscript.ledger.size() == 2);
    CHECK(reading.manuscript.ledger[0].before == "â€™");
    CHECK(reading.manuscript.ledger[0].after == "’");
    CHECK(reading.manuscript.ledger[0].code == codes::mojibake);
}

TEST_CASE("the corners of drawn boxes are no letters decoded wrongly", "[encoding]") {
    const std::string box = "┌──────┐\n│ lamp │\n├──────┤\n│ door │\n└──────┘\n";
    const Reading reading = read_text("The room is this:\n\n" + box + "\n" + box);
    CHECK(reading.manuscript.ledger.empty());
    CHECK_THAT(reading.text(), Catch::Contains("┌──────┐"));
}

TEST_CASE("the repair of wrongly decoded letters can be refused", "[encoding]") {
    ReadOptions options;
    options.refuse = {1};
    const Reading reading = read_text(mojibake, options);
    CHECK_THAT(reading.text(), Catch::Contains("Itâ€™s the café that is open."));
    CHECK_THAT(told(reading, codes::mojibake).message, Catch::Contains("stays as typed"));
}

TEST_CASE("with the copy desk off the repair is only proposed", "[encoding]") {
    ReadOptions options;
    options.copyedit = Copyedit::Off;
    const Reading reading = read_text(mojibake, options);
    CHECK_THAT(reading.text(), Catch::Contains("Itâ€™s the cafÃ© that is open."));
    REQUIRE(reading.manuscript.ledger.size() == 2);
    CHECK(reading.manuscript.ledger[0].standing == Standing::Proposed);
    CHECK_THAT(told(reading, codes::mojibake).message, Catch::Contains("stays as typed"));
}

TEST_CASE("honest letters are no mojibake", "[encoding]") {
    for (const char* text :
         {"Das Weiß“ und „Spaß“, «MAÇÃ», Ã la carte.\n",
          "São Tomé, coração; ÂNGELO.\n",
          "Он сказал: «Рядом Сад».\n"}) {
        INFO(text);
        const Reading reading = read_text(text);
        CHECK_FALSE(reading.has_code(codes::mojibake));
    }
}

TEST_CASE("marks that turn the direction of writing are told and kept", "[encoding]") {
    const std::string text = "Pay \u202E001\u202C now.\n";
    const Reading reading = read_text(text);
    CHECK_THAT(reading.text(), Catch::Contains("\u202E001\u202C"));
    CHECK(place_of(reading, codes::direction_control) == "1:5");
    CHECK(told(reading, codes::direction_control).severity == Severity::Warning);
    CHECK(
        told(read_text("Shalom\u200F here.\n"), codes::direction_control).severity
        == Severity::Note
    );
}

TEST_CASE("characters that show nothing are told where they do nothing", "[encoding]") {
    const Reading reading = read_text("A word\u200Bbroken.\n");
    CHECK(place_of(reading, codes::invisible_character) == "1:7");
    CHECK_THAT(
        told(reading, codes::invisible_character).message,
        Catch::Contains("zero-width space")
    );
    // In Persian the joiner that does not join is spelling.
    CHECK_FALSE(read_text("می\u200Cخواهم\n").has_code(codes::invisible_character));
}

TEST_CASE("an encoding goes by any of its names", "[encoding]") {
    CHECK(canonical_name("latin1") == "ISO-8859-1");
    CHECK(canonical_name("Latin-2") == "ISO-8859-2");
    CHECK(canonical_name("cp1252") == "windows-1252");
    CHECK(canonical_name("ansi") == "windows-1252");
    CHECK(canonical_name("win1251") == "windows-1251");
    CHECK(canonical_name("sjis") == "Shift_JIS");
    CHECK(canonical_name("macroman") == "macintosh");
    CHECK(canonical_name("utf8") == "UTF-8");
    CHECK(canonical_name("utf-9").empty());
}
