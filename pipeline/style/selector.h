// Selectors: which elements a rule is for (Selectors Level 4, the part that the element
// vocabulary calls for).
#pragma once

#include "style/style_sheet.h"
#include "style/token.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pam::style {

/// One test of an element. `negated` stands for :not().
struct Simple {
    enum class Kind : std::uint8_t {
        Universal,
        Type,
        Class,
        Id,
        Root,
        FirstChild,
        Language
    };
    Kind kind = Kind::Universal;
    bool negated = false;
    std::string name;  // Language: tags, lower case, commas between
};

/// How a compound is tied to the one before it.
enum class Combinator : std::uint8_t { None, Descendant, Child, Adjacent };

/// Tests that one element must all pass.
struct Compound {
    Combinator combinator = Combinator::None;
    std::vector<Simple> tests;
};

/// The part of the element that is styled: itself, or text made before or after its
/// content.
enum class Pseudo : std::uint8_t { None, Before, After };

struct Selector {
    std::vector<Compound> compounds;  // in the order written; the last is the subject
    Pseudo pseudo = Pseudo::None;

    /// Ids, classes with pseudo-classes, names with pseudo-elements; ten bits each.
    [[nodiscard]] std::uint32_t specificity() const;
    [[nodiscard]] const Compound& subject() const { return compounds.back(); }
};

/// The selectors of a rule's prelude. One that cannot be read spoils the list, as CSS has
/// it; names and classes that the vocabulary lacks are warnings.
[[nodiscard]] std::vector<Selector>
parse_selectors(const Cursor& prelude, Reporter& report);

[[nodiscard]] bool matches(const Selector& selector, const ElementView& element);

/// The selector as CSS 2.1 writes it, for old e-readers: `:before` with one colon.
[[nodiscard]] std::string text_of(const Selector& selector);

}  // namespace pam::style
