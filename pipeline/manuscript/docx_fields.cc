#include "manuscript/docx_fields.h"

#include <algorithm>
#include <optional>

namespace pam::manuscript::docx {

namespace {

bool is_gap(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct Word {
    std::string text;
    bool quoted = false;

    [[nodiscard]] bool is_switch() const {
        return !quoted && text.size() >= 2 && text[0] == '\\';
    }
};

// Takes the next word off `rest`.
std::optional<Word> take_word(std::string_view& rest) {
    while (!rest.empty() && is_gap(rest.front()))
        rest.remove_prefix(1);
    if (rest.empty()) return std::nullopt;
    Word word;
    word.quoted = rest.front() == '"';
    std::size_t i = word.quoted ? 1 : 0;
    for (; i < rest.size(); ++i) {
        if (word.quoted ? rest[i] == '"' : is_gap(rest[i])) break;
        if (word.quoted && rest[i] == '\\' && i + 1 < rest.size()) ++i;
        word.text += rest[i];
    }
    rest.remove_prefix(std::min(i + (word.quoted ? 1 : 0), rest.size()));
    return word;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

Instruction read_instruction(std::string_view text) {
    Instruction instruction;
    if (const auto name = take_word(text))
        for (const char c : name->text)
            instruction.name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (const auto first = take_word(text); first && !first->is_switch())
        instruction.argument = first->text;
    return instruction;
}

std::string word_after(std::string_view text, char letter) {
    bool here = false;
    while (const auto word = take_word(text)) {
        if (here) return word->is_switch() ? "" : word->text;
        here = word->is_switch() && lower(word->text[1]) == letter;
    }
    return {};
}

}  // namespace pam::manuscript::docx
