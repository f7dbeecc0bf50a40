#include "preflight/epub_book.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <algorithm>

namespace pam::preflight::test {

namespace {

std::string little(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> 8 * i & 0xFF);
    return text;
}

std::string big(std::size_t value, int bytes) {
    std::string text = little(value, bytes);
    std::reverse(text.begin(), text.end());
    return text;
}

std::size_t checksum(const std::string& contents) {
    return crc32(
        0,
        reinterpret_cast<const Bytef*>(contents.data()),
        static_cast<uInt>(contents.size())
    );
}

// Without zlib's own header, as a zip has it.
std::string deflated(const std::string& contents) {
    std::string packed(contents.size() + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string copy = contents;
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

constexpr const char* page_head =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
    "xmlns:epub=\"http://www.idpf.org/2007/ops\" "
    "epub:prefix=\"z3998: http://www.daisy.org/z3998/2012/vocab/structure/\" "
    "lang=\"en-GB\" xml:lang=\"en-GB\">\n";

std::string page(const std::string& title, const std::string& body) {
    return page_head
           + ("<head><meta charset=\"utf-8\"/><title>" + title
              + "</title><link rel=\"stylesheet\" type=\"text/css\" "
                "href=\"style.css\"/></head>\n<body>\n"
              + body + "</body>\n</html>\n");
}

constexpr const char* container =
    "<?xml version=\"1.0\"?>\n"
    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
    "version=\"1.0\"><rootfiles>"
    "<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

constexpr const char* package =
    R"(<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="en-GB" dir="ltr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="pub-id">urn:uuid:6f1e2c1a-8c5b-5d55-9a3e-0c1d7d1c8a10</dc:identifier>
<dc:title>The Lamp and the Ledger</dc:title>
<dc:language>en-GB</dc:language>
<dc:creator id="author">A. Compositor</dc:creator>
<meta refines="#author" property="role" scheme="marc:relators">aut</meta>
<dc:date>2026-05-31</dc:date>
<dc:source id="print">The Lamp and the Ledger, first edition, 105 by 148 mm</dc:source>
<meta refines="#print" property="source-of">pagination</meta>
<meta property="dcterms:modified">2026-05-31T12:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text and one picture, which is described.</meta>
<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="a11y:certifiedBy">The Hand Press</meta>
<meta name="cover" content="cover-image"/>
<link rel="record" href="onix.xml" media-type="application/xml" properties="onix"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>
<item id="lamp" href="lamp.png" media-type="image/png"/>
</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
<itemref idref="c1"/>
<itemref idref="c2"/>
</spine>
<guide><reference type="text" title="Start" href="c1.xhtml"/></guide>
</package>
)";

constexpr const char* navigation =
    R"(<nav epub:type="toc" role="doc-toc" aria-labelledby="contents"><h1 id="contents">Contents</h1>
<ol><li><a href="c1.xhtml#one">The Lamp</a></li>
<li><a href="c2.xhtml#two">The Ledger</a></li></ol></nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks"><ol>
<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="bodymatter" href="c1.xhtml">Start of text</a></li></ol></nav>
<nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-label="Pages"><ol>
<li><a href="c1.xhtml#pg-1">1</a></li>
<li><a href="c1.xhtml#pg-2">2</a></li>
<li><a href="c2.xhtml#pg-3">3</a></li></ol></nav>
)";

constexpr const char* first_chapter =
    R"(<section id="one" epub:type="chapter" role="doc-chapter" aria-labelledby="one-title">
<span id="pg-1" epub:type="pagebreak" role="doc-pagebreak" aria-label=" Page 1. "></span>
<h1 id="one-title">The Lamp</h1>
<p>The lamp was lit.<a id="ref-1" epub:type="noteref" role="doc-noteref" href="c2.xhtml#note-1">1</a></p>
<figure><img src="lamp.png" alt="A lamp on a desk."/><figcaption>The lamp.</figcaption></figure>
<h2>Of oil</h2>
<p>And <span id="pg-2" epub:type="pagebreak" role="doc-pagebreak" aria-label=" Page 2. "></span>it burnt.</p>
<table><thead><tr><th scope="col">Night</th></tr></thead><tbody><tr><td>First</td></tr></tbody></table>
</section>
)";

