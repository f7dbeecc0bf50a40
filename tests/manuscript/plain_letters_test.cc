// Letters told by their form, and what signs a preface.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The room was opened on a wet evening in November, and those who came to it\n"
    "that evening came for the stove; it would be a mistake to think less of\n"
    "them for it, as the secretary has been told more than once.\n\n";

bool holds_all(const std::string& dump, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        INFO(part << "\n" << dump);
        at = dump.find(part, at);
        CHECK(at != std::string::npos);
        if (at == std::string::npos) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a letter among other text has all its parts", "[letters]") {
    const Reading reading = read_literally(
        prose + prose + "Upper Fenn, 3 March 1931\n\nMy dear Ada,\n\n" + prose
        + "I remain, as ever,\n\nyour friend,\n\nYours truly,\nBo Shelf\n\n"
          "P.S. The stove smokes again.\n\n"
        + prose + prose
    );
    const std::string dump = reading.dump();
    holds_all(
        dump,
        {"letter\n  paragraph date-line\n    \"Upper Fenn, 3 March 1931\"\n",
         "  paragraph salutation\n    \"My dear Ada,\"\n",
         "paragraph valediction\n",
         "  paragraph signature\n    \"Bo Shelf\"\n",
         "    \"P.S. The stove smokes again.\"\n",
         "\nparagraph\n"}
    );
    CHECK(reading.told("letter"));
}

TEST_CASE("salutation and valediction may be typed close to the text", "[letters]") {
    const std::string dump = read_literally(
                                 prose + prose + "The Lock House,\nUpper Fenn\nDear Sir,\n"
                                 + prose + "Faithfully yours,\nA. Lamp\n\n" + prose
    )
                                 .dump();
    holds_all(
        dump,
        {"letter\n",
         "line 0\n        \"The Lock House,\"\n",
         "paragraph salutation\n    \"Dear Sir,\"\n",
         "paragraph\n    \"The room was opened",
         "paragraph valediction\n    \"Faithfully yours,\"\n",
         "paragraph signature\n    \"A. Lamp\"\n",
         "\nparagraph\n"}
    );
}

TEST_CASE("letters in other languages have their own forms", "[letters]") {
    const std::vector<std::pair<std::string, std::string>> forms{
        {"Sehr geehrte Frau Lampe,", "Mit freundlichen Gr\xC3\xBC\xC3\x9F\x65n"},
        {"Ch\xC3\xA8re Madame,", "Bien \xC3\xA0 vous,"},
        {"Estimada se\xC3\xB1ora:", "Un abrazo,"},
        {"Cara Ada,", "Cordiali saluti"}};
    for (const auto& [greeting, farewell] : forms) {
        INFO(greeting);
        const std::string dump = read_literally(
                                     prose + prose + greeting + "\n\n" + prose + farewell
                                     + "\n\nBo Shelf\n\n" + prose
        )
                                     .dump();
        CHECK(dump.find("paragraph salutation") != std::string::npos);
        CHECK(dump.find("paragraph signature") != std::string::npos);
    }
}

TEST_CASE("a letter that is a chapter is no division, and has its heading", "[letters]") {
    const std::string dump =
        read_literally(
            "PREFACE\n\n" + prose + prose
            + "LETTER FROM BO SHELF\n\nUpper Fenn, 3 March 1931\n\nMy Dear Friend:"
              "\n\n"
            + prose + "God speed the day!\n\n_Till then, and ever,_\n\n"
            + "Yours truly,\n\nBO SHELF\n\nCHAPTER I\n\n" + prose + prose
        )
            .dump();
    CHECK(dump.find("letter\n") == std::string::npos);
    holds_all(
        dump,
        {" #letter-from-bo-shelf",
         "\nparagraph date-line\n",
         "\nparagraph salutation\n",
         "\nparagraph valediction\n  \"Yours truly,\"\n",
         "\nparagraph signature\n  \"BO SHELF\"\n",
         "heading 1 #chapter-i"}
    );
}

TEST_CASE("name, place and date under a preface sign it", "[letters]") {
    const Reading reading = read_literally(
        "PREFACE\n\n" + prose + "ADA LAMP\n\nUpper Fenn, May 1, 1931\n\nCHAPTER I\n\n"
        + prose + prose + "THE END\n"
    );
    const std::string dump = reading.dump();
    holds_all(
        dump,
        {"\nparagraph signature\n  \"ADA LAMP\"\n",
         "\nparagraph date-line\n  \"Upper Fenn, May 1, 1931\"\n",
         "heading 1 #chapter-i"}
    );
    CHECK(dump.find("signature\n  \"THE END\"") == std::string::npos);
    CHECK(reading.told("signature"));
}

TEST_CASE("a sentence that begins like a greeting is a sentence", "[letters]") {
    const std::string text =
        "Sir John Dalrymple, the putative father of a whining jesuitical piece,\n"
        "fallaciously called the address of the people of England to the\n"
        "inhabitants of America, hath perhaps from a vain supposition tried it.\n\n";
    const std::string dump = read_literally(text + prose + text).dump();
    CHECK(dump.find("salutation") == std::string::npos);
    CHECK(dump.find("piece, fallaciously") != std::string::npos);
}

TEST_CASE("a speech greets without being a letter", "[letters]") {
    const std::string dump = read_literally(
                                 "A SPEECH\n\nMay 25, 1931\n\nMr. Speaker, Members of the "
                                 "Committee:\n\n"
                                 + prose + prose
    )
                                 .dump();
    CHECK(dump.find("letter\n") == std::string::npos);
    CHECK(dump.find("paragraph salutation") != std::string::npos);
}
