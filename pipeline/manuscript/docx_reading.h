// What one reading of a Word file gathers: shared by the stories (the text, its notes, its
// headers), the drawings and the formulas.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/docx_flow.h"
#include "manuscript/docx_numbering.h"
#include "manuscript/docx_package.h"
#include "manuscript/docx_styles.h"
#include "manuscript/manuscript.h"
#include "manuscript/office_inlines.h"
#include "manuscript/office_transcript.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::docx {

/// Why characters of the file are not set in the book; no rule: they are. They stand on a
/// line of their own, or where they are.
struct Fate {
    std::string rule;
    bool own_line = false;
    [[nodiscard]] bool is_set() const { return rule.empty(); }
};

enum class NoteKind { Footnote, Endnote };

/// The notes that were called, in the order of their calls.
struct NoteCalls {
    struct Call {
        NoteKind kind = NoteKind::Footnote;
        std::string id;
        std::string mark;  // the author's own, else empty
        Span span;
    };
    std::vector<Call> calls;

    /// The index of the note; a second call gives the first one's.
    [[nodiscard]] std::size_t index(NoteKind kind, const std::string& id, Span span);
    [[nodiscard]] Call* find(NoteKind kind, const std::string& id);

private:
    std::map<std::pair<NoteKind, std::string>, std::size_t> known_;
};

/// How often something happened that is told once, and where first.
struct Count {
    std::size_t times = 0;
    Span first = Span::none();
    void at(Span span) {
        if (times++ == 0) first = span;
    }
};

struct Reading {
    Package& package;
    Diagnostics& log;
    Styles styles;
    Numbering numbering;
    Transcript transcript;
    std::string heard;  // by the witness, part by part
    std::size_t parts = 0;
    std::vector<LinkGoal> goals;
    NoteCalls notes;
    std::vector<LedgerEntry> ledger;
    std::vector<Inference> inferences;
    EmbeddedImages images;
    std::map<std::string, std::size_t> letters;  // by language
    Count insertions, deletions, comments, hidden, index_marks, page_references, headers,
        unknown_signs, deep;
    /// Notes whose call is not set: neither are they.
    std::map<std::pair<NoteKind, std::string>, Fate> dropped_notes;
    std::map<std::string, Span> objects;  // kinds of things that no book holds

    Reading(Package& from, Diagnostics& to) : package(from), log(to) {}

    /// A part made ready to be walked: the witness has heard it, and places that follow are
    /// its own.
    [[nodiscard]] Result<XmlPart> begin_part(const std::string& name);
    void resume_part(std::size_t part) { transcript.begin_part(part); }

    /// The transcript's next byte, as a place for things that are no text.
    [[nodiscard]] Span here() const { return {transcript.size(), transcript.size(), 0}; }
    /// Tells the ledger that [span] is not set; blanks need no word.
    void set_aside(Span span, const std::string& rule);
    [[nodiscard]] int link_to(std::string target, std::string title);
};

/// The witness's way through a part's bytes: appends the characters of all elements that
/// bear text.
void hear_part(std::string_view text, std::string& heard);

}  // namespace pam::manuscript::docx
