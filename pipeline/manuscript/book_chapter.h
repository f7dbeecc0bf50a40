// A manuscript of its own becomes a chapter of a book.
#pragma once

#include "manuscript/book.h"

#include <string>
#include <string_view>

namespace pam::manuscript {

/// The title block becomes the chapter's heading of `level` and lines below it, and the
/// other headings go below that heading; without a title the highest heading is of `level`.
/// Image targets lead from the folder of the plan instead of that of the chapter's file.
void make_chapter(document::Document& document, const Chapter& chapter, int level);

/// The target in the book of an image that came inside the file at `path`.
[[nodiscard]] std::string embedded_target(std::string_view path, std::string_view target);

}  // namespace pam::manuscript
