// Ways through a document: every text in reading order, plain text of inlines, places in
// the source.
#pragma once

#include "document/document.h"

#include <functional>
#include <string>

namespace pam::document {

/// Visits every Text (Code, CodeBlock, list markers and section marks included) in reading
/// order; the notes after the blocks, in their own order.
void for_each_text(const Document& document, const std::function<void(const Text&)>& visit);
void for_each_text(const Blocks& blocks, const std::function<void(const Text&)>& visit);
void for_each_text(const Inlines& inlines, const std::function<void(const Text&)>& visit);

/// Visits every run of inlines (paragraph, heading, verse line, cell, caption, speaker) so
/// that it may be changed, blocks before notes. Code and CodeBlock are not offered: nobody
/// may mend them.
void for_each_inlines(Document& document, const std::function<void(Inlines&)>& visit);
void for_each_inlines(
    const Document& document, const std::function<void(const Inlines&)>& visit
);

/// Visits every heading, those in divisions and list items too, in reading order.
void for_each_heading(Blocks& blocks, const std::function<void(Heading&)>& visit);

/// The characters a reader would see: text of all children, a line break as a space, no
/// note marks.
[[nodiscard]] std::string plain_text(const Inlines& inlines);

/// Heading and subheadings that the mark names.
[[nodiscard]] std::vector<std::string> index_path(const IndexMark& mark);

/// The words of a cell that is one Body paragraph or empty; null for a cell of blocks.
[[nodiscard]] const Inlines* single_line(const TableCell& cell);

/// A cell that holds these words.
[[nodiscard]] TableCell
cell_of(Inlines words, Span span, int column_span = 1, int row_span = 1);

/// Source byte of text byte `offset`; the begin of the span (none included) where nothing
/// better is known.
[[nodiscard]] std::uint32_t source_offset(const Text& text, std::size_t offset);

/// A Text that stands in its source byte for byte.
[[nodiscard]] Text verbatim(const Source& source, Span span);

/// Generated text: it stands in no file.
[[nodiscard]] Text generated(std::string text);

}  // namespace pam::document
