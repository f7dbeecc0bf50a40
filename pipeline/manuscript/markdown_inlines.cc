#include "manuscript/markdown_inlines.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_match.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::string_view replacement = "\xEF\xBF\xBD";
/// How often in one passage the aligner looks further on for a text that is not where it
/// must be.
constexpr int most_searches = 8;

enum class Brackets { Square, Angle, None };

class InlineAligner {
public:
    InlineAligner(
        const Passage& passage, std::size_t at, std::vector<Event>& events, Record& record
    )
        : passage_(passage)
        , text_(passage.text)
        , events_(events)
        , record_(record)
        , maker_(record.source)
        , at_(at) {}

    void run(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            align(i);
        close_text();
    }

private:
    struct OpenLink {
        Brackets brackets;
        std::size_t begin;
        std::size_t event;
    };

    void align(std::size_t i) {
        Event& event = events_[i];
        switch (event.kind) {
        case Kind::Text:
            return prose(i);
        case Kind::Html:
            return raw_html(i);
        case Kind::SoftBreak:
            return soft_break(i);
        case Kind::HardBreak:
            return hard_break(event);
        case Kind::Code:
            return code(event);
        case Kind::NoteReference:
            return note_reference(event);
        case Kind::Emphasis:
            return delimiter(event, 1, "emphasis mark");
        case Kind::Strong:
            return delimiter(event, 2, "emphasis mark");
        case Kind::Strike:
            return strike(event);
        case Kind::Link:
        case Kind::Image:
            return event.step == Step::Enter ? open_link(i) : close_link(event);
        default:
            return;
        }
    }

    // ------------------------------------------------------------ text

    void open_text(std::size_t i) {
        if (text_event_ == none) text_event_ = i;
    }

    void close_text() {
        if (text_event_ == none) return;
        events_[text_event_].text = maker_.finish();
        text_event_ = none;
    }

    void prose(std::size_t i) {
        open_text(i);
        std::string_view wanted = events_[i].literal;
        std::optional<std::vector<Piece>> pieces = match_any(wanted, at_);
        // A line that goes on lazily may keep its indent in the parser's text; the passage
        // has none.
        if (!pieces && (at_ == 0 || text_[at_ - 1] == '\n')) {
            wanted.remove_prefix(skip_blanks(wanted, 0));
            pieces = match_any(wanted, at_);
        }
        if (!pieces) pieces = search(wanted);
        // What stands nowhere is left without a place, so that the account calls it
        // invented.
        if (!pieces) return lose(i);
        for (const Piece& piece : *pieces)
            put(piece, wanted);
        if (!pieces->empty()) at_ = pieces->back().end;
    }

    // A text of an empty place, not of none: a text without place would pass for generated.
    void lose(Event& event) {
        const std::uint32_t here = passage_.source(at_);
        event.text = {event.literal, {here, here, record_.source}, {}};
    }

    void lose(std::size_t i) {
        if (text_event_ != i) close_text();
        lose(events_[i]);
        if (text_event_ == i) text_event_ = none;
    }

    void put(const Piece& piece, std::string_view wanted) {
        const auto bytes =
            wanted.substr(piece.text_begin, piece.text_end - piece.text_begin);
        if (piece.how == Piece::How::Same)
            return maker_.put_folded(bytes, passage_, piece.begin);
        const std::uint32_t begin = passage_.source(piece.begin);
        const std::uint32_t end = passage_.source(piece.end - 1) + 1;
        if (piece.how == Piece::How::Escape) {
            record_.consume(begin, begin + 1, "escape");
            return maker_.put(bytes, begin + 1, end);
        }
        // White space that was written as an entity folds like any other.
        const bool blank = utf8::trim(bytes).empty();
        const std::string before(text_.substr(piece.begin, piece.end - piece.begin));
        const char* rule = piece.how == Piece::How::Entity ? "entity" : "null character";
        record_.ledger.push_back(
            {0,
             {begin, end, record_.source},
             rule,
             before,
             blank ? " " : std::string(bytes),
             piece.how == Piece::How::Entity ? codes::character_reference
                                             : codes::control_character}
        );
        blank ? maker_.put_space(begin, end) : maker_.put(bytes, begin, end);
    }

    std::optional<std::vector<Piece>> match_any(std::string_view wanted, std::size_t at) {
        const Brackets around = links_.empty() ? Brackets::Square : links_.back().brackets;
        const Reading first = around == Brackets::Square  ? Reading::Prose
                              : around == Brackets::Angle ? Reading::EntitiesOnly
                                                          : Reading::Raw;
        auto pieces = match(wanted, at, first);
        if (!pieces && first != Reading::Prose) pieces = match(wanted, at, Reading::Prose);
        if (!pieces && first != Reading::Raw) pieces = match(wanted, at, Reading::Raw);
        return pieces;
    }

