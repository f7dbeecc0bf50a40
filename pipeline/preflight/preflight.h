// Reads finished files as a stranger would. Of our own it proves that they hold the
// document: every character, in order, once. Of anybody's it tells what a store, a reading
// system or a blind reader would stumble over. It shares no code with the writers, so that
// one bug cannot both make and pass a fault.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"
#include "document/document.h"

#include <cstddef>
#include <string>
#include <string_view>
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

/// Whom a publication is to be sent to; each has limits of its own.
enum class Channel { Apple, Kobo, Kindle, Google, Ingram, Draft2Digital };

/// What an examination found. Each source is a file of the publication about which there is
/// something to tell; the first is the publication itself.
struct Examination {
    Diagnostics log;
    Sources sources;
};

/// Any EPUB, 2 or 3, ours or a stranger's: container, package document, content documents,
/// navigation, style sheets, images, fonts and accessibility, by EPUB 3.3, EPUB
/// Accessibility 1.1 and the channels' own rules. `name` is what messages call it. Errors:
/// PF020 the container cannot be opened at all.
[[nodiscard]] Result<Examination>
examine_epub(const Bytes& epub, std::string_view name, const std::vector<Channel>& to);

/// What a PDF can be held to: PDF/UA-1 and the levels of PDF/A-2.
enum class PdfProfile { Ua1, A2a, A2u, A2b };

/// Any PDF, ours or a stranger's, held to the profiles, or, without any, to those that its
/// metadata claim; where they claim none, to what every reader relies on. Places are pages
/// and objects. Errors: PF010 it cannot be opened at all.
[[nodiscard]] Result<Examination> examine_pdf(
    const Bytes& pdf, std::string_view name, const std::vector<PdfProfile>& profiles
);

}  // namespace pam::preflight
