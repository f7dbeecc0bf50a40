// Two texts side by side: what was lost, what was invented, where words run together.
#pragma once

#include "preflight/expected_text.h"

#include <string>
#include <vector>

namespace pam::preflight {

/// Text as read back from an output. `wheres` names the page or file from a character on,
/// ascending.
struct FoundText {
    std::u32string characters;
    struct Where {
        std::size_t from = 0;
        std::string name;
    };
    std::vector<Where> wheres;

    void enter(std::string name);
    void append(char32_t character);
    void space();
    void boundary();
    [[nodiscard]] std::string where(std::size_t at) const;
};

struct Difference {
    enum class Kind { Lost, Invented, Changed, Space };
    Kind kind = Kind::Changed;
    std::string expected;  // a few characters from the place on
    std::string found;
    std::string where;
    std::uint32_t source_offset = 0;
};

struct Comparison {
    std::size_t words = 0;  // words of the expected text that stand in the found one
    std::vector<Difference> differences;  // the first few
    std::size_t total = 0;                // all of them
};

/// Rules: every character but white space must be equal and in order. Where the document
/// has a space, the output must have white space or a boundary; inside a word it may have
/// none, but a boundary (a turn of the line, page or file). A soft hyphen that the document
/// lacks is a line's end.
[[nodiscard]] Comparison compare(const TracedText& expected, const FoundText& found);

}  // namespace pam::preflight
