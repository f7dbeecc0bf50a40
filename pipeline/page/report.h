// What went less than well in the chosen pages, told by page and by place in the
// manuscript.
#pragma once

#include "base/diagnostic.h"
#include "page/page_breaker.h"
#include "page/paged_document.h"

#include <vector>

namespace pam::page {

void report(
    const std::vector<PagePlan>& plans,
    const Column& column,
    const galley::Galley& galley,
    Diagnostics& log
);

/// Lines wider than the measure, page by page: GA001. For pages that have their labels.
void report_overfull(const PagedDocument& paged, Diagnostics& log);

}  // namespace pam::page
