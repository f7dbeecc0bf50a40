// Drawings that ask for too much are known before anybody paints them.
#include "model/svg_cost.h"

#include "base/files.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace pam;
using namespace pam::model;

namespace {

std::string drawing(const std::string& contents) {
    return "<?xml version=\"1.0\"?><!-- <use href='#no'/> --><svg "
           "xmlns=\"http://www.w3.org/2000/svg\">"
           + contents + "</svg>";
}

std::string repeated(const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

}  // namespace

TEST_CASE("a drawing of some thousand shapes is nothing much", "[svg]") {
    CHECK_FALSE(svg_excess(drawing(repeated("<path d='M0 0'/>", 20000))));
    CHECK_FALSE(svg_excess(drawing(
        "<g id='leaf'>" + repeated("<path d='M0 0'/>", 20) + "</g>"
        + repeated("<use href='#leaf'/>", 500)
    )));
}

TEST_CASE("uses of uses are counted each time", "[svg]") {
    std::string groups = "<rect id='g0'/>";
    for (int level = 1; level <= 6; ++level)
        groups += "<g id='g" + std::to_string(level) + "'>"
                  + repeated("<use xlink:href='#g" + std::to_string(level - 1) + "'/>", 10)
                  + "</g>";
    const auto excess = svg_excess(drawing(groups));
    REQUIRE(excess);
    CHECK_THAT(*excess, Catch::Contains("50000 shapes"));
}

TEST_CASE("a drawing that uses itself has no end", "[svg]") {
    CHECK(svg_excess(drawing("<g id='a'><use href='#a'/></g>")));
    CHECK(svg_excess(
        drawing("<pattern id='p'><rect fill='url(#p)'/></pattern><rect fill=\"url(#p)\"/>")
    ));
}

TEST_CASE("elements a thousand deep are too deep for any painter", "[svg]") {
    CHECK(svg_excess(drawing(repeated("<g>", 1000) + repeated("</g>", 1000))));
    CHECK_FALSE(svg_excess(drawing(repeated("<g>", 100) + repeated("</g>", 100))));
}

TEST_CASE("a picture inside a drawing counts with its own pixels", "[svg]") {
    // A PNG's header: 20 000 by 20 000 pixels, and 20 by 20.
    const std::string head = "<image xlink:href=\"data:image/png;base64,";
    CHECK(svg_excess(drawing(head + "iVBORw0KGgoAAAANSUhEUgAATiAAAE4gCAIAAAAAAAAA\"/>")));
    CHECK_FALSE(
        svg_excess(drawing(head + "iVBORw0KGgoAAAANSUhEUgAAABQAAAAUCAIAAAAAAAAA\"/>"))
    );
}

TEST_CASE("noise finer than any press can print is not made", "[svg]") {
    CHECK(svg_excess(drawing("<feTurbulence numOctaves='99999'/>")));
    CHECK(svg_excess(drawing("<feTurbulence numOctaves='99999999999999999'/>")));
    CHECK_FALSE(svg_excess(drawing("<feTurbulence numOctaves='4'/>")));
}

TEST_CASE("broken drawings are counted as far as they go", "[svg]") {
    for (const char* text :
         {"", "<", "<svg", "<svg a='", "<!--", "<?", "</g></g></g>", "<g id=", "<g id='x"})
        CHECK_FALSE(svg_excess(text));
}

TEST_CASE("no drawing of the corpus asks for too much", "[svg][corpus]") {
    const std::filesystem::path folder =
        std::filesystem::path(PAM_CORPUS_DIR) / "images/svg";
    if (!std::filesystem::exists(folder)) {
        WARN("SKIPPED: no " + folder.string());
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        INFO(entry.path().string());
        const auto bytes = read_file(entry.path(), std::size_t{64} << 20);
        REQUIRE(bytes);
        CHECK_FALSE(svg_excess(*bytes));
    }
}
