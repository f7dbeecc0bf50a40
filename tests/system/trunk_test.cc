// The whole way from a document to its proven outputs, for what no sample manuscript holds:
// every kind of block and inline at once, works from right to left, and texts that try the
// shaping and the proof with marks, joiners and controls at random.
#include "desk/products.h"
#include "desk/workbench.h"
#include "document/walk.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

#include <array>

using namespace pam;
using namespace pam::desk;
using namespace pam::test;

namespace {

struct Built {
    Workbench bench;
    Products products;
};

Built build(Scribe scribe, const std::string& style = "pamphlet") {
    Built built;
    Options options;
    options.style = style;
    options.readers = {
        epub::Reader::Universal,
        epub::Reader::Kobo,
        epub::Reader::Kindle,
        epub::Reader::Apple};
    Timings timings;
    built.bench.file = "trunk.md";
    built.bench.sources.add(Source("trunk.md", scribe.manuscript()));
    built.bench.manuscript.document = std::move(scribe.document);
    REQUIRE(build_model(options, built.bench, timings));
    auto products = make_products(options, built.bench, timings, 0);
    REQUIRE(products);
    built.products = std::move(*products);
    return built;
}

void check_proven(const Built& built) {
    std::vector<const Product*> products{&*built.products.pdf};
    for (const EbookProduct& ebook : built.products.ebooks)
        products.push_back(&ebook.product);
    CHECK(products.size() == 5);
    for (const Product* product : products)
        for (const auto& finding : product->report.findings)
            FAIL_CHECK(finding.code + " " + finding.where + ": " + finding.message);
}

Inline phrase(std::string language, Inlines children) {
    return {Phrase{std::move(language), Direction::Natural, std::move(children), {}}};
}

Block table_of_blocks(Scribe& scribe) {
    Table inner;
    inner.body = {{cell_of(scribe.words("a"), {}), cell_of(scribe.words("b"), {})}};
    List list;
    list.items.push_back({{}, Scribe::blocks(scribe.paragraph("an item")), {}});
    Table table;
    table.head = {{cell_of(scribe.words("One"), {}), cell_of(scribe.words("Two"), {})}};
    TableCell blocks{
        Scribe::blocks(
            scribe.paragraph("first"), Block{list}, Block{inner}, scribe.paragraph("last")
        ),
        1,
        2,
        {}};
    TableCell high{{}, 1, 1, {}};
    for (int i = 0; i < 90; ++i)
        high.blocks.push_back(scribe.paragraph("line " + std::to_string(i)));
    TableCell twin = high;
    table.body = {
        {cell_of(scribe.words("left"), {}), blocks},
        {cell_of(scribe.words("under it"), {})},
        {cell_of(scribe.words("term"), {}), high},
        {twin, high}};
    return {table};
}

Scribe everything() {
    Scribe scribe;
    Speech speech{
        Scribe::inlines(scribe.run("JACK.")),
        Scribe::blocks(
            scribe.paragraph("Well?"),
            scribe.paragraph("Exit.", document::Role::StageDirection)
        ),
        {}};
    scribe.add(
        Scribe::division(
            DivisionKind::Contents,
            Scribe::blocks(
                Scribe::paragraph(Scribe::inlines(scribe.link("#one", "The First"))),
                Scribe::paragraph(Scribe::inlines(scribe.link("#two", "The Second")))
            )
        ),
        scribe.heading(1, "one", "The First"),
        Scribe::paragraph(Scribe::inlines(
            Inline{Anchor{"here", {}}},
            scribe.run("See "),
            scribe.link("#here", "here"),
            scribe.run(", "),
            scribe.wrapped<Underline>("under a rule"),
            scribe.run(", "),
            phrase("he", scribe.words("שלום עולם 12")),
            scribe.run(" and "),
            phrase("de", scribe.words("auf Deutsch"))
        )),
        Scribe::paragraph(Scribe::inlines(phrase("ar", scribe.words("السلام عليكم (HTML)")))
        ),
        scribe.paragraph("\u00A0"),
        table_of_blocks(scribe),
        scribe.heading(1, "two", "The Second"),
        Scribe::division(
            DivisionKind::Personae, Scribe::blocks(scribe.paragraph("Jack, a gentleman"))
        ),
        Block{speech}
    );
    return scribe;
}

/// A row of choices that is the same on every machine.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed * 2654435761u + 1) {}
    std::size_t below(std::size_t bound) {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<std::size_t>(state_ >> 8) % bound;
    }
    std::string_view of(const auto& list) { return list[below(std::size(list))]; }

private:
    std::uint32_t state_;
};

