// Lists and outlines: each mark counts on where its writer counted.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string items_of(const std::string& text) {
    const Reading reading = read_literally(text);
    CHECK(reading.manuscript.consumed.empty());
    std::string found;
    const std::string dump = reading.dump();
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = std::min(dump.find('\n', at), dump.size());
        const std::string line = dump.substr(at, end - at);
        const std::size_t item = line.find("item \"");
        if (item != std::string::npos)
            found += std::string(item / 2, '.') + line.substr(item + 5) + "\n";
        at = end + 1;
    }
    return found;
}

// Entries with these marks, each a sentence, a blank line between.
std::string entries(const std::vector<std::string>& marks) {
    std::string text = "These are the rules of the room, as they hang beside its door:\n\n";
    for (const std::string& mark : marks)
        text += mark + " Whoever comes in shuts the door behind him.\n\n";
    return text + "There are no others, and these are seldom kept.\n";
}

}  // namespace

TEST_CASE("marks of every usual form make a list", "[lists]") {
    const std::vector<std::vector<std::string>> forms{
        {"1.", "2.", "3."},
        {"1)", "2)", "3)"},
        {"(1)", "(2)", "(3)"},
        {"a)", "b)", "c)"},
        {"(a)", "(b)", "(c)"},
        {"a.", "b.", "c."},
        {"A.", "B.", "C."},
        {"(i)", "(ii)", "(iii)"},
        {"i)", "ii)", "iii)"},
        {"I.", "II.", "III."},
        {"4.1.", "4.2.", "4.3."},
        {"4.1.1", "4.1.2", "4.1.3"},
        {"-", "-", "-"},
        {"*", "*", "*"},
        {"\xE2\x80\xA2", "\xE2\x80\xA2", "\xE2\x80\xA2"},
        {"9.", "10.", "11."}};
    for (const auto& form : forms) {
        INFO(form.front());
        std::string expected;
        for (const std::string& mark : form)
            expected += ".\"" + mark + "\"\n";
        CHECK(items_of(entries(form)) == expected);
    }
}

TEST_CASE("one mark, or marks that do not count on, make no list", "[lists]") {
    for (const std::vector<std::string>& form : std::vector<std::vector<std::string>>{
             {"1."}, {"A.", "W."}, {"(c)", "(c)"}, {"1.", "7."}, {"-"}, {"C."}}) {
        INFO(form.front());
        CHECK(items_of(entries(form)).empty());
    }
}

TEST_CASE("a Roman numeral is one where the next is two, else a letter", "[lists]") {
    CHECK(
        read_literally(entries({"I.", "II."})).dump().find("numbered from 1")
        != std::string::npos
    );
    CHECK(
        items_of(entries({"(g)", "(h)", "(i)", "(j)"}))
        == ".\"(g)\"\n.\"(h)\"\n.\"(i)\"\n.\"(j)\"\n"
    );
}

TEST_CASE("an outline without indents is nested by its marks", "[lists]") {
    CHECK(
        items_of(entries({"1.", "a.", "(1)", "(2)", "(a)", "(b)", "(3)", "b.", "2."}))
        == ".\"1.\"\n...\"a.\"\n.....\"(1)\"\n.....\"(2)\"\n.......\"(a)\"\n"
           ".......\"(b)\"\n.....\"(3)\"\n...\"b.\"\n.\"2.\"\n"
    );
    // The same kind of mark on two levels.
    CHECK(
        items_of(entries({"(1)", "(a)", "(1)", "(2)", "(b)", "(2)"}))
        == ".\"(1)\"\n...\"(a)\"\n.....\"(1)\"\n.....\"(2)\"\n...\"(b)\"\n.\"(2)\"\n"
    );
}

TEST_CASE("an outline with indents is nested by them", "[lists]") {
    CHECK(
        items_of("The rules of the room:\n\n  1. The room is open;\n     a) to readers,\n"
                 "     b) to the cat;\n  2. the stove is lit;\n  3. the door is shut.\n")
        == ".\"1.\"\n...\"a)\"\n...\"b)\"\n.\"2.\"\n.\"3.\"\n"
    );
    CHECK(
        items_of("Things in the room:\n\n- a stove\n  - of iron\n  - of brick\n- a cat\n")
        == ".\"-\"\n...\"-\"\n...\"-\"\n.\"-\"\n"
    );
}

TEST_CASE("an entry holds the paragraphs that hang under it", "[lists]") {
    const std::string dump =
        read_literally("Rules of the room:\n\n 1. The room is open to all who come in.\n\n"
                       "    It is open in winter, too, and at night.\n\n"
                       " 2. The room is shut on the day of the fair.\n\n"
                       "That is all that there is.\n")
            .dump();
    CHECK(
        dump.find(
            "  item \"1.\"\n    paragraph\n      \"The room is open to all who come "
            "in.\"\n    paragraph\n      \"It is open in winter, too, and at night.\"\n"
            "  item \"2.\"\n"
        )
        != std::string::npos
    );
    CHECK(dump.find("\nparagraph\n  \"That is all that there is.\"") != std::string::npos);
}

