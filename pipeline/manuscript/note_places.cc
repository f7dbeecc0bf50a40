#include "manuscript/note_places.h"

#include "base/utf8.h"
#include "manuscript/heading_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr int long_line = 110;
constexpr std::size_t longest_note = 400;  // lines

std::uint32_t bytes(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

char opening_of(char close) {
    return close == ']' ? '[' : '(';
}

class Finder {
public:
    explicit Finder(const NoteField& field) : field_(field) {}

    std::vector<NotePlace> find() {
        find_sections();
        for (std::size_t i = field_.begin; i < field_.end; ++i)
            if (!field_.lines[i].blank()) look_at(i);
        for (std::size_t k = 0; k < places_.size(); ++k)
            find_end(k);
        std::erase_if(places_, [](const NotePlace& place) { return place.last == 0; });
        return std::move(places_);
    }

    std::vector<NotesSection> sections() {
        find_sections();
        return std::move(sections_);
    }

private:
    [[nodiscard]] const Line& line(std::size_t i) const { return field_.lines[i]; }
    [[nodiscard]] std::string_view text(std::size_t i) const { return field_.text(i); }

    [[nodiscard]] std::size_t next_filled(std::size_t i) const {
        while (i < field_.end && line(i).blank())
            ++i;
        return i;
    }

    [[nodiscard]] std::size_t block_end(std::size_t i) const {
        while (i < field_.end && !line(i).blank())
            ++i;
        return i;
    }

    // ------------------------------------------------ sections of notes

    void find_sections() {
        for (std::size_t i = field_.begin; i < field_.end; ++i) {
            if (line(i).width > 24 || line(i).blank() || !field_.opens(i)
                || !is_notes_heading(text(i)))
                continue;
            const std::size_t first = next_filled(i + 1);
            const bool notes_follow = first < field_.end
                                      && (note_opening(text(first)).has_value()
                                          || plain_note_opening(text(first)).has_value());
            if (notes_follow) sections_.push_back({i, section_end(first)});
        }
    }

    // Up to the next heading, the end of the work, or the next section.
    [[nodiscard]] std::size_t section_end(std::size_t first) const {
        for (std::size_t i = first + 1; i < field_.end; ++i) {
            if (line(i).blank() || !field_.opens(i)) continue;
            const bool alone = i + 1 == field_.end || line(i + 1).blank();
            if (!alone || line(i).width > 60) continue;
            const std::string_view words = text(i);
            const bool marked = note_opening(words) || plain_note_opening(words);
            if (!marked
                && (is_notes_heading(words) || is_all_capitals(words)
                    || is_closing_line(words) || keyword_heading(words).rank != no_heading
                    || rank_of_named_part(words) != no_heading))
                return i;
        }
        return field_.end;
    }

    // The end of the section that holds the line; 0 where none does.
    [[nodiscard]] std::size_t section_around(std::size_t i) const {
        const auto after = std::upper_bound(
            sections_.begin(),
            sections_.end(),
            i,
            [](std::size_t wanted, const NotesSection& section) {
                return wanted <= section.heading;
            }
        );
        const bool inside = after != sections_.begin() && i < (after - 1)->end;
        return inside ? (after - 1)->end : 0;
    }

    // ------------------------------------------------ first lines

    void look_at(std::size_t i) {
        const bool opens = field_.opens(i);
        const bool goes_on = !opens && !places_.empty() && last_block_ == block_begin_;
        if (opens) block_begin_ = i;
        if (!opens && !goes_on) return;
        const std::string_view words = text(i);
        if (is_break_line(words) || is_note_rule(words)) return;
        const bool certain = section_around(i) != 0 || under_rule(block_begin_);
        std::optional<NoteMark> mark = note_opening(words);
        if (!mark && certain && words[0] >= '0' && words[0] <= 'z')
            mark = plain_note_opening(words);
        if (!mark || (!opens && !follows(places_.back(), *mark, i))) return;
        const std::uint32_t begin = line(i).text.begin;
        const auto length = bytes(mark->length);
        places_.push_back({*mark, {begin, begin + length, 0}, i, 0, Span::none(), certain});
        last_block_ = block_begin_;
    }

    // Inside a block only the note that comes next by its number opens another.
    [[nodiscard]] bool
    follows(const NotePlace& before, const NoteMark& mark, std::size_t i) const {
        if (before.mark.family != mark.family || before.mark.closed_by != 0) return false;
        const bool hangs = line(i).indent > line(before.first).indent;
        const int step = mark.number - before.mark.number;
        return !hangs && (mark.family == NoteFamily::Symbol ? step > 0 : step == 1);
    }

    [[nodiscard]] bool under_rule(std::size_t i) const {
        if (i == field_.begin) return false;
        std::size_t above = i - 1;
        if (line(above).blank() && above > field_.begin) --above;
        if (line(above).blank() || !is_note_rule(text(above))) return false;
        return above == field_.begin || line(above - 1).blank();
    }

    // ------------------------------------------------ all lines of a note

    void find_end(std::size_t k) {
        NotePlace& place = places_[k];
        const std::size_t limit =
            k + 1 < places_.size() ? places_[k + 1].first : field_.end;
        if (place.mark.closed_by != 0) return find_closing_bracket(place, limit);
        std::size_t end = std::min(block_end(place.first), limit);
        if (end > place.first + 1 && is_note_rule(text(end - 1))) --end;
        place.last = end;
        if (line(place.first).width > long_line) place.last = place.first + 1;
        const std::size_t section = section_around(place.first);
        const bool next_counts_on = k + 1 < places_.size() && limit < section
                                    && places_[k + 1].mark.number == place.mark.number + 1;
        if (section != 0 && next_counts_on && limit - place.first < longest_note)
            return take_until(place, limit);
        while (take_indented_block(place, limit, section != 0)) {
        }
    }

    // Paragraphs between two notes that count on belong to the first of them.
    void take_until(NotePlace& place, std::size_t limit) const {
        place.last = limit;
        while (line(place.last - 1).blank())
            --place.last;
    }

    [[nodiscard]] int least_indent(std::size_t begin, std::size_t end) const {
        int least = line(begin).indent;
        for (std::size_t i = begin; i < end; ++i)
            least = std::min(least, line(i).indent);
        return least;
    }

    // A further paragraph of a note is set in as the note is.
    bool take_indented_block(NotePlace& place, std::size_t limit, bool in_section) const {
        if (place.last >= limit || !line(place.last).blank()) return false;
        const std::size_t first = next_filled(place.last);
        if (first >= limit || first > place.last + (in_section ? 2 : 1)) return false;
        if (place.last - place.first > longest_note) return false;
        const std::size_t end = std::min(block_end(first), limit);
        const int own = place.last > place.first + 1
                            ? least_indent(place.first + 1, place.last)
                        : in_section ? line(place.first).indent + 1
                                     : 0;
        if (own == 0 || least_indent(first, end) < own) return false;
        place.last = end;
        return true;
    }

    // The bracket closes at the end of a line, with all that were opened inside it closed.
    void find_closing_bracket(NotePlace& place, std::size_t limit) const {
        const char close = place.mark.closed_by;
        const char open = opening_of(close);
        int depth = 1;
        const std::size_t end = std::min(limit, place.first + longest_note);
        for (std::size_t i = place.first; i < end; ++i) {
            const std::string_view words = text(i);
            for (std::size_t at = i == place.first ? place.mark.length : 0;
                 at < words.size();
                 ++at) {
                depth += words[at] == open ? 1 : words[at] == close ? -1 : 0;
                if (depth > 0) continue;
                const std::uint32_t begin = line(i).text.begin + bytes(at);
                place.tail = {begin, begin + 1, 0};
                place.last = at + 1 == words.size() ? i + 1 : 0;
                return;
            }
        }
        place.last = 0;
    }

    const NoteField& field_;
    std::vector<NotesSection> sections_;
    std::vector<NotePlace> places_;
    std::size_t block_begin_ = 0;
    std::size_t last_block_ = static_cast<std::size_t>(-1);  // of the last place
};

// Visits places of the bytes `starter` in the lines, ascending, with the line's number.
template<typename Visitor>
void for_each_hit(const NoteField& field, std::string_view starter, const Visitor& visit) {
    if (field.begin >= field.end) return;
    const std::uint32_t end = field.lines[field.end - 1].text.end;
    const std::string_view all = field.source.text().substr(0, end);
    std::size_t line = field.begin;
    for (std::size_t at = all.find(starter, field.lines[line].text.begin);
         at != std::string_view::npos;
         at = all.find(starter, at + starter.size())) {
        while (line + 1 < field.end && field.lines[line + 1].text.begin <= at)
            ++line;
        const Span span = field.lines[line].text;
        if (at >= span.begin && at < span.end) visit(at, line);
    }
}

// The blocks of lines asked for in ascending order.
class Blocks {
public:
    explicit Blocks(const NoteField& field) : field_(field) {}

    std::size_t begin_of(std::size_t line) {
        std::size_t at = line;
        while (at > field_.begin && !field_.lines[at - 1].blank() && at != last_line_)
            --at;
        last_begin_ = at == last_line_ ? last_begin_ : at;
        last_line_ = line;
        return last_begin_;
    }

private:
    const NoteField& field_;
    std::size_t last_line_ = static_cast<std::size_t>(-1);
    std::size_t last_begin_ = 0;
};

class CallFinder {
public:
    CallFinder(const NoteField& field, const std::vector<NotePlace>& places)
        : field_(field)
        , places_(places) {}

    std::vector<CallPlace> find() {
        for (const std::string_view starter : starters())
            find_all(starter);
        std::sort(calls_.begin(), calls_.end(), [](const CallPlace& a, const CallPlace& b) {
            return a.span.begin < b.span.begin;
        });
        Blocks blocks(field_);
        for (CallPlace& call : calls_)
            call.block = blocks.begin_of(call.line);
        return std::move(calls_);
    }

private:
    // Brackets always; other marks only where a note has them.
    [[nodiscard]] std::vector<std::string_view> starters() const {
        std::vector<std::string_view> found{"["};
        const auto want = [&](std::string_view starter) {
            if (std::find(found.begin(), found.end(), starter) == found.end())
                found.push_back(starter);
        };
        for (const NotePlace& place : places_) {
            const NoteMark& mark = place.mark;
            const bool plain = mark.family == NoteFamily::Plain;
            if (mark.family == NoteFamily::Symbol
                || mark.family == NoteFamily::BracketedSymbol)
                want(std::string_view(mark.label).substr(0, symbol_length(mark.label)));
            if (mark.family == NoteFamily::Superscript || plain)
                for (const std::string_view digit :
                     {"\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81"})
                    want(digit);
            if (mark.family == NoteFamily::Parenthesised || plain) want("(");
            if (mark.family == NoteFamily::Bracketed) want("{");
        }
        return found;
    }

    [[nodiscard]] static std::size_t symbol_length(std::string_view label) {
        return utf8::decode(label, 0).bytes;
    }

    void find_all(std::string_view starter) {
        bool stressed = false;
        std::size_t block_line = field_.begin;
        for_each_hit(field_, starter, [&](std::size_t at, std::size_t line) {
            const std::string_view words = field_.text(line);
            const std::size_t column = at - field_.lines[line].text.begin;
            if (starter == "*") {
                if (parted(block_line, line)) stressed = false;
                block_line = line;
                const bool may_be_note = column == 0 && field_.opens(line);
                if (!may_be_note && is_stress(words, column, stressed)) return;
            }
            if (column > 0 && words.substr(0, column).ends_with(starter)) return;
            if (is_superscript_inside(words, column)) return;
            const auto call = note_call(words, column);
            if (!call || stands_in_note(line, column, call->mark.family)) return;
            const auto begin = static_cast<std::uint32_t>(at);
            const Span span{begin, begin + bytes(call->mark.length), 0};
            calls_.push_back({call->mark, span, line, 0, call->weak});
        });
    }

    [[nodiscard]] bool parted(std::size_t before, std::size_t line) const {
        for (std::size_t i = before; i < line; ++i)
            if (field_.lines[i].blank()) return true;
        return false;
    }

    // "*so*": the asterisk that opens, and the one that closes.
    static bool is_stress(std::string_view words, std::size_t at, bool& stressed) {
        const char32_t before = at == 0 ? U' ' : utf8::decode_before(words, at).code_point;
        const char32_t after =
            at + 1 < words.size() ? utf8::decode(words, at + 1).code_point : U' ';
        if (!utf8::is_word(before) && utf8::is_word(after)) {
            stressed = true;
            return true;
        }
        const bool closes = stressed && !utf8::is_space(before);
        stressed = stressed && !closes;
        return closes;
    }

    // The second digit of a superscript number.
    [[nodiscard]] static bool
    is_superscript_inside(std::string_view words, std::size_t at) {
        if (at == 0 || static_cast<unsigned char>(words[at]) < 0x80) return false;
        const char32_t c = utf8::decode_before(words, at).code_point;
        return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070
               || (c >= 0x2074 && c <= 0x2079);
    }

    // A note's own mark, or a mark of its kind inside it.
    [[nodiscard]] bool
    stands_in_note(std::size_t line, std::size_t column, NoteFamily family) const {
        const auto after = std::upper_bound(
            places_.begin(),
            places_.end(),
            line,
            [](std::size_t wanted, const NotePlace& place) { return wanted < place.first; }
        );
        if (after == places_.begin()) return false;
        const NotePlace& place = *(after - 1);
        if (place.first == line && column < place.mark.length) return true;
        return line < place.last && place.mark.family == family;
    }

    const NoteField& field_;
    const std::vector<NotePlace>& places_;
    std::vector<CallPlace> calls_;
};

}  // namespace

