// Taking texts apart, each piece with its own way back to the source.
#pragma once

#include "document/document.h"

#include <cstddef>

namespace pam::manuscript::markdown {

/// Bytes [begin, end) of the text.
[[nodiscard]] document::Text
part_of(const document::Text& text, std::size_t begin, std::size_t end);

}  // namespace pam::manuscript::markdown
