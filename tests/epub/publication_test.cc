// What the files of the e-book say.
#include "document/walk.h"
#include "epub/parsed_book.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

TEST_CASE(
    "all text of the work stands in the spine once, in order, notes before the colophon"
) {
    const SampleBook sample = sample_book();
    const Parsed all = parsed(open_book(written(model_of(sample), grey_png(60, 96))));
    const model::TypesetModel model = model_of(sample);
    std::string body, notes;
    for (const model::Node& node : model.body.children)
        body += model::text_of(std::get<model::Element>(node.value));
    for (const model::Element& note : model.notes)
        notes += model::text_of(note);
    const std::string colophon = "This is an archive.";
    REQUIRE(body.ends_with(colophon));
    body.erase(body.size() - colophon.size());
    std::string expected = folded(body + notes + colophon);
    for (const std::string call : {"this.1", "nowhere.2", "Figures3", "again.1"}) {
        const std::size_t at = expected.find(call);
        REQUIRE(at != std::string::npos);
        expected.erase(at + call.size() - 1, 1);
    }
    CHECK(spine_text(all) == expected);
}

TEST_CASE("every id is unique over the book and every link leads to its file and place") {
    const SampleBook sample = sample_book();
    const OpenedBook book = open_book(written(model_with_pages(sample), grey_png(60, 96)));
    check_references(book, parsed(book));
    CHECK(
        book.files.at("EPUB/text/chapter-1.xhtml")
            .find("href=\"chapter-3.xhtml#verse-chapter\"")
        != std::string::npos
    );
    CHECK(
        book.files.at("EPUB/text/chapter-2.xhtml").find("href=\"#prices\"")
        != std::string::npos
    );
}

TEST_CASE("the package names everything in the container and nothing else") {
    const OpenedBook book = open_book(written(model_of(sample_book()), grey_png(60, 96)));
    const Parsed all = parsed(book);
    std::set<std::string> listed{"mimetype", "META-INF/container.xml", "EPUB/package.opf"};
    const pugi::xml_node package = all.at("EPUB/package.opf")->child("package");
    for (const pugi::xml_node item : package.child("manifest").children("item"))
        CHECK(listed.insert(std::string("EPUB/") + item.attribute("href").value()).second);
    check_package_ids(all);
    std::set<std::string> there;
    for (const auto& [name, contents] : book.files)
        there.insert(name);
    CHECK(listed == there);
    const std::vector<std::string> expected{
        "EPUB/cover.xhtml",
        "EPUB/text/title.xhtml",
        "EPUB/text/dedication.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/text/chapter-1.xhtml",
        "EPUB/text/chapter-2.xhtml",
        "EPUB/text/chapter-3.xhtml",
        "EPUB/text/notes.xhtml",
        "EPUB/text/colophon.xhtml",
    };
    CHECK(spine_of(all) == expected);
}

TEST_CASE("the package says what the work is") {
    const Parsed all =
        parsed(open_book(written(model_of(sample_book()), grey_png(60, 96))));
    const pugi::xml_node package = all.at("EPUB/package.opf")->child("package");
    CHECK(std::string(package.attribute("version").value()) == "3.0");
    CHECK(std::string(package.attribute("xml:lang").value()) == "en-GB");
    CHECK(std::string(package.attribute("dir").value()) == "ltr");
    const pugi::xml_node metadata = package.child("metadata");
    const auto value = [&](const char* name) {
        return std::string(metadata.child(name).child_value());
    };
    CHECK(value("dc:title") == "The Mill & the Loom: Letters from the North");
    CHECK(value("dc:creator") == "Jane Weaver");
    CHECK(value("dc:publisher") == "Northern Press");
    CHECK(value("dc:language") == "en-GB");
    CHECK(value("dc:date") == "1848-05");
    CHECK(value("dc:rights") == "Public domain.");
    CHECK(value("dc:description") == "Letters <about> mills.");
    CHECK(value("dc:subject") == "Labour");
    CHECK(value("dc:identifier").starts_with("urn:uuid:"));
    CHECK(meta(all, "dcterms:modified") == "2004-10-01T00:00:00Z");
    const pugi::xml_node cover = metadata.find_child_by_attribute("meta", "name", "cover");
    CHECK(std::string(cover.attribute("content").value()) == "cover-image");
    CHECK(
        std::string(cover.first_attribute().name()) == "name"
    );  // old Nooks want this order
    const pugi::xml_node item =
        package.child("manifest").find_child_by_attribute("item", "id", "cover-image");
    CHECK(std::string(item.attribute("properties").value()) == "cover-image");
}

