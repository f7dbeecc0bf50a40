// Parts of a book that nobody writes: which are made, and what they say.
#include "model/made_parts.h"

#include "document/walk.h"
#include "model/codes.h"
#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

const std::string book_style =
    ".figures-list, .tables-list { display: none } .title-page { display: none }"
    " .wanted { display: block }";

Scribe book(int chapters) {
    Scribe scribe;
    scribe.document.metadata.title.value = "The Lamp";
    scribe.add(Scribe::division(
        DivisionKind::TitleBlock,
        Scribe::blocks(scribe.paragraph("The Lamp", document::Role::Title))
    ));
    scribe.add(Scribe::division(
        DivisionKind::Dedication, Scribe::blocks(scribe.paragraph("To Bo"))
    ));
    for (int i = 0; i < chapters; ++i) {
        scribe.add(scribe.heading(1, "chapter-" + std::to_string(i), "A Chapter"));
        scribe.add(scribe.heading(3, "part-" + std::to_string(i), "A Part of It"));
        scribe.add(scribe.paragraph("Words."));
    }
    return scribe;
}

std::string parts_of(const model::TypesetModel& model) {
    std::string names;
    for (const model::Node& node : model.body.children) {
        const auto& part = std::get<model::Element>(node.value);
        names += (part.classes.empty() ? part.tag : part.classes.front()) + " ";
    }
    return names;
}

std::string text_of_part(const model::TypesetModel& model, const std::string& name) {
    for (const model::Node& node : model.body.children) {
        const auto& part = std::get<model::Element>(node.value);
        if (!part.classes.empty() && part.classes.front() == name)
            return model::text_of(part);
    }
    return "none";
}

}  // namespace

TEST_CASE("the parts that the house style shows are made for a book of three chapters") {
    Diagnostics log;
    CHECK(
        parts_of(model_of(book(3).document, log, {}, book_style))
        == "half-title title-block dedication contents chapter chapter chapter "
    );
    CHECK(
        parts_of(model_of(book(2).document, log, {}, book_style))
        == "title-block dedication chapter chapter "
    );
    CHECK(log.entries.empty());
}

TEST_CASE("the editor has the last word on the parts") {
    Diagnostics log;
    Scribe scribe = book(1);
    scribe.document.metadata.parts.value = "title-page, contents";
    const model::TypesetModel model = model_of(scribe.document, log, {}, book_style);
    CHECK(parts_of(model) == "title-page dedication contents chapter ");
    scribe.document.metadata.parts.value = "none";
    CHECK(
        parts_of(model_of(scribe.document, log, {}, book_style))
        == "title-block dedication chapter "
    );
    CHECK(log.entries.empty());
    scribe.document.metadata.parts.value = "half-titel";
    (void)model_of(scribe.document, log, {}, book_style);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == model::codes::unknown_part);
    CHECK(log.entries[0].hints.at(0).find("half-title") != std::string::npos);
}

TEST_CASE("contents may be asked for, refused, and given so many levels") {
    Diagnostics log;
    Scribe scribe = book(2);
    scribe.document.metadata.contents.value = "yes";
    CHECK(
        text_of_part(model_of(scribe.document, log, {}, book_style), "contents")
        == "ContentsA ChapterA Chapter"
    );
    scribe.document.metadata.contents.value = "3";
    CHECK(
        text_of_part(model_of(scribe.document, log, {}, book_style), "contents")
        == "ContentsA ChapterA Part of ItA ChapterA Part of It"
    );
    Scribe refused = book(4);
    refused.document.metadata.contents.value = "no";
    CHECK(
        text_of_part(model_of(refused.document, log, {}, book_style), "contents") == "none"
    );
    CHECK(log.entries.empty());
    refused.document.metadata.contents.value = "perhaps";
    (void)model_of(refused.document, log, {}, book_style);
    CHECK(log.entries.size() == 1);
}

TEST_CASE("an author's own list of contents is enough") {
    Diagnostics log;
    Scribe scribe = book(3);
    scribe.add(Scribe::division(
        DivisionKind::Contents, Scribe::blocks(scribe.paragraph("A Chapter"))
    ));
    const std::string parts = parts_of(model_of(scribe.document, log, {}, book_style));
    CHECK(parts == "half-title title-block dedication chapter chapter chapter ");
}

TEST_CASE("a copyright page says what was stated and nothing else") {
    Diagnostics log;
    Scribe scribe = book(3);
    CHECK(
        text_of_part(model_of(scribe.document, log, {}, book_style), "copyright-page")
        == "none"
    );
    document::Metadata& facts = scribe.document.metadata;
    facts.publisher.value = "Fenn Press";
    CHECK(
        text_of_part(model_of(scribe.document, log, {}, book_style), "copyright-page")
        == "none"
    );
    facts.rights.value = "No rights reserved.";
    facts.identifier.value = "urn:isbn:978-0-306-40615-7";
    facts.place.value = "Upper Fenn";
    const model::TypesetModel model = model_of(scribe.document, log, {}, book_style);
    CHECK(
        text_of_part(model, "copyright-page")
        == "No rights reserved.Fenn PressUpper FennISBN 978-0-306-40615-7"
    );
    facts.print_isbn.value = "978-0-8044-2957-3";
    const model::TypesetModel both = model_of(scribe.document, log, {}, book_style);
    CHECK(
        text_of_part(both, "copyright-page")
        == "No rights reserved.Fenn PressUpper FennISBN 978-0-8044-2957-3"
           "ISBN 978-0-306-40615-7 (EPUB)"
    );
}

TEST_CASE("figures and tables with captions have lists where they are asked for") {
    Diagnostics log;
    Scribe scribe = book(1);
    document::Table table;
    table.caption = scribe.words("Visitors");
    document::TableRow row;
    row.push_back(document::cell_of(scribe.words("19"), {}));
    table.columns.push_back(document::Align::Natural);
    table.body.push_back(std::move(row));
    scribe.add(document::Block{std::move(table)});
    scribe.document.metadata.parts.value = "figures tables";
    const model::TypesetModel model = model_of(scribe.document, log, {}, book_style);
    CHECK(parts_of(model) == "title-block dedication tables-list chapter ");
    CHECK(text_of_part(model, "tables-list") == "TablesVisitors");
}
