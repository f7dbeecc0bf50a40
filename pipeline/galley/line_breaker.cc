#include "galley/line_breaker.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace pam::galley {

namespace {

constexpr std::int64_t worst = 10'000;  // badness of a line that can hardly be worse
constexpr std::uint8_t decent = 1;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
/// Paths that differ by more lines than this from the best so far are given up: a paragraph
/// of five hundred lines would otherwise be kept in a dozen versions.
constexpr std::uint32_t line_spread = 3;
/// A start is given up when even the tightest line from it is over the measure by this
/// much; what hangs in the margin can make a later break narrower than an earlier one, but
/// not by eight points.
constexpr Fine slack = 8 * 65'536;
/// Spaces stretch by a half and shrink by a third of themselves at badness 100.
constexpr Fine stretch_part = 2;
constexpr Fine shrink_part = 3;
/// Narrowed spaces are reckoned a third worse than their share of the give: a reader is
/// stopped by tight lines before he sees loose ones.
constexpr Fine tight_numerator = 4;
constexpr Fine tight_denominator = 3;
/// Sums of rounded widths may be over by so little without anyone's seeing it: a sixtieth
/// of a point.
constexpr Fine rounding = 1024;

/// 100 * (amount / give)^3 in whole numbers.
std::int64_t badness(Fine amount, Fine give) {
    if (amount <= 0) return 0;
    if (give <= 0 || amount >= give * 5) return worst;
    const std::int64_t ratio = amount * 1024 / give;
    return std::min(
        worst, 100 * ratio * ratio / 1024 * ratio / (std::int64_t{1024} * 1024)
    );
}

struct Judgement {
    std::int64_t badness = 0;
    std::uint8_t fitness = decent;
    bool fits = true;
};

Judgement judge_stretch(Fine rest, Fine give) {
    const std::int64_t bad = badness(rest, give);
    const std::uint8_t fitness = rest * 2 <= give ? decent : rest <= give ? 2 : 3;
    return {bad, fitness, true};
}

Judgement judge_shrink(Fine rest, Fine give) {
    if (rest > give) return {worst, 0, false};
    return {
        badness(rest * tight_numerator / tight_denominator, give),
        static_cast<std::uint8_t>(rest * 2 > give ? 0 : decent),
        true};
}

bool ends_paragraph(std::span<const BreakPoint> points, std::uint32_t to) {
    return to + 1 == points.size();
}

/// What a line has to be filled with, beside its spaces.
struct Levers {
    int wider, narrower;  // thousandths of the glyphs' width
};

Levers first_levers(const FitRules& rules) {
    return {rules.expansion, rules.expansion};
}

Levers last_levers(const FitRules& rules) {
    return {rules.last_expansion + rules.last_tracking, rules.last_expansion};
}

/// The glyphs take the first part of any difference, the spaces what is left.
Judgement judge_filled(Fine short_by, Fine glyphs, Fine spaces, Levers levers) {
    const int lever = short_by >= 0 ? levers.wider : levers.narrower;
    const Fine given = std::max<Fine>(0, glyphs * lever / 1000);
    const Fine rest = std::max<Fine>(0, std::abs(short_by) - given);
    return short_by >= 0 ? judge_stretch(rest, spaces / stretch_part)
                         : judge_shrink(rest, spaces / shrink_part);
}

/// A line that is bad with the usual levers is judged with the last ones, and is still
/// worse than any that does without them: so it is taken only where there is no other.
Judgement judge(
    const BreakPoint& from,
    const BreakPoint& to,
    const FitRules& rules,
    std::uint32_t line,
    std::int64_t tolerance
) {
    const Fine natural = to.end - from.start;
    const Fine short_by = measure_of(rules, line) - natural;
    const bool last = to.kind == BreakClass::Forced;
    if (short_by >= 0 && last) return {0, decent, true};
    if (rules.fit == Fit::Ragged) {
        if (short_by < 0) return {worst, 0, false};
        return judge_stretch(short_by, rules.ragged_zone);
    }
    const Fine spaces = to.end_space - from.start_space;
    Judgement judgement =
        judge_filled(short_by, natural - spaces, spaces, first_levers(rules));
    if (judgement.badness <= rules.tolerance) return judgement;
    if (tolerance <= rules.tolerance) return {worst, 0, false};
    judgement = judge_filled(short_by, natural - spaces, spaces, last_levers(rules));
    // A part of an address with no space in it stays as short as it is, like a ragged line.
    if (spaces <= 0 && short_by > 0 && judgement.badness > 0)
        judgement = {judge_stretch(short_by, rules.ragged_zone).badness, decent, true};
    judgement.badness = std::min(worst, judgement.badness + rules.tolerance + 1);
    return judgement;
}

std::int64_t square(std::int64_t value) {
    return value * value;
}

/// What this line costs in the company of others: hyphens, runts, stacks. Only the two ends
/// count.
std::int64_t company(
    std::span<const BreakPoint> points,
    std::uint32_t from,
    std::uint32_t to,
    const FitRules& rules,
    std::uint32_t line
) {
    const BreakPoint& a = points[from];
    const BreakPoint& b = points[to];
    std::int64_t sum = 0;
    if (a.kind == BreakClass::Hyphen && b.kind == BreakClass::Hyphen) sum += cost::ladder;
    if (a.first_word != 0 && a.first_word == b.first_word) sum += cost::stack;
    if (a.last_word != 0 && a.last_word == b.last_word) sum += cost::stack;
    if (!ends_paragraph(points, to)) return sum;
    if (a.kind == BreakClass::Hyphen) sum += cost::last_hyphen;
    const bool runt = from != 0 && (b.end - a.start) * 10 < measure_of(rules, line);
    if (runt) sum += cost::runt + (a.kind == BreakClass::Hyphen ? cost::fragment : 0);
    return sum;
}

/// Does the line's hyphen, or the one before its last line, stand where the style forbids
/// it?
bool breaks_limits(
    std::span<const BreakPoint> points,
    std::uint32_t from,
    std::uint32_t to,
    const FitRules& rules,
    std::uint32_t line
) {
    if (!rules.last_hyphen && ends_paragraph(points, to)
        && points[from].kind == BreakClass::Hyphen)
        return true;
    if (rules.hyphen_zone <= 0 || points[to].kind != BreakClass::Hyphen) return false;
    std::uint32_t before = to - 1;
    while (before > from && points[before].kind == BreakClass::Hyphen)
        --before;
    const Fine short_by =
        measure_of(rules, line) - (points[before].end - points[from].start);
    return before > from && short_by >= 0 && short_by <= rules.hyphen_zone;
}

}  // namespace

