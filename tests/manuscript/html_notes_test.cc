#include "html_support.h"
#include "manuscript/codes.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string expected = "paragraph\n  \"Bread\"\n  note-reference 1\n  \" is "
                             "good.\"\nnote 1 \"1\"\n  paragraph\n    \"Rye, that is.\"\n";

}  // namespace

TEST_CASE("the usual notes of the web are notes", "[html]") {
    // Wikipedia
    CHECK(
        blocks_of_page("<p>Bread<sup class=reference id=cite_ref-1><a "
                       "href=#cite_note-1>[1]</a></sup> is good.</p>"
                       "<ol class=references><li id=cite_note-1><span "
                       "class=mw-cite-backlink><b><a href=#cite_ref-1>^</a></b></span> "
                       "<span class=reference-text>Rye, that is.</span></li></ol>")
        == expected
    );
    // Word
    CHECK(
        blocks_of_page("<p class=MsoNormal>Bread<a href='#_ftn1' name='_ftnref1'><span "
                       "class=MsoFootnoteReference>[1]</span></a> is good.</p>"
                       "<hr><div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' "
                       "name='_ftn1'><span>[1]</span></a> Rye, that is.</p></div>")
        == expected
    );
    // Standard Ebooks, all in one file
    CHECK(
        blocks_of_page(
            "<p>Bread<a href='#note-1' id='noteref-1' epub:type='noteref'>1</a> is "
            "good.</p>"
            "<section epub:type=endnotes><ol><li id=note-1 epub:type=endnote><p>Rye, that "
            "is. "
            "<a href='#noteref-1' epub:type='backlink'>\u21A9</a></p></li></ol></section>"
        )
        == expected
    );
    // Project Gutenberg
    CHECK(
        blocks_of_page("<p>Bread<a id=FNanchor_1 href=#Footnote_1>[1]</a> is good.</p>"
                       "<div class=footnote><p><a id=Footnote_1 href=#FNanchor_1><span "
                       "class=label>[1]</span></a> Rye, that is.</p></div>")
        == expected
    );
    // WordPress
    CHECK(
        blocks_of_page("<p>Bread<sup class=footnote-ref><a href=#fn-1 "
                       "id=fnref-1>1</a></sup> is good.</p>"
                       "<div class=footnotes><ol><li id=fn-1>Rye, that is. <a "
                       "href=#fnref-1 class=footnote-backref>\u21A9</a></li></ol></div>")
        == expected
    );
    // DPUB-ARIA
    CHECK(
        blocks_of_page("<p>Bread<a role=doc-noteref href=#n>1</a> is good.</p><aside id=n "
                       "role=doc-footnote><p>Rye, that is.</p></aside>")
        == expected
    );
}

TEST_CASE("a note that bears the mark of its call needs no link back", "[html]") {
    CHECK(
        blocks_of_page("<p>Bread<sup class=enote><a href=#n1>[1]</a></sup> is good.</p><hr>"
                       "<p class=information><span class=info><a name=n1>1.</a></span> "
                       "Rye, that is.</p>")
        == expected
    );
    CHECK(
        blocks_of_page(
            "<p>Bread[<a href=#n1>1</a>] is good.</p><p id=n1>[1] Rye, that is.</p>"
        )
        == expected
    );
}

TEST_CASE("brackets around a mark go with it", "[html]") {
    CHECK(
        blocks_of_page("<p>Bread (<a name=r1 href=#n1>1</a>) is good.</p><p>(<a name=n1 "
                       "href=#r1>1</a>) Rye, that is.</p>")
        == "paragraph\n  \"Bread \"\n  note-reference 1\n  \" is good.\"\nnote 1 \"1\"\n  "
           "paragraph\n    \"Rye, that is.\"\n"
    );
}

TEST_CASE("a note may be called twice", "[html]") {
    CHECK(
        blocks_of_page("<p>a<sup><a id=r1 href=#n1>1</a></sup> b<sup><a id=r2 "
                       "href=#n1>1</a></sup> c</p>"
                       "<ol><li id=n1><a href=#r1>a</a> <a href=#r2>b</a> Note.</li></ol>")
        == "paragraph\n  \"a\"\n  note-reference 1\n  \" b\"\n  note-reference 1\n  \" "
           "c\"\nnote 1 \"1\"\n  paragraph\n    \"Note.\"\n"
    );
}

TEST_CASE("the heading over the notes is set apart with them gone", "[html]") {
    const Reading reading =
        read_page("<p>a<sup><a id=r1 href=#n1>1</a></sup> b</p><h2>Notes</h2><ol><li "
                  "id=n1>Note. <a href=#r1>\u2191</a></li></ol>");
    CHECK(apart(reading) == "set apart: heading over the notes: Notes\n");
    CHECK(reading.manuscript.document.notes.size() == 1);
}

TEST_CASE("numbers of pages and chapters are no notes", "[html]") {
    const Reading reading =
        read_page("<ol><li><a href=#c1>1</a></ol><p>See <a href=#Page_2>2</a>.</p><h2 "
                  "id=c1>1. Bread</h2>"
                  "<p><span class=pagenum><a id=Page_2>2</a></span>Text.</p>");
    CHECK(reading.manuscript.document.notes.empty());
}

TEST_CASE("a note in another file leaves its mark and a remark", "[html]") {
    const Reading reading = read_page(
        "<p>Bread<a href='endnotes.xhtml#note-1' epub:type='noteref'>1</a> is good.</p>"
    );
    CHECK(
        blocks_of(reading)
        == "paragraph\n  \"Bread\"\n  superscript\n    \"1\"\n  \" is good.\"\n"
    );
    CHECK(reading.has_code(codes::notes_elsewhere));
}
