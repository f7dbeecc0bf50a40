// Every bound in the program, so that no input can make it run for ever or fill the
// machine.
#pragma once

#include <cstddef>

namespace pam::limits {

/// A manuscript of 64 MiB is some sixty long novels; beyond that it is surely the wrong
/// file.
inline constexpr std::size_t manuscript_bytes = std::size_t{64} << 20;
inline constexpr std::size_t style_sheet_bytes = std::size_t{1} << 20;
inline constexpr std::size_t image_bytes = std::size_t{64} << 20;
inline constexpr std::size_t image_pixels = std::size_t{100} * 1000 * 1000;
inline constexpr std::size_t font_bytes = std::size_t{64} << 20;
/// Blocks or inlines inside one another; deeper ones are set flat, with a diagnostic.
inline constexpr std::size_t nesting = 64;
inline constexpr std::size_t pages = 100'000;
/// Rounds in which folios, notes and references may settle before the result is taken as it
/// is.
inline constexpr int make_up_passes = 4;
inline constexpr std::size_t diagnostics_shown = 200;
/// An XHTML file above this is split: older Adobe readers refuse larger ones.
inline constexpr std::size_t content_document_bytes = std::size_t{260} * 1000;

}  // namespace pam::limits
