// The index: order, subheadings, pages that meet, other headings to look for.
#include "model/index.h"

#include "model/codes.h"
#include "model/model_of.h"
#include "model/page_references.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

using Extent = document::IndexMark::Extent;

Inline
mark(std::vector<std::string> path, Extent extent = Extent::Point, std::string see = {}) {
    IndexMark made;
    made.path = std::move(path);
    made.extent = extent;
    made.see = std::move(see);
    return {std::move(made)};
}

/// A paragraph of words that each mark stands before.
Scribe marked(std::vector<Inline> marks) {
    Scribe scribe;
    for (Inline& one : marks) {
        Inlines line;
        line.push_back(std::move(one));
        line.push_back(scribe.run("word"));
        scribe.add(Scribe::paragraph(std::move(line)));
    }
    scribe.document.index_terms = {
        {"Lamp", "L"}, {"Lock", "L"}, {"strike", "S"}, {"tools", "T"}};
    return scribe;
}

std::string text_of_index(const model::TypesetModel& model) {
    std::string text;
    for (const model::Node& node : model.body.children) {
        const auto& part = std::get<model::Element>(node.value);
        if (part.role != model::Role::Index) continue;
        for (const model::Node& line : part.children)
            text += model::text_of(std::get<model::Element>(line.value)) + "|";
    }
    return text;
}

}  // namespace

TEST_CASE("entries stand in the order of the alphabet, subheadings under their heading") {
    Scribe scribe =
        marked({mark({"strike", "tools"}), mark({"Lock"}), mark({"strike"}), mark({"Lamp"})}
        );
    Diagnostics log;
    model::TypesetModel model = model_of(scribe.document, log);
    model::state_folios(
        model, {{"ix-1", "3"}, {"ix-1-2", "4"}, {"ix-1-3", "9"}, {"ix-1-4", "1"}}
    );
    CHECK(text_of_index(model) == "Index|L|Lamp, 1Lock, 4|S|strike, 9tools, 3|");
    CHECK(log.entries.empty());
    CHECK(model.outline.back().text == "Index");
}

TEST_CASE("a page is named once, three in a row are a passage, roman pages come first") {
    std::vector<Inline> marks;
    for (int i = 0; i < 8; ++i)
        marks.push_back(mark({"strike"}));
    Scribe scribe = marked(std::move(marks));
    Diagnostics log;
    model::TypesetModel model = model_of(scribe.document, log);
    model::state_folios(
        model,
        {{"ix-1", "12"},
         {"ix-1-2", "13"},
         {"ix-1-3", "13"},
         {"ix-1-4", "14"},
         {"ix-1-5", "20"},
         {"ix-1-6", "21"},
         {"ix-1-7", "xi"},
         {"ix-1-8", "4"}}
    );
    CHECK(text_of_index(model) == "Index|S|strike, xi, 4, 12\u201314, 20, 21|");
    CHECK(log.entries.empty());
}

TEST_CASE("a marked passage is named from its first page to its last") {
    Scribe scribe =
        marked({mark({"Lock"}, Extent::Begin), mark({"Lock"}), mark({"Lock"}, Extent::End)}
        );
    Diagnostics log;
    model::TypesetModel model = model_of(scribe.document, log);
    model::state_folios(model, {{"ix-1", "5"}, {"ix-1-2", "6"}, {"ix-1-3", "8"}});
    CHECK(text_of_index(model) == "Index|L|Lock, 5\u20138|");
    model::state_folios(model, {{"ix-1", "5"}, {"ix-1-2", "5"}, {"ix-1-3", "5"}});
    CHECK(text_of_index(model) == "Index|L|Lock, 5|");
    CHECK(log.entries.empty());
}

TEST_CASE("a passage that does not end is told") {
    Scribe scribe = marked({mark({"Lock"}, Extent::Begin), mark({"Lamp"}, Extent::End)});
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    REQUIRE(log.entries.size() == 2);
    CHECK(log.entries[0].code == model::codes::index_passage_open);
}

TEST_CASE("a heading may send its reader to another") {
    Scribe scribe = marked(
        {mark({"Lock"}, Extent::Point, "strike"),
         mark({"strike"}),
         mark({"Lamp"}, Extent::Point, "stove")}
    );
    Diagnostics log;
    model::TypesetModel model = model_of(scribe.document, log);
    model::state_folios(model, {{"ix-1-2", "2"}});
    CHECK(text_of_index(model) == "Index|L|Lamp. See stoveLock. See strike|S|strike, 2|");
    const std::string tree = tree_of(model);
    CHECK(tree.find("ix-term-1") != std::string::npos);
}

TEST_CASE("an index is called by its name in the language of the work") {
    Scribe scribe = marked({mark({"Lock"})});
    scribe.document.metadata.language.value = "de-AT";
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(text_of_index(model).starts_with("Register|"));
}
