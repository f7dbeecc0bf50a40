// Why a page is as it is: which paragraphs were set otherwise than at their best, and what
// other places to end the page there were. What `explain --page N` tells.
#pragma once

#include "base/result.h"
#include "base/source.h"
#include "page/paged_document.h"
#include "page/prices.h"
#include "style/computed_style.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::page {

/// A paragraph that begins on the page. `lines_more` is what it was set longer (1) or
/// shorter (-1) than at its best, and `price` what the page pays for that.
struct ExplainedParagraph {
    Span source;
    std::size_t lines = 0;
    int lines_more = 0;
    price::Price price = 0;
};

/// What speaks against ending the page at a place, or for it.
enum class Verdict {
    Chosen,
    Dearer,         // here
    DearerLater,    // not here, but on the pages after it
    NoRoom,         // the lines are too many for the page
    Widow,          // too few lines would stand on the next page
    Orphan,         // too few lines would stand at this page's foot
    KeepsTogether,  // the block must not be parted
    KeepsWithNext,  // what ends here must stand with what follows, as a heading does
};

/// A place where the page might end: after the line with this text, `lines` after the
/// chosen end (negative: before it). Where the rules allow the place, the rest says at what
/// price.
struct FootChoice {
    int lines = 0;
    Span source;
    std::string text;
    Verdict verdict = Verdict::Chosen;
    price::Price price = 0;
    int short_by = 0;
    bool hyphen = false;
    bool parts_note = false;
    bool broken = false;  // against the rules, where nothing else is possible
};

struct Explanation {
    FootReason foot = FootReason::Full;
    std::vector<ExplainedParagraph> paragraphs;
    std::vector<FootChoice> choices;  // from top to bottom; only where the page is full
};

/// Of the page with index `page`. `paged` as made with these styles. Errors: those of
/// `plan_pages`.
[[nodiscard]] Result<Explanation> explain(
    const PagedDocument& paged,
    std::size_t page,
    const style::PageStyles& styles,
    style::Direction direction
);

}  // namespace pam::page
