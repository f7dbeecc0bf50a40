// Reads finished files as a stranger would and proves that they hold the document: every
// character, in order, once. It shares no code with the writers, so that one bug cannot
// both make and pass a fault.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::preflight {

/// Something that is not as it should be. `where` is "page 12" or a file in the
/// publication.
struct Finding {
    Severity severity = Severity::Error;
    std::string code;
    std::string where;
    std::string message;
    Span span;  // place in the manuscript, where known
};

/// `words` counts the document's words found in order in the output. Generated text is what
/// the output holds beyond the document: each piece was checked to be of a known kind.
struct Report {
    std::size_t words = 0;
    std::size_t generated = 0;
    std::vector<Finding> findings;
    [[nodiscard]] bool proven() const;  // no finding of severity Error
};

/// What the house style makes of itself, so that the proof knows it for generated text: the
/// literals of its `content` values ("Page ", an ornament), and the words that made parts
/// of a book bring along ("Contents", "see also").
struct Generated {
    std::vector<std::string> literals;
    std::vector<std::string> words;
};

/// The PDF: its text through its own fonts' ToUnicode maps against the document; fonts
/// embedded; page labels, language, title.
[[nodiscard]] Report prove_pdf(
    const Bytes& pdf, const document::Document& document, const Generated& generated = {}
);

/// The EPUB: container bytes, package document, every link, and the text of the spine
/// against the document.
[[nodiscard]] Report prove_epub(
    const Bytes& epub, const document::Document& document, const Generated& generated = {}
);

}  // namespace pam::preflight
