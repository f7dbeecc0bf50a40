#include "galley/items.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace pam::galley {

namespace {

using Kind = Item::Kind;

constexpr std::uint32_t tab_columns = 8;

/// The blank at `at`, if there is one: spaces of any width and line feeds, but not the
/// narrow and the figure space, which belong to the number or word they stand in.
utf8::Decoded blank_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte <= 0x20) return {byte, 1};
    if (byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3) return {0, 0};
    const utf8::Decoded decoded = utf8::decode(text, at);
    const bool blank = decoded.code_point == 0xA0 || utf8::is_space(decoded.code_point);
    return blank ? decoded : utf8::Decoded{0, 0};
}

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

bool is_plain_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What a break at a space is fined for: a line should not begin with closing marks or a
/// dash, nor end with an opening one. Fined, not forbidden, for a row of spaced dots must
/// break somewhere.
std::int32_t space_penalty(std::string_view text, std::uint32_t space, std::uint32_t next) {
    if (is_plain_byte(text[space - 1]) && is_plain_byte(text[next])) return 0;
    const char32_t before = utf8::decode_before(text, space).code_point;
    if (is_one_of(before, U"([{\u201C\u2018\u201E\u201A\u00AB\u2039\u00BF\u00A1"))
        return cost::unseemly;
    const utf8::Decoded first = utf8::decode(text, next);
    const std::size_t second_at = next + first.bytes;
    const char32_t second =
        second_at < text.size() ? utf8::decode(text, second_at).code_point : U' ';
    if (is_one_of(first.code_point, U"\u2013\u2014\u2015\u201D\u00BB\u203A"))
        return cost::unseemly;
    const bool alone = !utf8::is_word(second);
    return alone && is_one_of(first.code_point, U".,;:!?)]}\u2019-%\u2026") ? cost::unseemly
                                                                            : 0;
}

/// May a line end between two words without a space between them, where the style changes?
bool parts_at_edge(char32_t before, char32_t after) {
    if (!utf8::is_word(after) && !is_one_of(after, U"\u201C\u2018(")) return false;
    return is_one_of(before, U"\u2014\u2015\u200B")
           || (before == U'-' && utf8::is_letter(after));
}

}  // namespace

Fine Row::fine(const Item& item, std::int64_t units) const {
    const Length size = copy_->pieces[item.piece].look.size;
    return units * size.units() * 64 / shaper_.units_per_em(item.face);
}

Fine Row::tracking(const Item& item) const {
    return Fine{copy_->pieces[item.piece].look.style->letter_spacing.units()} * 64;
}

Fine Row::width() const {
    return items_.empty() ? 0 : items_.back().before + items_.back().width;
}

void Row::make(
    const Copy& copy, const RowRules& rules, std::vector<std::uint32_t>& missing
) {
    copy_ = &copy;
    items_.clear();
    stretches_.clear();
    inner_breaks_.clear();
    has_bidi_ = copy.direction == style::Direction::RightToLeft;
    cut_simple(copy);
    const bool simple =
        !has_bidi_
        && std::all_of(stretches_.begin(), stretches_.end(), [&](const Stretch& s) {
               return shaper_.is_simple(
                   std::string_view(copy.text).substr(s.begin, s.end - s.begin), s.face
               );
           });
    if (!simple) cut_itemised(copy, missing);
    for (const Stretch& stretch : stretches_)
        add_stretch(copy, stretch, rules);
    add_sums();
}

void Row::cut_simple(const Copy& copy) {
    for (std::uint32_t i = 0; i < copy.pieces.size(); ++i) {
        const bool last = i + 1 == copy.pieces.size();
        const auto end =
            last ? static_cast<std::uint32_t>(copy.text.size()) : copy.pieces[i + 1].begin;
        stretches_.push_back({copy.pieces[i].begin, end, i, copy.pieces[i].look.face, 0, 0}
        );
    }
}

