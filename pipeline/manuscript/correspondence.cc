#include "manuscript/correspondence.h"

#include "base/utf8.h"
#include "manuscript/letter_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

using namespace document;

// Opening and closing double marks of a paragraph, straight ones in turn.
struct Marks {
    bool opens_first = false;
    bool left_open = false;
    bool closes_last = false;
};

struct Pair {
    std::string_view opening;
    std::string_view closing;
};
constexpr std::array<Pair, 5> pairs{
    {{"\"", "\""},
     {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // “ ”
     {"\xE2\x80\x9E", "\xE2\x80\x9C"},  // „ “
     {"\xC2\xAB", "\xC2\xBB"},          // « »
     {"\xC2\xBB", "\xC2\xAB"}}};        // » «

Marks marks_of(std::string_view text) {
    Marks marks;
    for (const Pair& pair : pairs) {
        if (!text.starts_with(pair.opening)) continue;
        int open = 0;
        for (std::size_t at = text.find_first_of("\"\xE2\xC2");
             at != std::string_view::npos;
             at = text.find_first_of("\"\xE2\xC2", at + 1)) {
            const std::string_view rest = text.substr(at);
            if (pair.opening == pair.closing)
                open += rest.starts_with(pair.opening);
            else
                open += rest.starts_with(pair.opening)   ? 1
                        : rest.starts_with(pair.closing) ? -1
                                                         : 0;
        }
        marks.opens_first = true;
        marks.left_open = pair.opening == pair.closing ? open % 2 != 0 : open > 0;
        marks.closes_last = text.ends_with(pair.closing);
        return marks;
    }
    return marks;
}

bool speaks_of_letter(std::string_view words) {
    constexpr std::array<std::string_view, 8> phrases{
        "letter",
        "received the following",
        "wrote to us",
        "writes to us",
        "correspond",
        "wrote us",
        "writes:",
        "wrote:"};
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return holds(words, phrase);
    });
}

// Words in which editors speak of a text.
bool speaks_as_editor(std::string_view words) {
    constexpr std::string_view editorial =
        " editor editors editor's editorial ed letter excerpt translated translator's "
        "transcribed transcriber's "
        "note published reprinted original article received following publication "
        "footnote ";
    return has_word_of(words, editorial);
}

bool is_reply_line(std::string_view words) {
    constexpr std::string_view replies =
        " respond responds responded reply replies replied answer answers answered comment "
        "comments response ";
    return words.size() <= 140 && words.ends_with(':') && has_word_of(words, replies);
}

class Correspondence {
public:
    Correspondence(Script& script, std::size_t begin, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , inferences_(inferences) {}

    void find() {
        find_editor_notes();
        find_quotations();
        find_replies();
    }

private:
    [[nodiscard]] std::string_view text(std::size_t i) const {
        return script_.source.text(script_.span(items_[i]));
    }
    [[nodiscard]] std::string words(std::size_t i) const {
        return script_.words(items_[i]);
    }

    [[nodiscard]] bool is_plain(std::size_t i) const {
        return items_[i].kind == ItemKind::Prose && !items_[i].division
               && items_[i].role == Role::Body;
    }

    void divide(std::size_t begin, std::size_t end, DivisionKind kind, const char* what) {
        ++group_;
        for (std::size_t i = begin; i < end; ++i) {
            items_[i].division = kind;
            items_[i].group = group_;
        }
        const Span span =
            joined(script_.span(items_[begin]), script_.span(items_[end - 1]));
        inferences_.push_back({what, utf8::elide_middle(words(begin), 80), span});
    }

    // ------------------------------------------------ editor's notes

    [[nodiscard]] bool is_bracketed(std::size_t i) const {
        const std::string_view whole = text(i);
        return is_plain(i) && whole.starts_with('[') && whole.ends_with(']')
               && whole.find(']') == whole.size() - 1 && word_count(words(i)) >= 5;
    }

    void find_editor_notes() {
        std::size_t bracketed = 0;
        for (std::size_t i = 0; i < items_.size(); ++i)
            bracketed += is_bracketed(i);
        bool at_head = true;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            const bool few = bracketed <= 3;
            const std::size_t end = is_bracketed(i) ? i + 1 : bracket_end(i);
            if (end > i && (speaks_as_editor(words(i)) || (at_head && few))) {
                divide(i, end, DivisionKind::EditorNote, "editor's note");
                i = end - 1;
            }
            at_head = at_head && !script_.is_body(items_[i]);
        }
    }

