// Where the pages of a typed or scanned book end, and what stands at their edges.
#pragma once

#include "manuscript/lines.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript {

enum class PageFurniture : std::uint8_t { None, Separator, Number, Head, Signature };

/// What furniture each line is.
[[nodiscard]] std::vector<PageFurniture>
find_page_furniture(const Source& source, const Lines& lines);

/// The title of a play, and the act it is in, typed again over each of its scenes.
void find_repeated_titles(
    const Source& source, const Lines& lines, std::vector<PageFurniture>& furniture
);

}  // namespace pam::manuscript
