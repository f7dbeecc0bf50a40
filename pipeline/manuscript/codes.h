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
inline constexpr const char* call_without_note = "MS064";  // "[^1]" and no such note
inline constexpr const char* unknown_container = "MS065";  // a word after colons
inline constexpr const char* container_not_closed =
    "MS066";  // colons that open and never close
inline constexpr const char* attribute_without_effect =
    "MS067";                                           // a class or key that means nothing
inline constexpr const char* repeated_id = "MS068";    // two things with one id
inline constexpr const char* entity = "MS069";         // a character written by its name
inline constexpr const char* comment = "MS070";        // the author's words to themselves
inline constexpr const char* too_many_references =
    "MS071";  // targets copied beyond all measure
inline constexpr const char* task_box = "MS072";  // "[x]" set as a box

// ---- opening files: encodings, containers, damage: MS100 to MS129

// ---- HTML: MS130 to MS159

// ---- word processor files: MS160 to MS199

// ---- rules of the copy desk: MS200 to MS249

// ---- books of several files: MS250 to MS269

// ---- structure of plain texts: MS270 to MS299

}  // namespace pam::codes
