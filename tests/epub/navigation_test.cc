// Contents, page lists and notes lead where they say.
#include "epub/parsed_book.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

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
    holds("EPUB/text/dedication.xhtml", marker("i") + "To the weavers.");
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
    CHECK(targets[1] == "text/title.xhtml");
    CHECK(targets[2] == "text/dedication.xhtml#pg-i");
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
