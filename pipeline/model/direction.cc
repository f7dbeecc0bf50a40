#include "model/direction.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pam::model {

namespace {

using style::Direction;
using style::TextAlign;

bool is_script(std::string_view subtag) {
    return subtag.size() == 4 && !utf8::is_digit(static_cast<unsigned char>(subtag[0]));
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with their presentation
/// forms; by block, for letters and marks alike.
bool runs_leftwards(char32_t c) {
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF)
           || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF)
           || (c >= 0x1E800 && c <= 0x1EFFF);
}

TextAlign mirrored(TextAlign align) {
    if (align == TextAlign::Left) return TextAlign::Right;
    return align == TextAlign::Right ? TextAlign::Left : align;
}

void mirror(Sides<Length>& sides) {
    std::swap(sides.left, sides.right);
}

style::PageStyle mirrored(style::PageStyle page) {
    using style::MarginBoxPlace;
    mirror(page.margin);
    const auto at = [&](MarginBoxPlace place) -> style::MarginBox& {
        return page.boxes[static_cast<std::size_t>(place)];
    };
    std::swap(at(MarginBoxPlace::TopLeft), at(MarginBoxPlace::TopRight));
    std::swap(at(MarginBoxPlace::BottomLeft), at(MarginBoxPlace::BottomRight));
    for (style::MarginBox& box : page.boxes)
        box.style = model::mirrored(std::move(box.style));
    return page;
}

}  // namespace

Direction direction_of(std::string_view language) {
    static constexpr std::array<std::string_view, 11> scripts{
        "Adlm",
        "Arab",
        "Aran",
        "Hebr",
        "Mand",
        "Mend",
        "Nkoo",
        "Rohg",
        "Samr",
        "Syrc",
        "Thaa"};
    static constexpr std::array<std::string_view, 26> languages{
        "ar",  "arb", "arc", "arz", "azb", "bal", "ckb", "dv",  "fa",
        "glk", "he",  "iw",  "ji",  "ks",  "lrc", "mzn", "nqo", "pes",
        "pnb", "prs", "ps",  "sd",  "syr", "ug",  "ur",  "yi"};
    const auto within = [](const auto& list, std::string_view tag) {
        return std::find(list.begin(), list.end(), tag) != list.end();
    };
    const std::size_t end = std::min(language.find('-'), language.size());
    for (std::size_t at = end; at < language.size();) {
        const std::size_t next = std::min(language.find('-', at + 1), language.size());
        const std::string_view subtag = language.substr(at + 1, next - at - 1);
        if (subtag.size() == 1) break;
        if (is_script(subtag))
            return within(scripts, subtag) ? Direction::RightToLeft
                                           : Direction::LeftToRight;
        at = next;
    }
    return within(languages, language.substr(0, end)) ? Direction::RightToLeft
                                                      : Direction::LeftToRight;
}

Direction direction_of_letters(std::string_view text, Direction around) {
    const bool leftwards = around == Direction::RightToLeft;
    // Of the letters meant, all stand above U+058F; most texts are spared the search.
    const bool may = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xD6;
    });
    if (!may && !leftwards) return around;
    std::size_t left = 0, right = 0;
    bool first_left = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        at += bytes;
        if (!utf8::is_letter(c) && !runs_leftwards(c)) continue;
        if (left + right == 0) first_left = runs_leftwards(c);
        ++(runs_leftwards(c) ? left : right);
    }
    if (leftwards) return left == 0 && right > 0 ? Direction::LeftToRight : around;
    return first_left && left * 2 >= right ? Direction::RightToLeft : around;
}

style::ComputedStyle mirrored(style::ComputedStyle style) {
    style.direction = Direction::RightToLeft;
    mirror(style.margin);
    mirror(style.padding);
    mirror(style.border);
    style.align = mirrored(style.align);
    style.align_last = mirrored(style.align_last);
    return style;
}

style::PageStyles mirrored(style::PageStyles pages) {
    const auto mirror_kinds = [](style::PageKinds& kinds) {
        for (auto* page : {&kinds.right, &kinds.left, &kinds.first, &kinds.blank})
            *page = mirrored(std::move(*page));
    };
    mirror_kinds(pages);
    for (style::NamedPages& named : pages.named)
        mirror_kinds(named.kinds);
    return pages;
}

}  // namespace pam::model
