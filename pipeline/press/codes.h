// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/press.md.
#pragma once

namespace pam::codes {

inline constexpr const char* painter_failed =
    "PR001";  // Cairo, FreeType or libpng refused the work
inline constexpr const char* finisher_failed =
    "PR002";  // the painted file is not what it ought to be
inline constexpr const char* image_refused = "PR003";  // an image's bytes cannot be painted
inline constexpr const char* font_refused =
    "PR004";  // a font cannot be embedded as outlines

}  // namespace pam::codes
