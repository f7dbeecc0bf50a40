// Every id of the work, unique and of the few characters that old reading systems follow in
// a link.
#pragma once

#include "document/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pam::model {

/// The anchor before all words of a block, however deep it stands; empty when there is
/// none. It is the block's own id, or stands for it where the block has one.
[[nodiscard]] std::string_view leading_anchor(const document::Inlines& inlines);

/// The ids of headings, tables, figures and anchors as the tree has them. Names the model
/// makes itself (note-1, call-1, pg-12, chapter-1-section) are never given to an author's
/// id.
class Ids {
public:
    explicit Ids(const document::Document& document);

    /// The tree's id for a document's id, empty when the document has no such id.
    [[nodiscard]] std::string_view of(std::string_view document_id) const;
    /// A name nobody has, beginning with `stem`; it is then taken.
    [[nodiscard]] std::string fresh(std::string_view stem);

private:
    void claim(const document::Blocks& blocks);
    void claim(const std::vector<document::TableRow>& rows);
    void claim(const document::Inlines& inlines);
    void claim(const std::string& document_id);
    /// The heading's first anchor means the heading.
    void claim(const document::Heading& heading);

    std::map<std::string, std::string, std::less<>> names_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace pam::model
