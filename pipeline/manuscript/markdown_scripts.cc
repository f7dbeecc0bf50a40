#include "manuscript/markdown_scripts.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t longest = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool may_precede(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    const char32_t c = utf8::decode_before(text, at).code_point;
    return utf8::is_word(c) || c == ')' || c == ']' || c == '*' || c == '_' || c == '}'
           || c == '>' || c == '\'' || c == 0x2019 || c == 0x2032;
}

bool may_stand_inside(char32_t c) {
    if (c < 0x80)
        return is_digit(static_cast<char>(c)) || utf8::is_letter(c)
               || std::string_view("+-=()/.,*_'").find(static_cast<char>(c))
                      != std::string_view::npos;
    return utf8::is_word(c) || c == 0x2212 || c == 0x2013 || c == 0x2019 || c == 0x2032;
}

// "[1]", as in a raised number of a note that is no call.
std::size_t bracketed_end(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && end - at < longest && is_digit(text[end]))
        ++end;
    const bool closed = end > at + 1 && end < text.size() && text[end] == ']';
    return closed ? end + 1 : at;
}

}  // namespace

std::optional<std::size_t> scan_script(std::string_view text, std::size_t at) {
    const char mark = text[at];
    if (!may_precede(text, at) || text[at - 1] == mark) return std::nullopt;
    bool digits = true;
    bool says_something = false;
    std::size_t i = at + 1;
    if (i < text.size() && text[i] == '[') {
        i = bracketed_end(text, i);
        says_something = i > at + 1;
        digits = false;
    }
    while (i < text.size() && text[i] != mark && i - at <= longest) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (!may_stand_inside(next.code_point)) return std::nullopt;
        digits = digits && is_digit(text[i]);
        says_something = says_something || utf8::is_word(next.code_point);
        i += next.bytes;
    }
    if (!says_something || i >= text.size() || text[i] != mark) return std::nullopt;
    if (text.substr(i + 1, 1) == std::string_view(&mark, 1)) return std::nullopt;
    const bool word_follows =
        i + 1 < text.size() && utf8::is_word(utf8::decode(text, i + 1).code_point);
    if (word_follows && !digits) return std::nullopt;
    return i;
}

}  // namespace pam::manuscript::markdown
