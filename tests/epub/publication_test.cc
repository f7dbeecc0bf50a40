// What the files of the e-book say, asked through an XML reader.
#include "base/limits.h"
#include "epub/written.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include <map>
#include <memory>
#include <set>

using namespace pam;
using namespace pam::test;

namespace {

using Parsed = std::map<std::string, std::unique_ptr<pugi::xml_document>>;

/// Every XML file of the book, parsed with white space kept.
Parsed parsed(const OpenedBook& book) {
    Parsed all;
    for (const auto& [name, contents] : book.files) {
        if (!name.ends_with(".xhtml") && !name.ends_with(".opf") && !name.ends_with(".ncx"))
            continue;
        auto xml = std::make_unique<pugi::xml_document>();
        INFO(name);
        REQUIRE(
            xml->load_string(contents.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)
        );
        all[name] = std::move(xml);
    }
    return all;
}

std::string text_of(pugi::xml_node node) {
    std::string text = node.value();
    for (const pugi::xml_node child : node.children())
        text += text_of(child);
    return text;
}

std::string folded(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\t') out += c;
    return out;
}

pugi::xml_node by_id(pugi::xml_node node, const std::string& id) {
    return node.find_node([&](pugi::xml_node one) {
        return id == one.attribute("id").value();
    });
}

/// Each id with the file it stands in; fails where one stands twice in the book.
std::map<std::string, std::string> ids_of(const Parsed& all) {
    struct Collector : pugi::xml_tree_walker {
        std::map<std::string, std::string>* ids = nullptr;
        std::string file;
        bool for_each(pugi::xml_node& node) override {
            const std::string id = node.attribute("id").value();
            if (id.empty()) return true;
            INFO(id << " in " << file);
            CHECK(ids->emplace(id, file).second);
            return true;
        }
    };
    std::map<std::string, std::string> ids;
    for (const auto& [name, xml] : all)
        if (name.ends_with(".xhtml")) {
            Collector collector;
            collector.ids = &ids;
            collector.file = name;
            xml->traverse(collector);
        }
    return ids;
}

std::string joined_path(const std::string& from, std::string href) {
    std::string folder = from.substr(0, from.rfind('/'));
    while (href.starts_with("../")) {
        href.erase(0, 3);
        folder.erase(folder.rfind('/'));
    }
    return folder + "/" + href;
}

/// Fails for each href or src inside the book that leads to no file or no id.
void check_references(const OpenedBook& book, const Parsed& all) {
    struct Checker : pugi::xml_tree_walker {
        const OpenedBook* book = nullptr;
        std::map<std::string, std::string> ids;
        std::string file;
        bool for_each(pugi::xml_node& node) override {
            for (const char* name : {"href", "src"})
                check(node.attribute(name).value());
            return true;
        }
        void check(const std::string& target) {
            if (target.empty() || target.starts_with("http")) return;
            const std::size_t hash = target.find('#');
            const std::string path = target.substr(0, hash);
            const std::string at = path.empty() ? file : joined_path(file, path);
            INFO(target << " in " << file);
            CHECK(book->files.contains(at));
            if (hash != std::string::npos) CHECK(ids[target.substr(hash + 1)] == at);
        }
    };
    for (const auto& [name, xml] : all) {
        Checker checker;
        checker.book = &book;
        checker.ids = ids_of(all);
        checker.file = name;
        xml->traverse(checker);
    }
}

std::vector<std::string> spine_of(const Parsed& all) {
    const pugi::xml_node package = all.at("EPUB/package.opf")->child("package");
    std::map<std::string, std::string> items;
    for (const pugi::xml_node item : package.child("manifest").children("item"))
        items[item.attribute("id").value()] = item.attribute("href").value();
    std::vector<std::string> paths;
    for (const pugi::xml_node item : package.child("spine").children("itemref"))
        paths.push_back("EPUB/" + items.at(item.attribute("idref").value()));
    return paths;
}

/// The text of all content documents in the order of the spine, generated text left out.
std::string spine_text(const Parsed& all) {
    std::string text;
    for (const std::string& path : spine_of(all)) {
        if (path.ends_with("nav.xhtml")) continue;
        pugi::xml_document copy;
        copy.reset(*all.at(path));
        const pugi::xml_node body = copy.child("html").child("body");
        while (const pugi::xml_node made = body.find_node([](pugi::xml_node node) {
            const std::string role = node.attribute("role").value();
            const std::string names = node.attribute("class").value();
            return role == "doc-noteref" || role == "doc-backlink"
                   || names.find("generated") != std::string::npos;
        }))
            made.parent().remove_child(made);
        text += text_of(body);
    }
    return folded(text);
}

std::string meta(const Parsed& all, const std::string& property) {
    std::string values;
    const pugi::xml_node metadata =
        all.at("EPUB/package.opf")->child("package").child("metadata");
    for (const pugi::xml_node one : metadata.children("meta"))
        if (property == one.attribute("property").value())
            values += (values.empty() ? "" : " ") + std::string(one.child_value());
    return values;
}

model::TypesetModel model_with_pages(const SampleBook& sample) {
    model::TypesetModel model = model_of(sample);
    model.page_map = {
        {"i", place_of(sample, "To the weavers"), ""},
        {"1", place_of(sample, "Letters\n"), "letters"},
        {"2", place_of(sample, "ssess no standpoint"), ""},
        {"3", place_of(sample, "1847"), ""},
        {"4", place_of(sample, "Ye are many"), ""},
        {"5", place_of(sample, "This is an archive"), ""}};
    return model;
}

}  // namespace

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
    std::set<std::string> there;
    for (const auto& [name, contents] : book.files)
        there.insert(name);
    CHECK(listed == there);
    CHECK(
        spine_of(all)
        == std::vector<
            std::
                string>{"EPUB/cover.xhtml", "EPUB/text/front.xhtml", "EPUB/nav.xhtml", "EPUB/text/chapter-1.xhtml", "EPUB/text/chapter-2.xhtml", "EPUB/text/chapter-3.xhtml", "EPUB/text/notes.xhtml", "EPUB/text/colophon.xhtml"}
    );
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
        == "tableOfContents readingOrder displayTransformability structuralNavigation "
           "alternativeText pageNavigation pageBreakMarkers"
    );
    CHECK(meta(book, "schema:accessibilityHazard") == "none");
    CHECK_FALSE(meta(book, "schema:accessibilitySummary").empty());
    const Parsed letter = parsed(open_book(written(model_of(sample_letter()))));
    CHECK(meta(letter, "schema:accessMode") == "textual");
    CHECK(
        meta(letter, "schema:accessibilityFeature")
        == "tableOfContents readingOrder displayTransformability"
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
    CHECK(
        spine_of(all)
        == std::vector<std::string>{"EPUB/text/text.xhtml", "EPUB/text/notes.xhtml"}
    );
    CHECK_FALSE(book.files.contains("EPUB/cover.xhtml"));
    check_references(book, all);
    const pugi::xml_node toc = by_id(*all.at("EPUB/nav.xhtml"), "toc");
    CHECK(folded(text_of(toc)) == "ContentsTheMill&theLoomNotes");
}

