// How the whole file is laid out, told by evidence over all its lines: is prose wrapped, at
// what measure, and how are paragraphs marked?
#pragma once

#include "manuscript/lines.h"

namespace pam::manuscript {

enum class Wrap {
    Unknown,  // too few lines in a row, or lines that are never filled: verse, lists
    LineIsParagraph,  // a paragraph is one long line
    Wrapped,          // lines are filled up to a measure
};

struct Layout {
    Wrap wrap = Wrap::Unknown;
    /// A line is filled when the next line's first word would have reached beyond this
    /// column.
    int measure = 0;
    int body_indent = 0;
    /// Columns by which first lines are indented where indents mark paragraphs; else 0.
    int first_line_indent = 0;
    /// Columns by which first lines stand out before the body where they do so; else 0.
    int first_line_outdent = 0;
    /// Blank lines part the paragraphs: inside a block prose runs on.
    bool blank_separated = false;
};

[[nodiscard]] Layout
study_layout(const Source& source, const Lines& lines, std::size_t begin, std::size_t end);

/// Characters of the line's first word.
[[nodiscard]] int first_word_width(const Source& source, const Line& line);

/// True when `next`'s first word would not have fitted on `line` at this measure.
[[nodiscard]] bool
is_filled(const Source& source, const Line& line, const Line& next, int measure);

}  // namespace pam::manuscript
