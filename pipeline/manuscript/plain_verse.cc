#include "manuscript/plain_verse.h"

#include "base/utf8.h"
#include "manuscript/list_marks.h"
#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

enum class Opening { Capital, Small, Other };

// How the line begins, quotation marks and brackets overlooked.
Opening opening_of(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const utf8::Decoded next = utf8::decode(line, at);
        const char32_t c = next.code_point;
        if (utf8::is_upper(c)) return Opening::Capital;
        if (utf8::is_lower(c)) return Opening::Small;
        const bool mark = c == '"' || c == '\'' || c == '`' || c == '(' || c == '['
                          || c == '_' || c == '*' || (c >= 0x2018 && c <= 0x201F)
                          || c == 0xAB || c == 0x2014 || c == '-';
        if (!mark) return Opening::Other;
        at += next.bytes;
    }
    return Opening::Other;
}

bool ends_with_hyphen(std::string_view line) {
    if (line.size() < 3 || line.back() != '-') return false;
    const char32_t before = utf8::decode_before(line, line.size() - 1).code_point;
    return utf8::is_letter(before);
}

// What the lines of a block show.
struct Shape {
    std::size_t lines = 0;
    std::size_t ends = 0;      // line ends inside the block
    std::size_t joins = 0;     // those in the middle of a sentence
    std::size_t capitals = 0;  // joins after which the line begins with a capital
    std::size_t small = 0;     // joins after which it begins small
    std::size_t loose = 0;     // ends after which the next word had room
    std::size_t hyphens = 0;   // words parted at a line's end
    std::size_t turned = 0;    // lines that are the rest of the one above
    std::size_t indents = 0;   // lines set in otherwise than the one above
    std::size_t shouted = 0;   // lines all in capitals
    std::size_t high = 0;      // lines after the first that begin with a capital
    int widest = 0;
    int mean = 0;  // width of the lines, without the last
};

Shape shape_of(
    const Source& source, const Lines& lines, std::size_t first, std::size_t last
) {
    Shape shape;
    shape.lines = last - first;
    shape.ends = shape.lines - 1;
    int total = 0;
    for (std::size_t i = first; i < last; ++i) {
        shape.widest = std::max(shape.widest, lines[i].end_column());
        if (i + 1 < last) total += lines[i].width;
        shape.shouted += is_all_capitals(source.text(lines[i].text));
    }
    shape.mean = total / static_cast<int>(shape.ends);
    for (std::size_t i = first; i + 1 < last; ++i) {
        const std::string_view here = source.text(lines[i].text);
        const std::string_view next = source.text(lines[i + 1].text);
        if (is_turned_over(source, lines, i + 1)) {
            ++shape.turned;
            continue;
        }
        shape.loose += !is_filled(source, lines[i], lines[i + 1], shape.widest);
        shape.indents += i > first && lines[i].indent != lines[i + 1].indent;
        const Opening opening = opening_of(next);
        shape.hyphens += ends_with_hyphen(here) && opening == Opening::Small;
        shape.high += opening == Opening::Capital;
        if (ends_sentence(here)) continue;
        ++shape.joins;
        shape.capitals += opening == Opening::Capital;
        shape.small += opening == Opening::Small;
    }
    return shape;
}

bool is_verse(const Shape& shape) {
    const bool ragged = shape.loose * 2 >= shape.ends;
    if (shape.hyphens > 0 || shape.shouted * 2 > shape.lines) return false;
    // In prose a line begins with a capital in mid-sentence one time in eight, in German
    // one in three: four times without fail are verse, however full its lines are.
    const bool all_high = shape.high + shape.turned == shape.ends;
    if (all_high
        && ((shape.turned > 0 && shape.high > 0) || (shape.high >= 4 && shape.joins >= 1)))
        return true;
    if (shape.small == 0 && shape.capitals == shape.joins)
        return shape.joins >= 4 || (shape.joins >= 3 && shape.loose > 0)
               || (shape.joins >= 2 && shape.loose > 0 && ragged);
    return shape.capitals >= 4 && shape.small * 5 <= shape.capitals && ragged;
}

// No line could have taken the next word: just what filling lines to the widest gives.
bool is_filled_prose(const Shape& shape) {
    return shape.loose == 0 && shape.lines >= 3 && shape.small > 0
           && shape.small * 3 >= shape.joins * 2 && shape.indents == 0
           && shape.widest >= 20;
}

bool is_broken_prose(const Shape& shape) {
    if (shape.small * 3 < shape.joins * 2 || shape.small == 0 || shape.indents > 1)
        return false;
    if (shape.mean >= 50) return true;
    return shape.mean >= 24 && shape.lines >= 4 && shape.loose * 4 <= shape.ends;
}

bool is_open_prose(const Item& item) {
    return item.kind == ItemKind::Prose && item.role == document::Role::Body
           && !item.division && !item.listed && item.list == 0;
}

}  // namespace

bool is_turned_over(const Source& source, const Lines& lines, std::size_t line) {
    if (line == 0 || lines[line].blank() || lines[line - 1].blank()) return false;
    const Line& above = lines[line - 1];
    const std::string_view words = source.text(lines[line].text);
    return lines[line].indent > above.indent + 1 && lines[line].width <= 16
           && above.end_column() >= 45 && begins_lower(words) && word_count(words) <= 2
           && !ends_sentence(source.text(above.text));
}

Grain grain_of(
    const Source& source, const Lines& lines, std::size_t first, std::size_t last
) {
    if (last - first < 2) return Grain::Unsure;
    for (std::size_t i = first; i < last; ++i)
        if (list_mark(source.text(lines[i].text))) return Grain::Unsure;
    const Shape shape = shape_of(source, lines, first, last);
    if (is_verse(shape)) return Grain::Verse;
    if (is_filled_prose(shape)) return Grain::Filled;
    if (is_broken_prose(shape)) return Grain::Broken;
    return Grain::Unsure;
}

bool is_numbered_stanza(const Lines& lines, const Layout& layout, std::size_t mark) {
    constexpr std::size_t least_lines = 4;
    int widest = lines[mark].width;
    std::size_t end = mark + 1;
    while (end < lines.size() && !lines[end].blank()
           && lines[end].indent == lines[mark + 1].indent) {
        widest = std::max(widest, lines[end].width);
        ++end;
    }
    return end - mark >= least_lines && widest * 5 < layout.measure * 3;
}

void adopt_stanzas(const Layout& layout, Items& items) {
    if (layout.wrap != Wrap::Wrapped) return;
    const auto adopts = [&](const Item& poem, const Item& item) {
        return poem.kind == ItemKind::LineGroup && poem.indent > layout.body_indent + 1
               && item.indent >= poem.indent && item.last - item.first <= 3;
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!is_open_prose(items[i])) continue;
        const bool after =
            i > 0 && items[i].blank_before <= 1 && adopts(items[i - 1], items[i]);
        const bool before = i + 1 < items.size() && items[i + 1].blank_before <= 1
                            && adopts(items[i + 1], items[i]);
        if (after || before) items[i].kind = ItemKind::LineGroup;
    }
}

}  // namespace pam::manuscript
