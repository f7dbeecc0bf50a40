// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/foundry.md.
#pragma once

namespace pam::codes {

inline constexpr const char* catalogue_bad = "FD001";  // families.yaml cannot be understood
inline constexpr const char* family_unknown =
    "FD002";                                           // no family of that name is declared
inline constexpr const char* face_missing = "FD003";   // the declared file is not installed
inline constexpr const char* face_differs = "FD004";   // the file holds another face
inline constexpr const char* glyph_missing = "FD005";  // no declared face has the character
inline constexpr const char* face_substituted = "FD006";  // weight or slope not declared
inline constexpr const char* feature_missing =
    "FD007";  // no small caps or figures in the face
inline constexpr const char* patterns_missing = "FD008";  // no hyphenation for the language
inline constexpr const char* font_not_embeddable =
    "FD009";  // its makers forbid it, or HarfBuzz cannot cut it

}  // namespace pam::codes
