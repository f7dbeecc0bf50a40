// Faults of strangers' books beyond those that four checkers were asked about, one at a
// time, each with the severity it deserves.
#include "preflight/codes.h"
#include "preflight/epub_book.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

constexpr const char* package = "EPUB/package.opf";
constexpr const char* nav = "EPUB/nav.xhtml";
constexpr const char* ncx = "EPUB/toc.ncx";
constexpr const char* sheet = "EPUB/style.css";
constexpr const char* one = "EPUB/c1.xhtml";

struct Fault {
    const char* name;
    const char* code;
    Severity severity;
    void (*make)(Book& book);
};

// An OpenType file of one table, OS/2, with its fsType.
std::string font_with_rights(char rights) {
    std::string font("OTTO\0\1\0\0\0\0\0\0OS/2\0\0\0\0\0\0\0\x1C\0\0\0\x0A", 28);
    return font + std::string(9, '\0') + rights;
}

void encrypt(Book& book, const std::string& algorithm) {
    book.add(
        "META-INF/encryption.xml",
        "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
        "xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData>"
        "<enc:EncryptionMethod Algorithm=\""
            + algorithm
            + "\"/><enc:CipherData><enc:CipherReference URI=\"EPUB/type.otf\"/>"
              "</enc:CipherData></enc:EncryptedData></encryption>"
    );
}

