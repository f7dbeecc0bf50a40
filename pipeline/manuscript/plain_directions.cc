#include "manuscript/plain_directions.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>

namespace pam::manuscript {

namespace {

using namespace document;

// Brackets in which somebody speaks of the text, not of the stage.
bool is_editorial(std::string_view words) {
    constexpr std::array<std::string_view, 5> openings{
        "[illustration", "[footnote", "[transcriber", "[note", "[editor"};
    return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
        return holds(words.substr(0, opening.size()), opening);
    });
}

// "Enter ROSALIND", "Exeunt all but ORLANDO.", "ACT DROP": a short line with the stage's
// own words.
bool speaks_of_stage(std::string_view words) {
    constexpr std::string_view stage_words =
        " enter re-enter enters exit exeunt manet manent curtain flourish alarum alarums "
        "sennet retreat dies tableau ";
    if (words.size() > 160 || words.empty()) return false;
    const std::string_view first = first_word(words);
    if (!utf8::is_upper(utf8::decode(first, 0).code_point)) return false;
    if (has_word_of(first, stage_words) && !ends_open(words) && words.back() != '?'
        && words.back() != '!')
        return true;
    const bool shouted = is_all_capitals(words) && word_count(words) <= 5;
    return shouted
           && (holds(words, "curtain") || holds(words, "act drop") || holds(words, "exeunt")
           );
}

bool is_underscored(std::string_view words) {
    if (words.size() < 4 || words.front() != '_' || words.size() > 1000) return false;
    const std::size_t second = words.find('_', 1);
    return second != std::string_view::npos && second + 2 >= words.size();
}

Span span_of(const Inline& one) {
    return std::visit(
        [](const auto& value) -> Span {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Code>)
                return value.text.span;
            else
                return value.span;
        },
        one.value
    );
}

// Puts what stands in square brackets into emphasis, the brackets too; what stands in round
// ones where it is marked ("(_aside_)") or opens what is said.
class Emphasiser {
public:
    Inlines run(Inlines old) {
        const std::string all = plain_text(old);
        last_square_ = all.rfind(']');
        last_round_ = all.rfind(')');
        for (Inline& one : old) {
            if (Text* text = std::get_if<Text>(&one.value))
                read(*text);
            else
                pass(std::move(one));
        }
        return std::move(made_);
    }

private:
    void read(const Text& text) {
        std::size_t at = 0;
        while (at < text.text.size()) {
            const std::size_t mark =
                within_ ? text.text.find(closing_, at) : next_opening(text.text, at);
            if (mark == std::string::npos) break;
            if (!within_) closing_ = text.text[mark] == '[' ? ']' : ')';
            const std::size_t cut = within_ ? mark + 1 : mark;
            put(text_between(text, at, cut));
            at = cut;
            if (within_) close();
            within_ = !within_;
        }
        put(text_between(text, at, text.text.size()));
        base_ += text.text.size();
    }

    [[nodiscard]] std::size_t next_opening(const std::string& text, std::size_t at) const {
        while ((at = text.find_first_of("([", at)) != std::string::npos) {
            const bool opens_all = at == 0 && made_.empty();
            const bool marked = at + 1 < text.size() && text[at + 1] == '_';
            // What no bracket closes is no direction.
            const std::size_t last = text[at] == '[' ? last_square_ : last_round_;
            const bool closed = last != std::string::npos && last > base_ + at;
            if (closed && (text[at] == '[' || opens_all || marked)) return at;
            ++at;
        }
        return at;
    }

    void put(Text text) {
        if (text.text.empty()) return;
        (within_ ? open_ : made_).push_back({std::move(text)});
    }

    // Emphasis inside a direction would stand upright again.
    void pass(Inline one) {
        base_ += plain_text({one}).size();
        Emphasis* inner = std::get_if<Emphasis>(&one.value);
        if (!within_)
            made_.push_back(std::move(one));
        else if (inner == nullptr)
            open_.push_back(std::move(one));
        else
            for (Inline& child : inner->children)
                open_.push_back(std::move(child));
    }

    void close() {
        const Span span = joined(span_of(open_.front()), span_of(open_.back()));
        made_.push_back({Emphasis{std::move(open_), span}});
        open_.clear();
    }

    Inlines made_;
    Inlines open_;
    std::size_t base_ = 0;  // bytes of the inlines before the text being read
    std::size_t last_square_ = 0;
    std::size_t last_round_ = 0;
    bool within_ = false;
    char closing_ = ']';
};

bool holds_brackets(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& one) {
        const Text* text = std::get_if<Text>(&one.value);
        return text != nullptr && text->text.find_first_of("([") != std::string::npos;
    });
}

void emphasise(Inlines& inlines) {
    if (holds_brackets(inlines)) inlines = Emphasiser().run(std::move(inlines));
}

}  // namespace

bool is_bracketed_direction(std::string_view words) {
    while (!words.empty() && words.front() == '_')
        words.remove_prefix(1);
    while (!words.empty() && (words.back() == '_' || words.back() == '.'))
        words.remove_suffix(1);
    if (words.size() < 4 || (words.front() != '[' && words.front() != '(')) return false;
    if (words.back() != ']' && words.back() != ')') return false;
    if (!has_letters(words) || is_editorial(words)) return false;
    int depth = 0;
    for (const char c : words) {
        depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        const bool outside = depth == 0 && c != ']' && c != ')' && c != ' ' && c != '\n'
                             && c != '\r' && c != '\t' && c != '.' && c != '_';
        if (outside || depth < 0) return false;
    }
    return depth == 0;
}

bool is_direction_of_play(std::string_view words) {
    return is_bracketed_direction(words) || is_underscored(words) || speaks_of_stage(words);
}

void emphasise_directions(Blocks& blocks) {
    for (Block& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.value);
            paragraph != nullptr && paragraph->role == Role::Body)
            emphasise(paragraph->inlines);
        if (auto* verse = std::get_if<Verse>(&block.value))
            for (Stanza& stanza : verse->stanzas)
                for (VerseLine& line : stanza.lines)
                    emphasise(line.inlines);
    }
}

Inlines speaker_inlines(const Source& source, Span span) {
    const Text name = folded(source, span);
    const std::size_t open = name.text.find_first_of("([");
    const std::size_t close = name.text.find_last_of(")]");
    Inlines inlines;
    const auto put = [&](std::size_t begin, std::size_t end) {
        if (begin < end) inlines.push_back({text_between(name, begin, end)});
    };
    if (open == std::string::npos || close == std::string::npos || close < open) {
        put(0, name.text.size());
        return inlines;
    }
    put(0, open);
    const Text direction = text_between(name, open, close + 1);
    inlines.push_back({Emphasis{{{direction}}, direction.span}});
    put(close + 1, name.text.size());
    return inlines;
}

}  // namespace pam::manuscript
