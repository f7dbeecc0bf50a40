#include "manuscript/list_marks.h"

#include <string>

namespace pam::manuscript {

namespace {

bool digits_only(std::string_view text) {
    return !text.empty() && text.size() <= 3
           && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool small_letter(std::string_view text) {
    return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
}

std::optional<ListMark> numbered_mark(std::string_view word) {
    const char last = word.back();
    if (word.size() < 2 || (last != '.' && last != ')')) return std::nullopt;
    const bool enclosed = last == ')' && word.front() == '(';
    const std::string_view inner =
        word.substr(enclosed ? 1 : 0, word.size() - (enclosed ? 2 : 1));
    if (digits_only(inner)) {
        const char kind = enclosed ? '3' : last == ')' ? '2' : '1';
        return ListMark{kind, std::stoi(std::string(inner)), word.size()};
    }
    if (small_letter(inner) && last == ')')
        return ListMark{enclosed ? 'b' : 'a', inner[0] - 'a' + 1, word.size()};
    return std::nullopt;
}

class ListFinder {
public:
    ListFinder(Script& script, std::size_t begin)
        : script_(script)
        , items_(script.items)
        , begin_(begin) {}

    void find() {
        for (std::size_t i = begin_; i < items_.size();) {
            const std::size_t end = list_end(i);
            if (end > i) mark(i, end);
            i = end > i ? end : i + 1;
        }
    }

private:
    [[nodiscard]] std::optional<ListMark> mark_of(std::size_t i) const {
        const Item& item = items_[i];
        const bool plain = item.kind == ItemKind::Prose && item.role == document::Role::Body
                           && !item.listed;
        if (!plain) return std::nullopt;
        return list_mark(script_.line_text(item.first));
    }

    [[nodiscard]] int indent_of(std::size_t i) const {
        return script_.lines[items_[i].first].indent;
    }

    // The list's next item: the same kind of mark at the same indent, the number counted
    // on.
    [[nodiscard]] bool follows(std::size_t i, const ListMark& last, int indent) const {
        const auto mark = mark_of(i);
        if (!mark || mark->kind != last.kind) return false;
        const int shift = indent_of(i) - indent;
        // "9." and "10." may be set flush on their points.
        if (shift < -2 || shift > 2) return false;
        return last.number == 0 || mark->number == last.number + 1;
    }

    // More of an item: set deeper than its mark.
    [[nodiscard]] bool continues(std::size_t i, int indent) const {
        const Item& item = items_[i];
        const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup;
        return text && item.role == document::Role::Body && !item.listed
               && item.indent > indent + 1;
    }

    // The end of the list that begins at `i`, or `i`.
    [[nodiscard]] std::size_t list_end(std::size_t i) const {
        const auto first = mark_of(i);
        if (!first) return i;
        const int indent = indent_of(i);
        ListMark last = *first;
        std::size_t entries = 1;
        std::size_t end = i + 1;
        while (end < items_.size() && items_[end].division == items_[i].division
               && items_[end].group == items_[i].group) {
            if (follows(end, last, indent)) {
                last = *mark_of(end);
                ++entries;
            } else if (!continues(end, indent)) {
                break;
            }
            ++end;
        }
        return entries >= 2 ? end : i;
    }

    void mark(std::size_t begin, std::size_t end) {
        ++lists_;
        const int indent = indent_of(begin);
        ListMark last = *mark_of(begin);
        for (std::size_t i = begin; i < end; ++i) {
            items_[i].list = lists_;
            items_[i].opens_entry = i == begin || follows(i, last, indent);
            if (items_[i].opens_entry) last = *mark_of(i);
        }
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    int lists_ = 0;
};

}  // namespace

std::optional<ListMark> list_mark(std::string_view text) {
    constexpr std::size_t longest = 8;
    std::size_t end = 0;
    while (end < text.size() && end <= longest && text[end] != ' ' && text[end] != '\t')
        ++end;
    const std::string_view word = text.substr(0, end);
    if (word.empty() || end > longest || end == text.size()) return std::nullopt;
    if (word == "-" || word == "*" || word == "+") return ListMark{word[0], 0, 1};
    if (word == "\xE2\x80\xA2") return ListMark{'o', 0, word.size()};
    return numbered_mark(word);
}

void find_lists(Script& script, std::size_t begin) {
    ListFinder(script, begin).find();
}

}  // namespace pam::manuscript