void Row::cut_itemised(const Copy& copy, std::vector<std::uint32_t>& missing) {
    std::vector<foundry::FaceSpan> spans;
    for (const Piece& piece : copy.pieces)
        spans.push_back({piece.begin, piece.look.face});
    foundry::ItemisedText itemised =
        shaper_.itemise(copy.text, spans, copy.direction, copy.language);
    missing.insert(missing.end(), itemised.missing.begin(), itemised.missing.end());
    inner_breaks_ = std::move(itemised.breaks);
    const std::vector<Stretch> pieces = std::move(stretches_);
    stretches_.clear();
    std::size_t run = 0;
    for (const Stretch& piece : pieces) {
        for (std::uint32_t at = piece.begin; at < piece.end;) {
            while (itemised.runs[run].end <= at)
                ++run;
            const foundry::TextRun& here = itemised.runs[run];
            std::uint32_t end = std::min(piece.end, here.end);
            const auto cut =
                std::upper_bound(inner_breaks_.begin(), inner_breaks_.end(), at);
            if (cut != inner_breaks_.end()) end = std::min(end, *cut);
            stretches_.push_back({at, end, piece.piece, here.face, here.script, here.level}
            );
            has_bidi_ = has_bidi_ || here.level != 0;
            at = end;
        }
    }
}

foundry::TypeId
Row::type_of(const Copy& copy, const Stretch& stretch, const RowRules& rules) {
    const style::ComputedStyle* style = copy.pieces[stretch.piece].look.style;
    const bool right_to_left = stretch.level % 2 != 0;
    for (const CachedType& known : cached_types_)
        if (known.style == style && known.face == stretch.face
            && known.script == stretch.script && known.right_to_left == right_to_left
            && known.hyphenate == rules.hyphenate && known.language == copy.language)
            return known.type;
    foundry::Type type;
    type.face = stretch.face;
    type.caps = style->caps;
    type.figures = style->figures;
    type.figure_spacing = style->figure_spacing;
    type.transform = style->transform;
    type.spaced = style->letter_spacing != Length();
    type.stands_in = stretch.face != copy.pieces[stretch.piece].look.face;
    type.hyphenated = rules.hyphenate && style->hyphens == style::Hyphens::Auto
                      && !right_to_left && !type.stands_in;
    type.right_to_left = right_to_left;
    type.script = stretch.script;
    type.language = copy.language;
    const foundry::TypeId id = shaper_.type(type);
    cached_types_.push_back(
        {style,
         stretch.face,
         stretch.script,
         right_to_left,
         rules.hyphenate,
         type.language,
         id}
    );
    return id;
}

void Row::add_stretch(const Copy& copy, const Stretch& stretch, const RowRules& rules) {
    const foundry::TypeId type = type_of(copy, stretch, rules);
    std::uint32_t begin = stretch.begin;
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
        const utf8::Decoded blank = blank_at(copy.text, at);
        if (blank.bytes == 0) {
            ++at;
            continue;
        }
        if (at > begin) add_word(copy, stretch, type, begin, at);
        const auto next = at + static_cast<std::uint32_t>(blank.bytes);
        add_blank(copy, stretch, type, at, next, blank.code_point, rules);
        begin = at = next;
    }
    if (stretch.end > begin) add_word(copy, stretch, type, begin, stretch.end);
}

