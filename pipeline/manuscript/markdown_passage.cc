#include "manuscript/markdown_passage.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_events.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

void Passage::add_line(std::string_view line, std::uint32_t source_offset) {
    if (!map.empty()) text += '\n';
    map.push_back({static_cast<std::uint32_t>(text.size()), source_offset});
    text += line;
}

namespace {

// The stretch of the map that begins after offset `at`.
auto stretch_after(const std::vector<document::Splice>& map, std::size_t at) {
    return std::upper_bound(
        map.begin(),
        map.end(),
        at,
        [](std::size_t offset, const document::Splice& splice) {
            return offset < splice.text_offset;
        }
    );
}

}  // namespace

std::uint32_t Passage::source(std::size_t at) const {
    const auto next = stretch_after(map, at);
    if (next == map.begin()) return 0;
    const document::Splice& found = *std::prev(next);
    return found.source_offset + static_cast<std::uint32_t>(at - found.text_offset);
}

std::size_t Passage::together(std::size_t at, std::size_t length) const {
    const auto next = stretch_after(map, at);
    return next == map.end() ? length
                             : std::min<std::size_t>(length, next->text_offset - at);
}

void TextMaker::put(std::string_view bytes, std::uint32_t begin, std::uint32_t end) {
    if (bytes.empty()) return;
    const auto at = static_cast<std::uint32_t>(text_.text.size());
    const bool follows =
        !text_.splices.empty()
        && text_.splices.back().source_offset + (at - text_.splices.back().text_offset)
               == begin;
    if (!follows) text_.splices.push_back({at, begin});
    if (text_.span.is_none()) text_.span = {begin, end, source_};
    text_.span.end = std::max(text_.span.end, end);
    text_.text += bytes;
    after_space_ = false;
}

void TextMaker::put(std::string_view bytes, const Passage& passage, std::size_t at) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = passage.together(at + i, bytes.size() - i);
        const std::uint32_t begin = passage.source(at + i);
        put(bytes.substr(i, length), begin, begin + static_cast<std::uint32_t>(length));
        i += length;
    }
}

void TextMaker::put_space(std::uint32_t begin, std::uint32_t end) {
    if (after_space_) return;
    put(" ", begin, end);
    after_space_ = true;
}

void TextMaker::put_folded(std::string_view bytes, const Passage& passage, std::size_t at) {
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t stop = i;
        while (stop < bytes.size() && !utf8::is_space(utf8::decode(bytes, stop).code_point))
            stop += utf8::decode(bytes, stop).bytes;
        put(bytes.substr(i, stop - i), passage, at + i);
        i = stop;
        if (i >= bytes.size()) break;
        const std::uint32_t space = passage.source(at + i);
        const auto width = static_cast<std::uint32_t>(utf8::decode(bytes, i).bytes);
        put_space(space, space + width);
        i += width;
    }
}

document::Text TextMaker::finish() {
    document::Text done = std::move(text_);
    text_ = {};
    if (done.splices.size() == 1 && done.span.size() == done.text.size())
        done.splices.clear();
    return done;
}

void Record::consume(std::uint32_t begin, std::uint32_t end, std::string rule) {
    if (begin < end) consumed.push_back({{begin, end, source}, std::move(rule)});
}

std::vector<Span>
Record::places(const Passage& passage, std::size_t begin, std::size_t end) const {
    std::vector<Span> found;
    while (begin < end) {
        const std::string_view wanted =
            std::string_view(passage.text).substr(begin, end - begin);
        const std::size_t line_end = begin + std::min(wanted.find('\n'), wanted.size());
        std::size_t from = begin;
        std::size_t to = line_end;
        while (from < to && is_white(passage.text[from]))
            ++from;
        while (to > from && is_white(passage.text[to - 1]))
            --to;
        if (from < to)
            found.push_back({passage.source(from), passage.source(to - 1) + 1, source});
        begin = line_end + 1;
    }
    return found;
}

void Record::consume(
    const Passage& passage, std::size_t begin, std::size_t end, const char* rule
) {
    for (const Span place : places(passage, begin, end))
        consume(place.begin, place.end, rule);
}

void Record::replace_null(std::uint32_t at) {
    ledger.push_back(
        {0,
         {at, at + 1, source},
         "null character",
         std::string(1, '\0'),
         "\xEF\xBF\xBD",
         codes::control_character}
    );
}

const std::string& Record::entity(std::string_view name) {
    const auto known = entities.find(name);
    if (known != entities.end()) return known->second;
    return entities.emplace(name, decode_entity(name)).first->second;
}

}  // namespace pam::manuscript::markdown
