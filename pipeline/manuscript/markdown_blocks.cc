#include "manuscript/markdown_blocks.h"

#include "manuscript/markdown_inlines.h"
#include "manuscript/markdown_lines.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_table.h"
#include "manuscript/markdown_verbatim.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t no_line = std::numeric_limits<std::size_t>::max();
constexpr std::size_t code_indent = 4;

bool is_container(Kind kind) {
    return kind == Kind::Quote || kind == Kind::Item || kind == Kind::Footnote;
}

bool is_block(const Event& event) {
    return event.step != Step::Leave && event.kind >= Kind::Quote
           && event.kind <= Kind::ThematicBreak && event.kind != Kind::Row
           && event.kind != Kind::Cell;
}

class BlockAligner {
public:
    BlockAligner(
        std::string_view text, std::size_t from, std::vector<Event>& events, Record& record
    )
        : events_(events)
        , record_(record)
        , cursor_(text, split_lines(text, from), record) {}

    void run() {
        survey();
        std::size_t end = 0;
        while (end < events_.size() && events_[end].kind != Kind::Footnote)
            end = events_[end].step == Step::Enter ? events_[end].partner + 1 : end + 1;
        align_range(0, end);
        pass_gap(cursor_.line_count(), end);
    }

private:
    // Where the footnotes begin, and for each event where the next block begins: no block's
    // lines reach further, whatever its own last line says.
    void survey() {
        next_start_.assign(events_.size() + 1, no_line);
        for (std::size_t i = events_.size(); i-- > 0;) {
            const Event& event = events_[i];
            next_start_[i] = next_start_[i + 1];
            if (event.kind == Kind::Footnote) next_start_[i] = no_line;
            if (event.kind == Kind::Footnote && event.step == Step::Enter)
                footnotes_[{first_line(event), event.column}] = i;
            else if (is_block(event) && event.line > 0)
                next_start_[i] = first_line(event);
        }
    }

    static std::size_t first_line(const Event& event) {
        return static_cast<std::size_t>(std::max(event.line, 1) - 1);
    }

    // The line after the block, as far as hints tell.
    [[nodiscard]] std::size_t line_after(std::size_t i, std::size_t last) const {
        const auto hint = static_cast<std::size_t>(std::max(events_[i].last_line, 0));
        return std::min(hint, next_start_[last + 1]);
    }

