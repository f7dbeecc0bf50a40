#include "galley/paragraph_setter.h"

#include "base/utf8.h"
#include "galley/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

/// A longer paragraph is not kept in three versions: pages are levelled with the others.
constexpr std::size_t most_varied_lines = 120;
constexpr std::size_t most_evened_lines = 24;           // what is longer is no heading
constexpr Fine widest_measure = std::int64_t{1} << 50;  // nothing is too wide for it
constexpr std::size_t shown = 60;  // characters of the text shown in a message

bool is_preformatted(const ParagraphPlace& place) {
    return place.style->white_space == style::WhiteSpace::Pre;
}

style::TextAlign resolved(style::TextAlign align, style::Direction direction) {
    const bool right_to_left = direction == style::Direction::RightToLeft;
    if (align == style::TextAlign::Start)
        return right_to_left ? style::TextAlign::Right : style::TextAlign::Left;
    if (align == style::TextAlign::End)
        return right_to_left ? style::TextAlign::Left : style::TextAlign::Right;
    return align;
}

/// A justified paragraph may have its last line, and those before forced line ends, stand
/// otherwise.
style::TextAlign align_of(const ParagraphPlace& place, const BreakPoint& to) {
    const style::TextAlign last = place.style->align_last;
    const bool ends = to.kind == BreakClass::Forced;
    return ends && place.align == style::TextAlign::Justify
                   && last != style::TextAlign::Justify
               ? last
               : place.align;
}

}  // namespace

ParagraphSetter::ParagraphSetter(foundry::Foundry& foundry, Diagnostics& log)
    : foundry_(foundry)
    , log_(log)
    , row_(foundry.shaper()) {}

RowRules ParagraphSetter::row_rules(const Copy& copy, const ParagraphPlace& place) const {
    RowRules rules;
    const bool flush_left =
        place.align == style::TextAlign::Justify
        || resolved(place.align, copy.direction) == style::TextAlign::Left;
    const bool left_to_right = copy.direction == style::Direction::LeftToRight;
    rules.always_hyphenate = place.hyphenation == Hyphenation::Always;
    rules.hyphenate =
        (place.style->hyphens == style::Hyphens::Auto || rules.always_hyphenate)
        && !is_preformatted(place);
    rules.hang = place.style->hanging_punctuation && flush_left && left_to_right
                 && !is_preformatted(place);
    rules.keep_spaces = is_preformatted(place);
    rules.indent = to_fine(place.indent);
    rules.measure =
        to_fine(place.narrow_lines > 0 ? place.measure - place.narrow_by : place.measure);
    return rules;
}

FitRules
ParagraphSetter::fit_rules(const ParagraphPlace& place, const RowRules& row) const {
    FitRules rules;
    rules.measure = to_fine(place.measure);
    rules.narrow_lines = place.narrow_lines;
    rules.narrow_by = to_fine(place.narrow_by);
    const bool justified = place.align == style::TextAlign::Justify && !row.keep_spaces;
    rules.fit = justified ? Fit::Justified : Fit::Ragged;
    rules.ragged_zone = std::max(to_fine(place.style->size) * 2, rules.measure / 6);
    if (!row_.is_simple()) rules.last_tracking = 0;  // letters may be joined
    const bool stiff = place.style->letter_spacing != Length() || row_.is_in_squares();
    if (stiff) rules.expansion = rules.last_expansion = rules.last_tracking = 0;
    rules.hyphen_lines = place.style->hyphenate_lines;
    rules.last_hyphen = place.style->hyphenate_last != style::HyphenateLast::Always;
    rules.hyphen_zone = to_fine(place.style->hyphenate_zone)
                        + rules.measure * place.style->hyphenate_zone_share / 1000;
    return rules;
}

/// The text after a marker begins at the tab: the space after the marker is as wide as that
/// takes.
void ParagraphSetter::hang_marker(const ParagraphPlace& place, RowRules& rules) {
    if (place.marker_bytes == 0) return;
    const std::vector<Item>& items = row_.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].begin < place.marker_bytes - 1 || items[i].kind != Item::Kind::Space)
            continue;
        const Fine gap = to_fine(place.marker_tab) - items[i].before;
        row_.fix_space(i, std::max(gap, items[i].width));
        rules.indent = -to_fine(place.marker_tab);
        return;
    }
}

Length ParagraphSetter::baseline_of(const ParagraphPlace& place, const Copy& copy) const {
    const Length height = place.style->line_height.scaled(place.scale, 1000);
    if (copy.pieces.empty()) return height;
    const foundry::FaceMetrics metrics = foundry_.metrics(
        copy.pieces.front().look.face, place.style->size.scaled(place.scale, 1000)
    );
    const Length leading = height - metrics.ascent - metrics.descent;
    return leading.scaled(1, 2) + metrics.ascent;
}

Setting ParagraphSetter::set_lines(
    const Copy& copy,
    const ParagraphPlace& place,
    std::span<const BreakPoint> points,
    const Breaks& breaks,
    const FitRules& rules,
    Fill fill
) {
    Setting setting;
    setting.demerits = breaks.demerits;
    setting.lines.reserve(breaks.ends.size());
    LineSetter setter(foundry_.shaper(), copy, row_);
    const Length baseline = baseline_of(place, copy);
    std::uint32_t from = 0;
    for (std::uint32_t line = 0; line < breaks.ends.size(); ++line) {
        const std::uint32_t to = breaks.ends[line];
        const LineFit fit = fit_line(points[from], points[to], rules, line);
        LinePlace where;
        where.left = to_fine(place.left);
        if (copy.direction == style::Direction::LeftToRight)
            where.left += rules.measure - measure_of(rules, line);
        where.measure = measure_of(rules, line);
        where.align = resolved(align_of(place, points[to]), copy.direction);
        where.last = to + 1 == points.size();
        setting.lines.push_back(
            fill == Fill::Glyphs ? setter.set(points[from], points[to], fit, where)
                                 : setter.outline(points[from], points[to], fit, where)
        );
        setting.lines.back().height = place.style->line_height.scaled(place.scale, 1000);
        setting.lines.back().baseline = baseline;
        from = to;
    }
    return setting;
}

