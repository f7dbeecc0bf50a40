#include "manuscript/lines.h"

#include "base/utf8.h"

#include <cstddef>

namespace pam::manuscript {

namespace {

// Offset of the next line end (or form feed) at or after `from`.
std::size_t line_end(std::string_view text, std::size_t from) {
    const std::size_t found = text.find_first_of("\n\r\f", from);
    return found == std::string_view::npos ? text.size() : found;
}

std::size_t after_line_end(std::string_view text, std::size_t end) {
    if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') return end + 2;
    return end + 1;
}

Line measured(std::string_view text, std::size_t begin, std::size_t end) {
    Line line;
    std::size_t at = begin;
    while (at < end) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (!utf8::is_space(next.code_point)) break;
        line.indent = next.code_point == '\t' ? (line.indent / 8 + 1) * 8 : line.indent + 1;
        at += next.bytes;
    }
    const std::string_view inner = utf8::trim(text.substr(at, end - at));
    line.text.begin = static_cast<std::uint32_t>(at);
    line.text.end = static_cast<std::uint32_t>(at + inner.size());
    line.width = static_cast<int>(utf8::count(inner));
    return line;
}

}  // namespace

std::uint32_t byte_order_mark(std::string_view text) {
    return text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
}

std::size_t end_of_text(std::string_view text) {
    std::size_t end = text.size();
    for (std::size_t at = text.size(); at > 0; --at) {
        const char last = text[at - 1];
        if (last == '\x1A')
            end = at - 1;
        else if (last != '\n' && last != '\r' && last != ' ')
            break;
    }
    return end;
}

Lines scan_lines(const Source& source) {
    const std::string_view text = source.text().substr(0, end_of_text(source.text()));
    Lines lines;
    std::size_t begin = byte_order_mark(text);
    while (begin < text.size()) {
        const std::size_t end = line_end(text, begin);
        lines.push_back(measured(text, begin, end));
        if (end == text.size()) break;
        if (text[end] == '\f') lines.push_back(measured(text, end, end));
        begin = after_line_end(text, end);
    }
    return lines;
}

}  // namespace pam::manuscript