TEST_CASE("the accessibility metadata is computed from the book") {
    const Parsed book = parsed(open_book(written(model_with_pages(sample_book()))));
    CHECK(meta(book, "schema:accessMode") == "textual visual");
    CHECK(meta(book, "schema:accessModeSufficient") == "textual");
    CHECK(
        meta(book, "schema:accessibilityFeature")
        == "tableOfContents readingOrder displayTransformability ARIA structuralNavigation "
           "alternativeText pageNavigation pageBreakMarkers"
    );
    CHECK(meta(book, "schema:accessibilityHazard") == "none");
    CHECK_FALSE(meta(book, "schema:accessibilitySummary").empty());
    const Parsed letter = parsed(open_book(written(model_of(sample_letter()))));
    CHECK(meta(letter, "schema:accessMode") == "textual");
    CHECK(
        meta(letter, "schema:accessibilityFeature")
        == "tableOfContents readingOrder displayTransformability ARIA"
    );
    SampleBook undescribed = sample_book();
    model::TypesetModel model = model_of(undescribed);
    const auto forget = [](const auto& self, model::Element& element) -> void {
        element.alternative.clear();
        for (model::Node& node : element.children)
            if (auto* child = std::get_if<model::Element>(&node.value)) self(self, *child);
    };
    forget(forget, model.body);
    const Parsed silent = parsed(open_book(written(model)));
    CHECK(meta(silent, "schema:accessModeSufficient") == "textual,visual");
    CHECK(
        meta(silent, "schema:accessibilityFeature").find("alternativeText")
        == std::string::npos
    );
}

TEST_CASE("a work without chapters is one document, and its contents name it") {
    const OpenedBook book = open_book(written(model_of(sample_letter())));
    const Parsed all = parsed(book);
    const std::vector<std::string> expected{
        "EPUB/text/text.xhtml",
        "EPUB/text/notes.xhtml",
    };
    CHECK(spine_of(all) == expected);
    CHECK_FALSE(book.files.contains("EPUB/cover.xhtml"));
    check_references(book, all);
    const pugi::xml_node toc = by_id(*all.at("EPUB/nav.xhtml"), "toc");
    CHECK(folded(text_of(toc)) == "ContentsTheMill&theLoomNotes");
}

TEST_CASE("a type that has a role carries it, and body carries none") {
    const OpenedBook book = open_book(written(model_of(sample_book()), grey_png(60, 96)));
    const std::map<std::string, std::string> roles{
        {"chapter", "doc-chapter"},
        {"epigraph", "doc-epigraph"},
        {"dedication", "doc-dedication"},
        {"colophon", "doc-colophon"},
        {"endnotes", "doc-endnotes"},
        {"noteref", "doc-noteref"},
        {"backlink", "doc-backlink"},
        {"subtitle", "doc-subtitle"},
        {"toc", "doc-toc"}};
    std::set<std::string> seen;
    for (const auto& [name, xml] : parsed(book)) {
        if (!name.ends_with(".xhtml")) continue;
        const pugi::xml_node html = xml->child("html");
        CHECK_FALSE(html.child("body").first_attribute());
        CHECK(std::string(html.attribute("lang").value()) == "en-GB");
        CHECK(std::string(html.attribute("xml:lang").value()) == "en-GB");
        CHECK_FALSE(text_of(html.child("head").child("title")).empty());
        html.find_node([&](pugi::xml_node node) {
            const auto known = roles.find(node.attribute("epub:type").value());
            if (known == roles.end() || std::string(node.name()) == "a") return false;
            CHECK(known->second == node.attribute("role").value());
            seen.insert(known->first);
            return false;
        });
    }
    CHECK(seen.size() == roles.size() - 2);  // noteref and backlink are links
}

TEST_CASE("white space in prose and code is exactly that of the tree") {
    const OpenedBook book = open_book(written(model_of(sample_book())));
    const std::string& text = book.files.at("EPUB/text/chapter-2.xhtml");
    CHECK(
        text.find(
            "<span class=\"small-caps\">bc</span> <s>not</s> <strong>ever</strong>, and"
        )
        != std::string::npos
    );
    CHECK(
        text.find("<pre><code>if (a &lt; b)\n    return \"]]&gt;\";</code></pre>")
        != std::string::npos
    );
    CHECK(text.find("<br/>a new line") != std::string::npos);
    CHECK(text.find("<span class=\"marker\">(a) </span>bread") != std::string::npos);
}

TEST_CASE("an element without children has an end tag, unless it is void") {
    Scribe scribe;
    scribe.add(
        Scribe::paragraph(Inlines{}), Block{SectionBreak{}}, scribe.paragraph("Text.")
    );
    Diagnostics log;
    const OpenedBook book = open_book(written(model_of(scribe.document, log)));
    const std::string& text = book.files.at("EPUB/text/text.xhtml");
    CHECK(text.find("<p></p>") != std::string::npos);
    CHECK(text.find("<hr class=\"section-break\"/>") != std::string::npos);
}

TEST_CASE("a work written from right to left says so") {
    SampleBook sample = sample_letter();
    sample.document.metadata.language.value = "ar";
    const Parsed all = parsed(open_book(written(model_of(sample))));
    const pugi::xml_node package = all.at("EPUB/package.opf")->child("package");
    CHECK(std::string(package.attribute("dir").value()) == "rtl");
    CHECK(
        std::string(package.child("spine").attribute("page-progression-direction").value())
        == "rtl"
    );
    CHECK(
        std::string(all.at("EPUB/text/text.xhtml")->child("html").attribute("dir").value())
        == "rtl"
    );
}

