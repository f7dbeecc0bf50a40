#include "manuscript/folded.h"

#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

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

// Eight bytes and the one after them are all ASCII, none a control character, no two spaces
// side by side.
bool eight_as_shown(std::string_view raw, std::size_t at) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    constexpr std::uint64_t tops = ones << 7;
    std::uint64_t here = 0;
    std::uint64_t next = 0;
    if (at + 1 + sizeof here > raw.size()) return false;
    std::memcpy(&here, raw.data() + at, sizeof here);
    std::memcpy(&next, raw.data() + at + 1, sizeof next);
    const auto spaces = [](std::uint64_t eight) {
        const std::uint64_t differs = eight ^ (ones * ' ');
        return (differs - ones) & ~differs & tops;
    };
    const auto odd = [](std::uint64_t eight) {
        return (eight | ((eight - ones * ' ') & ~eight)) & tops;
    };
    return (odd(here) | odd(next) | (spaces(here) & spaces(next))) == 0;
}

// The end of a stretch that stands as it will be shown: words with single spaces between.
std::size_t end_of_folded(std::string_view raw, std::size_t at) {
    for (; at < raw.size(); ++at) {
        while (eight_as_shown(raw, at))
            at += 8;
        const auto byte = static_cast<unsigned char>(raw[at]);
        if (byte > ' ' && byte < 0x80) continue;
        const bool single =
            byte == ' ' && at + 1 < raw.size() && space_at(raw, at + 1) == 0;
        if (!single && space_at(raw, at) != 0) break;
    }
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
    return folded_piece(source, span, false, false);
}

document::Text
folded_piece(const Source& source, Span span, bool keep_leading, bool keep_trailing) {
    const Span inner = trimmed(source, span);
    if (inner.begin == inner.end) {
        const bool between = keep_leading && keep_trailing && span.size() > 0;
        return {between ? " " : "", span, {}};
    }
    const bool leads = keep_leading && inner.begin > span.begin;
    const bool trails = keep_trailing && inner.end < span.end;
    const Span whole{
        leads ? span.begin : inner.begin, trails ? span.end : inner.end, span.source};
    Folder folder{source.text(whole), whole.begin, {}, 0};
    folder.text.span = whole;
    folder.text.text.reserve(folder.raw.size());
    std::size_t at = end_of_spaces(folder.raw, 0);
    if (at > 0) folder.text.text += ' ';
    while (at < folder.raw.size()) {
        const std::size_t end = end_of_folded(folder.raw, at);
        folder.copy(at, end);
        at = end_of_spaces(folder.raw, end);
        if (at > end && (at < folder.raw.size() || trails)) folder.text.text += ' ';
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
