#include "preflight/float_text.h"

#include <string_view>

namespace pam::preflight {

namespace {

bool counts(char32_t c) {
    constexpr char32_t soft_hyphen = 0xAD;
    return c != U' ' && c != U'\n' && c != soft_hyphen;
}

/// Where `words`, without spaces and soft hyphens, end when they stand in `text` at `from`;
/// npos when they do not, or when there are none.
std::size_t end_of(std::u32string_view words, std::u32string_view text, std::size_t from) {
    bool any = false;
    for (const char32_t c : words) {
        if (!counts(c)) continue;
        while (from < text.size() && !counts(text[from]))
            ++from;
        if (from == text.size() || text[from] != c) return std::u32string_view::npos;
        any = true;
        ++from;
    }
    return any ? from : std::u32string_view::npos;
}

void add_part(const TracedText& from, std::size_t begin, std::size_t end, TracedText& to) {
    const auto at = [](std::size_t index) { return static_cast<std::ptrdiff_t>(index); };
    to.characters += from.characters.substr(begin, end - begin);
    to.offsets.insert(
        to.offsets.end(), from.offsets.begin() + at(begin), from.offsets.begin() + at(end)
    );
}

}  // namespace

TracedText take_floats(ExpectedText& expected, const FoundText& floats) {
    TracedText taken, rest;
    std::size_t read = 0, kept = 0;
    for (const auto& [begin, end] : expected.figures) {
        const std::u32string_view body = expected.body.characters;
        const std::size_t after =
            end_of(body.substr(begin, end - begin), floats.characters, read);
        if (after == std::u32string_view::npos) continue;
        read = after;
        add_part(expected.body, kept, begin, rest);
        add_part(expected.body, begin, end, taken);
        kept = end;
    }
    if (kept == 0) return taken;
    add_part(expected.body, kept, expected.body.characters.size(), rest);
    expected.body = std::move(rest);
    return taken;
}

}  // namespace pam::preflight