TEST_CASE("an empty work is still a whole book") {
    Diagnostics log;
    const OpenedBook book = open_book(written(model_of(Document{}, log)));
    const Parsed all = parsed(book);
    check_references(book, all);
    CHECK(spine_of(all).size() == 1);
}

TEST_CASE("levels of headings that the author skipped are closed up, over all files") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::TitleBlock, Scribe::blocks(scribe.paragraph("T", Role::Title))
        ),
        scribe.heading(1, "a", "A"),
        scribe.heading(3, "b", "B"),
        scribe.heading(4, "c", "C"),
        scribe.heading(3, "d", "D"),
        scribe.heading(1, "e", "E"),
        scribe.heading(2, "f", "F")
    );
    Diagnostics log;
    const Parsed all = parsed(open_book(written(model_of(scribe.document, log))));
    std::string levels;
    for (const std::string& path : spine_of(all))
        if (path.find("/text/") != std::string::npos)
            all.at(path)->find_node([&](pugi::xml_node node) {
                const std::string name = node.name();
                if (name.size() == 2 && name[0] == 'h' && name != "hr")
                    levels += name + "." + node.attribute("class").value() + " ";
                return false;
            });
    CHECK(
        levels
        == "h1.title h2.heading-1 h3.heading-3 h4.heading-4 h3.heading-3 h2.heading-1 "
           "h3.heading-2 "
    );
}

TEST_CASE("text before the first chapter follows the contents, and there the text begins") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::TitleBlock, Scribe::blocks(scribe.paragraph("T", Role::Title))
        ),
        scribe.paragraph("Before."),
        scribe.heading(1, "a", "A"),
        scribe.heading(1, "b", "B")
    );
    Diagnostics log;
    const OpenedBook book = open_book(written(model_of(scribe.document, log)));
    const Parsed all = parsed(book);
    const std::vector<std::string> expected{
        "EPUB/text/title.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/text/front.xhtml",
        "EPUB/text/chapter-1.xhtml",
        "EPUB/text/chapter-2.xhtml",
    };
    CHECK(spine_of(all) == expected);
    CHECK(
        book.files.at("EPUB/nav.xhtml")
            .find("<a epub:type=\"bodymatter\" href=\"text/front.xhtml\">")
        != std::string::npos
    );
}

TEST_CASE("a work of one chapter has no page of contents") {
    Scribe scribe;
    scribe.add(
        scribe.paragraph("Before."), scribe.heading(1, "a", "A"), scribe.paragraph("In.")
    );
    Diagnostics log;
    const Parsed all = parsed(open_book(written(model_of(scribe.document, log))));
    const std::vector<std::string> expected{
        "EPUB/text/front.xhtml",
        "EPUB/text/chapter-1.xhtml",
    };
    CHECK(spine_of(all) == expected);
}

TEST_CASE("a head that heads no column is a cell; one over several heads a group") {
    document::Table table;
    table.columns.resize(3);
    Scribe scribe;
    document::TableRow head{
        document::cell_of({}, {}), document::cell_of(scribe.words("Levels"), {})};
    head[1].column_span = 2;
    document::TableRow row{
        document::cell_of(scribe.words("May"), {}),
        document::cell_of(scribe.words("5.2"), {}),
        document::cell_of(scribe.words("3.9"), {})};
    table.head.push_back(std::move(head));
    table.body.push_back(std::move(row));
    scribe.add(document::Block{std::move(table)});
    Diagnostics log;
    const OpenedBook book = open_book(written(model_of(scribe.document, log)));
    const std::string& text = book.files.at("EPUB/text/text.xhtml");
    CHECK(text.find("<td></td>") != std::string::npos);
    CHECK(text.find("colspan=\"2\" scope=\"colgroup\"") != std::string::npos);
    CHECK(text.find("<th></th>") == std::string::npos);
}

TEST_CASE("what stands on a leaf of its own before the work has a file of its own") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::TitleBlock, Scribe::blocks(scribe.paragraph("T", Role::Title))
        ),
        scribe.division(
            DivisionKind::Dedication, Scribe::blocks(scribe.paragraph("To my friends"))
        ),
        scribe.division(
            DivisionKind::Epigraph, Scribe::blocks(scribe.paragraph("Read on."))
        ),
        scribe.heading(1, "a", "A"),
        scribe.heading(1, "b", "B")
    );
    Diagnostics log;
    const Parsed all = parsed(open_book(written(model_of(scribe.document, log))));
    const std::vector<std::string> expected{
        "EPUB/text/title.xhtml",
        "EPUB/text/dedication.xhtml",
        "EPUB/text/epigraph.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/text/chapter-1.xhtml",
        "EPUB/text/chapter-2.xhtml",
    };
    CHECK(spine_of(all) == expected);
}