void Row::add_word(
    const Copy& copy,
    const Stretch& stretch,
    foundry::TypeId type,
    std::uint32_t begin,
    std::uint32_t end
) {
    const bool after_space = begin > stretch.begin;
    const bool before_space = end < stretch.end && copy.text[end] != '\n';
    const auto longest = static_cast<std::uint32_t>(foundry::Shaper::longest_word);
    for (std::uint32_t from = begin; from < end;) {
        std::uint32_t to = std::min(end, from + longest);
        while (to < end && (static_cast<unsigned char>(copy.text[to]) & 0xC0) == 0x80)
            --to;
        const int neighbours =
            (after_space && from == begin ? 1 : 0) | (before_space && to == end ? 2 : 0);
        const std::string_view text = std::string_view(copy.text).substr(from, to - from);
        Item item;
        item.level = stretch.level;
        item.piece = stretch.piece;
        item.begin = from;
        item.end = to;
        item.face = stretch.face;
        item.word = shaper_.word(type, text, static_cast<foundry::Neighbours>(neighbours));
        const foundry::Word& word = shaper_[item.word];
        item.width = fine(item, word.width) + tracking(item) * word.clusters;
        if (neighbours % 2 == 1 && !items_.empty() && items_.back().gives
            && items_.back().width > 0)
            items_.back().width = fine(item, word.space_before) + tracking(item);
        items_.push_back(item);
        from = to;
    }
}

void Row::add_blank(
    const Copy& copy,
    const Stretch& stretch,
    foundry::TypeId type,
    std::uint32_t begin,
    std::uint32_t end,
    char32_t c,
    const RowRules& rules
) {
    Item item;
    item.kind = c == U'\n' ? Kind::Forced : Kind::Space;
    item.level = stretch.level;
    item.piece = stretch.piece;
    item.begin = begin;
    item.end = end;
    item.face = stretch.face;
    item.breakable = c != 0xA0;
    if (item.kind == Kind::Space) {
        const bool fixed = c >= 0x1680;
        const bool folded = !rules.keep_spaces && !fixed && c != 0xA0
                            && (items_.empty() || items_.back().kind == Kind::Forced
                                || items_.back().breakable);
        std::int64_t units = shaper_.space(item.face).advance;
        if (fixed)
            units = shaper_[shaper_.word(
                                type,
                                std::string_view(copy.text).substr(begin, end - begin),
                                foundry::Neighbours::None
                            )]
                        .width;
        if (!folded) item.width = fine(item, units) + tracking(item);
        if (c == U'\t' && rules.keep_spaces) {
            std::size_t line = copy.text.rfind('\n', begin);
            line = line == std::string::npos ? 0 : line + 1;
            const auto column =
                utf8::count(std::string_view(copy.text).substr(line, begin - line));
            item.width = item.width * static_cast<Fine>(tab_columns - column % tab_columns);
        }
        item.gives =
            !folded && !fixed && !rules.keep_spaces && !copy.pieces[stretch.piece].rigid;
    }
    items_.push_back(item);
}

void Row::add_sums() {
    Fine sum = 0;
    Fine spaces = 0;
    for (Item& item : items_) {
        item.before = sum;
        item.spaces_before = spaces;
        sum += item.width;
        if (item.gives) spaces += item.width;
    }
}

void Row::fix_space(std::size_t item, Fine width) {
    items_[item].width = width;
    items_[item].gives = false;
    add_sums();
}

Fine Row::hang_left(std::size_t item, const RowRules& rules) const {
    if (!rules.hang || item >= items_.size() || items_[item].kind != Kind::Word) return 0;
    return fine(items_[item], shaper_[items_[item].word].hang_left);
}

Fine Row::hang_right(std::size_t item, const RowRules& rules) const {
    if (!rules.hang || items_[item].kind != Kind::Word) return 0;
    return fine(items_[item], shaper_[items_[item].word].hang_right);
}

std::size_t Row::end_of_blanks(std::size_t item) const {
    while (item < items_.size() && items_[item].kind == Kind::Space)
        ++item;
    if (item < items_.size() && items_[item].kind == Kind::Forced) ++item;
    return item;
}

