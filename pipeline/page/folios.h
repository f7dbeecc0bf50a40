// Folios in a list of contents: known only when all pages are made up.
#pragma once

#include "page/furniture.h"
#include "page/paged_document.h"

namespace pam::page {

/// Sets, right after each line that wishes for one, the folio of the page where its target
/// stands, with leaders before it. Errors: those of the setter.
[[nodiscard]] Result<void> place_folios(
    PagedDocument& paged,
    const std::vector<style::ComputedStyle>& styles,
    const LabelSetter& setter
);

}  // namespace pam::page
