// Whom the e-book is made for. There is one text; its form differs only where a reading
// system is known to want another.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace pam::epub {

/// Universal: every reading system. Kobo: Kobo's own readers, as KEPUB. Kindle: for
/// Amazon's converters. Apple: Apple Books.
enum class Reader { Universal, Kobo, Kindle, Apple };

inline constexpr std::array<std::string_view, 4> reader_names{
    "universal", "kobo", "kindle", "apple"};

[[nodiscard]] std::string_view name_of(Reader reader);
[[nodiscard]] std::optional<Reader> reader_named(std::string_view name);

/// What a file made for this reader ends in: Kobo's devices know KEPUB by its name alone;
/// the others' say whom they are for, so that all can lie in one folder.
[[nodiscard]] std::string_view extension_for(Reader reader);

/// How many levels of contents it shows.
[[nodiscard]] int contents_levels(Reader reader);

}  // namespace pam::epub
