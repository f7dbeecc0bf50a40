// Generated text of known kinds: folios, running heads, note numbers, list marks. What is
// of no known kind is a finding: an output may hold nothing that the document or the house
// style does not explain.
#pragma once

#include "document/document.h"
#include "preflight/preflight.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// Text the program made: a folio, a running head, a note's number.
struct MadeText {
    std::string text;
    std::string where;  // "page 12", or a file
    std::string page_label;
};

class MadeTextKinds {
public:
    MadeTextKinds(const document::Document& document, const Generated& generated);

    /// A folio, a running head (from a title, an author or a heading, perhaps cut short), a
    /// repeated table head, or literals of the house style.
    [[nodiscard]] bool
    is_furniture(std::string_view text, std::string_view page_label) const;
    /// A note's or a list's number, a bullet, an ornament, the alternative text of a
    /// missing image.
    [[nodiscard]] bool is_label(std::string_view text) const;

private:
    [[nodiscard]] bool is_part_of_known(std::string_view text) const;
    [[nodiscard]] bool is_index_entry(std::string_view text) const;
    [[nodiscard]] std::string without_literals(std::string text) const;

    std::vector<std::string> known_;     // lower case, spaces folded
    std::vector<std::string> literals_;  // of the style, and alternative texts
    std::vector<std::string> words_;     // of made parts, the longest first
};

}  // namespace pam::preflight
