#include "galley/initial.h"

#include "base/utf8.h"

#include <algorithm>
#include <string_view>

namespace pam::galley {

namespace {

using Ink = foundry::Shaper::Ink;

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

/// What may stand before an initial, small beside it.
bool opens(char32_t c) {
    return is_one_of(
        c, U"\"'(\u201C\u2018\u201E\u201A\u201F\u201B\u00AB\u2039\u00BB\u203A\u00BF\u00A1"
    );
}

/// Ends a sentence, also inside closing quotation marks. The point of a short word may be
/// that of an abbreviation (Mr., Mrs.).
bool ends_sentence(std::string_view word) {
    constexpr std::size_t longest_abbreviation = 4;
    for (std::size_t at = word.size(); at > 0;) {
        const utf8::Decoded last = utf8::decode_before(word, at);
        if (last.code_point == U'.') return at > longest_abbreviation;
        if (is_one_of(last.code_point, U"!?\u2026:")) return true;
        if (!is_one_of(last.code_point, U")\"'\u201D\u2019\u00BB\u203A")) return false;
        at -= last.bytes;
    }
    return false;
}

/// The initial's own glyph: its first that paints anything.
struct Sort {
    foundry::FaceId face;
    std::uint16_t glyph;
    Length x;
    Length size;
    Ink ink;
    std::int32_t units;
};

std::optional<Sort> sort_of(const SetLine& letter, const foundry::Shaper& shaper) {
    for (const Fragment& fragment : letter.fragments) {
        for (const foundry::Glyph& glyph : fragment.run.glyphs) {
            const Ink ink = shaper.ink(fragment.run.face, glyph.id);
            if (ink.right <= ink.left || ink.top <= ink.bottom) continue;
            return Sort{
                fragment.run.face,
                glyph.id,
                fragment.x + glyph.x,
                fragment.run.size,
                ink,
                shaper.units_per_em(fragment.run.face)};
        }
    }
    return std::nullopt;
}

/// Capitals have one height whatever rounds or hangs; other letters are as high as they
/// are.
struct Heights {
    std::int32_t foot, head;
};

Heights heights_of(const Sort& sort, char32_t letter, const foundry::Shaper& shaper) {
    if (!utf8::is_upper(letter)) return {sort.ink.bottom, sort.ink.top};
    const std::optional<std::uint16_t> h = shaper.glyph(sort.face, U'H');
    return {0, h ? shaper.ink(sort.face, *h).top : sort.ink.top};
}

bool has_case(char32_t c) {
    return utf8::is_upper(c) || utf8::to_upper(c) != c || utf8::is_digit(c);
}

/// How much nearer the margin the letter ends beside the first line than anywhere, where
/// its side slopes away: an A's does, an L's stem is as far off in the second.
std::int32_t tuck_of(
    const Sort& sort,
    std::int32_t line,
    std::int32_t head,
    std::int32_t foot_of_first,
    bool right_to_left,
    const foundry::Shaper& shaper
) {
    const std::int32_t slip = line / 6;  // the letters' tails
    const auto room = [&](std::int32_t bottom, std::int32_t top) {
        const Ink band = shaper.ink_within(sort.face, sort.glyph, bottom - slip, top);
        return right_to_left ? band.left - sort.ink.left : sort.ink.right - band.right;
    };
    const std::int32_t first = room(foot_of_first, foot_of_first + head);
    const std::int32_t second = room(foot_of_first - line, foot_of_first - line + head);
    return first * 3 >= second * 4 ? std::max(first, 0) : 0;
}

/// How far the letter's head stands in from the side that is flush with the margin.
std::int32_t lead_of(
    const Sort& sort,
    std::int32_t bottom,
    std::int32_t top,
    bool right_to_left,
    const foundry::Shaper& shaper
) {
    const Ink band = shaper.ink_within(sort.face, sort.glyph, bottom, top);
    const std::int32_t room =
        right_to_left ? sort.ink.right - band.right : band.left - sort.ink.left;
    return std::max(room, 0);
}

}  // namespace

std::optional<InitialText> find_initial(const Copy& copy) {
    const std::string_view text = copy.text;
    InitialText found;
    while (found.letter < text.size()) {
        const utf8::Decoded c = utf8::decode(text, found.letter);
        if (!opens(c.code_point)) break;
        found.letter += static_cast<std::uint32_t>(c.bytes);
    }
    if (found.letter >= text.size()) return std::nullopt;
    const utf8::Decoded letter = utf8::decode(text, found.letter);
    if (!utf8::is_letter(letter.code_point) && !utf8::is_digit(letter.code_point))
        return std::nullopt;
    found.end = found.letter + static_cast<std::uint32_t>(letter.bytes);
    while (found.end < text.size()) {
        const utf8::Decoded mark = utf8::decode(text, found.end);
        if (!foundry::is_attached(mark.code_point)) break;
        found.end += static_cast<std::uint32_t>(mark.bytes);
    }
    if (found.end >= text.size() || text[found.end] == '\n') return std::nullopt;
    found.alone = text[found.end] == ' ';
    for (const Piece& piece : copy.pieces)
        if (piece.begin < found.end
            && (piece.look.matter != Matter::Text || piece.rigid
                || piece.look.rise != Length()))
            return std::nullopt;
    return found;
}

std::uint32_t end_of_opening(const Copy& copy, int words) {
    std::size_t limit = copy.text.find('\n');
    if (limit == std::string::npos) limit = copy.text.size();
    for (const Piece& piece : copy.pieces)
        if (piece.look.matter != Matter::Text)
            limit = std::min<std::size_t>(limit, piece.begin);
    std::size_t end = 0;
    for (std::size_t at = 0; words > 0 && at < limit; --words) {
        const std::size_t space = std::min(copy.text.find(' ', at), limit);
        end = space;
        if (ends_sentence(std::string_view(copy.text).substr(at, end - at))) break;
        at = copy.text.find_first_not_of(' ', space);
    }
    return static_cast<std::uint32_t>(end);
}

std::optional<InitialFit> fit_initial(
    const SetLine& letter, const InitialPlace& place, const foundry::Shaper& shaper
) {
    const std::optional<Sort> sort = sort_of(letter, shaper);
    if (!sort) return std::nullopt;
    const char32_t c = utf8::decode(letter.fragments.front().run.text, 0).code_point;
    const Heights heights = heights_of(*sort, c, shaper);
    if (heights.head <= heights.foot) return std::nullopt;
    const Length head =
        has_case(c) ? place.head : sort->size.scaled(heights.head, sort->units);
    const Length depth = place.line_height * (place.lines - 1);
    InitialFit fit;
    fit.size = (depth + head).scaled(sort->units, heights.head - heights.foot);
    const auto set = [&](std::int32_t units) {
        return fit.size.scaled(units, sort->units);
    };
    const auto units = [&](Length length) {
        return static_cast<std::int32_t>(
            std::int64_t{length.units()} * sort->units / fit.size.units()
        );
    };
    const bool right_to_left = place.direction == style::Direction::RightToLeft;
    fit.drop = depth + set(heights.foot);
    fit.width = set(sort->ink.right - sort->ink.left);
    fit.bearing = set(right_to_left ? sort->ink.right : sort->ink.left);
    fit.tuck = set(tuck_of(
        *sort, units(place.line_height), units(head), units(fit.drop), right_to_left, shaper
    ));
    fit.lead = set(lead_of(
        *sort, units(fit.drop) + units(head) / 2, heights.head, right_to_left, shaper
    ));
    fit.hangs = set(heights.foot - sort->ink.bottom) > place.line_height - head;
    return fit;
}

Length head_of(Head head, const Look& look, foundry::Shaper& shaper) {
    const auto top = [&](style::Caps caps, const char* letter, std::uint16_t* glyph) {
        foundry::Type type;
        type.face = look.face;
        type.caps = caps;
        type.language = look.language;
        const auto glyphs = shaper.shape_text(shaper.type(type), letter);
        if (glyphs.size() != 1 || glyphs.front().id == 0) return std::int32_t{0};
        *glyph = glyphs.front().id;
        return shaper.ink(look.face, glyphs.front().id).top;
    };
    std::uint16_t small = 0;
    std::uint16_t plain = 0;
    std::int32_t height = 0;
    if (head == Head::SmallCapitals) {
        height = top(style::Caps::SmallCaps, "x", &small);
        top(style::Caps::Normal, "x", &plain);
    }
    // A face without small capitals sets the words as they are.
    if (small == plain) height = top(style::Caps::Normal, "H", &plain);
    if (height <= 0) height = shaper.units_per_em(look.face) * 7 / 10;
    return look.size.scaled(height, shaper.units_per_em(look.face));
}

}  // namespace pam::galley
