// How a paragraph opens: its first words in small capitals, its first letter over several
// lines, and what stands beside the letter.
#include "galley/composer.h"
#include "galley/initial.h"

#include <algorithm>

namespace pam::galley {

namespace {

/// Air between the letter and its lines, in parts of the text's size.
constexpr int gap_part = 5;
/// Small capitals are spaced out a little: thousandths of their size.
constexpr int opening_spacing = 30;
constexpr Length any_measure = Length::from_points(10'000);

void shift(SetLine& line, Length x, Length rise) {
    for (Fragment& fragment : line.fragments) {
        fragment.x += x;
        fragment.rise += rise;
    }
}

/// The space after a letter that is a word is read, though it takes no room of its own.
void add_space(SetLine& letter, const foundry::Shaper& shaper) {
    foundry::GlyphRun& run = letter.fragments.back().run;
    run.glyphs.push_back({shaper.space(run.face).id, run.width, Length()});
    run.clusters.push_back({1, 1});
    run.text += ' ';
}

}  // namespace

const style::ComputedStyle&
Composer::made_style(const style::ComputedStyle& base, Made made) {
    for (const MadeStyle& known : made_styles_)
        if (known.base == &base && known.made == made) return known.style;
    MadeStyle& added = made_styles_.emplace_back(MadeStyle{&base, made, base});
    if (made == Made::Opening) {
        added.style.caps = style::Caps::SmallCaps;
        if (base.letter_spacing == Length())
            added.style.letter_spacing = base.size.scaled(opening_spacing, 1000);
    } else {
        added.style.caps = style::Caps::Normal;
        added.style.letter_spacing = Length();
        added.style.underline = added.style.strike = false;
        added.style.hanging_punctuation = false;
    }
    return added.style;
}

void Composer::open_in_small_capitals(ParagraphPlace& place) {
    if (place.style->initial_words == 0) return;
    place.outlive = false;
    const std::uint32_t end = end_of_opening(copy_, place.style->initial_words);
    copy_.cut_piece(end);
    for (Piece& piece : copy_.pieces)
        if (piece.begin < end)
            piece.look.style = &made_style(*piece.look.style, Made::Opening);
}

/// Part of the copy's head as a line of its own.
SetLine Composer::set_apart(std::uint32_t begin, std::uint32_t end, Length size) {
    Copy part = copy_.slice(begin, end);
    for (Piece& piece : part.pieces) {
        piece.look.style = &made_style(*piece.look.style, Made::Initial);
        piece.look.size = size;
    }
    ParagraphPlace place;
    place.style = part.pieces.front().look.style;
    place.measure = any_measure;
    place.align = style::TextAlign::Left;
    place.variants = Variants::None;
    SetParagraph set = setter_.set(part, place);
    return set.best.lines.empty() ? SetLine{} : std::move(set.best.lines.front());
}

/// Takes the initial out of the copy and sets it; the place is narrowed beside it. Nothing
/// where the paragraph is of a kind, or opens in a way, that has none.
std::optional<SetLine> Composer::cut_initial(ParagraphPlace& place) {
    const style::ComputedStyle& style = *place.style;
    const bool right_to_left = copy_.direction == style::Direction::RightToLeft;
    const bool flush =
        place.align == style::TextAlign::Justify || place.align == style::TextAlign::Start
        || place.align
               == (right_to_left ? style::TextAlign::Right : style::TextAlign::Left);
    if (style.initial_lines < 2 || place.balance == Balance::Even || !flush || hanging_
        || marker_)
        return std::nullopt;
    const std::optional<InitialText> text = find_initial(copy_);
    if (!text) return std::nullopt;
    const Look look = copy_.pieces[copy_.piece_at(text->letter)].look;
    const Head head =
        look.style->caps == style::Caps::Normal ? Head::Capitals : Head::SmallCapitals;
    const InitialPlace beside{
        style.initial_lines,
        style.line_height.scaled(scale_, 1000),
        head_of(head, look, foundry_.shaper()),
        copy_.direction};
    const auto fit = fit_initial(
        set_apart(text->letter, text->end, look.size), beside, foundry_.shaper()
    );
    if (!fit) return std::nullopt;
    SetLine letter = set_apart(text->letter, text->end, fit->size);
    SetLine marks;
    if (text->letter > 0) marks = set_apart(0, text->letter, look.size);
    const Length inside = style.hanging_punctuation ? Length() : width_of(marks);
    const Length by = inside + fit->width + look.size.scaled(1, gap_part);
    if (by * 2 > place.measure) return std::nullopt;
    place.outlive = false;
    place.narrow_lines = style.initial_lines + (fit->hangs ? 1 : 0);
    place.narrow_by = by;
    place.indent = -fit->tuck;
    if (text->alone) {
        place.indent += look.size.scaled(
            foundry_.shaper().space(look.face).advance,
            foundry_.shaper().units_per_em(look.face)
        );
        add_space(letter, foundry_.shaper());
    }
    const Length edge =
        right_to_left ? place.left + place.measure - inside : place.left + inside;
    shift(letter, edge - fit->bearing, -fit->drop);
    const Length lead = style.hanging_punctuation ? fit->lead : Length();
    shift(marks, right_to_left ? edge - lead : edge + lead - width_of(marks), Length());
    std::move(
        marks.fragments.begin(),
        marks.fragments.end(),
        std::inserter(letter.fragments, letter.fragments.begin())
    );
    letter.source = joined(marks.source, letter.source);
    copy_.drop_front(text->end + (text->alone ? 1 : 0));
    return letter;
}

/// A paragraph shorter than the initial before it leaves the rest of its lines to the next
/// one, if that follows without space in like type; all else keeps clear of the letter.
void Composer::stand_beside(ParagraphPlace& place) {
    if (!beside_) return;
    const bool joins = pending_.margin == Length() && pending_.padding == Length()
                       && pending_.break_before == style::Break::Auto && !marker_
                       && !hanging_ && place.balance == Balance::No
                       && place.left == beside_->left && place.measure == beside_->measure
                       && place.style->line_height == beside_->line_height;
    if (!joins) return;
    place.narrow_lines = beside_->lines;
    place.narrow_by = beside_->by;
    beside_.reset();
}

void Composer::clear_initial() {
    if (!beside_) return;
    if (pending_.break_before == style::Break::Auto)
        pending_.padding += beside_->line_height * beside_->lines;
    beside_.reset();
}

void Composer::put_initial(SetParagraph& set, const SetLine& initial) {
    for (Setting* setting : {&set.best, &set.longer, &set.shorter}) {
        if (setting->lines.empty()) continue;
        SetLine& first = setting->lines.front();
        first.fragments.insert(
            first.fragments.begin(), initial.fragments.begin(), initial.fragments.end()
        );
        first.source = joined(initial.source, first.source);
    }
}

/// The block just set is not parted beside its initial.
void Composer::keep_beside_initial(const ParagraphPlace& place) {
    if (place.narrow_lines == 0) return;
    Block& block = out_->back();
    block.orphans = std::max(block.orphans, place.narrow_lines);
    const int left_over = place.narrow_lines - static_cast<int>(block.lines.size());
    if (left_over <= 0) {
        if (block.shorter.lines.size() < static_cast<std::size_t>(place.narrow_lines))
            block.shorter = {};
        return;
    }
    block.longer = block.shorter = {};
    block.keep_with_next = block.keep_together = true;
    beside_ = Beside{
        left_over, place.narrow_by, place.style->line_height, place.left, place.measure};
}

}  // namespace pam::galley
