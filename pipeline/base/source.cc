#include "base/source.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam {

namespace {

constexpr std::size_t stride = 4096;

}  // namespace

Span joined(Span a, Span b) {
    if (a.is_none()) return b;
    if (b.is_none()) return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end), a.source};
}

Source::Source(std::string name, std::string text)
    : name_(std::move(name))
    , text_(std::move(text)) {
    const std::string_view whole = text_;
    line_starts_.push_back(0);
    const auto next_line = [&](std::size_t from) {
        line_starts_.push_back(static_cast<std::uint32_t>(from));
    };
    for (std::size_t begin = 0; begin < whole.size();) {
        const std::size_t end = std::min(whole.find('\n', begin), whole.size());
        const std::string_view line = whole.substr(0, end);
        // A lone CR ends a line too (old Macintosh files); CR LF ends it once.
        for (std::size_t cr = line.find('\r', begin); cr < end;
             cr = line.find('\r', cr + 1))
            if (cr + 1 < end || end == whole.size()) next_line(cr + 1);
        if (end == whole.size()) break;
        begin = end + 1;
        next_line(begin);
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at <= whole.size(); at += stride) {
        counts_.push_back(static_cast<std::uint32_t>(count));
        count += utf8::count(whole.substr(at, stride));
    }
}

std::uint32_t Source::characters_before(std::size_t offset) const {
    const std::size_t whole = offset / stride;
    const auto rest =
        std::string_view(text_).substr(whole * stride, offset - whole * stride);
    return counts_[whole] + static_cast<std::uint32_t>(utf8::count(rest));
}

std::string_view Source::text(Span span) const {
    if (span.is_none() || span.begin >= text_.size()) return {};
    return std::string_view(text_).substr(span.begin, span.size());
}

Position Source::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
    const std::uint32_t start = line_starts_[line - 1];
    return {line, characters_before(offset) - characters_before(start) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_count()) return {};
    const std::size_t begin = line_starts_[number - 1];
    const std::size_t end = number < line_count() ? line_starts_[number] : text_.size();
    std::string_view whole = std::string_view(text_).substr(begin, end - begin);
    while (!whole.empty() && (whole.back() == '\n' || whole.back() == '\r'))
        whole.remove_suffix(1);
    return whole;
}

SourceId Sources::add(Source source) {
    sources_.push_back(std::move(source));
    return static_cast<SourceId>(sources_.size() - 1);
}

}  // namespace pam
