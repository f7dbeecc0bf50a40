#include "manuscript/markdown_scan.h"

#include "base/utf8.h"

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t longest_label = 999;
constexpr int deepest_parentheses = 32;

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_escape(std::string_view text, std::size_t at) {
    return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

// "<...>" without line ends or further angle brackets.
std::optional<std::size_t> scan_angle_destination(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '>') return i + 1;
        if (text[i] == '\n' || text[i] == '\r' || text[i] == '<') return std::nullopt;
        if (is_escape(text, i)) ++i;
    }
    return std::nullopt;
}

// A run without spaces, its parentheses in pairs. Control characters are let through, so
// that a slip of the keyboard does not take a link apart.
std::optional<std::size_t> scan_bare_destination(std::string_view text, std::size_t at) {
    int depth = 0;
    std::size_t i = at;
    for (; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (is_escape(text, i)) {
            ++i;
            continue;
        }
        if (text[i] == '(' && ++depth > deepest_parentheses) return std::nullopt;
        if (text[i] == ')' && depth == 0) break;
        depth -= text[i] == ')';
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) break;
    }
    if (depth > 0) return std::nullopt;
    return i;
}

std::optional<std::size_t> scan_destination(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '<') return scan_angle_destination(text, at);
    return scan_bare_destination(text, at);
}

// Offset after a title in any of its three kinds of marks.
std::optional<std::size_t> scan_title(std::string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    const char open = text[at];
    if (open != '"' && open != '\'' && open != '(') return std::nullopt;
    const char close = open == '(' ? ')' : open;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (is_escape(text, i)) {
            ++i;
            continue;
        }
        if (text[i] == close) return i + 1;
        if (text[i] == '(' && open == '(') return std::nullopt;
    }
    return std::nullopt;
}

// Offset after the line end at `at`, blanks before it allowed; the end of the text is a
// line end.
std::optional<std::size_t> scan_line_end(std::string_view text, std::size_t at) {
    at = skip_blanks(text, at);
    if (at >= text.size()) return at;
    if (text[at] == '\r')
        return at + 1 < text.size() && text[at + 1] == '\n' ? at + 2 : at + 1;
    if (text[at] == '\n') return at + 1;
    return std::nullopt;
}

std::size_t end_of_name(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter_or_digit(text[at]))
        ++at;
    return at;
}

void append_folded(std::string& label, char32_t c) {
    // Full case folding, where one letter becomes two.
    if (c == 0xDF || c == 0x1E9E)
        label += "ss";
    else
        utf8::append(label, utf8::to_lower(c));
}

}  // namespace

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
           || (c >= '{' && c <= '~');
}

bool is_blank_char(char c) {
    return c == ' ' || c == '\t';
}

bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank_char(text[at]))
        ++at;
    return at;
}

std::size_t skip_white(std::string_view text, std::size_t at) {
    while (at < text.size() && is_white(text[at]))
        ++at;
    return at;
}

std::string_view trim_end(std::string_view text) {
    while (!text.empty() && is_white(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::size_t> scan_label(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '[') return std::nullopt;
    for (std::size_t i = at + 1; i < text.size() && i - at <= longest_label + 1; ++i) {
        if (text[i] == ']') return i + 1;
        if (text[i] == '[') return std::nullopt;
        if (is_escape(text, i)) ++i;
    }
    return std::nullopt;
}

std::string normal_label(std::string_view label) {
    std::string normal;
    const std::string folded = utf8::collapse_spaces(label);
    for (const char32_t c : utf8::to_utf32(folded))
        append_folded(normal, c);
    return normal;
}

std::optional<Target> scan_inline_target(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '(') return std::nullopt;
    Target target;
    target.destination_begin = skip_white(text, at + 1);
    const auto destination = scan_destination(text, target.destination_begin);
    if (!destination) return std::nullopt;
    target.destination_end = *destination;
    std::size_t next = skip_white(text, *destination);
    target.title_begin = target.title_end = next;
    if (next > *destination) {
        if (const auto title = scan_title(text, next)) {
            target.title_begin = next + 1;
            target.title_end = *title - 1;
            next = skip_white(text, *title);
        }
    }
    if (next >= text.size() || text[next] != ')') return std::nullopt;
    target.end = next + 1;
    return target;
}

std::optional<ReferenceDefinition> scan_definition(std::string_view text, std::size_t at) {
    const auto label_end = scan_label(text, at);
    if (!label_end || *label_end >= text.size() || text[*label_end] != ':')
        return std::nullopt;
    ReferenceDefinition definition;
    definition.label = normal_label(text.substr(at + 1, *label_end - at - 2));
    const std::size_t begin = skip_white(text, *label_end + 1);
    const auto end = scan_destination(text, begin);
    if (definition.label.empty() || !end || *end == begin) return std::nullopt;
    definition.destination = text.substr(begin, *end - begin);
    const std::size_t title_at = skip_white(text, *end);
    if (title_at > *end) {
        const auto title = scan_title(text, title_at);
        const auto after = title ? scan_line_end(text, *title) : std::nullopt;
        if (after) {
            definition.title = text.substr(title_at + 1, *title - title_at - 2);
            definition.end = *after;
            return definition;
        }
    }
    // What looked like a title on the next line is text; the definition ends with its own
    // line.
    const auto after = scan_line_end(text, *end);
    if (!after) return std::nullopt;
    definition.end = *after;
    return definition;
}

std::optional<FootnoteMark> scan_footnote_mark(std::string_view line, std::size_t at) {
    FootnoteMark mark;
    std::size_t i = skip_blanks(line, at);
    if (line.substr(i, 2) != "[^") return std::nullopt;
    mark.label_begin = i + 2;
    for (i += 2; i < line.size() && line[i] != ']'; ++i)
        if (is_white(line[i]) || line[i] == '\0') return std::nullopt;
    mark.label_end = i;
    if (mark.label_begin == mark.label_end || line.substr(i, 2) != "]:")
        return std::nullopt;
    mark.end = skip_blanks(line, i + 2);
    return mark;
}

std::optional<std::size_t> scan_entity(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '&') return std::nullopt;
    std::size_t i = at + 1;
    if (i < text.size() && text[i] == '#') ++i;
    const std::size_t end = end_of_name(text, i);
    if (end == i || end >= text.size() || text[end] != ';' || end - i > 32)
        return std::nullopt;
    return end + 1;
}

std::size_t scan_list_mark(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '-' || text[at] == '+' || text[at] == '*') return 1;
    std::size_t digits = 0;
    while (at + digits < text.size() && text[at + digits] >= '0' && text[at + digits] <= '9'
    )
        ++digits;
    if (digits == 0 || digits > 9 || at + digits >= text.size()) return 0;
    return text[at + digits] == '.' || text[at + digits] == ')' ? digits + 1 : 0;
}

bool is_fence_of_colons(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && line[end] == ':')
        ++end;
    return end >= 3 && skip_blanks(line, end) == line.size();
}

std::size_t caption_mark(std::string_view text) {
    constexpr std::string_view word = "Table:";
    const std::size_t length = text.substr(0, word.size()) == word
                                   ? word.size()
                                   : std::size_t{text.substr(0, 1) == ":"};
    return length > 0 && length < text.size() && is_white(text[length]) ? length : 0;
}

bool is_heading_underline(std::string_view line) {
    std::size_t i = skip_blanks(line, 0);
    if (i >= line.size() || (line[i] != '=' && line[i] != '-')) return false;
    const char mark = line[i];
    while (i < line.size() && line[i] == mark)
        ++i;
    return skip_blanks(line, i) == line.size();
}

}  // namespace pam::manuscript::markdown
