#include "manuscript/book.h"

#include "document/dump.h"
#include "document/walk.h"
#include "manuscript/codes.h"

#include <catch2/catch.hpp>

#include <map>

using namespace pam;
using namespace pam::manuscript;

namespace {

struct Bound {
    std::string dump;
    document::Document document;
    Diagnostics log;
};

// Binds Markdown texts; parts as in the plan.
Bound bound(
    BookPlan plan,
    const std::map<std::string, std::string>& files,
    const std::vector<Setting>& options = {}
) {
    Bound made;
    std::vector<Chapter> chapters;
    for (std::size_t part = 0; part < plan.parts.size(); ++part)
        for (const BookFile& file : plan.parts[part].files) {
            const Source source(file.path, files.at(file.path));
            ReadOptions reading;
            reading.format = Format::Markdown;
            reading.binding = Binding::InBook;
            Chapter chapter;
            chapter.source = static_cast<SourceId>(chapters.size() + 1);
            chapter.path = file.path;
            chapter.part = part;
            chapter.manuscript = read(source, reading, made.log);
            chapter.account = balance(source, chapter.manuscript);
            lead_to_source(chapter.manuscript, chapter.source);
            chapters.push_back(std::move(chapter));
        }
    made.document = bind_book(chapters, plan, "The Book", options, made.log).document;
    made.dump = document::dump(made.document);
    return made;
}

BookPlan two_files() {
    return plan_of_folder({"one.md", "two.md"});
}

}  // namespace

TEST_CASE("titles of files become chapters, their headings go below", "[book]") {
    const Bound made = bound(
        two_files(),
        {{"one.md", "# One\n\nA word.\n\n## Inner\n\nMore.\n"}, {"two.md", "# Two\n\nB.\n"}}
    );
    CHECK(made.dump == R"(metadata
  title "The Book"
title-block
  paragraph title
    "The Book"
heading 1 #one
  "One"
paragraph
  "A word."
heading 2 #inner
  "Inner"
paragraph
  "More."
heading 1 #two
  "Two"
paragraph
  "B."
)");
}

TEST_CASE("a part's title stands over its chapters", "[book]") {
    BookPlan plan = two_files();
    plan.parts[0].title = "Winter";
    const Bound made = bound(
        plan, {{"one.md", "# One\n\nA.\n"}, {"two.md", "# Two\n\nB.\n\n## Sub\n\nC.\n"}}
    );
    CHECK(
        made.dump.find("heading 1 #winter\n  \"Winter\"\nheading 2 #one")
        != std::string::npos
    );
    CHECK(made.dump.find("heading 3 #sub") != std::string::npos);
}

TEST_CASE("ids and notes of two files stay apart", "[book]") {
    const std::string text = "# Lamp\n\nSee [it](#lamp).[^1]\n\n[^1]: Note of ";
    const Bound made =
        bound(two_files(), {{"one.md", text + "one.\n"}, {"two.md", text + "two.\n"}});
    CHECK(made.dump.find("heading 1 #lamp\n") != std::string::npos);
    CHECK(made.dump.find("heading 1 #lamp-2\n") != std::string::npos);
    CHECK(made.dump.find("link \"#lamp-2\"") != std::string::npos);
    REQUIRE(made.document.notes.size() == 2);
    CHECK(made.dump.find("note-reference 2") != std::string::npos);
    CHECK(
        made.dump.find("note 2 \"1\"\n  paragraph\n    \"Note of two.\"")
        != std::string::npos
    );
}

TEST_CASE("links from file to file lead to the place in the book", "[book]") {
    BookPlan plan = plan_of_folder({"a/one.md", "b/two.md"});
    const Bound made = bound(
        plan,
        {{"a/one.md",
          "# One\n\n[x](../b/two.md#lamp) [y](../b/two.md) [z](../b/two.md#no)\n"},
         {"b/two.md", "# Two\n\n## Lamp\n\n![a](pic.png)\n"}}
    );
    CHECK(made.dump.find("link \"#lamp\"") != std::string::npos);
    CHECK(made.dump.find("link \"#two\"") != std::string::npos);
    CHECK(made.dump.find("\"b/pic.png\"") != std::string::npos);
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == codes::unknown_place_in_file);
    CHECK(made.log.entries[0].span.source == 1);
}

TEST_CASE("what all files say alike is said of the book", "[book]") {
    const Bound made = bound(
        two_files(),
        {{"one.md", "---\ntitle: One\nauthor: Ada\n---\n\nA.\n"},
         {"two.md", "---\ntitle: Two\nauthor: Ada\n---\n\nB.\n"}},
        {{"title", "Stated", document::Origin::Option, Span::none()}}
    );
    CHECK(made.document.metadata.title.value == "Stated");
    REQUIRE(made.document.metadata.authors.size() == 1);
    CHECK(made.document.metadata.authors[0].value == "Ada");
    CHECK(made.dump.find("The Book") == std::string::npos);
}

TEST_CASE("a chapter of another language says so", "[book]") {
    const Bound made = bound(
        two_files(),
        {{"one.md", "---\nlang: en\n---\n\n# One\n"},
         {"two.md", "---\nlang: de\n---\n\nZwei.\n"}}
    );
    CHECK(made.dump.find("phrase de") != std::string::npos);
}

TEST_CASE("every text of a chapter is led to its file", "[book]") {
    const Bound made = bound(
        two_files(), {{"one.md", "A.\n"}, {"two.md", "| a |\n|---|\n| b |\n\n- c\n"}}
    );
    std::size_t of_two = 0;
    document::for_each_text(made.document, [&](const document::Text& text) {
        if (text.span.is_none()) return;
        CHECK(text.span.source >= 1);
        of_two += text.span.source == 2;
    });
    CHECK(of_two == 3);
}
