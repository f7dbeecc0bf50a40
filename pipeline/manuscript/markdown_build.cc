#include "manuscript/markdown_build.h"

#include "base/limits.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_inline_build.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

// A destination that cannot be mistaken for a word of a sentence.
bool looks_like_url(std::string_view destination) {
    if (destination.substr(0, 1) == "<" || destination.substr(0, 1) == "#") return true;
    return destination.find_first_of("/@") != std::string_view::npos
           || destination.find("://") != std::string_view::npos
           || destination.substr(0, 7) == "mailto:";
}

class Builder {
public:
    Builder(std::vector<Event>& events, Record& record, Diagnostics& log)
        : events_(events)
        , record_(record)
        , log_(log)
        , inlines_(events, record, log) {}

    Manuscript build() {
        std::size_t text_end = 0;
        while (text_end < events_.size() && events_[text_end].kind != Kind::Footnote)
            text_end = last_of(text_end) + 1;
        sort_definitions();
        made_.document.blocks = blocks(text_end, 0);
        unplaced_definitions(text_end, made_.document.blocks);
        for (std::size_t i = text_end; i < events_.size(); i = events_[i].partner + 1)
            footnotes_.push_back(i);
        build_notes();
        inlines_.settle(made_);
        return std::move(made_);
    }

private:
    [[nodiscard]] std::size_t last_of(std::size_t i) const {
        return events_[i].step == Step::Enter ? events_[i].partner : i;
    }

    // ------------------------------------------------------------ blocks

    // Blocks up to event `to`. Containers too deep to be kept give their blocks to the one
    // around.
    Blocks blocks(std::size_t to, std::size_t depth) {
        Blocks made;
        while (at_ < to) {
            unplaced_definitions(at_, made);
            block(made, depth);
        }
        return made;
    }

    void block(Blocks& made, std::size_t depth) {
        const std::size_t i = at_;
        const std::size_t last = last_of(i);
        Event& event = events_[i];
        ++at_;
        switch (event.kind) {
        case Kind::Quote:
            quote(made, i, depth);
            break;
        case Kind::List:
            list(made, i, depth);
            break;
        case Kind::Paragraph:
            inlines_.paragraph(made, i);
            break;
        case Kind::Heading:
            heading(made, i);
            break;
        case Kind::Table:
            table(made, i);
            break;
        case Kind::CodeBlock:
            made.push_back({CodeBlock{std::move(event.text), event.title, event.span}});
            break;
        case Kind::HtmlBlock:
            html_block(made, event);
            break;
        case Kind::ThematicBreak:
            made.push_back({SectionBreak{{}, event.span}});
            break;
        default:
            break;
        }
        at_ = std::max(at_, last + 1);
    }

    void append(Blocks& made, Blocks inner) {
        made.insert(
            made.end(),
            std::make_move_iterator(inner.begin()),
            std::make_move_iterator(inner.end())
        );
    }

    bool too_deep(const Event& event, std::size_t depth) {
        if (depth < limits::nesting) return false;
        inlines_.warn_depth(event.span);
        return true;
    }

    void quote(Blocks& made, std::size_t i, std::size_t depth) {
        const std::size_t last = events_[i].partner;
        if (too_deep(events_[i], depth)) return flatten(made, last, depth);
        Division division{DivisionKind::Extract, blocks(last, depth + 1), events_[i].span};
        unplaced_definitions(last, division.blocks);
        made.push_back({std::move(division)});
    }

    // The blocks of everything nested here, set one after another without recursion.
    void flatten(Blocks& made, std::size_t last, std::size_t depth) {
        while (at_ < last) {
            unplaced_definitions(at_, made);
            const Event& event = events_[at_];
            const bool frame = event.kind == Kind::Quote || event.kind == Kind::List
                               || event.kind == Kind::Item;
            if (event.kind == Kind::Item && event.step == Step::Enter) consume_mark(at_);
            if (frame)
                ++at_;
            else
                block(made, depth);
        }
        unplaced_definitions(last, made);
    }

