// Every rule of the copy desk by its code: done where it is sure, proposed where it is not,
// silent in what is no prose.
#include "base/limits.h"
#include "copy_desk_support.h"

#include <algorithm>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

// A sentence long enough to be prose.
const std::string prose =
    " and the reading room was open until nine in the evening all through that winter.";

}  // namespace

TEST_CASE(
    "MS201: straight quotation marks take the shape of the language", "[desk][rules]"
) {
    check_rule(
        codes::quotation_mark,
        {{"He said \"yes\" twice.", "\" > “; \" > ”"},
         {"He said ``yes'' twice.", "`` > “; '' > ”"},
         {"She said, \"he cried 'no' twice\".", "\" > “; ' > ‘; ' > ’; \" > ”"},
         {"He said “yes” twice.", ""},
         {"the \"left-\"wing, the anti-\"so\"", "\" > “; \" > ”; \" > “; \" > ”"},
         {"Set name=\"x\" in http://a.org/?q=\"b\" now.", "\" > “; \" > ”"},
         {"\"See http://a.org/x\", he said.", "\" > “; \" > ”"}}
    );
}

TEST_CASE("MS202: apostrophes are no marks of quotation", "[desk][rules]") {
    check_rule(
        codes::apostrophe,
        {{"It isn't the workers' fault.", "' > ’; ' > ’"},
         {"'Tis of the '70s, rock 'n' roll.", "' > ’; ' > ’; ' > ’; ' > ’"},
         {"l'homme et l'enfant", "' > ’; ' > ’", "fr"},
         {"Write to o'neil@example.org or open C:\\it's\\x.txt.", ""}}
    );
}

TEST_CASE("MS203: measures have primes", "[desk][rules]") {
    check_rule(
        codes::prime,
        {{"He is 5' 6\" tall.", "' > ′; \" > ″"},
         {"It lies at 51° 28' 38\" north.", "' > ′; \" > ″"},
         {"A plank 12\" long, a 7\" record, 5'10 tall.", "\" > ″; \" > ″; ' > ′"},
         {"\"It was 1945\" he said.", ""}}
    );
}

TEST_CASE("MS204: two or three hyphens are a dash", "[desk][rules]") {
    check_rule(
        codes::dash,
        {{"a problem--any problem", "-- > —"},
         {"one -- two --- three", " --  > —;  ---  > —"},
         {"Eins -- zwei", " --  >  – ", "de"},
         {"Run it with --dry-run or --out=x.", ""},
         {"See notes--old.txt and http://a.org/x--y there.", ""},
         {"A <!-- comment --> and a line ---- here.", ""}}
    );
}

TEST_CASE(
    "MS205: a hyphen between blanks is a dash before a small letter", "[desk][rules]"
) {
    check_rule(
        codes::spaced_hyphen,
        {{"any retreat - however remote", " -  > —"},
         {"Ein Haus - so alt es war - stand da.", " -  >  – ;  -  >  – ", "de"},
         {"Title - Subtitle", ""},
         {"1 - abolition of it all", ""},
         {"in 1914 - so it was", " -  > —"},
         {"5 - 3 is two and x - y is not", ""}}
    );
    const std::string doubtful = "The Party - Amerika was its name then" + prose;
    CHECK(entries_of(desk_reading(doubtful), codes::spaced_hyphen) == " -  > — ?");
    CHECK(desk(doubtful).find("Party - Amerika") != std::string::npos);
}

TEST_CASE("MS206: a hyphen before a small word may be a dash", "[desk][rules]") {
    check_rule(
        codes::hyphen_as_dash,
        {{"we work for peace-the year is long", "- > — ?"},
         {"a drive-through and a know-who man", ""},
         {"the file peace-the-year.txt here", ""}}
    );
}

TEST_CASE("MS207: a dash at the head of a paragraph is a speech", "[desk][rules]") {
    check_rule(
        codes::speech_dash,
        {{"-- Bonjour, dit-elle.", "--  > —\u00A0", "fr"},
         {"-- Dzień dobry, rzekł.", "--  > —\u00A0", "pl"},
         {"- Buenos días.", "-  > —\u00A0 ?", "es"},
         {"-- Good day, he said.", ""}}
    );
}

TEST_CASE("MS208: a blank on one side of a dash goes", "[desk][rules]") {
    check_rule(
        codes::space_at_dash,
        {{"the lesson— the first of all", "—  > —"},
         {"the lesson —the first of all", " — > —"},
         {"the lesson— The first of all", "—  > — ?"},
         {"Mr. D— went home", ""},
         {"ein Wort— dann", "", "de"}}
    );
}

TEST_CASE("MS209: two numbers that are surely a range have a dash", "[desk][rules]") {
    check_rule(
        codes::number_range,
        {{"the war of 1914-1918 was", "- > –"},
         {"Read Gen. 3:16-18 and pp. 12-34.", "- > –; - > –"},
         {"about 3-5 people came", "- > – ?"},
         {"от 1914-1918 годов", "- > —", "ru"},
         {"de 1914-1918 à Paris", "", "fr"},
         {"Call 555-1234 on 2004-10-12.", ""},
         {"ISBN 978-3-16-148410-0 it is", ""}}
    );
}