    std::optional<std::vector<Piece>>
    match(std::string_view wanted, std::size_t at, Reading reading) {
        return markdown::match(text_, at, wanted, reading, record_);
    }

    // Looks further on in the passage; what is passed over stays unexplained.
    std::optional<std::vector<Piece>> search(std::string_view wanted) {
        const std::string_view first = wanted.substr(0, wanted.find_first_of("\\&", 1));
        while (searches_ < most_searches) {
            ++searches_;
            const std::size_t found = text_.find(first.substr(0, 32), at_ + 1);
            if (found == std::string_view::npos) return std::nullopt;
            if (auto pieces = match_any(wanted, found)) return pieces;
        }
        return std::nullopt;
    }

    void raw_html(std::size_t i) {
        prose(i);
        const std::size_t begin =
            at_ >= events_[i].literal.size() ? at_ - events_[i].literal.size() : 0;
        events_[i].span = {passage_.source(begin), passage_.source(at_), record_.source};
    }

    // ------------------------------------------------------------ line ends

    void soft_break(std::size_t i) {
        const std::size_t line_end = skip_blanks(text_, at_);
        if (line_end >= text_.size() || text_[line_end] != '\n') return;
        open_text(i);
        const std::uint32_t begin = passage_.source(at_);
        maker_.put_space(begin, begin + 1);
        at_ = skip_blanks(text_, line_end + 1);
    }

    void hard_break(Event& event) {
        close_text();
        std::size_t line_end = skip_blanks(text_, at_);
        const bool backslash = text_.substr(line_end, 2) == "\\\n";
        if (backslash) record_.consume(passage_, line_end, line_end + 1, "hard line break");
        if (backslash) ++line_end;
        if (line_end >= text_.size() || text_[line_end] != '\n') return;
        event.span = {
            passage_.source(line_end), passage_.source(line_end) + 1, record_.source};
        at_ = skip_blanks(text_, line_end + 1);
    }

    // ------------------------------------------------------------ marks

