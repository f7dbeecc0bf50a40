#include "desk/reporter.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace pam::desk {

namespace {

// Paragraphs of one line each are common: only a window around the place is shown.
constexpr std::size_t shown_columns = 76;
// The first few of a kind tell the story; the rest are counted.
constexpr std::size_t shown_of_a_kind = 8;

struct Excerpt {
    std::string line;
    std::size_t caret = 0;  // columns before it
    std::size_t width = 1;
};

// Marks that turn the direction of writing: printed as they are, they would turn about what
// stands around them.
bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2066 && c <= 0x2069);
}

std::string characters(const std::u32string& text, std::size_t from, std::size_t count) {
    std::string result;
    for (std::size_t i = from; i < std::min(text.size(), from + count); ++i) {
        const char32_t c = text[i];
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        utf8::append(result, control ? U' ' : turns_direction(c) ? char32_t{0xFFFD} : c);
    }
    return result;
}

// The beginning of the character of which the byte at `place` is part.
std::size_t beginning_of_character(std::string_view text, std::size_t place) {
    while (place > 0 && place < text.size() && (text[place] & 0xC0) == 0x80)
        --place;
    return place;
}

// A line may be the whole file: no more of it is looked at than may be shown.
Excerpt excerpt(const Source& source, Span span) {
    constexpr std::size_t near = 4 * shown_columns;
    const std::string_view all = source.line(source.position(span.begin).line);
    const auto line_begin = static_cast<std::size_t>(all.data() - source.text().data());
    const std::size_t place = std::min<std::size_t>(span.begin - line_begin, all.size());
    const std::size_t cut = place > near ? beginning_of_character(all, place - near) : 0;
    const std::size_t end = beginning_of_character(all, std::min(all.size(), place + near));
    const std::u32string line = utf8::to_utf32(all.substr(cut, end - cut));
    const std::size_t column = utf8::count(all.substr(cut, place - cut));
    const std::size_t from = column > shown_columns / 2 && line.size() > shown_columns
                                 ? column - shown_columns / 2
                                 : 0;
    Excerpt result;
    result.line = characters(line, from, shown_columns);
    result.caret = column - from;
    if (from + cut > 0) result.line = "…" + result.line;
    if (from + cut > 0) ++result.caret;
    if (from + shown_columns < line.size()) result.line += "…";
    const std::size_t length = utf8::count(source.text(span).substr(0, near));
    result.width = std::clamp<std::size_t>(
        length,
        1,
        std::max<std::size_t>(1, std::min(line.size(), from + shown_columns) - column)
    );
    return result;
}

std::string head(const Diagnostic& entry, const Sources& sources) {
    const std::string where = place(sources, entry.span);
    const std::string code = entry.code.empty() ? "" : fmt::format(" [{}]", entry.code);
    return fmt::format(
        "{}{}{}: {}{}\n",
        where,
        where.empty() ? "" : ": ",
        severity_name(entry.severity),
        printable(entry.message),
        code
    );
}

bool has_place(const Diagnostic& entry, const Sources& sources) {
    return !entry.span.is_none() && entry.span.source < sources.size();
}

// The same in colour: the severity stands out, place and hint step back.
std::string coloured(std::string text, Severity severity) {
    const std::string name = fmt::format("{}:", severity_name(severity));
    const char* colour = severity == Severity::Error     ? "\033[1;31m"
                         : severity == Severity::Warning ? "\033[1;33m"
                                                         : "\033[1;36m";
    if (const auto at = text.find(name); at != std::string::npos)
        text.replace(at, name.size(), colour + name + "\033[0m");
    return text;
}

// The log as people see it: of notes and warnings only the first few of a kind.
std::string shown(const Diagnostics& log, const Sources& sources, bool colour) {
    std::map<std::string, std::size_t> kinds;
    std::size_t entries = 0;
    std::string text;
    for (const Diagnostic& entry : log.entries) {
        const bool many =
            ++kinds[entry.code] > shown_of_a_kind && entry.severity != Severity::Error;
        if (many || ++entries > limits::diagnostics_shown) continue;
        const std::string one = render(entry, sources);
        text += colour ? coloured(one, entry.severity) : one;
    }
    for (const auto& [code, count] : kinds)
        if (count > shown_of_a_kind)
            text +=
                fmt::format("and {} more like it [{}]\n", count - shown_of_a_kind, code);
    return text;
}

}  // namespace

std::string_view severity_name(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        return "error";
    }
    return "";
}

std::string printable(std::string_view text) {
    const std::u32string all = utf8::to_utf32(text);
    return characters(all, 0, all.size());
}

std::string render(const Diagnostic& entry, const Sources& sources) {
    std::string text = head(entry, sources);
    if (has_place(entry, sources)) {
        const Excerpt shown = excerpt(sources[entry.span.source], entry.span);
        text += fmt::format(
            "  {}\n  {}{}\n",
            shown.line,
            std::string(shown.caret, ' '),
            std::string(shown.width, '^')
        );
    }
    for (const std::string& hint : entry.hints)
        text += fmt::format("  hint: {}\n", printable(hint));
    return text;
}

Reporter::Reporter() {
    const bool plain = std::getenv("NO_COLOR") != nullptr;
    terminal_ = ::isatty(STDERR_FILENO) != 0;
    colour_errors_ = terminal_ && !plain;
    colour_output_ = ::isatty(STDOUT_FILENO) != 0 && !plain;
}

void Reporter::tell(const Diagnostics& log, const Sources& sources) const {
    std::fputs(shown(log, sources, colour_errors_).c_str(), stderr);
}

void Reporter::answer(const Diagnostics& log, const Sources& sources) const {
    say(shown(log, sources, colour_output_));
}

void Reporter::tell(const Error& error, const Sources& sources) const {
    Diagnostics log;
    log.error(error.code, error.span, error.message, error.hints);
    // An error without a place is the program's word, not a word about line 1 of the
    // manuscript.
    if (!error.span.is_none()) return tell(log, sources);
    std::string text = fmt::format(
        "pamphleteer: error: {}{}\n",
        printable(error.message),
        error.code.empty() ? "" : fmt::format(" [{}]", error.code)
    );
    for (const std::string& hint : error.hints)
        text += fmt::format("  hint: {}\n", printable(hint));
    if (colour_errors_) text = coloured(std::move(text), Severity::Error);
    std::fputs(text.c_str(), stderr);
}

void Reporter::progress(std::string_view stage) {
    if (!terminal_) return;
    std::fputs(fmt::format("\r\033[K{} …", stage).c_str(), stderr);
    std::fflush(stderr);
    showing_ = true;
}

void Reporter::clear_progress() {
    if (!showing_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    showing_ = false;
}

void Reporter::say(std::string_view text) const {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string Reporter::bold(std::string_view text) const {
    return colour_output_ ? fmt::format("\033[1m{}\033[0m", text) : std::string(text);
}

std::string Reporter::faint(std::string_view text) const {
    return colour_output_ ? fmt::format("\033[2m{}\033[0m", text) : std::string(text);
}

}  // namespace pam::desk
