// Plays: cast, acts, directions, verse and prose of the speeches.
#include "base/files.h"
#include "plain_text_support.h"

#include <filesystem>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;
using namespace pam::document;

namespace {

const std::string act =
    "ACT I\n\nSCENE I. A reading room.\n\n[Enter ADA, with a lamp.]\n\n"
    "ADA. Nobody has come yet. [Sits.] I shall wait for them all the same.\n\n"
    "BO. [At the door.] May one come in?\n\n"
    "ADA. One may. [She moves the lamp.\nIt smokes.]\n\n"
    "BO. I thank you.\n\n[They read.]\n\nCURTAIN\n";

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t total = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + 1))
        ++total;
    return total;
}

}  // namespace

TEST_CASE("directions beside speeches have their role, inside them emphasis", "[drama]") {
    const std::string dump = read_literally(act).dump();
    CHECK(count(dump, "\nparagraph stage-direction\n") == 3);
    CHECK(dump.find("stage-direction\n  \"CURTAIN\"") != std::string::npos);
    CHECK(
        dump.find("    \"Nobody has come yet. \"\n    emphasis\n      \"[Sits.]\"\n"
                  "    \" I shall wait for them all the same.\"\n")
        != std::string::npos
    );
    // Over a line end.
    CHECK(dump.find("\"[She moves the lamp. It smokes.]\"") != std::string::npos);
}

TEST_CASE("acts and scenes are headings, the scene under the act", "[drama]") {
    const std::string dump = read_literally(act).dump();
    CHECK(dump.find("heading 1 #act-i") != std::string::npos);
    CHECK(dump.find("heading 2 #scene-i-a-reading-room") != std::string::npos);
}

TEST_CASE("brackets that nobody closes are text", "[drama]") {
    const std::string dump =
        read_literally(act + "\nADA. Shut the [door, please.\n\nBO. It is shut.\n").dump();
    CHECK(dump.find("Shut the [door, please.") != std::string::npos);
}

TEST_CASE("the cast of a play is set apart with its title as a heading", "[drama]") {
    const Reading reading = read_literally(
        "THE LAMP\n\nDRAMATIS PERSONAE\n\nADA\twho keeps the room.\n\n"
        "BO\ta reader, who has come in from the rain\n\tand will not go home.\n\n\n"
        "Readers, a cat.\n\n"
        + act
    );
    const std::string dump = reading.dump();
    CHECK(dump.find("heading 1 #dramatis-personae") != std::string::npos);
    CHECK(
        dump.find("personae\n  verse\n    stanza\n      line 0\n"
                  "        \"ADA who keeps the room.\"\n      line 0\n"
                  "        \"BO a reader, who has come in from the rain and will not go "
                  "home.\"\n    stanza\n      line 0\n        \"Readers, a cat.\"\n")
        != std::string::npos
    );
    CHECK(reading.told("cast"));
    CHECK(reading.told("speeches of a play"));
}

TEST_CASE("a cast needs a play", "[drama]") {
    const std::string dump =
        read_literally("CHARACTERS\n\nAda, who keeps.\n\nBo, who reads.\n").dump();
    CHECK(dump.find("personae") == std::string::npos);
}

TEST_CASE("a speech goes on after a direction, where it is set in", "[drama]") {
    const std::string dump =
        read_literally("ADA\tCall him in, and let him bring the lamp.\n\n\t[Exit BO]\n\n"
                       "\tHe will not find it in the dark, I think.\n\n"
                       "BO\tHere I am again, and here is the lamp.\n\n"
                       "ADA\tSet it on the table.\n\nBO\tIt smokes, I tell you.\n\n\t[Exit]"
                       "\n\nACT II\n\nADA\tIt is late.\n\nBO\tIt is early.\n")
            .dump();
    CHECK(
        dump.find("  paragraph stage-direction\n    \"[Exit BO]\"\n  paragraph\n"
                  "    \"He will not find it in the dark, I think.\"\nspeech\n")
        != std::string::npos
    );
    CHECK(dump.find("\nparagraph stage-direction\n  \"[Exit]\"\n") != std::string::npos);
}

TEST_CASE("verse of a speech stays lines, prose is joined", "[drama]") {
    const std::string dump =
        read_literally(
            "ADA\tNow, my co-mates and brothers in exile,\n\tHath not old custom made this "
            "life more sweet\n\tThan that of painted pomp? Are not these woods\n\tMore "
            "free "
            "from peril than the envious court?\n\n"
            "BO\tNothing, my lord, but that the lamp has been put out\n\tby the wind, and "
            "that the oil is at an end, and that\n\tnobody has been sent for more of it "
            "since Tuesday.\n\nADA\tThen send for it.\n\nBO\tI shall, my lord.\n"
        )
            .dump();
    CHECK(
        dump.find("speech\n  \"ADA\"\n  verse\n    stanza\n      line 0\n"
                  "        \"Now, my co-mates and brothers in exile,\"\n")
        != std::string::npos
    );
    CHECK(dump.find("put out by the wind, and that the oil is") != std::string::npos);
}

TEST_CASE("the title over every scene is a running head", "[drama]") {
    std::string play = "THE LAMP\n\nACT I\n\nSCENE I\n\nADA\tCome in.\n\nBO\tI am in.\n\n";
    for (const char* scene : {"II", "III", "IV"})
        play += std::string("THE LAMP\n\nACT I\n\nSCENE ") + scene
                + "\n\nADA\tCome in.\n\nBO\tI am in.\n\n";
    const Reading reading = read_text(play);
    CHECK(count(reading.text(), "THE LAMP") == 1);
    CHECK(count(reading.text(), "ACT I\n") == 1);
    CHECK(reading.manuscript.ledger.size() == 6);
    CHECK(reading.manuscript.ledger[0].rule == "running head");
}

TEST_CASE("every prefix and direction of As You Like It is accounted for", "[corpus]") {
    const auto bytes = read_file(
        std::filesystem::path(PAM_CORPUS_DIR) / "text/asyoulik.txt", std::size_t{1} << 20
    );
    if (!bytes.has_value()) {
        WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
        return;
    }
    const Reading reading = read_text(*bytes);
    std::size_t speeches = 0;
    std::size_t in_capitals = 0;
    std::size_t scenes = 0;
    std::size_t directions = 0;
    for (const Block& block : reading.manuscript.document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block.value))
            scenes += plain_text(heading->inlines).starts_with("SCENE ");
        const auto* speech = std::get_if<Speech>(&block.value);
        if (speech == nullptr) continue;
        ++speeches;
        const std::string speaker = plain_text(speech->speaker);
        in_capitals +=
            speaker.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    }
    // 837 lines begin with capitals and a tab: 795 speeches, 22 scenes, 19 of the cast and
    // one that names the place. "First Lord" and others like him speak 16 times more.
    CHECK(speeches == in_capitals + 16);
    CHECK(in_capitals + scenes + 19 + 1 == 837);
    for_each_text(reading.manuscript.document, [&](const Text& text) {
        directions += text.text.starts_with('[');
    });
    CHECK(directions == 127);
}
