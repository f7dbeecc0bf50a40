// One text in every layout that people and programs give to plain text: wrapped at any
// measure, one line a paragraph, set in, set out, double-spaced, mixed, with every kind of
// line end. The document is always the same.
#include "plain_text_support.h"

#include <functional>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;
using namespace pam::document;

namespace {

using Paragraphs = std::vector<std::string>;
using ByLines = std::vector<std::vector<std::string>>;

const Paragraphs text{
    "The reading room stands at the corner where the road from Sallow Reach comes down to "
    "the lock, and it has stood there since the winter of the long frost, when the keeper "
    "of the lock died and left his house to whoever would sit in it and read. Nobody knew "
    "what to make of that. In the end the parish took the house, and the schoolmaster the "
    "key, and so the room was opened on a wet evening in November with nineteen books.",
    "There was a stove in it from the first. Ada Lamp lit it every day at four, whether "
    "anybody was expected or not, and she has told me since that in the first winter she "
    "read more than half of the nineteen books aloud to the cat, because a voice, as she "
    "thought, would make the room look less closed from the road.",
    "Those who came, came for the stove. It would be a mistake to think less of them for "
    "it. A man who has sat beside a shelf for three winters will put out a hand at last, "
    "and what he takes down is his own affair; he may put it back upside down, and often "
    "does, and then the next man has something to say to him, and that is how it began.",
    "By the second winter there were sixty books, by the third two hundred, and the "
    "committee, which met in the room on the first Monday of the month, began to ask what "
    "they had cost. They had cost nothing. People brought them. They were left on the step "
    "in baskets, in boxes, once in a coal scuttle, and no letter with them.",
    "I have before me the list that was made in that year, in her hand. It is in no order "
    "at all. Sermons stand beside voyages and a herbal beside the proceedings of a society "
    "for the better drainage of the fens, and against each there is a small mark in "
    "pencil, "
    "which tells, for those who know how to read it, who had taken the book home and how "
    "often he had been asked to bring it back.",
    "The room is open still. Of the nineteen books there are eleven left."};

std::vector<std::string> wrapped(
    const std::string& paragraph,
    std::size_t width,
    const std::string& first,
    const std::string& rest
) {
    std::vector<std::string> lines{first};
    bool empty = true;
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t end = std::min(paragraph.find(' ', at), paragraph.size());
        const std::string word = paragraph.substr(at, end - at);
        if (!empty && lines.back().size() + 1 + word.size() > width) {
            lines.push_back(rest);
            empty = true;
        }
        lines.back() += (empty ? "" : " ") + word;
        empty = false;
        at = end + 1;
    }
    return lines;
}

ByLines by_lines(std::size_t width, const std::string& first = "", std::string rest = "") {
    ByLines all;
    for (const std::string& paragraph : text)
        all.push_back(wrapped(paragraph, width, first, rest));
    return all;
}

std::string
joined(const ByLines& paragraphs, const std::string& line_end, const std::string& between) {
    std::string all;
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        if (p > 0) all += between;
        for (std::size_t i = 0; i < paragraphs[p].size(); ++i)
            all += (i > 0 ? line_end : "") + paragraphs[p][i];
    }
    return all + line_end;
}

Paragraphs read_paragraphs(const std::string& manuscript) {
    const Reading reading = read_literally(manuscript);
    Paragraphs read;
    for (const Block& block : reading.manuscript.document.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.value);
        read.push_back(
            paragraph == nullptr ? "not a paragraph" : plain_text(paragraph->inlines)
        );
    }
    return read;
}

std::string replaced(std::string all, const std::string& from, const std::string& to) {
    for (std::size_t at = all.find(from); at != std::string::npos;
         at = all.find(from, at + to.size()))
        all.replace(at, from.size(), to);
    return all;
}

const ByLines long_lines = by_lines(100000);

}  // namespace

TEST_CASE("prose wrapped at any measure is the same prose", "[layouts]") {
    for (const std::size_t width : {38, 50, 65, 72, 80, 100, 120}) {
        INFO(width);
        CHECK(read_paragraphs(joined(by_lines(width), "\n", "\n\n")) == text);
        const std::string margin(10, ' ');
        CHECK(
            read_paragraphs(joined(by_lines(width, margin, margin), "\n", "\n\n")) == text
        );
    }
}

TEST_CASE("one line a paragraph, with or without blank lines", "[layouts]") {
    CHECK(read_paragraphs(joined(long_lines, "\n", "\n\n")) == text);
    CHECK(read_paragraphs(joined(long_lines, "\n", "\n")) == text);
    CHECK(read_paragraphs(joined(by_lines(100000, "\t"), "\n", "\n")) == text);
}