TEST_CASE("page markers stand at the page's first text, never inside a word") {
    const OpenedBook book = open_book(written(model_with_pages(sample_book())));
    const auto marker = [](const std::string& label) {
        return "<span id=\"pg-" + label
               + "\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"" + label
               + "\"></span>";
    };
    const auto holds = [&](const char* file, const std::string& text) {
        INFO(text);
        CHECK(book.files.at(file).find(text) != std::string::npos);
    };
    holds("EPUB/text/front.xhtml", marker("i") + "To the weavers.");
    holds("EPUB/text/chapter-1.xhtml", "class=\"heading-1\">" + marker("1") + "Letters");
    holds("EPUB/text/chapter-1.xhtml", "masses possess" + marker("2") + " no standpoint");
    holds("EPUB/text/chapter-2.xhtml", "<td class=\"align-left\">" + marker("3") + "1847");
    holds("EPUB/text/chapter-3.xhtml", "<p class=\"line\">" + marker("4") + "Ye are many");
    holds("EPUB/text/colophon.xhtml", marker("5") + "This is an archive");
}

TEST_CASE("the page lists name every marker in order, and the package their source") {
    const Parsed all = parsed(open_book(written(model_with_pages(sample_book()))));
    const auto labels_of = [](pugi::xml_node list, const char* item) {
        std::string labels;
        for (const pugi::xml_node one : list.children(item))
            labels += folded(text_of(one)) + " ";
        return labels;
    };
    const pugi::xml_node body = all.at("EPUB/nav.xhtml")->child("html").child("body");
    const pugi::xml_node pages =
        body.find_child_by_attribute("nav", "epub:type", "page-list");
    CHECK(labels_of(pages.child("ol"), "li") == "i 1 2 3 4 5 ");
    CHECK(
        labels_of(all.at("EPUB/toc.ncx")->child("ncx").child("pageList"), "pageTarget")
        == "i 1 2 3 4 5 "
    );
    CHECK(meta(all, "source-of") == "pagination");
    const Parsed bare = parsed(open_book(written(model_of(sample_book()))));
    CHECK(meta(bare, "source-of").empty());
    CHECK_FALSE(bare.at("EPUB/toc.ncx")->child("ncx").child("pageList"));
}

