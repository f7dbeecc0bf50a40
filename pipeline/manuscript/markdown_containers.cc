#include "manuscript/markdown_containers.h"

#include "base/nearest.h"
#include "manuscript/markdown_attributes.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <vector>

namespace pam::manuscript::markdown {

namespace {

using document::DivisionKind;

struct Word {
    std::string_view word;
    ContainerKind kind;
    DivisionKind division = DivisionKind::Aside;
};

// The first word of each meaning is the one that the manual teaches.
constexpr Word words[] = {
    {"letter", ContainerKind::Division, DivisionKind::Letter},
    {"reply", ContainerKind::Division, DivisionKind::Reply},
    {"answer", ContainerKind::Division, DivisionKind::Reply},
    {"editor-note", ContainerKind::Division, DivisionKind::EditorNote},
    {"editors-note", ContainerKind::Division, DivisionKind::EditorNote},
    {"editor", ContainerKind::Division, DivisionKind::EditorNote},
    {"verse", ContainerKind::Verse},
    {"poem", ContainerKind::Verse},
    {"poetry", ContainerKind::Verse},
    {"lines", ContainerKind::Verse},
    {"epigraph", ContainerKind::Division, DivisionKind::Epigraph},
    {"motto", ContainerKind::Division, DivisionKind::Epigraph},
    {"dedication", ContainerKind::Division, DivisionKind::Dedication},
    {"aside", ContainerKind::Division, DivisionKind::Aside},
    {"pull-quote", ContainerKind::Division, DivisionKind::PullQuote},
    {"pullquote", ContainerKind::Division, DivisionKind::PullQuote},
    {"sidebar", ContainerKind::Division, DivisionKind::Aside},
    {"box", ContainerKind::Division, DivisionKind::Aside},
    {"extract", ContainerKind::Division, DivisionKind::Extract},
    {"quotation", ContainerKind::Division, DivisionKind::Extract},
    {"quote", ContainerKind::Division, DivisionKind::Extract},
    {"contents", ContainerKind::Division, DivisionKind::Contents},
    {"toc", ContainerKind::Division, DivisionKind::Contents},
    {"personae", ContainerKind::Division, DivisionKind::Personae},
    {"dramatis-personae", ContainerKind::Division, DivisionKind::Personae},
    {"cast", ContainerKind::Division, DivisionKind::Personae},
    {"drama", ContainerKind::Drama},
    {"play", ContainerKind::Drama},
    {"colophon", ContainerKind::Division, DivisionKind::Provenance},
};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || c == '-' || c == '_';
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_char(text[at]))
        ++at;
    return at;
}

bool know(Opening& opening, std::string_view word) {
    const std::string plain = lower(word);
    for (const Word& one : words) {
        if (one.word != plain) continue;
        opening.kind = one.kind;
        opening.division = one.division;
        return opening.known = true;
    }
    return false;
}

void take_attributes(Opening& opening, const Attributes& attributes) {
    opening.id = attributes.id;
    opening.language = attributes.value("lang");
    const std::string_view direction = attributes.value("dir");
    if (direction == "rtl") opening.direction = document::Direction::RightToLeft;
    if (direction == "ltr") opening.direction = document::Direction::LeftToRight;
    for (const std::string& name : attributes.classes) {
        if (opening.word.empty()) opening.word = name;
        if (!opening.known && know(opening, name)) opening.word = name;
    }
    if (attributes.classes.empty() && opening.word.empty()) opening.known = true;
}

// The line may end in colons, as some like to draw it.
std::string_view without_closing_colons(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == ':')
        --end;
    if (text.size() - end < 3) return text;
    return trim_end(text.substr(0, end));
}

}  // namespace

std::optional<Opening> read_opening(std::string_view written) {
    const std::string_view text = without_closing_colons(written);
    Opening opening;
    std::size_t at = word_end(text, 0);
    if (at > 0) {
        opening.word = text.substr(0, at);
        know(opening, opening.word);
        if (at < text.size() && !is_blank_char(text[at]) && text[at] != '{')
            return std::nullopt;
    }
    at = skip_blanks(text, at);
    // "{.letter} Title" and "letter Title {#id}" are both written.
    if (const auto attributes = scan_attributes(text, at)) {
        take_attributes(opening, *attributes);
        at = skip_blanks(text, attributes->end);
    }
    opening.title_begin = at;
    opening.title_end = text.size();
    const std::size_t last = attributes_at_end(text);
    if (last > at && last < text.size()) {
        take_attributes(opening, *scan_attributes(text, skip_blanks(text, last)));
        opening.title_end = last;
    }
    if (opening.word.empty() && !opening.known) return std::nullopt;
    // A sentence after colons is a sentence, unless its first word is a slip.
    if (!opening.known && opening.title_begin < opening.title_end
        && nearest_container(opening.word).empty())
        return std::nullopt;
    return opening;
}

std::string nearest_container(std::string_view word) {
    std::vector<std::string_view> known;
    for (const Word& one : words)
        known.push_back(one.word);
    const auto found = nearest(lower(word.substr(0, 40)), known);
    return found ? std::string(*found) : std::string();
}

}  // namespace pam::manuscript::markdown