bool NoteField::opens(std::size_t line) const {
    if (line == begin || lines[line - 1].blank()) return true;
    return lines[line - 1].width > long_line || lines[line].width > long_line
           || is_note_rule(text(line - 1));
}

std::vector<NotePlace> find_note_places(const NoteField& field) {
    return Finder(field).find();
}

std::vector<NotesSection> find_notes_sections(const NoteField& field) {
    return Finder(field).sections();
}

std::vector<CallPlace>
find_note_calls(const NoteField& field, const std::vector<NotePlace>& places) {
    return CallFinder(field, places).find();
}

std::vector<CallPlace> find_fused_digits(const NoteField& field) {
    std::vector<CallPlace> found;
    Blocks blocks(field);
    for (std::size_t i = field.begin; i < field.end; ++i) {
        const std::string_view words = field.text(i);
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (words[at] < '0' || words[at] > '9') continue;
            const auto mark = fused_digits(words, at);
            const std::uint32_t begin = field.lines[i].text.begin + bytes(at);
            if (mark)
                found.push_back(
                    {*mark,
                     {begin, begin + bytes(mark->length), 0},
                     i,
                     blocks.begin_of(i),
                     false}
                );
            while (at + 1 < words.size() && words[at + 1] >= '0' && words[at + 1] <= '9')
                ++at;
        }
    }
    return found;
}