Fine measure_of(const FitRules& rules, std::uint32_t line) {
    return line < static_cast<std::uint32_t>(rules.narrow_lines)
               ? rules.measure - rules.narrow_by
               : rules.measure;
}

std::int64_t line_demerits(
    std::span<const BreakPoint> points,
    std::uint32_t from,
    std::uint32_t to,
    const FitRules& rules,
    std::uint32_t line,
    std::int64_t tolerance,
    std::uint8_t& fitness
) {
    const Judgement judgement = judge(points[from], points[to], rules, line, tolerance);
    if (!judgement.fits || judgement.badness > tolerance) return -1;
    if (tolerance < worst && breaks_limits(points, from, to, rules, line)) return -1;
    fitness = judgement.fitness;
    const std::int64_t penalty =
        points[to].kind == BreakClass::Forced ? 0 : points[to].penalty;
    return square(cost::line + judgement.badness) + square(penalty)
           + company(points, from, to, rules, line);
}

namespace {

/// In whole thousandths, so that a face is asked for in few widths; rounded towards the
/// narrower, so that what is left over is for the spaces to stretch.
int expansion_for(Fine short_by, Fine glyphs, int most) {
    const Fine wanted = std::clamp<Fine>(short_by * 1000 / glyphs, -most, most);
    const bool part = short_by < 0 && wanted > -most && wanted * glyphs != short_by * 1000;
    return static_cast<int>(part ? wanted - 1 : wanted);
}

}  // namespace

