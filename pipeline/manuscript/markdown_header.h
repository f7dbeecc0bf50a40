// Facts of the work as the first lines of a text without fences around them.
#pragma once

#include "manuscript/manuscript.h"
#include "manuscript/markdown_tree.h"

#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

struct Header {
    std::vector<Setting> settings;
    std::size_t lines = 0;  // how many it takes
};

/// "Title: The Room", "Author: Ada Lamp" ... up to a blank line. Every line must name a
/// fact that is known and one of them must be the title: else it is text.
[[nodiscard]] std::optional<Header>
read_labelled_header(std::string_view text, const std::vector<Stretch>& lines);

/// "% title", "% author; author", "% date", at least two of them, and a blank line.
[[nodiscard]] std::optional<Header>
read_percent_header(std::string_view text, const std::vector<Stretch>& lines);

}  // namespace pam::manuscript::markdown
