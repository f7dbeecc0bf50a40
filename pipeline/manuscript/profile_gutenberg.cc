#include "manuscript/profile_gutenberg.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

// The marks of one kind in the work, paired block by block.
struct Paired {
    InlineMarks marks;
    std::vector<Span> unpaired;
    [[nodiscard]] std::size_t runs() const { return marks.size() / 2; }
};

class Pairing {
public:
    Pairing(const GutenbergText& text, char mark, RunStyle style)
        : text_(text)
        , mark_(mark)
        , style_(style) {}

    Paired pair() {
        const std::string_view all = text_.source.text();
        if (text_.begin >= text_.end || all.find(mark_) == std::string_view::npos)
            return {};
        for (std::size_t i = text_.begin; i < text_.end; ++i) {
            if (text_.lines[i].blank())
                end_block();
            else
                pair_line(i);
        }
        end_block();
        return std::move(paired_);
    }

private:
    void pair_line(std::size_t line) {
        const std::string_view words = text_.source.text(text_.lines[line].text);
        for (std::size_t at = words.find(mark_); at != std::string_view::npos;) {
            const std::size_t end =
                std::min(words.find_first_not_of(mark_, at), words.size());
            // Two and more are a gap to be filled in, not a mark.
            if (end - at == 1) judge(words, at, text_.lines[line].text.begin);
            at = words.find(mark_, end);
        }
    }

    void judge(std::string_view words, std::size_t at, std::uint32_t line_begin) {
        const char32_t before = at == 0 ? U' ' : utf8::decode_before(words, at).code_point;
        const char32_t after =
            at + 1 == words.size() ? U' ' : utf8::decode(words, at + 1).code_point;
        const bool opens = !utf8::is_space(after)
                           && (!utf8::is_word(before) || opens_inside_word(words, at));
        const bool closes = !utf8::is_space(before) && !utf8::is_word(after);
        const auto begin = line_begin + static_cast<std::uint32_t>(at);
        const Span here{begin, begin + 1, 0};
        if (closes && !open_.is_none()) {
            add(open_, MarkKind::Opening, here);
            add(here, MarkKind::Closing, open_);
            open_ = Span::none();
        } else if (opens) {
            end_block();
            open_ = here;
        } else if (closes) {
            paired_.unpaired.push_back(here);
        }
    }

    // "1_st_" and "Languidly_._": a suffix or a point that alone is italic.
    [[nodiscard]] bool opens_inside_word(std::string_view words, std::size_t at) const {
        constexpr std::size_t longest = 3;
        const std::size_t close = words.substr(0, at + longest + 2).find(mark_, at + 1);
        if (close == std::string_view::npos || close == at + 1) return false;
        const bool ends_word = close + 1 == words.size()
                               || !utf8::is_word(utf8::decode(words, close + 1).code_point);
        const bool after_digit = words[at - 1] >= '0' && words[at - 1] <= '9';
        const bool point =
            close == at + 2 && !utf8::is_word(utf8::decode(words, at + 1).code_point);
        return ends_word && (after_digit || point);
    }

    void add(Span span, MarkKind kind, Span partner) {
        InlineMark mark;
        mark.span = span;
        mark.kind = kind;
        mark.rule = style_ == RunStyle::Strong ? "bold mark" : "italics mark";
        mark.partner = partner.begin;
        mark.style = style_;
        paired_.marks.push_back(mark);
    }

    // What is open is never closed.
    void end_block() {
        if (!open_.is_none()) paired_.unpaired.push_back(open_);
        open_ = Span::none();
    }

    const GutenbergText& text_;
    char mark_;
    RunStyle style_;
    Span open_ = Span::none();
    Paired paired_;
};

// ---------------------------------------------------------------- pictures

constexpr std::string_view picture = "[Illustration";
constexpr const char* illustration_rule = "illustration mark";

bool alone(const GutenbergText& text, std::size_t line) {
    const bool above = line == text.begin || text.lines[line - 1].blank();
    return above && (line + 1 == text.end || text.lines[line + 1].blank());
}

// "[Illustration: The Hall]": the caption's words stay.
void mark_caption(const GutenbergText& text, std::size_t first, PlainNotes& found) {
    const std::string_view words = text.source.text(text.lines[first].text);
    std::size_t length = picture.size();
    if (words.substr(length).starts_with(':')) ++length;
    if (length == picture.size()) return;
    std::size_t last = first;
    while (last + 1 < text.end && !text.lines[last + 1].blank())
        ++last;
    const Span end = text.lines[last].text;
    const std::string_view whole =
        text.source.text({text.lines[first].text.begin, end.end, 0});
    if (!whole.ends_with(']')
        || utf8::trim(whole.substr(length, whole.size() - length - 1)).empty())
        return;
    const std::uint32_t begin = text.lines[first].text.begin;
    for (const Span mark :
         {Span{begin, begin + static_cast<std::uint32_t>(length), 0},
          Span{end.end - 1, end.end, 0}}) {
        found.consumed.push_back({mark, illustration_rule});
        found.marks.push_back({mark, MarkKind::Skipped, illustration_rule});
    }
}

