// How notes are marked in plain texts: "[1]", "(1)", "*", "†", "¹", "[Footnote 1: ...]".
// Asked of the characters alone; whether a mark calls a note is judged by note_matching.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript {

enum class NoteFamily {
    Bracketed,        // [12], {12}
    Lettered,         // [a]
    BracketedSymbol,  // [*]
    Symbol,           // *, **, †
    Superscript,      // ¹²
    Parenthesised,    // (12)
    Plain,            // 12, 12., 12) before a note; digits fused to a word as its call
};

struct NoteMark {
    NoteFamily family = NoteFamily::Bracketed;
    int number = 0;     // of a letter: 1 for a; of a symbol: its place in the usual order
    std::string label;  // as written, without brackets
    std::size_t length = 0;  // bytes, brackets included
    /// The note ends where this bracket closes: "[Footnote 1: ...]", "(*...)".
    char closed_by = 0;
    bool named = false;  // says "Footnote" or "Note" itself
};

/// The mark with which a note begins, when `text` (a line without its indent) begins so and
/// words follow.
[[nodiscard]] std::optional<NoteMark> note_opening(std::string_view text);

/// "12 Words", "12. Words", "12) Words", "Note 12. Words": marks only where other evidence
/// says that notes stand here.
[[nodiscard]] std::optional<NoteMark> plain_note_opening(std::string_view text);

/// The call that stands at `at`, which holds one of `[{(*`, the first byte of a superscript
/// digit or of a dagger. Judged by what stands beside it; `weak` ones have a space before.
struct NoteCallMark {
    NoteMark mark;
    bool weak = false;
};
[[nodiscard]] std::optional<NoteCallMark> note_call(std::string_view text, std::size_t at);

/// Digits fused to the end of a word or of a sentence: "terms1", "done.12".
[[nodiscard]] std::optional<NoteMark> fused_digits(std::string_view text, std::size_t at);

/// "[Footnote: ", "[Footnote 3: " at `at` inside a line; bytes up to the words.
[[nodiscard]] std::size_t inline_footnote(std::string_view text, std::size_t at);

/// "NOTES", "Footnotes:", "ENDNOTES." and their like, whole.
[[nodiscard]] bool is_notes_heading(std::string_view line);

/// A line of five or more dashes or underscores.
[[nodiscard]] bool is_note_rule(std::string_view line);

}  // namespace pam::manuscript
