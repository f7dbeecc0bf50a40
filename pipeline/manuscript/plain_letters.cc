#include "manuscript/plain_letters.h"

#include "base/utf8.h"
#include "manuscript/letter_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <string>

namespace pam::manuscript {

namespace {

using namespace document;

// Groups of other recognisers count from 1.
constexpr int first_group = 1 << 20;

class Letters {
public:
    Letters(Script& script, std::size_t begin, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , inferences_(inferences) {}

    void find() {
        part_lines();
        for (std::size_t i = begin_; i < items_.size();)
            i = is_text(i) && is_salutation(words(i)) ? read_letter(i) : i + 1;
        sign_sections();
    }

private:
    [[nodiscard]] std::string words(std::size_t i) const {
        return script_.words(items_[i]);
    }
    [[nodiscard]] std::string line(std::size_t at) const {
        return utf8::collapse_spaces(script_.line_text(at));
    }

    [[nodiscard]] bool is_text(std::size_t i) const {
        const Item& item = items_[i];
        const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup;
        return text && !item.division && item.role == Role::Body && !item.listed;
    }

    [[nodiscard]] bool is_short(std::size_t i) const {
        return is_text(i) && script_.line_count(items_[i]) <= 5
               && script_.width(items_[i]) <= 60;
    }

    // ------------------------------------------------ lines typed close

    // A salutation under the date or over the text, a name under the valediction: each an
    // item of its own.
    void part_lines() {
        Items parted;
        parted.reserve(items_.size());
        bool in_letter = false;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            parted.push_back(items_[i]);
            if (i < begin_ || !is_text(i) || script_.line_count(items_[i]) < 2) {
                in_letter =
                    in_letter || (i >= begin_ && is_text(i) && is_salutation(words(i)));
                continue;
            }
            const Item item = items_[i];
            const bool short_lines = script_.line_count(item) <= 8;
            if (greets_alone(item)) {
                in_letter = true;
                cut(parted, item.first + 1);
            } else if (short_lines && is_salutation(line(item.last - 1))) {
                in_letter = true;
                cut(parted, item.last - 1);
                parted.back().kind = ItemKind::Prose;
            } else if (in_letter && short_lines) {
                part_farewell(parted, item);
            }
        }
        items_ = std::move(parted);
    }

    // "God speed the day!" may stand above it, the name stands below.
    void part_farewell(Items& parted, const Item& item) const {
        std::size_t at = item.first;
        while (at < item.last && !is_valediction(line(at)))
            ++at;
        if (at == item.last) return;
        if (at > item.first) {
            cut(parted, at);
            if (script_.line_count(parted.back()) == 1)
                parted.back().kind = ItemKind::Prose;
        }
        if (at + 1 < item.last) cut(parted, at + 1);
    }

    // "Dear Sir," and, in the next line, the first sentence.
    [[nodiscard]] bool greets_alone(const Item& item) const {
        const std::string first = line(item.first);
        return first.size() <= 45 && is_salutation(first)
               && !begins_lower(script_.line_text(item.first + 1));
    }

    // The last item ends before the line `at`, another begins there.
    void cut(Items& parted, std::size_t at) const {
        Item below = parted.back();
        parted.back().last = at;
        if (script_.line_count(parted.back()) == 1) parted.back().kind = ItemKind::Prose;
        below.first = at;
        below.blank_before = 0;
        if (script_.line_count(below) == 1) below.kind = ItemKind::Prose;
        parted.push_back(below);
    }

    // ------------------------------------------------ one letter

    // The letter whose salutation is item `i`; the item after it.
    std::size_t read_letter(std::size_t i) {
        const std::size_t close = find_farewell(i + 1);
        if (close == items_.size()) {
            // A salutation under a date, or first in its section, greets all the same: a
            // speech opens as a letter does.
            const bool opens =
                i == begin_ || is_date_line(words(i - 1)) || is_heading(i - 1);
            if (opens && words(i).back() != '!') mark_head(i);
            return i + 1;
        }
        const std::size_t begin = mark_head(i);
        const std::size_t end = mark_tail(close);
        const bool whole = begins_section(begin) && ends_section(end);
        if (!whole) divide(begin, end);
        return end;
    }

    [[nodiscard]] bool is_heading(std::size_t i) const {
        return items_[i].kind == ItemKind::Heading;
    }
    [[nodiscard]] bool begins_section(std::size_t i) const {
        return i == begin_ || is_heading(i - 1);
    }
    [[nodiscard]] bool ends_section(std::size_t end) const {
        return end == items_.size() || is_heading(end)
               || std::all_of(
                   items_.begin() + static_cast<std::ptrdiff_t>(end),
                   items_.end(),
                   [](const Item& item) {
                       return item.division == DivisionKind::Provenance;
                   }
               );
    }

