// Drawings as programs save them, and what of them may stand in an e-book.
#include "epub/svg.h"

#include "epub/written.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

using namespace pam;
using namespace pam::test;
using epub::self_contained_svg;

namespace {

/// The cleaned drawing without its declaration and root tag's namespaces.
std::string cleaned(const std::string& inside) {
    const std::string whole = self_contained_svg(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>"
    );
    pugi::xml_document xml;
    REQUIRE(xml.load_string(whole.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    struct Writer final : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override {
            out.append(static_cast<const char*>(data), size);
        }
    } writer;
    const pugi::xml_node paper = xml.child("svg").first_child();
    CHECK(std::string(paper.attribute("style").value()) == "fill:#fff;stroke:none");
    for (pugi::xml_node child = paper.next_sibling(); child; child = child.next_sibling())
        child.print(writer, "", pugi::format_raw);
    return writer.out;
}

}  // namespace

TEST_CASE("what draws is kept as it is") {
    const std::string drawing =
        "<defs><linearGradient id=\"g\" x1=\"0\"><stop offset=\"1\" stop-color=\"#fff\"/>"
        "</linearGradient></defs><path d=\"M0 0L1 1\" style=\"fill:url(#g)\"/>"
        "<use xlink:href=\"#g\"/><image href=\"data:image/png;base64,AA==\" width=\"1\" "
        "height=\"1\"/>"
        "<text x=\"1\" y=\"2\" xml:space=\"preserve\">a  b</text>";
    CHECK(cleaned(drawing) == drawing);
}

TEST_CASE("scripts, events, editors' notes and other namespaces are taken out") {
    CHECK(
        cleaned("<script>alert(1)</script><rect width=\"1\" onclick=\"x()\"/>")
        == "<rect width=\"1\"/>"
    );
    CHECK(
        cleaned("<metadata><rdf:RDF/></metadata><sodipodi:namedview id=\"v\"/><g "
                "inkscape:label=\"a\"/>")
        == "<g/>"
    );
    CHECK(
        cleaned("<path d=\"M0 0\" points=\"1,2\"/><!-- a comment -->")
        == "<path d=\"M0 0\"/>"
    );
    CHECK(cleaned("<foreignObject><p>text</p></foreignObject>").empty());
}

TEST_CASE("nothing outside the drawing is referred to") {
    CHECK(cleaned("<image href=\"a.png\"/><use xlink:href=\"b.svg#c\"/>").empty());
    CHECK(cleaned("<a href=\"https://example.org\"><rect/></a>") == "<a><rect/></a>");
    CHECK(
        cleaned("<rect style=\"fill:url(https://example.org/x)\" width=\"1\"/>")
        == "<rect width=\"1\"/>"
    );
    CHECK(cleaned("<style>@import 'a.css';</style>") == "<style/>");
    CHECK(
        cleaned("<style>rect{fill:url( '#g')}</style>")
        == "<style>rect{fill:url( '#g')}</style>"
    );
}

TEST_CASE("a document type goes, and its entities stand where they were named") {
    const std::string svg = self_contained_svg(
        "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
        "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n<!ENTITY ns "
        "\"http://example.org\">\n"
        "<!ENTITY % p \"x\">\n<!ENTITY word 'drawn'>]>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:e=\"&ns;\"><text>&word; &amp; "
        "done</text></svg>"
    );
    CHECK(svg.find("DOCTYPE") == std::string::npos);
    CHECK(svg.find("<text>drawn &amp; done</text>") != std::string::npos);
}

TEST_CASE("entities that name one another do not grow without bound") {
    std::string svg = "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\">";
    for (char name = 'b'; name < 'm'; ++name) {
        svg += std::string("<!ENTITY ") + name + " \"";
        for (int i = 0; i < 10; ++i)
            svg += std::string("&") + static_cast<char>(name - 1) + ";";
        svg += "\">";
    }
    svg += "]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&l;</text></svg>";
    CHECK(self_contained_svg(svg).size() < 1000);
}

TEST_CASE("a prefix for SVG's own namespace is taken off") {
    CHECK(
        self_contained_svg(
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:rect/><rect/></s:svg>"
        )
            .find("stroke:none\"/><rect/></svg>")
        != std::string::npos
    );
}

TEST_CASE("a drawing nested deeper than any reader follows is left empty") {
    std::string svg = "<svg width=\"10\" height=\"20\">";
    for (int i = 0; i < 200'000; ++i)
        svg += "<g>";
    for (int i = 0; i < 200'000; ++i)
        svg += "</g>";
    const std::string clean = self_contained_svg(svg + "</svg>");
    CHECK(clean.find("<g") == std::string::npos);
    CHECK(clean.find("height=\"20\"") != std::string::npos);
}

TEST_CASE("what is no well-formed drawing is left to the validators") {
    CHECK(self_contained_svg("<svg><rect></svg>") == "<svg><rect></svg>");
}

TEST_CASE("a drawing in a book is cleaned and deflated") {
    Scribe scribe;
    Figure figure;
    figure.image = {"a.svg", "", "A square.", {}};
    scribe.add(Block{std::move(figure)});
    Diagnostics log;
    const model::TypesetModel model = model_of(
        scribe.document,
        log,
        {{"a.svg", "<!DOCTYPE svg><svg width='2' height='2'><rect/></svg>"}}
    );
    const OpenedBook book = open_book(written(model));
    CHECK(book.files.at("EPUB/images/a.svg").find("DOCTYPE") == std::string::npos);
    CHECK(book.files.at("EPUB/images/a.svg").find("<rect/>") != std::string::npos);
}

TEST_CASE("a drawing lies on white paper of its own size, for readers by night") {
    const auto paper_of = [](const std::string& attributes) {
        const std::string svg = self_contained_svg(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes
            + "><path d=\"M0 0\"/></svg>"
        );
        pugi::xml_document xml;
        REQUIRE(xml.load_string(svg.c_str()));
        std::string box;
        for (const char* name : {"x", "y", "width", "height"})
            box +=
                xml.child("svg").child("rect").attribute(name).value() + std::string(" ");
        return box;
    };
    CHECK(paper_of("width=\"40\" height=\"30\"") == "0 0 100% 100% ");
    CHECK(paper_of("viewBox=\"-5 -2.5, 40 30\"") == "-5 -2.5 40 30 ");
    CHECK(paper_of("viewBox=\"0 0 40\"") == "0 0 100% 100% ");
}