std::vector<NotePlace> find_inline_footnotes(const NoteField& field) {
    constexpr std::size_t farthest = 60;
    std::vector<NotePlace> found;
    for_each_hit(field, "[", [&](std::size_t at, std::size_t first) {
        const std::string_view words = field.text(first);
        const std::size_t column = at - field.lines[first].text.begin;
        const std::size_t length = inline_footnote(words, column);
        const bool inside = !found.empty() && found.back().tail.end > at;
        if (length == 0 || inside || (column == 0 && field.opens(first))) return;
        int depth = 0;
        for (std::size_t i = first; i < field.end && i < first + farthest; ++i) {
            if (field.lines[i].blank()) return;
            const std::string_view line = field.text(i);
            for (std::size_t k = i == first ? column : 0; k < line.size(); ++k) {
                depth += line[k] == '[' ? 1 : line[k] == ']' ? -1 : 0;
                if (depth > 0) continue;
                const auto begin = static_cast<std::uint32_t>(at);
                const std::uint32_t close = field.lines[i].text.begin + bytes(k);
                NotePlace place;
                place.mark.label =
                    std::string(utf8::trim(words.substr(column + 9, length - 10)));
                place.mark.length = length;
                place.span = {begin, begin + bytes(length), 0};
                place.first = first;
                place.last = i + 1;
                place.tail = {close, close + 1, 0};
                found.push_back(std::move(place));
                return;
            }
        }
    });
    return found;
}

}  // namespace pam::manuscript
