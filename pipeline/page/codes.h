// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/page.md.
#pragma once

namespace pam::page::codes {

inline constexpr const char* page_short = "PG001";      // lines are missing at its foot
inline constexpr const char* note_parted = "PG002";     // a note runs on to the next page
inline constexpr const char* panel_too_tall = "PG003";  // higher than the text area
inline constexpr const char* keep_broken = "PG004";  // a widow, an orphan, a parted heading
inline constexpr const char* spread_uneven =
    "PG005";                                       // facing pages end on different lines
inline constexpr const char* label_cut = "PG006";  // a running head wider than its room
inline constexpr const char* no_room = "PG007";    // margins leave no place for a line
inline constexpr const char* reference_unsettled =
    "PG008";  // says one page, leads to another

}  // namespace pam::page::codes
