// Ids of headings: slugs of their words, unique in the document, never empty.
#pragma once

#include "document/document.h"

#include <set>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// "The Spouter-Inn" -> "the-spouter-inn"; letters of every script stay, and "section"
/// stands for a heading without a letter or digit. At most 60 bytes.
[[nodiscard]] std::string slug(std::string_view words);

/// Gives every heading without an id a unique slug, in document order ("-2", "-3" ... on
/// repeats).
void give_heading_ids(document::Document& document);

}  // namespace pam::manuscript
