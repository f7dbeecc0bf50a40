// What --profile gutenberg states about a plain text: underscores around words are italics,
// equals signs bold where they are used throughout, "[Illustration]" marks a picture's
// place, and the transcriber's words are an editor's. Without the profile all of it is
// literal, and the profile is proposed where the text looks like it.
#pragma once

#include "manuscript/inline_marks.h"
#include "manuscript/items.h"
#include "manuscript/plain_notes.h"

namespace pam::manuscript {

/// Lines [begin, end) of the work; `has_header` where an archive's header stood before
/// them.
struct GutenbergText {
    const Source& source;
    const Lines& lines;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_header = false;
};

/// Adds the marks of italics and bold, and of captions; takes out lines that only mark a
/// picture's place. Marks without a partner are told and stay.
void apply_gutenberg(const GutenbergText& text, PlainNotes& found, Diagnostics& log);

/// Says in the log and the inferences when the text looks as if the profile held.
void propose_gutenberg(
    const GutenbergText& text, std::vector<Inference>& inferences, Diagnostics& log
);

/// Captions and transcriber's notes among the items become divisions.
void mark_gutenberg_items(
    Script& script, std::size_t begin, std::vector<Inference>& inferences
);

}  // namespace pam::manuscript
