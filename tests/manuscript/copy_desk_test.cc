#include "manuscript/copy_desk.h"

#include "manuscript/codes.h"
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string desk(const std::string& text, const std::string& language = "en") {
    ReadOptions options;
    options.settings = {stated("language", language)};
    return read_text(text, options).text();
}

// One paragraph each: what was typed and what is set.
struct Pair {
    const char* typed;
    const char* mended;
};

void check(const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
        INFO(pair.typed);
        CHECK(desk(pair.typed) == pair.mended);
    }
}

}  // namespace

TEST_CASE("double quotation marks turn by their neighbours", "[desk]") {
    check({
        {"\"Yes,\" he said.", "“Yes,” he said."},
        {"He said (\"yes\") twice.", "He said (“yes”) twice."},
        {"He said--\"yes\"--and went.", "He said—“yes”—and went."},
        {"\"...and so on,\" he said.", "“…and so on,” he said."},
        {"\"I went--\" he said.", "“I went—” he said."},
        {"Called *\"so\"* by them.", "Called *“so”* by them."},
    });
}

TEST_CASE("single marks nest and apostrophes stay apostrophes", "[desk]") {
    check({
        {"\"He said 'no' to me,\" she said.", "“He said ‘no’ to me,” she said."},
        {"\"'No' is what he said.\"", "“‘No’ is what he said.”"},
        {"She said, \"he cried 'no!'\"", "She said, “he cried ‘no!’”"},
        {"It isn't the workers' fault.", "It isn’t the workers’ fault."},
        {"O'Brien's o'clock.", "O’Brien’s o’clock."},
        {"'I am here,' he said.", "‘I am here,’ he said."},
    });
}

TEST_CASE("lost letters have an apostrophe, not an opening mark", "[desk]") {
    check({
        {"'Tis true, 'twas so.", "’Tis true, ’twas so."},
        {"Give 'em rock 'n' roll of the '70s.", "Give ’em rock ’n’ roll of the ’70s."},
        {"The class of '68 went.", "The class of ’68 went."},
        {"He was runnin' 'round the house.", "He was runnin’ ’round the house."},
        {"The 1990's were so.", "The 1990’s were so."},
    });
}

TEST_CASE("in a text about commands two hyphens before a word are an option", "[desk]") {
    const std::string manual =
        "Say lamp --dry-run first, or lamp --level=2, and then go on. ";
    CHECK(
        read_text(manual + "With lamp --peer the other lamp is lit, too; see --udeb.\n")
            .text()
        == manual + "With lamp --peer the other lamp is lit, too; see --udeb."
    );
    CHECK(
        read_text(manual + "It was the lamp--yes, hers--that burned.\n").text()
        == manual + "It was the lamp—yes, hers—that burned."
    );
    const std::string letters = "It takes --keep (-k) and \"lamp -v\", too.";
    CHECK_THAT(read_text(letters + "\n").text(), Catch::Contains("--keep (-k)"));
    // Endings are no options, nor are compounds after a dash, however many.
    const std::string essay =
        "There are those --well-meaning people, all of them-- who wait, and others "
        "--half-hearted, perhaps-- who wait --and go. The plural has -s or -n.\n";
    CHECK(read_text(essay).text().find("--and") == std::string::npos);
    // One such word is none of many dashes that are typed so.
    const std::string novel =
        "He lit the lamp --she saw it --and went --the well-known way --down to the lock "
        "--so he said --and --half-asleep --was gone.\n";
    CHECK(read_text(novel).text().find("--she") == std::string::npos);
}

TEST_CASE("measures have primes", "[desk]") {
    check({
        {"He is 5' 6\" tall.", "He is 5′ 6″ tall."},
        {"A board of 6\" x 4\" wide.", "A board of 6″ x 4″ wide."},
        {"\"It was 1945\" he said.", "“It was 1945” he said."},
    });
}

TEST_CASE("backticks open quotations where the manuscript uses them so", "[desk]") {
    check({
        {"`Well!' thought Alice, `after such a fall.'",
         "‘Well!’ thought Alice, ‘after such a fall.’"},
        {"``So it is'' they said.", "“So it is” they said."},
        {"`She said --' (she was) `--but so.'", "‘She said—’ (she was) ‘—but so.’"},
        {"Type `ls` and `cd` now.", "Type `ls` and `cd` now."},
    });
}

TEST_CASE("a quotation that goes on opens each paragraph", "[desk]") {
    const Reading reading =
        read_text("\"One is here.\n\n\"Two is here.\"\n\nThree is here.\n");
    CHECK(reading.text() == "“One is here.\n“Two is here.”\nThree is here.");
    CHECK_FALSE(reading.has_code("MS002"));
}

TEST_CASE("a quotation that nobody closes is told", "[desk]") {
    const Reading reading = read_text("\"One is here and open.\n\nTwo is here.\n");
    CHECK(reading.has_code("MS002"));
}

TEST_CASE("a poem's quotation may close lines later", "[desk]") {
    const Reading reading =
        read_text("'How doth the little crocodile\nImprove his shining tail,\nAnd pour the "
                  "waters of the Nile\nOn every scale!'\n");
    CHECK(reading.text().find("‘How") == 0);
    CHECK(reading.text().find("scale!’") != std::string::npos);
}

