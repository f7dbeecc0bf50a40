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
inline constexpr const char* office_file_damaged =
    "MS160";  // no archive, or one that cannot be unpacked
inline constexpr const char* office_file_locked = "MS161";  // protected by a password
inline constexpr const char* office_file_unsafe =
    "MS162";  // a bomb, or names that lead out of the archive
inline constexpr const char* office_file_of_other_kind =
    "MS163";  // a spreadsheet, an old .doc, a page ...
inline constexpr const char* office_markup_refused =
    "MS164";  // XML that is broken or beyond the limits
inline constexpr const char* transcript_disputed =
    "MS165";  // the witness heard other characters: our own fault
inline constexpr const char* comments_set_aside = "MS166";
inline constexpr const char* tracked_changes_accepted = "MS167";
inline constexpr const char* headers_set_aside = "MS168";
inline constexpr const char* hidden_text_set_aside = "MS169";
inline constexpr const char* object_not_set =
    "MS170";  // a chart, a diagram, an embedded object
inline constexpr const char* picture_not_read = "MS171";  // damaged or too large
inline constexpr const char* picture_outside = "MS172";   // linked, not in the file
inline constexpr const char* other_document_inside =
    "MS173";  // a document that is taken in
inline constexpr const char* page_reference =
    "MS174";  // a page number of the file in the text
inline constexpr const char* sign_unknown = "MS175";  // of a font of signs
inline constexpr const char* index_marks_left = "MS176";
inline constexpr const char* note_missing = "MS177";  // called but not there
inline constexpr const char* sign_shown = "MS178";    // of a font of signs, as it looks
inline constexpr const char* not_of_the_text =
    "MS179";  // a placeholder, a page number, a note's own mark

// ---- rules of the copy desk: MS200 to MS249

// ---- books of several files: MS250 to MS269

// ---- structure of plain texts: MS270 to MS299

}  // namespace pam::codes