std::span<const BreakPoint>
Row::points(const RowRules& rules, std::vector<std::size_t>& parted) {
    points_.clear();
    std::size_t first = 0;
    while (first < items_.size() && items_[first].kind == Kind::Space
           && items_[first].width == 0)
        ++first;
    BreakPoint start;
    start.start = hang_left(first, rules) - rules.indent;
    start.byte = whole;
    points_.push_back(start);
    for (std::size_t i = 0; i < items_.size();) {
        if (items_[i].kind == Kind::Word) {
            add_word_points(i, rules, parted);
            ++i;
            if (i < items_.size() && items_[i].kind == Kind::Word) add_edge_point(i, rules);
        } else {
            const std::size_t next = end_of_blanks(i);
            if (next < items_.size() || items_[next - 1].kind == Kind::Forced)
                add_blank_point(i, next, rules, parted);
            i = next;
        }
    }
    // The end, unless a forced line end was just there.
    const bool ended = !items_.empty() && items_.back().kind == Kind::Forced;
    if (!ended) add_end_point(rules);
    return points_;
}

void Row::end_line_at(std::size_t item, const RowRules& rules, BreakPoint& point) const {
    point.item = static_cast<std::uint32_t>(item);
    point.byte = whole;
    if (item == 0) return;
    const Item& last = items_[item - 1];
    point.end = last.before + last.width - hang_right(item - 1, rules);
    point.end_space = last.spaces_before + (last.gives ? last.width : 0);
    if (last.kind == Kind::Word) point.last_word = last.word + 1;
}

void Row::begin_line_at(std::size_t item, const RowRules& rules, BreakPoint& point) const {
    if (item >= items_.size()) return;
    point.start = items_[item].before + hang_left(item, rules);
    point.start_space = items_[item].spaces_before;
    if (items_[item].kind == Kind::Word) point.first_word = items_[item].word + 1;
}

/// Are the words that no-break spaces hold together here wider than the measure? Looks no
/// further than it must.
bool Row::chain_overflows(std::size_t item, const RowRules& rules) const {
    const auto parts = [](const Item& at) {
        return at.kind == Kind::Forced || (at.kind == Kind::Space && at.breakable);
    };
    Fine chain = 0;
    for (std::size_t i = item;
         i < items_.size() && !parts(items_[i]) && chain <= rules.measure;
         ++i)
        chain += items_[i].width;
    for (std::size_t i = item; i > 0 && !parts(items_[i - 1]) && chain <= rules.measure;
         --i)
        chain += items_[i - 1].width;
    return chain > rules.measure;
}

/// A break at the blanks [first, next), unless they hold the words together.
void Row::add_blank_point(
    std::size_t first,
    std::size_t next,
    const RowRules& rules,
    std::vector<std::size_t>& parted
) {
    const bool forced = items_[next - 1].kind == Kind::Forced;
    const bool at_head = first == 0 || items_[first - 1].kind == Kind::Forced;
    const bool holds = std::any_of(
        items_.begin() + static_cast<std::ptrdiff_t>(first),
        items_.begin() + static_cast<std::ptrdiff_t>(next),
        [](const Item& item) { return item.kind == Kind::Space && !item.breakable; }
    );
    if (!forced && (at_head || (holds && !chain_overflows(first, rules)))) return;
    BreakPoint point;
    point.kind = forced ? BreakClass::Forced : BreakClass::Plain;
    end_line_at(first, rules, point);
    begin_line_at(next, rules, point);
    if (!forced)
        point.penalty = space_penalty(copy_->text, items_[first].begin, items_[next].begin);
    if (!forced && holds) {
        point.penalty = cost::desperate;
        if (parted.empty()) parted.push_back(first - 1);
    }
    points_.push_back(point);
}

void Row::add_end_point(const RowRules& rules) {
    std::size_t end = items_.size();
    while (end > 0 && items_[end - 1].kind == Kind::Space)
        --end;
    BreakPoint point;
    point.kind = BreakClass::Forced;
    end_line_at(end, rules, point);
    points_.push_back(point);
}

