// Page make-up, step by step, with the one thing it needs from the foundry (setting folios
// and heads) passed in. `make_up` is this with the galley's own setter.
#pragma once

#include "page/furniture.h"
#include "page/page_breaker.h"
#include "page/paged_document.h"

namespace pam::page {

[[nodiscard]] Result<PagedDocument> assemble(
    galley::Galley galley,
    const style::PageStyles& styles,
    style::Direction direction,
    LabelSetter setter,
    Diagnostics& log
);

/// Notes that nothing calls are set after the text, so that they are not lost.
void append_uncalled_notes(galley::Galley& galley);

}  // namespace pam::page
