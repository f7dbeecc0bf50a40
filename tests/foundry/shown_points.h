// A word's hyphens as text: "5/ff=f,4,2" is a hyphen after the fifth letter at which the
// two letters after the fourth are written ff-f.
#pragma once

#include "base/utf8.h"
#include "foundry/patterns.h"

#include <string>

namespace pam::foundry {

inline std::string by_us(const Patterns& patterns, const std::string& word) {
    std::vector<HyphenPoint> points;
    patterns.points(word, {}, points);
    std::string result;
    for (const HyphenPoint& point : points) {
        const auto letters = [&](std::uint32_t bytes) {
            return utf8::count(std::string_view(word).substr(0, bytes));
        };
        result += std::to_string(letters(point.byte));
        if (point.respells())
            result += "/" + point.head + "=" + point.tail + ","
                      + std::to_string(letters(point.head_end)) + ","
                      + std::to_string(letters(point.tail_begin) - letters(point.head_end));
        result += ' ';
    }
    return result;
}

}  // namespace pam::foundry
