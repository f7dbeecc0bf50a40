// What four checkers (EPUBCheck 4.2.6 and 5.3.0, epubcheck-ts, Ace) say of small faults in
// a sound book, each made anew and held against what we say. Every fault that any of them
// tells of, we tell of; what all of them pass, we pass.
#include "preflight/codes.h"
#include "preflight/epub_book.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

constexpr const char* package = "EPUB/package.opf";
constexpr const char* nav = "EPUB/nav.xhtml";
constexpr const char* sheet = "EPUB/style.css";
constexpr const char* one = "EPUB/c1.xhtml";
constexpr const char* two = "EPUB/c2.xhtml";

struct Mutation {
    const char* name;
    const char* code;  // null where every checker passes it
    void (*spoil)(Book& book);
};

void add_property(Book& book, const std::string& meta) {
    book.insert(package, "</metadata>", meta);
}

const Mutation mutations[] = {
    {"01-mimetype-extra-field",
     codes::epub_container,
     [](Book& book) {
         book.file("mimetype").extra = std::string("\x99\x99\x04\0abcd", 8);
     }},
    {"02-mimetype-deflated",
     codes::epub_container,
     [](Book& book) { book.file("mimetype").packing = Packing::Deflated; }},
    {"03-mimetype-newline",
     codes::epub_container,
     [](Book& book) { book.file("mimetype").contents += "\n"; }},
    {"04-mimetype-last",
     codes::epub_container,
     [](Book& book) {
         book.files.push_back(book.file("mimetype"));
         book.files.erase(book.files.begin());
     }},
    {"05-mimetype-missing",
     codes::epub_container,
     [](Book& book) { book.remove("mimetype"); }},
    {"06-no-modified",
     codes::metadata_missing,
     [](Book& book) {
         book.replace(
             package, "<meta property=\"dcterms:modified\">2026-05-31T12:00:00Z</meta>", ""
         );
     }},
    {"07-bad-modified-tz",
     codes::metadata_value,
     [](Book& book) { book.replace(package, "12:00:00Z", "12:00:00+02:00"); }},
    {"08-bad-lang",
     codes::metadata_value,
     [](Book& book) { book.replace(package, "<dc:language>en-GB", "<dc:language>en_GB"); }},
    {"09-html-no-lang",
     codes::language_missing,
     [](Book& book) { book.replace(one, "lang=\"en-GB\" xml:lang=\"en-GB\"", ""); }},
    {"10-lang-xmllang-differ",
     codes::language_differs,
     [](Book& book) { book.replace(one, "xml:lang=\"en-GB\"", "xml:lang=\"fr\""); }},
    {"11-broken-fragment",
     codes::epub_link,
     [](Book& book) { book.replace(one, "c2.xhtml#note-1", "c2.xhtml#note-9"); }},
    {"12-missing-resource",
     codes::item_missing,
     [](Book& book) { book.remove("EPUB/lamp.png"); }},
    {"13-unlisted-file",
     codes::item_unlisted,
     [](Book& book) { book.add("EPUB/stray.txt", "stray"); }},
    {"14-dup-id",
     codes::id_twice,
     [](Book& book) { book.replace(one, "id=\"pg-2\"", "id=\"pg-1\""); }},
    {"15-no-alt",
     codes::alternative_missing,
     [](Book& book) { book.replace(one, " alt=\"A lamp on a desk.\"", ""); }},
    {"16-css-direction",
     codes::css_forbidden,
     [](Book& book) { book.file(sheet).contents += "p { direction: rtl }\n"; }},
    {"17-css-syntax",
     codes::css_syntax,
     [](Book& book) { book.file(sheet).contents += "p { margin 0; }\n"; }},
    {"18-css-fixed",
     codes::css_discouraged,
     [](Book& book) { book.file(sheet).contents += ".head { position: fixed }\n"; }},
    {"19-remote-img",
     codes::remote_resource,
     [](Book& book) { book.replace(one, "lamp.png", "https://example.org/lamp.png"); }},
    {"20-remote-css-import",
     codes::remote_resource,
     [](Book& book) {
         book.insert(sheet, "@namespace", "@import url(https://example.org/a.css);\n");
     }},
    {"21-inline-svg-no-prop",
     codes::item_properties,
     [](Book& book) {
         book.insert(
             one,
             "<h2>",
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>"
         );
     }},
    {"22-nav-order",
     codes::navigation_order,
     [](Book& book) {
         book.replace(nav, "c1.xhtml#one\">The Lamp", "c2.xhtml#two\">The Ledger");
         book.replace(
             nav,
             "</li>\n<li><a href=\"c2.xhtml#two\">The Ledger",
             "</li>\n<li><a href=\"c1.xhtml#one\">The Lamp"
         );
     }},
    {"23-pagebreaks-no-pagelist",
     codes::page_list,
     [](Book& book) {
         std::string& text = book.file(nav).contents;
         const auto begin = text.find("<nav epub:type=\"page-list\"");
         text.erase(begin, text.find("</nav>", begin) + 6 - begin);
     }},
    {"24-pagelist-incomplete",
     codes::page_list,
     [](Book& book) { book.replace(nav, "<li><a href=\"c1.xhtml#pg-2\">2</a></li>", ""); }},
    {"25-pagelist-no-source",
     codes::page_source,
     [](Book& book) {
         book.replace(
             package,
             "<meta refines=\"#print\" property=\"source-of\">pagination</meta>",
             ""
         );
     }},
    {"26-landmark-no-type",
     codes::landmark_type,
     [](Book& book) { book.replace(nav, "<a epub:type=\"bodymatter\"", "<a"); }},
    {"27-no-a11y-meta",
     codes::access_metadata,
     [](Book& book) {
         std::string& text = book.file(package).contents;
         for (auto at = text.find("<meta property=\"schema:"); at != std::string::npos;
              at = text.find("<meta property=\"schema:"))
             text.erase(at, text.find('\n', at) - at);
     }},
    {"28-conformsTo-typo",
     codes::conformance_claim,
     [](Book& book) { book.replace(package, "1.1 - WCAG", "1.1 – WCAG"); }},
    {"29-epubtype-no-role",
     codes::role_missing,
     [](Book& book) { book.replace(one, " role=\"doc-chapter\"", ""); }},
    {"30-role-on-body",
     codes::role_refused,
     [](Book& book) { book.replace(one, "<body>", "<body role=\"doc-chapter\">"); }},
    {"31-deprecated-role-endnote",
     codes::role_deprecated,
     [](Book& book) {
         book.replace(
             two,
             "epub:type=\"endnote footnote\"",
             "epub:type=\"endnote\" role=\"doc-endnote\""
         );
     }},
    {"32-unknown-epubtype",
     codes::type_unknown,
     [](Book& book) {
         book.replace(one, "<figure>", "<figure epub:type=\"picturesque\">");
     }},
    {"33-empty-heading",
     codes::heading_empty,
     [](Book& book) { book.replace(one, "<h2>Of oil</h2>", "<h2></h2>"); }},
    {"34-heading-skip",
     codes::heading_skipped,
     [](Book& book) { book.replace(one, "<h2>Of oil</h2>", "<h4>Of oil</h4>"); }},
    {"35-low-contrast",
     codes::contrast_low,
     [](Book& book) { book.file(sheet).contents += "p { color: #bbb }\n"; }},
    {"36-empty-title",
     codes::title_missing,
     [](Book& book) { book.replace(one, "<title>The Lamp</title>", "<title></title>"); }},
    {"37-filename-space",
     codes::entry_name,
     [](Book& book) {
         book.file("EPUB/lamp.png").name = "EPUB/the lamp.png";
         book.replace(package, "href=\"lamp.png\"", "href=\"the%20lamp.png\"");
         book.replace(one, "src=\"lamp.png\"", "src=\"the%20lamp.png\"");
     }},
    {"38-wrong-image-type",
     codes::image_type,
     [](Book& book) {
         book.replace(
             package,
             "\"lamp.png\" media-type=\"image/png\"",
             "\"lamp.png\" media-type=\"image/jpeg\""
         );
     }},
    {"39-not-wellformed",
     codes::epub_markup,
     [](Book& book) { book.replace(one, "The lamp was lit.", "The <i>lamp was lit."); }},
    {"40-nbsp-entity",
     codes::epub_markup,
     [](Book& book) { book.replace(one, "The lamp was", "The&nbsp;lamp was"); }},
    {"41-div-in-p",
     codes::element_nesting,
     [](Book& book) { book.replace(one, "it burnt.", "<div>it burnt.</div>"); }},
    {"42-spine-nonlinear-unreachable",
     codes::spine_unreachable,
     [](Book& book) {
         book.add("EPUB/aside.xhtml", book.file("EPUB/cover.xhtml").contents);
         book.list("<item id=\"aside\" href=\"aside.xhtml\" "
                   "media-type=\"application/xhtml+xml\"/>");
         book.insert(package, "</spine>", "<itemref idref=\"aside\" linear=\"no\"/>");
     }},
    {"43-dup-zip-case",
     codes::entry_twice,
     [](Book& book) {
         book.add("EPUB/Lamp.png", png(2, 2));
         book.list("<item id=\"lamp2\" href=\"Lamp.png\" media-type=\"image/png\"/>");
     }},
    {"44-absolute-path",
     codes::reference_form,
     [](Book& book) { book.replace(one, "src=\"lamp.png\"", "src=\"/EPUB/lamp.png\""); }},
    {"45-leak-path",
     codes::reference_form,
     [](Book& book) {
         book.replace(one, "src=\"lamp.png\"", "src=\"../../../EPUB/lamp.png\"");
     }},
    {"46-pageBreakSource-only",
     codes::metadata_property,
     [](Book& book) {
         book.replace(
             package,
             "<meta refines=\"#print\" property=\"source-of\">pagination</meta>",
             "<meta property=\"pageBreakSource\">urn:isbn:9780000000002</meta>"
         );
     }},
    {"47-both-sources",
     codes::metadata_property,
     [](Book& book) {
         add_property(
             book, "<meta property=\"pageBreakSource\">urn:isbn:9780000000002</meta>"
         );
     }},
    {"48-a11y12-string",
     nullptr,
     [](Book& book) { book.replace(package, "Accessibility 1.1", "Accessibility 1.2"); }},
    {"49-avif-image",
     codes::foreign_resource,
     [](Book& book) {
         book.add("EPUB/lamp.avif", std::string("\0\0\0\x1C", 4) + "ftypavif0000mif1");
         book.list("<item id=\"avif\" href=\"lamp.avif\" media-type=\"image/avif\"/>");
         book.replace(one, "src=\"lamp.png\"", "src=\"lamp.avif\"");
     }},
    {"50-reserved-prefix-undeclared-schema",
     codes::prefix_undeclared,
     [](Book& book) {
         add_property(book, "<meta property=\"ibooks:specified-fonts\">true</meta>");
     }},
    {"full-b pageBreakSource",
     codes::metadata_property,
     [](Book& book) {
         add_property(book, "<meta property=\"pageBreakSource\">none</meta>");
     }},
    {"full-c no licence link",
     nullptr,
     [](Book& book) {
         book.remove("EPUB/onix.xml");
         book.replace(
             package,
             "<link rel=\"record\" href=\"onix.xml\" media-type=\"application/xml\" "
             "properties=\"onix\"/>",
             ""
         );
     }},
    {"full-d li doc-endnote",
     codes::role_deprecated,
     [](Book& book) {
         book.replace(
             two,
             "epub:type=\"endnote footnote\"",
             "epub:type=\"endnote footnote\" role=\"doc-endnote\""
         );
     }},
    {"full-e aside footnotes",
     nullptr,
     [](Book& book) {
         book.replace(
             two,
             "<p>It was",
             "<aside epub:type=\"footnote\" role=\"doc-footnote\"><p>So.</p></aside><p>It "
             "was"
         );
     }},
    {"full-f undeclared epub prefix",
     codes::prefix_undeclared,
     [](Book& book) {
         book.replace(
             two,
             "epub:prefix=\"z3998: http://www.daisy.org/z3998/2012/vocab/structure/\"",
             ""
         );
     }},
    {"full-g cover img without role",
     nullptr,
     [](Book& book) { book.replace("EPUB/cover.xhtml", " role=\"doc-cover\"", ""); }},
    {"full-h li footnote",
     codes::role_missing,
     [](Book& book) { book.replace(two, "\"endnote footnote\"", "\"footnote\""); }},
    {"full-i plain li",
     nullptr,
     [](Book& book) { book.replace(two, " epub:type=\"endnote footnote\"", ""); }},
    {"full-j li doc-footnote",
     codes::role_refused,
     [](Book& book) {
         book.replace(
             two, "\"endnote footnote\"", "\"endnote footnote\" role=\"doc-footnote\""
         );
     }},
    {"full-k aside in li",
     nullptr,
     [](Book& book) {
         book.replace(
             two,
             "epub:type=\"endnote footnote\"><p>By hand.",
             "><aside epub:type=\"footnote\" role=\"doc-footnote\"><p>So.</p></aside><p>By "
             "hand."
         );
     }},
    {"full-l page break with title",
     nullptr,
     [](Book& book) { book.replace(one, "aria-label=\" Page 2. \"", "title=\"2\""); }},
    {"full-m page break with text",
     nullptr,
     [](Book& book) {
         book.replace(one, "aria-label=\" Page 2. \"></span>", ">2</span>");
     }},
    {"full-n no certifiedBy",
     nullptr,
     [](Book& book) {
         book.replace(
             package, "<meta property=\"a11y:certifiedBy\">The Hand Press</meta>", ""
         );
     }},
    {"full-p letter and reply",
     nullptr,
     [](Book& book) {
         book.replace(
             two,
             "<p>It was",
             "<blockquote epub:type=\"z3998:letter\"><header role=\"presentation\">"
             "<p epub:type=\"z3998:salutation\">Dear you,</p></header><p>I <time "
             "datetime=\"2026-05-31\">today</time> write.</p><footer role=\"presentation\">"
             "<p epub:type=\"z3998:signature\">Me</p></footer></blockquote><p>It was"
         );
     }},
    {"full-q hgroup and p",
     codes::element_nesting,
     [](Book& book) {
         book.replace(
             one, "<h2>Of oil</h2>", "<hgroup><h2>Of oil</h2><p>And of wicks</p></hgroup>"
         );
     }},
    {"full-r letter header without role=presentation",
     codes::landmark_twice,
     [](Book& book) {
         const char* letter =
             "<blockquote epub:type=\"z3998:letter\"><header><p>Hull</p></header>"
             "<p>Dear,</p></blockquote>";
         book.insert(two, "<p>It was", letter);
         book.insert(two, "<p>It was", letter);
     }},
};

}  // namespace

TEST_CASE("the sound book has nothing wrong with it", "[epub]") {
    CHECK(all(examined(sound_book())) == "");
}

TEST_CASE("what any checker tells of a spoilt book, we tell", "[epub]") {
    std::size_t flagged = 0;
    for (const Mutation& mutation : mutations) {
        Book book = sound_book();
        mutation.spoil(book);
        const Examination examination = examined(book);
        INFO(mutation.name << "\n" << all(examination));
        if (mutation.code == nullptr) {
            CHECK(all(examination).find("error ") == std::string::npos);
            CHECK(all(examination).find("warning ") == std::string::npos);
        } else {
            CHECK(tells(examination, mutation.code));
            ++flagged;
        }
    }
    CHECK(flagged == 56);
}