constexpr const char* second_chapter =
    R"(<section id="two" epub:type="chapter" role="doc-chapter" aria-labelledby="two-title">
<span id="pg-3" epub:type="pagebreak" role="doc-pagebreak" aria-label=" Page 3. "></span>
<h1 id="two-title">The Ledger</h1>
<blockquote epub:type="z3998:letter"><header role="presentation"><p>Hull, 3 May</p></header><p>Dear friend,</p></blockquote>
<p>It was <em>kept</em>.</p>
</section>
<section epub:type="endnotes" role="doc-endnotes" aria-label="Notes"><ol>
<li id="note-1" epub:type="endnote footnote"><p>By hand. <a href="c1.xhtml#ref-1" role="doc-backlink" title="Back">&#8617;</a></p></li>
</ol></section>
)";

constexpr const char* ncx_document =
    R"(<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en-GB">
<head><meta name="dtb:uid" content="urn:uuid:6f1e2c1a-8c5b-5d55-9a3e-0c1d7d1c8a10"/></head>
<docTitle><text>The Lamp and the Ledger</text></docTitle>
<navMap><navPoint id="n1" playOrder="1"><navLabel><text>The Lamp</text></navLabel><content src="c1.xhtml#one"/></navPoint>
<navPoint id="n2" playOrder="2"><navLabel><text>The Ledger</text></navLabel><content src="c2.xhtml#two"/></navPoint></navMap>
</ncx>
)";

constexpr const char* style_sheet =
    "@namespace epub \"http://www.idpf.org/2007/ops\";\n"
    "body { margin: 0; hyphens: auto }\n"
    "p { margin: 0; text-indent: 1em }\n"
    "h1, h2 { text-align: center; page-break-after: avoid }\n"
    "@media screen { .quiet { color: #595959 } }\n";

}  // namespace

BookFile& Book::file(std::string_view name) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const BookFile& one) {
        return one.name == name;
    });
    REQUIRE(found != files.end());
    return *found;
}

void Book::replace(std::string_view name, std::string_view from, std::string_view to) {
    std::string& contents = file(name).contents;
    const auto found = contents.find(from);
    INFO(name << " has no " << from);
    REQUIRE(found != std::string::npos);
    contents.replace(found, from.size(), to);
}

void Book::insert(std::string_view name, std::string_view mark, std::string_view text) {
    replace(name, mark, std::string(text) + std::string(mark));
}

void Book::add(std::string name, std::string contents) {
    files.push_back({std::move(name), std::move(contents), Packing::Deflated, ""});
}

void Book::remove(std::string_view name) {
    const BookFile* one = &file(name);
    files.erase(files.begin() + (one - files.data()));
}

void Book::list(std::string_view item) {
    insert("EPUB/package.opf", "</manifest>", item);
}

// APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16; the time is the first that a zip can tell.
Bytes Book::zip() const {
    std::string body, directory;
    for (const BookFile& one : files) {
        const bool deflate = one.packing == Packing::Deflated;
        const std::string packed = deflate ? deflated(one.contents) : one.contents;
        const std::string common =
            little(20, 2) + little(0, 2) + little(deflate ? 8 : 0, 2) + little(0, 2)
            + little(0x21, 2) + little(checksum(one.contents), 4) + little(packed.size(), 4)
            + little(one.contents.size(), 4) + little(one.name.size(), 2);
        directory += "PK\1\2" + little(20, 2) + common + little(0, 2) + little(0, 2)
                     + little(0, 2) + little(0, 2) + little(0, 4) + little(body.size(), 4)
                     + one.name;
        body +=
            "PK\3\4" + common + little(one.extra.size(), 2) + one.name + one.extra + packed;
    }
    return body + directory + "PK\5\6" + little(0, 4) + little(files.size(), 2)
           + little(files.size(), 2) + little(directory.size(), 4) + little(body.size(), 4)
           + little(0, 2);
}

