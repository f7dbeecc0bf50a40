// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/galley.md.
#pragma once

namespace pam::codes {

inline constexpr const char* line_overfull = "GA001";  // a line is wider than the measure
inline constexpr const char* word_parted =
    "GA002";  // a word broken where no rule allows it
inline constexpr const char* code_turned_over = "GA003";  // a preformatted line is too long
inline constexpr const char* table_too_wide =
    "GA004";  // a table's words do not fit its columns
inline constexpr const char* measure_too_narrow = "GA005";  // insets leave no room for text
inline constexpr const char* row_set_open =
    "GA006";  // a table's row is higher than the page
inline constexpr const char* margin_too_narrow = "GA007";  // for notes in the margin
inline constexpr const char* float_stays = "GA008";        // a float that calls a note

}  // namespace pam::codes
