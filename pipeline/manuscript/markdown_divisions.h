// What the parts of a letter, an epigraph or a play are, once it is known that it is one.
#pragma once

#include "document/document.h"

#include <string>
#include <string_view>

namespace pam::manuscript::markdown {

/// The words of a paragraph; empty for anything else.
[[nodiscard]] std::string words_of(const document::Block& block);
/// At most sixty characters, and some.
[[nodiscard]] bool is_short(std::string_view words);
[[nodiscard]] bool begins_with_dash(std::string_view words);
void set_role(document::Block& block, document::Role role);

/// "Dear friends," at the head, "Yours," and a name at the end.
[[nodiscard]] bool reads_like_letter(const document::Blocks& blocks);

/// Gives the lines of a letter, a reply or an epigraph their roles where their shape tells
/// them.
void find_roles(document::Division& division);

/// Parts the speeches of a play from its directions: a paragraph that begins with a name in
/// bold, small capitals or capitals, and a full stop or colon after it, is a speech; one in
/// brackets or in emphasis is a direction; others go on with the speech before them.
[[nodiscard]] document::Blocks as_drama(document::Blocks blocks);

}  // namespace pam::manuscript::markdown
