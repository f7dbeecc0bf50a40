#include "manuscript/markdown_lines.h"

#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t tab_stop = 4;

std::uint32_t place(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

}  // namespace

std::optional<Stretch> LineReader::next() {
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t begin = at_;
    const std::size_t feed = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(begin, feed - begin);
    const std::size_t end = begin + std::min(line.find('\r'), line.size());
    const bool lone = end < feed && (end + 1 < feed || feed == text_.size());
    at_ = lone ? end + 1 : feed + 1;
    return Stretch{place(begin), place(end)};
}

void LineCursor::begin(Stretch line) {
    at_ = line.begin;
    end_ = line.end;
    column_ = 0;
    in_tab_ = false;
    look();
}

std::size_t LineCursor::tab_width() const {
    return tab_stop - column_ % tab_stop;
}

void LineCursor::look() {
    std::size_t column = column_;
    next_ = at_;
    for (; next_ < end_; ++next_) {
        if (text_[next_] == ' ')
            ++column;
        else if (text_[next_] == '\t')
            column += tab_stop - column % tab_stop;
        else
            break;
    }
    indent_ = column - column_;
}

Line LineCursor::left() const {
    Line line;
    line.begin = place(at_);
    line.end = place(end_);
    // A tab of which a part is used up is the spaces that are left of it.
    if (in_tab_) {
        line.blanks = place(tab_width());
        ++line.begin;
    }
    return line;
}

Stretch LineCursor::trimmed() const {
    std::size_t end = end_;
    while (end > next_ && is_blank_char(text_[end - 1]))
        --end;
    return {place(next_), place(end)};
}

void LineCursor::skip_columns(std::size_t columns) {
    while (columns > 0 && at_ < end_ && is_blank_char(text_[at_])) {
        const std::size_t width = text_[at_] == '\t' ? tab_width() : 1;
        const std::size_t step = std::min(width, columns);
        column_ += step;
        columns -= step;
        in_tab_ = step < width;
        if (!in_tab_) ++at_;
    }
    look();
}

void LineCursor::skip_visible(std::size_t count) {
    column_ += indent_ + count;
    at_ = next_ + count;
    in_tab_ = false;
    look();
}

}  // namespace pam::manuscript::markdown