constexpr std::array<std::string_view, 14> letters{
    "a", "fi", "W", "ש", "ו", "ب", "لا", "क", "ษ", "世", "か", "갇", "3", "٣"};
constexpr std::array<std::string_view, 12> marks{
    "\u0301",
    "\u0591",
    "\u05B4",
    "\u064B",
    "\u0E49",
    "\u093F",
    "\u0336",
    "\u20D0",
    "\u094D",
    "\u0338",
    "\u0651",
    "\u3099"};
constexpr std::array<std::string_view, 18> hidden{
    "\u200B",
    "\u200C",
    "\u200D",
    "\u2060",
    "\uFEFF",
    "\u00AD",
    "\u034F",
    "\u061C",
    "\u200E",
    "\u200F",
    "\u202A",
    "\u202B",
    "\u202C",
    "\u202E",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069"};
constexpr std::array<std::string_view, 7> gaps{
    " ", " ", " ", "\u00A0", "\u2009", "\u202F", "\u3000"};
constexpr std::array<std::string_view, 5> whole{
    "👩‍👩‍👧‍👦", "🇩🇪", "1️⃣", "\U000F1234", "𐌰"};

std::string random_text(Dice& dice) {
    std::string text;
    for (std::size_t words = 1 + dice.below(30); words > 0; --words) {
        if (dice.below(12) == 0) text += dice.of(marks);
        if (dice.below(12) == 0) text += dice.of(hidden);
        for (std::size_t i = dice.below(6); i > 0; --i) {
            text += dice.of(letters);
            if (dice.below(4) == 0) text += dice.of(marks);
            if (dice.below(8) == 0) text += dice.of(hidden);
        }
        if (dice.below(15) == 0) text += dice.of(whole);
        text += dice.of(gaps);
    }
    return text;
}

}  // namespace

TEST_CASE("a document of every kind is proven in every house style", "[trunk]") {
    for (const char* style :
         {"academic",
          "book",
          "booklet",
          "large-print",
          "pamphlet",
          "play",
          "poetry",
          "zine"}) {
        INFO(style);
        check_proven(build(everything(), style));
    }
}

TEST_CASE("a document of every kind is proven from right to left", "[trunk]") {
    for (const char* language : {"ar", "he", "fa", "ur"}) {
        INFO(language);
        Scribe scribe = everything();
        scribe.document.metadata.language.value = language;
        scribe.document.metadata.title.value = "כותרת / عنوان";
        const Built built = build(std::move(scribe));
        check_proven(built);
        CHECK(built.bench.model.direction == style::Direction::RightToLeft);
    }
}

TEST_CASE("marks, joiners and controls at random are proven", "[trunk]") {
    for (std::uint32_t seed = 0; seed < 25; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        Scribe scribe;
        for (std::size_t paragraphs = 1 + dice.below(6); paragraphs > 0; --paragraphs)
            scribe.add(scribe.paragraph(random_text(dice)));
        if (seed % 3 == 0) scribe.document.metadata.language.value = "he";
        if (seed % 5 == 0) scribe.document.metadata.language.value = "ja";
        check_proven(build(std::move(scribe)));
    }
}

TEST_CASE("what leaves no mark is proven all the same", "[trunk]") {
    // Each was once refused: a mark after a space, a lone control, blanks that no letter
    // bears.
    for (const char* text :
         {"\u05D0\u0591 \u0591 b",
          "\u05E1 \u0319\uAC04\u5EAD",
          "\u061C \u305D\u3055",
          "\u202E\u00A0\u0338",
          "\uAC0A\u05E8\u2009\u0336",
          "r\u061C\u205F\u092C",
          "\u032D\u0661\u2068\u2002\u06F5",
          "\u00A0",
          "\u2800",
          "\u3164",
          "a\u00A0"}) {
        INFO(text);
        Scribe scribe;
        scribe.add(scribe.paragraph(text), scribe.paragraph("after"));
        check_proven(build(std::move(scribe)));
    }
}
