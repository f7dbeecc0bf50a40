#include "manuscript/plain_text_document.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/folded.h"
#include "manuscript/list_marks.h"
#include "manuscript/plain_code.h"
#include "manuscript/plain_directions.h"
#include "manuscript/plain_drama.h"
#include "manuscript/plain_tables.h"
#include "manuscript/plain_verse.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr int columns_a_step = 2;
constexpr int deepest_step = 9;

template<typename Kind>
void put(Blocks& blocks, Kind value) {
    blocks.emplace_back().value.template emplace<Kind>(std::move(value));
}

class Builder {
public:
    Builder(const Script& script, std::vector<Consumed>& consumed)
        : script_(script)
        , consumed_(consumed) {}

    Blocks build(bool notices) {
        Blocks blocks;
        for (std::size_t i = 0; i < script_.items.size();) {
            const std::size_t end = end_of_group(i);
            const bool notice = script_.items[i].division == DivisionKind::Provenance;
            if (notice == notices) add_group(blocks, i, end);
            i = end;
        }
        return blocks;
    }

private:
    // Items [begin, end) form one division, or stand in none.
    [[nodiscard]] std::size_t end_of_group(std::size_t begin) const {
        const Item& first = script_.items[begin];
        std::size_t end = begin + 1;
        while (end < script_.items.size() && script_.items[end].division == first.division
               && script_.items[end].group == first.group)
            ++end;
        return end;
    }

    void add_group(Blocks& blocks, std::size_t begin, std::size_t end) {
        const Item& first = script_.items[begin];
        Blocks own;
        if (first.division == DivisionKind::Personae) {
            put(own, personae_of(script_, begin, end));
            begin = end;
        }
        for (std::size_t i = begin; i < end;) {
            const std::size_t next = end_of_unit(i, end);
            if (script_.items[i].list != 0)
                put(own, list(i, next, 0));
            else
                add_items(own, i, next);
            i = next;
        }
        if (!first.division || *first.division == DivisionKind::Provenance) {
            std::move(own.begin(), own.end(), std::back_inserter(blocks));
            return;
        }
        const Span span = joined(script_.span(first), script_.span(script_.items[end - 1]));
        put(blocks, Division{*first.division, std::move(own), span});
    }

    // Items [begin, next) are one list, one poem, one block of code, or one of its own.
    [[nodiscard]] std::size_t end_of_unit(std::size_t begin, std::size_t end) const {
        const Item& first = script_.items[begin];
        std::size_t next = begin + 1;
        const auto goes_on = [&] {
            if (first.list != 0) return script_.items[next].list == first.list;
            return is_verse(first) ? continues_verse(next) : continues_code(script_, next);
        };
        while (next < end && goes_on())
            ++next;
        return next;
    }

    [[nodiscard]] static bool is_verse(const Item& item) {
        return item.kind == ItemKind::LineGroup && item.role == Role::Body;
    }

    // Groups of lines a blank line apart are the stanzas of one poem, the parts of one
    // list.
    [[nodiscard]] bool continues_verse(std::size_t i) const {
        const Item& item = script_.items[i];
        const bool same = item.listed == script_.items[i - 1].listed;
        return is_verse(item) && item.list == 0 && same
               && (item.listed || item.blank_before == 1);
    }

    void add_items(Blocks& blocks, std::size_t begin, std::size_t end) {
        const Item& item = script_.items[begin];
        switch (item.kind) {
        case ItemKind::Prose:
            return put(blocks, paragraph(item));
        case ItemKind::LineGroup:
            if (item.role == Role::Body) return put(blocks, verse(begin, end));
            return put(blocks, paragraph(item));
        case ItemKind::Break:
            return put(blocks, pause(item));
        case ItemKind::Heading:
            return put(blocks, heading(item));
        case ItemKind::Speech:
            return put(blocks, speech(item));
        case ItemKind::Code:
            return add_code(blocks, begin, end);
        case ItemKind::Table:
            return put(
                blocks, table_of(script_.source, script_.lines, item.first, item.last)
            );
        }
    }

    void add_code(Blocks& blocks, std::size_t begin, std::size_t end) {
        auto code =
            code_of(script_, script_.items[begin].first, script_.items[end - 1].last);
        if (code) return put(blocks, std::move(*code));
        put(blocks, verse(begin, end));
    }

