#include "press/display_lines.h"

#include "base/utf8.h"

#include <algorithm>
#include <limits>

namespace pam::press {
namespace {

/// Each step down is this much smaller.
constexpr double size_step = 0.97;

/// Widths of lines, by sums over the words before.
class LineWidths {
public:
    LineWidths(const std::vector<DisplayWord>& words, double space)
        : words_(words)
        , space_(space) {
        sums_.push_back(0);
        for (const DisplayWord& word : words)
            sums_.push_back(sums_.back() + word.width + (word.glued ? 0 : space));
    }
    [[nodiscard]] double operator()(std::size_t begin, std::size_t end) const {
        return sums_[end] - sums_[begin] - (words_[begin].glued ? 0 : space_);
    }

private:
    const std::vector<DisplayWord>& words_;
    double space_;
    std::vector<double> sums_;
};

/// As few lines as the measure allows.
std::size_t fewest_lines(std::size_t words, const LineWidths& width, double measure) {
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < words; ++lines) {
        std::size_t end = begin + 1;
        while (end < words && width(begin, end + 1) <= measure)
            ++end;
        begin = end;
    }
    return lines;
}

bool pauses_after(std::string_view word) {
    constexpr std::u32string_view pauses = U",;:?!\u2014\u2013\u2026";
    return pauses.find(utf8::decode_before(word, word.size()).code_point) != pauses.npos;
}

/// How ill it reads to break between two words, in parts of the measure: a little word
/// wants its next one ("the", "No."), a number the one before; where the sense pauses is a
/// good place.
double break_cost(const DisplayWord& before, const DisplayWord& after) {
    if (after.glued) return 0.05;
    if (utf8::is_digit(utf8::decode(after.text, 0).code_point)) return 0.08;
    if (pauses_after(before.text)) return -0.03;
    return utf8::count(before.text) <= 3 ? 0.06 : 0;
}

/// Exactly `lines` lines with the least sum of squared slack (Knuth & Plass 1981, much
/// reduced).
std::vector<std::size_t> even_lines(
    const std::vector<DisplayWord>& words,
    const LineWidths& width,
    double measure,
    std::size_t lines
) {
    constexpr double never = std::numeric_limits<double>::infinity();
    const std::size_t count = words.size();
    std::vector<std::vector<double>> cost(lines + 1, std::vector<double>(count + 1, never));
    std::vector<std::vector<std::size_t>> from(
        lines + 1, std::vector<std::size_t>(count + 1, 0)
    );
    cost[0][0] = 0;
    for (std::size_t line = 1; line <= lines; ++line) {
        for (std::size_t end = line; end <= count; ++end) {
            for (std::size_t begin = end; begin-- > line - 1;) {
                const double used = width(begin, end) / measure;
                if (used > 1 && end - begin > 1) break;
                const double slack = 1 - used;
                const double ill = end < count ? break_cost(words[end - 1], words[end]) : 0;
                const double total = cost[line - 1][begin] + slack * slack + ill;
                if (total >= cost[line][end]) continue;
                cost[line][end] = total;
                from[line][end] = begin;
            }
        }
    }
    std::vector<std::size_t> ends;
    std::size_t end = count;
    for (std::size_t line = lines; line > 0; --line) {
        ends.push_back(end);
        end = from[line][end];
    }
    std::reverse(ends.begin(), ends.end());
    return ends;
}

double widest(const std::vector<DisplayWord>& words) {
    double width = 0;
    for (const DisplayWord& word : words)
        width = std::max(width, word.width);
    return width;
}

}  // namespace

DisplaySetting
set_display(const std::vector<DisplayWord>& words, double space, const DisplayRoom& room) {
    if (words.empty()) return {};
    const LineWidths width(words, space);
    const double widest_word = widest(words);
    DisplaySetting setting;
    for (setting.size = room.largest;; setting.size *= size_step) {
        setting.size = std::max(setting.size, room.smallest);
        const double measure = room.width / setting.size;
        const std::size_t lines = fewest_lines(words.size(), width, measure);
        const double height = static_cast<double>(lines) * room.leading * setting.size;
        const bool fits =
            widest_word <= measure && lines <= room.lines && height <= room.height;
        if (!fits && setting.size > room.smallest) continue;
        setting.line_ends = even_lines(words, width, measure, lines);
        return setting;
    }
}

std::string
words_text(const std::vector<DisplayWord>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin && !words[i].glued) text.push_back(' ');
        text += words[i].text;
    }
    return text;
}

}  // namespace pam::press