TEST_CASE("in an outline, text between two marks belongs to the first", "[lists]") {
    const std::string between =
        "(1) Buildings\n\nWarehouses and reading rooms are meant, and every house with a "
        "stove in it.\n\n(2) Gardens\n\nThat is all.\n";
    CHECK(read_literally(between).dump().find("  item \"(2)\"") != std::string::npos);
    // Numbered theses with long texts between them are no list.
    const std::string theses =
        "1. Buildings are meant first of all.\n\nWarehouses and reading rooms are meant, "
        "and every house with a stove in it.\n\n2. Gardens are meant as well.\n\nThat is "
        "all.\n";
    CHECK(items_of(theses).empty());
}

TEST_CASE("an entry's text may hang under its mark after a short line", "[lists]") {
    const std::string dump =
        read_literally("The room has three kinds of readers, who come at other hours:\n"
                       " * Those who can be called in by any keeper\n"
                       "   of the lock whenever he has a mind to it, though he\n"
                       "   seldom has.\n"
                       " * Those who come by themselves and sit down by the fire\n"
                       "   (which is lit at four) and\n"
                       "   do not read at all\n\n"
                       "A reader is always called in by one keeper, and by no more.\n")
            .dump();
    INFO(dump);
    for (const char* words :
         {"by any keeper of the lock whenever he has a mind to it, though he seldom has.",
          "by the fire (which is lit at four) and do not read at all"})
        CHECK(dump.find(words) != std::string::npos);
}

TEST_CASE("a long first line of an entry goes on, a short one is its title", "[lists]") {
    std::string text =
        "Whoever lends a book of the room to somebody else may do so in any form and\n"
        "in any state, worn or whole, if he meets the following conditions of its\n"
        "committee, as they were agreed upon in the winter of that year:\n\n"
        "   (a) You must give the other reader, and all the readers of\n"
        "       Sallow Reach, a look at these conditions; and\n\n"
        "   (b) Upper Fenn\n"
        "       The readers of Upper Fenn must be told of it on the day on which you\n"
        "       lend the book.\n\n";
    const std::string dump = read_literally(text + text + text).dump();
    INFO(dump);
    CHECK(dump.find("all the readers of Sallow Reach, a look") != std::string::npos);
    CHECK(dump.find("\"Upper Fenn\"\n") != std::string::npos);
}

TEST_CASE("entries that end short of the measure are a list, no verse", "[lists]") {
    CHECK(
        items_of("The changes of the second winter:\n"
                 "* Put the stove in order:\n"
                 "  - the door no longer opens by itself;\n"
                 "  - the pipe is swept, and goes on\n"
                 "    through the wall\n"
                 "* Hung the lamp\n"
                 "   for Ada:  lower\n"
                 "   for Bo:   higher\n"
                 "* Fed the cat\n")
        == ".\"*\"\n...\"-\"\n...\"-\"\n.\"*\"\n.\"*\"\n"
    );
}

TEST_CASE("a numbered section that runs in stays text", "[lists]") {
    CHECK(items_of("Sect. 4. To understand political power right, we must consider it.\n\n"
                   "Sect. 5. This equality of men by nature is evident in itself.\n")
              .empty());
}

TEST_CASE("what ends with a semicolon ends its entry, however full the line", "[lists]") {
    const std::string text =
        "   An individual developer of the project may at any time do as follows:\n"
        "    1. make any technical or nontechnical decision with regard to their\n"
        "       own work;\n"
        "    2. propose themselves as a leader of the project in the elections;\n"
        "    3. vote on general resolutions and in leadership elections of it.\n";
    CHECK(items_of(text) == ".\"1.\"\n.\"2.\"\n.\"3.\"\n");
}

TEST_CASE("a list among paragraphs of one long line each is a list", "[lists]") {
    const std::string line =
        "The room is open still, and of the nineteen books there are eleven "
        "left, for the others have been read to pieces by the stove.\n\n";
    CHECK(
        items_of(
            line + line + line
            + "There were four of us:\n\n- the nurse;\n- a boy;\n- and "
              "the cat;\n- and I.\n\n"
            + line
        )
        == ".\"-\"\n.\"-\"\n.\"-\"\n.\"-\"\n"
    );
}

TEST_CASE("a numbered stanza of short lines keeps its lines", "[lists]") {
    const std::string line =
        "After the hymn the keeper read the letter from the other rooms, and all of them\n"
        "heard it in silence, and then gave three cheers which could be heard in town.\n\n";
    const std::string song = "  I. wheel upon wheel\n"
                             "     and day upon day\n"
                             "     the thread is another's\n"
                             "     the hand is in pay\n\n";
    const std::string dump = read_literally(line + line + song + line).dump();
    INFO(dump);
    CHECK(dump.find("\"and day upon day\"\n") != std::string::npos);
}

TEST_CASE("an entry goes on after a semicolon where the next line hangs", "[lists]") {
    const std::string dump =
        read_literally("There is this to be said of the room, and of those who keep it:\n\n"
                       "  1. There is no money;\n     nor will there be any.\n"
                       "  2. There is a stove.\n")
            .dump();
    INFO(dump);
    CHECK(dump.find("\"There is no money; nor will there be any.\"") != std::string::npos);
}

TEST_CASE(
    "numbers at the edge under a list of bullets are a list of their own", "[lists]"
) {
    const std::string text = "- Ada Lamp, in the chair.\n- Reed, for the library.\n\n"
                             "1. The minutes were read.\n2. The treasurer spoke.\n";
    CHECK(items_of(text) == ".\"-\"\n.\"-\"\n.\"1.\"\n.\"2.\"\n");
}
