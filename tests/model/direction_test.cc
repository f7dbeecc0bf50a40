#include "model/direction.h"

#include "document/walk.h"
#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;
using model::direction_of;
using model::direction_of_letters;

namespace {

constexpr auto leftwards = style::Direction::RightToLeft;
constexpr auto rightwards = style::Direction::LeftToRight;

document::Document hebrew(Scribe& scribe) {
    scribe.add(
        scribe.paragraph("שלום עולם"),
        scribe.paragraph("An English paragraph."),
        scribe.paragraph("HTML היא שפה")
    );
    scribe.document.metadata.language.value = "he";
    return scribe.document;
}

}  // namespace

TEST_CASE("a language runs as it is usually written, or as the tag's script is") {
    for (const char* tag : {"ar", "fa-IR", "he", "ur", "yi", "az-Arab", "arb"})
        CHECK(direction_of(tag) == leftwards);
    for (const char* tag : {"en", "ar-Latn", "de", "hi", "", "arn", "x-he", "en-x-Hebr"})
        CHECK(direction_of(tag) == rightwards);
}

TEST_CASE("a paragraph runs the other way where its letters leave no doubt") {
    CHECK(direction_of_letters("שלום world", rightwards) == leftwards);
    CHECK(direction_of_letters("world שלום", rightwards) == rightwards);
    CHECK(
        direction_of_letters("سلام is how they greet in that country", rightwards)
        == rightwards
    );
    CHECK(direction_of_letters("HTML היא", leftwards) == leftwards);
    CHECK(direction_of_letters("All of it English", leftwards) == rightwards);
    CHECK(direction_of_letters("1, 2, 3.", leftwards) == leftwards);
}

TEST_CASE("a work in Hebrew runs from right to left, with its style mirrored") {
    Scribe scribe;
    Diagnostics log;
    const model::TypesetModel model = model_of(
        hebrew(scribe),
        log,
        {},
        "p { margin-left: 3em; text-align: right } body { direction: ltr }"
    );
    CHECK(model.direction == leftwards);
    const auto style = [&](std::size_t child) {
        return model
            .styles[std::get<model::Element>(model.body.children[child].value).style];
    };
    CHECK(style(0).direction == leftwards);
    CHECK(style(0).margin.left == Length());
    CHECK(style(0).margin.right > Length());
    CHECK(style(0).align == style::TextAlign::Left);
    CHECK(style(1).direction == rightwards);
    CHECK(style(1).margin.left > Length());
    CHECK(style(2).direction == leftwards);
    CHECK(model.reader_css.find("margin-right: 2em") != std::string::npos);
    CHECK(model.reader_css.find("margin-left") == std::string::npos);
}

TEST_CASE("only what runs against the work's direction says so") {
    Scribe scribe;
    Diagnostics log;
    CHECK(tree_of(model_of(hebrew(scribe), log)) == R"(body
  p.first
    "שלום עולם"
  p ltr
    "An English paragraph."
  p
    "HTML היא שפה"
)");
}

TEST_CASE("the pages of a work from right to left have their inner margin on the right") {
    Scribe scribe;
    Diagnostics log;
    const model::TypesetModel model = model_of(
        hebrew(scribe),
        log,
        {},
        "@page { size: a5; margin: 50pt 60pt 70pt 40pt; @bottom-left { content: "
        "counter(page) } }"
    );
    const style::PageStyle& recto = model.pages.right;
    CHECK(recto.margin.left == Length::from_points(60));
    CHECK(recto.margin.right == Length::from_points(40));
    CHECK(recto.box(style::MarginBoxPlace::BottomLeft).content.empty());
    CHECK_FALSE(recto.box(style::MarginBoxPlace::BottomRight).content.empty());
}

TEST_CASE("left and right of a table's columns stay what the manuscript says") {
    Scribe scribe;
    hebrew(scribe);
    document::Table table;
    table.columns = {document::Align::Left};
    table.body = {{document::cell_of(scribe.words("שלום"), {})}};
    scribe.add(document::Block{table});
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(tree_of(model).find("td.align-right") != std::string::npos);
    const auto& made = std::get<model::Element>(model.body.children.back().value);
    const auto& row = std::get<model::Element>(
        std::get<model::Element>(made.children[0].value).children[0].value
    );
    CHECK(std::get<model::Element>(row.children[0].value).align == document::Align::Left);
}
