// Raised and lowered letters, "x^2^" and "H~2~O", told from carets and tildes of prose.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pam::manuscript::markdown {

/// Where the mark stands that closes the one at `at` ("^" or "~"). The first must follow a
/// letter, a digit or a closing mark at once; between them stand a few letters, digits and
/// signs without a blank; and where a letter or digit follows at once, only digits may
/// stand between them, so that "x^2+y^2" and "Mr~Smith~Jones" stay as they are.
[[nodiscard]] std::optional<std::size_t> scan_script(std::string_view text, std::size_t at);

}  // namespace pam::manuscript::markdown
