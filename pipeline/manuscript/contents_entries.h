// How an entry of a list of contents words itself, and what a heading is called by it:
// "Loomings .... 12" names the heading "CHAPTER 1. Loomings".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// Keys (see words_key) under which an entry may name a heading, the whole wording first;
/// page numbers, then a number before it, are left out.
[[nodiscard]] std::vector<std::string> entry_keys(std::string_view words);

/// Keys under which a heading may be named: its whole wording, and the title after "CHAPTER
/// 1." or "IV.".
[[nodiscard]] std::vector<std::string> heading_keys(std::string_view words);

/// "12", "xiv"
[[nodiscard]] bool is_page_number(std::string_view word);

/// The line ends with a page number that leaders or a gap part from its words.
[[nodiscard]] bool ends_with_page_number(std::string_view line);

/// "CONTENTS", "Table of Contents", "Inhalt" and their like.
[[nodiscard]] bool is_contents_heading(std::string_view words);

}  // namespace pam::manuscript
