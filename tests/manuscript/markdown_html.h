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

/// The HTML of what was read, with these liberties, each because we show what others drop
/// or read what others leave:
/// - characters stand for themselves (no "&lt;"), so that HTML which is shown as typed is
///   the same string as HTML which is passed through;
/// - the paragraphs of an HTML block, shown as typed or read, have no <p>;
/// - a reference definition that is printed because it reads as text is left out again;
/// - a bare address is only its text, for it is no link in CommonMark.
[[nodiscard]] std::string html_of(const ReadMarkdown& read);

/// The HTML of an example as `html_of` would write it: the four references that stand for
/// characters of markup are undone.
[[nodiscard]] std::string expected_html(std::string_view html);

/// Both sides of a comparison: white space runs are one space and none beside the tags of
/// blocks, code blocks keep theirs; comments are left out, for they are in the ledger; <div>
/// is left out, for it says nothing; <i> and <b> are <em> and <strong>, for so they are
/// read; an emphasis that goes on over a line end of verse is one in each line, and verse has
/// no empty lines; attributes of <img> stand in one order.
[[nodiscard]] std::string normal_html(std::string_view html);

struct Example {
    int number = 0;
    std::string section;
    std::string input;
    std::string html;
};
/// The examples of a specification in CommonMark's form; an arrow stands for a tab.
[[nodiscard]] std::vector<Example> examples_of(const std::string& specification);

}  // namespace pam::testing
