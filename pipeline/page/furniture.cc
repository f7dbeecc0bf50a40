#include "page/furniture.h"

#include "base/roman.h"
#include "base/utf8.h"
#include "page/codes.h"

#include <algorithm>

namespace pam::page {
namespace {

using style::ContentPart;
using style::MarginBox;
using style::MarginBoxPlace;

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

bool has_folio(const MarginBox& box) {
    return std::any_of(box.content.begin(), box.content.end(), [](const ContentPart& part) {
        return part.kind == ContentPart::Kind::Folio;
    });
}

std::string
text_of(const MarginBox& box, const PageFacts& facts, const NamedStrings& strings) {
    if (facts.opening && !has_folio(box)) return {};
    std::string text;
    for (const ContentPart& part : box.content) {
        switch (part.kind) {
        case ContentPart::Kind::Literal:
            text += part.text;
            break;
        case ContentPart::Kind::NamedString:
            text += strings.value(part.text);
            break;
        case ContentPart::Kind::Folio:
            text += numeral(facts.folio, part.numbering);
            break;
        case ContentPart::Kind::PageCount:
            text += numeral(facts.page_count, part.numbering);
            break;
        case ContentPart::Kind::TargetFolio:
            break;  // a margin leads nowhere
        }
    }
    return text;
}

Length left_edge(const galley::SetLine& line) {
    return line.fragments.empty() ? Length() : line.fragments.front().x;
}

/// Space that the style asks for between a margin box and the text.
Length distance(const style::ComputedStyle& box, bool top) {
    return top ? box.margin.bottom + box.border.bottom + box.padding.bottom
               : box.margin.top + box.border.top + box.padding.top;
}

/// A running head stands two lines of the grid above the first line, unless the style says
/// how far; in the middle of a margin that is too narrow for that.
Length top_baseline(
    const Area& area,
    const style::ComputedStyle& box,
    const galley::SetLine& line,
    Length baseline
) {
    const Length margin = area.origin.y, below = distance(box, true);
    if (below > Length()) return margin - below - (line.height - line.baseline);
    const Length on_grid = margin + baseline - area.frame.grid * 2;
    if (on_grid >= line.height) return on_grid;
    return (margin - line.height).scaled(1, 2) + line.baseline;
}

Length bottom_baseline(
    const Area& area,
    const style::PageStyle& page,
    const style::ComputedStyle& box,
    const galley::SetLine& line,
    Length baseline
) {
    const Length foot = page.size.height - page.margin.bottom, above = distance(box, false);
    if (above > Length()) return foot + above + line.baseline;
    const Length on_grid =
        area.origin.y + area.frame.grid * (area.frame.lines + 1) + baseline;
    if (on_grid + line.height <= page.size.height) return on_grid;
    return foot + (page.margin.bottom - line.height).scaled(1, 2) + line.baseline;
}

/// A box's border towards the text, drawn over the whole measure.
PlacedRule rule_of(
    const style::PageStyle& page,
    const Area& area,
    const style::ComputedStyle& box,
    bool top
) {
    const Length foot = page.size.height - page.margin.bottom;
    const Length width = top ? box.border.bottom : box.border.top;
    const Length y =
        top ? area.origin.y - box.margin.bottom - width : foot + box.margin.top;
    return {
        {{area.origin.x, y}, {area.measure, width}}, box.border_color, Layer::Furniture};
}

/// Word ends of a text, as byte offsets.
std::vector<std::size_t> word_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == ' ' && text[i - 1] != ' ') ends.push_back(i);
    }
    return ends;
}

/// A comma or the like before an ellipsis only looks lost.
std::string without_stop(std::string text) {
    while (text.size() > 1 && std::string_view(",;:.").find(text.back()) != text.npos)
        text.pop_back();
    return text;
}

}  // namespace

