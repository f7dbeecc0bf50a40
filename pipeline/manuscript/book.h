// Several manuscripts bound into one Document. Each file was read, mended and balanced by
// itself; here only headings, ids, links, notes and images are made to live together, and
// not a character of the text is touched.
#pragma once

#include "manuscript/book_plan.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::manuscript {

/// One file, read. Its spans are in `source`. `part` is the index in BookPlan::parts.
struct Chapter {
    SourceId source = 0;
    std::string path;
    std::size_t part = 0;
    Manuscript manuscript;
    Account account;
    EmbeddedImages images;
};

/// Leads all spans in source 0, where a reader puts them, to `source`.
void lead_to_source(Manuscript& manuscript, SourceId source);
void lead_to_source(Account& account, SourceId source);

/// Binds the chapters in their order, parts with their titles before them. A chapter's own
/// title becomes its heading and its other headings go down a level. Ids that two chapters
/// share are told apart, links from file to file (`two.md#the-lamp`) lead to the place in
/// the book, notes are numbered on, image targets are relative to the plan's folder, and
/// the provenance of all chapters stands together at the end. `name` is the book's title
/// where neither the plan nor a single chapter states one. Takes the documents out of the
/// chapters; their ledgers and accounts stay.
[[nodiscard]] Manuscript bind_book(
    std::vector<Chapter>& chapters,
    const BookPlan& plan,
    std::string_view name,
    const std::vector<Setting>& facts,
    Diagnostics& log
);

/// The images that came inside the chapters' files, by the targets that the bound document
/// names.
[[nodiscard]] EmbeddedImages images_of(const std::vector<Chapter>& chapters);

}  // namespace pam::manuscript