    void heading(Blocks& made, std::size_t i) {
        Heading heading{events_[i].number, {}, inlines_.children(i), events_[i].span};
        made.push_back({std::move(heading)});
    }

    void html_block(Blocks& made, Event& event) {
        inlines_.warn_html(event.span);
        Paragraph paragraph{Role::Body, {}, event.span};
        const auto close = [&] {
            if (!paragraph.inlines.empty()) made.push_back({paragraph});
            paragraph.inlines.clear();
        };
        for (Text& line : event.parts) {
            if (line.text.empty()) {
                close();
                continue;
            }
            if (!paragraph.inlines.empty())
                paragraph.inlines.push_back({LineBreak{line.span}});
            paragraph.inlines.push_back({std::move(line)});
        }
        close();
    }

    // ------------------------------------------------------------ lists

    void list(Blocks& made, std::size_t i, std::size_t depth) {
        const std::size_t last = events_[i].partner;
        if (too_deep(events_[i], depth)) return flatten(made, last, depth);
        List list;
        list.kind = events_[i].ordered ? ListKind::Numbered : ListKind::Bulleted;
        list.start = events_[i].number;
        list.tight = events_[i].tight;
        list.span = events_[i].span;
        const bool literal = events_[i].ordered && !counts_on(i);
        while (at_ < last) {
            unplaced_definitions(at_, list.items.empty() ? made : list.items.back().blocks);
            list.items.push_back(item(literal, depth));
        }
        made.push_back({std::move(list)});
    }

    ListItem item(bool literal, std::size_t depth) {
        const std::size_t i = at_++;
        ListItem item;
        item.span = events_[i].span;
        if (literal)
            item.marker = std::move(events_[i].text);
        else
            consume_mark(i);
        item.blocks = blocks(events_[i].partner, depth + 1);
        unplaced_definitions(events_[i].partner, item.blocks);
        at_ = events_[i].partner + 1;
        return item;
    }

    void consume_mark(std::size_t i) {
        const Span span = events_[i].text.span;
        if (!span.is_none()) record_.consume(span.begin, span.end, "list mark");
    }

    // False where the typed numbers are not those that counting would give; then they are
    // text. All the same number is a habit of people who let the machine count.
    bool counts_on(std::size_t i) {
        bool rising = true;
        bool same = true;
        int wanted = events_[i].number;
        for (std::size_t k = i + 1; k < events_[i].partner; k = events_[k].partner + 1) {
            const int typed = std::atoi(events_[k].text.text.c_str());
            rising = rising && typed == wanted++;
            same = same && typed == events_[i].number;
        }
        if (!rising && !same)
            log_.note(
                codes::list_numbers_kept,
                events_[i].span,
                "the numbers of this list do not count on; they are set as typed"
            );
        return rising || same;
    }

    // ------------------------------------------------------------ tables

    void table(Blocks& made, std::size_t i) {
        Table table;
        table.columns = events_[i].columns;
        table.span = events_[i].span;
        bool head = true;
        for (std::size_t k = i + 1; k < events_[i].partner; k = events_[k].partner + 1) {
            TableRow cells = row(k);
            table.columns.resize(
                std::max(table.columns.size(), cells.size()), Align::Natural
            );
            (head ? table.head : table.body).push_back(std::move(cells));
            head = false;
        }
        for (std::vector<TableRow>* part : {&table.head, &table.body})
            for (TableRow& cells : *part)
                cells.resize(table.columns.size());
        made.push_back({std::move(table)});
    }

    TableRow row(std::size_t i) {
        TableRow cells;
        for (std::size_t k = i + 1; k < events_[i].partner; k = events_[k].partner + 1) {
            cells.push_back(document::cell_of(inlines_.children(k), events_[k].span));
        }
        for (Text& surplus : events_[i].parts) {
            log_.warn(
                codes::surplus_cell,
                surplus.span,
                "this row has more cells than the table's head; a column is added for it",
                {"give the head as many cells as the widest row"}
            );
            const Span span = surplus.span;
            cells.push_back(document::cell_of({{std::move(surplus)}}, span));
        }
        return cells;
    }

