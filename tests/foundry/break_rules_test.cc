#include "foundry/break_rules.h"

#include "foundry/foundry_fixture.h"

using namespace pam;
using namespace pam::foundry;

namespace {

/// The word with its break points: "-" where a hyphen is put in, "|" where nothing is, "~"
/// at the author's soft hyphen.
std::string parted(std::string_view word, std::string_view language = "en") {
    static const auto catalogue = read_catalogue(catalogue_text());
    static Hyphenator hyphenator(*catalogue, "");
    std::vector<Opportunity> found;
    HyphenRules rules;
    rules.dictionary = hyphenator.dictionary(language);
    find_opportunities(word, hyphenator, rules, found);
    std::string result(word);
    for (auto at = found.rbegin(); at != found.rend(); ++at) {
        const char* sign = at->kind == BreakKind::Bare     ? "|"
                           : at->kind == BreakKind::Hyphen ? "-"
                                                           : "~";
        result.insert(at->byte, sign);
    }
    return result;
}

}  // namespace

TEST_CASE(
    "words are hyphenated by their language's patterns, two letters before, three after",
    "[foundry]"
) {
    CHECK(parted("hyphenation") == "hy-phen-ation");
    CHECK(parted("understanding") == "un-der-stand-ing");
    CHECK(parted("ever") == "ever");
    CHECK(parted("about") == "about");
    CHECK(parted("\u201Cunderstanding,\u201D") == "\u201Cun-der-stand-ing,\u201D");
    CHECK(parted("l\u2019\u00E9l\u00E9ment", "fr") == "l\u2019\u00E9l\u00E9-ment");
    CHECK(
        parted(
            "\u043F\u0440\u0430\u0432\u0438\u0442\u0435\u043B\u044C\u0441\u0442\u0432"
            "\u043E",
            "ru"
        )
            .find('-')
        != std::string::npos
    );
    CHECK(parted("understanding", "tlh") == "understanding");
}

TEST_CASE("numbers, codes and addresses get no hyphens", "[foundry]") {
    CHECK(parted("PDF1234version") == "PDF1234version");
    CHECK(parted("some_identifier_name").find('-') == std::string::npos);
    CHECK(
        parted("https://example.org/documents/understanding.html")
        == "https://|example.|org/|documents/|understanding.|html"
    );
    CHECK(parted("editor@publishing.example.org").find('-') == std::string::npos);
    CHECK(parted("C:\\new\\table") == "C:\\|new\\|table");
}

TEST_CASE("a line may end after a dash, never before it", "[foundry]") {
    CHECK(parted("one\u2014two") == "one\u2014|two");
    CHECK(parted("one\u2014\u201Ctwo") == "one\u2014|\u201Ctwo");
    CHECK(parted("one\u2014") == "one\u2014");
    CHECK(parted("\u2014one") == "\u2014one");
    CHECK(parted("said\u2014\u201D") == "said\u2014\u201D");
    CHECK(parted("1914\u20131918") == "1914\u20131918");
    CHECK(parted("one\u2013two") == "one\u2013|two");
}

TEST_CASE(
    "a word's own hyphen and a slash are break points, a sign before a number is none",
    "[foundry]"
) {
    CHECK(parted("semi-feudal") == "semi-|feu-dal");
    CHECK(parted("-5") == "-5");
    CHECK(parted("non\u2011breaking", "x") == "non\u2011breaking");
    CHECK(parted("and/or", "x") == "and/|or");
    CHECK(parted("1/2", "x") == "1/2");
    CHECK(parted("e-mail", "x") == "e-mail");
}

TEST_CASE(
    "authors' own soft hyphens overrule the patterns around them, joiners forbid",
    "[foundry]"
) {
    CHECK(parted("under\u00ADstanding") == "under\u00AD~standing");
    CHECK(parted("word\u200Bword", "x") == "word\u200B|word");
    CHECK(parted("and/\u2060or", "x") == "and/\u2060or");
}
