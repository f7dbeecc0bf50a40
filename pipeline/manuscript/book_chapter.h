// A manuscript of its own becomes a chapter of a book.
#pragma once

#include "document/document.h"

#include <string_view>

namespace pam::manuscript {

/// The title block becomes the chapter's heading of `level` and lines below it, and the
/// other headings go below that heading; without a title the highest heading is of `level`.
/// Image targets lead from the folder of the plan instead of that of the file at `path`.
void make_chapter(document::Document& document, std::string_view path, int level);

}  // namespace pam::manuscript
