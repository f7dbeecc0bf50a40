// The international number of a book: ISO 2108.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::document {

/// The digits of an ISBN-13, or of an ISBN-10 turned into one, when the text is an ISBN
/// whose check digit is right (ISO 2108, annex A); spaces, hyphens and the word ISBN may
/// stand in it.
[[nodiscard]] std::optional<std::string> isbn13(std::string_view text);

/// True for what is written like an ISBN, whether its check digit is right or not.
[[nodiscard]] bool is_like_isbn(std::string_view text);

}  // namespace pam::document