TEST_CASE("first lines set in or out part paragraphs", "[layouts]") {
    for (const std::size_t width : {50, 65, 80}) {
        INFO(width);
        for (const std::string first : {"  ", "    ", "\t"}) {
            CHECK(read_paragraphs(joined(by_lines(width, first), "\n", "\n")) == text);
            CHECK(read_paragraphs(joined(by_lines(width, first), "\n", "\n\n")) == text);
        }
        const ByLines hanging = by_lines(width, "", "    ");
        CHECK(read_paragraphs(joined(hanging, "\n", "\n")) == text);
        CHECK(read_paragraphs(joined(hanging, "\n", "\n\n")) == text);
    }
}

TEST_CASE("a typescript with a blank line after each line is closed up", "[layouts]") {
    for (const std::size_t width : {50, 65, 80}) {
        INFO(width);
        CHECK(read_paragraphs(joined(by_lines(width, "     "), "\n\n", "\n\n")) == text);
        CHECK(read_paragraphs(joined(by_lines(width), "\n\n", "\n\n\n")) == text);
        CHECK(read_paragraphs(joined(by_lines(width), "\n\n", "\n\n\n\n")) == text);
    }
}

TEST_CASE("verse is not closed up", "[layouts]") {
    std::string song;
    for (int i = 0; i < 4; ++i)
        song += "The water goes down and the water goes up,\n\n"
                "And nothing is lost by the way:\n\n";
    CHECK(read_literally(song).dump().find("up, And nothing") == std::string::npos);
}

TEST_CASE("a file may change its layout in the middle", "[layouts]") {
    ByLines mixed = by_lines(70);
    std::copy(long_lines.begin() + 3, long_lines.end(), mixed.begin() + 3);
    CHECK(read_paragraphs(joined(mixed, "\n", "\n\n")) == text);
    mixed = long_lines;
    const ByLines narrow = by_lines(60);
    std::copy(narrow.begin() + 3, narrow.end(), mixed.begin() + 3);
    CHECK(read_paragraphs(joined(mixed, "\n", "\n\n")) == text);
}

TEST_CASE("prose wrapped by hand, here short and there long, is prose", "[layouts]") {
    const std::string by_hand =
        "The reading room stands at the corner where the road from Sallow Reach comes down "
        "to the lock, and it\nhas stood there since the winter of the long frost, when the "
        "keeper\nof the lock died and left his house to whoever would sit in it and read, "
        "as the parish was told by his\nlawyer, who did not read himself.\n\n";
    CHECK(
        read_paragraphs(joined(by_lines(70), "\n", "\n\n") + "\n" + by_hand + by_hand)
            .size()
        == text.size() + 2
    );
    CHECK(read_paragraphs(by_hand + by_hand).size() == 2);
}

TEST_CASE("lines end in every way that there is", "[layouts]") {
    const std::string lf = joined(by_lines(72), "\n", "\n\n");
    for (const std::string end :
         {"\r", "\r\n", "\r\r\n", "\v", "\xC2\x85", "\xE2\x80\xA8", "  \n", "\t\r\n"}) {
        INFO(end);
        CHECK(read_paragraphs(replaced(lf, "\n", end)) == text);
    }
    CHECK(read_paragraphs(replaced(lf, "\n\n", "\r\n\n")) == text);
    // A paragraph separator is a blank line by itself.
    CHECK(read_paragraphs(joined(long_lines, "\xE2\x80\xA9", "\xE2\x80\xA9")) == text);
}

TEST_CASE(
    "blank lines may hold spaces, tabs, no-break spaces and form feeds", "[layouts]"
) {
    const std::string lf = joined(by_lines(72), "\n", "\n\n");
    for (const std::string blank :
         {" ", "\t", "  \t ", "\xC2\xA0", "\xC2\xA0 \xC2\xA0", "\f"}) {
        INFO(blank);
        CHECK(read_paragraphs(replaced(lf, "\n\n", "\n" + blank + "\n")) == text);
    }
    const Reading reading = read_literally("One.\n\xC2\xA0\nTwo.\n");
    REQUIRE(reading.manuscript.consumed.size() == 1);
    CHECK(reading.manuscript.consumed[0].rule == "blank line");
}

TEST_CASE("justified lines with wide gaps are prose", "[layouts]") {
    std::string wide = joined(by_lines(72), "\n", "\n\n");
    wide = replaced(replaced(wide, " the ", "  the  "), " and ", "   and ");
    CHECK(read_paragraphs(wide) == text);
}
