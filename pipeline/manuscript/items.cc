#include "manuscript/items.h"

#include "base/utf8.h"
#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

Span Script::span(const Item& item) const {
    return {lines[item.first].text.begin, lines[item.last - 1].text.end, 0};
}

std::string Script::words(const Item& item) const {
    constexpr std::uint32_t enough = 400;
    Span whole = span(item);
    if (whole.size() > enough) {
        whole.end = whole.begin + enough;
        while ((static_cast<unsigned char>(source.text()[whole.end]) & 0xC0) == 0x80)
            --whole.end;
    }
    if (marks && !marks->empty()) return utf8::collapse_spaces(without_marks(whole));
    return utf8::collapse_spaces(source.text(whole));
}

std::string Script::without_marks(Span span) const {
    auto mark = std::lower_bound(
        marks->begin(),
        marks->end(),
        span.begin,
        [](const InlineMark& one, std::uint32_t offset) { return one.span.begin < offset; }
    );
    std::string words;
    for (std::uint32_t at = span.begin; at < span.end; ++mark) {
        const bool inside = mark != marks->end() && mark->span.begin < span.end;
        const std::uint32_t until = inside ? std::max(mark->span.begin, at) : span.end;
        words += source.text({at, until, 0});
        if (!inside) break;
        at = std::max(at, mark->span.end);
    }
    return words;
}

std::string_view Script::line_text(std::size_t line) const {
    return source.text(lines[line].text);
}

int Script::width(const Item& item) const {
    int widest = 0;
    for (std::size_t i = item.first; i < item.last; ++i)
        widest = std::max(widest, lines[i].width);
    return widest;
}

bool Script::is_body(const Item& item) const {
    if (item.kind == ItemKind::Speech) return true;
    if (item.kind != ItemKind::Prose) return false;
    if (line_count(item) >= 3 || span(item).size() > 120) return true;
    const std::string_view text = source.text(span(item));
    return text.size() > 70 && ends_sentence(text) && !is_all_capitals(text);
}

}  // namespace pam::manuscript
