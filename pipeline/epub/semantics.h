// What an element is to a reading system: epub:type (EPUB 3 Structural Semantics Vocabulary
// and, under z3998, that of ANSI/NISO Z39.98) and the ARIA role that goes with it
// (DPUB-ARIA 1.1).
#pragma once

#include "model/typeset_model.h"

#include <string>

namespace pam::epub {

struct Semantics {
    std::string type;  // epub:type
    std::string role;  // ARIA
};

/// A chapter that heads its own document, or one inside a reply, which is a plain section
/// to readers.
enum class Standing { Top, Inner };

/// A type that has a matching role never goes without it (Ace:
/// epub-type-has-matching-role).
[[nodiscard]] Semantics semantics(const model::Element& element, Standing standing);

/// Declared on the html element, for `z3998:` types.
inline constexpr const char* type_prefixes =
    "z3998: http://www.daisy.org/z3998/2012/vocab/structure/";

}  // namespace pam::epub
