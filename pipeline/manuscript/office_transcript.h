// The transcript of a word processor's file: its characters as lines of UTF-8, which become
// the Source. Each stretch is remembered with its place in the file, so that the whole can
// be set in the file's own order and compared with what a witness heard there.
#pragma once

#include "base/source.h"
#include "document/document.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

class Transcript {
public:
    /// Places that follow are bytes of this part.
    void begin_part(std::size_t part) { part_ = static_cast<std::uint32_t>(part); }

    /// Characters of the file; `place` is where they stand in the part, and only their
    /// order counts. A line end within a line becomes a space.
    Span append(std::string_view characters, std::ptrdiff_t place);
    /// What stands in the file in another way than as text (a line break, a tab, the sign
    /// of a formula's sum): no witness hears it.
    Span append_made(std::string_view characters);
    /// Ends the line, if anything is on it. Lines of code end with `append_made("\n")`.
    void end_line();

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string take() { return std::move(text_); }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(text_.size());
    }
    [[nodiscard]] std::string_view text(Span span) const {
        return std::string_view(text_).substr(span.begin, span.size());
    }

    /// The characters that `append` was given, part by part, by their places, without
    /// blanks.
    [[nodiscard]] std::string in_file_order() const;

private:
    struct Stretch {
        std::uint32_t part = 0;
        std::ptrdiff_t place = 0;
        Span span;
    };
    std::string text_;
    std::uint32_t part_ = 0;
    std::vector<Stretch> stretches_;
};

/// `characters` without white space, appended to `text`.
void append_non_blank(std::string& text, std::string_view characters);

/// One Text of these stretches of the transcript (ascending): white space folded, with
/// splices where it is not contiguous.
[[nodiscard]] document::Text
folded_text(std::string_view transcript, std::span<const Span> stretches);
/// The same with its blanks as they stand, for code.
[[nodiscard]] document::Text
verbatim_text(std::string_view transcript, std::span<const Span> stretches);

}  // namespace pam::manuscript