    void align_range(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const Event& event = events_[i];
            if (event.kind == Kind::List) {
                if (event.step == Step::Leave)
                    events_[event.partner].span = span_of_list(i);
            } else if (!is_container(event.kind)) {
                i = leaf(i);
            } else if (event.step == Step::Enter) {
                enter(i);
            } else {
                leave(i);
            }
        }
    }

    // ------------------------------------------------------------ between blocks

    // Goes to a line; on the way it looks at all lines that no block claims.
    void go_to(std::size_t line, std::size_t before) {
        if (cursor_.line() != no_line && cursor_.line() >= line) return;
        pass_gap(line, before);
        if (cursor_.line() == no_line || cursor_.line() < line)
            cursor_.next_line(containers_);
    }

    // What is left of this line, and all lines before `until`.
    void pass_gap(std::size_t until, std::size_t before) {
        for (;;) {
            while (!cursor_.rest_is_blank() && (cursor_.line() < until))
                unclaimed(until, before);
            if (cursor_.line() + 1 >= until || cursor_.line() + 1 > cursor_.line_count())
                return;
            cursor_.next_line(containers_);
        }
    }

    using FootnoteMap = std::map<std::pair<std::size_t, int>, std::size_t>;

    // The footnote that opens here, by line and column of those not yet met.
    [[nodiscard]] FootnoteMap::const_iterator footnote_here() const {
        const auto next = footnotes_.lower_bound({cursor_.line(), 0});
        const bool here = next != footnotes_.end() && next->first.first == cursor_.line()
                          && scan_footnote_mark(cursor_.rest(), 0);
        return here ? next : footnotes_.end();
    }

    // Footnotes, which the parser moved, and reference definitions, which it took out.
    void unclaimed(std::size_t until, std::size_t before) {
        const auto footnote = footnote_here();
        if (footnote != footnotes_.end()) {
            const std::size_t i = footnote->second;
            footnotes_.erase(footnote);
            return align_range(i, events_[i].partner + 1);
        }
        const Passage passage = gather(until);
        take_definitions(passage, before);
    }

    // ------------------------------------------------------------ containers

    void enter(std::size_t i) {
        Event& event = events_[i];
        go_to(first_line(event), i);
        Container container{event.kind, 0};
        if (event.kind == Kind::Item) {
            const Line mark = cursor_.open_item(container);
            event.text = text_of(mark);
            event.span = event.text.span;
        } else {
            const std::size_t at = cursor_.offset() + skip_blanks(cursor_.rest(), 0);
            event.span = place(at, at);
            if (event.kind == Kind::Quote)
                cursor_.open_quote();
            else
                event.literal = cursor_.open_footnote(container);
        }
        containers_.push_back(container);
    }

    void leave(std::size_t i) {
        const std::size_t opened = events_[i].partner;
        pass_gap(line_after(opened, i), i);
        Span& span = events_[opened].span;
        span.end = std::max(span.end, last_end_);
        if (!containers_.empty()) containers_.pop_back();
    }

    [[nodiscard]] Span span_of_list(std::size_t leave) const {
        const Event& first = events_[events_[leave].partner + 1];
        return joined(
            first.span, place(first.span.begin, std::max(first.span.end, last_end_))
        );
    }

    // ------------------------------------------------------------ leaves

    // Gives the index of the block's last event.
    std::size_t leaf(std::size_t i) {
        const std::size_t last = events_[i].step == Step::Enter ? events_[i].partner : i;
        switch (events_[i].kind) {
        case Kind::Paragraph:
            paragraph(i, last);
            break;
        case Kind::Heading:
            heading(i, last);
            break;
        case Kind::Table:
            table(i, last);
            break;
        case Kind::CodeBlock:
            code_block(i);
            break;
        case Kind::HtmlBlock:
            html_block(i);
            break;
        case Kind::ThematicBreak:
            thematic_break(i);
            break;
        default:
            break;
        }
        return last;
    }

    void begin_leaf(std::size_t i, std::size_t line) {
        go_to(line, i);
        const auto at = cursor_.offset() + skip_blanks(cursor_.rest(), 0);
        events_[i].span = place(at, at);
    }

    void end_leaf(std::size_t i) {
        last_end_ = std::max(cursor_.visible_end(), events_[i].span.begin);
        events_[i].span.end = last_end_;
        cursor_.finish_line();
    }

    // The paragraph's lines from here on; a blank line ends it.
    Passage gather(std::size_t until) {
        Passage passage;
        for (;;) {
            cursor_.skip_blanks();
            passage.add_line(cursor_.rest(), static_cast<std::uint32_t>(cursor_.offset()));
            last_end_ = cursor_.visible_end();
            cursor_.finish_line();
            if (cursor_.line() + 1 >= std::min(until, cursor_.line_count())) break;
            cursor_.next_line(containers_);
            if (cursor_.rest_is_blank() || footnote_here() != footnotes_.end()) break;
        }
        return passage;
    }

    static std::size_t end_of_definitions(const Passage& passage) {
        std::size_t at = 0;
        while (const auto found = scan_definition(passage.text, at))
            at = found->end;
        return at;
    }

    // Definitions at the front of the passage; gives the offset after them.
    std::size_t take_definitions(const Passage& passage, std::size_t before) {
        std::size_t at = 0;
        while (const auto found = scan_definition(passage.text, at)) {
            Definition definition{before, found->label, found->destination, {}, {}};
            definition.places = record_.places(passage, at, found->end);
            TextMaker maker(record_.source);
            const std::string_view all = passage.text;
            maker.put_folded(trim_end(all.substr(at, found->end - at)), passage, at);
            definition.text = maker.finish();
            record_.definitions.push_back(std::move(definition));
            at = found->end;
        }
        return at;
    }

    void paragraph(std::size_t i, std::size_t last) {
        std::size_t begin = first_line(events_[i]);
        std::size_t until = line_after(i, last);
        if (events_[i].line == 0 && last + 1 < events_.size()) {
            // A table was made of this paragraph's last line; only the table knows the
            // lines.
            begin = first_line(events_[last + 1]);
            until = head_line(last + 1);
        }
        begin_leaf(i, begin);
        const Passage passage = gather(std::max(until, cursor_.line() + 1));
        const std::size_t at = take_definitions(passage, i);
        align_inlines(passage, at, events_, i + 1, last, record_);
        events_[i].span.end = last_end_;
    }

    void heading(std::size_t i, std::size_t last) {
        begin_leaf(i, first_line(events_[i]));
        const std::string_view rest = cursor_.rest().substr(skip_blanks(cursor_.rest(), 0));
        std::size_t marks = 0;
        while (marks < rest.size() && rest[marks] == '#')
            ++marks;
        const bool marked = marks == static_cast<std::size_t>(events_[i].number)
                            && (marks == rest.size() || is_blank_char(rest[marks]));
        return marked ? marked_heading(i, last, marks) : underlined_heading(i, last);
    }

    void marked_heading(std::size_t i, std::size_t last, std::size_t marks) {
        cursor_.skip_blanks();
        cursor_.consume(marks, "heading mark");
        cursor_.skip_blanks();
        Passage passage;
        const auto offset = static_cast<std::uint32_t>(cursor_.offset());
        const std::string_view rest = cursor_.rest();
        const std::size_t end = heading_text_end(rest);
        passage.add_line(rest.substr(0, end), offset);
        Passage closing;
        closing.add_line(rest.substr(end), offset + static_cast<std::uint32_t>(end));
        align_inlines(passage, 0, events_, i + 1, last, record_);
        record_.consume(closing, 0, closing.text.size(), "heading mark");
        end_leaf(i);
    }

    // Without the closing run of "#", which needs a blank before it.
    static std::size_t heading_text_end(std::string_view rest) {
        const std::size_t text_end = rest.find_last_not_of(" \t") + 1;
        std::size_t end = text_end;
        while (end > 0 && rest[end - 1] == '#')
            --end;
        if (end == 0 || (end < text_end && is_blank_char(rest[end - 1]))) return end;
        return text_end;
    }

    void underlined_heading(std::size_t i, std::size_t last) {
        Passage passage;
        while (!cursor_.at_end()) {
            cursor_.skip_blanks();
            passage.add_line(cursor_.rest(), static_cast<std::uint32_t>(cursor_.offset()));
            cursor_.finish_line();
            cursor_.next_line(containers_);
            // A line below nothing but definitions underlines nothing.
            if (cursor_.indent() < code_indent && is_heading_underline(cursor_.rest())
                && end_of_definitions(passage) < passage.text.size())
                break;
            if (cursor_.rest_is_blank()) break;
        }
        const std::size_t at = take_definitions(passage, i);
        align_inlines(passage, at, events_, i + 1, last, record_);
        cursor_.consume_rest("heading underline");
        end_leaf(i);
    }

    void thematic_break(std::size_t i) {
        begin_leaf(i, first_line(events_[i]));
        cursor_.consume_rest("thematic break");
        end_leaf(i);
    }

    void code_block(std::size_t i) {
        begin_leaf(i, first_line(events_[i]));
        set_verbatim(i, align_code(events_[i].literal, cursor_, containers_, record_));
    }

    void html_block(std::size_t i) {
        begin_leaf(i, first_line(events_[i]));
        set_verbatim(i, align_html(events_[i].literal, cursor_, containers_, record_));
    }

    void set_verbatim(std::size_t i, Verbatim verbatim) {
        events_[i].text = std::move(verbatim.text);
        events_[i].parts = std::move(verbatim.lines);
        last_end_ = std::max(verbatim.end, events_[i].span.begin);
        events_[i].span.end = last_end_;
    }

    // ------------------------------------------------------------ tables

    // The row above the rule; a paragraph's lines may stand before it, but nothing between
    // the rule and the first row below.
    [[nodiscard]] std::size_t head_line(std::size_t i) const {
        const std::size_t below = events_[i + 1].partner + 1;
        if (below < events_[i].partner) return first_line(events_[below]) - 2;
        std::size_t rule = std::max<std::size_t>(line_after(i, events_[i].partner), 1) - 1;
        while (rule > first_line(events_[i]) + 1 && !is_table_rule(cursor_.whole_line(rule))
        )
            --rule;
        return rule > 0 ? rule - 1 : 0;
    }

    void table(std::size_t i, std::size_t last) {
        begin_leaf(i, head_line(i));
        bool head = true;
        for (std::size_t k = i + 1; k < last; k = events_[k].partner + 1) {
            if (!head) go_to(first_line(events_[k]), k);
            align_row(cursor_.rest(), cursor_.offset(), events_, k, record_);
            end_leaf(i);
            if (head) {
                cursor_.next_line(containers_);
                cursor_.consume_rest("table rule");
                end_leaf(i);
            }
            head = false;
        }
    }

    // ------------------------------------------------------------

    [[nodiscard]] Span place(std::size_t begin, std::size_t end) const {
        return {
            static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(end),
            record_.source};
    }

    [[nodiscard]] document::Text text_of(const Line& line) const {
        document::Text text;
        text.text = cursor_.source_text(line);
        text.span = place(line.begin, line.end);
        return text;
    }

    std::vector<Event>& events_;
    Record& record_;
    LineCursor cursor_;
    std::vector<Container> containers_;
    FootnoteMap footnotes_;  // not yet met
    std::vector<std::size_t> next_start_;
    std::uint32_t last_end_ = 0;
};

}  // namespace

void align(
    std::string_view text, std::size_t from, std::vector<Event>& events, Record& record
) {
    BlockAligner(text, from, events, record).run();
}

}  // namespace pam::manuscript::markdown
