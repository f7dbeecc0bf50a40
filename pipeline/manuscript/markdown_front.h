// What a Markdown manuscript states about itself before it begins: settings between two
// lines of "---", "Title: ..." lines as MultiMarkdown has them, or Pandoc's lines of "%".
#pragma once

#include "manuscript/manuscript.h"

#include <cstddef>
#include <vector>

namespace pam::manuscript::markdown {

struct FrontMatter {
    std::vector<Setting> settings;
    std::vector<Consumed> consumed;
    std::size_t end = 0;  // where the Markdown begins; past a byte order mark in any case
};

/// A fenced block that sets none of our facts is no front matter: it stays in the text, and
/// a diagnostic says so.
[[nodiscard]] FrontMatter read_front_matter(const Source& source, Diagnostics& log);

}  // namespace pam::manuscript::markdown
