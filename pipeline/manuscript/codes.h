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
inline constexpr const char* raw_html = "MS050";  // HTML in the text: shown as typed
inline constexpr const char* settings_not_read = "MS051";  // YAML that cannot be read
inline constexpr const char* unknown_setting = "MS052";    // a key that names no fact
inline constexpr const char* setting_of_wrong_kind =
    "MS053";  // a list or mapping where a text must be
inline constexpr const char* unused_note = "MS054";    // a note that nothing refers to
inline constexpr const char* repeated_note = "MS055";  // two notes with one label
inline constexpr const char* unused_definition =
    "MS056";  // a link reference that nothing uses
inline constexpr const char* definition_as_text =
    "MS057";  // the same, but it reads as text
inline constexpr const char* surplus_cell =
    "MS058";  // more cells in a row than in the head
inline constexpr const char* list_numbers_kept =
    "MS059";  // list numbers that do not count on
inline constexpr const char* link_without_goal =
    "MS060";  // a link that leads nowhere in a book
inline constexpr const char* nested_too_deep =
    "MS061";  // nesting beyond the limit is set flat
inline constexpr const char* front_matter_as_text =
    "MS062";                                            // a fenced block that sets no fact
inline constexpr const char* notes_as_typed = "MS063";  // brackets that the parser loses

// ---- opening files: encodings, containers, damage: MS100 to MS129

// ---- HTML: MS130 to MS159

// ---- word processor files: MS160 to MS199

// ---- rules of the copy desk: MS200 to MS249
inline constexpr const char* character_reference =
    "MS200";  // a character written by its name or number
inline constexpr const char* quotation_mark = "MS201";  // straight marks of quotation
inline constexpr const char* apostrophe = "MS202";      // a straight apostrophe
inline constexpr const char* prime = "MS203";           // feet, inches, minutes, seconds
inline constexpr const char* dash = "MS204";            // two or three hyphens
inline constexpr const char* spaced_hyphen = "MS205";   // a hyphen between blanks
inline constexpr const char* hyphen_as_dash =
    "MS206";  // a hyphen in the place of a dash ("for peace-the year")
inline constexpr const char* speech_dash = "MS207";     // a paragraph that begins a speech
inline constexpr const char* space_at_dash = "MS208";   // a blank on one side of a dash
inline constexpr const char* number_range = "MS209";    // 1914-18
inline constexpr const char* minus_sign = "MS210";      // -5 degrees
inline constexpr const char* ellipsis = "MS211";        // three points
inline constexpr const char* split_hyphen = "MS212";    // petty- bourgeoisie
inline constexpr const char* doubled_word = "MS213";    // the the
inline constexpr const char* surplus_space = "MS214";   // a blank before a comma
inline constexpr const char* missing_space = "MS215";   // no blank after a full stop
inline constexpr const char* no_break_space = "MS216";  // a blank that may not end a line
inline constexpr const char* french_space = "MS217";    // before ; : ! ? and in guillemets
inline constexpr const char* copyright_sign = "MS218";  // (c)
inline constexpr const char* no_such_entry =
    "MS230";  // refused or accepted, but not in the ledger
inline constexpr const char* entry_not_put_back =
    "MS231";  // refused, but its text is not in the document
inline constexpr const char* entry_refused_and_accepted = "MS232";  // both at once
inline constexpr const char* too_many_changes = "MS233";  // more than the ledger holds
inline constexpr const char* no_prose = "MS234";          // a paragraph of marks

// ---- books of several files: MS250 to MS269

// ---- structure of plain texts: MS270 to MS299

}  // namespace pam::codes
