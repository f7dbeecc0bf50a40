// Cuts the lines into items. A block is a run of lines without a blank one. Inside a block
// the ends of lines are judged: a line so full that the next word would not have fitted was
// wrapped; one that had room was ended on purpose, and is kept (verse, an address) or ends
// its paragraph.
#include "base/utf8.h"
#include "manuscript/contents_entries.h"
#include "manuscript/items.h"
#include "manuscript/letter_words.h"
#include "manuscript/list_marks.h"
#include "manuscript/plain_breaks.h"
#include "manuscript/plain_code.h"
#include "manuscript/plain_lists.h"
#include "manuscript/plain_tables.h"
#include "manuscript/plain_underlines.h"
#include "manuscript/plain_verse.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <climits>

namespace pam::manuscript {

namespace {

enum class LineEnd {
    Wrapped,    // the paragraph goes on
    Paragraph,  // the next line opens a paragraph by its indent or its list mark
    Meant,      // there was room: the line ends here on purpose
};

class Cutter {
public:
    Cutter(const Source& source, const Lines& lines, const Layout& layout, const Cues& cues)
        : source_(source)
        , lines_(lines)
        , layout_(layout)
        , cues_(cues) {}

    Items cut(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        while (at < end) {
            if (lines_[at].blank()) {
                ++blank_;
                ++at;
                continue;
            }
            std::size_t last = at;
            while (last < end && !lines_[last].blank())
                ++last;
            cut_block(at, last);
            at = last;
        }
        return std::move(items_);
    }

private:
    [[nodiscard]] std::string_view text(std::size_t line) const {
        const Span place = lines_[line].text;
        return source_.text().substr(place.begin, place.size());
    }

    Item& add(ItemKind kind, std::size_t first, std::size_t last) {
        Item item;
        item.kind = kind;
        item.first = first;
        item.last = last;
        item.blank_before = blank_;
        item.indent = INT_MAX;
        for (std::size_t i = first; i < last; ++i)
            item.indent = std::min(item.indent, lines_[i].indent);
        blank_ = 0;
        items_.push_back(item);
        return items_.back();
    }

    // Underlined headings and break lines first; what lies between them by the ends of its
    // lines.
    void cut_block(std::size_t first, std::size_t last) {
        if (const std::size_t code = code_in(first, last); code != last) {
            if (code > first) cut_block(first, code);
            return void(add(ItemKind::Code, code, last));
        }
        std::size_t plain = first;
        for (std::size_t at = first; at < last; ++at) {
            const std::size_t heading = underlined_end(source_, lines_, at, first, last);
            const bool pause =
                heading == at && is_pause(at) && stands_alone(at, first, last);
            if (heading == at && !pause) continue;
            cut_lines(plain, at);
            if (pause)
                add(ItemKind::Break, at, at + 1);
            else
                add_underlined(at, heading);
            plain = pause ? at + 1 : heading;
            at = plain - 1;
        }
        cut_lines(plain, last);
    }

    // Where the block's code begins: at its head, or under a colon and deeper; else `last`.
    [[nodiscard]] std::size_t code_in(std::size_t first, std::size_t last) const {
        if (is_code_block(first, last)) return first;
        for (std::size_t at = first + 1; at < last; ++at)
            if (text(at - 1).ends_with(':'))
                return lines_[at].indent >= lines_[at - 1].indent + 2
                               && is_code_block(at, last)
                           ? at
                           : last;
        return last;
    }

    // Columns that are clear make a table, whatever stands in them.
    [[nodiscard]] bool is_code_block(std::size_t first, std::size_t last) const {
        const bool pause = last - first == 1 && is_pause(first);
        const bool after_code = !items_.empty() && items_.back().kind == ItemKind::Code
                                && lines_[first].indent >= items_.back().indent;
        return !pause && !has_cue(cues_, first, last)
               && is_code(source_, lines_, layout_, first, last, after_code)
               && columns_of(source_, lines_, first, last, false) != Columns::Clear;
    }

    [[nodiscard]] bool is_pause(std::size_t at) const {
        return is_break_line(text(at)) || is_ornament_line(text(at));
    }

