#include "manuscript/markdown_title.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/folded.h"
#include "manuscript/markdown_divisions.h"
#include "manuscript/markdown_texts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

constexpr int deepest_level = 6;

struct Label {
    std::string_view word;
    std::string_view key;
    Role role;
};
// How collections of texts write the facts of a work as headings.
constexpr std::array labels{
    Label{"title", "title", Role::Title},
    Label{"subtitle", "subtitle", Role::Subtitle},
    Label{"author", "author", Role::Author},
    Label{"authors", "author", Role::Author},
    Label{"year", "date", Role::DateLine},
    Label{"date", "date", Role::DateLine},
};

Text* first_text(Inlines& inlines) {
    return inlines.empty() ? nullptr : std::get_if<Text>(&inlines.front().value);
}

std::string lower(std::string_view text) {
    std::string result;
    for (const char32_t c : utf8::to_utf32(text))
        utf8::append(result, utf8::to_lower(c));
    return result;
}

// The label a heading begins with, and how many bytes of its first text that takes.
std::optional<std::pair<Label, std::size_t>> label_of(Heading& heading) {
    const Text* text = first_text(heading.inlines);
    const std::size_t colon = text == nullptr ? std::string::npos : text->text.find(": ");
    if (colon == std::string::npos) return std::nullopt;
    const std::string word = lower(std::string_view(text->text).substr(0, colon));
    for (const Label& label : labels)
        if (label.word == word) return std::pair{label, colon + 2};
    return std::nullopt;
}

class FrontFinder {
public:
    FrontFinder(Manuscript& manuscript, const std::optional<std::string>& stated)
        : manuscript_(manuscript)
        , stated_(stated)
        , blocks_(manuscript.document.blocks) {}

    void run() {
        if (!take_labelled() && !take_only_heading()) return raise_headings();
        take_byline();
        take_date();
        take_rule();
        blocks_.erase(
            blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(next_)
        );
        Division block{DivisionKind::TitleBlock, std::move(lines_), span_};
        blocks_.insert(blocks_.begin(), Block{std::move(block)});
        raise_headings();
    }

private:
    template<typename T>
    T* at_front() {
        return next_ < blocks_.size() ? std::get_if<T>(&blocks_[next_].value) : nullptr;
    }

    void add_line(Role role, Inlines inlines, Span span) {
        span_ = joined(span_, span);
        lines_.push_back({Paragraph{role, std::move(inlines), span}});
        ++next_;
    }

    void state(std::string_view key, const std::string& value, Span span) {
        Metadata& metadata = manuscript_.document.metadata;
        const Field field{value, Origin::Inferred, span};
        if (key == "title") metadata.title = field;
        if (key == "subtitle") metadata.subtitle = field;
        if (key == "author") metadata.authors.push_back(field);
        if (key == "date") metadata.date = field;
        manuscript_.inferences.push_back({std::string(key), value, span});
    }

    bool take_labelled() {
        while (Heading* heading = at_front<Heading>()) {
            const auto label = label_of(*heading);
            if (!label) break;
            consume_label(*heading, label->second);
            state(label->first.key, plain_text(heading->inlines), heading->span);
            add_line(label->first.role, std::move(heading->inlines), heading->span);
        }
        return next_ > 0;
    }

    void consume_label(Heading& heading, std::size_t length) {
        Text& text = *first_text(heading.inlines);
        std::vector<Consumed>& consumed = manuscript_.consumed;
        const Span label{
            text.span.begin, source_offset(text, length - 2) + 1, text.span.source};
        const auto place = std::lower_bound(
            consumed.begin(),
            consumed.end(),
            label.begin,
            [](const Consumed& one, std::uint32_t begin) { return one.span.begin < begin; }
        );
        consumed.insert(place, {label, "label"});
        text = part_of(text, length, text.text.size());
        if (text.text.empty()) heading.inlines.erase(heading.inlines.begin());
    }

    bool take_only_heading() {
        int tops = 0;
        for_each_heading(blocks_, [&](const Heading& heading) {
            tops += heading.level == 1;
        });
        Heading* heading = at_front<Heading>();
        if (heading == nullptr || heading->level != 1 || tops != 1) return false;
        const std::string words = plain_text(heading->inlines);
        // Where the title is stated and says something else, the heading is a heading.
        if (stated_ && words_key(*stated_) != words_key(words)) return false;
        state("title", words, heading->span);
        if (!heading->id.empty())
            heading->inlines.insert(
                heading->inlines.begin(), Inline{Anchor{heading->id, heading->span}}
            );
        add_line(Role::Title, std::move(heading->inlines), heading->span);
        return true;
    }

