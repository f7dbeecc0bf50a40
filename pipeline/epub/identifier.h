// The publication's identifier: what the editor gave, or a name that is the same for every
// build.
#pragma once

#include "document/document.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pam::epub {

using Uuid = std::array<std::uint8_t, 16>;

/// RFC 9562 5.5: version 5, by SHA-1 of namespace and name.
[[nodiscard]] Uuid uuid_of_name(const Uuid& space, std::string_view name);
[[nodiscard]] std::string to_string(const Uuid& uuid);

/// `urn:isbn:`, the given identifier as it is (what only calls itself a UUID is made into
/// one), or `urn:uuid:` of title, authors and language: none of them changes when a comma
/// in the text does, so a corrected build is the same book to a reader.
[[nodiscard]] std::string
publication_identifier(const document::Metadata& facts, std::string_view language);

}  // namespace pam::epub
