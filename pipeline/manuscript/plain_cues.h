// Who speaks: the prefixes with which plays and interviews name a speaker. One line alone
// never tells: "Note: ..." looks like "Nora: ...". So every line that could open a speech
// is gathered first, and belief comes from the whole: names that return, and take turns.
#pragma once

#include "manuscript/lines.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript {

enum class CueForm {
    OwnLine,      // "ALGERNON." or "ALGERNON:" with nothing after it
    Bare,         // "ALGERNON" with nothing after it
    RunIn,        // "ALGERNON. Did you hear", "PIP (softly): I don't"
    Columns,      // "ADAM<tab>Yonder comes", "BARNARDO  Who's there?"
    Label,        // "Algernon: Did you hear", "Q: Why?", "JK: Because"
    Abbreviated,  // "Ham. To be"
    Dashed,       // "INTERVIEWER -- Why?"
};

/// A prefix of a line that could name a speaker.
struct CuePrefix {
    CueForm form = CueForm::RunIn;
    std::uint32_t bytes = 0;  // of the name with its mark, and a direction between them
    std::string_view name;    // without its mark
    bool capitals = false;
};
[[nodiscard]] std::optional<CuePrefix> cue_prefix(std::string_view line);

/// A speech of a drama stands alone among directions; an interview's answer may run over
/// several paragraphs.
enum class SpeechKind { Play, Interview };

/// A line that is believed to open a speech.
struct Cue {
    std::size_t line = 0;
    std::uint32_t bytes = 0;  // as in CuePrefix
    CueForm form = CueForm::RunIn;
    SpeechKind kind = SpeechKind::Play;
    int scene = 0;  // the run of speeches that it belongs to
};
using Cues = std::vector<Cue>;  // ascending by line

/// The cue of this line; null where there is none.
[[nodiscard]] const Cue* cue_at(const Cues& cues, std::size_t line);

/// Somebody speaks in lines [first, last).
[[nodiscard]] bool has_cue(const Cues& cues, std::size_t first, std::size_t last);

/// Every speech of lines [begin, end).
[[nodiscard]] Cues
find_cues(const Source& source, const Lines& lines, std::size_t begin, std::size_t end);

/// "DRAMATIS PERSONAE", "Characters", "Persons of the play".
[[nodiscard]] bool names_personae(std::string_view words);

}  // namespace pam::manuscript