void Row::add_edge_point(std::size_t item, const RowRules& rules) {
    const std::uint32_t byte = items_[item].begin;
    const std::string_view text = copy_->text;
    const bool inner = std::binary_search(inner_breaks_.begin(), inner_breaks_.end(), byte);
    if (!inner && is_plain_byte(text[byte - 1])) return;
    if (!inner
        && !parts_at_edge(
            utf8::decode_before(text, byte).code_point, utf8::decode(text, byte).code_point
        ))
        return;
    BreakPoint point;
    end_line_at(item, rules, point);
    begin_line_at(item, rules, point);
    points_.push_back(point);
}

void Row::add_point(
    std::size_t index,
    const foundry::WordBreak& at,
    std::int32_t penalty,
    const RowRules& rules
) {
    const Item& item = items_[index];
    Fine before = fine(item, at.before);
    Fine after = fine(item, at.after);
    if (const Fine spacing = tracking(item); spacing != 0) {
        Fine clusters = 0;
        std::uint32_t last = whole;
        for (const foundry::ShapedGlyph& glyph : shaper_.glyphs(item.word)) {
            if (glyph.cluster != last && glyph.cluster < at.byte) ++clusters;
            last = glyph.cluster;
        }
        before += spacing * clusters;
        after += spacing * (shaper_[item.word].clusters - clusters);
    }
    BreakPoint point;
    point.end = item.before + before - (rules.hang ? fine(item, at.hang_before) : 0);
    point.end_space = item.spaces_before;
    point.start =
        item.before + item.width - after + (rules.hang ? fine(item, at.hang_after) : 0);
    point.start_space = item.spaces_before;
    point.penalty = penalty;
    const bool own_hyphen = copy_->text[item.begin + at.byte - 1] == '-';
    const bool hyphen = at.kind != foundry::BreakKind::Bare || own_hyphen;
    point.kind = hyphen ? BreakClass::Hyphen : BreakClass::Plain;
    point.item = static_cast<std::uint32_t>(index);
    point.byte = at.byte;
    points_.push_back(point);
}

namespace {

std::int32_t penalty_of(const foundry::WordBreak& at, std::string_view word) {
    if (at.kind == foundry::BreakKind::Hyphen) return cost::hyphen;
    if (at.kind == foundry::BreakKind::SoftHyphen || word[at.byte - 1u] == '-')
        return cost::own_hyphen;
    const char last = word[at.byte - 1u];
    return static_cast<unsigned char>(last) < 0x80 ? cost::address : 0;
}

}  // namespace

/// Is some part between two lawful breaks wider than the measure?
bool Row::overflows(
    const Item& item, std::span<const foundry::WordBreak> breaks, const RowRules& rules
) const {
    if (item.width <= rules.measure) return false;
    const foundry::Word& word = shaper_[item.word];
    std::int32_t from = 0;
    for (const foundry::WordBreak& at : breaks) {
        if (at.kind == foundry::BreakKind::Hyphen && !rules.hyphenate) continue;
        if (fine(item, at.before - from) > rules.measure) return true;
        from = word.width - at.after;
    }
    return fine(item, word.width - from) > rules.measure;
}

void Row::add_word_points(
    std::size_t index, const RowRules& rules, std::vector<std::size_t>& parted
) {
    const Item item = items_[index];
    const std::string_view text =
        std::string_view(copy_->text).substr(item.begin, item.end - item.begin);
    const std::size_t first = points_.size();
    if (overflows(item, shaper_.breaks(item.word), rules)) {
        parted.push_back(index);
        for (const foundry::WordBreak& at : shaper_.desperate_breaks(item.word))
            add_point(index, at, cost::desperate, rules);
    }
    for (const foundry::WordBreak& at : shaper_.breaks(item.word))
        if (at.kind != foundry::BreakKind::Hyphen || rules.hyphenate)
            add_point(index, at, penalty_of(at, text), rules);
    if (parted.empty() || parted.back() != index) return;
    std::stable_sort(
        points_.begin() + static_cast<std::ptrdiff_t>(first),
        points_.end(),
        [](const BreakPoint& a, const BreakPoint& b) { return a.byte < b.byte; }
    );
}

}  // namespace pam::galley
