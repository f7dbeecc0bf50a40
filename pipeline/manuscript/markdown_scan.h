// The small grammars inside CommonMark (version 0.30): labels, link targets, definitions,
// marks at the start of a line. Each function looks at one place and says what stands
// there; none keeps state.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript::markdown {

[[nodiscard]] bool is_punctuation(char c);  // ASCII, what a backslash may escape
[[nodiscard]] bool is_blank_char(char c);   // space or tab
[[nodiscard]] bool is_white(char c);        // space, tab, line ends

/// First offset at or after `at` that is not a space or tab; `skip_white` passes line ends
/// as well.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t skip_white(std::string_view text, std::size_t at);

[[nodiscard]] std::string_view trim_end(std::string_view text);

/// Offset after "[label]" at `at`; none where there is no label of at most 999 characters.
[[nodiscard]] std::optional<std::size_t> scan_label(std::string_view text, std::size_t at);

/// Labels compare without case, with white space folded.
[[nodiscard]] std::string normal_label(std::string_view label);

/// Offsets of the parts of a link target. The title's quotation marks are outside its
/// offsets; `title_begin == title_end` where there is none.
struct Target {
    std::size_t destination_begin = 0;
    std::size_t destination_end = 0;
    std::size_t title_begin = 0;
    std::size_t title_end = 0;
    std::size_t end = 0;
};
/// "(destination "title")" at `at`.
[[nodiscard]] std::optional<Target>
scan_inline_target(std::string_view text, std::size_t at);

/// "[label]: destination "title"" at `at`, to the end of its line.
struct ReferenceDefinition {
    std::string label;        // normal form
    std::string destination;  // as typed
    std::string title;        // as typed, without its marks
    std::size_t end = 0;      // after its line end
};
[[nodiscard]] std::optional<ReferenceDefinition>
scan_definition(std::string_view text, std::size_t at);

/// "[^label]:" after at most three blanks, with the blanks that follow it.
struct FootnoteMark {
    std::size_t label_begin = 0;
    std::size_t label_end = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<FootnoteMark>
scan_footnote_mark(std::string_view line, std::size_t at);

/// Offset after a character reference ("&amp;", "&#8212;", "&#x2014;") at `at`.
[[nodiscard]] std::optional<std::size_t> scan_entity(std::string_view text, std::size_t at);

/// Length of a list mark ("-", "12.", "3)") at `at`, 0 where there is none.
[[nodiscard]] std::size_t scan_list_mark(std::string_view text, std::size_t at);

/// True for a line of three colons or more and nothing else.
[[nodiscard]] bool is_fence_of_colons(std::string_view line);

/// Length of the mark that makes a paragraph the caption of a table beside it: "Table:" or
/// ":" and a blank. 0: none.
[[nodiscard]] std::size_t caption_mark(std::string_view text);

/// True for a line of "=" or "-" that makes the lines above it a heading.
[[nodiscard]] bool is_heading_underline(std::string_view line);

}  // namespace pam::manuscript::markdown
