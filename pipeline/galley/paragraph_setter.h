// Sets one paragraph: copy to items to break points to lines, in its best form and, where
// the measure tolerates them, one line longer and one shorter.
#pragma once

#include "base/diagnostic.h"
#include "foundry/shaper.h"
#include "galley/copy.h"
#include "galley/items.h"
#include "galley/line_breaker.h"
#include "galley/line_setter.h"

#include <set>
#include <vector>

namespace pam::galley {

/// How lines of unequal length are wanted.
enum class Balance { No, Even };

/// Whether words are divided where the style says so, or wherever the patterns allow it.
enum class Hyphenation { AsStyled, Always };

/// The place a paragraph is set in. `style` gives type, alignment and line height.
struct ParagraphPlace {
    const style::ComputedStyle* style = nullptr;
    Length left;  // of the measure, from the column's left edge
    Length measure;
    Length indent;  // of the first line; negative hangs out
    style::TextAlign align = style::TextAlign::Justify;
    Balance balance = Balance::No;
    Variants variants = Variants::OneLineMoreOrLess;
    Hyphenation hyphenation = Hyphenation::AsStyled;
    int scale = 1000;  // of the lines' height, in thousandths, as that of the copy's type
    std::uint32_t marker_bytes =
        0;              // the copy begins with a hanging marker of so many bytes,
    Length marker_tab;  // and the text after it begins so far from the marker's left
};

/// Lines without places yet.
struct SetParagraph {
    Setting best;
    Setting longer;
    Setting shorter;
};

class ParagraphSetter {
public:
    ParagraphSetter(foundry::Foundry& foundry, Diagnostics& log);

    [[nodiscard]] SetParagraph set(const Copy& copy, const ParagraphPlace& place);
    /// The copy's width on one line, and that of its widest part that should not be broken.
    struct Widths {
        Length whole;
        Length widest;
    };
    [[nodiscard]] Widths
    measure(const Copy& copy, Hyphenation hyphenation = Hyphenation::AsStyled);

private:
    [[nodiscard]] RowRules row_rules(const Copy& copy, const ParagraphPlace& place) const;
    [[nodiscard]] FitRules
    fit_rules(const ParagraphPlace& place, const RowRules& row) const;
    void hang_marker(const ParagraphPlace& place, RowRules& rules);
    [[nodiscard]] Setting set_lines(
        const Copy& copy,
        const ParagraphPlace& place,
        std::span<const BreakPoint> points,
        const Breaks& breaks,
        const FitRules& rules
    );
    void even_out(
        std::span<const BreakPoint> points, const FitRules& rules, BreakResult& result
    );
    void report_missing(const Copy& copy);
    void report_parted(const Copy& copy);
    void report_overfull(
        const Copy& copy, const BreakPoint& from, const BreakPoint& to, Fine over
    );
    [[nodiscard]] Length baseline_of(const ParagraphPlace& place, const Copy& copy) const;

    foundry::Foundry& foundry_;
    Diagnostics& log_;
    Row row_;
    LineBreaker breaker_;
    std::vector<std::uint32_t> missing_;
    std::vector<std::size_t> parted_;
    std::set<char32_t> reported_;  // missing characters are told once each
};

}  // namespace pam::galley
