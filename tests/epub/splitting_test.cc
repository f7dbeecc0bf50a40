// Long chapters, long lists and many notes are cut between blocks into documents that old
// readers open.
#include "base/limits.h"
#include "epub/written.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word & more ";
    return text;
}

OpenedBook book_of(const Scribe& scribe, epub::Reader reader = epub::Reader::Universal) {
    Diagnostics log;
    const Result<Bytes> bytes =
        epub::write(model_of(scribe.document, log), {october_2004, {}, reader});
    REQUIRE(bytes.has_value());
    const OpenedBook book = open_book(*bytes);
    for (const ZipEntry& entry : book.entries)
        if (entry.name.starts_with("EPUB/text/")) {
            INFO(entry.name);
            CHECK(entry.contents.size() <= limits::content_document_bytes);
        }
    return book;
}

std::size_t count(const OpenedBook& book, const std::string& stem) {
    std::size_t files = 0;
    for (const ZipEntry& entry : book.entries)
        if (entry.name.starts_with("EPUB/text/" + stem)) ++files;
    return files;
}

std::size_t
occurrences(const OpenedBook& book, const std::string& stem, const std::string& what) {
    std::size_t found = 0;
    for (const ZipEntry& entry : book.entries)
        if (entry.name.starts_with("EPUB/text/" + stem))
            for (std::size_t at = entry.contents.find(what); at != std::string::npos;
                 at = entry.contents.find(what, at + 1))
                ++found;
    return found;
}

}  // namespace

TEST_CASE("a long chapter continues in further documents, its text whole and in order") {
    Scribe scribe;
    scribe.add(scribe.heading(1, "long", "Long"));
    for (int i = 0; i < 700; ++i)
        scribe.add(scribe.paragraph(std::to_string(i) + "! " + words(80)));
    const OpenedBook book = book_of(scribe);
    CHECK(count(book, "chapter-1") == 4);
    CHECK(occurrences(book, "chapter-1", "<section id=\"long-section\"") == 1);
    CHECK(occurrences(book, "chapter-1", "<section class=\"chapter\">") == 3);
    CHECK(
        book.files.at("EPUB/text/chapter-1-2.xhtml").find("<title>Long (2)</title>")
        != std::string::npos
    );
    std::string all;
    for (const char* name : {"chapter-1", "chapter-1-2", "chapter-1-3", "chapter-1-4"})
        all += book.files.at(std::string("EPUB/text/") + name + ".xhtml");
    std::size_t last = 0;
    for (int i = 0; i < 700; ++i) {
        const std::size_t at = all.find(">" + std::to_string(i) + "! ");
        REQUIRE(at != std::string::npos);
        CHECK(at >= last);
        last = at;
    }
}

TEST_CASE("a heading stays with the block below it where a document is cut") {
    Scribe scribe;
    scribe.add(scribe.heading(1, "long", "Long"));
    for (int i = 0; i < 300; ++i)
        scribe.add(
            scribe.heading(2, "s" + std::to_string(i), "Section"),
            scribe.paragraph(words(150))
        );
    const OpenedBook book = book_of(scribe);
    CHECK(count(book, "chapter-1") > 2);
    for (const ZipEntry& entry : book.entries) {
        const std::size_t heading = entry.contents.rfind("</h3>");
        if (heading == std::string::npos || !entry.name.starts_with("EPUB/text/chapter"))
            continue;
        CHECK(entry.contents.find("<p", heading) != std::string::npos);
    }
}

TEST_CASE("a long numbered list goes on counting in the next document") {
    Scribe scribe;
    List list;
    list.kind = ListKind::Numbered;
    list.start = 5;
    for (int i = 0; i < 400; ++i)
        list.items.push_back({{}, Scribe::blocks(scribe.paragraph(words(80))), {}});
    scribe.add(Block{std::move(list)});
    const OpenedBook book = book_of(scribe);
    REQUIRE(count(book, "text") >= 2);
    const std::string& first = book.files.at("EPUB/text/text.xhtml");
    std::size_t items = 0;
    for (std::size_t at = first.find("<li>"); at != std::string::npos;
         at = first.find("<li>", at + 1))
        ++items;
    const std::string start = "start=\"" + std::to_string(5 + items) + "\"";
    CHECK(book.files.at("EPUB/text/text-2.xhtml").find(start) != std::string::npos);
}

TEST_CASE("many notes fill several documents, each a section of notes that goes on counting"
) {
    Scribe scribe;
    Inlines calls;
    for (int i = 0; i < 900; ++i) {
        scribe.note(std::to_string(i), words(40));
        calls.push_back(Scribe::call(static_cast<std::size_t>(i)));
    }
    scribe.add(Scribe::paragraph(std::move(calls)));
    const OpenedBook book = book_of(scribe);
    REQUIRE(count(book, "notes") >= 2);
    CHECK(occurrences(book, "notes", "role=\"doc-endnotes\"") == count(book, "notes"));
    CHECK(occurrences(book, "notes", "role=\"doc-backlink\"") == 900);
    const std::string& second = book.files.at("EPUB/text/notes-2.xhtml");
    const std::size_t start = second.find("start=\"");
    REQUIRE(start != std::string::npos);
    const std::string number =
        second.substr(start + 7, second.find('"', start + 7) - start - 7);
    CHECK(second.find("<li id=\"note-" + number + "\"") == second.find("<li id"));
    CHECK(
        book.files.at("EPUB/text/text.xhtml")
            .find("href=\"notes-2.xhtml#note-" + number + "\"")
        != std::string::npos
    );
}

TEST_CASE("Kobo's spans are counted in, and short sentences have many of them") {
    Scribe scribe;
    scribe.add(scribe.heading(1, "long", "Long"));
    std::string talk;
    for (int i = 0; i < 40; ++i)
        talk += "Yes. No! \u201CWhy?\u201D ";
    for (int i = 0; i < 300; ++i)
        scribe.add(scribe.paragraph(talk));
    CHECK(count(book_of(scribe), "chapter-1") == 2);
    CHECK(count(book_of(scribe, epub::Reader::Kobo), "chapter-1") > 8);
}