    void consume_rules(const Item& item) {
        for (const auto rule : {item.over, item.under})
            if (rule)
                consumed_.push_back({script_.lines[*rule].text, "underline of a heading"});
    }

    Paragraph paragraph(const Item& item) {
        consume_rules(item);
        const Span span = script_.span(item);
        if (item.role != Role::Body && item.role != Role::Byline
            && item.role != Role::StageDirection)
            return {item.role, lines_as_inlines(script_, item), span};
        return {item.role, folded_inlines(script_.source, span), span};
    }

    [[nodiscard]] SectionBreak pause(const Item& item) const {
        const Span span = script_.span(item);
        return {folded(script_.source, span), span};
    }

    // Items [begin, end) at `depth` and deeper, the first with a mark.
    List list(std::size_t begin, std::size_t end, int depth) {
        const ListMark first = *list_mark(script_.line_text(script_.items[begin].first));
        List list;
        list.kind = first.is_bullet() ? ListKind::Bulleted : ListKind::Numbered;
        list.start = start_of(begin, end, depth);
        list.span = joined(
            script_.span(script_.items[begin]), script_.span(script_.items[end - 1])
        );
        for (std::size_t i = begin; i < end;) {
            std::size_t next = i + 1;
            while (next < end && !opens_entry(next, depth))
                ++next;
            list.items.push_back(entry(i, next, depth));
            list.tight = list.tight && (i == begin || script_.items[i].blank_before == 0);
            i = next;
        }
        return list;
    }

    // "I." is one where "II." follows, nine after "H.".
    [[nodiscard]] int start_of(std::size_t begin, std::size_t end, int depth) const {
        const auto mark = [&](std::size_t i) {
            return *list_mark(script_.line_text(script_.items[i].first));
        };
        const ListMark first = mark(begin);
        std::size_t next = begin + 1;
        while (next < end && !opens_entry(next, depth))
            ++next;
        const bool roman =
            first.roman > 0 && next < end && mark(next).roman == first.roman + 1;
        if (roman || first.number == 0) return std::max(first.roman, 1);
        return first.number;
    }

    [[nodiscard]] bool opens_entry(std::size_t i, int depth) const {
        return script_.items[i].opens_entry && script_.items[i].depth == depth;
    }

    // The mark, the words after it, and what else stands under it.
    ListItem entry(std::size_t begin, std::size_t end, int depth) {
        const Item& item = script_.items[begin];
        const Span whole = script_.span(item);
        const auto length =
            static_cast<std::uint32_t>(list_mark(script_.line_text(item.first))->length);
        ListItem entry;
        entry.span = joined(whole, script_.span(script_.items[end - 1]));
        entry.marker = verbatim(script_.source, {whole.begin, whole.begin + length, 0});
        const Span words{whole.begin + length, whole.end, 0};
        document::Inlines inlines = folded_inlines(script_.source, words);
        put(entry.blocks, Paragraph{Role::Body, std::move(inlines), words});
        for (std::size_t i = begin + 1; i < end;) {
            std::size_t next = i + 1;
            if (opens_entry(i, depth + 1)) {
                while (next < end && script_.items[next].depth > depth)
                    ++next;
                put(entry.blocks, list(i, next, depth + 1));
            } else {
                while (next < end && continues_code(script_, next))
                    ++next;
                add_items(entry.blocks, i, next);
            }
            i = next;
        }
        return entry;
    }

    Heading heading(const Item& item) {
        consume_rules(item);
        return {item.level, "", lines_as_inlines(script_, item), script_.span(item)};
    }

    [[nodiscard]] Verse verse(std::size_t begin, std::size_t end) const {
        int edge = script_.items[begin].indent;
        for (std::size_t i = begin; i < end; ++i)
            edge = std::min(edge, script_.items[i].indent);
        Verse verse;
        verse.span = joined(
            script_.span(script_.items[begin]), script_.span(script_.items[end - 1])
        );
        for (std::size_t i = begin; i < end; ++i) {
            const Item& item = script_.items[i];
            if (!item.listed || verse.stanzas.empty()) verse.stanzas.emplace_back();
            add_lines(verse.stanzas.back(), item, edge);
        }
        return verse;
    }