    // A rule inside a block of short lines is one of its lines; in a block of its own it is
    // a break.
    [[nodiscard]] bool
    stands_alone(std::size_t at, std::size_t first, std::size_t last) const {
        if (last - first == 1) return true;
        if (lines_[at].width >= 20 && (at == first || at + 1 == last)) return true;
        const bool long_before = at > first && lines_[at - 1].width > 40;
        const bool long_after = at + 1 < last && lines_[at + 1].width > 40;
        return layout_.wrap != Wrap::Unknown && (long_before || long_after)
               && lines_[at].width >= 3;
    }

    void add_underlined(std::size_t first, std::size_t last) {
        const bool over = is_rule(text(first));
        Item& item = add(ItemKind::Heading, first + (over ? 1 : 0), last - 1);
        if (over) item.over = first;
        item.under = last - 1;
    }

    void cut_lines(std::size_t first, std::size_t last) {
        if (first == last) return;
        if (cut_speeches(first, last)) return;
        if (is_of_long_lines(first, last)) return cut_long_lines(first, last);
        if (is_list_of_pages(first, last))
            return void(add(ItemKind::LineGroup, first, last));
        if (const std::size_t at = greeting(first, last); at != last) {
            cut_lines(first, at);
            add(ItemKind::Prose, at, at + 1);
            return cut_lines(at + 1, last);
        }
        const Grain grain = grain_of(source_, lines_, first, last);
        const bool prose = grain == Grain::Filled || grain == Grain::Broken;
        const Columns columns = columns_of(source_, lines_, first, last, prose);
        if (columns != Columns::None)
            return void(
                add(columns == Columns::Clear ? ItemKind::Table : ItemKind::LineGroup,
                    first,
                    last)
            );
        const bool meant = grain == Grain::Verse || is_meant_block(first, last);
        if (meant && (grain == Grain::Verse || grain == Grain::Unsure))
            return void(add(ItemKind::LineGroup, first, last));
        const bool by_hand = grain == Grain::Broken && layout_.blank_separated;
        cut_paragraphs(first, last, meant ? own_measure(first, last, grain) : 0, by_hand);
    }

    // "Dear Sir," typed close over the text of a letter, the address above it; `last` where
    // there is none.
    [[nodiscard]] std::size_t greeting(std::size_t first, std::size_t last) const {
        constexpr std::size_t looked_at = 7;
        for (std::size_t at = first; at + 2 < last && at < first + looked_at; ++at) {
            if (lines_[at].width > 45 || lines_[at + 1].width < 50) continue;
            if (begins_lower(text(at + 1)) || !is_salutation(text(at))) continue;
            const Grain below = grain_of(source_, lines_, at + 1, last);
            return below == Grain::Verse ? last : at;
        }
        return last;
    }

    // One line, one paragraph: as the whole file is, but for a block that is surely
    // wrapped; or as this block alone is, its lines far beyond the measure of the others.
    [[nodiscard]] bool is_of_long_lines(std::size_t first, std::size_t last) const {
        if (layout_.wrap == Wrap::LineIsParagraph) return !is_wrapped(first, last);
        const int far = std::max(110, layout_.measure * 3 / 2);
        std::size_t in_long = 0;
        std::size_t total = 0;
        for (std::size_t i = first; i < last; ++i) {
            const auto width = static_cast<std::size_t>(lines_[i].width);
            total += width;
            if (lines_[i].width > far) in_long += width;
        }
        return in_long * 2 > total;
    }

    // Lines of one width at most, that run on in small letters.
    [[nodiscard]] bool is_wrapped(std::size_t first, std::size_t last) const {
        constexpr int widest = 110;
        std::size_t joins = 0;
        std::size_t small = 0;
        for (std::size_t i = first; i < last; ++i) {
            if (lines_[i].width > widest) return false;
            if (i + 1 == last || ends_sentence(text(i))) continue;
            ++joins;
            small += begins_lower(text(i + 1));
        }
        return small > 0 && small * 2 >= joins;
    }

    // Speeches follow one another in a block, each from its cue to the next.
    bool cut_speeches(std::size_t first, std::size_t last) {
        while (next_cue_ < cues_.size() && cues_[next_cue_].line < first)
            ++next_cue_;
        if (next_cue_ == cues_.size() || cues_[next_cue_].line >= last) return false;
        if (cues_[next_cue_].line > first) cut_lines(first, cues_[next_cue_].line);
        while (next_cue_ < cues_.size() && cues_[next_cue_].line < last) {
            const std::size_t begin = cues_[next_cue_++].line;
            const bool more = next_cue_ < cues_.size() && cues_[next_cue_].line < last;
            add(ItemKind::Speech, begin, more ? cues_[next_cue_].line : last);
        }
        return true;
    }