/// The narrowest measure that takes no more lines gives lines of even length.
void ParagraphSetter::even_out(
    std::span<const BreakPoint> points, const FitRules& rules, BreakResult& result
) {
    const std::size_t lines = result.best.ends.size();
    if (lines < 2 || lines > most_evened_lines) return;
    Fine narrow = rules.measure / static_cast<Fine>(lines + 1);
    Fine wide = rules.measure;
    FitRules trial = rules;
    for (int round = 0; round < 10; ++round) {
        trial.measure = (narrow + wide) / 2;
        const BreakResult tried = breaker_.break_lines(points, trial, Variants::None);
        bool fits = tried.best.ends.size() <= lines;
        for (std::size_t i = 0, from = 0; i < tried.best.ends.size();
             from = tried.best.ends[i++])
            fits = fits
                   && points[tried.best.ends[i]].end - points[from].start <= trial.measure;
        if (fits) {
            wide = trial.measure;
            result = tried;
        } else {
            narrow = trial.measure;
        }
    }
}

SetParagraph ParagraphSetter::set(const Copy& copy, const ParagraphPlace& place) {
    RowRules rules = row_rules(copy, place);
    missing_.clear();
    parted_.clear();
    row_.make(copy, rules, missing_);
    if (!missing_.empty()) report_missing(copy);
    hang_marker(place, rules);
    const std::span<const BreakPoint> points = row_.points(rules, parted_);
    if (!parted_.empty() && !is_preformatted(place)) report_parted(copy);
    const FitRules fit = fit_rules(place, rules);
    BreakResult result = breaker_.break_lines(points, fit, place.variants);
    if (place.balance == Balance::Even) even_out(points, fit, result);
    SetParagraph set;
    set.best = set_lines(copy, place, points, result.best, fit, Fill::Glyphs);
    if (set.best.lines.size() >= 2 && set.best.lines.size() <= most_varied_lines
        && place.variants != Variants::None)
        set_others(copy, place, points, std::move(result), fit, set);
    return set;
}

/// Few of these are ever wanted: where it can be done later, they are only outlined.
void ParagraphSetter::set_others(
    const Copy& copy,
    const ParagraphPlace& place,
    std::span<const BreakPoint> points,
    BreakResult result,
    const FitRules& rules,
    SetParagraph& set
) {
    const Fill fill = place.outlive ? Fill::Outline : Fill::Glyphs;
    if (!result.longer.ends.empty())
        set.longer = set_lines(copy, place, points, result.longer, rules, fill);
    if (!result.shorter.ends.empty())
        set.shorter = set_lines(copy, place, points, result.shorter, rules, fill);
    if (!place.outlive || (set.longer.lines.empty() && set.shorter.lines.empty())) return;
    set.recipe = std::make_shared<Recipe>(Recipe{
        copy, place, std::move(result.longer), std::move(result.shorter)});
}

std::vector<SetLine> ParagraphSetter::set_again(
    const Copy& copy, const ParagraphPlace& place, const Breaks& breaks
) {
    RowRules rules = row_rules(copy, place);
    missing_.clear();
    parted_.clear();
    row_.make(copy, rules, missing_);
    hang_marker(place, rules);
    const std::span<const BreakPoint> points = row_.points(rules, parted_);
    return set_lines(copy, place, points, breaks, fit_rules(place, rules), Fill::Glyphs)
        .lines;
}

ParagraphSetter::Widths
ParagraphSetter::measure(const Copy& copy, Hyphenation hyphenation) {
    RowRules rules;
    rules.always_hyphenate = rules.hyphenate = hyphenation == Hyphenation::Always;
    rules.measure = widest_measure;
    missing_.clear();
    parted_.clear();
    row_.make(copy, rules, missing_);
    Fine widest = 0;
    Fine longest = 0;
    Fine line = 0;
    const std::span<const BreakPoint> points = row_.points(rules, parted_);
    for (std::size_t i = 1; i < points.size(); ++i) {
        widest = std::max(widest, points[i].end - points[i - 1].start);
        longest = std::max(longest, points[i].end - line);
        if (points[i].kind == BreakClass::Forced) line = points[i].start;
    }
    // One unit more, that rounding does not break what was measured to fit.
    return {
        to_length(longest) + Length::from_units(1),
        to_length(widest) + Length::from_units(1)};
}

void ParagraphSetter::report_missing(const Copy& copy) {
    for (const std::uint32_t at : missing_) {
        const utf8::Decoded decoded = utf8::decode(copy.text, at);
        if (!reported_.insert(decoded.code_point).second) continue;
        const auto end = at + static_cast<std::uint32_t>(decoded.bytes);
        foundry::report_missing(decoded.code_point, copy.source(at, end), log_);
    }
}

void ParagraphSetter::report_parted(const Copy& copy) {
    for (const std::size_t i : parted_) {
        const Item& item = row_.items()[i];
        log_.note(
            codes::word_parted,
            copy.source(item.begin, item.end),
            fmt::format(
                "\"{}\" is wider than the measure and is broken wherever it must be",
                utf8::elide_middle(
                    std::string_view(copy.text).substr(item.begin, item.end - item.begin),
                    shown
                )
            ),
            {"a soft hyphen (U+00AD) or a zero-width space (U+200B) in it says where it "
             "may break"}
        );
    }
}

}  // namespace pam::galley
