// What the walks over an OpenDocument text share: the transcript that grows, the styles,
// and what was put aside to be written after the paragraph it stands in.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/manuscript.h"
#include "manuscript/odt_styles.h"
#include "manuscript/office_inlines.h"
#include "manuscript/office_package.h"
#include "manuscript/office_transcript.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pam::manuscript::odt {

/// Notes, remarks and frames stand inside a paragraph but on lines of their own.
struct PutAside {
    enum class Kind { Note, Comment, Frame };
    Kind kind = Kind::Note;
    pugi::xml_node node;
    std::size_t note = 0;  // its index in the document
};

struct Workshop {
    OfficePackage& files;
    const Styles& styles;
    Manuscript& draft;
    EmbeddedImages& images;
    Diagnostics& log;
    Transcript transcript;
    const char* part_text = nullptr;  // where the bytes of the part being read begin
    std::string language;             // of the document
    std::vector<LinkGoal> goals;
    std::set<std::string, std::less<>> referred;  // names that something leads to
    /// Names that links give to headings, "1.2.Of the stove", in their order; taken out as
    /// their headings are found.
    std::vector<std::string> outline;
    std::vector<PutAside> aside;
    std::map<std::string, Span, std::less<>> insertions;  // open tracked insertions
    bool in_contents = false;                             // of a list that the program made
};

/// One paragraph as it was read.
struct Words {
    document::Inlines inlines;
    Span span;
    bool blank = true;  // no character, no picture
};

enum class Spacing { Folded, Kept };

/// Reads the characters of a paragraph onto a line of the transcript. With `Kept` the line
/// is one of code: blanks stand as typed, and nothing but characters is looked at.
[[nodiscard]] Words read_words(pugi::xml_node paragraph, Spacing spacing, Workshop& shop);
/// The stretches of the transcript that a line of code covers, its line end included.
[[nodiscard]] std::vector<Span> read_code_line(pugi::xml_node paragraph, Workshop& shop);

/// Blocks of a body, cell, note, section or frame, with all that was put aside in them.
[[nodiscard]] document::Blocks read_blocks(pugi::xml_node parent, Workshop& shop);
[[nodiscard]] document::Table read_table(pugi::xml_node table, Workshop& shop);

/// Words that stand in the file and not in the book: each paragraph below `node` goes onto
/// a line of the transcript and into the ledger by that rule.
void set_aside(pugi::xml_node node, const std::string& rule, Workshop& shop);

}  // namespace pam::manuscript::odt
