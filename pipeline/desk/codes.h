// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/desk.md.
#pragma once

namespace pam::desk::codes {

inline constexpr const char* not_utf8 = "DK001";       // a style sheet that is not UTF-8
inline constexpr const char* empty_file = "DK002";     // no visible character at all
inline constexpr const char* unknown_style = "DK004";  // --style names no house style
inline constexpr const char* style_with_errors =
    "DK005";  // the style sheet must be mended first
inline constexpr const char* account_open =
    "DK006";                                       // the reader's account does not balance
inline constexpr const char* same_name = "DK007";  // two manuscripts would write one file
inline constexpr const char* house_not_found =
    "DK008";  // styles/ or fonts/ are not where they belong
inline constexpr const char* wrong_option = "DK009";  // an option or value nobody knows
inline constexpr const char* output_in_place =
    "DK010";  // an output would replace its manuscript
inline constexpr const char* folder_without_manuscripts =
    "DK011";  // a folder that is no book
inline constexpr const char* file_outside_book =
    "DK012";  // a book names a file that is not in its folder
inline constexpr const char* too_many_files = "DK013";  // more than any book has
inline constexpr const char* no_such_page = "DK014";    // explain was asked for another
inline constexpr const char* cover_refused = "DK015";   // the editor's picture is no cover
inline constexpr const char* cover_doubtful = "DK016";  // it is one, but not a good one
inline constexpr const char* unknown_output = "DK017";  // neither EPUB nor PDF

}  // namespace pam::desk::codes
