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
    "MS062";  // a fenced block that sets no fact
inline constexpr const char* call_without_note = "MS064";  // a mark that no note answers
inline constexpr const char* unknown_container = "MS065";  // a word after colons
inline constexpr const char* container_not_closed =
    "MS066";  // colons that open and never close
inline constexpr const char* attribute_without_effect =
    "MS067";                                         // a class or key that means nothing
inline constexpr const char* repeated_id = "MS068";  // two things with one id
inline constexpr const char* character_reference =
    "MS069";  // a character written by its name or number
inline constexpr const char* comment = "MS070";  // the author's words to themselves
inline constexpr const char* too_many_references =
    "MS071";                                      // targets copied beyond all measure
inline constexpr const char* task_box = "MS072";  // "[x]" set as a box

// ---- opening files: encodings, containers, damage: MS100 to MS129
inline constexpr const char* not_a_text = "MS100";        // bytes that no text has
inline constexpr const char* not_a_manuscript = "MS101";  // a kind of file not read here
inline constexpr const char* unlike_its_name = "MS102";   // the name says another kind
inline constexpr const char* unknown_encoding = "MS103";  // --encoding names none
inline constexpr const char* bytes_of_no_encoding =
    "MS104";  // bytes that the encoding does not know
inline constexpr const char* setting_of_unknown_value = "MS105";  // provenance: sideways
inline constexpr const char* encoding_contradicted =
    "MS106";  // the bytes are not what was said of them
inline constexpr const char* encoding_guessed = "MS107";  // two encodings fit nearly alike
inline constexpr const char* replacement_character =
    "MS108";                                      // U+FFFD: lost before it came here
inline constexpr const char* mojibake = "MS109";  // UTF-8 that was read wrongly
inline constexpr const char* direction_control = "MS110";  // turns the direction of writing
inline constexpr const char* invisible_character = "MS111";  // shows nothing

// ---- HTML: MS130 to MS159
inline constexpr const char* set_apart = "MS130";  // a part of a page that is not its text
inline constexpr const char* spacer_image = "MS131";  // an image that only keeps a distance
inline constexpr const char* links_to_other_pages =
    "MS132";  // links to pages that are not in the book
inline constexpr const char* formula_as_text = "MS133";  // MathML as a line of text
inline constexpr const char* notes_elsewhere = "MS134";  // notes in another file
inline constexpr const char* error_page = "MS135";       // a saved error message
inline constexpr const char* page_without_text =
    "MS136";  // frames or scripts instead of a text

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
inline constexpr const char* called_note_missing = "MS177";  // called but not there
inline constexpr const char* sign_shown = "MS178";  // of a font of signs, as it looks
inline constexpr const char* not_of_the_text =
    "MS179";  // a placeholder, a page number, a note's own mark

// ---- rules of the copy desk: MS200 to MS249
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
inline constexpr const char* too_many_changes = "MS233";     // more than the ledger holds
inline constexpr const char* no_prose = "MS234";             // a paragraph of marks
inline constexpr const char* provenance_left_out = "MS235";  // provenance: omit

// ---- books of several files: MS250 to MS269
inline constexpr const char* book_plan_not_read = "MS250";  // YAML that cannot be read
inline constexpr const char* book_without_files = "MS251";  // a plan that names none
inline constexpr const char* odd_book_entry = "MS252";      // an entry not understood
inline constexpr const char* unknown_place_in_file =
    "MS253";  // a link to an id that the other file lacks

// ---- structure of plain texts: MS270 to MS299
inline constexpr const char* note_without_call =
    "MS270";  // a note that no mark in the text calls
inline constexpr const char* mark_without_partner =
    "MS272";  // an underscore that opens or closes nothing
inline constexpr const char* profile_proposed =
    "MS273";                                          // the text looks as if a profile held
inline constexpr const char* encoded_mail = "MS274";  // a mail's body as it is sent
inline constexpr const char* page_separator = "MS285";  // the border of a scanned page
inline constexpr const char* page_number = "MS286";     // a page's number alone
inline constexpr const char* running_head = "MS287";    // words over page after page
inline constexpr const char* signature_mark = "MS288";  // a printer's mark at the foot

}  // namespace pam::codes
