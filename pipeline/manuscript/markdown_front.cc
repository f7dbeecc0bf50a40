#include "manuscript/markdown_front.h"

#include "manuscript/codes.h"
#include "manuscript/markdown_header.h"
#include "manuscript/markdown_lines.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/settings.h"

namespace pam::manuscript::markdown {

namespace {

constexpr std::string_view byte_order = "\xEF\xBB\xBF";

bool is_fence(std::string_view line, std::string_view mark) {
    return line.substr(0, mark.size()) == mark
           && skip_blanks(line, mark.size()) == line.size();
}

// Number of the closing line; 0 where no front matter stands.
std::size_t closing_line(std::string_view text, const std::vector<Stretch>& lines) {
    const auto content = [&](std::size_t i) {
        return text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    };
    if (lines.size() < 3 || !is_fence(content(0), "---")) return 0;
    // A line of dashes and then a blank line is a thematic break.
    if (skip_blanks(content(1), 0) == content(1).size()) return 0;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (is_fence(content(i), "---") || is_fence(content(i), "...")) return i;
    return 0;
}

void consume_lines(
    FrontMatter& front, const std::vector<Stretch>& lines, std::size_t last
) {
    for (std::size_t i = 0; i <= last; ++i)
        if (lines[i].begin < lines[i].end)
            front.consumed.push_back(
                {{static_cast<std::uint32_t>(lines[i].begin),
                  static_cast<std::uint32_t>(lines[i].end),
                  0},
                 "front matter"}
            );
}

std::vector<Stretch> all_lines(
    std::string_view text, std::size_t from, std::size_t most = static_cast<std::size_t>(-1)
) {
    std::vector<Stretch> lines;
    LineReader reader(text, from);
    while (lines.size() < most)
        if (const auto line = reader.next())
            lines.push_back(*line);
        else
            break;
    return lines;
}

void take_header(FrontMatter& front, std::string_view text) {
    constexpr std::size_t longest_header = 40;
    const std::vector<Stretch> lines = all_lines(text, front.end, longest_header);
    auto header = read_labelled_header(text, lines);
    if (!header) header = read_percent_header(text, lines);
    if (!header) return;
    front.settings = std::move(header->settings);
    consume_lines(front, lines, header->lines - 1);
    front.end = header->lines < lines.size() ? lines[header->lines].begin : text.size();
}

}  // namespace

FrontMatter read_front_matter(const Source& source, Diagnostics& log) {
    FrontMatter front;
    const std::string_view text = source.text();
    // Files that were joined may begin with several; the parser would drop the next one.
    while (text.substr(front.end, byte_order.size()) == byte_order) {
        const auto at = static_cast<std::uint32_t>(front.end);
        front.consumed.push_back({{at, at + 3, 0}, "byte order mark"});
        front.end += byte_order.size();
    }
    if (text.substr(front.end, 3) != "---") {
        take_header(front, text);
        return front;
    }
    const std::vector<Stretch> lines = all_lines(text, front.end);
    const std::size_t last = closing_line(text, lines);
    if (last == 0) return front;
    const auto begin = static_cast<std::uint32_t>(lines[1].begin);
    const std::string_view yaml = text.substr(begin, lines[last].begin - begin);
    Diagnostics found;
    auto settings = parse_settings(yaml, 0, begin, document::Origin::FrontMatter, found);
    if (!settings) {
        log.warn(
            codes::front_matter_as_text,
            {begin, static_cast<std::uint32_t>(lines[last].begin), 0},
            "the block between the lines of dashes sets no fact of the work; it is printed "
            "as text",
            {"settings look like \"title: The Reading Room\"",
             "leave a blank line after a line of dashes that is no fence"}
        );
        for (Diagnostic& one : found.entries)
            if (one.code == codes::settings_not_read) log.entries.push_back(std::move(one));
        return front;
    }
    log.merge(std::move(found));
    front.settings = std::move(*settings);
    consume_lines(front, lines, last);
    front.end = last + 1 < lines.size() ? lines[last + 1].begin : text.size();
    return front;
}

}  // namespace pam::manuscript::markdown