std::string numeral(int number, style::ListMark numbering) {
    std::string text;
    if (numbering != style::ListMark::Decimal) text = roman_numeral(number);
    if (text.empty()) return std::to_string(number);
    if (numbering == style::ListMark::LowerRoman) return text;
    for (char& letter : text)
        letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

style::ListMark numbering_of(const style::PageKinds& kinds) {
    for (const style::PageStyle* style : {&kinds.right, &kinds.left}) {
        for (const MarginBox& box : style->boxes) {
            for (const ContentPart& part : box.content) {
                if (part.kind == ContentPart::Kind::Folio) return part.numbering;
            }
        }
    }
    return style::ListMark::Decimal;
}

void NamedStrings::set(const galley::NamedString& string) {
    first_.emplace(string.name, string.value);
    carried_[string.name] = string.value;
}

std::string NamedStrings::value(const std::string& name) const {
    if (const auto here = first_.find(name); here != first_.end()) return here->second;
    const auto before = carried_.find(name);
    return before == carried_.end() ? std::string() : before->second;
}

/// The three boxes above or below the text.
struct Furniture::Row {
    enum class Edge { Top, Bottom };
    Edge edge = Edge::Top;
    std::array<const MarginBox*, 3> boxes{};
    const style::PageStyle& style;
    const Area& area;
    Length baseline;
    const PageFacts& facts;
    const NamedStrings& strings;
    Diagnostics& log;
};

Result<std::vector<Item>> Furniture::place(
    const style::PageStyle& style,
    const Area& area,
    Length baseline,
    const PageFacts& facts,
    const NamedStrings& strings,
    Diagnostics& log
) {
    using enum MarginBoxPlace;
    std::vector<Item> items;
    Row row{Row::Edge::Top, {}, style, area, baseline, facts, strings, log};
    row.boxes = {&style.box(TopLeft), &style.box(TopCentre), &style.box(TopRight)};
    PAM_CHECK(place_row(row, items));
    row.edge = Row::Edge::Bottom;
    row.boxes = {&style.box(BottomLeft), &style.box(BottomCentre), &style.box(BottomRight)};
    PAM_CHECK(place_row(row, items));
    return items;
}

Result<void> Furniture::place_row(const Row& row, std::vector<Item>& items) {
    Labels labels;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string text = text_of(*row.boxes[i], row.facts, row.strings);
        PAM_TRY(labels[i], set(text, row.boxes[i]->style));
    }
    PAM_CHECK(fit(labels, row));
    bool ruled = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Label& label = labels[i];
        if (!label.line) continue;
        const style::ComputedStyle& style = row.boxes[i]->style;
        const bool top = row.edge == Row::Edge::Top;
        const Length rule = top ? style.border.bottom : style.border.top;
        if (rule > Length() && !ruled)
            items.push_back(rule_of(row.style, row.area, style, top));
        ruled = ruled || rule > Length();
        const Length shift =
            (row.area.measure - label.width).scaled(static_cast<int>(i), 2);
        const Length x = row.area.origin.x + shift - left_edge(*label.line);
        const Length y =
            top ? top_baseline(row.area, style, *label.line, row.baseline)
                : bottom_baseline(row.area, row.style, style, *label.line, row.baseline);
        items.push_back(PlacedLine{{x, y}, label.line, Layer::Furniture});
    }
    return {};
}

Result<Furniture::Label>
Furniture::set(const std::string& text, const style::ComputedStyle& style) {
    if (text.empty()) return Label{};
    for (const auto& [known_style, label] : cache_[text]) {
        if (*known_style == style) return label;
    }
    PAM_TRY(galley::SetLine line, setter_(text, style));
    const Length width = galley::width_of(line);
    lines_.push_back(std::make_unique<galley::SetLine>(std::move(line)));
    const Label label{lines_.back().get(), text, width};
    cache_[text].emplace_back(&style, label);
    return label;
}

/// The most whole words that have room with an ellipsis after them; nothing when not even
/// one has.
Result<Furniture::Label>
Furniture::cut_to(const Label& label, const style::ComputedStyle& style, Length room) {
    const std::vector<std::size_t> ends = word_ends(label.text);
    std::size_t fitting = 0, too_many = ends.size() + 1;
    Label best;
    while (fitting + 1 < too_many) {
        const std::size_t words = (fitting + too_many) / 2;
        const std::string text =
            without_stop(label.text.substr(0, ends[words - 1])) + std::string(ellipsis);
        PAM_TRY(const Label shorter, set(text, style));
        if (shorter.width <= room) {
            best = shorter;
            fitting = words;
        } else {
            too_many = words;
        }
    }
    return best;
}

/// Folios are never cut; what is left of the measure is for the heads, the centre one
/// first.
Result<void> Furniture::fit(Labels& labels, const Row& row) {
    const Length gap = row.area.frame.grid, measure = row.area.measure;
    const auto taken = [&](std::size_t place) {
        return labels[place].line ? labels[place].width + gap : Length();
    };
    const auto folio = [&](std::size_t place) {
        return has_folio(*row.boxes[place]) ? taken(place) : Length();
    };
    for (const std::size_t place : {1u, 0u, 2u}) {
        Label& label = labels[place];
        if (!label.line || has_folio(*row.boxes[place])) continue;
        Length room = measure - taken(2 - place);
        if (place == 1)
            room = measure - std::max(folio(0), folio(2)) * 2;
        else if (labels[1].line)
            room = (measure - labels[1].width).scaled(1, 2) - gap;
        if (label.width <= room) continue;
        tell_cut(label.text, row.log);
        PAM_TRY(label, cut_to(label, row.boxes[place]->style, room));
    }
    return {};
}

void Furniture::tell_cut(const std::string& text, Diagnostics& log) {
    if (!told_.insert(text).second) return;
    log.note(
        codes::label_cut,
        Span::none(),
        "running head \"" + utf8::elide_middle(text, 60)
            + "\" is wider than its room and ends in an ellipsis",
        {"give the heading a shorter string-set in the style sheet"}
    );
}

}  // namespace pam::page
