// Brute force beside the programme: on short random paragraphs every way of breaking is
// tried.
#include "galley/line_breaker.h"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <random>

using namespace pam::galley;

namespace {

constexpr Fine point = 65'536;

/// A paragraph of random words, some with a hyphenation point, spaces a quarter of an em of
/// ten points.
std::vector<BreakPoint> random_paragraph(std::mt19937& random, std::size_t words) {
    std::vector<BreakPoint> points(1);
    Fine width = 0;
    Fine spaces = 0;
    const auto number = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    for (std::size_t i = 0; i < words; ++i) {
        const Fine word = number(10, 60) * point;
        if (number(0, 2) == 0) {
            BreakPoint hyphen;
            hyphen.kind = BreakClass::Hyphen;
            hyphen.penalty = cost::hyphen;
            hyphen.end = width + word / 2 + 3 * point;
            hyphen.start = width + word / 2;
            hyphen.end_space = hyphen.start_space = spaces;
            points.push_back(hyphen);
        }
        width += word;
        BreakPoint after;
        after.end = width - number(0, 2) * point;
        after.end_space = spaces;
        after.last_word = static_cast<std::uint32_t>(number(1, 4));
        if (i + 1 == words) {
            after.kind = BreakClass::Forced;
        } else {
            width += 5 * point / 2;
            spaces += 5 * point / 2;
            after.first_word = static_cast<std::uint32_t>(number(1, 4));
        }
        after.start = width;
        after.start_space = spaces;
        points.push_back(after);
    }
    return points;
}

struct Whole {
    std::int64_t demerits = 0;
    std::vector<std::uint32_t> ends;
};

/// Every way to break from `from` on, best by number of lines.
class Enumeration {
public:
    Enumeration(
        const std::vector<BreakPoint>& points, const FitRules& rules, std::int64_t tolerance
    )
        : points_(points)
        , rules_(rules)
        , tolerance_(tolerance) {
        extend(0, 1, 0, 0);
    }

    std::map<std::size_t, Whole> best;

private:
    void extend(std::uint32_t from, std::uint8_t fitness, std::int64_t sum, int hyphens) {
        if (from + 1 == points_.size()) {
            const auto found = best.find(path_.size());
            if (found == best.end() || sum < found->second.demerits)
                best[path_.size()] = {sum, path_};
            return;
        }
        for (std::uint32_t to = from + 1; to < points_.size(); ++to) {
            std::uint8_t here = 1;
            const auto line = static_cast<std::uint32_t>(path_.size());
            const std::int64_t demerits =
                line_demerits(points_, from, to, rules_, line, tolerance_, here);
            if (demerits < 0) continue;
            const bool hyphen = points_[to].kind == BreakClass::Hyphen;
            const bool limited = rules_.hyphen_lines > 0 && tolerance_ < 10'000;
            if (limited && hyphen && hyphens >= rules_.hyphen_lines) continue;
            const bool clash = from != 0 && std::abs(int{here} - int{fitness}) > 1;
            path_.push_back(to);
            extend(
                to,
                here,
                sum + demerits + (clash ? cost::neighbours : 0),
                hyphen ? hyphens + 1 : 0
            );
            path_.pop_back();
        }
    }

    const std::vector<BreakPoint>& points_;
    const FitRules& rules_;
    std::int64_t tolerance_;
    std::vector<std::uint32_t> path_;
};

std::optional<Whole> best_of(const std::map<std::size_t, Whole>& all) {
    std::optional<Whole> best;
    for (const auto& [lines, whole] : all)
        if (!best || whole.demerits < best->demerits) best = whole;
    return best;
}

}  // namespace

