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
    return utf8::collapse_spaces(source.text(whole));
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
