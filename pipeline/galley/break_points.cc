// The break points of a row of items: at blanks, at edges between words, within words.
#include "base/utf8.h"
#include "galley/items.h"

#include <algorithm>

namespace pam::galley {

namespace {

using Kind = Item::Kind;

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

/// Czech, Polish and Slovak books, and good Russian ones, carry a preposition or
/// conjunction of one letter over to the line of its word.
bool carries_lone_letters(std::string_view language) {
    for (const std::string_view known : {"pl", "cs", "sk", "ru", "uk", "be"})
        if (language.substr(0, language.find('-')) == known) return true;
    return false;
}

/// Is the word that ends before the space one letter?
bool ends_in_lone_letter(std::string_view text, std::uint32_t space) {
    const utf8::Decoded letter = utf8::decode_before(text, space);
    if (!utf8::is_letter(letter.code_point)) return false;
    const std::size_t begin = space - letter.bytes;
    if (begin == 0) return true;
    const char32_t before = utf8::decode_before(text, begin).code_point;
    return utf8::is_blank(before) || is_one_of(before, U"(\u201E\u201C\u00AB\u2014\u2013");
}

/// May a line end between two words without a space between them, where the style changes?
bool parts_at_edge(char32_t before, char32_t after) {
    if (!utf8::is_word(after) && !is_one_of(after, U"\u201C\u2018(")) return false;
    return is_one_of(before, U"\u2014\u2015\u200B")
           || (before == U'-' && utf8::is_letter(after));
}

std::int32_t penalty_of(const foundry::WordBreak& at, std::string_view word) {
    if (at.kind == foundry::BreakKind::Hyphen) return cost::hyphen;
    if (at.kind == foundry::BreakKind::SoftHyphen || word[at.byte - 1u] == '-')
        return cost::own_hyphen;
    const char last = word[at.byte - 1u];
    return static_cast<unsigned char>(last) < 0x80 ? cost::address : 0;
}

}  // namespace

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

/// Before the blanks that end at `end`, but after a no-break space.
std::size_t Row::end_without_blanks(std::size_t end) const {
    while (end > 0 && items_[end - 1].kind == Kind::Space && items_[end - 1].breakable)
        --end;
    return end;
}

std::span<const BreakPoint>
Row::points(const RowRules& rules, std::vector<std::size_t>& parted) {
    points_.clear();
    std::size_t first = 0;
    while (first < items_.size() && items_[first].kind == Kind::Space
           && items_[first].folded)
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
    point.end_space = last.spaces_before + (last.kind == Kind::Space ? last.give : 0);
    if (last.kind == Kind::Word && !last.parts) point.last_word = last.word + 1;
}

void Row::begin_line_at(std::size_t item, const RowRules& rules, BreakPoint& point) const {
    if (item >= items_.size()) return;
    point.start = items_[item].before + hang_left(item, rules);
    point.start_space = items_[item].spaces_before;
    if (items_[item].kind == Kind::Word && !items_[item].parts)
        point.first_word = items_[item].word + 1;
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
    // A no-break space before a line's end is a character of that line.
    end_line_at(forced && holds ? end_without_blanks(next - 1) : first, rules, point);
    begin_line_at(next, rules, point);
    const std::uint32_t space = items_[first].begin;
    if (!forced) point.penalty = space_penalty(copy_->text, space, items_[next].begin);
    if (!forced && point.penalty == 0 && ends_in_lone_letter(copy_->text, space)
        && carries_lone_letters(copy_->pieces[items_[first].piece].look.language))
        point.penalty = cost::lone_letter;
    if (!forced && holds) {
        point.penalty = cost::desperate;
        if (parted.empty()) parted.push_back(first - 1);
    }
    points_.push_back(point);
}

void Row::add_end_point(const RowRules& rules) {
    BreakPoint point;
    point.kind = BreakClass::Forced;
    end_line_at(end_without_blanks(items_.size()), rules, point);
    points_.push_back(point);
}

void Row::add_edge_point(std::size_t item, const RowRules& rules) {
    const std::uint32_t byte = items_[item].begin;
    const std::string_view text = copy_->text;
    const bool inner = items_[item - 1].parts;
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
