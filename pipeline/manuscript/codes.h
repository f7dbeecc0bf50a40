// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/manuscript.md.
#pragma once

namespace pam::codes {

// ---- plain text, copy desk, account: MS001 to MS049
inline constexpr const char* control_character =
    "MS001";  // a character no page or XML file can hold
inline constexpr const char* quotation_not_closed =
    "MS002";  // an opening mark without its closing one
inline constexpr const char* quotes_left_straight =
    "MS003";  // no quotation rules for this language
inline constexpr const char* setting_contradicted =
    "MS004";  // one fact stated twice, differently
inline constexpr const char* empty_manuscript = "MS005";  // nothing but white space

// ---- Markdown, front matter, settings: MS050 to MS099

}  // namespace pam::codes
