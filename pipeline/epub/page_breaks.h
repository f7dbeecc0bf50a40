// Where the pages of the printed edition begin in the tree.
#pragma once

#include "epub/publication.h"
#include "model/typeset_model.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace pam::epub {

/// A marker before byte `offset` of a text node, never inside a word.
struct PageBreak {
    std::size_t offset = 0;
    std::size_t page = 0;  // index in Publication::pages
};

class PageBreaks {
public:
    /// Finds each page's first text by its place in the manuscript, or, where that is no
    /// text of the body (a picture, a note), the text that follows there. Markers keep the
    /// order of the pages.
    explicit PageBreaks(const model::TypesetModel& model);

    [[nodiscard]] const std::vector<PageBreak>& in(const model::TextNode& node) const;
    [[nodiscard]] const std::vector<PrintPage>& pages() const { return pages_; }

private:
    std::vector<PrintPage> pages_;
    std::map<const model::TextNode*, std::vector<PageBreak>>
        breaks_;  // looked up, never walked
};

}  // namespace pam::epub
