// From bytes to UTF-8: what is stated holds, then a byte order mark, then what a page says
// of itself, then what the bytes look like. Every byte is answered for: what the encoding
// does not know stands in the text as U+FFFD and in the list of odd bytes.
#pragma once

#include "manuscript/manuscript.h"

#include <string>
#include <string_view>

namespace pam::manuscript {

struct Decoded {
    std::string text;
    Decoding decoding;
};

/// Whether the file may say of itself what its encoding is, as pages do.
enum class Declares { Nothing, Page };

/// Errors: MS100 not a text, MS103 the stated encoding is unknown, MS104 the bytes are not
/// of the stated encoding, or of none.
[[nodiscard]] Result<Decoded> decode(
    Bytes bytes,
    std::string_view file_name,
    std::string_view stated,
    Declares declares,
    Diagnostics& log
);

}  // namespace pam::manuscript