LineFit fit_line(
    const BreakPoint& from, const BreakPoint& to, const FitRules& rules, std::uint32_t line
) {
    LineFit fit;
    fit.natural = to.end - from.start;
    fit.spaces = to.end_space - from.start_space;
    const Fine short_by = measure_of(rules, line) - fit.natural;
    const bool loose_end = to.kind == BreakClass::Forced || rules.fit == Fit::Ragged;
    if (short_by >= 0 && loose_end) return fit;
    const Fine glyphs = std::max<Fine>(1, fit.natural - fit.spaces);
    const bool bad = judge_filled(short_by, glyphs, fit.spaces, first_levers(rules)).badness
                     > rules.tolerance;
    fit.expansion =
        expansion_for(short_by, glyphs, bad ? rules.last_expansion : rules.expansion);
    fit.rest = short_by - glyphs * fit.expansion / 1000;
    if (bad) {
        // Only what would bring the spaces beyond their give goes between the letters.
        const Fine beyond = fit.rest - fit.spaces / stretch_part;
        fit.tracking = std::clamp<Fine>(beyond, 0, glyphs * rules.last_tracking / 1000);
        fit.rest -= fit.tracking;
    }
    if (fit.spaces <= 0 && short_by > 0 && fit.rest > rounding) {  // nothing could fill it
        fit.expansion = 0;
        fit.tracking = 0;
        fit.rest = 0;
        return fit;
    }
    const Fine over = -fit.rest - fit.spaces / shrink_part;
    if (over > rounding) {
        fit.over = over;
        fit.rest = -(fit.spaces / shrink_part);
    }
    return fit;
}

/// A way that has fewer hyphens in a row behind it and costs no more leads as far.
void LineBreaker::offer(const Node& node) {
    for (Node& best : bests_) {
        if (best.line != node.line || best.fitness != node.fitness) continue;
        if (best.hyphens <= node.hyphens && best.demerits <= node.demerits) return;
        if (best.hyphens < node.hyphens || best.demerits < node.demerits) continue;
        best = node;
        return;
    }
    bests_.push_back(node);
}

void LineBreaker::keep_bests(const BreakPoint& point) {
    const auto best =
        std::min_element(bests_.begin(), bests_.end(), [](const Node& a, const Node& b) {
            return a.demerits < b.demerits;
        });
    const std::uint32_t line = best->line;
    const auto first = static_cast<std::uint32_t>(nodes_.size());
    for (const Node& node : bests_)
        if (node.line + line_spread >= line && node.line <= line + line_spread)
            nodes_.push_back(node);
    const auto count = static_cast<std::uint32_t>(nodes_.size()) - first;
    active_.push_back({first, count, nodes_[first].point, point.start, point.start_space});
}

namespace {

/// Most lines that could be judged are far too short: those are passed over for less.
class Reach {
public:
    Reach(const FitRules& rules, std::int64_t tolerance) {
        const bool last = tolerance > rules.tolerance;
        glyphs_ = (last ? last_levers(rules) : first_levers(rules)).wider;
        // A stretch of `part` times the spaces' give is as bad as is tolerated, or worse.
        while (part_ < 5 && 100 * part_ * part_ * part_ <= tolerance)
            ++part_;
        on_ = rules.fit == Fit::Justified && rules.narrow_lines == 0 && tolerance < worst;
    }

    [[nodiscard]] bool falls_short(Fine short_by, Fine natural, Fine spaces) const {
        return on_ && spaces > 0
               && short_by * 1000
                      > natural * glyphs_ + spaces * part_ * 1000 / stretch_part;
    }

private:
    Fine glyphs_ = 0;
    Fine part_ = 1;
    bool on_ = false;
};

}  // namespace