    // One line, one paragraph; only short lines without a sentence's end stay together as
    // lines.
    void cut_long_lines(std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last;) {
            std::size_t end = at;
            while (end < last && is_short_line(end))
                ++end;
            if (end - at >= 3) {
                add(ItemKind::LineGroup, at, end);
                at = end;
            } else {
                add(ItemKind::Prose, at, at + 1);
                ++at;
            }
        }
    }

    [[nodiscard]] bool is_short_line(std::size_t line) const {
        if (list_mark(text(line)) && continues_list(line)) return false;
        return lines_[line].width < 60 && !ends_sentence(text(line))
               && text(line).back() != ':';
    }

    // The measure of this block: the file's, or its own where it is set narrower (an inset
    // quotation) and filled so evenly, with small letters at its line beginnings, that it
    // must be prose.
    [[nodiscard]] int measure_of(std::size_t first, std::size_t last) const {
        int widest = 0;
        std::size_t small = 0;
        for (std::size_t i = first; i < last; ++i) {
            widest = std::max(widest, lines_[i].end_column());
            small += i > first && begins_lower(text(i));
        }
        const std::size_t ends = last - first - 1;
        const bool own = layout_.wrap != Wrap::Wrapped || widest < layout_.measure * 9 / 10
                         || widest > layout_.measure * 5 / 4;
        const int file_measure = layout_.wrap == Wrap::Wrapped ? layout_.measure : INT_MAX;
        if (!own || ends < 2 || small * 2 < ends) return file_measure;
        const int narrow = widest * 93 / 100;
        std::size_t filled = 0;
        for (std::size_t i = first; i + 1 < last; ++i)
            filled += is_filled(source_, lines_[i], lines_[i + 1], narrow);
        return filled * 10 >= ends * 7 ? narrow : file_measure;
    }

    // Prose whose own lines tell its width; broken by hand, any line may be the last that
    // fitted.
    [[nodiscard]] int own_measure(std::size_t first, std::size_t last, Grain grain) const {
        if (grain == Grain::Broken) return 1;
        int widest = 0;
        for (std::size_t i = first; i < last; ++i)
            widest = std::max(widest, lines_[i].end_column());
        return widest;
    }

    [[nodiscard]] LineEnd line_end(std::size_t line, int measure, int base) const {
        const Line& here = lines_[line];
        const Line& next = lines_[line + 1];
        if (leaves_bracket_open(line) || parts_word(line)) return LineEnd::Wrapped;
        if (const int outdent = layout_.first_line_outdent; outdent > 0) {
            if (next.indent + outdent == layout_.body_indent) return LineEnd::Paragraph;
            if (next.indent == layout_.body_indent) return LineEnd::Wrapped;
        }
        const bool filled = measure != INT_MAX && is_filled(source_, here, next, measure);
        if (opens_entry(line + 1, filled)) return LineEnd::Paragraph;
        // The text of a list's entry hangs under its first word, not under its mark.
        const bool hangs = next.indent > here.indent && list_mark(text(line));
        if (hangs && filled) return LineEnd::Wrapped;
        if (hangs_in_mid_clause(line)) return LineEnd::Wrapped;
        if (opens_paragraph(line + 1, base) && (!filled || ends_sentence(text(line))))
            return LineEnd::Paragraph;
        if (!filled && hangs && !begins_lower(text(line + 1)))
            return comes_near(line, measure) ? LineEnd::Wrapped : LineEnd::Paragraph;
        if (filled) return LineEnd::Wrapped;
        // Broken by eye, short of the measure, in the middle of a clause.
        const bool runs_on = begins_lower(text(line + 1)) && !ends_sentence(text(line))
                             && measure != INT_MAX && here.end_column() * 3 > measure * 2;
        return runs_on ? LineEnd::Wrapped : LineEnd::Meant;
    }

