// "Did you mean": the known name nearest to a mistyped one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace pam {

/// Letters to insert, delete, change or swap with a neighbour to make one word of the other
/// (optimal string alignment distance).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of `known`, the first of equals; none when more than a third of the letters
/// differ.
[[nodiscard]] std::optional<std::string_view>
nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace pam
