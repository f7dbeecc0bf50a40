#include "manuscript/plain_spacing.h"

#include "base/utf8.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace pam::manuscript {

namespace {

constexpr std::string_view next_line = "\xC2\x85";
constexpr std::string_view line_separator = "\xE2\x80\xA8";
constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";

// ---------------------------------------------------------------- Unicode's line ends

bool holds_unicode_ends(std::string_view text) {
    return text.find('\v') != std::string_view::npos
           || text.find(next_line) != std::string_view::npos
           || text.find(line_separator) != std::string_view::npos
           || text.find(paragraph_separator) != std::string_view::npos;
}

std::size_t unicode_end(std::string_view rest) {
    for (const std::string_view end : {next_line, line_separator, paragraph_separator})
        if (rest.starts_with(end)) return end.size();
    return rest.starts_with('\v') ? 1 : 0;
}

// Bytes [begin, end) of the source as a line that begins at the margin.
Line line_of(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    const std::string_view inner = utf8::trim(piece);
    const std::size_t skipped =
        inner.empty() ? 0 : static_cast<std::size_t>(inner.data() - piece.data());
    Line line;
    line.text.begin = static_cast<std::uint32_t>(begin + skipped);
    line.text.end = static_cast<std::uint32_t>(begin + skipped + inner.size());
    line.indent = static_cast<int>(utf8::count(piece.substr(0, skipped)));
    line.width = static_cast<int>(utf8::count(inner));
    return line;
}

// A paragraph separator stands for a blank line.
void part_line(std::string_view text, const Line& line, Lines& parted) {
    std::size_t begin = line.text.begin;
    bool first = true;
    for (std::size_t at = begin; at < line.text.end;) {
        const std::size_t length = unicode_end(text.substr(at));
        if (length == 0) {
            at += utf8::decode(text, at).bytes;
            continue;
        }
        parted.push_back(line_of(text, begin, at));
        if (first) parted.back().indent += line.indent;
        first = false;
        if (text.substr(at).starts_with(paragraph_separator))
            parted.push_back(line_of(text, at, at));
        at += length;
        begin = at;
    }
    parted.push_back(line_of(text, begin, line.text.end));
    if (first) parted.back() = line;
}

void part_at_unicode_ends(const Source& source, Lines& lines) {
    if (!holds_unicode_ends(source.text())) return;
    Lines parted;
    parted.reserve(lines.size() * 2);
    for (const Line& line : lines)
        part_line(source.text(), line, parted);
    lines = std::move(parted);
}

// ---------------------------------------------------------------- CR CR LF

void drop_doubled_ends(const Source& source, Lines& lines) {
    const std::string_view text = source.text();
    if (text.find("\r\r\n") == std::string_view::npos) return;
    std::erase_if(lines, [&](const Line& line) {
        const std::size_t at = line.text.begin;
        return line.blank() && at > 0 && text.substr(at - 1).starts_with("\r\r\n");
    });
}

// ---------------------------------------------------------------- blank, but not empty

bool is_all_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (!utf8::is_blank(next.code_point)) return false;
        at += next.bytes;
    }
    return true;
}

void empty_blank_lines(
    const Source& source, Lines& lines, std::vector<Consumed>& consumed
) {
    for (Line& line : lines) {
        if (line.blank() || source.text()[line.text.begin] > 0) continue;
        if (!is_all_blank(source.text(line.text))) continue;
        consumed.push_back({line.text, "blank line"});
        line.text.end = line.text.begin;
        line.width = 0;
    }
}

// ---------------------------------------------------------------- double spacing

class DoubleSpacing {
public:
    DoubleSpacing(const Source& source, const Lines& lines)
        : source_(source)
        , lines_(lines) {
        study();
    }

    // Nearly every line stands alone, and many of them in mid-sentence.
    [[nodiscard]] bool found() const {
        return pairs_ >= 6 && apart_ * 10 >= pairs_ * 9 && running_ * 10 >= pairs_ * 4;
    }

    [[nodiscard]] Lines closed_up() const {
        Lines closed;
        closed.reserve(lines_.size());
        const int usual = usual_gap();
        int gap = 0;
        for (const Line& line : lines_) {
            if (line.blank()) {
                // The first of what is more than usual parts paragraphs.
                if (++gap == usual + 1) closed.push_back(line);
                continue;
            }
            gap = 0;
            closed.push_back(line);
        }
        return closed;
    }

private:
    void study() {
        const Line* above = nullptr;
        int gap = 0;
        for (const Line& line : lines_) {
            if (line.blank()) {
                ++gap;
                continue;
            }
            if (above != nullptr) note(*above, line, gap);
            above = &line;
            gap = 0;
        }
    }

    void note(const Line& above, const Line& line, int gap) {
        ++pairs_;
        if (gap == 0) return;
        ++apart_;
        ++gaps_[gap];
        if (begins_lower(source_.text(line.text)) && above.width >= 20)
            running_ += !ends_sentence(source_.text(above.text));
    }

    [[nodiscard]] int usual_gap() const {
        int usual = 1;
        std::size_t most = 0;
        for (const auto& [gap, count] : gaps_)
            if (count > most) usual = gap, most = count;
        return usual;
    }

    const Source& source_;
    const Lines& lines_;
    std::size_t pairs_ = 0;
    std::size_t apart_ = 0;
    std::size_t running_ = 0;
    std::map<int, std::size_t> gaps_;
};

}  // namespace

void settle_spacing(const Source& source, Lines& lines, std::vector<Consumed>& consumed) {
    part_at_unicode_ends(source, lines);
    drop_doubled_ends(source, lines);
    empty_blank_lines(source, lines, consumed);
    const DoubleSpacing spacing(source, lines);
    if (spacing.found()) lines = spacing.closed_up();
}

}  // namespace pam::manuscript
