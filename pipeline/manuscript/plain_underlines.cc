#include "manuscript/plain_underlines.h"

#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

class Block {
public:
    Block(const Source& source, const Lines& lines, std::size_t first, std::size_t last)
        : source_(source)
        , lines_(lines)
        , first_(first)
        , last_(last) {}

    [[nodiscard]] std::size_t heading_end(std::size_t at) const {
        const bool opens = at == first_ || is_rule(text(at));
        if (!opens) return at;
        if (is_rule(text(at))) return overlined_end(at);
        if (at + 1 < last_ && is_underline_of(at + 1, at)) return at + 2;
        return is_title_over_stub() ? last_ : at;
    }

private:
    [[nodiscard]] std::string_view text(std::size_t line) const {
        return source_.text(lines_[line].text);
    }

    [[nodiscard]] std::size_t overlined_end(std::size_t at) const {
        for (std::size_t under = at + 2; under < last_ && under <= at + 4; ++under) {
            if (!is_rule(text(under)) || text(under)[0] != text(at)[0]) continue;
            const bool covers = is_underline_of(under, under - 1)
                                && lines_[at].width >= lines_[at + 1].width - 2;
            return covers ? under + 1 : at;
        }
        return at;
    }

    [[nodiscard]] bool is_underline_of(std::size_t rule, std::size_t line) const {
        const int width = lines_[line].width;
        const std::string_view words = text(line);
        if (!is_rule(text(rule)) || width > 90 || !has_letters(words) || is_rule(words))
            return false;
        const int length = lines_[rule].width;
        return !has_gap(words) && length >= width - 2 && length <= std::max(width + 12, 80);
    }

    // A rule of "=" however short, and nothing else under the line.
    [[nodiscard]] bool is_title_over_stub() const {
        return last_ - first_ == 2 && lines_[first_].width <= 80
               && text(first_ + 1).find_first_not_of('=') == std::string_view::npos
               && lines_[first_ + 1].width >= 2 && has_letters(text(first_))
               && !ends_sentence(text(first_)) && !has_gap(text(first_));
    }

    const Source& source_;
    const Lines& lines_;
    std::size_t first_;
    std::size_t last_;
};

}  // namespace

bool is_rule(std::string_view text) {
    constexpr std::string_view marks = "=-*~^_\"+#";
    return text.size() >= 3 && marks.find(text[0]) != std::string_view::npos
           && text.find_first_not_of(text[0]) == std::string_view::npos;
}

std::size_t underlined_end(
    const Source& source,
    const Lines& lines,
    std::size_t at,
    std::size_t first,
    std::size_t last
) {
    return Block(source, lines, first, last).heading_end(at);
}

}  // namespace pam::manuscript