    // The valediction before the next salutation, heading or division.
    [[nodiscard]] std::size_t find_farewell(std::size_t from) const {
        for (std::size_t i = from; i < items_.size(); ++i) {
            if (items_[i].division || is_heading(i)) break;
            if (is_text(i) && is_salutation(words(i))) break;
            if (is_short(i) && is_valediction(line(items_[i].first))) return i;
        }
        return items_.size();
    }

    // Date and address above the salutation; the first item of the letter.
    std::size_t mark_head(std::size_t i) {
        items_[i].role = Role::Salutation;
        std::size_t begin = i;
        while (begin > begin_ && i - begin < 3 && is_short(begin - 1)) {
            const std::string above = words(begin - 1);
            const bool date = is_date_line(above);
            const bool address =
                items_[begin - 1].kind == ItemKind::LineGroup && !ends_sentence(above);
            if (!date && !address) break;
            --begin;
            if (date) items_[begin].role = Role::DateLine;
        }
        return begin;
    }

    // Valediction, signature, date, postscripts; one past the last item.
    std::size_t mark_tail(std::size_t close) {
        items_[close].role = Role::Valediction;
        std::size_t end = close + 1;
        // "I remain, as ever," goes on with "your friend,".
        while (end < items_.size() && is_short(end) && words(end).back() == ','
               && (begins_lower(words(end)) || is_valediction(words(end))))
            items_[end++].role = Role::Valediction;
        const std::size_t signed_from = end;
        while (end < items_.size() && end < signed_from + 3 && is_signature(end)) {
            items_[end].role = is_date_line(words(end)) ? Role::DateLine : Role::Signature;
            ++end;
        }
        while (end < items_.size() && is_text(end) && is_postscript(words(end)))
            ++end;
        return end;
    }

    [[nodiscard]] bool is_signature(std::size_t i) const {
        if (!is_short(i) || script_.line_count(items_[i]) > 4) return false;
        const std::string text = words(i);
        if (is_postscript(text) || is_salutation(text) || text.back() == ':') return false;
        if (is_date_line(text) || is_signatory(text)) return true;
        return !ends_open(text)
               && !ends_sentence(std::string_view(text).substr(0, text.size() - 1));
    }

    void divide(std::size_t begin, std::size_t end) {
        ++group_;
        for (std::size_t i = begin; i < end; ++i) {
            items_[i].division = DivisionKind::Letter;
            items_[i].group = group_;
        }
        const Span span =
            joined(script_.span(items_[begin]), script_.span(items_[end - 1]));
        inferences_.push_back({"letter", utf8::elide_middle(words(begin), 80), span});
    }

    // ------------------------------------------------ signed sections

    // Under the last paragraph of a preface stand a name, a place, a date.
    void sign_sections() {
        bool named_part = false;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (!is_heading(i)) continue;
            if (i > begin_) sign_section(i, named_part);
            named_part = is_signed_part(words(i));
        }
        if (const std::size_t end = end_of_text(); end > begin_)
            sign_section(end, named_part);
    }

    // Parts that their authors sign.
    [[nodiscard]] static bool is_signed_part(std::string_view words) {
        constexpr std::string_view parts =
            " preface foreword introduction letter afterword postscript note dedication "
            "vorwort nachwort advertisement address ";
        return has_word_of(words, parts);
    }

    [[nodiscard]] std::size_t end_of_text() const {
        std::size_t end = items_.size();
        while (end > begin_
               && (items_[end - 1].division || items_[end - 1].kind == ItemKind::Break))
            --end;
        return end;
    }

    void sign_section(std::size_t end, bool named_part) {
        std::size_t first = end;
        bool named = false;
        bool dated = false;
        while (first > begin_ + 1 && end - first < 3 && is_short(first - 1)) {
            const bool date = is_date_line(words(first - 1));
            if (!date && !signs(first - 1, end - first)) break;
            --first;
            (date ? dated : named) = true;
        }
        const bool told = named || (dated && named_part);
        if (!told || !is_text(first - 1) || !script_.is_body(items_[first - 1])) return;
        const int confidence = (named && dated) || named_part ? 95 : 80;
        for (std::size_t i = first; i < end; ++i) {
            const bool date = is_date_line(words(i));
            items_[i].role = date ? Role::DateLine : Role::Signature;
            inferences_.push_back(
                {date ? "date line" : "signature",
                 words(i),
                 script_.span(items_[i]),
                 confidence}
            );
        }
    }

    // The name itself, perhaps with the place that the next line goes on from.
    [[nodiscard]] bool signs(std::size_t i, std::size_t lines_below) const {
        if (script_.line_count(items_[i]) > 3) return false;
        const std::string first = line(items_[i].first);
        return is_signatory(first) && (lines_below > 0 || !ends_open(words(i)));
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Inference>& inferences_;
    int group_ = first_group;
};

}  // namespace

void find_letters(Script& script, std::size_t begin, std::vector<Inference>& inferences) {
    Letters(script, begin, inferences).find();
}

}  // namespace pam::manuscript