    // "By X", in emphasis or not. The word stays on the page; it is no part of the name.
    void take_byline() {
        auto* paragraph = at_front<Paragraph>();
        if (paragraph == nullptr || !manuscript_.document.metadata.authors.empty()) return;
        const std::string words = plain_text(paragraph->inlines);
        if (lower(words.substr(0, 3)) != "by " || utf8::count(words) > 80) return;
        state("author", words.substr(3), paragraph->span);
        add_line(Role::Author, std::move(paragraph->inlines), paragraph->span);
    }

    // A short line that holds a year and is no sentence.
    void take_date() {
        auto* paragraph = at_front<Paragraph>();
        if (paragraph == nullptr || !manuscript_.document.metadata.date.value.empty())
            return;
        const std::string words = plain_text(paragraph->inlines);
        if (utf8::count(words) > 50 || words.ends_with('.') || !holds_year(words)) return;
        state("date", words, paragraph->span);
        add_line(Role::DateLine, std::move(paragraph->inlines), paragraph->span);
    }

    static bool holds_year(std::string_view words) {
        const auto digit = [&](std::size_t i) {
            return i < words.size() && words[i] >= '0' && words[i] <= '9';
        };
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!digit(i)) continue;
            std::size_t end = i;
            while (digit(end))
                ++end;
            if (end - i == 4 && (words[i] == '1' || words[i] == '2')) return true;
            i = end;
        }
        return false;
    }

    // A rule between the title and the text has done its work.
    void take_rule() {
        if (at_front<SectionBreak>() != nullptr) ++next_;
    }

    // The highest headings left become chapters.
    void raise_headings() {
        int top = deepest_level + 1;
        for_each_heading(blocks_, [&](const Heading& heading) {
            top = std::min(top, heading.level);
        });
        if (top > 1 && top <= deepest_level)
            for_each_heading(blocks_, [&](Heading& heading) { heading.level -= top - 1; });
    }

    Manuscript& manuscript_;
    const std::optional<std::string>& stated_;
    Blocks& blocks_;
    Blocks lines_;
    Span span_ = Span::none();
    std::size_t next_ = 0;
};

// ---------------------------------------------------------------- quotations

// The short line below a poem: "JOHN HENRY MACKAY." or "-- J. H. Mackay".
bool names_poet(const std::string& words) {
    if (!is_short(words)) return false;
    int letters = 0;
    bool capitals = true;
    for (const char32_t c : utf8::to_utf32(words)) {
        letters += utf8::is_letter(c);
        capitals = capitals && !utf8::is_lower(c);
    }
    return letters >= 4 && (capitals || begins_with_dash(words));
}

class DivisionFinder {
public:
    explicit DivisionFinder(Manuscript& manuscript) : manuscript_(manuscript) {}

    void look(Blocks& blocks) {
        bool after_heading = true;
        bool after_verse = false;
        for (Block& block : blocks) {
            if (after_verse && names_poet(words_of(block)))
                set_role(block, Role::Attribution);
            after_verse = std::holds_alternative<Verse>(block.value);
            auto* division = std::get_if<Division>(&block.value);
            if (division != nullptr && division->kind == DivisionKind::Extract)
                judge(*division, after_heading);
            const bool head =
                std::holds_alternative<Heading>(block.value)
                || (division != nullptr && division->kind == DivisionKind::TitleBlock);
            after_heading = head;
        }
    }

private:
    void judge(Division& division, bool after_heading) {
        Blocks& blocks = division.blocks;
        if (blocks.empty()) return;
        if (reads_like_letter(blocks)) {
            tell(division, DivisionKind::Letter, "letter", words_of(blocks.front()));
            return find_roles(division);
        }
        const std::string last = words_of(blocks.back());
        if (blocks.size() < 2 || !is_short(last) || !begins_with_dash(last)) return;
        set_role(blocks.back(), Role::Attribution);
        if (after_heading) tell(division, DivisionKind::Epigraph, "epigraph", last);
    }

    void tell(Division& division, DivisionKind kind, const char* what, std::string value) {
        division.kind = kind;
        manuscript_.inferences.push_back({what, std::move(value), division.span});
    }

    Manuscript& manuscript_;
};

}  // namespace

void infer_front(Manuscript& manuscript, const std::optional<std::string>& stated_title) {
    FrontFinder(manuscript, stated_title).run();
}

void infer_divisions(Manuscript& manuscript) {
    DivisionFinder(manuscript).look(manuscript.document.blocks);
    std::stable_sort(
        manuscript.inferences.begin(),
        manuscript.inferences.end(),
        [](const Inference& a, const Inference& b) { return a.span.begin < b.span.begin; }
    );
}

}  // namespace pam::manuscript::markdown