    // ------------------------------------------------------------ what the parser took out

    // Only the first definition of a label counts; that it is used is known when all is
    // aligned.
    void sort_definitions() {
        std::vector<Definition*> in_order;
        for (Definition& definition : record_.definitions)
            in_order.push_back(&definition);
        std::stable_sort(in_order.begin(), in_order.end(), [](auto* a, auto* b) {
            return a->text.span.begin < b->text.span.begin;
        });
        std::set<std::string> defined;
        for (Definition* definition : in_order) {
            const bool first = defined.insert(definition->label).second;
            definition->used = first && record_.used_labels.contains(definition->label);
            definitions_[definition->before].push_back(definition);
        }
    }

    // Definitions that stood in the place of event `at`. Nobody's definition is text where
    // it reads as text; a link target that nobody uses is named and left out.
    void unplaced_definitions(std::size_t at, Blocks& made) {
        const auto found = definitions_.find(at);
        if (found == definitions_.end()) return;
        for (Definition* definition : found->second)
            place_definition(*definition, made);
        definitions_.erase(found);
    }

    void place_definition(Definition& definition, Blocks& made) {
        if (definition.used || looks_like_url(definition.destination)) {
            for (const Span place : definition.places)
                record_.consume(place.begin, place.end, "reference definition");
            if (!definition.used)
                log_.warn(
                    codes::unused_definition,
                    definition.text.span,
                    "no link uses this reference; it is not printed: "
                        + definition.text.text,
                    {"remove the line, or refer to it as [" + definition.label + "]"}
                );
            return;
        }
        log_.warn(
            codes::definition_as_text,
            definition.text.span,
            "this line looks like a link reference that nothing uses; it is printed as "
            "text",
            {"write \\[ for a bracket that is only a bracket"}
        );
        Paragraph paragraph{Role::Body, {}, definition.text.span};
        paragraph.inlines.push_back({std::move(definition.text)});
        made.push_back({std::move(paragraph)});
    }

    // ------------------------------------------------------------ notes

    // Notes in the order of their first calls, which may stand in other notes; then those
    // that nobody calls.
    void build_notes() {
        std::vector<Note>& notes = made_.document.notes;
        for (std::size_t k = 0; k < inlines_.called_notes().size(); ++k)
            notes.push_back(note(inlines_.called_notes()[k]));
        for (std::size_t k = 0; k < footnotes_.size(); ++k) {
            const auto number = static_cast<int>(k + 1);
            if (inlines_.is_called(number)) continue;
            const Event& event = events_[footnotes_[k]];
            log_.warn(
                codes::unused_note,
                event.span,
                "nothing refers to the note [^" + event.literal
                    + "]; it is set after the text",
                {"put [^" + event.literal + "] where the note belongs"}
            );
            inlines_.call(number);
            for (std::size_t next = notes.size(); next < inlines_.called_notes().size();
                 ++next)
                notes.push_back(note(inlines_.called_notes()[next]));
        }
    }

    Note note(int number) {
        Note made;
        if (number < 1 || static_cast<std::size_t>(number) > footnotes_.size()) return made;
        const std::size_t i = footnotes_[static_cast<std::size_t>(number - 1)];
        at_ = i + 1;
        made.label = events_[i].literal;
        made.span = events_[i].span;
        made.blocks = blocks(events_[i].partner, 1);
        unplaced_definitions(events_[i].partner, made.blocks);
        return made;
    }

    std::vector<Event>& events_;
    Record& record_;
    Diagnostics& log_;
    InlineBuilder inlines_;
    Manuscript made_;
    std::size_t at_ = 0;
    std::vector<std::size_t> footnotes_;  // Enter events, by number
    std::map<std::size_t, std::vector<Definition*>>
        definitions_;  // by event, not yet placed
};

}  // namespace

Manuscript build(std::vector<Event>& events, Record& record, Diagnostics& log) {
    return Builder(events, record, log).build();
}

}  // namespace pam::manuscript::markdown