const Fault faults[] = {
    {"a name that another system cannot have",
     codes::entry_name,
     Severity::Error,
     [](Book& book) { book.add("EPUB/what?.txt", ""); }},
    {"a name that climbs out of the container",
     codes::entry_name,
     Severity::Error,
     [](Book& book) { book.add("../../etc/cron.d/job", ""); }},
    {"no container.xml",
     codes::container_file,
     Severity::Error,
     [](Book& book) { book.remove("META-INF/container.xml"); }},
    {"a package document that is not there",
     codes::container_file,
     Severity::Error,
     [](Book& book) { book.remove(package); }},
    {"two package documents",
     codes::container_file,
     Severity::Warning,
     [](Book& book) {
         book.insert(
             "META-INF/container.xml",
             "</rootfiles>",
             "<rootfile full-path=\"EPUB/package.opf\" "
             "media-type=\"application/oebps-package+xml\"/>"
         );
     }},
    {"a protected file",
     codes::encryption_file,
     Severity::Error,
     [](Book& book) {
         add_font(book, "scrambled");
         encrypt(book, "http://www.w3.org/2001/04/xmlenc#aes256-cbc");
     }},
    {"an obfuscated font",
     codes::font_obfuscated,
     Severity::Note,
     [](Book& book) {
         add_font(book, "scrambled");
         encrypt(book, "http://www.idpf.org/2008/embedding");
     }},
    {"a version of EPUB that there is not",
     codes::package_structure,
     Severity::Error,
     [](Book& book) { book.replace(package, "version=\"3.0\"", "version=\"4.0\""); }},
    {"an identifier that is none",
     codes::package_structure,
     Severity::Error,
     [](Book& book) { book.replace(package, "\"pub-id\" xml", "\"isbn\" xml"); }},
    {"a statement about nothing",
     codes::package_structure,
     Severity::Error,
     [](Book& book) {
         book.replace(package, "refines=\"#author\"", "refines=\"#nobody\"");
     }},
    {"a property that nobody knows",
     codes::metadata_property,
     Severity::Error,
     [](Book& book) {
         book.insert(package, "</metadata>", "<meta property=\"titel-type\">main</meta>");
     }},
    {"no title",
     codes::metadata_missing,
     Severity::Error,
     [](Book& book) {
         book.replace(package, "<dc:title>The Lamp and the Ledger</dc:title>", "");
     }},
    {"a date of no form",
     codes::metadata_value,
     Severity::Warning,
     [](Book& book) { book.replace(package, "2026-05-31</dc", "31 May 2026</dc"); }},
    {"no language of the package document",
     codes::language_missing,
     Severity::Warning,
     [](Book& book) { book.replace(package, " xml:lang=\"en-GB\"", ""); }},
    {"a file listed twice",
     codes::manifest_item,
     Severity::Error,
     [](Book& book) {
         book.list("<item id=\"again\" href=\"lamp.png\" media-type=\"image/png\"/>");
     }},
    {"fallbacks in a circle",
     codes::manifest_item,
     Severity::Error,
     [](Book& book) {
         book.replace(package, "<item id=\"lamp\"", "<item fallback=\"lamp\" id=\"lamp\"");
     }},
    {"an entry of the spine that is no item",
     codes::spine_item,
     Severity::Error,
     [](Book& book) { book.insert(package, "</spine>", "<itemref idref=\"c9\"/>"); }},
    {"a picture in the spine",
     codes::spine_item,
     Severity::Error,
     [](Book& book) { book.insert(package, "</spine>", "<itemref idref=\"lamp\"/>"); }},
    {"a property that is not needed",
     codes::item_properties,
     Severity::Error,
     [](Book& book) {
         book.replace(package, "<item id=\"c1\"", "<item properties=\"svg\" id=\"c1\"");
     }},
    {"resources from outside that nothing asks for",
     codes::item_properties,
     Severity::Warning,
     [](Book& book) {
         book.replace(
             package, "<item id=\"c1\"", "<item properties=\"remote-resources\" id=\"c1\""
         );
     }},
    {"a page of fixed layout without its size",
     codes::attribute_unknown,
     Severity::Error,
     [](Book& book) {
         book.insert(
             package,
             "</metadata>",
             "<meta property=\"rendition:layout\">pre-paginated</meta>"
         );
     }},
    {"an overlay that speaks of nothing",
     codes::epub_link,
     Severity::Error,
     [](Book& book) {
         book.add(
             "EPUB/c1.smil",
             "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body><par><text "
             "src=\"c1.xhtml#nowhere\"/></par></body></smil>"
         );
         book.list("<item id=\"m\" href=\"c1.smil\" media-type=\"application/smil+xml\"/>");
         book.replace(package, "<item id=\"c1\"", "<item media-overlay=\"m\" id=\"c1\"");
     }},
    {"an overlay that is none",
     codes::manifest_item,
     Severity::Error,
     [](Book& book) {
         book.replace(package, "<item id=\"c1\"", "<item media-overlay=\"lamp\" id=\"c1\"");
     }},
    {"sound that readers need not know",
     codes::foreign_resource,
     Severity::Error,
     [](Book& book) {
         book.add("EPUB/a.wma", "sound");
         book.list("<item id=\"a\" href=\"a.wma\" media-type=\"audio/x-ms-wma\"/>");
         book.replace(one, "<h2>", "<audio src=\"a.wma\"></audio><h2>");
     }},
    {"statements that refine one another",
     codes::package_structure,
     Severity::Error,
     [](Book& book) {
         book.insert(
             package,
             "</metadata>",
             "<meta id=\"a\" refines=\"#b\" property=\"file-as\">x</meta>"
             "<meta id=\"b\" refines=\"#a\" property=\"file-as\">x</meta>"
         );
     }},
    {"a link to a document that is not read",
     codes::outside_spine,
     Severity::Error,
     [](Book& book) { book.replace(package, "<itemref idref=\"c2\"/>", ""); }},
    {"a file of one machine",
     codes::reference_form,
     Severity::Error,
     [](Book& book) { book.replace(one, "c2.xhtml#note-1", "file:///C:/c2.xhtml"); }},
    {"a DOCTYPE that refers to another file",
     codes::doctype,
     Severity::Error,
     [](Book& book) {
         book.replace(
             one,
             "<!DOCTYPE html>",
             "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"xhtml11.dtd\">"
         );
     }},
    {"another encoding",
     codes::encoding_declared,
     Severity::Error,
     [](Book& book) { book.replace(one, "encoding=\"utf-8\"", "encoding=\"latin1\""); }},
    {"UTF-16",
     codes::encoding_declared,
     Severity::Error,
     [](Book& book) { book.file(one).contents = std::string("\xFF\xFE<\0a\0", 6); }},
    {"an element that HTML has not",
     codes::element_unknown,
     Severity::Error,
     [](Book& book) { book.replace(one, "it burnt.", "<blink>it burnt.</blink>"); }},
    {"an element of the wrong parent",
     codes::element_nesting,
     Severity::Error,
     [](Book& book) { book.replace(one, "<h2>Of oil</h2>", "<h2>Of oil</h2><li>x</li>"); }},
    {"text directly in a table",
     codes::element_nesting,
     Severity::Error,
     [](Book& book) { book.replace(one, "<table>", "<table>Nights"); }},
    {"a link in a link",
     codes::element_nesting,
     Severity::Error,
     [](Book& book) {
         book.replace(
             one, "it burnt.", "<a href=\"#one\">it <b><a href=\"#one\">burnt</a></b></a>"
         );
     }},
    {"a block in a link in a paragraph",
     codes::element_nesting,
     Severity::Error,
     [](Book& book) {
         book.replace(one, "it burnt.", "<a href=\"#one\"><p>burnt</p></a>");
     }},
    {"an attribute of another age",
     codes::attribute_unknown,
     Severity::Error,
     [](Book& book) { book.replace(one, "<table>", "<table bgcolor=\"red\">"); }},
    {"a link without text",
     codes::link_without_text,
     Severity::Warning,
     [](Book& book) { book.replace(one, "it burnt.", "<a href=\"#one\"> </a>"); }},
    {"a role that there is not",
     codes::role_refused,
     Severity::Error,
     [](Book& book) { book.replace(one, "<figure>", "<figure role=\"picture\">"); }},
    {"no table of contents",
     codes::navigation,
     Severity::Error,
     [](Book& book) { book.replace(nav, "epub:type=\"toc\"", "epub:type=\"lot\""); }},
    {"no navigation document",
     codes::navigation,
     Severity::Error,
     [](Book& book) { book.replace(package, " properties=\"nav\"", ""); }},
    {"an entry without text",
     codes::navigation,
     Severity::Error,
     [](Book& book) { book.replace(nav, "The Ledger</a>", "</a>"); }},
    {"a list that is not ordered",
     codes::navigation,
     Severity::Error,
     [](Book& book) {
         book.replace(nav, "<ol><li><a href=\"c1.xhtml#one\"", "<ul><li><a href=\"#x\"");
         book.replace(nav, "The Ledger</a></li></ol>", "The Ledger</a></li></ul>");
     }},
    {"an NCX of another book",
     codes::ncx,
     Severity::Error,
     [](Book& book) { book.replace(ncx, "urn:uuid:6f1e", "urn:uuid:7f1e"); }},
    {"an NCX that leads nowhere",
     codes::epub_link,
     Severity::Error,
     [](Book& book) { book.replace(ncx, "c2.xhtml#two", "c2.xhtml#three"); }},
    {"a style sheet that refers to nothing",
     codes::epub_link,
     Severity::Error,
     [](Book& book) { book.file(sheet).contents += "p { background: url(no.png) }"; }},
    {"a block that is not closed",
     codes::css_syntax,
     Severity::Error,
     [](Book& book) { book.file(sheet).contents += "p { margin: 0"; }},
    {"a forbidden property in a style attribute",
     codes::css_forbidden,
     Severity::Error,
     [](Book& book) { book.replace(one, "<h2>", "<h2 style=\"direction:rtl\">"); }},
    {"an image that is none",
     codes::image_unreadable,
     Severity::Error,
     [](Book& book) { book.file("EPUB/lamp.png").contents = "a picture of a lamp"; }},
    {"an image cut short",
     codes::image_unreadable,
     Severity::Error,
     [](Book& book) { book.file("EPUB/lamp.png").contents.resize(9); }},
    {"a font that is none",
     codes::font_type,
     Severity::Error,
     [](Book& book) { add_font(book, "Garamond"); }},
    {"a font of another kind",
     codes::font_type,
     Severity::Error,
     [](Book& book) { add_font(book, font_with_rights('\0'), "font/woff"); }},
    {"a font that must not be embedded",
     codes::font_restricted,
     Severity::Warning,
     [](Book& book) { add_font(book, font_with_rights('\2')); }},
    {"a script",
     codes::script,
     Severity::Note,
     [](Book& book) {
         book.replace(one, "<h2>", "<script>1</script><h2>");
         book.replace(
             package, "<item id=\"c1\"", "<item properties=\"scripted\" id=\"c1\""
         );
     }},
};

}  // namespace

TEST_CASE("every fault of a stranger's book is told with its severity", "[epub]") {
    for (const Fault& fault : faults) {
        Book book = sound_book();
        fault.make(book);
        const Examination examination = examined(book);
        INFO(fault.name << "\n" << all(examination));
        CHECK(tells(examination, fault.code, fault.severity));
    }
}
