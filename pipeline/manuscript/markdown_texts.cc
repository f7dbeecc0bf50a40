#include "manuscript/markdown_texts.h"

#include "document/walk.h"

#include <algorithm>

namespace pam::manuscript::markdown {

using namespace document;

Text part_of(const Text& text, std::size_t begin, std::size_t end) {
    Text part;
    part.text = text.text.substr(begin, end - begin);
    if (text.span.is_none()) return part;
    part.span = text.span;
    if (begin > 0) part.span.begin = source_offset(text, begin);
    if (end < text.text.size()) part.span.end = source_offset(text, end);
    // What follows may stand on the next line, or behind a mark.
    if (end > begin && end < text.text.size())
        part.span.end = std::max(source_offset(text, end - 1) + 1, part.span.begin);
    if (text.splices.empty()) return part;
    part.splices.push_back({0, part.span.begin});
    for (const Splice& splice : text.splices)
        if (splice.text_offset > begin && splice.text_offset < end)
            part.splices.push_back(
                {splice.text_offset - static_cast<std::uint32_t>(begin),
                 splice.source_offset}
            );
    return part;
}

}  // namespace pam::manuscript::markdown