    // No title of an entry: it is long, and nothing ends with it.
    [[nodiscard]] bool comes_near(std::size_t line, int measure) const {
        return measure != INT_MAX && lines_[line].end_column() * 100 >= measure * 80
               && !ends_sentence(text(line)) && !ends_open(text(line));
    }

    // "any program" over "by running it": nothing ends there, and no entry begins. "There
    // is no money;" over "nor will there be any" is less sure: one of several entries says
    // it.
    [[nodiscard]] bool hangs_in_mid_clause(std::size_t line) const {
        const std::string_view here = text(line);
        const bool pauses = here.ends_with(',') || here.ends_with(';');
        if (!begins_lower(text(line + 1)) || list_mark(text(line + 1))
            || ends_sentence(here) || (ends_open(here) && !pauses))
            return false;
        const auto mark = mark_over(source_, lines_, line + 1);
        return mark && !is_numbered_stanza(lines_, layout_, *mark)
               && (!pauses || continues_list(*mark));
    }

    // A mark of a list where the line above may end: it had room, or a mark ends it, or it
    // hangs deeper.
    [[nodiscard]] bool opens_entry(std::size_t line, bool filled_above) const {
        if (!list_mark(text(line))) return false;
        const std::string_view above = text(line - 1);
        const bool may_end = !filled_above || ends_sentence(above) || ends_open(above)
                             || lines_[line].indent < lines_[line - 1].indent;
        return may_end && continues_list(line);
    }

    // "illumin-" and "ated" are one word; verse does not part words.
    [[nodiscard]] bool parts_word(std::size_t line) const {
        const std::string_view words = text(line);
        if (words.size() < 4 || words.back() != '-' || !begins_lower(text(line + 1)))
            return false;
        return utf8::is_letter(utf8::decode_before(words, words.size() - 1).code_point);
    }

    // "[She moves the lamp." goes on until the bracket closes.
    [[nodiscard]] bool leaves_bracket_open(std::size_t line) const {
        const std::string_view words = text(line);
        const std::size_t open = words.rfind('[');
        if (open == std::string_view::npos
            || words.find(']', open) != std::string_view::npos)
            return false;
        for (std::size_t at = line + 1;
             at < lines_.size() && at < line + 6 && !lines_[at].blank();
             ++at) {
            const std::size_t first = text(at).find_first_of("[]");
            if (first != std::string_view::npos) return text(at)[first] == ']';
        }
        return false;
    }

    // An indented line after lines at the block's edge.
    [[nodiscard]] bool opens_paragraph(std::size_t line, int base) const {
        const int deeper = lines_[line].indent - base;
        if (layout_.first_line_indent > 0) return deeper == layout_.first_line_indent;
        return deeper >= 2 && deeper <= 10 && lines_[line - 1].indent == base;
    }

    // A mark of the same kind stands above it or below it in the block; letters must count
    // on.
    [[nodiscard]] bool continues_list(std::size_t line) const {
        const ListMark here = *list_mark(text(line));
        const bool sure = here.is_bullet() || here.kind <= '9' || here.kind == 'd';
        const auto same = [&](std::size_t other) {
            const auto mark = list_mark(text(other));
            if (!mark || mark->kind != here.kind) return false;
            return sure || counts_on(*mark, here) || counts_on(here, *mark);
        };
        for (std::size_t up = line; up-- > 0 && line - up < 12 && !lines_[up].blank();)
            if (same(up)) return true;
        for (std::size_t down = line + 1;
             down < lines_.size() && down - line < 12 && !lines_[down].blank();
             ++down)
            if (same(down)) return true;
        return false;
    }

    [[nodiscard]] int base_indent(std::size_t first, std::size_t last) const {
        int base = INT_MAX;
        for (std::size_t i = last - first > 1 && layout_.first_line_indent == 0 ? first + 1
                                                                                : first;
             i < last;
             ++i)
            base = std::min(base, lines_[i].indent);
        return layout_.first_line_indent > 0 ? std::min(base, layout_.body_indent) : base;
    }