    void add_lines(Stanza& stanza, const Item& item, int edge) const {
        // An entry of a contents list is one line, however often it was wrapped.
        if (item.listed && script_.line_count(item) <= 3)
            return stanza.lines.push_back(
                {0, folded_inlines(script_.source, script_.span(item)), script_.span(item)}
            );
        for (std::size_t i = item.first; i < item.last; ++i) {
            const Line& line = script_.lines[i];
            if (line.blank()) continue;
            const int steps = (line.indent - edge + 1) / columns_a_step;
            Span span = line.text;
            while (i + 1 < item.last && is_turned_over(script_.source, script_.lines, i + 1)
            )
                span.end = script_.lines[++i].text.end;
            stanza.lines.push_back(
                {std::min(steps, deepest_step), folded_inlines(script_.source, span), span}
            );
        }
    }

    // What follows the cue in its line is the first line of the speech, set in like the
    // others; it reaches as far as the whole line did.
    [[nodiscard]] Line line_after(const Line& line, const Cue& cue, int indent) const {
        Span rest{line.text.begin + cue.bytes, line.text.end, line.text.source};
        const std::string_view words = utf8::trim(script_.source.text(rest));
        rest.begin = rest.end - static_cast<std::uint32_t>(words.size());
        const int width = static_cast<int>(utf8::count(words));
        const bool columns = cue.form == CueForm::Columns;
        return {
            rest, indent, columns ? width : std::max(width, line.end_column() - indent)};
    }

    Speech speech(const Item& item) {
        const Cue& cue = *cue_at(script_.cues, item.first);
        const auto from = script_.lines.begin();
        Lines lines(
            from + static_cast<std::ptrdiff_t>(item.first),
            from + static_cast<std::ptrdiff_t>(item.last)
        );
        Span speaker = lines[0].text;
        std::size_t begin = 1;
        if (cue.bytes < speaker.size()) {
            speaker.end = speaker.begin + cue.bytes;
            const bool more = lines.size() > 1 && !lines[1].blank();
            const int usual = cue.form == CueForm::Columns ? 8 : lines[0].indent;
            lines[0] = line_after(lines[0], cue, more ? lines[1].indent : usual);
            begin = 0;
        }
        return {
            speaker_inlines(script_.source, speaker),
            said(lines, begin, cue.kind),
            script_.span(item)};
    }

    Blocks said(const Lines& lines, std::size_t begin, SpeechKind kind) {
        const Layout& layout = script_.layout;
        Script speech{
            script_.source,
            lines,
            layout,
            cut_into_items(script_.source, lines, layout, {}, begin, lines.size())};
        speech.marks = script_.marks;
        if (kind == SpeechKind::Play) mark_directions_within(speech);
        Blocks blocks = blocks_of(speech, consumed_);
        if (kind == SpeechKind::Play) emphasise_directions(blocks);
        return blocks;
    }

    const Script& script_;
    std::vector<Consumed>& consumed_;
};

}  // namespace

document::Blocks blocks_of(const Script& script, std::vector<Consumed>& consumed) {
    return Builder(script, consumed).build(false);
}

document::Blocks notices_of(const Script& script, std::vector<Consumed>& consumed) {
    return Builder(script, consumed).build(true);
}

document::Inlines lines_as_inlines(const Script& script, const Item& item) {
    Inlines inlines;
    Span run = Span::none();
    std::size_t previous = item.first;
    const auto end_run = [&] { inlines.push_back({folded(script.source, run)}); };
    for (std::size_t i = item.first; i < item.last; ++i) {
        const Line& line = script.lines[i];
        if (line.blank()) continue;
        if (run.is_none()) {
            run = line.text;
        } else if (previous + 1 == i && script.layout.wrap == Wrap::Wrapped
                   && is_filled(script.source, script.lines[previous], line, script.layout.measure)) {
            run.end = line.text.end;
        } else {
            end_run();
            inlines.push_back({LineBreak{{run.end, line.text.begin, 0}}});
            run = line.text;
        }
        previous = i;
    }
    end_run();
    return inlines;
}

}  // namespace pam::manuscript
