// The lines of a paragraph, as its <br> elements part it, and what they are: verse, or
// prose that was wrapped by hand.
#pragma once

#include "manuscript/html_words.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pam::manuscript::html {

/// Runs [begin, end) of a paragraph.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t length = 0;  // in characters
    std::uint32_t indent = 0;
    bool blank = true;
    std::string opening;  // its first few bytes
};

[[nodiscard]] std::vector<Line> lines_of(const Runs& runs);

/// Long lines most of which go on the sentence of the one before.
[[nodiscard]] bool is_hand_wrapped(const std::vector<Line>& lines);

/// Three short lines or more.
[[nodiscard]] bool is_verse(const std::vector<Line>& lines);

}  // namespace pam::manuscript::html
