// Web and mail addresses in running text, in angle brackets or bare (the autolinks of
// GitHub Flavored Markdown).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript::markdown {

struct Address {
    std::size_t begin = 0, end = 0;  // as typed
    std::string target;
};

/// "<https://example.org/>" or "<name@example.org>" at `at`, the brackets included.
[[nodiscard]] std::optional<Address>
scan_angle_address(std::string_view text, std::size_t at);

/// The web address of which `at` is the colon after its scheme or the first letter of
/// "www.".
[[nodiscard]] std::optional<Address>
scan_bare_address(std::string_view text, std::size_t at);

/// The next web or mail address at or after `at`.
[[nodiscard]] std::optional<Address>
find_bare_address(std::string_view text, std::size_t at);

}  // namespace pam::manuscript::markdown
