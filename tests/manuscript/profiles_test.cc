// What a profile states about a plain text, and that nothing of it is done unasked.
#include "manuscript/codes.h"
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The reading room was opened in the winter of 1893 with forty chairs, one stove and a\n"
    "shelf of books that nobody had asked for, and it has not been shut for a day since.\n";

Reading read_as(Profile profile, std::string text) {
    ReadOptions options;
    options.profile = profile;
    options.copyedit = Copyedit::Off;
    return read_text(std::move(text), options);
}

std::string emphasised(const Reading& reading) {
    std::string all;
    const std::function<void(const document::Inlines&)> look =
        [&](const document::Inlines& run) {
            for (const document::Inline& piece : run)
                if (const auto* emphasis = std::get_if<document::Emphasis>(&piece.value))
                    all += "<" + document::plain_text(emphasis->children) + ">";
        };
    document::for_each_inlines(reading.manuscript.document, look);
    return all;
}

bool has(const Reading& reading, const std::string& words) {
    return reading.dump().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("underscores are italics over line ends when the profile says so", "[profile]") {
    const std::string text =
        prose
        + "\nWhoever wants to know more about the room and its keeper may look into _The "
          "Stove and\nthe Lamp_, of _March_ 1_st_, and snake_case too.\n\n"
        + prose;
    const Reading reading = read_as(Profile::Gutenberg, text);
    CHECK(emphasised(reading) == "<The Stove and the Lamp><March><st>");
    CHECK(reading.text().find("snake_case") != std::string::npos);
    REQUIRE(reading.manuscript.consumed.size() == 6);
    CHECK(reading.manuscript.consumed[0].rule == "italics mark");
    for (const Profile literal : {Profile::Auto, Profile::Plain})
        CHECK(
            read_as(literal, text).text().find("_The Stove and the Lamp_")
            != std::string::npos
        );
}

TEST_CASE("italics may run over the lines of a poem", "[profile]") {
    const Reading reading = read_as(
        Profile::Gutenberg,
        prose
            + "\n    _The water goes down,\n    The water goes up,_\n    And nothing is "
              "lost.\n\n"
            + prose
    );
    CHECK(emphasised(reading) == "<The water goes down,><The water goes up,>");
}

TEST_CASE("an underscore without a partner stays and is told", "[profile]") {
    const Reading reading = read_as(
        Profile::Gutenberg,
        prose + "\nSee _The Stove for more.\n\n" + prose + "\n____ is a gap.\n"
    );
    CHECK(emphasised(reading).empty());
    CHECK(has(reading, "See _The Stove"));
    CHECK(has(reading, "____ is a gap"));
    CHECK(reading.has_code(codes::mark_without_partner));
}

TEST_CASE("equals signs are bold only where all of several are paired", "[profile]") {
    const std::string three = "=One= and =two= and =three=. " + prose;
    CHECK(has(read_as(Profile::Gutenberg, three), "strong"));
    CHECK_FALSE(
        has(read_as(Profile::Gutenberg, three + "\nSo a = b, and =c is d.\n"), "strong")
    );
}

TEST_CASE("italics and notes go together", "[profile]") {
    const Reading reading = read_as(
        Profile::Gutenberg,
        prose + "\nHe read _The Stove_[1] there.\n\n[1] By _Ada_ Lamp.\n\n" + prose
    );
    CHECK(emphasised(reading) == "<The Stove><Ada>");
    CHECK(reading.manuscript.document.notes.size() == 1);
}

TEST_CASE("a title is its words, not its underscores", "[profile]") {
    const Reading reading = read_as(
        Profile::Gutenberg, "_ON STOVES_\n\nby\n\nAda Lamp\n\n\n" + prose + "\n" + prose
    );
    CHECK(reading.manuscript.document.metadata.title.value == "ON STOVES");
    CHECK(emphasised(reading) == "<ON STOVES>");
}

TEST_CASE("a picture's place goes, its caption stays", "[profile]") {
    const std::string text = prose + "\n[Illustration]\n\n" + prose
                             + "\n[Illustration: The hall,\nwith its stove]\n\n" + prose;
    const Reading reading = read_as(Profile::Gutenberg, text);
    CHECK(reading.text().find("Illustration") == std::string::npos);
    CHECK(has(reading, "aside\n  paragraph\n    \"The hall, with its stove\""));
    CHECK(read_as(Profile::Auto, text).text().find("[Illustration]") != std::string::npos);
}

TEST_CASE("transcribers speak as editors", "[profile]") {
    const Reading bracketed = read_as(
        Profile::Gutenberg,
        prose + "\n[Transcriber's Note: The spelling is kept.\n\nSo are the stops.]\n\n"
            + prose
    );
    CHECK(
        has(bracketed,
            "editor-note\n  paragraph\n    \"[Transcriber's Note: The spelling is "
            "kept.\"\n  paragraph")
    );
    const Reading section = read_as(
        Profile::Gutenberg,
        prose + "\n" + prose
            + "\n\nTranscriber's Notes\n\nThe spelling is kept.\n\nSo are the stops.\n"
    );
    CHECK(has(section, "editor-note\n  paragraph\n    \"Transcriber's Notes\""));
}

TEST_CASE("a profile is proposed where the text looks like it", "[profile]") {
    std::string five;
    for (int i = 0; i < 5; ++i)
        five += "See _The Stove_ there. " + prose + "\n";
    const Reading reading = read_as(Profile::Auto, five);
    CHECK(reading.has_code(codes::profile_proposed));
    CHECK(reading.told("profile"));
    CHECK_FALSE(read_as(Profile::Plain, five).has_code(codes::profile_proposed));
    CHECK_FALSE(read_as(Profile::Auto, "One _word_ alone. " + prose)
                    .has_code(codes::profile_proposed));
    const Reading archived = read_as(
        Profile::Auto,
        "The Project Gutenberg eBook of On Stoves\n\nTitle: On Stoves\n\n*** START OF THE "
        "PROJECT GUTENBERG "
        "EBOOK ON STOVES ***\n\nOne _word_ alone. "
            + prose
    );
    CHECK(archived.has_code(codes::profile_proposed));
    const Reading mail = read_as(
        Profile::Auto,
        "From: Ada <ada@fenn.example>\nTo: Bo\nSubject: Stoves\nDate: 3 March 1931\n\n"
            + prose
    );
    CHECK(mail.has_code(codes::profile_proposed));
}

// ---------------------------------------------------------------- mail

TEST_CASE("a mail's header states facts and stands in the colophon", "[profile][mail]") {
    const Reading reading = read_as(
        Profile::Mail,
        "From: \"Ada Lamp\" <ada@fenn.example>\nTo: Bo Shelf <bo@fenn.example>\n"
        "Subject: Re: =?UTF-8?Q?Caf=C3=A9?= stoves\nDate: Tue, 3 Mar 1931 10:20:00 "
        "+0000\n\n"
            + prose
    );
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "Caf\xC3\xA9 stoves");
    REQUIRE(facts.authors.size() == 1);
    CHECK(facts.authors[0].value == "Ada Lamp");
    CHECK(facts.date.value == "Tue, 3 Mar 1931 10:20:00 +0000");
    CHECK(has(
        reading, "provenance\n  paragraph\n    \"From: \"Ada Lamp\" <ada@fenn.example>\""
    ));
}

