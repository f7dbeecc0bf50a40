// What a page says of its own encoding: <meta charset>, <meta http-equiv>, or the XML
// declaration. The bytes are read as ASCII, as browsers do.
#pragma once

#include <string>
#include <string_view>

namespace pam::manuscript {

/// As written, empty where nothing is said in the first 4 KiB.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

}  // namespace pam::manuscript
