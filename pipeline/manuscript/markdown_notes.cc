#include "manuscript/markdown_notes.h"

#include "base/limits.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_lines.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <map>
#include <set>

namespace pam::manuscript::markdown {

namespace {

/// Lines that the calling paragraph puts in front of the text: itself and a blank one.
constexpr int lines_in_front = 2;

// A line that may open a footnote; whether it does, only the parser knows (it may stand in
// code).
struct Candidate {
    std::size_t line = 0;  // from 0
    int column = 0;        // of its bracket, from 1
    std::size_t label_begin = 0;
    std::size_t label_end = 0;
    std::string label;  // as the parser is told; renamed where it stood before
};

// Marks of quotations and lists may stand before it.
std::size_t after_container_marks(std::string_view line, std::size_t at) {
    for (;;) {
        at = skip_blanks(line, at);
        const bool quote = at < line.size() && line[at] == '>';
        const std::size_t length = quote ? 1 : scan_list_mark(line, at);
        const bool apart =
            quote || at + length >= line.size() || is_blank_char(line[at + length]);
        if (length == 0 || !apart) return at;
        at += length;
    }
}

std::vector<Candidate> candidates_in(std::string_view body) {
    std::vector<Candidate> found;
    if (body.find("[^") == std::string_view::npos) return found;
    const std::vector<Line> lines = split_lines(body, 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line =
            body.substr(lines[i].begin, lines[i].end - lines[i].begin);
        std::size_t at = after_container_marks(line, 0);
        while (const auto mark = scan_footnote_mark(line, at)) {
            const std::size_t begin = lines[i].begin + mark->label_begin;
            const std::size_t end = lines[i].begin + mark->label_end;
            const auto column = static_cast<int>(mark->label_begin - 1);
            found.push_back(
                {i, column, begin, end, std::string(body.substr(begin, end - begin))}
            );
            at = after_container_marks(line, mark->end);
        }
    }
    return found;
}

// The text with a paragraph in front that calls every note, so that none is unused.
std::string with_calls(std::string_view body, const std::vector<Candidate>& candidates) {
    std::string text;
    for (const Candidate& one : candidates)
        text += "[^" + one.label + "] ";
    text += "\n\n";
    std::size_t from = 0;
    for (const Candidate& one : candidates) {
        text += body.substr(from, one.label_begin - from);
        text += one.label;
        from = one.label_end;
    }
    text += body.substr(from);
    return text;
}

// Takes the calling paragraph out again and counts lines from the text's own first.
void take_calls_out(std::vector<Event>& events) {
    if (events.empty() || events.front().kind != Kind::Paragraph) return;
    const std::size_t gone = events.front().partner + 1;
    events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(gone));
    for (Event& event : events) {
        event.partner = event.partner >= gone ? event.partner - gone : 0;
        event.line = event.line > lines_in_front ? event.line - lines_in_front : 0;
        event.last_line = std::max(event.last_line - lines_in_front, 0);
    }
}

// Lines inside code, HTML and paragraphs, where nothing opens a footnote, and the column
// from which that holds: a footnote's own mark may stand before its code.
std::map<std::size_t, int> literal_lines(const std::vector<Event>& events) {
    std::map<std::size_t, int> lines;
    for (const Event& event : events) {
        const bool paragraph = event.kind == Kind::Paragraph && event.step == Step::Enter;
        if (event.kind != Kind::CodeBlock && event.kind != Kind::HtmlBlock && !paragraph)
            continue;
        // An HTML block claims the blank lines after it.
        const auto height = static_cast<int>(split_lines(event.literal, 0).size());
        const int last =
            event.kind == Kind::HtmlBlock ? event.line + height - 1 : event.last_line;
        for (int line = event.line + (paragraph ? 1 : 0); line <= last; ++line)
            lines.emplace(
                static_cast<std::size_t>(std::max(line - 1, 0)),
                line == event.line ? event.column : 0
            );
    }
    return lines;
}

// Gives each repeated label that may open a note a name of its own; true if there was any.
bool rename_repeated(
    std::vector<Candidate>& candidates,
    const std::vector<Event>& events,
    std::size_t offset,
    Diagnostics& log
) {
    const std::map<std::size_t, int> literal = literal_lines(events);
    std::set<std::string> seen;
    bool any = false;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate& one = candidates[i];
        const auto inside = literal.find(one.line);
        if (inside != literal.end() && one.column >= inside->second) continue;
        if (seen.insert(normal_label(one.label)).second) continue;
        any = true;
        const Span place{
            static_cast<std::uint32_t>(offset + one.label_begin),
            static_cast<std::uint32_t>(offset + one.label_end),
            0};
        log.warn(
            codes::repeated_note,
            place,
            "a second note is called [^" + one.label
                + "]; calls lead to the first, this one is set after the text",
            {"give it a label of its own"}
        );
        do
            one.label = "repeated-" + std::to_string(i) + "-" + std::to_string(seen.size());
        while (!seen.insert(one.label).second);
    }
    return any;
}

bool too_many_in_a_line(const std::vector<Candidate>& candidates) {
    for (std::size_t i = limits::nesting; i < candidates.size(); ++i)
        if (candidates[i].line == candidates[i - limits::nesting].line) return true;
    return false;
}

}  // namespace

std::vector<Event>
parse_with_all_notes(std::string_view body, std::size_t offset, Diagnostics& log) {
    std::vector<Candidate> candidates = candidates_in(body);
    // Without a note to call, "[^" is only a bracket.
    if (candidates.empty()) return parse(body, Footnotes::Off);
    if (too_many_in_a_line(candidates)) {
        log.warn(
            codes::nested_too_deep,
            {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset), 0},
            "a line opens more than " + std::to_string(limits::nesting)
                + " notes inside one another; notes are printed as typed"
        );
        return parse(body, Footnotes::Off);
    }
    std::vector<Event> events = parse(with_calls(body, candidates), Footnotes::On);
    take_calls_out(events);
    if (!rename_repeated(candidates, events, offset, log)) return events;
    events = parse(with_calls(body, candidates), Footnotes::On);
    take_calls_out(events);
    return events;
}

}  // namespace pam::manuscript::markdown
