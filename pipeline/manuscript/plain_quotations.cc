#include "manuscript/plain_quotations.h"

#include "base/utf8.h"
#include "manuscript/letter_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <string>

namespace pam::manuscript {

namespace {

using namespace document;

// Groups of other recognisers count from 1.
constexpr int first_group = 1 << 21;

// Columns by which an extract is set in at least, and an attribution stands to the right.
constexpr int extract_indent = 3;
constexpr int attribution_indent = 8;

std::size_t dash_at_head(std::string_view words) {
    std::size_t at = 0;
    while (at < words.size() && words[at] == '-')
        ++at;
    if (at >= 2) return at;
    for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x80\x93"})
        if (words.starts_with(dash)) return dash.size();
    return 0;
}

// "--Ada Lamp, _The Lock_": a dash and a name or a work.
bool is_dashed_attribution(std::string_view words) {
    const std::size_t dash = dash_at_head(words);
    if (dash == 0 || words.size() > 90) return false;
    const std::string_view name = utf8::trim(words.substr(dash));
    if (name.size() < 3 || name.back() == '?' || name.back() == '!' || name.back() == ':')
        return false;
    return !begins_lower(name) && is_title_case(name) && word_count(name) <= 12;
}

class Quotations {
public:
    Quotations(Script& script, std::size_t begin, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , inferences_(inferences) {}

    void find() {
        study();
        part_attributions();
        mark_attributions();
        find_epigraphs();
        find_extracts();
    }

private:
    [[nodiscard]] std::string words(std::size_t i) const {
        return script_.words(items_[i]);
    }

    [[nodiscard]] bool is_text(const Item& item) const {
        const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup;
        return text && item.role == Role::Body && !item.listed && item.list == 0;
    }

    // Where many paragraphs begin with a dash, people are talking.
    void study() {
        std::size_t dashed = 0;
        for (const Item& item : items_) {
            if (item.kind == ItemKind::Prose)
                dashed += dash_at_head(script_.line_text(item.first)) > 0;
            if (is_text(item) && item.kind == ItemKind::Prose && !item.division)
                ++(is_set_in(item) ? set_in_ : flush_);
        }
        has_dialogue_ = dashed > 20;
    }

    // ------------------------------------------------ attributions

    // The last line of a poem, far to the right, names the poet.
    void part_attributions() {
        Items parted;
        parted.reserve(items_.size());
        for (std::size_t i = 0; i < items_.size(); ++i) {
            parted.push_back(items_[i]);
            const Item& item = items_[i];
            if (i < begin_ || item.kind != ItemKind::LineGroup || !is_text(item)
                || script_.line_count(item) < 2 || !ends_with_name(item))
                continue;
            Item name = item;
            name.first = item.last - 1;
            name.indent = script_.lines[name.first].indent;
            name.blank_before = 0;
            name.kind = ItemKind::Prose;
            name.role = Role::Attribution;
            parted.back().last = name.first;
            parted.push_back(name);
        }
        items_ = std::move(parted);
    }

    [[nodiscard]] bool ends_with_name(const Item& item) const {
        const std::string last = utf8::collapse_spaces(script_.line_text(item.last - 1));
        if (is_dashed_attribution(last)) return true;
        int deepest = 0;
        for (std::size_t i = item.first; i + 1 < item.last; ++i)
            deepest = std::max(deepest, script_.lines[i].indent);
        const int indent = script_.lines[item.last - 1].indent;
        return indent >= deepest + attribution_indent && is_signatory(last);
    }

    void mark_attributions() {
        for (std::size_t i = begin_ + 1; i < items_.size(); ++i) {
            Item& item = items_[i];
            if (item.kind != ItemKind::Prose || !is_text(item)
                || script_.line_count(item) > 2 || items_[i - 1].kind == ItemKind::Heading)
                continue;
            const bool dashed = !has_dialogue_ && is_dashed_attribution(words(i));
            if (!dashed && !names_poet(i)) continue;
            if (is_text(items_[i - 1])) item.role = Role::Attribution;
        }
    }

    // A name far to the right under verse or an inset paragraph, a blank line between.
    [[nodiscard]] bool names_poet(std::size_t i) const {
        const Item& above = items_[i - 1];
        const bool quoted = above.kind == ItemKind::LineGroup || is_set_in(above);
        return quoted && items_[i].blank_before <= 1 && script_.line_count(items_[i]) == 1
               && items_[i].indent >= above.indent + attribution_indent
               && is_signatory(words(i));
    }

    // ------------------------------------------------ epigraphs

    // Between a heading and the text: a few lines and who said them.
    void find_epigraphs() {
        constexpr std::size_t longest = 4;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            const bool opens = i == begin_ || items_[i - 1].kind == ItemKind::Heading
                               || items_[i - 1].division == DivisionKind::Epigraph;
            if (!opens || !is_text(items_[i]) || items_[i].division) continue;
            std::size_t end = i;
            while (end < items_.size() && end < i + longest && is_text(items_[end])
                   && !items_[end].division && script_.span(items_[end]).size() < 1200)
                ++end;
            if (end == i || end >= items_.size() || items_[end].division
                || items_[end].role != Role::Attribution)
                continue;
            divide(i, end + 1, DivisionKind::Epigraph, "epigraph");
            i = end;
        }
    }

    // ------------------------------------------------ extracts

    [[nodiscard]] bool is_set_in(const Item& item) const {
        return item.indent >= script_.layout.body_indent + extract_indent;
    }

    // Paragraphs set in among others that are not.
    void find_extracts() {
        if (script_.layout.wrap != Wrap::Wrapped || set_in_ * 3 > flush_) return;
        for (std::size_t i = begin_; i < items_.size();) {
            std::size_t end = i;
            bool whole = false;
            while (end < items_.size() && may_be_extract(end)) {
                whole = whole || script_.line_count(items_[end]) >= 2;
                ++end;
            }
            if (end < items_.size() && end > i && items_[end].role == Role::Attribution
                && !items_[end].division)
                ++end;
            if (whole && end > i) divide(i, end, DivisionKind::Extract, "extract");
            i = std::max(end, i + 1);
        }
    }

    [[nodiscard]] bool may_be_extract(std::size_t i) const {
        const Item& item = items_[i];
        if (item.kind != ItemKind::Prose || !is_text(item) || item.division) return false;
        return is_set_in(item) && !is_all_capitals(words(i));
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

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Inference>& inferences_;
    bool has_dialogue_ = false;
    std::size_t set_in_ = 0;
    std::size_t flush_ = 0;
    int group_ = first_group;
};

}  // namespace

void find_quotations(
    Script& script, std::size_t begin, std::vector<Inference>& inferences
) {
    Quotations(script, begin, inferences).find();
}

}  // namespace pam::manuscript
