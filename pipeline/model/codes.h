// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/model.md.
#pragma once

namespace pam::model::codes {

inline constexpr const char* unshowable_character = "MO001";  // no XML or page can hold it
inline constexpr const char* unknown_target = "MO002";  // link to an id that is not there
inline constexpr const char* unusable_link = "MO003";   // a file, a scheme, a broken URL
inline constexpr const char* image_missing = "MO004";   // the desk found no such file
inline constexpr const char* image_not_understood =
    "MO005";                                             // not PNG, JPEG or SVG, or damaged
inline constexpr const char* image_too_large = "MO006";  // more pixels than the limit
inline constexpr const char* language_malformed = "MO007";  // not a BCP 47 tag
inline constexpr const char* empty_heading = "MO008";       // heading without any text
inline constexpr const char* nested_link = "MO009";         // a link inside a link
inline constexpr const char* note_never_called = "MO010";   // a note no reference leads to
inline constexpr const char* unknown_part = "MO011";        // of a book, asked for
inline constexpr const char* index_passage_open = "MO012";  // begins or ends nowhere
inline constexpr const char* image_undescribed =
    "MO013";  // no alternative text, and not decorative

}  // namespace pam::model::codes