std::string png(unsigned width, unsigned height) {
    const auto chunk = [](const std::string& type, const std::string& contents) {
        return big(contents.size(), 4) + type + contents
               + big(checksum(type + contents), 4);
    };
    std::string rows;
    for (unsigned row = 0; row < height; ++row)
        rows += std::string(1, '\0') + std::string(width, '\x80');
    uLongf size = compressBound(rows.size());
    std::string packed(size, '\0');
    compress(
        reinterpret_cast<Bytef*>(packed.data()),
        &size,
        reinterpret_cast<const Bytef*>(rows.data()),
        rows.size()
    );
    packed.resize(size);
    const std::string header =
        big(width, 4) + big(height, 4) + std::string("\x08\0\0\0\0", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", packed)
           + chunk("IEND", "");
}

Book sound_book() {
    Book book;
    book.files.push_back({"mimetype", "application/epub+zip", Packing::Stored, ""});
    book.add("META-INF/container.xml", container);
    book.add("EPUB/package.opf", package);
    book.add("EPUB/nav.xhtml", page("Contents", navigation));
    book.add("EPUB/toc.ncx", ncx_document);
    book.add("EPUB/style.css", style_sheet);
    book.add(
        "EPUB/cover.xhtml",
        page(
            "Cover",
            "<section epub:type=\"cover\"><img src=\"cover.png\" alt=\"Cover\" "
            "role=\"doc-cover\"/></section>\n"
        )
    );
    book.add("EPUB/cover.png", png(60, 96));
    book.add("EPUB/c1.xhtml", page("The Lamp", first_chapter));
    book.add("EPUB/c2.xhtml", page("The Ledger", second_chapter));
    book.add("EPUB/lamp.png", png(16, 16));
    book.add("EPUB/onix.xml", "<ONIXMessage/>");
    return book;
}

Book sound_older_book() {
    Book book = sound_book();
    for (const char* gone :
         {"EPUB/nav.xhtml",
          "EPUB/c1.xhtml",
          "EPUB/c2.xhtml",
          "EPUB/cover.xhtml",
          "EPUB/onix.xml"})
        book.remove(gone);
    const auto chapter = [](const std::string& id) {
        return "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML "
               "1.1//EN\" "
               "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">\n<html "
               "xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><head><title>One"
               "</title></head><body><h1 id=\""
               + id
               + "\">One</h1><p "
                 "class=\"old\"><big>Old</big>&nbsp;text.</p></body></html>";
    };
    book.add("EPUB/c1.xhtml", chapter("one"));
    book.add("EPUB/c2.xhtml", chapter("two"));
    book.file("EPUB/package.opf").contents =
        R"(<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id" opf:scheme="UUID">urn:uuid:6f1e2c1a-8c5b-5d55-9a3e-0c1d7d1c8a10</dc:identifier>
<dc:title>Old</dc:title><dc:language>en</dc:language><meta name="cover" content="cover-image"/></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover-image" href="cover.png" media-type="image/png"/>
<item id="lamp" href="lamp.png" media-type="image/png"/>
<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="ncx"><itemref idref="c1"/><itemref idref="c2"/></spine></package>)";
    return book;
}

Examination examined(const Book& book, const std::vector<Channel>& to) {
    const Bytes zip = book.zip();
    auto examination = examine_epub(zip, "book.epub", to);
    REQUIRE(examination);
    return std::move(*examination);
}

bool tells(const Examination& examination, std::string_view code) {
    const auto& entries = examination.log.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
        return entry.code == code;
    });
}

bool tells(const Examination& examination, std::string_view code, Severity severity) {
    const auto& entries = examination.log.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
        return entry.code == code && entry.severity == severity;
    });
}

std::string all(const Examination& examination) {
    std::string lines;
    for (const Diagnostic& entry : examination.log.entries) {
        const char* severity = entry.severity == Severity::Error     ? "error "
                               : entry.severity == Severity::Warning ? "warning "
                                                                     : "note ";
        lines += severity + entry.code + " " + place(examination.sources, entry.span) + ": "
                 + entry.message + "\n";
    }
    return lines;
}

void add_font(Book& book, std::string bytes, const std::string& media_type) {
    book.add("EPUB/type.otf", std::move(bytes));
    book.list("<item id=\"type\" href=\"type.otf\" media-type=\"" + media_type + "\"/>");
}

}  // namespace pam::preflight::test
