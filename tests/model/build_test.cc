// What the model decides beyond the tree: notes, ids, links, outline, language, styles.
#include "document/walk.h"
#include "model/codes.h"
#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pam;
using namespace pam::test;

namespace {

std::vector<std::string> codes_of(const Diagnostics& log) {
    std::vector<std::string> codes;
    for (const Diagnostic& entry : log.entries)
        codes.push_back(entry.code);
    return codes;
}

const model::Element* find(const model::Element& element, const std::string& tag) {
    if (element.tag == tag) return &element;
    for (const model::Node& node : element.children)
        if (const auto* child = std::get_if<model::Element>(&node.value))
            if (const model::Element* found = find(*child, tag)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE(
    "notes are numbered by their first calls, one called in a note after it, others last"
) {
    Scribe scribe;
    scribe.note("never", "Nobody calls me.");
    scribe.note("inner", "Called in a note.");
    scribe.document.notes.push_back(
        {"outer", Scribe::blocks(Scribe::paragraph(Scribe::inlines(Scribe::call(1)))), {}}
    );
    scribe.note("last", "Called second.");
    scribe.add(Scribe::paragraph(
        Scribe::inlines(Scribe::call(2), Scribe::call(3), Scribe::call(2))
    ));
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(tree_of(model) == R"(body
  p.first
    a.note-call#call-1 [note-call] to #note-1
      generated "1"
    sup.generated
      generated ","
    a.note-call#call-3 [note-call] to #note-3
      generated "3"
    sup.generated
      generated ","
    a.note-call#call-1-2 [note-call] to #note-1
      generated "1"
li.note#note-1 [note]
  p.first
    a.note-call#call-2 [note-call] to #note-2
      generated "2"
li.note#note-2 [note]
  p.first
    "Called in a note."
li.note#note-3 [note]
  p.first
    "Called second."
li.note#note-4 [note]
  p.first
    "Nobody calls me."
)");
    CHECK(codes_of(log) == std::vector<std::string>{model::codes::note_never_called});
    CHECK(log.entries[0].severity == Severity::Note);
}

TEST_CASE("a note called inside a link is called behind it, for XHTML has no link in a link"
) {
    Scribe scribe;
    scribe.note("n", "Note.");
    Link link;
    link.target = "https://example.org";
    link.children =
        Scribe::inlines(scribe.run("see"), Scribe::call(0), scribe.run("there"));
    scribe.add(Scribe::paragraph(Scribe::inlines(Inline{std::move(link)})));
    Diagnostics log;
    CHECK(tree_of(model_of(scribe.document, log)).starts_with(R"(body
  p.first
    a to https://example.org
      "see"
      "there"
    a.note-call#call-1 [note-call] to #note-1
)"));
}

TEST_CASE("a link inside a link is set as text") {
    Scribe scribe;
    Link outer;
    outer.target = "https://example.org";
    outer.children = Scribe::inlines(scribe.link("https://example.com", "inner"));
    scribe.add(Scribe::paragraph(Scribe::inlines(Inline{std::move(outer)})));
    Diagnostics log;
    CHECK(model::text_of(model_of(scribe.document, log).body) == "inner");
    CHECK(codes_of(log) == std::vector<std::string>{model::codes::nested_link});
}

TEST_CASE("links lead to headings of the document, others are told of and set as text") {
    Scribe scribe;
    scribe.add(
        scribe.heading(1, "here", "Here"),
        Scribe::paragraph(Scribe::inlines(
            scribe.link("#here", "good"),
            scribe.link("#gone", "bad"),
            scribe.link("other.md", "file")
        ))
    );
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(tree_of(model).find("a to #here\n") != std::string::npos);
    CHECK(
        codes_of(log)
        == std::vector<
            std::string>{model::codes::unknown_target, model::codes::unusable_link}
    );
    CHECK(model::text_of(model.body) == "Heregoodbadfile");
}

TEST_CASE("ids that are reserved or unfit for links are changed, and the links with them") {
    Scribe scribe;
    scribe.add(
        scribe.heading(1, "note-1", "Reserved"),
        scribe.heading(1, "глава", "Глава"),
        scribe.heading(1, "12 men", "Twelve"),
        Scribe::paragraph(
            Scribe::inlines(scribe.link("#note-1", "a"), scribe.link("#глава", "b"))
        )
    );
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    REQUIRE(model.outline.size() == 3);
    CHECK(model.outline[0].id == "s-note-1");
    CHECK(model.outline[1].id == "part");
    CHECK(model.outline[2].id == "s-12men");
    CHECK(tree_of(model).find("a to #s-note-1\n") != std::string::npos);
    CHECK(tree_of(model).find("a to #part\n") != std::string::npos);
    CHECK(log.entries.empty());
}

TEST_CASE("the outline holds plain text without note numbers") {
    Scribe scribe;
    scribe.note("n", "Note.");
    Heading heading;
    heading.id = "one";
    heading.inlines = Scribe::inlines(
        scribe.run("On "), scribe.wrapped<Emphasis>("Liberty"), Scribe::call(0)
    );
    scribe.add(Block{std::move(heading)}, scribe.heading(3, "deep", "Deep"));
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    REQUIRE(model.outline.size() == 2);
    CHECK(model.outline[0].text == "On Liberty");
    CHECK(model.outline[1].level == 3);
}

TEST_CASE("a heading without text is left out with a warning") {
    Scribe scribe;
    scribe.add(Block{Heading{1, "empty", {}, {}}}, scribe.paragraph("Text."));
    Diagnostics log;
    CHECK(tree_of(model_of(scribe.document, log)) == "body\n  p.first\n    \"Text.\"\n");
    CHECK(codes_of(log) == std::vector<std::string>{model::codes::empty_heading});
}

TEST_CASE("a link to a heading that was left out leads nowhere") {
    Scribe scribe;
    scribe.add(
        Block{Heading{1, "empty", {}, {}}},
        scribe.division(
            DivisionKind::Extract, Scribe::blocks(Block{Heading{2, "inner", {}, {}}})
        ),
        Scribe::paragraph(
            Scribe::inlines(scribe.link("#empty", "to it"), scribe.link("#inner", "and it"))
        )
    );
    Diagnostics log;
    const std::string tree = tree_of(model_of(scribe.document, log));
    CHECK(tree.find(" to #") == std::string::npos);
    CHECK(tree.find("h3") == std::string::npos);
    CHECK(
        std::count_if(
            log.entries.begin(),
            log.entries.end(),
            [](const Diagnostic& entry) {
                return entry.code == model::codes::unknown_target;
            }
        )
        == 2
    );
}

TEST_CASE("the language is tidied, and undetermined where it is none") {
    Scribe scribe;
    scribe.document.metadata.language.value = "pt_br";
    Diagnostics log;
    CHECK(model_of(scribe.document, log).language == "pt-BR");
    CHECK(log.entries.empty());
    scribe.document.metadata.language.value = "???";
    CHECK(model_of(scribe.document, log).language == "und");
    CHECK(codes_of(log) == std::vector<std::string>{model::codes::language_malformed});
}

TEST_CASE("characters that XML forbids are shown as U+FFFD, told of, and leave the map true"
) {
    Scribe scribe;
    scribe.add(scribe.paragraph("ab\x01zz\x02y\xEF\xBF\xBFw"));
    scribe.document.metadata.title.value = "A\x03";
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(model::text_of(model.body) == "ab\uFFFDzz\uFFFDy\uFFFDw");
    CHECK(model.metadata.title.value == "A\uFFFD");
    REQUIRE(codes_of(log) == std::vector<std::string>{model::codes::unshowable_character});
    CHECK(log.entries[0].message.find("U+0001") != std::string::npos);
    CHECK(log.entries[0].span.begin == 2);
    const auto& paragraph = std::get<model::Element>(model.body.children[0].value);
    const auto& text = std::get<model::TextNode>(paragraph.children[0].value);
    CHECK(model::source_offset(text, 1) == 1);
    CHECK(model::source_offset(text, 5) == 3);
    CHECK(model::source_offset(text, text.text.size() - 1) == 10);
}

TEST_CASE("line ends in code are line feeds, however they were typed") {
    Scribe scribe;
    scribe.add(Block{CodeBlock{scribe.text("a\r\nb\rc"), "", {}}});
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(model::text_of(model.body) == "a\nb\nc");
    CHECK(log.entries.empty());
    const auto& text =
        std::get<model::TextNode>(find(model.body, "code")->children[0].value);
    CHECK(model::source_offset(text, 4) == 5);
}

TEST_CASE("equal styles are kept once and every element points at its own") {
    Scribe scribe;
    for (int i = 0; i < 20; ++i)
        scribe.add(scribe.paragraph("Text."));
    Diagnostics log;
    const model::TypesetModel model = model_of(
        scribe.document, log, {}, "p { text-indent: 2em } p.first { text-indent: 0 }"
    );
    REQUIRE(model.styles.size() == 2);  // the body's is that of the first paragraph
    const auto style_of = [&](std::size_t child) {
        const auto& paragraph = std::get<model::Element>(model.body.children[child].value);
        return model.styles[paragraph.style];
    };
    CHECK(style_of(0).indent == Length());
    CHECK(style_of(1).indent > Length());
    CHECK(style_of(1) == style_of(19));
}

TEST_CASE("selectors see parents and the siblings before") {
    Scribe scribe;
    scribe.add(
        scribe.division(DivisionKind::Extract, Scribe::blocks(scribe.paragraph("In."))),
        scribe.paragraph("After.")
    );
    Diagnostics log;
    const model::TypesetModel model = model_of(
        scribe.document,
        log,
        {},
        "blockquote p { font-weight: 700 } blockquote + p { font-style: italic }"
    );
    const auto& after = std::get<model::Element>(model.body.children[1].value);
    CHECK(model.styles[after.style].italic);
    CHECK(model.styles[find(model.body, "p")->style].weight == 700);
}

TEST_CASE("the note's base style is that of li.note") {
    Scribe scribe;
    scribe.note("n", "Note.");
    scribe.add(Scribe::paragraph(Scribe::inlines(scribe.run("a"), Scribe::call(0))));
    Diagnostics log;
    const model::TypesetModel model =
        model_of(scribe.document, log, {}, ".note { font-size: 9pt }");
    CHECK(model.note_style.size == Length::from_points(9));
    CHECK(model.styles[model.notes[0].style].size == Length::from_points(9));
}

TEST_CASE("all text of the document is in the tree, in order") {
    Scribe scribe;
    scribe.note("n", "Note text.");
    List list;
    list.items.push_back({scribe.text("1."), Scribe::blocks(scribe.paragraph("item")), {}});
    scribe.add(
        scribe.heading(1, "a", "Alpha"),
        scribe.paragraph("beta"),
        Block{std::move(list)},
        Block{CodeBlock{scribe.text("code"), "", {}}}
    );
    Diagnostics log;
    std::string expected;
    for_each_text(scribe.document.blocks, [&](const Text& text) { expected += text.text; });
    std::string found = model::text_of(model_of(scribe.document, log).body);
    std::erase(found, ' ');
    CHECK(found == expected);
}

TEST_CASE("a list of terms alone ends with an empty definition") {
    Scribe scribe;
    List list;
    list.kind = ListKind::Definition;
    list.items.push_back({{}, Scribe::blocks(scribe.paragraph("stove")), {}});
    list.items.push_back({{}, Scribe::blocks(scribe.paragraph("lamp")), {}});
    scribe.add(Block{std::move(list)});
    Diagnostics log;
    CHECK(tree_of(model_of(scribe.document, log)) == R"(body
  dl
    dt
      "stove"
    dt
      "lamp"
    dd
)");
}
