// What the package document says to catalogues and shops.
#include "epub/parsed_book.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

document::Field field(std::string value) {
    return {std::move(value), document::Origin::FrontMatter, Span::none()};
}

pugi::xml_node metadata_of(const Parsed& all) {
    return all.at("EPUB/package.opf")->child("package").child("metadata");
}

/// "property scheme value" of each refinement of the element with this id.
std::string refinements(const Parsed& all, const std::string& id) {
    std::string text;
    for (const pugi::xml_node meta : metadata_of(all).children("meta"))
        if (meta.attribute("refines").value() == "#" + id)
            text += std::string(meta.attribute("property").value()) + "="
                    + meta.child_value() + ";";
    return text;
}

/// "id value" of each element of that name.
std::string values(const Parsed& all, const char* name) {
    std::string text;
    for (const pugi::xml_node one : metadata_of(all).children(name))
        text += std::string(one.attribute("id").value()) + " " + one.child_value() + ";";
    return text;
}

model::TypesetModel catalogued() {
    model::TypesetModel model = model_with_pages(sample_book());
    document::Metadata& facts = model.metadata;
    facts.authors = {field("Jane Weaver"), field("Ada Lamp")};
    facts.contributors = {{"trl", field("Bo Shelf")}, {"aui", field("Cy Desk")}};
    facts.sort_names = {
        field("Weaver, Jane"), field("Shelf, Bo"), field("Mill & the Loom, The")};
    facts.series = field("The Fenn Library");
    facts.series_number = field("3");
    facts.print_isbn = field("9780306406157");
    facts.subjects = {
        field("Labour [LCSH sh85073570]"), field("Mills [see also Looms]"), field("Looms")};
    return model;
}

}  // namespace

TEST_CASE("creators and contributors have roles, and the forms that file them") {
    const Parsed all = parsed(open_book(written(catalogued())));
    CHECK(values(all, "dc:creator") == "author-1 Jane Weaver;author-2 Ada Lamp;");
    CHECK(refinements(all, "author-1") == "role=aut;file-as=Weaver, Jane;");
    CHECK(refinements(all, "author-2") == "role=aut;");
    CHECK(values(all, "dc:contributor") == "contributor-1 Bo Shelf;contributor-2 Cy Desk;");
    CHECK(refinements(all, "contributor-1") == "role=trl;file-as=Shelf, Bo;");
    CHECK(refinements(all, "contributor-2") == "role=aui;");
    CHECK(refinements(all, "work-title") == "file-as=Mill & the Loom, The;");
    check_package_ids(all);
}

TEST_CASE("a subject says its code where it names one of a known scheme") {
    const Parsed all = parsed(open_book(written(catalogued())));
    CHECK(values(all, "dc:subject") == "subject-1 Labour; Mills [see also Looms]; Looms;");
    CHECK(refinements(all, "subject-1") == "authority=LCSH;term=sh85073570;");
}

TEST_CASE("a series is a collection with the volume's place in it") {
    const Parsed all = parsed(open_book(written(catalogued())));
    CHECK(meta(all, "belongs-to-collection") == "The Fenn Library");
    CHECK(refinements(all, "work-series") == "collection-type=series;group-position=3;");
}

TEST_CASE("the pages are those of the edition with the print ISBN, else of this one") {
    model::TypesetModel model = catalogued();
    const Parsed printed = parsed(open_book(written(model)));
    CHECK(values(printed, "dc:source") == "page-source urn:isbn:9780306406157;");
    CHECK(refinements(printed, "page-source") == "source-of=pagination;");
    model.metadata.print_isbn = {};
    const Parsed own = parsed(open_book(written(model)));
    CHECK(values(own, "dc:source").find(", PDF, ") != std::string::npos);
    model.metadata.print_isbn = field("9780306406157");
    model.page_map.clear();
    const Parsed pageless = parsed(open_book(written(model)));
    CHECK(values(pageless, "dc:source") == " urn:isbn:9780306406157;");
}

TEST_CASE("conformance is claimed only in somebody's name, and not over bare pictures") {
    model::TypesetModel model = catalogued();
    CHECK(meta(parsed(open_book(written(model))), "dcterms:conformsTo").empty());
    model.metadata.certifier = field("Fenn Accessibility Board");
    const Parsed certified = parsed(open_book(written(model)));
    CHECK(
        meta(certified, "dcterms:conformsTo")
        == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    );
    CHECK(meta(certified, "a11y:certifiedBy") == "Fenn Accessibility Board");
    const auto forget = [](const auto& self, model::Element& element) -> void {
        element.alternative.clear();
        for (model::Node& node : element.children)
            if (auto* child = std::get_if<model::Element>(&node.value)) self(self, *child);
    };
    forget(forget, model.body);
    CHECK(meta(parsed(open_book(written(model))), "dcterms:conformsTo").empty());
}

TEST_CASE("pictures that are decoration need no eyes, and no description") {
    model::TypesetModel model = catalogued();
    const auto decorate = [](const auto& self, model::Element& element) -> void {
        if (element.tag == "img") {
            element.decorative = true;
            element.alternative.clear();
        }
        for (model::Node& node : element.children)
            if (auto* child = std::get_if<model::Element>(&node.value)) self(self, *child);
    };
    decorate(decorate, model.body);
    const OpenedBook book = open_book(written(model));
    const Parsed all = parsed(book);
    CHECK(meta(all, "schema:accessMode") == "textual");
    CHECK(meta(all, "schema:accessModeSufficient") == "textual");
    CHECK(book.files.at("EPUB/text/chapter-2.xhtml").find("alt=\"\"") != std::string::npos);
}

TEST_CASE("a picture that may move is a hazard that nobody knows") {
    model::TypesetModel model = catalogued();
    REQUIRE_FALSE(model.images.empty());
    CHECK(meta(parsed(open_book(written(model))), "schema:accessibilityHazard") == "none");
    for (model::ImageResource& image : model.images)
        if (image.media_type == "image/png")
            image.bytes.insert(
                33,
                "\0\0\0\x08"
                "acTL",
                8
            );
    CHECK(
        meta(parsed(open_book(written(model))), "schema:accessibilityHazard") == "unknown"
    );
}
