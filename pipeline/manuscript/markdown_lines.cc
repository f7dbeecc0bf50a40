#include "manuscript/markdown_lines.h"

#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t footnote_indent = 4;

}  // namespace

std::vector<Line> split_lines(std::string_view text, std::size_t from) {
    std::vector<Line> lines;
    while (from < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        lines.push_back({from, end});
        from = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++from;
    }
    return lines;
}

void LineCursor::next_line(const std::vector<Container>& containers) {
    ++line_;
    if (at_end()) return;
    offset_ = lines_[line_].begin;
    column_ = 0;
    for (const Container& container : containers)
        if (!go_on(container)) return;
}

bool LineCursor::go_on(const Container& container) {
    if (container.kind == Kind::Quote) return open_quote();
    if (indent() >= container.indent) {
        skip_columns(container.indent);
        return true;
    }
    return rest_is_blank();
}

std::string_view LineCursor::rest() const {
    if (at_end()) return {};
    return text_.substr(offset_, lines_[line_].end - offset_);
}

bool LineCursor::rest_is_blank() const {
    return rest().find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view LineCursor::whole_line(std::size_t number) const {
    if (number >= lines_.size()) return {};
    return text_.substr(lines_[number].begin, lines_[number].end - lines_[number].begin);
}

char LineCursor::here() const {
    const std::string_view left = rest();
    return left.empty() ? '\n' : left.front();
}

std::size_t LineCursor::indent() const {
    std::size_t column = column_;
    for (const char c : rest()) {
        if (c == ' ')
            ++column;
        else if (c == '\t')
            column += tab_stop - column % tab_stop;
        else
            break;
    }
    return column - column_;
}

void LineCursor::skip_columns(std::size_t columns) {
    while (columns > 0 && is_blank_char(here())) {
        const std::size_t width = here() == '\t' ? tab_stop - column_ % tab_stop : 1;
        // A tab may be used up in parts; the cursor stays on it until its last column is
        // gone.
        const std::size_t step = std::min(width, columns);
        column_ += step;
        columns -= step;
        if (step == width) ++offset_;
    }
}

void LineCursor::skip_blanks() {
    skip_columns(indent());
}

void LineCursor::skip_bytes(std::size_t count) {
    offset_ += count;
    column_ += count;
}

void LineCursor::consume(std::size_t count, const char* rule) {
    const auto begin = static_cast<std::uint32_t>(offset_);
    record_.consume(begin, begin + static_cast<std::uint32_t>(count), rule);
    skip_bytes(count);
}

void LineCursor::finish_line() {
    if (!at_end()) offset_ = lines_[line_].end;
}

void LineCursor::consume_rest(const char* rule) {
    skip_blanks();
    const std::size_t last = rest().find_last_not_of(" \t");
    if (last != std::string_view::npos) consume(last + 1, rule);
}

std::uint32_t LineCursor::visible_end() const {
    std::size_t length = rest().size();
    while (length > 0 && is_white(rest()[length - 1]))
        --length;
    return static_cast<std::uint32_t>(offset_ + length);
}

bool LineCursor::open_quote() {
    if (indent() >= tab_stop) return false;
    const std::size_t at = markdown::skip_blanks(rest(), 0);
    if (at >= rest().size() || rest()[at] != '>') return false;
    skip_blanks();
    consume(1, "block quotation mark");
    skip_columns(1);
    return true;
}

// CommonMark 5.2: the text begins after one to four blanks, or one blank after the mark
// when code or nothing follows on its line.
Line LineCursor::open_item(Container& item) {
    const std::size_t before = indent();
    const std::size_t length = scan_list_mark(rest(), markdown::skip_blanks(rest(), 0));
    if (length == 0) return {offset_, offset_};
    skip_blanks();
    const Line mark{offset_, offset_ + length};
    skip_bytes(length);
    const std::size_t after = indent();
    const bool one = after == 0 || after > tab_stop || rest_is_blank();
    item = {Kind::Item, before + length + (one ? 1 : after)};
    skip_columns(one ? 1 : after);
    return mark;
}

std::string LineCursor::open_footnote(Container& footnote) {
    footnote = {Kind::Footnote, footnote_indent};
    const auto mark = scan_footnote_mark(rest(), 0);
    if (!mark) return {};
    std::string label(rest().substr(mark->label_begin, mark->label_end - mark->label_begin)
    );
    const std::size_t end = mark->label_end + 2;
    skip_blanks();
    consume(end - (mark->label_begin - 2), "footnote mark");
    skip_blanks();
    return label;
}

}  // namespace pam::manuscript::markdown