TEST_CASE("the programme finds what trying every way finds", "[galley]") {
    std::mt19937 random(1848);
    LineBreaker breaker;
    int compared = 0;
    int with_variants = 0;
    for (int round = 0; round < 10'000; ++round) {
        const auto points =
            random_paragraph(random, 5 + static_cast<std::size_t>(round % 9));
        FitRules rules;
        rules.measure = (round % 3 == 0 ? 90 : round % 3 == 1 ? 130 : 170) * point;
        rules.fit = round % 5 == 4 ? Fit::Ragged : Fit::Justified;
        rules.ragged_zone = rules.measure / 6;
        rules.narrow_lines = round % 7 == 6 ? 1 + round % 3 : 0;
        rules.narrow_by = 20 * point;
        rules.hyphen_lines = round % 4 == 1 ? 1 : round % 4 == 3 ? 2 : 0;
        rules.last_hyphen = round % 6 != 5;
        rules.hyphen_zone = round % 8 == 2 ? 12 * point : 0;
        if (round % 11 == 0) rules.expansion = 0;
        if (round % 13 == 0) rules.last_expansion = rules.last_tracking = 0;
        const BreakResult found =
            breaker.break_lines(points, rules, Variants::OneLineMoreOrLess);
        for (const std::int64_t tolerance : {200, 800, 10'000}) {
            const Enumeration all(points, rules, tolerance);
            const auto best = best_of(all.best);
            if (!best) continue;
            INFO("round " << round << " tolerance " << tolerance);
            CHECK(found.best.demerits == best->demerits);
            const std::size_t lines = found.best.ends.size();
            const auto longer = all.best.find(lines + 1);
            CHECK((longer != all.best.end()) == !found.longer.ends.empty());
            if (longer != all.best.end())
                CHECK(found.longer.demerits == longer->second.demerits);
            const auto shorter = all.best.find(lines - 1);
            CHECK((shorter != all.best.end()) == !found.shorter.ends.empty());
            if (shorter != all.best.end())
                CHECK(found.shorter.demerits == shorter->second.demerits);
            with_variants += longer != all.best.end() || shorter != all.best.end() ? 1 : 0;
            ++compared;
            break;
        }
    }
    CHECK(compared > 7'500);
    CHECK(with_variants > 750);
}

TEST_CASE(
    "a line fills its measure exactly, expansion first, then the spaces", "[galley]"
) {
    BreakPoint from;
    BreakPoint to;
    to.end = 95 * point;
    to.end_space = 10 * point;
    FitRules rules;
    rules.measure = 100 * point;
    const LineFit fit = fit_line(from, to, rules, 0);
    CHECK(fit.expansion == 20);
    CHECK(
        fit.natural + (fit.natural - fit.spaces) * fit.expansion / 1000 + fit.rest
        == rules.measure
    );
    CHECK(fit.over == 0);
}

TEST_CASE(
    "a line that would be bad is expanded further, then spaced out, then its spaces give",
    "[galley]"
) {
    FitRules rules;
    rules.measure = 100 * point;
    BreakPoint from;
    BreakPoint to;
    to.end_space = 10 * point;
    // 90 pt of glyphs give 1.8 pt, the spaces 5: at 93.2 pt they are just used up.
    for (int natural = 860; natural <= 1080; ++natural) {
        to.end = natural * point / 10;
        const LineFit fit = fit_line(from, to, rules, 0);
        const Fine glyphs = fit.natural - fit.spaces;
        INFO("natural width " << natural);
        if (fit.over == 0)
            CHECK(
                std::abs(
                    fit.natural + glyphs * fit.expansion / 1000 + fit.tracking + fit.rest
                    - rules.measure
                )
                <= 1
            );
        std::uint8_t fitness = 0;
        const bool usual =
            line_demerits(std::vector{from, to}, 0, 1, rules, 0, rules.tolerance, fitness)
            >= 0;
        if (usual) {
            CHECK(std::abs(fit.expansion) <= 20);
            CHECK(fit.tracking == 0);
        }
        CHECK(std::abs(fit.expansion) <= 30);
        CHECK(fit.tracking >= 0);
        CHECK(fit.tracking <= glyphs * 20 / 1000);
        if (fit.tracking > 0) {
            CHECK_FALSE(usual);
            CHECK(fit.expansion == 30);
            CHECK(fit.rest >= fit.spaces / 2);  // no more than the spaces need
        }
    }
    to.end = 88 * point;
    CHECK(fit_line(from, to, rules, 0).tracking > 0);
    to.end = 1055 * point / 10;
    CHECK(fit_line(from, to, rules, 0).over == 0);
    CHECK(fit_line(from, to, rules, 0).tracking == 0);
    rules.last_expansion = rules.expansion;
    CHECK(fit_line(from, to, rules, 0).over > 0);
}

TEST_CASE("what expansion leaves over is for the spaces to stretch", "[galley]") {
    BreakPoint from;
    BreakPoint to;
    to.end_space = 10 * point;
    FitRules rules;
    rules.measure = 100 * point;
    for (int natural = 983; natural <= 1016; ++natural) {
        to.end = natural * point / 10 + 7;
        const LineFit fit = fit_line(from, to, rules, 0);
        const Fine glyphs = fit.natural - fit.spaces;
        INFO("natural width " << natural);
        CHECK(std::abs(fit.expansion) < rules.expansion);
        CHECK(fit.rest >= 0);
        CHECK(fit.rest <= glyphs / 1000 + 1);
    }
}

TEST_CASE("the last line is not stretched, nor is a ragged one", "[galley]") {
    BreakPoint from;
    BreakPoint to;
    to.end = 50 * point;
    to.end_space = 10 * point;
    to.kind = BreakClass::Forced;
    FitRules rules;
    rules.measure = 100 * point;
    CHECK(fit_line(from, to, rules, 0).rest == 0);
    to.kind = BreakClass::Plain;
    rules.fit = Fit::Ragged;
    CHECK(fit_line(from, to, rules, 0).rest == 0);
}

TEST_CASE(
    "a word wider than the measure makes an overfull line, and says by how much", "[galley]"
) {
    std::vector<BreakPoint> points(2);
    points[1].end = 120 * point;
    points[1].kind = BreakClass::Forced;
    FitRules rules;
    rules.measure = 100 * point;
    LineBreaker breaker;
    const BreakResult result = breaker.break_lines(points, rules, Variants::None);
    REQUIRE(result.best.ends.size() == 1);
    const LineFit fit = fit_line(points[0], points[1], rules, 0);
    CHECK(fit.over > 16 * point);
    CHECK(fit.over <= 20 * point);
}
