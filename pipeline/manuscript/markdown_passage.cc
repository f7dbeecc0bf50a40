#include "manuscript/markdown_passage.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

void Passage::add_line(std::string_view line, std::uint32_t source_offset) {
    if (!map.empty()) text += '\n';
    map.push_back({static_cast<std::uint32_t>(text.size()), source_offset});
    text += line;
}

Passage Passage::part(std::size_t begin, std::size_t end) const {
    Passage made;
    while (begin < end) {
        const std::size_t length = together(begin, end - begin);
        made.map.push_back({static_cast<std::uint32_t>(made.text.size()), source(begin)});
        made.text.append(text, begin, length);
        begin += length;
    }
    return made;
}

// The index of the stretch of the map that holds offset `at`.
std::size_t Passage::stretch(std::size_t at) const {
    const auto holds = [&](std::size_t i) {
        return i < map.size() && map[i].text_offset <= at
               && (i + 1 == map.size() || at < map[i + 1].text_offset);
    };
    if (holds(last_)) return last_;
    if (holds(last_ + 1)) return ++last_;
    const auto next = std::upper_bound(
        map.begin(),
        map.end(),
        at,
        [](std::size_t offset, const document::Splice& splice) {
            return offset < splice.text_offset;
        }
    );
    return last_ = static_cast<std::size_t>(
               std::max<std::ptrdiff_t>(next - map.begin(), 1) - 1
           );
}

std::uint32_t Passage::source(std::size_t at) const {
    if (map.empty()) return 0;
    const document::Splice& found = map[stretch(at)];
    return found.source_offset + static_cast<std::uint32_t>(at - found.text_offset);
}

std::size_t Passage::together(std::size_t at, std::size_t length) const {
    const std::size_t next = stretch(at) + 1;
    return next >= map.size() ? length
                              : std::min<std::size_t>(length, map[next].text_offset - at);
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

namespace {

// Bytes from `at` on that fold to themselves: no white space but single spaces.
std::size_t unfolded(std::string_view bytes, std::size_t at, bool after_space) {
    std::size_t i = at;
    for (; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte > ' ' && byte < 0xC2) {
            after_space = false;
            continue;
        }
        if (byte == ' ' ? after_space : byte >= '\t' && byte <= '\r') break;
        // Only these begin white space beyond ASCII.
        const bool may_be_space = byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3);
        if (may_be_space && utf8::is_space(utf8::decode(bytes, i).code_point)) break;
        after_space = byte == ' ';
    }
    return i - at;
}

}  // namespace

void TextMaker::put_folded(std::string_view bytes, const Passage& passage, std::size_t at) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = unfolded(bytes, i, after_space_);
        if (length > 0) {
            put(bytes.substr(i, length), passage, at + i);
            i += length;
            after_space_ = bytes[i - 1] == ' ';
            continue;
        }
        const std::uint32_t space = passage.source(at + i);
        const auto width = static_cast<std::uint32_t>(utf8::decode(bytes, i).bytes);
        put_space(space, space + width);
        i += width;
    }
}

void TextMaker::drop_space() {
    if (text_.text.empty() || text_.text.back() != ' ') return;
    text_.text.pop_back();
    --text_.span.end;
    if (!text_.splices.empty() && text_.splices.back().text_offset == text_.text.size())
        text_.splices.pop_back();
    if (text_.text.empty()) text_ = {};
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

void Record::settle(Manuscript& manuscript) {
    const auto in_order = [](const auto& a, const auto& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.end > b.span.end;
    };
    consumed.insert(consumed.end(), hidden.begin(), hidden.end());
    std::stable_sort(consumed.begin(), consumed.end(), in_order);
    for (Consumed& one : consumed) {
        // Marks inside a hidden image belong to it.
        const std::uint32_t free =
            manuscript.consumed.empty() ? 0 : manuscript.consumed.back().span.end;
        if (one.span.begin >= free) manuscript.consumed.push_back(std::move(one));
    }
    std::sort(hidden.begin(), hidden.end(), in_order);
    std::erase_if(ledger, [&](const LedgerEntry& entry) {
        const auto after = std::upper_bound(
            hidden.begin(),
            hidden.end(),
            entry.span.begin,
            [](std::uint32_t at, const Consumed& image) { return at < image.span.begin; }
        );
        return after != hidden.begin() && entry.span.begin < std::prev(after)->span.end;
    });
    std::stable_sort(ledger.begin(), ledger.end(), in_order);
    for (std::size_t i = 0; i < ledger.size(); ++i)
        ledger[i].number = static_cast<int>(i + 1);
    manuscript.ledger = std::move(ledger);
}

}  // namespace pam::manuscript::markdown
