// Page numbers, running heads, separators and signature marks leave the text for the
// ledger, and the paragraph that ran over the page is whole again.
#include "manuscript/codes.h"
#include "plain_text_support.h"

#include <array>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::array<const char*, 6> sentences{
    "The room was warm, and those who came for the warmth did not always\n",
    "leave as they had come, for there were books on every table of it and\n",
    "nobody had ever been asked to put one back upon its shelf before he was\n",
    "quite sure that he had done with it, which might be in a year or never,\n",
    "as the keeper used to say when she was asked about it by the committee,\n",
    "who asked about little else in those days and wrote down all she said to\n"};

std::string page(std::size_t lines = 12) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i)
        text += sentences[i % sentences.size()];
    return text;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t total = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + 1))
        ++total;
    return total;
}

std::size_t entries(const Reading& reading, const std::string& rule) {
    std::size_t total = 0;
    for (const LedgerEntry& entry : reading.manuscript.ledger)
        total += entry.rule == rule;
    return total;
}

std::string scan() {
    std::string text;
    for (int n = 7; n < 12; ++n) {
        text += "## p. " + std::to_string(n) + " (#" + std::to_string(n + 10)
                + ") ##########\n\n";
        text += n % 2 ? "THE READING ROOM. " + std::to_string(n) + "\n"
                      : std::to_string(n) + " THE READING ROOM.\n";
        text += page() + (n == 9 ? "B 2\n" : "");
    }
    return text;
}

}  // namespace

TEST_CASE("what is at the edges of scanned pages leaves the text", "[furniture]") {
    const Reading reading = read_text(scan());
    CHECK(entries(reading, "page separator") == 5);
    CHECK(entries(reading, "running head") == 5);
    CHECK(entries(reading, "signature mark") == 1);
    CHECK(reading.text().find("READING ROOM") == std::string::npos);
    CHECK(reading.text().find("##") == std::string::npos);
    CHECK(reading.has_code(codes::page_separator));
    CHECK(reading.has_code(codes::running_head));
    CHECK(reading.has_code(codes::signature_mark));
    // All pages are one paragraph.
    CHECK(count(reading.dump(), "paragraph\n") == 1);
    CHECK(reading.text().find("wrote down all she said to The room") != std::string::npos);
}

TEST_CASE("page numbers that cut sentences are furniture, in any form", "[furniture]") {
    for (const std::string form : {"%", "- % -", "[%]", "[Page %]", "Page %"}) {
        INFO(form);
        std::string text = page();
        for (int n = 12; n < 18; ++n) {
            std::string mark = form;
            mark.replace(mark.find('%'), 1, std::to_string(n));
            text += "\n                  " + mark + "\n\n" + page();
        }
        const Reading reading = read_text(text);
        CHECK(entries(reading, "page number") == 6);
        CHECK(count(reading.dump(), "paragraph\n") == 1);
        CHECK(reading.has_code(codes::page_number));
    }
}

TEST_CASE("numbers between finished sections are their numbers", "[furniture]") {
    std::string text;
    for (int n = 1; n < 8; ++n)
        text += std::to_string(n) + "\n\n" + page() + "end of it.\n\n";
    const Reading reading = read_text(text);
    CHECK(entries(reading, "page number") == 0);
    CHECK(reading.manuscript.ledger.empty());
}

TEST_CASE("a word parted by the end of a page is mended", "[furniture]") {
    std::string text = page();
    for (int n = 12; n < 18; ++n)
        text += "on the shelves there were many illumin-\n\n" + std::to_string(n)
                + "\n\nated books, and the illuminated ones were read the most,\n" + page();
    const Reading reading = read_text(text);
    CHECK(reading.text().find("many illuminated books") != std::string::npos);
    CHECK(entries(reading, "split hyphen") == 6);
}

TEST_CASE("heads and feet of typed pages repeat around the form feeds", "[furniture]") {
    std::string text;
    for (int n = 1; n <= 4; ++n)
        text += "Lamp          The Reading Room          1931\n\n" + page()
                + "\nAda Lamp                      [Page " + std::to_string(n) + "]\n\f\n";
    const Reading reading = read_text(text);
    CHECK(entries(reading, "running head") == 8);
    CHECK(reading.text().find("Ada Lamp") == std::string::npos);
}

TEST_CASE("the title that the heads repeat stays where it stands first", "[furniture]") {
    std::string text = "THE READING ROOM\n\n" + page();
    for (int n = 2; n < 7; ++n)
        text += "\f" + std::to_string(n) + " THE READING ROOM\n\n" + page();
    const Reading reading = read_text(text);
    CHECK(count(reading.text(), "THE READING ROOM") == 1);
    CHECK(reading.manuscript.document.metadata.title.value == "THE READING ROOM");
}

TEST_CASE("a finished paragraph stays apart from the next page's", "[furniture]") {
    std::string text;
    for (int n = 1; n < 5; ++n)
        text += "## p. " + std::to_string(n) + " (#" + std::to_string(n) + ") #######\n\n"
                + page()
                + "all of them.\n\nThe second paragraph of the page was about the winter, "
                  "and it\nended here.\n\n";
    const Reading reading = read_text(text);
    CHECK(count(reading.dump(), "paragraph\n") == 8);
}

TEST_CASE("refused furniture is text again and keeps its number", "[furniture]") {
    const Reading all = read_text(scan());
    int refused = 0;
    for (const LedgerEntry& entry : all.manuscript.ledger)
        if (entry.rule == "signature mark") refused = entry.number;
    REQUIRE(refused > 0);
    ReadOptions options;
    options.refuse = {refused};
    const Reading reading = read_text(scan(), options);
    CHECK(reading.text().find("B 2") != std::string::npos);
    const auto& ledger = reading.manuscript.ledger;
    REQUIRE(ledger.size() == all.manuscript.ledger.size());
    const LedgerEntry& entry = ledger[static_cast<std::size_t>(refused) - 1];
    CHECK(entry.rule == "signature mark");
    CHECK(entry.standing == Standing::Refused);
    CHECK(entry.before == "B 2");
}

TEST_CASE("as typed, furniture is text", "[furniture]") {
    const Reading reading = read_literally(scan());
    CHECK(reading.manuscript.ledger.empty());
    CHECK(count(reading.text(), "THE READING ROOM") == 5);
}

TEST_CASE("without borders of pages words that repeat are words", "[furniture]") {
    std::string text;
    for (int n = 0; n < 6; ++n)
        text += "THE READING ROOM\n\n" + page() + "at last.\n\n";
    CHECK(read_text(text).manuscript.ledger.empty());
}
