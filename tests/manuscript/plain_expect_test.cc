// What is known about the texts of the corpus (EXPECT.tsv there), counted in the documents.
#include "base/files.h"
#include "base/utf8.h"
#include "plain_text_support.h"

#include <filesystem>
#include <optional>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::filesystem::path corpus = PAM_CORPUS_DIR;

std::optional<std::string> bytes_of(const std::string& name) {
    auto bytes = read_file(corpus / name, std::size_t{4} << 20);
    if (!bytes.has_value()) {
        WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
        return std::nullopt;
    }
    return std::move(*bytes);
}

std::optional<Reading>
read_corpus(const std::string& name, Profile profile = Profile::Auto) {
    auto bytes = bytes_of(name);
    if (!bytes) return std::nullopt;
    Diagnostics log;
    auto opened = manuscript::open(std::move(*bytes), name, "", log);
    REQUIRE(opened.has_value());
    if (utf8::find_invalid(opened->text)) {
        WARN("SKIPPED: " + name + " is not decoded");
        return std::nullopt;
    }
    ReadOptions options;
    options.profile = profile;
    return read_text(opened->text, options);
}

// The value of the row of EXPECT.tsv for this file.
std::string expected(const std::string& name) {
    const auto table = bytes_of("EXPECT.tsv");
    REQUIRE(table);
    const std::size_t row = table->find("\n" + name + "\t");
    REQUIRE(row != std::string::npos);
    const std::string line = table->substr(row + 1, table->find('\n', row + 1) - row - 1);
    return line.substr(line.rfind('\t') + 1);
}

struct Shape {
    std::size_t blocks = 0;  // paragraphs, headings, breaks, lines of verse
    std::vector<std::string> headings;
    std::vector<std::string> entries;   // of a contents list
    std::vector<std::string> unlinked;  // of them, those that lead nowhere
    std::vector<std::string> paragraphs;
};

void look(const document::Blocks& blocks, Shape& shape, bool in_contents) {
    for (const document::Block& block : blocks) {
        if (const auto* division = std::get_if<document::Division>(&block.value)) {
            look(
                division->blocks, shape, division->kind == document::DivisionKind::Contents
            );
        } else if (const auto* heading = std::get_if<document::Heading>(&block.value)) {
            ++shape.blocks;
            shape.headings.push_back(document::plain_text(heading->inlines));
        } else if (const auto* paragraph = std::get_if<document::Paragraph>(&block.value)) {
            ++shape.blocks;
            const std::string words = document::plain_text(paragraph->inlines);
            (in_contents ? shape.entries : shape.paragraphs).push_back(words);
            if (in_contents
                && !std::holds_alternative<document::Link>(paragraph->inlines[0].value))
                shape.unlinked.push_back(words);
        } else if (const auto* verse = std::get_if<document::Verse>(&block.value)) {
            for (const document::Stanza& stanza : verse->stanzas)
                shape.blocks += stanza.lines.size();
        } else if (const auto* list = std::get_if<document::List>(&block.value)) {
            for (const document::ListItem& item : list->items)
                look(item.blocks, shape, in_contents);
        } else {
            ++shape.blocks;
        }
    }
}

Shape shape_of(const Reading& reading) {
    Shape shape;
    look(reading.manuscript.document.blocks, shape, false);
    return shape;
}

std::size_t beginning(const std::vector<std::string>& all, const std::string& words) {
    return static_cast<std::size_t>(std::count_if(
        all.begin(),
        all.end(),
        [&](const std::string& one) { return one.starts_with(words); }
    ));
}

}  // namespace

TEST_CASE(
    "Moby-Dick has each chapter once in the body and once in the contents", "[corpus]"
) {
    const auto reading = read_corpus("text/moby-dick.txt");
    if (!reading) return;
    const Shape shape = shape_of(*reading);
    CHECK(
        std::to_string(beginning(shape.headings, "CHAPTER "))
        == expected("text/moby-dick.txt")
    );
    CHECK(
        std::to_string(beginning(shape.entries, "CHAPTER "))
        == expected("text/moby-dick.txt")
    );
    CHECK(shape.entries.size() == 138);
    CHECK(shape.unlinked.empty());
    for (int chapter = 1; chapter <= 135; ++chapter) {
        const std::string words = "CHAPTER " + std::to_string(chapter) + ".";
        REQUIRE(beginning(shape.headings, words) == 1);
        REQUIRE(beginning(shape.entries, words) == 1);
    }
    CHECK(reading->manuscript.document.notes.size() == 22);
}