    // One past the paragraph that closes the bracket which opens this one, or `i`.
    [[nodiscard]] std::size_t bracket_end(std::size_t i) const {
        constexpr std::size_t longest = 12;
        if (!is_plain(i) || !text(i).starts_with('[') || text(i).find(']') != npos)
            return i;
        for (std::size_t at = i + 1; at < items_.size() && at < i + longest; ++at) {
            if (!is_plain(at)) return i;
            const std::string_view whole = text(at);
            const std::size_t bracket = whole.find_first_of("[]");
            if (bracket == npos) continue;
            return bracket + 1 == whole.size() && whole.back() == ']' ? at + 1 : i;
        }
        return i;
    }

    // ------------------------------------------------ quotations over several paragraphs

    // The end of the run that begins at `i`: all open, all but the last stay open.
    [[nodiscard]] std::size_t quotation_end(std::size_t i) {
        if (i < fails_until_) return i;
        std::size_t at = i;
        for (; at < items_.size() && is_plain(at); ++at) {
            const Marks marks = marks_of(text(at));
            if (!marks.opens_first) break;
            if (marks.left_open) continue;
            if (marks.closes_last) return at + 1;
            break;
        }
        // What never closes from here never closes from any paragraph on the way.
        fails_until_ = at;
        return i;
    }

    [[nodiscard]] bool is_introduced(std::size_t i) const {
        if (i == begin_) return true;
        const Item& above = items_[i - 1];
        if (above.division == DivisionKind::EditorNote || above.kind == ItemKind::Heading)
            return true;
        return is_plain(i - 1) && text(i - 1).ends_with(':');
    }

    [[nodiscard]] bool is_letter(std::size_t begin, std::size_t end) const {
        if (begin > 0
            && (items_[begin - 1].division == DivisionKind::EditorNote
                || is_plain(begin - 1))
            && speaks_of_letter(script_.words(items_[begin - 1])))
            return true;
        const std::string opening = words(begin);
        return holds(opening.substr(0, 8), "dear ")
               || (end < items_.size() && is_valediction(words(end)));
    }

    void find_quotations() {
        for (std::size_t i = begin_; i < items_.size();) {
            const std::size_t end = is_plain(i) && is_introduced(i) ? quotation_end(i) : i;
            const bool answered = end > i && end < items_.size() && is_plain(end)
                                  && is_reply_line(words(end));
            const bool letter = end > i && is_letter(i, end);
            if (end - i < 2 && !(letter && answered)) {
                ++i;
                continue;
            }
            if (letter)
                divide(i, end, DivisionKind::Letter, "letter");
            else
                divide(i, end, DivisionKind::Extract, "extract");
            i = end;
        }
    }

    // ------------------------------------------------ replies

    void find_replies() {
        std::vector<std::size_t> bylines;
        for (std::size_t i = begin_ + 1; i < items_.size(); ++i) {
            if (!is_plain(i) || items_[i - 1].division != DivisionKind::Letter
                || !is_reply_line(words(i)))
                continue;
            items_[i].role = Role::Byline;
            inferences_.push_back({"byline", words(i), script_.span(items_[i])});
            bylines.push_back(i);
        }
        for (const std::size_t byline : bylines) {
            const std::size_t end = reply_end(byline + 1);
            const bool to_the_end = rest_is_notice(end);
            if (end > byline + 1 && (!to_the_end || bylines.size() > 1))
                divide(byline + 1, end, DivisionKind::Reply, "reply");
        }
    }

    [[nodiscard]] bool rest_is_notice(std::size_t from) const {
        return std::all_of(
            items_.begin() + static_cast<std::ptrdiff_t>(from),
            items_.end(),
            [](const Item& item) { return item.division == DivisionKind::Provenance; }
        );
    }

    [[nodiscard]] std::size_t reply_end(std::size_t from) const {
        std::size_t end = from;
        while (end < items_.size() && !items_[end].division
               && items_[end].kind != ItemKind::Heading
               && items_[end].kind != ItemKind::Break)
            ++end;
        return end;
    }

    static constexpr std::size_t npos = std::string_view::npos;
    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Inference>& inferences_;
    int group_ = 0;
    std::size_t fails_until_ = 0;
};

}  // namespace

void find_correspondence(
    Script& script, std::size_t begin, std::vector<Inference>& inferences
) {
    Correspondence(script, begin, inferences).find();
}

}  // namespace pam::manuscript
