// How many letters, spaces counted, stand in a line of each house style's text.
#include "galley/galley_fixture.h"

#include <numeric>

using namespace pam;
using namespace pam::galley;

namespace {

/// Plain prose, of words neither long nor short.
constexpr const char* prose =
    "A reading room that is warm has already done one thing well, and we have noticed that "
    "those who come for the warmth do not always leave as they came. A man who has sat "
    "beside a shelf for three winters will, in the end, put out a hand. It was not that "
    "they owned no books. They owned no hour, and the room lends the hour, the chair and "
    "the lamp together, which no shelf can do. We should like our friend to put this in "
    "his accounts, though we cannot tell him in which column, and to go on counting. ";

double letters_in_line(const std::string& style_name) {
    Diagnostics log;
    style::StyleSheet sheet;
    for (const std::string& name : {std::string("base"), style_name}) {
        const std::string path = std::string(PAM_SOURCE_DIR) + "/styles/" + name + ".css";
        const auto css = read_file(path, 1 << 20);
        REQUIRE(css);
        sheet.add(Source(path, *css), 1, log);
    }
    document::Document document;
    document.blocks = {paragraph(prose + std::string(prose) + prose)};
    const model::TypesetModel model = model::build(document, sheet, {}, log);
    foundry::Foundry foundry = open_foundry();
    const auto galley = compose(model, foundry, log);
    REQUIRE(galley);
    const std::vector<SetLine>& lines = galley->blocks.at(0).lines;
    REQUIRE(lines.size() > 10);
    const std::size_t letters = std::accumulate(
        lines.begin(),
        std::prev(lines.end()),
        std::size_t{0},
        [](std::size_t sum, const SetLine& line) { return sum + text_of(line).size(); }
    );
    return static_cast<double>(letters) / static_cast<double>(lines.size() - 1);
}

}  // namespace

TEST_CASE("lines of every house style are of a comfortable length", "[galley]") {
    for (const char* style :
         {"academic", "book", "booklet", "large-print", "pamphlet", "play", "poetry"}) {
        const double letters = letters_in_line(style);
        CAPTURE(style, letters);
        CHECK(letters >= 55);
        CHECK(letters <= 76);
    }
}
