// The dummy: the plan of all pages before anything is put in place, as printers make one
// before they make up. What places, reports, scores and explains pages starts here.
#pragma once

#include "base/result.h"
#include "page/column.h"
#include "page/page_breaker.h"
#include "page/paged_document.h"
#include "style/computed_style.h"

#include <vector>

namespace pam::page {

/// `column` measures the galley it was made of, which must outlive it unchanged.
struct Dummy {
    std::vector<Frames> frames;  // by the name of the page
    Column column;
    std::vector<PagePlan> plans;  // one a page, at least one
};

[[nodiscard]] FootReason reason_of(const PagePlan& plan);

/// Divides the galley into pages; the same galley gives the same dummy. Errors: PG007.
[[nodiscard]] Result<Dummy> plan_pages(
    const galley::Galley& galley,
    const style::PageStyles& styles,
    style::Direction direction
);

}  // namespace pam::page
