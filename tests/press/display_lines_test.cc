#include "press/display_lines.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace pam::press;

namespace {

/// Paper type: each character is half as wide as the size, the space a quarter.
std::vector<DisplayWord> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<DisplayWord> all;
    for (std::string word; stream >> word;)
        all.push_back({word, 0.5 * static_cast<double>(word.size()), false});
    return all;
}

std::string set(const std::string& text, const DisplayRoom& room) {
    const auto all = words(text);
    const DisplaySetting setting = set_display(all, 0.25, room);
    std::string lines;
    std::size_t begin = 0;
    for (const std::size_t end : setting.line_ends) {
        lines += (begin == 0 ? "" : " / ") + words_text(all, begin, end);
        begin = end;
    }
    return lines;
}

}  // namespace

TEST_CASE("a short title is as large as it may be", "[press]") {
    const DisplayRoom room{1000, 800, 200, 40, 1.1, 5};
    CHECK(set_display(words("War"), 0.25, room).size == 200);
    CHECK(set("War", room) == "War");
}

TEST_CASE("lines are even, and little words go with the next", "[press]") {
    const DisplayRoom room{1000, 800, 100, 40, 1.1, 5};
    CHECK(set("Ten Days That Shook the World", room) == "Ten Days That / Shook the World");
    CHECK(set("Some Words About the Whale", room) == "Some Words / About the Whale");
}

TEST_CASE(
    "a break where the sense pauses is liked, one before a number is not", "[press]"
) {
    const DisplayRoom room{1000, 800, 100, 40, 1.1, 5};
    CHECK(set("Moby-Dick; or, The Whale", room) == "Moby-Dick; / or, The Whale");
    CHECK(set("Printed at Number 72 Street", room).find("/ 72") == std::string::npos);
}

TEST_CASE("a long word makes the title smaller, never wider than the room", "[press]") {
    const DisplayRoom room{1000, 800, 200, 40, 1.1, 5};
    const auto all = words("antidisestablishmentarianism");
    const DisplaySetting setting = set_display(all, 0.25, room);
    CHECK(setting.size * all[0].width <= 1000);
    CHECK(setting.size > 60);
}

TEST_CASE("a title of a hundred words ends at the smallest size", "[press]") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "words ";
    const DisplayRoom room{1000, 300, 200, 40, 1.1, 5};
    const DisplaySetting setting = set_display(words(text), 0.25, room);
    CHECK(setting.size == 40);
    CHECK(setting.line_ends.back() == 100);
    CHECK(set_display({}, 0.25, room).line_ends.empty());
}
