// The head of the document and its order: title block, headings that were only bold lines,
// levels, lists of contents.
#pragma once

#include "manuscript/html_builder.h"
#include "manuscript/html_facts.h"
#include "manuscript/manuscript.h"

namespace pam::manuscript::html {

/// Makes headings of the paragraphs that were meant so, salutations and bylines, and takes
/// out pauses where a heading parts the text anyhow.
void infer_headings(document::Blocks& blocks, const Built& built);

/// Makes the title block and fills the metadata. `record` is told where the page's <title>
/// became text.
void infer_title(
    const Page& page,
    const Facts& facts,
    const Built& built,
    Record& record,
    Manuscript& manuscript
);

/// Levels without gaps from 1 on, and lists of links to this text's own places as lists of
/// contents.
void order_headings(document::Blocks& blocks);

}  // namespace pam::manuscript::html
