// From declarations to computed values: who wins, what is inherited, what a length comes
// to.
#pragma once

#include "style/rules.h"

#include <array>

namespace pam::style {

/// The declaration that wins for each property; null where there is none.
using Winners = std::array<const Declaration*, property_count>;

/// What relative lengths are relative to.
struct Basis {
    Length size;         // em
    Length line_height;  // lh
    Rules::Root root;    // rem, rlh
    Length whole;        // 100 %; zero where percentages have no meaning
};

/// Nearest length; held to ±10 000 pt, beyond which no page lies.
[[nodiscard]] Length resolve(const Measure& measure, const Basis& basis);

/// Later declarations win over earlier ones, `!important` over both.
void cascade(const std::vector<Declaration>& declarations, Winners& winners);

/// `parent` is null for the root of the tree.
[[nodiscard]] ComputedStyle apply(
    const Winners& winners,
    const ComputedStyle* parent,
    const Rules::Root& root,
    Length whole = {}
);

/// Takes over one property that is no margin, padding or border: those have more to them.
void copy_value(Property property, const ComputedStyle& from, ComputedStyle& into);

/// What an element has that nothing is said of, and that has no parent.
[[nodiscard]] const ComputedStyle& initial_style();

/// What an element has that nothing is said of: the parent's type, no boxes.
[[nodiscard]] ComputedStyle inherited_style(const ComputedStyle& parent);

/// The element's values in one medium.
[[nodiscard]] ComputedStyle compute(
    const Rules& rules,
    const ElementView& element,
    const ComputedStyle* parent,
    Medium medium
);

[[nodiscard]] PageStyles page_styles(const Rules& rules, const ComputedStyle& root);

}  // namespace pam::style