TEST_CASE("typed dashes become the closed em dash", "[desk]") {
    check({
        {"a problem--any problem", "a problem—any problem"},
        {"one -- two --- three", "one—two—three"},
        {"the lesson-- the first", "the lesson—the first"},
        {"World War I-- along with it", "World War I—along with it"},
        {"Mr. D-- went home", "Mr.\u00A0D— went home"},
        {"He went. -- Tolstoy", "He went. —Tolstoy"},
        {"any retreat - however remote", "any retreat—however remote"},
        {"a long ---- run", "a long ---- run"},
        {"a <!-- comment --> here", "a <!-- comment --> here"},
        {"use --out=x now", "use --out=x now"},
        {"5 - 3 is two", "5 - 3 is two"},
        {"Title - Subtitle", "Title - Subtitle"},
    });
}

TEST_CASE("only a sure range of numbers has an en dash", "[desk]") {
    check({
        {"the war of 1914-1918 was", "the war of 1914–1918 was"},
        {"the war of 1914-18 was", "the war of 1914–18 was"},
        {"see pp. 12-34 there", "see pp.\u00A012–34 there"},
        {"1914--18 it was", "1914–18 it was"},
        {"call 555-1234 now", "call 555-1234 now"},
        {"on 2004-10-12 it was", "on 2004-10-12 it was"},
        {"in 2004-10 it was", "in 2004-10 it was"},
    });
}

TEST_CASE("three points are an ellipsis and leaders stay", "[desk]") {
    check({
        {"well... so", "well… so"},
        {"Oh! . . . by the way", "Oh! … by the way"},
        {"done.... Next", "done.… Next"},
        {"done. . . . Next", "done. … Next"},
        {"Chapter One ........ 12", "Chapter One ........ 12"},
        {"go to ../.. now", "go to ../.. now"},
    });
}

TEST_CASE("split hyphens are mended by what the manuscript says elsewhere", "[desk]") {
    check({
        {"the petty- bourgeoisie is the petty-bourgeoisie",
         "the petty-bourgeoisie is the petty-bourgeoisie"},
        {"the wonder- ful day was wonderful", "the wonderful day was wonderful"},
        {"we are ultra- elitists", "we are ultra-elitists"},
        {"Marxism- Leninism-Maoism", "Marxism-Leninism-Maoism"},
        {"inter- and intra-party", "inter- and intra-party"},
        {"pre- or post-war", "pre- or post-war"},
        {"it was good- the best", "it was good- the best"},
    });
}

TEST_CASE(
    "a word broken at a line's end loses its hyphen where lines break words", "[desk]"
) {
    const Reading reading =
        read_text("THOSE who are familiar with the mass of literature deal-\n"
                  "ing with the vexed question of the origin will see an im-\n"
                  "portant matter here, for dealing with it is important to all.\n");
    CHECK(reading.text().find("dealing with the vexed") != std::string::npos);
    CHECK(reading.text().find("an important matter") != std::string::npos);
}

TEST_CASE("addresses, paths and file names are never touched", "[desk]") {
    check({
        {"see http://a.org/x--y'z now", "see http://a.org/x--y'z now"},
        {"write to o'neil@a--b.org now", "write to o'neil@a--b.org now"},
        {"open C:\\it's\\a--b now", "open C:\\it's\\a--b now"},
        {"open /usr/x--y/z now", "open /usr/x--y/z now"},
        {"\"http://a.org\" it is", "“http://a.org” it is"},
        {"and/or it's so", "and/or it’s so"},
    });
}

TEST_CASE("in a language without rules only what is safe is mended", "[desk]") {
    CHECK(
        desk("Yeye \"alisema\" n'ko -- na kisha...", "xx")
        == "Yeye \"alisema\" n’ko – na kisha…"
    );
    ReadOptions options;
    options.settings = {stated("language", "xx")};
    CHECK(read_text("Yeye \"ndiyo\".", options).has_code(codes::quotes_left_straight));
    options.settings = {stated("language", "fr")};
    CHECK_FALSE(read_text("Il dit \"oui\".", options).has_code(codes::quotes_left_straight)
    );
}

TEST_CASE("with the copy desk off nothing is changed", "[desk]") {
    const std::string text = "\"It's so\"--he said... petty- bourgeoisie";
    const Reading reading = read_literally(text);
    CHECK(reading.text() == text);
    CHECK(reading.manuscript.ledger.empty());
}

TEST_CASE("texts lead back to their source after mending", "[desk]") {
    const Reading reading = read_text("\"It's   so\"--he said...\nand went -- home.\n");
    document::for_each_text(reading.manuscript.document, [&](const document::Text& text) {
        for (std::size_t i = 0; i < text.text.size(); ++i) {
            const char c = text.text[i];
            if (c >= 'a' && c <= 'z')
                CHECK(reading.source.text()[document::source_offset(text, i)] == c);
        }
    });
}

TEST_CASE("code in Markdown is never mended, the words around it are", "[desk]") {
    ReadOptions options;
    options.format = Format::Markdown;
    const Reading reading =
        read_text("He said \"`a--b`\" and *\"it's\"* so.\n\n    x--y \"z\"\n", options);
    CHECK(reading.text().find("a--b") != std::string::npos);
    CHECK(reading.text().find("x--y \"z\"") != std::string::npos);
    CHECK(reading.text().find("“it’s”") != std::string::npos);
}

TEST_CASE("metadata follows the same rules", "[desk]") {
    CHECK(mended("It's \"so\"", "en") == "It’s “so”");
    ReadOptions options;
    options.settings = {stated("title", "It's so")};
    CHECK(
        read_text("Some text stands here.\n", options)
            .manuscript.document.metadata.title.value
        == "It’s so"
    );
}