TEST_CASE("MS210: a negative number has a minus sign", "[desk][rules]") {
    check_rule(
        codes::minus_sign,
        {{"It was -5 °C, down by -12 %.", "- > −; - > −"},
         {"For 5 - 3 = 2 is so.", "- > −"},
         {"Run ls -5 there.", ""},
         {"The A-5 road.", ""}}
    );
}

TEST_CASE("MS211: three points are one ellipsis", "[desk][rules]") {
    check_rule(
        codes::ellipsis,
        {{"well... so . . . it was", "... > …; . . . > …"},
         {"done.... Next", "... > …"},
         {"Chapter One ........ 12", ""},
         {"go to ../.. and /.../x there", ""}}
    );
}

TEST_CASE("MS213: a word said twice is proposed", "[desk][rules]") {
    check_rule(
        codes::doubled_word,
        {{"Paris in the the spring", " the >  ?"},
         {"er sagt und und geht", " und >  ?", "de"},
         {"He had had that that she knew.", ""},
         {"Work, work, he said, and thump! thump! it went.", ""},
         {"Write to eva eva@example.org for it.", ""},
         {"It was not not-for-profit.", ""},
         {"er lief weit weit fort", "", "de"}}
    );
}

TEST_CASE("MS214: a blank before a stop goes", "[desk][rules]") {
    check_rule(
        codes::surplus_space,
        {{"vigilance , and so", " , > ,"},
         {"He came ( late ) home.", "(  > (;  ) > )"},
         {"The : of it", " : > : ?"},
         {"about .5 and :-) here", ""},
         {"Il dit : oui", "", "fr"}}
    );
}

TEST_CASE("MS215: a blank that is missing after a stop is proposed", "[desk][rules]") {
    check_rule(
        codes::missing_space,
        {{"we go on.Our work", ". > .  ?"},
         {"first,second of all", ", > ,  ?"},
         {"Read index.html at www.example.org or call main.App.run now.", ""}}
    );
}

TEST_CASE("MS216: some blanks may not end a line", "[desk][rules]") {
    check_rule(
        codes::no_break_space,
        {{"by J. S. Mill there", "  > \u00A0;   > \u00A0"},
         {"Mr. Tree walked 5 km on 4 July.", "  > \u00A0;   > \u00A0;   > \u00A0"},
         {"See No. 3 on p. 45 and § 7.", "  > \u00A0;   > \u00A0;   > \u00A0"},
         {"das ist z. B. so", "  > \u00A0", "de"},
         {"и т. д.", "  > \u00A0", "ru"},
         {"It was World War I. Then came 1.E. Unless so.", ""}}
    );
}

TEST_CASE("MS217: French has blanks before its high marks", "[desk][rules]") {
    check_rule(
        codes::french_space,
        {{"Quoi ? Non; oui!", " ? > \u202F?; ; > \u202F;; ! > \u202F!", "fr"},
         {"Il dit: « oui »", ": > \u202F:; «  > «\u202F;  » > \u202F»", "fr"},
         {"Il dit : quoi ?", " : > \u00A0:;  ? > \u00A0?", "fr-CA"},
         {"Il dit: quoi?", ": > \u00A0:", "fr-CA"},
         {"Voir http://a.org/?x:y et 12:30.", "", "fr"},
         {"What ? No.", ""}}
    );
}

TEST_CASE("MS218: the typewriter's copyright sign is proposed", "[desk][rules]") {
    check_rule(
        codes::copyright_sign,
        {{"(c) 1998 by the author", "(c) > © ?"},
         {"Copyright (c) by the author", "(c) > © ?"},
         {"points (a), (b) and (c) of it", ""}}
    );
}

TEST_CASE("MS233: a ledger that nobody could read is not kept", "[desk][rules]") {
    // A mark in every second byte, in paragraphs short enough to count as prose.
    std::string text;
    std::size_t marks = 0;
    for (std::size_t paragraph = 0; marks < limits::ledger_entries + 3000; ++paragraph) {
        const std::size_t some = 900 + paragraph * 37 % 100;
        for (std::size_t i = 0; i < some; ++i)
            text += "a'";
        text += "a.\n\n";
        marks += some;
    }
    const Source source("many.txt", text);
    Diagnostics log;
    const Manuscript manuscript = read(source, {}, log);
    CHECK(manuscript.ledger.size() >= limits::ledger_entries);
    CHECK(manuscript.ledger.size() <= limits::ledger_entries + 1000);
    CHECK(std::any_of(log.entries.begin(), log.entries.end(), [](const Diagnostic& entry) {
        return entry.code == codes::too_many_changes;
    }));
}

TEST_CASE("MS234: a paragraph of marks stays as typed", "[desk][rules]") {
    std::string marks = "Look: ";
    for (int i = 0; i < 2000; ++i)
        marks += "' \" ";
    const Reading reading = read_text(marks + "\n\nIt's here.\n");
    CHECK(reading.has_code(codes::no_prose));
    CHECK(entries_of(reading, codes::apostrophe) == "' > ’");
    CHECK(entries_of(reading, codes::quotation_mark) == "");
}

TEST_CASE("no rule reaches into code, whatever stands there", "[desk][rules]") {
    const std::string code = "\"it's\"--a... - b (c) 1998 the the , x.Our 5' 6\" 1914-1918";
    const Reading reading = desk_reading(
        "Say `` " + code + " `` now.\n\n    " + code + "\n", "en", Format::Markdown
    );
    CHECK(reading.manuscript.ledger.empty());
}
