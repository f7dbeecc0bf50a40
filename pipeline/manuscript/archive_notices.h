// The words of those who stored the text, not of those who wrote it: archive banners,
// hosting notices, licence headers and footers. They become the colophon.
#pragma once

#include "manuscript/items.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::manuscript {

/// A "Key: value" line of an archive's header.
struct HeaderField {
    std::string key;  // lower case
    std::string value;
    Span span;
};

/// Lines [begin, end) are the work; those before and after are an archive's header and
/// footer.
struct WorkRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] WorkRange find_work(const Source& source, const Lines& lines);

/// Marks a header of "Title: ..." lines at the head of the work as Provenance and gives its
/// fields; without a title among them it is left as text.
[[nodiscard]] std::vector<HeaderField> take_leading_fields(Script& script);

/// A credit ("Produced by ..."), or a sentence of those who keep the text.
[[nodiscard]] bool is_notice(const Script& script, const Item& item);

/// Marks notices among the first and last paragraphs of the work as Provenance.
void mark_notices(Script& script);

[[nodiscard]] std::vector<HeaderField>
header_fields(const Source& source, const Lines& lines, std::size_t begin, std::size_t end);

}  // namespace pam::manuscript
