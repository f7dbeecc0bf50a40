// The structure tree of a tagged PDF (ISO 32000-1, 14.7; PDF/UA-1, ISO 14289-1, 7), with
// the trees that lead from content and annotations back to their elements. libqpdf's
// exceptions pass through to the finisher's fence.
#pragma once

#include "page/paged_document.h"
#include "press/navigation.h"
#include "press/paint.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <vector>

namespace pam::press {

/// Writes the tree of what was painted and of the links over it, and marks the file as
/// tagged.
void add_structure(
    QPDF& pdf,
    const page::PagedDocument& paged,
    const std::vector<PageMarks>& marks,
    std::vector<QPDFObjectHandle>& pages,
    const std::vector<AddedLink>& links
);

}  // namespace pam::press
