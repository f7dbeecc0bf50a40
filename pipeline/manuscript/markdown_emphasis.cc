#include "manuscript/markdown_emphasis.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

bool is_space_beside(char32_t c) {
    if (c < 0x80) return c == 0 || c == ' ' || (c >= '\t' && c <= '\r');
    return u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR;
}

bool is_punctuation_beside(char32_t c) {
    if (c < 0x80) return is_punctuation(static_cast<char>(c));
    return u_ispunct(static_cast<UChar32>(c)) != 0;
}

bool is_word_beside(char32_t c) {
    return utf8::is_word(c);
}

// "~~" strikes out wherever emphasis would begin and end. One "~" does so only around whole
// words, because a path or an approximate number may hold it.
void judge_tildes(MarkRun& run, char32_t before, char32_t after, bool left, bool right) {
    if (run.length > 2) return;
    run.opens = left;
    run.closes = right;
    if (run.length == 2) return;
    const bool word_after = is_word_beside(after) || after == '"' || after == '\''
                            || after == '*' || after == '_' || after == 0x201C;
    run.opens = left && !is_word_beside(before) && word_after;
    run.closes = right && !is_word_beside(after);
}

}  // namespace

MarkRun scan_marks(std::string_view text, std::size_t begin, std::size_t end) {
    MarkRun run;
    run.mark = text[begin];
    run.begin = static_cast<std::uint32_t>(begin);
    run.end = static_cast<std::uint32_t>(end);
    run.length = run.end - run.begin;
    const char32_t before = begin == 0 ? 0 : utf8::decode_before(text, begin).code_point;
    const char32_t after = end == text.size() ? 0 : utf8::decode(text, end).code_point;
    const bool space_before = is_space_beside(before);
    const bool space_after = is_space_beside(after);
    const bool mark_before = is_punctuation_beside(before);
    const bool mark_after = is_punctuation_beside(after);
    const bool left = !space_after && (!mark_after || space_before || mark_before);
    const bool right = !space_before && (!mark_before || space_after || mark_after);
    if (run.mark == '~') {
        judge_tildes(run, before, after, left, right);
        return run;
    }
    const bool inside_words = run.mark == '*';
    run.opens = left && (inside_words || !right || mark_before);
    run.closes = right && (inside_words || !left || mark_after);
    return run;
}

// Below these runs no opener stands for a closer of the same kind: for "*" and "_" kinds
// differ by length modulo three and by whether the closer may open as well, for "~" by
// length.
struct MarkStack::Floors {
    std::array<int, 14> lowest;

    explicit Floors(int bottom) { lowest.fill(bottom); }
    static std::size_t kind(const MarkRun& closer) {
        if (closer.mark == '~') return 12 + (closer.length == 2);
        return (closer.mark == '*' ? 6u : 0u) + (closer.opens ? 3u : 0u)
               + closer.length % 3;
    }
    [[nodiscard]] int of(const MarkRun& closer) const { return lowest[kind(closer)]; }
    void raise(const MarkRun& closer) { lowest[kind(closer)] = closer.previous; }
};

void MarkStack::push(MarkRun run) {
    run.previous = last_;
    const int index = static_cast<int>(runs_.size());
    if (last_ >= 0) runs_[static_cast<std::size_t>(last_)].next = index;
    last_ = index;
    runs_.push_back(run);
}

void MarkStack::remove(int index) {
    const MarkRun& run = runs_[static_cast<std::size_t>(index)];
    if (run.previous >= 0) runs_[static_cast<std::size_t>(run.previous)].next = run.next;
    if (run.next >= 0) runs_[static_cast<std::size_t>(run.next)].previous = run.previous;
    if (last_ == index) last_ = run.previous;
}

void MarkStack::drop_above(int bottom) {
    while (last_ != bottom)
        remove(last_);
}

int MarkStack::opener_of(const MarkRun& closer, int bottom, const Floors& floors) const {
    const int floor = floors.of(closer);
    for (int i = closer.previous; i > bottom && i > floor;) {
        const MarkRun& opener = runs_[static_cast<std::size_t>(i)];
        const bool tildes = closer.mark == '~';
        const bool odd = tildes ? opener.length != closer.length
                                : (closer.opens || opener.closes) && closer.length % 3 != 0
                                      && (opener.length + closer.length) % 3 == 0;
        if (opener.mark == closer.mark && opener.opens && !odd) return i;
        i = opener.previous;
    }
    return -1;
}

void MarkStack::pair_above(int bottom, const std::function<void(const MarkPair&)>& found) {
    if (last_ == bottom) return;
    Floors floors(bottom);
    int at = last_;
    while (runs_[static_cast<std::size_t>(at)].previous != bottom)
        at = runs_[static_cast<std::size_t>(at)].previous;
    while (at >= 0) {
        MarkRun& closer = runs_[static_cast<std::size_t>(at)];
        const int here = at;
        if (!closer.closes) {
            at = closer.next;
            continue;
        }
        const int opened = opener_of(closer, bottom, floors);
        if (opened < 0) {
            at = closer.next;
            floors.raise(closer);
            if (!closer.opens) remove(here);
            continue;
        }
        MarkRun& opener = runs_[static_cast<std::size_t>(opened)];
        while (closer.previous != opened)
            remove(closer.previous);
        const std::uint32_t left =
            std::min(opener.end - opener.begin, closer.end - closer.begin);
        const std::uint32_t size = std::min(left, 2u);
        found({closer.mark, opener.end - size, closer.begin, size});
        opener.end -= size;
        closer.begin += size;
        if (opener.begin == opener.end) remove(opened);
        if (closer.begin == closer.end) {
            at = closer.next;
            remove(here);
        }
    }
    drop_above(bottom);
}

}  // namespace pam::manuscript::markdown
