// Link targets as both outputs can hold them: absolute URLs of known schemes, written in
// ASCII.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::model {

/// The URL with every character that RFC 3986 does not allow percent-encoded, or nothing
/// when it cannot stand in a finished book: a relative reference, a scheme that a reader's
/// device does not open, a host or port that is none.
[[nodiscard]] std::optional<std::string> usable_url(std::string_view target);

}  // namespace pam::model