    // Prose typed phrase by phrase: at the edge where prose stands, no line short, and
    // lines that begin small in the middle of a sentence. Verse in a work of prose is set
    // in, or begins with capitals.
    [[nodiscard]] bool is_prose_broken_by_sense(std::size_t first, std::size_t last) const {
        if (layout_.wrap != Wrap::Wrapped) return false;
        bool runs_on_small = false;
        for (std::size_t i = first; i + 1 < last; ++i) {
            if (lines_[i].end_column() * 100 < layout_.measure * 55) return false;
            if (i > first && lines_[i].indent != layout_.body_indent) return false;
            runs_on_small =
                runs_on_small || (begins_lower(text(i + 1)) && !ends_sentence(text(i)));
        }
        return runs_on_small;
    }

    // Prose wrapped by eye to about the measure: half its lines are full, and none is
    // short. Whether they begin small does not matter: those of a notice in capitals never
    // do, nor does one after a short question.
    [[nodiscard]] bool is_prose_of_the_measure(std::size_t first, std::size_t last) const {
        if (layout_.wrap != Wrap::Wrapped || !layout_.blank_separated) return false;
        const bool entry = list_mark(text(first)).has_value();
        const int edge = entry                  ? lines_[first + 1].indent
                         : goes_on_inset(first) ? lines_[first].indent
                                                : layout_.body_indent;
        std::size_t filled = 0;
        for (std::size_t i = first; i + 1 < last; ++i) {
            const bool in_place = lines_[i + 1].indent == edge;
            const bool is_short = lines_[i].end_column() * 100 < layout_.measure * 80;
            if (!in_place || is_short || goes_on_high(i)) return false;
            filled += is_filled(source_, lines_[i], lines_[i + 1], layout_.measure);
        }
        const std::size_t ends = last - first - 1;
        if (ends == 1) return entry || filled == 1;
        return filled * 2 >= ends || are_in_capitals(first + 1, last);
    }

    // Set in like the paragraph above it.
    [[nodiscard]] bool goes_on_inset(std::size_t line) const {
        return !items_.empty() && items_.back().kind == ItemKind::Prose && blank_ == 1
               && items_.back().last - items_.back().first >= 3
               && items_.back().indent == lines_[line].indent;
    }

    [[nodiscard]] bool are_in_capitals(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i < last; ++i)
            if (!is_all_capitals(text(i))) return false;
        return true;
    }

    // After a comma or a dash a new line begins with a capital: so does verse.
    [[nodiscard]] bool goes_on_high(std::size_t line) const {
        const std::string_view next = text(line + 1);
        return ends_open(text(line)) && utf8::is_upper(utf8::decode(next, 0).code_point)
               && !is_all_capitals(next);
    }

    // Text wrapped twice: a full line and then the few words that ran over, again and
    // again.
    [[nodiscard]] bool
    is_comb_tooth(std::size_t line, std::size_t first, int measure) const {
        if (line == first || measure == INT_MAX || lines_[line].end_column() * 2 > measure)
            return false;
        const bool after_full = is_filled(source_, lines_[line - 1], lines_[line], measure);
        return after_full && !ends_sentence(text(line - 1))
               && lines_[line].indent == lines_[line + 1].indent;
    }

    // Half the line ends and more are meant: the block is lines, not prose. The entries of
    // a list end where they like.
    [[nodiscard]] bool is_meant_block(std::size_t first, std::size_t last) const {
        if (last - first < 2 || is_prose_broken_by_sense(first, last)
            || is_prose_of_the_measure(first, last))
            return false;
        const int measure = measure_of(first, last);
        const int base = base_indent(first, last);
        std::size_t meant = 0;
        std::size_t sentences = ends_sentence(text(last - 1)) ? 1 : 0;
        int widest = 0;
        std::size_t paragraphs = 0;
        std::size_t entries = 0;
        for (std::size_t i = first; i + 1 < last; ++i) {
            const LineEnd end = line_end(i, measure, base);
            meant += end == LineEnd::Meant && !is_comb_tooth(i, first, measure);
            paragraphs += end == LineEnd::Paragraph;
            entries += end == LineEnd::Paragraph && opens_entry(i + 1, false);
            sentences += ends_sentence(text(i));
            widest = std::max(widest, lines_[i].width);
        }
        // Unwrapped paragraphs of one line each, all whole sentences, some too wide for
        // verse.
        const bool one_line_paragraphs =
            sentences * 10 >= (last - first) * 9 && widest > 80;
        const std::size_t ends = last - first - 1;
        if (entries >= 2 && entries * 2 >= ends) return false;
        return !one_line_paragraphs && meant > 0 && (meant + paragraphs / 2) * 2 >= ends;
    }

