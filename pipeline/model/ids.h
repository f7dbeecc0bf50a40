// Every id of the work, unique and of the few characters that old reading systems follow in
// a link.
#pragma once

#include "document/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace pam::model {

/// The ids of headings, tables and figures as the tree has them. Names the model makes
/// itself (note-1, call-1, pg-12, chapter-1-section) are never given to an author's id.
class Ids {
public:
    explicit Ids(const document::Document& document);

    /// The tree's id for a document's id, empty when the document has no such id.
    [[nodiscard]] std::string_view of(std::string_view document_id) const;
    /// A name nobody has, beginning with `stem`; it is then taken.
    [[nodiscard]] std::string fresh(std::string_view stem);

private:
    void claim(const document::Blocks& blocks);
    void claim(const document::Inlines& inlines);
    void claim(const std::string& document_id);

    std::map<std::string, std::string, std::less<>> names_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace pam::model