TEST_CASE("pages of the same label have different markers, and unlabelled pages none") {
    const SampleBook sample = sample_letter();
    model::TypesetModel model = model_of(sample);
    model.page_map = {
        {"1", place_of(sample, "Dear"), ""},
        {"", place_of(sample, "With"), ""},
        {"1", place_of(sample, "We believe"), ""},
        {"[2]", 0xFFFF, ""}};
    const OpenedBook book = open_book(written(model));
    check_references(book, parsed(book));
    const std::string& text = book.files.at("EPUB/text/text.xhtml");
    CHECK(text.find("id=\"pg-1-2\"") != std::string::npos);
    CHECK(text.find("id=\"pg-2\"") != std::string::npos);
    CHECK(text.find("id=\"pg-x\"") == std::string::npos);
}

TEST_CASE("the NCX numbers everything it points to in reading order") {
    const Parsed all = parsed(open_book(written(model_with_pages(sample_book()))));
    std::map<int, std::string> targets;
    const auto collect = [&](const auto& self, pugi::xml_node node) -> void {
        for (const pugi::xml_node child : node.children()) {
            if (child.attribute("playOrder")) {
                const std::string source = child.child("content").attribute("src").value();
                const auto [known, fresh] =
                    targets.emplace(child.attribute("playOrder").as_int(), source);
                CHECK((fresh || known->second == source));
            }
            self(self, child);
        }
    };
    collect(collect, all.at("EPUB/toc.ncx")->child("ncx"));
    REQUIRE(targets.begin()->first == 1);
    CHECK(targets.rbegin()->first == static_cast<int>(targets.size()));
    CHECK(targets[1] == "text/front.xhtml");
    CHECK(targets[2] == "text/front.xhtml#pg-i");
}

TEST_CASE("notes are linked both ways, to the first of several calls") {
    const OpenedBook book = open_book(written(model_of(sample_book())));
    const Parsed all = parsed(book);
    const pugi::xml_node note = by_id(*all.at("EPUB/text/notes.xhtml"), "note-1");
    CHECK(std::string(note.attribute("epub:type").value()) == "endnote footnote");
    const pugi::xml_node back =
        note.find_node([](pugi::xml_node node) { return std::string(node.name()) == "a"; });
    CHECK(std::string(back.attribute("href").value()) == "chapter-1.xhtml#call-1");
    CHECK(std::string(back.attribute("role").value()) == "doc-backlink");
    const pugi::xml_node section = note.parent().parent();
    CHECK(std::string(section.attribute("role").value()) == "doc-endnotes");
    const pugi::xml_node coded = by_id(*all.at("EPUB/text/notes.xhtml"), "note-2");
    CHECK(
        std::string(coded.last_child().previous_sibling().previous_sibling().name())
        == "pre"
    );
    CHECK(std::string(coded.last_child().name()) == "p");
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
    CHECK(text.find("<p class=\"first\"></p>") != std::string::npos);
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
