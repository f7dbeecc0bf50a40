// Dots are set from the outer side inwards, so that those of all entries stand under one
// another. They are furniture; the folio is made text that links to its page.
#include "page/folios.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace pam::page {
namespace {

using galley::FolioWish;
using galley::SetLine;

constexpr int probe_dots = 20;
constexpr int fewest_dots = 3;

std::string dots(int count) {
    std::string text = ".";
    for (int i = 1; i < count; ++i)
        text += " .";
    return text;
}

class FolioPlacer {
public:
    FolioPlacer(
        PagedDocument& paged,
        const std::vector<style::ComputedStyle>& styles,
        const LabelSetter& setter
    )
        : paged_(paged)
        , styles_(styles)
        , setter_(setter) {
        for (const Destination& destination : paged.destinations)
            pages_.emplace(destination.id, destination.page);
    }

    Result<void> run() {
        for (Page& page : paged_.pages) {
            std::vector<Item> items;
            items.reserve(page.items.size());
            for (const Item& item : page.items) {
                items.push_back(item);
                const auto* line = std::get_if<PlacedLine>(&item);
                if (!line || line->line->folio < 0 || line->layer != Layer::Text) continue;
                PAM_CHECK(place(*line, items));
            }
            page.items = std::move(items);
        }
        return {};
    }

private:
    Result<void> place(const PlacedLine& entry, std::vector<Item>& items) {
        const FolioWish& wish =
            paged_.galley.folios[static_cast<std::size_t>(entry.line->folio)];
        const auto target = pages_.find(wish.target);
        if (target == pages_.end()) return {};
        // Placed lines count from the column's left edge.
        const Point column = entry.baseline;
        const style::ComputedStyle& style = styles_[wish.style];
        PAM_TRY(const SetLine* folio, set(paged_.pages[target->second].label, style, wish));
        add(*folio, wish, wish.edge, column, Layer::Text, items);
        PAM_TRY(const int count, dots_for(wish, style));
        if (count < fewest_dots) return {};
        PAM_TRY(const SetLine* leaders, set(dots(count), style, wish));
        add(*leaders, wish, wish.leaders_end, column, Layer::Furniture, items);
        return {};
    }

    /// How many have room, a dot's own space left free beside the words.
    Result<int> dots_for(const FolioWish& wish, const style::ComputedStyle& style) {
        Length& pitch = pitches_[wish.style];
        if (pitch == Length()) {
            PAM_TRY(const SetLine probe, setter_(dots(probe_dots), style));
            pitch = galley::width_of(probe).scaled(1, probe_dots);
        }
        const Length room = wish.right_to_left ? wish.text_end - wish.leaders_end
                                               : wish.leaders_end - wish.text_end;
        if (pitch <= Length()) return 0;
        return std::max(0, room.units() / pitch.units() - 1);
    }

    Result<const SetLine*>
    set(std::string_view text, const style::ComputedStyle& style, const FolioWish& wish) {
        PAM_TRY(SetLine line, setter_(text, style));
        for (galley::Fragment& fragment : line.fragments) {
            fragment.link = wish.link;
            fragment.element = wish.element;
        }
        paged_.furniture_lines.push_back(std::make_unique<SetLine>(std::move(line)));
        return static_cast<const SetLine*>(paged_.furniture_lines.back().get());
    }

    static void
    add(const SetLine& line,
        const FolioWish& wish,
        Length edge,
        Point column,
        Layer layer,
        std::vector<Item>& items) {
        if (line.fragments.empty()) return;
        const Length left = line.fragments.front().x;
        const Length x =
            wish.right_to_left ? edge - left : edge - galley::width_of(line) - left;
        items.push_back(PlacedLine{{column.x + x, column.y}, &line, layer});
    }

    PagedDocument& paged_;
    const std::vector<style::ComputedStyle>& styles_;
    const LabelSetter& setter_;
    std::map<std::string, std::size_t, std::less<>> pages_;
    std::map<std::uint32_t, Length> pitches_;  // from dot to dot, by style
};

}  // namespace

Result<void> place_folios(
    PagedDocument& paged,
    const std::vector<style::ComputedStyle>& styles,
    const LabelSetter& setter
) {
    if (paged.galley.folios.empty()) return {};
    return FolioPlacer(paged, styles, setter).run();
}

}  // namespace pam::page
