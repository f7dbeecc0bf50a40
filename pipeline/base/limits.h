// Every bound in the program, so that no input can make it run for ever or fill the
// machine.
#pragma once

#include <cstddef>

namespace pam::limits {

/// A manuscript of 64 MiB is some sixty long novels; beyond that it is surely the wrong
/// file.
inline constexpr std::size_t manuscript_bytes = std::size_t{64} << 20;
/// Files of one book.
inline constexpr std::size_t book_files = 2000;
inline constexpr std::size_t style_sheet_bytes = std::size_t{1} << 20;
inline constexpr std::size_t image_bytes = std::size_t{64} << 20;
inline constexpr std::size_t image_pixels = std::size_t{100} * 1000 * 1000;
/// Of a picture's ICC profile, unpacked.
inline constexpr std::size_t profile_bytes = std::size_t{8} << 20;
/// What one image may take when it is unpacked.
inline constexpr std::size_t image_unpacked_bytes = std::size_t{128} * 1000 * 1000;
inline constexpr std::size_t font_bytes = std::size_t{64} << 20;
/// A finished file that is to be proven, and what a small EPUB may unpack to.
inline constexpr std::size_t output_bytes = std::size_t{1} << 30;
/// Elements inside one another in a document of an EPUB; our own stay far below.
inline constexpr int markup_nesting = 1024;
/// An EPUB under examination: its files, what they unpack to one by one and together, what
/// is read as a document, how many pieces that may have, the attributes of one element, and
/// what its own entities may write.
inline constexpr std::size_t epub_entries = 20000;
inline constexpr std::size_t epub_file_bytes = std::size_t{256} << 20;
inline constexpr std::size_t epub_unpacked_bytes = std::size_t{3} << 30;
inline constexpr std::size_t epub_document_bytes = std::size_t{32} << 20;
inline constexpr std::size_t epub_nodes = std::size_t{1000} * 1000;
inline constexpr std::size_t epub_attributes = 256;
inline constexpr std::size_t epub_entity_bytes = std::size_t{4} << 20;
/// Links, ids and entries of its navigation that are kept for the end.
inline constexpr std::size_t epub_references = std::size_t{1000} * 1000;
/// What a small EPUB may unpack to, and how much more than itself a large one.
inline constexpr std::size_t epub_unpacked_least = std::size_t{256} << 20;
inline constexpr std::size_t epub_ratio = 100;
/// Text of documents that is kept to show lines of it.
inline constexpr std::size_t epub_kept_bytes = std::size_t{128} << 20;
/// Package documents of one container.
inline constexpr std::size_t epub_renditions = 16;
/// Items that fall back one to the next.
inline constexpr std::size_t epub_fallbacks = 100;
/// Findings of one code that are told with their places; the rest are counted.
inline constexpr std::size_t findings_of_a_kind = 500;
/// A PDF under examination: what one of its streams, or a page's together, may unpack to,
/// elements of its structure tree, and operators of its content, those of a form counted
/// each time it is painted.
inline constexpr std::size_t pdf_stream_bytes = std::size_t{256} << 20;
inline constexpr std::size_t pdf_elements = std::size_t{1000} * 1000;
inline constexpr std::size_t pdf_operators = std::size_t{8} * 1000 * 1000;
/// Blocks of a style sheet, or lists of a table of contents, inside one another.
inline constexpr int epub_nesting = 64;
/// Blocks or inlines inside one another; deeper ones are set flat, with a diagnostic.
inline constexpr std::size_t nesting = 64;
/// Elements inside one another in a drawing: libxml2, with which librsvg and many reading
/// systems read, follows no further.
inline constexpr int drawing_nesting = 256;
/// Shapes that a drawing paints, those of its uses counted each time.
inline constexpr std::size_t drawing_shapes = 50 * 1000;
inline constexpr std::size_t diagnostics_shown = 200;
/// A word processor's file is an archive: how many entries it may have, what one part of
/// markup and all parts together may unpack to, and how much smaller than its contents a
/// large entry may be (Word's own stay far below 100 to 1).
inline constexpr std::size_t office_entries = 16384;
inline constexpr std::size_t office_part_bytes = std::size_t{64} << 20;
inline constexpr std::size_t office_unpacked_bytes = std::size_t{192} << 20;
inline constexpr std::size_t office_ratio = 250;
inline constexpr std::size_t office_ratio_from = std::size_t{16} << 20;
/// What the tree of one part may take, and how deep it may be.
inline constexpr std::size_t office_tree_bytes = std::size_t{128} << 20;
inline constexpr std::size_t office_nesting = 10000;
/// Elements around a block in a word processor's file; deeper ones are set as paragraphs.
inline constexpr std::size_t office_block_nesting = 256;
/// How often pages are made up anew until what the text says of its pages is so.
inline constexpr int reference_rounds = 6;
/// Changes by the copy desk: sixty long novels in dialogue have as many.
inline constexpr std::size_t ledger_entries = 2 * 1000 * 1000;
/// An XHTML file above this is split: older Adobe readers refuse larger ones.
inline constexpr std::size_t content_document_bytes = std::size_t{260} * 1000;

}  // namespace pam::limits
