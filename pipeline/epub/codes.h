// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/epub.md.
#pragma once

namespace pam::epub::codes {

inline constexpr const char* archive_failed =
    "EP001";  // libzip could not make the container
inline constexpr const char* unholdable_text =
    "EP002";  // a file would not be well-formed XML

}  // namespace pam::epub::codes
