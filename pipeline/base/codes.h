// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/base.md.
#pragma once

namespace pam::codes {

inline constexpr const char* file_missing = "BA001";     // no such file
inline constexpr const char* not_a_file = "BA002";       // a folder, a device, a pipe
inline constexpr const char* file_unreadable = "BA003";  // permission or input error
inline constexpr const char* file_too_large = "BA004";   // above the limit in base/limits.h
inline constexpr const char* folder_not_made = "BA005";  // the output folder cannot be made
inline constexpr const char* file_not_written = "BA006";  // disk full, permission, quota

}  // namespace pam::codes