void LineBreaker::consider(
    std::span<const BreakPoint> points,
    const FitRules& rules,
    std::int64_t tolerance,
    std::uint32_t to
) {
    bests_.clear();
    const BreakPoint& end = points[to];
    const bool shaped = rules.narrow_lines > 0;
    const Reach reach(rules, tolerance);
    const int narrower =
        tolerance > rules.tolerance ? rules.last_expansion : rules.expansion;
    // The last round does not mind how many hyphens there are.
    const bool counted =
        rules.hyphen_lines > 0 && end.kind == BreakClass::Hyphen && tolerance < worst;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < active_.size(); ++i) {
        const Group group = active_[i];
        const Fine natural = end.end - group.start;
        const Fine spaces = end.end_space - group.start_space;
        const Fine short_by = rules.measure - natural;
        if (end.kind != BreakClass::Forced
            && reach.falls_short(short_by, natural, spaces)) {
            active_[kept++] = group;
            // Starts ascend, but for what hangs: from the next ones it is shorter still.
            if (!reach.falls_short(short_by - slack, natural + slack, spaces)) continue;
            kept = static_cast<std::size_t>(
                std::move(
                    active_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    active_.end(),
                    active_.begin() + static_cast<std::ptrdiff_t>(kept)
                )
                - active_.begin()
            );
            break;
        }
        const std::uint32_t from = group.point;
        const Fine least = natural - spaces / shrink_part - natural * narrower / 1000;
        std::uint8_t fitness = decent;
        std::int64_t demerits = -1;
        for (std::uint32_t n = group.first; n < group.first + group.count; ++n) {
            const Node node = nodes_[n];
            if (shaped || n == group.first)
                demerits =
                    line_demerits(points, from, to, rules, node.line, tolerance, fitness);
            if (demerits < 0) continue;
            if (counted && node.hyphens >= rules.hyphen_lines) continue;
            const bool clash =
                node.previous != none && std::abs(int{fitness} - int{node.fitness}) > 1;
            offer(
                {to,
                 node.line + 1,
                 n,
                 fitness,
                 static_cast<std::uint8_t>(counted ? node.hyphens + 1 : 0),
                 node.demerits + demerits + (clash ? cost::neighbours : 0)}
            );
        }
        if (least <= rules.measure + slack) active_[kept++] = group;
    }
    active_.resize(kept);
}

bool LineBreaker::run(
    std::span<const BreakPoint> points, const FitRules& rules, std::int64_t tolerance
) {
    nodes_.clear();
    active_.clear();
    nodes_.push_back({0, 0, none, decent, 0, 0});
    active_.push_back({0, 1, 0, points[0].start, points[0].start_space});
    const bool last_resort = tolerance >= worst;
    for (std::uint32_t to = 1; to < points.size(); ++to) {
        const std::uint32_t nearest =
            nodes_.empty() ? 0 : static_cast<std::uint32_t>(nodes_.size() - 1);
        consider(points, rules, tolerance, to);
        const bool forced = points[to].kind == BreakClass::Forced;
        if (bests_.empty() && last_resort && (forced || active_.empty())) {
            // Nothing fits: the line from the latest break is taken as it is, overfull.
            const Node node = nodes_[nearest];
            bests_.push_back(
                {to, node.line + 1, nearest, decent, 0, node.demerits + square(worst)}
            );
        }
        if (forced) active_.clear();
        if (!bests_.empty()) keep_bests(points[to]);
        if (active_.empty()) return false;
    }
    return true;
}

Breaks LineBreaker::trace(std::uint32_t node) const {
    Breaks result;
    result.demerits = nodes_[node].demerits;
    for (; nodes_[node].previous != none; node = nodes_[node].previous)
        result.ends.push_back(nodes_[node].point);
    std::reverse(result.ends.begin(), result.ends.end());
    return result;
}

/// The best ending with that many lines, or with any when `lines` is none.
Breaks LineBreaker::best_with(std::uint32_t lines) const {
    const Group last = active_.back();
    std::uint32_t best = none;
    for (std::uint32_t n = last.first; n < last.first + last.count; ++n) {
        if (lines != none && nodes_[n].line != lines) continue;
        if (best == none || nodes_[n].demerits < nodes_[best].demerits) best = n;
    }
    return best == none ? Breaks{} : trace(best);
}

BreakResult LineBreaker::break_lines(
    std::span<const BreakPoint> points, const FitRules& rules, Variants variants
) {
    BreakResult result;
    const std::array<std::int64_t, 3> ladder{rules.tolerance, rules.tolerance * 4, worst};
    for (const std::int64_t tolerance : ladder)
        if (run(points, rules, tolerance)) break;
    result.best = best_with(none);
    if (variants == Variants::None) return result;
    const auto lines = static_cast<std::uint32_t>(result.best.ends.size());
    result.longer = best_with(lines + 1);
    if (lines > 1) result.shorter = best_with(lines - 1);
    return result;
}

}  // namespace pam::galley
