// What attributes of words mean.
#pragma once

#include "manuscript/markdown_attributes.h"
#include "manuscript/markdown_inlines.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// A group by its classes: smallcaps, underline ...; Plain where none means anything.
[[nodiscard]] Group group_of(const Attributes& attributes);
/// A class's kind of group, Plain where it means nothing.
[[nodiscard]] GroupKind kind_of_class(std::string_view name);
/// Classes and keys that mean nothing on words.
[[nodiscard]] std::vector<std::string> without_effect(const Attributes& attributes);

[[nodiscard]] document::Direction direction_of(std::string_view written);

}  // namespace pam::manuscript::markdown
