// What is said of the pages: their score, and why one of them is as it is.
#pragma once

#include "base/json.h"
#include "base/source.h"
#include "page/explanation.h"
#include "page/paged_document.h"
#include "page/score.h"

#include <cstddef>
#include <string>

namespace pam::desk {

/// A table, a line for each page, and the totals. `overfull` lines are counted by their
/// diagnostics.
[[nodiscard]] std::string
score_told(const page::Score& score, const Sources& sources, std::size_t overfull);
void write_score(JsonWriter& json, const page::Score& score, std::size_t overfull);

/// The lines of the page with their places in the manuscript, then what decided its foot.
[[nodiscard]] std::string explanation_told(
    const page::Explanation& explanation, const page::Page& page, const Sources& sources
);

}  // namespace pam::desk
