// How long a hundred thousand words take from the model to pages, beside the time HarfBuzz
// needs to shape the same paragraphs once, and that the pages are the same each time.
// Hidden, for a figure means something only in a release build on a quiet machine:
//   cmake --build --preset release --target page_tests
//   out/build/release/tests/page_tests "[.speed]"
#include "base/utf8.h"
#include "foundry/shaper.h"
#include "galley/galley_fixture.h"
#include "page/paged_document.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>

using namespace pam;

namespace {

constexpr std::size_t wanted_words = 100'000;

/// Paragraphs of a novel, as long as the text has them.
std::vector<std::string> novel() {
    auto bytes = read_file(
        std::string(PAM_CORPUS_DIR) + "/text/moby-dick.txt", std::size_t{8} << 20
    );
    std::vector<std::string> paragraphs;
    if (!bytes) return paragraphs;
    std::erase(*bytes, '\r');
    std::size_t words = 0;
    for (std::size_t at = 0; at < bytes->size() && words < wanted_words;) {
        std::size_t end = bytes->find("\n\n", at);
        if (end == std::string::npos) end = bytes->size();
        std::string text = utf8::collapse_spaces(bytes->substr(at, end - at));
        at = end + 2;
        const auto spaces =
            static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
        if (spaces < 12) continue;
        words += spaces + 1;
        paragraphs.push_back(std::move(text));
    }
    return paragraphs;
}

/// Processor time. The shortest of several runs counts: what else the machine does can only
/// add.
template<typename Work>
double once(const Work& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a novel is set in less time than HarfBuzz needs to shape it", "[.speed]") {
    const std::vector<std::string> paragraphs = novel();
    if (paragraphs.empty()) {
        WARN("skipped: there is no corpus");
        return;
    }
    document::Document document;
    for (const std::string& words : paragraphs)
        document.blocks.push_back(galley::paragraph(words));
    REQUIRE(paragraphs.size() > 500);
    Diagnostics log;
    style::StyleSheet sheet;
    sheet.add(Source("plain.css", galley::plain_sheet), 1, log);
    const model::TypesetModel model = model::build(document, sheet, {}, log);

    double floor = 1e9;
    for (int run = 0; run < 5; ++run) {
        foundry::Foundry foundry = galley::open_foundry();
        foundry::Type type;
        type.face = *foundry.face(model.styles.at(0));
        const foundry::TypeId id = foundry.shaper().type(type);
        std::size_t glyphs = 0;
        floor = std::min(floor, once([&] {
                             for (const std::string& words : paragraphs)
                                 glyphs += foundry.shaper().shape_text(id, words).size();
                         }));
        CHECK(glyphs > wanted_words);
    }
    std::string first;
    double lines = 1e9;
    double both = 1e9;
    for (int run = 0; run < 5; ++run) {
        foundry::Foundry foundry = galley::open_foundry();
        double now = 0;
        std::optional<page::PagedDocument> paged;
        std::optional<galley::Galley> galley;
        now = once([&] { galley = std::move(*galley::compose(model, foundry, log)); });
        lines = std::min(lines, now);
        now += once([&] {
            paged = std::move(*page::make_up(std::move(*galley), model, foundry, log));
        });
        both = std::min(both, now);
        const std::string here = page::dump(*paged);
        if (first.empty()) first = here;
        CHECK(here == first);
    }
    std::printf(
        "shaping alone %.0f ms; lines %.0f ms, lines and pages %.0f ms: %.2f of it\n",
        floor,
        lines,
        both,
        both / floor
    );
    CHECK(both < 0.9 * floor);
}
