// Headings, conservatively: underlined lines, "CHAPTER I", lines of capitals, centred
// lines, numbered titles. A sentence of prose never becomes one, and the manuscript's own
// list of contents stays a list.
#pragma once

#include "manuscript/items.h"

namespace pam::manuscript {

/// Marks lines of a contents list, makes headings of items from `begin` on, joins "CHAPTER
/// I" with its title, and gives levels.
void find_headings(Script& script, std::size_t begin);

/// True when the item opens a part of the work by its own words ("CHAPTER I", "Preface",
/// "CONTENTS") or by its underline; such an item ends a title page.
[[nodiscard]] bool opens_part(const Script& script, const Item& item);

/// Questions stand alone at the edge, again and again, each over an answer that is set in:
/// they are headings, and the first of them is not the work's title.
[[nodiscard]] bool asks_over_answers(const Script& script);
[[nodiscard]] bool is_question_over_answer(const Script& script, std::size_t i);

}  // namespace pam::manuscript
