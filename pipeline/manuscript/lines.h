// The lines of a plain text: where each begins and ends, how far it is indented, how wide
// it is. LF, CR LF, CR and form feeds end a line; a form feed stands as a blank line of its
// own.
#pragma once

#include "base/source.h"

#include <string_view>
#include <vector>

namespace pam::manuscript {

struct Line {
    Span text;  // without the white space at its ends; empty at its place when the line is
                // blank
    int indent = 0;  // columns before the text, tabs every eight
    int width = 0;   // characters of the text
    [[nodiscard]] bool blank() const { return text.begin == text.end; }
    /// The column after its last character.
    [[nodiscard]] int end_column() const { return indent + width; }
};
using Lines = std::vector<Line>;

/// All lines in order; a byte order mark belongs to none.
[[nodiscard]] Lines scan_lines(const Source& source);

/// Bytes of the text without the end-of-file mark (U+001A) that DOS editors left.
[[nodiscard]] std::size_t end_of_text(std::string_view text);

/// Bytes of a byte order mark at the head of the text, 0 where there is none.
[[nodiscard]] std::uint32_t byte_order_mark(std::string_view text);

}  // namespace pam::manuscript