void mark_pictures(const GutenbergText& text, PlainNotes& found) {
    if (text.source.text().find(picture) == std::string_view::npos) return;
    for (std::size_t i = text.begin; i < text.end; ++i) {
        const std::string_view words = text.source.text(text.lines[i].text);
        if (!words.starts_with(picture) || found.taken[i]) continue;
        if (words == "[Illustration]" && alone(text, i)) {
            found.taken[i] = true;
            found.consumed.push_back({text.lines[i].text, illustration_rule});
        } else if (i == text.begin || text.lines[i - 1].blank()) {
            mark_caption(text, i, found);
        }
    }
}

// ---------------------------------------------------------------- transcribers

bool names_transcriber(std::string_view words) {
    const std::string_view inner = words.starts_with('[') ? words.substr(1) : words;
    const bool original = inner.starts_with("Original ");
    const std::string key = words_key(first_word(original ? inner.substr(9) : inner));
    return key == "transcribers" || key == "transcriber" || key == "transcription";
}

// The last item of the bracketed note that begins at `i`, or `i` where it never closes.
std::size_t end_of_brackets(const Script& script, std::size_t i) {
    constexpr std::size_t most_items = 40;
    int depth = 0;
    for (std::size_t at = i; at < script.items.size() && at < i + most_items; ++at) {
        for (const char c : script.source.text(script.span(script.items[at])))
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (depth <= 0) return at + 1;
    }
    return i + 1;
}

std::size_t end_of_section(const Script& script, std::size_t i) {
    std::size_t end = i + 1;
    while (end < script.items.size() && script.items[end].kind != ItemKind::Heading
           && !script.items[end].division)
        ++end;
    return end;
}

}  // namespace

void apply_gutenberg(const GutenbergText& text, PlainNotes& found, Diagnostics& log) {
    Paired italics = Pairing(text, '_', RunStyle::Emphasis).pair();
    for (const Span span : italics.unpaired)
        log.note(
            codes::mark_without_partner,
            span,
            "this underscore has no partner in its paragraph; it stays text",
            {"put the other underscore where the italics begin or end"}
        );
    found.marks.insert(found.marks.end(), italics.marks.begin(), italics.marks.end());
    // Equals signs stand for other things too: they are bold where all of many are paired.
    const Paired bold = Pairing(text, '=', RunStyle::Strong).pair();
    if (bold.runs() >= 3 && bold.unpaired.empty())
        found.marks.insert(found.marks.end(), bold.marks.begin(), bold.marks.end());
    mark_pictures(text, found);
}

void propose_gutenberg(
    const GutenbergText& text, std::vector<Inference>& inferences, Diagnostics& log
) {
    const Paired italics = Pairing(text, '_', RunStyle::Emphasis).pair();
    const std::size_t runs = italics.runs();
    const bool by_marks = runs >= 5 && italics.unpaired.size() * 10 <= runs;
    if (runs == 0 || (!text.has_header && !by_marks)) return;
    const Span first = italics.marks.front().span;
    const std::string places =
        fmt::format("in italics ({} place{})", runs, runs == 1 ? "" : "s");
    log.note(
        codes::profile_proposed,
        first,
        text.has_header
            ? fmt::format(
                "this looks like a Project Gutenberg text; its _..._ would be {}", places
            )
            : fmt::format(
                "underscores around words look like italics; they would be {}", places
            ),
        {"say --profile gutenberg, or --profile plain to have no such question"}
    );
    const int confidence =
        text.has_header ? 95 : static_cast<int>(std::min<std::size_t>(90, 50 + 2 * runs));
    inferences.push_back({"profile", "gutenberg (proposed)", first, confidence});
}

void mark_gutenberg_items(
    Script& script, std::size_t begin, std::vector<Inference>& inferences
) {
    Items& items = script.items;
    int group = 0;
    // Groups below zero are ours; those of letters and replies are counted upwards.
    const auto divide = [&](std::size_t from, std::size_t to, document::DivisionKind kind) {
        --group;
        for (std::size_t i = from; i < to; ++i) {
            items[i].division = kind;
            items[i].group = group;
            if (items[i].kind == ItemKind::Heading && !items[i].under)
                items[i].kind = ItemKind::Prose;
        }
    };
    for (std::size_t i = begin; i < items.size(); ++i) {
        if (items[i].division || items[i].kind == ItemKind::Break) continue;
        const std::string words = script.words(items[i]);
        if (script.line_text(items[i].first).starts_with("[Illustration:")) {
            divide(i, i + 1, document::DivisionKind::Aside);
            items[i].kind = ItemKind::Prose;
            continue;
        }
        if (!names_transcriber(words)) continue;
        const bool heading = items[i].kind == ItemKind::Heading
                             || (words.size() < 60 && !words.starts_with('['));
        if (!heading && !words.starts_with('[')) continue;
        const std::size_t end =
            words.starts_with('[') ? end_of_brackets(script, i) : end_of_section(script, i);
        divide(i, end, document::DivisionKind::EditorNote);
        inferences.push_back(
            {"editor's note", utf8::elide_middle(words, 80), script.span(items[i]), 95}
        );
        i = end - 1;
    }
}

}  // namespace pam::manuscript
