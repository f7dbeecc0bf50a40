#include "manuscript/office_transcript.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using document::Splice;
using document::Text;

// Lays bytes of the source end to end, and notes where they are not neighbours.
class Splicer {
public:
    void add(std::string_view bytes, std::uint32_t place) {
        if (bytes.empty()) return;
        const auto at = static_cast<std::uint32_t>(text_.text.size());
        if (text_.span.is_none()) text_.span = {place, place, 0};
        if (place != next_ || text_.splices.empty()) text_.splices.push_back({at, place});
        text_.text += bytes;
        next_ = place + static_cast<std::uint32_t>(bytes.size());
        text_.span.end = std::max(text_.span.end, next_);
    }

    Text take() {
        if (text_.splices.size() < 2) text_.splices.clear();
        return std::move(text_);
    }

private:
    Text text_;
    std::uint32_t next_ = 0;
};

bool is_ascii_graphic(char c) {
    return c > ' ' && c < '\x7F';
}

}  // namespace

Span Transcript::append(std::string_view characters, std::ptrdiff_t place) {
    const Span span = append_made(characters);
    for (std::uint32_t i = span.begin; i < span.end; ++i)
        if (text_[i] == '\n' || text_[i] == '\r') text_[i] = ' ';
    if (span.size() != 0) stretches_.push_back({part_, place, span});
    return span;
}

Span Transcript::append_made(std::string_view characters) {
    const std::uint32_t begin = size();
    text_ += characters;
    return {begin, size(), 0};
}

void Transcript::end_line() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

std::string Transcript::in_file_order() const {
    std::vector<Stretch> ordered = stretches_;
    const auto before = [](const Stretch& a, const Stretch& b) {
        return a.part != b.part ? a.part < b.part : a.place < b.place;
    };
    if (!std::is_sorted(ordered.begin(), ordered.end(), before))
        std::stable_sort(ordered.begin(), ordered.end(), before);
    std::string characters;
    characters.reserve(text_.size());
    for (const Stretch& stretch : ordered)
        append_non_blank(characters, text(stretch.span));
    return characters;
}

void append_non_blank(std::string& text, std::string_view characters) {
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t end = i;
        while (end < characters.size() && is_ascii_graphic(characters[end]))
            ++end;
        text.append(characters.substr(i, end - i));
        if (end == characters.size()) return;
        const utf8::Decoded next = utf8::decode(characters, end);
        if (!utf8::is_space(next.code_point))
            text.append(characters.substr(end, next.bytes));
        i = end + next.bytes;
    }
}

Text folded_text(std::string_view transcript, std::span<const Span> stretches) {
    Splicer splicer;
    bool after_space = false;
    for (const Span& stretch : stretches)
        for (std::size_t i = stretch.begin; i < stretch.end;) {
            const std::size_t word = i;
            std::size_t bytes = 0;
            for (; i < stretch.end; i += bytes) {
                const utf8::Decoded next = utf8::decode(transcript, i);
                bytes = next.bytes;
                if (utf8::is_space(next.code_point)) break;
            }
            if (i > word) {
                splicer.add(
                    transcript.substr(word, i - word), static_cast<std::uint32_t>(word)
                );
                after_space = false;
            }
            if (i >= stretch.end) break;
            if (!after_space) splicer.add(" ", static_cast<std::uint32_t>(i));
            after_space = true;
            i += bytes;
        }
    return splicer.take();
}

Text verbatim_text(std::string_view transcript, std::span<const Span> stretches) {
    Splicer splicer;
    for (const Span& stretch : stretches)
        splicer.add(transcript.substr(stretch.begin, stretch.size()), stretch.begin);
    return splicer.take();
}

}  // namespace pam::manuscript
