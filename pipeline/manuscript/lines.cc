#include "manuscript/lines.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>

namespace pam::manuscript {

namespace {

// The next carriage return or form feed at or after `from`, or the end.
std::size_t inner_line_end(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != '\r' && text[from] != '\f')
        ++from;
    return from;
}

bool has_inner_line_ends(std::string_view text) {
    return text.find('\r') != std::string_view::npos
           || text.find('\f') != std::string_view::npos;
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
    lines.reserve(source.line_count());
    std::size_t begin = byte_order_mark(text);
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        // A CR before the LF belongs to it; other CRs and form feeds end lines of their
        // own.
        const bool carriage = end > begin && end < text.size() && text[end - 1] == '\r';
        const std::size_t last = carriage ? end - 1 : end;
        const std::string_view line = text.substr(0, last);
        if (has_inner_line_ends(line.substr(begin)))
            for (std::size_t at; (at = inner_line_end(line, begin)) < last;
                 begin = at + 1) {
                lines.push_back(measured(text, begin, at));
                if (text[at] == '\f') lines.push_back(measured(text, at, at));
            }
        if (begin < last || end < text.size()) lines.push_back(measured(text, begin, last));
        begin = end + 1;
    }
    return lines;
}

}  // namespace pam::manuscript
