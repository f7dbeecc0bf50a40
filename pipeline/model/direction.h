// Which way a text runs: by its language, or by its letters.
#pragma once

#include "style/computed_style.h"

#include <string_view>

namespace pam::model {

/// By the tag's script where it names one ("az-Arab"), else by the language's usual one.
[[nodiscard]] style::Direction direction_of(std::string_view language);

/// What a paragraph without a stated direction has within a text of direction `around`: the
/// other one, where the letters leave no doubt. From right to left inside a text from left
/// to right: the first letter is of that kind, and a third of all; the other way round: all
/// are.
[[nodiscard]] style::Direction
direction_of_letters(std::string_view text, style::Direction around);

/// The style as it is for text that runs from right to left: a house style is written for
/// text from left to right, and is mirrored for the other.
[[nodiscard]] style::ComputedStyle mirrored(style::ComputedStyle style);
[[nodiscard]] style::PageStyles mirrored(style::PageStyles pages);

}  // namespace pam::model
