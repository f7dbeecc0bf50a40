#include "manuscript/layout.h"

#include "base/utf8.h"
#include "manuscript/list_marks.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <map>
#include <vector>

namespace pam::manuscript {

namespace {

constexpr int long_line = 110;

// Lines followed by a line of the same block: those that prose fills.
std::vector<std::size_t>
inner_lines(const Lines& lines, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> inner;
    for (std::size_t i = begin; i + 1 < end; ++i)
        if (!lines[i].blank() && !lines[i + 1].blank()) inner.push_back(i);
    return inner;
}

double filled_share(
    const Source& source,
    const Lines& lines,
    const std::vector<std::size_t>& inner,
    int measure
) {
    if (inner.empty()) return 0;
    std::size_t filled = 0;
    for (const std::size_t i : inner)
        filled += is_filled(source, lines[i], lines[i + 1], measure);
    return static_cast<double>(filled) / static_cast<double>(inner.size());
}

// The column that `share` of the inner lines do not pass.
int column_at(const Lines& lines, const std::vector<std::size_t>& inner, double share) {
    std::vector<int> columns;
    columns.reserve(inner.size());
    for (const std::size_t i : inner)
        columns.push_back(lines[i].end_column());
    const auto rank =
        static_cast<std::ptrdiff_t>(share * static_cast<double>(columns.size() - 1));
    std::nth_element(columns.begin(), columns.begin() + rank, columns.end());
    return columns[static_cast<std::size_t>(rank)];
}

bool most_text_in_long_lines(const Lines& lines, std::size_t begin, std::size_t end) {
    std::size_t in_long = 0;
    std::size_t total = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const auto width = static_cast<std::size_t>(lines[i].width);
        total += width;
        if (lines[i].width > long_line) in_long += width;
    }
    return in_long * 2 > total;
}

// The measure: exact where lines are filled to a wrapping program's column, with slack
// where a person broke them by eye.
void find_measure(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Layout& layout
) {
    const std::vector<std::size_t> inner = inner_lines(lines, begin, end);
    const bool long_lines = most_text_in_long_lines(lines, begin, end);
    if (inner.size() >= 2) {
        const int exact = column_at(lines, inner, 0.97) * 97 / 100;
        const double share = filled_share(source, lines, inner, exact);
        if (share >= (long_lines ? 0.8 : 0.5) && exact >= 24) {
            layout.wrap = Wrap::Wrapped;
            layout.measure = exact;
            return;
        }
        // First lines set in by a tab may reach further than the others.
        const int usual = column_at(lines, inner, 0.85) * 97 / 100;
        if (!long_lines && usual >= 24
            && filled_share(source, lines, inner, usual) >= 0.7) {
            layout.wrap = Wrap::Wrapped;
            layout.measure = usual;
            return;
        }
        const int by_eye = column_at(lines, inner, 0.9) * 85 / 100;
        if (!long_lines && by_eye >= 40
            && filled_share(source, lines, inner, by_eye) >= 0.6) {
            layout.wrap = Wrap::Wrapped;
            layout.measure = by_eye;
            return;
        }
    }
    if (long_lines) layout.wrap = Wrap::LineIsParagraph;
}

int most_common(const std::map<int, int>& counts) {
    int best = 0;
    int most = 0;
    for (const auto& [value, count] : counts)
        if (count > most) best = value, most = count;
    return best;
}

// Blocks of several lines are many, and none so long that it must hold several paragraphs.
bool are_blank_separated(const Lines& lines, std::size_t begin, std::size_t end) {
    std::size_t blocks = 0;
    std::size_t in_blocks = 0;
    for (std::size_t i = begin; i < end;) {
        std::size_t last = i;
        while (last < end && !lines[last].blank())
            ++last;
        if (last - i >= 2) {
            ++blocks;
            in_blocks += last - i;
        }
        i = last + 1;
    }
    return blocks >= 5 && in_blocks <= blocks * 20;
}

// Paragraphs that hang: each begins at one column, all its other lines stand deeper.
void find_outdent(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Layout& layout
) {
    std::map<int, int> outer;
    int hanging = 0;
    int inner = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (lines[i].blank() || lines[i + 1].blank()) continue;
        const int shallower = layout.body_indent - lines[i].indent;
        inner += shallower == 0;
        if (shallower < 2 || lines[i + 1].indent != layout.body_indent) continue;
        // The entries of a list hang under their marks.
        if (list_mark(source.text(lines[i].text))) continue;
        ++outer[shallower];
        ++hanging;
    }
    const int usual = most_common(outer);
    if (usual > 0 && outer[usual] >= 3 && outer[usual] * 10 >= hanging * 9
        && inner >= hanging)
        layout.first_line_outdent = usual;
}

void find_indents(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Layout& layout
) {
    std::map<int, int> continuing;
    for (std::size_t i = begin + 1; i < end; ++i)
        if (!lines[i].blank() && !lines[i - 1].blank() && lines[i].width > 30)
            continuing[lines[i].indent] += 1;
    layout.body_indent = most_common(continuing);
    layout.blank_separated = are_blank_separated(lines, begin, end);
    std::map<int, int> first_lines;
    int blocks = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (lines[i].blank() || lines[i + 1].blank()) continue;
        const int deeper = lines[i].indent - layout.body_indent;
        const bool returns = lines[i + 1].indent == layout.body_indent;
        if (deeper > 0 && deeper <= 12 && returns) ++first_lines[deeper];
        if (i == begin || lines[i - 1].blank()) ++blocks;
    }
    find_outdent(source, lines, begin, end, layout);
    const int usual = most_common(first_lines);
    if (usual > 0 && first_lines[usual] >= 3 && first_lines[usual] * 4 >= blocks)
        layout.first_line_indent = usual;
}

}  // namespace

int first_word_width(const Source& source, const Line& line) {
    return static_cast<int>(utf8::count(first_word(source.text(line.text))));
}

bool is_filled(const Source& source, const Line& line, const Line& next, int measure) {
    if (line.end_column() + 1 > measure) return true;
    return line.end_column() + 1 + first_word_width(source, next) > measure;
}

Layout
study_layout(const Source& source, const Lines& lines, std::size_t begin, std::size_t end) {
    Layout layout;
    find_measure(source, lines, begin, end, layout);
    find_indents(source, lines, begin, end, layout);
    return layout;
}

}  // namespace pam::manuscript
