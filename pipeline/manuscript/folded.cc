#include "manuscript/folded.h"

#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

// Builds the folded text; a splice is noted only where the offsets stop running in step.
struct Folder {
    std::string_view raw;
    std::uint32_t base;
    document::Text text;
    std::uint32_t drift = 0;  // source bytes that the text has left out so far

    void copy(std::size_t from, std::size_t to) {
        const auto left_out = static_cast<std::uint32_t>(from - text.text.size());
        if (left_out != drift) {
            if (text.splices.empty()) text.splices.push_back({0, base});
            const auto here = static_cast<std::uint32_t>(text.text.size());
            text.splices.push_back({here, base + static_cast<std::uint32_t>(from)});
            drift = left_out;
        }
        text.text.append(raw.substr(from, to - from));
    }
};

bool is_blank_byte(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

// Length of the white space at `at`; bytes below 0x80 decide themselves.
std::size_t space_at(std::string_view raw, std::size_t at) {
    if (static_cast<unsigned char>(raw[at]) < 0x80) return is_blank_byte(raw[at]) ? 1 : 0;
    const utf8::Decoded next = utf8::decode(raw, at);
    return utf8::is_space(next.code_point) ? next.bytes : 0;
}

std::size_t end_of_spaces(std::string_view raw, std::size_t at) {
    while (at < raw.size()) {
        const std::size_t length = space_at(raw, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

std::size_t end_of_word(std::string_view raw, std::size_t at) {
    while (at < raw.size() && space_at(raw, at) == 0)
        at += utf8::decode(raw, at).bytes;
    return at;
}

Span trimmed(const Source& source, Span span) {
    const std::string_view raw = source.text(span);
    const std::string_view inner = utf8::trim(raw);
    const auto skipped = static_cast<std::uint32_t>(inner.data() - raw.data());
    const std::uint32_t begin = span.begin + (inner.empty() ? 0 : skipped);
    return {begin, begin + static_cast<std::uint32_t>(inner.size()), span.source};
}

}  // namespace

document::Text folded(const Source& source, Span span) {
    const Span inner = trimmed(source, span);
    Folder folder{source.text(inner), inner.begin, {}, 0};
    folder.text.span = inner;
    folder.text.text.reserve(folder.raw.size());
    for (std::size_t at = 0; at < folder.raw.size();) {
        const std::size_t word_end = end_of_word(folder.raw, at);
        folder.copy(at, word_end);
        at = end_of_spaces(folder.raw, word_end);
        if (at > word_end && at < folder.raw.size()) folder.text.text += ' ';
    }
    return std::move(folder.text);
}

document::Inlines folded_inlines(const Source& source, Span span) {
    document::Inlines inlines;
    document::Text text = folded(source, span);
    if (!text.text.empty()) inlines.push_back({std::move(text)});
    return inlines;
}

document::Text
text_between(const document::Text& text, std::size_t begin, std::size_t end) {
    document::Text part;
    part.text = text.text.substr(begin, end - begin);
    if (begin == end || text.span.is_none()) return part;
    const auto first = static_cast<std::uint32_t>(begin);
    part.span = {
        document::source_offset(text, begin),
        document::source_offset(text, end - 1) + 1,
        text.span.source};
    auto splice = std::upper_bound(
        text.splices.begin(),
        text.splices.end(),
        first,
        [](std::uint32_t offset, const document::Splice& one) {
            return offset < one.text_offset;
        }
    );
    for (; splice != text.splices.end() && splice->text_offset < end; ++splice)
        part.splices.push_back({splice->text_offset - first, splice->source_offset});
    if (!part.splices.empty())
        part.splices.insert(part.splices.begin(), {0, part.span.begin});
    return part;
}

std::string words_key(std::string_view text) {
    std::string key;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (utf8::is_word(next.code_point))
            utf8::append(key, utf8::to_lower(next.code_point));
        if (next.code_point == '&') key += "and";
        i += next.bytes;
    }
    return key;
}

}  // namespace pam::manuscript