    [[nodiscard]] std::size_t run_length(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && text_[end] == text_[at])
            ++end;
        return end - at;
    }

    void mark(Event& event, std::size_t length, const char* rule) {
        const Span place{
            passage_.source(at_), passage_.source(at_ + length - 1) + 1, record_.source};
        record_.consume(passage_, at_, at_ + length, rule);
        at_ += length;
        place_of(event) = joined(place_of(event), place);
        maker_.after_word();
    }

    Span& place_of(Event& event) {
        return event.step == Step::Leave ? events_[event.partner].span : event.span;
    }

    void delimiter(Event& event, std::size_t length, const char* rule) {
        close_text();
        const std::string_view here = text_.substr(at_, length);
        if (here == std::string_view("**").substr(0, length)
            || here == std::string_view("__").substr(0, length))
            mark(event, length, rule);
    }

    void strike(Event& event) {
        close_text();
        if (at_ < text_.size() && text_[at_] == '~')
            mark(event, std::min<std::size_t>(run_length(at_), 2), "strikethrough mark");
    }

    void note_reference(Event& event) {
        close_text();
        const std::size_t end = text_.find(']', at_);
        if (text_.substr(at_, 2) != "[^" || end == std::string_view::npos) return;
        mark(event, end + 1 - at_, "footnote mark");
    }

    // ------------------------------------------------------------ code

    [[nodiscard]] std::size_t closing_backticks(std::size_t at, std::size_t length) const {
        while ((at = text_.find('`', at)) != std::string_view::npos) {
            const std::size_t run = run_length(at);
            if (run == length) return at;
            at += run;
        }
        return std::string_view::npos;
    }

    void code(Event& event) {
        close_text();
        if (at_ >= text_.size() || text_[at_] != '`') return lose(event);
        const std::size_t ticks = run_length(at_);
        const std::size_t close = closing_backticks(at_ + ticks, ticks);
        if (close == std::string_view::npos) return lose(event);
        std::size_t begin = at_ + ticks;
        std::size_t end = close;
        const std::string_view inside = text_.substr(begin, end - begin);
        const auto padded = [](char c) { return c == ' ' || c == '\n' || c == '\r'; };
        if (inside.size() > 2 && padded(inside.front()) && padded(inside.back())
            && !std::all_of(inside.begin(), inside.end(), padded)) {
            ++begin;
            --end;
        }
        event.text = code_text(begin, end);
        mark(event, ticks, "code mark");
        at_ = close;
        mark(event, ticks, "code mark");
    }

    document::Text code_text(std::size_t begin, std::size_t end) {
        TextMaker maker(record_.source);
        for (std::size_t i = begin; i < end;) {
            std::size_t stop = i;
            while (stop < end && text_[stop] != '\n' && text_[stop] != '\0')
                ++stop;
            maker.put(text_.substr(i, stop - i), passage_, i);
            if (stop < end) {
                const std::uint32_t odd = passage_.source(stop);
                if (text_[stop] == '\0') record_.replace_null(odd);
                maker.put(text_[stop] == '\n' ? " " : replacement, odd, odd + 1);
            }
            i = stop + 1;
        }
        return maker.finish();
    }

    // ------------------------------------------------------------ links

    void open_link(std::size_t i) {
        close_text();
        Event& event = events_[i];
        const std::string_view here = text_.substr(at_, 2);
        Brackets brackets = Brackets::None;
        if (here.substr(0, 1) == "[" || here == "![") brackets = Brackets::Square;
        if (here.substr(0, 1) == "<") brackets = Brackets::Angle;
        event.span = {passage_.source(at_), passage_.source(at_), record_.source};
        const std::size_t begin = at_;
        if (event.kind == Kind::Image)
            mark(event, here == "![" ? 2 : 1, "image mark");
        else if (brackets != Brackets::None)
            mark(event, 1, "link mark");
        links_.push_back({brackets, begin, i});
    }

    void close_link(Event& event) {
        close_text();
        if (links_.empty()) return;
        const OpenLink link = links_.back();
        links_.pop_back();
        const bool image = event.kind == Kind::Image;
        const char close = link.brackets == Brackets::Angle ? '>' : ']';
        if (link.brackets == Brackets::None || at_ >= text_.size() || text_[at_] != close) {
            events_[link.event].span.end = passage_.source(at_);
            return;
        }
        mark(event, 1, image ? "image mark" : "link mark");
        if (link.brackets == Brackets::Angle) return;
        if (!inline_target(event, link)) reference(event, link);
    }

    bool inline_target(Event& event, const OpenLink& link) {
        const auto target = scan_inline_target(text_, at_);
        if (!target) return false;
        const char* rule = event.kind == Kind::Image ? "image target" : "link target";
        // An image's title may become its caption, so it is a text of its own.
        if (event.kind == Kind::Image && target->title_end > target->title_begin)
            if (auto title = title_text(events_[link.event].title, *target)) {
                events_[link.event].text = std::move(*title);
                record_.consume(passage_, at_, target->title_begin, rule);
                at_ = target->title_end;
            }
        mark(event, target->end - at_, rule);
        return true;
    }

    std::optional<document::Text> title_text(std::string_view title, const Target& target) {
        const auto pieces = match(title, target.title_begin, Reading::Prose);
        if (!pieces || pieces->empty() || pieces->back().end != target.title_end)
            return std::nullopt;
        const bool plain = pieces->size() == 1 && pieces->front().how == Piece::How::Same;
        if (!plain) return std::nullopt;
        TextMaker maker(record_.source);
        maker.put_folded(title, passage_, target.title_begin);
        return maker.finish();
    }

    // "[text][label]", "[label][]" or "[label]".
    void reference(Event& event, const OpenLink& link) {
        const std::size_t open = text_.find('[', link.begin);
        const auto label_end = scan_label(text_, at_);
        const bool full = label_end && *label_end > at_ + 2;
        const std::string_view label = full ? text_.substr(at_ + 1, *label_end - at_ - 2)
                                            : text_.substr(open + 1, at_ - open - 2);
        record_.used_labels.insert(normal_label(label));
        if (label_end) mark(event, *label_end - at_, "link label");
    }

    const Passage& passage_;
    std::string_view text_;
    std::vector<Event>& events_;
    Record& record_;
    TextMaker maker_;
    std::size_t at_;
    std::size_t text_event_ = none;
    std::vector<OpenLink> links_;
    int searches_ = 0;
};

}  // namespace

void align_inlines(
    const Passage& passage,
    std::size_t at,
    std::vector<Event>& events,
    std::size_t from,
    std::size_t to,
    Record& record
) {
    InlineAligner(passage, at, events, record).run(from, to);
}

}  // namespace pam::manuscript::markdown