    // Lines that end with page numbers, as a list of contents has them.
    [[nodiscard]] bool is_list_of_pages(std::size_t first, std::size_t last) const {
        if (last - first < 3) return false;
        const std::size_t wanted = std::max<std::size_t>(3, (last - first + 1) / 2);
        std::size_t numbered = 0;
        for (std::size_t i = first; i < last && numbered + (last - i) >= wanted; ++i)
            numbered += ends_with_page_number(text(i)) ? 1 : 0;
        return numbered >= wanted;
    }

    // In prose a line that ends in mid-sentence, though short of the measure, was wrapped
    // too.
    [[nodiscard]] bool runs_on(std::size_t line, int measure, int base) const {
        const std::string_view words = text(line);
        // A clause goes on whatever the indent of what follows.
        if (words.back() == ',' && begins_lower(text(line + 1)) && !has_gap(words)
            && !has_gap(text(line + 1)) && !opens_entry(line + 1, false))
            return true;
        const LineEnd end = line_end(line, measure, base);
        if (end != LineEnd::Meant) return end == LineEnd::Wrapped;
        if (measure == INT_MAX) return false;
        // What a colon announces may be a paragraph; a full line of prose goes on.
        if (words.back() == ':'
            && (!layout_.blank_separated || lines_[line + 1].end_column() * 5 <= measure * 3
            ))
            return false;
        if (line > 0 && !lines_[line - 1].blank() && is_comb_tooth(line, line - 1, measure))
            return layout_.blank_separated;
        // Where first lines stand in or out, a line at the edge opens no paragraph.
        const bool at_edge = lines_[line + 1].indent == layout_.body_indent;
        if (layout_.first_line_outdent > 0 && at_edge) return true;
        if (lines_[line].end_column() * 5 <= measure * 3) return false;
        if (layout_.first_line_indent > 0 && at_edge) return true;
        const bool may_end = ends_sentence(words) || words.back() == ';';
        return !may_end
               || (layout_.blank_separated && lines_[line].indent == lines_[line + 1].indent
               );
    }

    // `own` is the measure of a block that fits no other; 0: find it. `by_hand`: its lines
    // end where somebody thought fit.
    void cut_paragraphs(std::size_t first, std::size_t last, int own, bool by_hand) {
        const int measure = own > 0 ? own : measure_of(first, last);
        const int base = base_indent(first, last);
        std::size_t begin = first;
        for (std::size_t i = first; i < last; ++i) {
            if (i + 1 < last && (runs_on(i, measure, base) || (by_hand && joins(i))))
                continue;
            add_piece(begin, i + 1);
            begin = i + 1;
        }
    }

    // In the middle of a sentence, and the next line begins small.
    [[nodiscard]] bool joins(std::size_t line) const {
        return !ends_sentence(text(line)) && !ends_open(text(line))
               && begins_lower(text(line + 1)) && !list_mark(text(line + 1))
               && lines_[line].indent == lines_[line + 1].indent;
    }

    // Neighbouring single lines of one block that were ended on purpose stay together.
    void add_piece(std::size_t begin, std::size_t end) {
        const bool single = end - begin == 1 && !ends_sentence(text(begin));
        Item* before = items_.empty() ? nullptr : &items_.back();
        const bool joins =
            single && blank_ == 0 && before && before->last == begin
            && !list_mark(text(begin))
            && (before->kind == ItemKind::LineGroup
                || (before->kind == ItemKind::Prose && before->last - before->first == 1
                    && !ends_sentence(text(before->first))
                    && before->role == document::Role::Body));
        if (!joins) return void(add(ItemKind::Prose, begin, end));
        before->kind = ItemKind::LineGroup;
        before->last = end;
        before->indent = std::min(before->indent, lines_[begin].indent);
    }

    const Source& source_;
    const Lines& lines_;
    const Layout& layout_;
    const Cues& cues_;
    std::size_t next_cue_ = 0;
    Items items_;
    int blank_ = 0;
};

}  // namespace

Items cut_into_items(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    const Cues& cues,
    std::size_t begin,
    std::size_t end
) {
    return Cutter(source, lines, layout, cues).cut(begin, end);
}

}  // namespace pam::manuscript
