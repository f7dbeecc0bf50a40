// What a field's instruction asks for: `HYPERLINK "https://example.org" \l "part"`.
#pragma once

#include <string>
#include <string_view>

namespace pam::manuscript::docx {

struct Instruction {
    std::string name;      // in capitals: "HYPERLINK", "REF", "TOC" ...
    std::string argument;  // the word after the name, empty where a switch stands there
};

/// Words are parted by blanks; a quoted one is one word, and in it `\` keeps the next
/// character.
[[nodiscard]] Instruction read_instruction(std::string_view text);

/// The word after the switch `\letter`; empty when there is none.
[[nodiscard]] std::string word_after(std::string_view text, char letter);

}  // namespace pam::manuscript::docx