TEST_CASE("quotations nest by their marks", "[profile][mail]") {
    const Reading reading = read_as(
        Profile::Mail,
        "Subject: x\n\nI agree.\n\nOn 3 March 1931 Bo Shelf wrote:\n> We have counted the "
        "visitors every evening for a\n"
        "> year, and the count is low.\n>\n> > Has anybody counted?\n>\n> Yes.\n\nThen "
        "count on.\n"
    );
    CHECK(
        reading.dump().substr(reading.dump().find("paragraph\n  \"I agree"))
        == "paragraph\n  \"I agree.\"\nparagraph byline\n  \"On 3 March 1931 Bo Shelf "
           "wrote:\"\nextract\n"
           "  paragraph\n    \"We have counted the visitors every evening for a year, and "
           "the count is low.\"\n"
           "  extract\n    paragraph\n      \"Has anybody counted?\"\n  paragraph\n    "
           "\"Yes.\"\n"
           "paragraph\n  \"Then count on.\"\nprovenance\n  paragraph\n    \"Subject: x\"\n"
    );
}

TEST_CASE("a signature stands after two hyphens and a space", "[profile][mail]") {
    const Reading reading = read_as(
        Profile::Mail, "Subject: x\n\nI agree.\n\n-- \nAda Lamp\nThe Lock, Upper Fenn\n"
    );
    CHECK(
        has(reading,
            "paragraph signature\n  \"Ada Lamp\"\n  line-break\n  \"The Lock, Upper Fenn\"")
    );
    CHECK(reading.text().find("--") == std::string::npos);
    const Reading footer = read_as(
        Profile::Mail,
        "Subject: x\n\nI agree.\n\n_______________________________________________\nLocks "
        "mailing list\nhttps://locks.example\n"
    );
    CHECK(has(footer, "provenance"));
    CHECK(has(footer, "Locks mailing list"));
}

TEST_CASE("lines that flow are one paragraph, others are as typed", "[profile][mail]") {
    const Reading reading = read_as(
        Profile::Mail,
        "Subject: x\nContent-Type: text/plain; format=flowed\n\nOne line \nthat flows "
        "on.\nAnd one that does not.\n"
    );
    CHECK(
        has(reading, "\"One line that flows on.\"\nparagraph\n  \"And one that does not.\"")
    );
}

TEST_CASE("a body as it is sent is told", "[profile][mail]") {
    const Reading reading = read_as(
        Profile::Mail,
        "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9\n"
    );
    CHECK(reading.has_code(codes::encoded_mail));
    CHECK(has(reading, "Caf=C3=A9"));
}

TEST_CASE("a text without a header can be read as a mail", "[profile][mail]") {
    const Reading reading = read_as(Profile::Mail, "> Has anybody counted?\n\nYes.\n");
    CHECK(has(reading, "extract"));
    CHECK(
        read_as(Profile::Auto, "> Has anybody counted?\n\nYes.\n").text().find("> Has") == 0
    );
}
