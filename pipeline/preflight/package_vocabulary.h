// The words of the package document (EPUB 3.3, appendix D): properties and relations, with
// and without a prefix. Lists have a space on both sides of each word.
#pragma once

#include <string>
#include <string_view>

namespace pam::preflight {

inline constexpr std::string_view dublin_core =
    " contributor coverage creator date description format identifier language publisher "
    "relation rights source subject title type ";

inline constexpr std::string_view link_relations =
    " acquire alternate marc21xml-record mods-record onix-record record voicing "
    "xml-signature "
    "xmp-record ";

inline constexpr std::string_view link_properties = " onix xmp marc21xml mods ";

inline constexpr std::string_view itemref_properties =
    " page-spread-left page-spread-right page-spread-center ";

/// Properties of `meta` that mean nothing without what they refine.
inline constexpr std::string_view refining_properties =
    " collection-type group-position identifier-type role source-of term title-type "
    "authority display-seq ";

/// Whether a word with a prefix can be one: of the reserved vocabularies a11y, media and
/// rendition all words are known, of others none.
[[nodiscard]] bool may_be_property(std::string_view word);

/// The values that a property of a closed list may have; empty where it may have any.
[[nodiscard]] std::string_view values_of(std::string_view property);

/// XML 1.0's ID, which is a name without a colon.
[[nodiscard]] bool is_xml_id(std::string_view value);

}  // namespace pam::preflight
