#include "galley/items.h"

#include "base/utf8.h"
#include "galley/seams.h"

#include <algorithm>

namespace pam::galley {

namespace {

using Kind = Item::Kind;

constexpr std::uint32_t tab_columns = 8;
/// Between two characters of a script without spaces, a line gives like a space of so many
/// parts of an em.
constexpr Fine inner_give = 8;

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

}  // namespace

Fine Row::fine(const Item& item, std::int64_t units) {
    // Exact, as in LineSetter::scaled.
    return static_cast<Fine>(
        static_cast<double>(units * item.size) / static_cast<double>(item.units)
    );
}

void Row::scale(Item& item) const {
    item.size = to_fine(copy_->pieces[item.piece].look.size);
    item.units = shaper_.units_per_em(item.face);
}

Fine Row::tracking(const Item& item) const {
    return to_fine(copy_->pieces[item.piece].look.style->letter_spacing);
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
    seams_.clear();
    in_squares_ = false;
    has_bidi_ = copy.direction == style::Direction::RightToLeft
                || std::any_of(
                    copy.isolates.begin(),
                    copy.isolates.end(),
                    [&](const foundry::Isolate& isolate) {
                        return isolate.direction != copy.direction;
                    }
                );
    cut_simple(copy);
    simple_ =
        !has_bidi_
        && std::all_of(stretches_.begin(), stretches_.end(), [&](const Stretch& s) {
               return shaper_.is_simple(
                   std::string_view(copy.text).substr(s.begin, s.end - s.begin), s.face
               );
           });
    if (!simple_) cut_itemised(copy, missing);
    for (const Stretch& stretch : stretches_)
        add_stretch(copy, stretch, rules);
    measure_words();
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
        spans.push_back({piece.begin, piece.look.face, piece.look.language});
    foundry::ItemisedText itemised =
        shaper_.itemise(copy.text, spans, copy.isolates, copy.direction);
    missing.insert(missing.end(), itemised.missing.begin(), itemised.missing.end());
    inner_breaks_ = std::move(itemised.breaks);
    find_seams(copy);
    const std::vector<Stretch> pieces = std::move(stretches_);
    stretches_.clear();
    std::size_t run = 0;
    for (const Stretch& piece : pieces) {
        for (std::uint32_t at = piece.begin; at < piece.end;) {
            while (itemised.runs[run].end <= at)
                ++run;
            const foundry::TextRun& here = itemised.runs[run];
            std::uint32_t end = std::min(piece.end, here.end);
            const auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), at);
            if (cut != cuts_.end()) end = std::min(end, *cut);
            stretches_.push_back({at, end, piece.piece, here.face, here.script, here.level}
            );
            has_bidi_ = has_bidi_ || here.level != 0;
            at = end;
        }
    }
}

/// Where characters that are set in squares meet other ones, or one another's blanks.
void Row::find_seams(const Copy& copy) {
    std::size_t squares = 0;
    std::size_t letters = 0;
    char32_t before = U' ';
    std::size_t piece = 0;
    const Look* look = nullptr;
    for (std::uint32_t at = 0; at < copy.text.size();) {
        const auto [c, bytes] = utf8::decode(copy.text, at);
        while (piece + 1 < copy.pieces.size() && copy.pieces[piece + 1].begin <= at)
            ++piece;
        const Look& here = copy.pieces[piece].look;
        // A note's number stands close to its word.
        const bool level = look && look->rise == here.rise;
        const int room = level ? seam_between(before, c, here.language) : 0;
        if (room != 0) seams_.push_back({at, room});
        squares += is_square(c) ? 1 : 0;
        letters += utf8::is_word(c) ? 1 : 0;
        before = c;
        look = &here;
        at += static_cast<std::uint32_t>(bytes);
    }
    in_squares_ = squares * 2 > letters;
    cuts_ = inner_breaks_;
    for (const Seam& seam : seams_)
        cuts_.push_back(seam.byte);
    std::sort(cuts_.begin(), cuts_.end());
}

foundry::TypeId
Row::type_of(const Copy& copy, const Stretch& stretch, const RowRules& rules) {
    const Look& look = copy.pieces[stretch.piece].look;
    const style::ComputedStyle* style = look.style;
    const bool right_to_left = stretch.level % 2 != 0;
    for (const CachedType& known : cached_types_)
        if (known.style == style && known.face == stretch.face
            && known.script == stretch.script && known.right_to_left == right_to_left
            && known.hyphenate == rules.hyphenate && known.language == look.language)
            return known.type;
    foundry::Type type;
    type.face = stretch.face;
    type.caps = style->caps;
    type.figures = style->figures;
    type.figure_spacing = style->figure_spacing;
    type.transform = style->transform;
    type.spaced = style->letter_spacing != Length();
    type.stands_in = stretch.face != look.face;
    type.hyphenated = rules.hyphenate && !right_to_left
                      && (style->hyphens == style::Hyphens::Auto || rules.always_hyphenate);
    type.hyphenate_chars = style->hyphenate_chars;
    type.hyphen_sign = style->hyphen_sign;
    type.right_to_left = right_to_left;
    type.script = stretch.script;
    type.language = look.language;
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
    if (stretch.end == begin) return;
    add_word(copy, stretch, type, begin, stretch.end);
    Item& last = items_.back();
    const Fine em = to_fine(copy.pieces[stretch.piece].look.size);
    const auto seam = std::lower_bound(
        seams_.begin(),
        seams_.end(),
        last.end,
        [](const Seam& one, std::uint32_t byte) { return one.byte < byte; }
    );
    if (seam != seams_.end() && seam->byte == last.end) last.seam = em * seam->room / 1000;
    if (!std::binary_search(inner_breaks_.begin(), inner_breaks_.end(), last.end)) return;
    last.parts = true;
    // Lines without spaces are filled by a little more or less between their characters.
    last.give = em / inner_give;
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
        scale(item);
        item.word = shaper_.word_unsettled(
            type, text, static_cast<foundry::Neighbours>(neighbours)
        );
        item.follows_space = neighbours % 2 == 1;
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
    scale(item);
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
        item.folded = folded;
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
    if (item.gives) item.give = item.width;
    items_.push_back(item);
}

/// Words' widths, and those of the spaces before them, which the words decide.
void Row::measure_words() {
    shaper_.settle();
    for (std::size_t i = 0; i < items_.size(); ++i) {
        Item& item = items_[i];
        if (item.kind != Kind::Word) continue;
        const foundry::Word& word = shaper_[item.word];
        item.width = fine(item, word.width) + tracking(item) * word.clusters;
        if (!item.follows_space || i == 0) continue;
        Item& space = items_[i - 1];
        if (!space.gives || space.folded) continue;
        space.width = fine(item, word.space_before) + tracking(item);
        space.give = space.width;
    }
}

void Row::add_sums() {
    Fine sum = 0;
    Fine spaces = 0;
    for (Item& item : items_) {
        item.before = sum;
        item.spaces_before = spaces;
        sum += item.width + item.seam;
        spaces += item.give;
    }
}

void Row::fix_space(std::size_t item, Fine width) {
    items_[item].width = width;
    items_[item].gives = false;
    items_[item].give = 0;
    add_sums();
}

}  // namespace pam::galley
