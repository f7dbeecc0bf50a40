#include "preflight/comparison.h"

#include "base/utf8.h"

#include <algorithm>
#include <utility>

namespace pam::preflight {

namespace {

constexpr char32_t soft_hyphen = 0xAD;
constexpr std::size_t differences_kept = 20;
// After a difference both texts are searched this far for a place where they agree again
// ...
constexpr std::size_t resync_window = 400;
// ... which is a run of this many equal characters.
constexpr std::size_t resync_run = 16;
// Beyond this many differences the texts are not two forms of one work: no further search.
constexpr std::size_t resyncs_tried = 200;

bool is_gap(char32_t c) {
    return c == U' ' || c == U'\n';
}

std::string excerpt(const std::u32string& text, std::size_t from) {
    std::string shown;
    for (std::size_t i = from; i < text.size() && i < from + 40; ++i)
        utf8::append(shown, text[i] == U'\n' ? U' ' : text[i]);
    return shown;
}

class Comparer {
public:
    Comparer(const TracedText& expected, const FoundText& found)
        : expected_(expected)
        , found_(found) {}

    Comparison run() {
        while (step()) {
        }
        return std::move(result_);
    }

private:
    // Takes one character (or one gap) from each text; false at the end of both.
    bool step() {
        const bool gap = skip_gaps();
        if (i_ == expected_.characters.size() && j_ == found_.characters.size())
            return end_word(), false;
        if (gap) end_word();
        if (same(i_, j_)) {
            in_word_ = true;
            ++i_;
            ++j_;
        } else {
            diverge();
        }
        return i_ < expected_.characters.size() || j_ < found_.characters.size()
               || (end_word(), false);
    }

    [[nodiscard]] bool same(std::size_t i, std::size_t j) const {
        return i < expected_.characters.size() && j < found_.characters.size()
               && expected_.characters[i] == found_.characters[j];
    }

    // Passes white space in both texts; true when the expected text has some here.
    bool skip_gaps() {
        const std::size_t place = i_;
        bool wants_space = false;
        bool free = i_ == 0;
        while (i_ < expected_.characters.size() && is_gap(expected_.characters[i_])) {
            wants_space |= expected_.characters[i_] == U' ';
            free |= expected_.characters[i_] == U'\n';
            ++i_;
        }
        bool has_space = false;
        bool has_boundary = false;
        while (j_ < found_.characters.size() && passes(found_.characters[j_])) {
            has_space |= found_.characters[j_] == U' ';
            has_boundary |= found_.characters[j_] == U'\n';
            ++j_;
        }
        const bool missing = wants_space && !free && !has_space && !has_boundary;
        const bool extra = !wants_space && !free && has_space;
        // Where letters differ too, or just did, the white space is no fault of its own.
        if ((missing || extra) && !diverged_ && same(i_, j_))
            record(Difference::Kind::Space, place, j_);
        diverged_ = false;
        return wants_space || free;
    }

    [[nodiscard]] bool passes(char32_t c) const {
        const bool typed =
            i_ < expected_.characters.size() && expected_.characters[i_] == soft_hyphen;
        return is_gap(c) || (c == soft_hyphen && !typed);
    }

    // The texts part here: finds the nearest place where they agree again.
    void diverge() {
        const auto [lost, invented] = resync();
        const auto kind = lost == 0       ? Difference::Kind::Invented
                          : invented == 0 ? Difference::Kind::Lost
                                          : Difference::Kind::Changed;
        record(kind, i_, j_);
        i_ += lost;
        j_ += invented;
        in_word_ = false;
        diverged_ = true;
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> resync() const {
        const std::size_t left = expected_.characters.size() - i_;
        const std::size_t right = found_.characters.size() - j_;
        if (result_.total >= resyncs_tried) return {left, right};
        for (std::size_t distance = 1; distance <= 2 * resync_window; ++distance)
            for (std::size_t lost = 0; lost <= distance; ++lost) {
                const std::size_t invented = distance - lost;
                if (lost <= std::min(left, resync_window)
                    && invented <= std::min(right, resync_window)
                    && agree(i_ + lost, j_ + invented))
                    return {lost, invented};
            }
        return {left, right};
    }

    [[nodiscard]] bool agree(std::size_t i, std::size_t j) const {
        const std::size_t left = expected_.characters.size() - i;
        const std::size_t right = found_.characters.size() - j;
        if (left == 0 || right == 0) return left == right;
        if (is_gap(expected_.characters[i])) return false;
        std::size_t run = 0;
        for (; run < resync_run; ++run) {
            while (i < expected_.characters.size() && is_gap(expected_.characters[i]))
                ++i;
            while (j < found_.characters.size()
                   && (is_gap(found_.characters[j]) || found_.characters[j] == soft_hyphen))
                ++j;
            if (i == expected_.characters.size() || j == found_.characters.size())
                return i == expected_.characters.size() && j == found_.characters.size();
            if (expected_.characters[i++] != found_.characters[j++]) return false;
        }
        return true;
    }

    void record(Difference::Kind kind, std::size_t i, std::size_t j) {
        ++result_.total;
        if (result_.differences.size() == differences_kept) return;
        const std::uint32_t offset = i < expected_.offsets.size() ? expected_.offsets[i]
                                     : expected_.offsets.empty()  ? Span::none().begin
                                                                 : expected_.offsets.back();
        result_.differences.push_back(
            {kind,
             excerpt(expected_.characters, i),
             excerpt(found_.characters, j),
             found_.where(j),
             offset}
        );
    }

    void end_word() {
        result_.words += in_word_;
        in_word_ = false;
    }

    const TracedText& expected_;
    const FoundText& found_;
    std::size_t i_ = 0;
    std::size_t j_ = 0;
    bool in_word_ = false;
    bool diverged_ = false;
    Comparison result_;
};

}  // namespace

void FoundText::enter(std::string name) {
    boundary();
    wheres.push_back({characters.size(), std::move(name)});
}

void FoundText::append(char32_t character) {
    if (utf8::is_space(character))
        space();
    else if (const auto letters = ligature_letters(character); !letters.empty())
        characters += letters;
    else
        characters += character;
}

void FoundText::space() {
    if (!characters.empty() && !is_gap(characters.back())) characters += U' ';
}

void FoundText::boundary() {
    if (!characters.empty() && characters.back() != U'\n') characters += U'\n';
}

std::string FoundText::where(std::size_t at) const {
    const auto after = std::upper_bound(
        wheres.begin(),
        wheres.end(),
        at,
        [](std::size_t wanted, const Where& where) { return wanted < where.from; }
    );
    return after == wheres.begin() ? "" : (after - 1)->name;
}

Comparison compare(const TracedText& expected, const FoundText& found) {
    return Comparer(expected, found).run();
}

}  // namespace pam::preflight
