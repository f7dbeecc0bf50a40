// A document as the HTML that CommonMark's own examples are written in, so that the two can
// be compared.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/manuscript.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::testing {

/// A Markdown text as the reader's two passes give it, before anything is inferred from it.
struct ReadMarkdown {
    Source source;
    manuscript::Manuscript manuscript;
    Diagnostics log;
    std::vector<Span> html_blocks;
};
[[nodiscard]] ReadMarkdown read_markdown_alone(std::string_view text);

/// What a comparison forgives: where a book openly does something else than a web page.
enum class Liberty : unsigned {
    None = 0,
    /// HTML is shown as typed, where CommonMark passes it through; what Markdown could say as
    /// well is read (<i> is <em>), <div> says nothing, a comment is in the ledger.
    Html = 1,
    /// A reference definition that nothing uses and that reads as text is printed.
    Definition = 2,
    /// A bare address is a link.
    Address = 4,
    /// Verse has no empty lines, and a line ends outside of the emphasis it ends in.
    Lines = 8,
    All = 15,
};
[[nodiscard]] constexpr bool takes(Liberty all, Liberty one) {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

/// The HTML of what was read, as CommonMark's own program would write it.
[[nodiscard]] std::string html_of(const ReadMarkdown& read, Liberty liberties);

/// Both sides of a comparison: white space runs are one space and none beside the tags of
/// blocks, code blocks keep theirs; and what `liberties` forgive is made alike. With HTML
/// forgiven, characters stand for themselves, so that a tag which is shown is the same string
/// as a tag which is passed through.
[[nodiscard]] std::string normal_html(std::string_view html, Liberty liberties);

struct Example {
    int number = 0;
    std::string section;
    std::string input;
    std::string html;
};
/// The examples of a specification in CommonMark's form; an arrow stands for a tab.
[[nodiscard]] std::vector<Example> examples_of(const std::string& specification);

}  // namespace pam::testing