TEST_CASE("the Constitution has its articles and sections", "[corpus]") {
    const auto reading = read_corpus("text/us-constitution.txt");
    if (!reading) return;
    const Shape shape = shape_of(*reading);
    const std::string found = std::to_string(beginning(shape.headings, "Article ")) + " / "
                              + std::to_string(beginning(shape.headings, "Section"));
    CHECK(found == expected("text/us-constitution.txt"));
}

TEST_CASE(
    "each of Locke's sections is a paragraph that opens with its number", "[corpus]"
) {
    const auto reading = read_corpus("text/locke-second-treatise.txt");
    if (!reading) return;
    const Shape shape = shape_of(*reading);
    CHECK(
        std::to_string(beginning(shape.paragraphs, "Sect. "))
        == expected("text/locke-second-treatise.txt")
    );
    CHECK(reading->manuscript.document.notes.size() == 10);
}

TEST_CASE("each line of a speech is a block", "[corpus]") {
    for (const std::string& name :
         {std::string("text/sotu-1945-Truman.txt"),
          std::string("text/sotu-1998-Clinton.txt"),
          std::string("text/sotu-1962-Kennedy.txt"),
          std::string("text/sotu-1970-Nixon.txt"),
          std::string("text/sotu-1961-Kennedy.txt")}) {
        INFO(name);
        const auto reading = read_corpus(name);
        if (!reading) continue;
        CHECK(std::to_string(shape_of(*reading).blocks) == expected(name));
    }
}

TEST_CASE("every trap is literal to its last character", "[corpus]") {
    const auto bytes = bytes_of("text/traps.txt");
    if (!bytes) return;
    const Reading reading = read_literally(*bytes);
    CHECK(reading.manuscript.consumed.empty());
    CHECK(reading.manuscript.document.notes.empty());
    std::string typed;
    for (const char32_t c : utf8::to_utf32(*bytes))
        if (!utf8::is_space(c)) utf8::append(typed, c);
    std::string shown;
    for (const char32_t c : utf8::to_utf32(reading.text()))
        if (!utf8::is_space(c)) utf8::append(shown, c);
    CHECK(shown == typed);
    for (int trap = 1; trap <= 37; ++trap) {
        const std::string name = (trap < 10 ? "Trap0" : "Trap") + std::to_string(trap);
        CHECK(reading.text().find(name) != std::string::npos);
    }
}

TEST_CASE("Goldman's and Douglass's notes are called where they were", "[corpus]") {
    const auto goldman = read_corpus("text/goldman-anarchism-2000.txt");
    if (!goldman) return;
    CHECK(goldman->manuscript.document.notes.size() == 34);
    CHECK(shape_of(*goldman).entries.size() == 14);
    CHECK(shape_of(*goldman).unlinked == std::vector<std::string>{"Biographic Sketch"});
    const auto douglass = read_corpus("text/douglass-narrative.txt");
    if (!douglass) return;
    CHECK(douglass->manuscript.document.notes.size() == 4);
    CHECK(douglass->told("signature"));
    CHECK(douglass->told("date line"));
    CHECK(shape_of(*douglass).entries.size() == 16);
    CHECK(shape_of(*douglass).unlinked.empty());
}

TEST_CASE("a profile makes the italics of a text of its kind", "[corpus]") {
    const auto literal = read_corpus("text/moby-dick.txt");
    const auto stated = read_corpus("text/moby-dick.txt", Profile::Gutenberg);
    if (!literal || !stated) return;
    CHECK(literal->text().find("_he_") != std::string::npos);
    CHECK(stated->dump().find("emphasis\n    \"he\"") != std::string::npos);
    CHECK(stated->text().find('_') == std::string::npos);
}
