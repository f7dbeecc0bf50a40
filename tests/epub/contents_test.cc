// The manuscript's own list of contents in the e-book, and books that open the other way.
#include "epub/written.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

document::Document chapters(Scribe& scribe, bool contents) {
    if (contents)
        scribe.add(Scribe::division(
            document::DivisionKind::Contents,
            Scribe::blocks(
                Scribe::paragraph(Scribe::inlines(scribe.link("#one", "One"))),
                Scribe::paragraph(Scribe::inlines(scribe.link("#two", "Two")))
            )
        ));
    scribe.add(
        scribe.heading(1, "one", "One"),
        scribe.paragraph("First."),
        scribe.heading(1, "two", "Two"),
        scribe.paragraph("Second.")
    );
    scribe.document.metadata.title.value = "A Book";
    return scribe.document;
}

OpenedBook book_of(const document::Document& document) {
    Diagnostics log;
    return open_book(written(model_of(document, log)));
}

}  // namespace

TEST_CASE("a manuscript with a list of contents gets no second one among its pages") {
    Scribe with, without;
    const OpenedBook own = book_of(chapters(with, true));
    const OpenedBook made = book_of(chapters(without, false));
    const auto in_spine = [](const OpenedBook& book) {
        return book.files.at("EPUB/package.opf").find("<itemref idref=\"nav\"")
               != std::string::npos;
    };
    CHECK(in_spine(made));
    CHECK_FALSE(in_spine(own));
    CHECK(own.files.contains("EPUB/nav.xhtml"));
    const std::string& front = own.files.at("EPUB/text/front.xhtml");
    CHECK(
        front.find("<section id=\"contents\" class=\"contents\" epub:type=\"toc\" "
                   "role=\"doc-toc\">")
        != std::string::npos
    );
    CHECK(front.find("<a href=\"chapter-2.xhtml#two\">Two</a>") != std::string::npos);
    CHECK(
        own.files.at("EPUB/nav.xhtml")
            .find("epub:type=\"toc\" href=\"text/front.xhtml#contents\"")
        != std::string::npos
    );
}

TEST_CASE("a book from right to left says so of its pages and of its text") {
    Scribe scribe;
    document::Document document = chapters(scribe, false);
    document.metadata.language.value = "fa";
    const OpenedBook book = book_of(document);
    CHECK(
        book.files.at("EPUB/package.opf").find("page-progression-direction=\"rtl\"")
        != std::string::npos
    );
    const std::string& text = book.files.at("EPUB/text/chapter-1.xhtml");
    CHECK(text.find("lang=\"fa\" xml:lang=\"fa\" dir=\"rtl\"") != std::string::npos);
    CHECK(text.find("<body dir=\"rtl\">") != std::string::npos);
    CHECK(text.find("<p class=\"first\" dir=\"ltr\">First.</p>") != std::string::npos);
}

TEST_CASE("phrases and underlining stand in the text with their language and direction") {
    Scribe scribe;
    document::Phrase phrase{"he", document::Direction::Natural, scribe.words("שלום"), {}};
    scribe.add(Scribe::paragraph(Scribe::inlines(
        scribe.wrapped<document::Underline>("under"), document::Inline{phrase}
    )));
    const OpenedBook book = book_of(scribe.document);
    CHECK(
        book.files.at("EPUB/text/text.xhtml")
            .find("<u>under</u><span lang=\"he\" xml:lang=\"he\" dir=\"rtl\">שלום</span>")
        != std::string::npos
    );
}
