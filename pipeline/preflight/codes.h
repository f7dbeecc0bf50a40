// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/preflight.md.
#pragma once

namespace pam::preflight::codes {

inline constexpr const char* text_lost = "PF001";  // manuscript text that the output lacks
inline constexpr const char* text_invented =
    "PF002";  // output text that the manuscript lacks
inline constexpr const char* text_differs = "PF003";  // other characters in its place
inline constexpr const char* space_differs =
    "PF004";  // two words run together, or one parted
inline constexpr const char* unknown_generated =
    "PF005";  // a folio, head or label of no known kind
inline constexpr const char* pdf_unreadable =
    "PF010";  // the PDF cannot be opened or has faults
inline constexpr const char* font_not_embedded =
    "PF011";                                        // a font file is missing in the PDF
inline constexpr const char* font_type3 = "PF012";  // drawn glyphs instead of a font
inline constexpr const char* font_unmapped =
    "PF013";  // glyphs that give back no characters
inline constexpr const char* pdf_incomplete = "PF014";  // no title, language or page labels
inline constexpr const char* link_broken =
    "PF015";  // a link or outline entry leads nowhere
inline constexpr const char* text_outside = "PF016";     // text outside marked content
inline constexpr const char* epub_unreadable = "PF020";  // the container cannot be opened
inline constexpr const char* epub_container =
    "PF021";  // mimetype, names or fields of the zip
inline constexpr const char* epub_package =
    "PF022";  // the package document is not complete
inline constexpr const char* epub_markup =
    "PF023";                                       // a content document is not well-formed
inline constexpr const char* epub_link = "PF024";  // a reference to no file or id
inline constexpr const char* note_missing = "PF025";  // a note's text is not in its place

}  // namespace pam::preflight::codes
