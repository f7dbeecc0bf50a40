// Characters that XML 1.0 cannot hold (production 2, Char) cannot stand in an e-book, and
// no font shows them. Both outputs show U+FFFD in their place, so that the loss is seen,
// not hidden.
#pragma once

#include "base/diagnostic.h"
#include "model/typeset_model.h"

#include <string>
#include <string_view>

namespace pam::model {

/// U+0000 to U+001F save TAB, LF and CR; U+FFFE and U+FFFF.
[[nodiscard]] bool is_unshowable(char32_t c);

/// Offset of the first byte of an unshowable character, or npos.
[[nodiscard]] std::size_t find_unshowable(std::string_view text);

/// The text with U+FFFD for each unshowable character; for attributes and metadata.
[[nodiscard]] std::string showable(std::string_view text);

/// The same for a node of the tree: `splices` are kept true, and the first such character
/// is told to the log. CR LF and CR, which only preformatted text may hold, become LF as
/// XML 1.0 2.11 asks.
void make_showable(TextNode& node, Diagnostics& log);

}  // namespace pam::model
