// Tables of clear columns; all else that has gaps stays lines.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

bool is_table(const std::string& text) {
    const Reading reading = read_literally("The winters of the room:\n\n" + text + "\n");
    CHECK(reading.manuscript.consumed.empty());
    return reading.dump().find("table ") != std::string::npos;
}

bool is_lines(const std::string& text) {
    return read_literally("The winters of the room:\n\n" + text + "\n")
               .dump()
               .find("verse\n")
           != std::string::npos;
}

}  // namespace

TEST_CASE("columns typed with spaces or tabs are a table", "[tables]") {
    const std::string dump = read_literally("   Winter        Books    Visitors\n"
                                            "   the first        19          40\n"
                                            "   the second       61         112\n"
                                            "   the third       203       1,015\n")
                                 .dump();
    CHECK(
        dump
        == "metadata\n"
           "table natural right right\n"
           "  head\n    cell\n      \"Winter\"\n    cell\n      \"Books\"\n    cell\n"
           "      \"Visitors\"\n"
           "  row\n    cell\n      \"the first\"\n    cell\n      \"19\"\n    cell\n"
           "      \"40\"\n"
           "  row\n    cell\n      \"the second\"\n    cell\n      \"61\"\n    cell\n"
           "      \"112\"\n"
           "  row\n    cell\n      \"the third\"\n    cell\n      \"203\"\n    cell\n"
           "      \"1,015\"\n"
    );
    CHECK(is_table("Ada\tstove\n Bo\tlamp\nCy\tcat\n"));
    CHECK(is_table(
        "WHALE,            _English_.\nBALLENA,    _Spanish_.\nWAL,        _Dutch_.\n"
    ));
    // A cell may be empty.
    CHECK(is_table("Ada    stove    1\nBo              2\nCy     cat      3\n"));
}

TEST_CASE("what is not unmistakably a table is none", "[tables]") {
    // Two rows.
    CHECK_FALSE(is_table("Ada    stove\nBo     lamp\n"));
    // Gaps that are nowhere the same.
    CHECK_FALSE(
        is_table("Ada   had the stove\nand Bo had   the lamp, and\nCy the cat   had\n")
    );
    // A list's marks.
    CHECK_FALSE(is_table("1.  The stove\n2.  The lamp\n3.  The cat\n"));
    // Pipes are characters like others.
    CHECK_FALSE(is_table("a | b\nc | d\ne | f\n"));
    CHECK(is_lines("a | b | c\nd | e | f\ng | h | i\n"));
    CHECK(is_lines("For a ship of guns,    35,553\n    and a boat\nwith another,    2,000\n"
    ));
}

TEST_CASE("prose justified with spaces is no table", "[tables]") {
    const std::string text =
        "The   room  is  open  still,  and  of  the  nineteen  books  there\n"
        "are  eleven  left;  the  others  have  been  read  to  pieces  and\n"
        "were   burned  in  the  stove,  which  nobody  regrets  but  Ada,\n"
        "who  had  read  them  all  aloud  to  the  cat  in  that  winter.\n";
    CHECK_FALSE(is_table(text + "\n" + text));
    CHECK_FALSE(is_lines(text + "\n" + text));
}
