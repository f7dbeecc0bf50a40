#include "manuscript/archive_notices.h"

#include "base/utf8.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr document::DivisionKind provenance = document::DivisionKind::Provenance;

// An archive's marker is all in capitals between asterisks, or names the archive.
bool is_marker(std::string_view line) {
    if (!line.starts_with('*') || line.size() > 200) return false;
    return holds(line, "project gutenberg") || holds(line, "small print")
           || (line.starts_with("***") && is_all_capitals(line));
}

// "*** START OF THE PROJECT GUTENBERG EBOOK", "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN
// ETEXTS".
bool ends_header(std::string_view line) {
    return is_marker(line)
           && (holds(line, "start of th") || holds(line, "end*the small print")
               || holds(line, "end the small print"));
}

bool begins_footer(std::string_view line) {
    // Few lines have the rarest letter of "Project".
    const bool has_j = line.find('j') != std::string_view::npos
                       || line.find('J') != std::string_view::npos;
    if (!has_j && !line.starts_with('*')) return false;
    if (is_marker(line)
        && (holds(line, "end of th") || holds(line, "start**the small print")))
        return true;
    return line.size() < 160 && holds(line.substr(0, 40), "end of")
           && holds(line, "project gutenberg") && !begins_lower(line);
}

// Phrases with which the keepers of a text speak of it; one is enough.
bool speaks_as_keeper(std::string_view words) {
    constexpr std::array<std::string_view, 32> phrases{
        "this electronic book",
        "etext transcription",
        "this is an archive",
        "archive of the former",
        "former website",
        "serves these documents",
        "this document is provided",
        "this document was provided",
        "this text is provided",
        "this text was provided",
        "this file was",
        "this file is",
        "this file should be",
        "this etext",
        "this ebook",
        "this electronic text",
        "this electronic edition",
        "this e-text",
        "e-text prepared",
        "project gutenberg",
        "in the public domain",
        "public domain text",
        "all rights reserved",
        "may be freely copied",
        "may be freely distributed",
        "marxists internet archive",
        "html markup",
        "transcribed by",
        "scanned by",
        "creative commons",
        "internet archive",
        "hosted by"};
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return holds(words, phrase);
    });
}

bool is_credit(std::string_view words) {
    constexpr std::array<std::string_view, 10> openings{
        "Produced by",
        "This etext was",
        "E-text prepared by",
        "Transcribed by",
        "Scanned by",
        "Entered by",
        "Typed by",
        "Digitized by",
        "Proofread by",
        "Prepared by"};
    return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
        return words.starts_with(opening);
    });
}

// "Title: Moby Dick": a word or two, a colon, a value.
bool parse_field(std::string_view text, HeaderField& field) {
    constexpr std::string_view known =
        " title author subtitle editor translator illustrator publisher date language "
        "credits "
        "edition copyright source release-date posting-date most ";
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 16 || colon + 1 >= text.size())
        return false;
    std::string key(text.substr(0, colon));
    for (char& c : key)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : (c == ' ' ? '-' : c);
    if (known.find(" " + key + " ") == std::string_view::npos) return false;
    field.key = key;
    field.value = std::string(utf8::trim(text.substr(colon + 1)));
    return !field.value.empty();
}

// "The Project Gutenberg Etext of Common Sense, by Thomas Paine": a header before there
// were fields.
bool field_of_masthead(std::string_view line, Span span, std::vector<HeaderField>& fields) {
    constexpr std::string_view opening = "Project Gutenberg Etext ";
    const std::size_t at = line.find(opening);
    if (at == std::string_view::npos) return false;
    std::string_view rest = line.substr(at + opening.size());
    while (!rest.empty() && (rest.back() == '*' || rest.back() == ' '))
        rest.remove_suffix(1);
    const bool has_of = rest.starts_with("of ");
    if (has_of) rest.remove_prefix(3);
    const std::size_t by = rest.rfind(" by ");
    if (!has_of && by == std::string_view::npos) return false;
    std::string_view title = by == std::string_view::npos ? rest : rest.substr(0, by);
    if (title.ends_with(',')) title.remove_suffix(1);
    const bool known =
        std::any_of(fields.begin(), fields.end(), [](const HeaderField& field) {
            return field.key == "title";
        });
    if (title.empty() || known) return true;
    std::string own(title);
    if (own.starts_with("the ")) own[0] = 'T';
    fields.push_back({"title", own, span});
    if (by != std::string_view::npos)
        fields.push_back({"author", std::string(rest.substr(by + 4)), span});
    return true;
}

}  // namespace

WorkRange find_work(const Source& source, const Lines& lines) {
    WorkRange work{0, lines.size()};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = source.text(lines[i].text);
        if (i * 5 < lines.size() * 3 && ends_header(line)) work.begin = i + 1;
    }
    for (std::size_t i = std::max(work.begin, lines.size() * 2 / 5); i < lines.size(); ++i)
        if (begins_footer(source.text(lines[i].text))) {
            work.end = i;
            break;
        }
    return work;
}

// A notice has the length of a sentence, or is a credit line; a title is neither.
bool is_notice(const Script& script, const Item& item) {
    if (item.kind != ItemKind::Prose && item.kind != ItemKind::LineGroup) return false;
    const std::string words = script.words(item);
    if (is_credit(words)) return true;
    return script.span(item).size() >= 50 && word_count(words) >= 7
           && speaks_as_keeper(words);
}

void mark_notices(Script& script) {
    constexpr std::size_t looked_at = 3;
    Items& items = script.items;
    for (std::size_t i = 0; i < std::min(looked_at, items.size()); ++i) {
        if (items[i].division) continue;
        const bool credited = i > 0 && items[i - 1].division
                              && is_credit(script.words(items[i - 1]))
                              && script.words(items[i - 1]).ends_with(':');
        if (!credited && !is_notice(script, items[i])) break;
        items[i].division = provenance;
    }
    for (std::size_t i = items.size(), seen = 0; i-- > looked_at && seen < looked_at;
         ++seen) {
        if (!is_notice(script, items[i])) break;
        items[i].division = provenance;
    }
}

std::vector<HeaderField> header_fields(
    const Source& source, const Lines& lines, std::size_t begin, std::size_t end
) {
    std::vector<HeaderField> fields;
    for (std::size_t i = begin; i < end; ++i) {
        HeaderField field;
        if (field_of_masthead(source.text(lines[i].text), lines[i].text, fields)) continue;
        if (!parse_field(source.text(lines[i].text), field)) continue;
        field.span = lines[i].text;
        // A long value goes on in indented lines.
        for (; i + 1 < end && !lines[i + 1].blank() && lines[i + 1].indent >= 4
               && field.key != "release-date";
             ++i)
            field.value += " " + std::string(source.text(lines[i + 1].text));
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<HeaderField> take_leading_fields(Script& script) {
    constexpr std::size_t most_items = 10;
    std::vector<HeaderField> fields;
    bool titled = false;
    std::size_t end = 0;
    for (; end < std::min(most_items, script.items.size()); ++end) {
        const Item& item = script.items[end];
        std::vector<HeaderField> own =
            header_fields(script.source, script.lines, item.first, item.last);
        if (own.size() != script.line_count(item) || item.kind == ItemKind::Heading) break;
        for (HeaderField& field : own) {
            titled = titled || field.key == "title";
            fields.push_back(std::move(field));
        }
    }
    if (!titled) return {};
    for (std::size_t i = 0; i < end; ++i)
        script.items[i].division = provenance;
    return fields;
}

}  // namespace pam::manuscript
