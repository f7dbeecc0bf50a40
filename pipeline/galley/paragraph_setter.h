// Sets one paragraph: copy to items to break points to lines, in its best form and, where
// the measure tolerates them, one line longer and one shorter.
#pragma once

#include "base/diagnostic.h"
#include "foundry/shaper.h"
#include "galley/copy.h"
#include "galley/items.h"
#include "galley/line_breaker.h"
#include "galley/line_setter.h"

#include <memory>
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
    bool outlive = true;  // all that the copy points to lives as long as the galley
    Hyphenation hyphenation = Hyphenation::AsStyled;
    int narrow_lines = 0;  // so many lines stand beside an initial,
    Length narrow_by;      // which leaves so much less room
    int scale = 1000;  // of the lines' height, in thousandths, as that of the copy's type
    std::uint32_t marker_bytes =
        0;              // the copy begins with a hanging marker of so many bytes,
    Length marker_tab;  // and the text after it begins so far from the marker's left
};

struct Recipe {
    Copy copy;
    ParagraphPlace place;
    Breaks longer, shorter;
    std::size_t marker_fragments = 0;  // at the head of the first line, set apart
};

/// Lines without places yet. With a recipe, the longer and shorter ones are outlines.
struct SetParagraph {
    Setting best;
    Setting longer;
    Setting shorter;
    std::shared_ptr<Recipe> recipe;
};

class ParagraphSetter {
public:
    ParagraphSetter(foundry::Foundry& foundry, Diagnostics& log);

    [[nodiscard]] SetParagraph set(const Copy& copy, const ParagraphPlace& place);
    /// The lines of breaks found before in the same copy and place.
    [[nodiscard]] std::vector<SetLine>
    set_again(const Copy& copy, const ParagraphPlace& place, const Breaks& breaks);
    /// The copy's width on one line, and that of its widest part that should not be broken.
    struct Widths {
        Length whole;
        Length widest;
    };
    [[nodiscard]] Widths
    measure(const Copy& copy, Hyphenation hyphenation = Hyphenation::AsStyled);

private:
    enum class Fill { Glyphs, Outline };

    [[nodiscard]] RowRules row_rules(const Copy& copy, const ParagraphPlace& place) const;
    [[nodiscard]] FitRules
    fit_rules(const ParagraphPlace& place, const RowRules& row) const;
    void hang_marker(const ParagraphPlace& place, RowRules& rules);
    [[nodiscard]] Setting set_lines(
        const Copy& copy,
        const ParagraphPlace& place,
        std::span<const BreakPoint> points,
        const Breaks& breaks,
        const FitRules& rules,
        Fill fill
    );
    void set_others(
        const Copy& copy,
        const ParagraphPlace& place,
        std::span<const BreakPoint> points,
        BreakResult result,
        const FitRules& rules,
        SetParagraph& set
    );
    void even_out(
        std::span<const BreakPoint> points, const FitRules& rules, BreakResult& result
    );
    void report_missing(const Copy& copy);
    void report_parted(const Copy& copy);
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
