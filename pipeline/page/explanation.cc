#include "page/explanation.h"

#include "page/dummy.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace pam::page {
namespace {

/// Places so far before and after the chosen one are told of.
constexpr std::size_t lines_before = 3;
constexpr std::size_t lines_after = 2;

/// After line `line` of a piece in a setting.
struct Place {
    std::uint32_t piece = 0;
    Setting setting = Setting::Best;
    std::uint32_t line = 0;
};

class Explainer {
public:
    Explainer(const PagedDocument& paged, const Dummy& dummy, std::size_t page)
        : paged_(paged)
        , dummy_(dummy)
        , page_(page)
        , plan_(dummy.plans[page]) {}
    Explanation run();

private:
    [[nodiscard]] std::vector<ExplainedParagraph> paragraphs() const;
    [[nodiscard]] std::vector<FootChoice> choices() const;
    [[nodiscard]] std::vector<Place> places() const;
    [[nodiscard]] FootChoice
    choice(Place place, const std::vector<PageEnd>& ends, Price chosen) const;
    [[nodiscard]] Verdict rule_against(Place place) const;
    [[nodiscard]] const PageEnd* end_at(Cut cut, const std::vector<PageEnd>& ends) const;
    [[nodiscard]] Price price_of(const PageEnd& end) const;
    [[nodiscard]] int facing() const;
    [[nodiscard]] Cut cut_after(Place place) const;
    [[nodiscard]] const Measure& measure_of(Place place) const {
        return dummy_.column.pieces[place.piece].measure(place.setting);
    }

    const PagedDocument& paged_;
    const Dummy& dummy_;
    std::size_t page_;
    const PagePlan& plan_;
};

std::vector<ExplainedParagraph> Explainer::paragraphs() const {
    std::vector<ExplainedParagraph> result;
    for (const AreaPlan& area : plan_.areas)
        for (const Segment& segment : area.segments) {
            const galley::Block& block = paged_.galley.blocks[segment.piece];
            if (block.kind == galley::Block::Kind::Panel || segment.begin > 0) continue;
            ExplainedParagraph paragraph;
            paragraph.source = block.source;
            paragraph.lines = lines_of(block, segment.setting).size();
            if (segment.setting == Setting::Longer) paragraph.lines_more = 1;
            if (segment.setting == Setting::Shorter) paragraph.lines_more = -1;
            const Piece& piece = dummy_.column.pieces[segment.piece];
            paragraph.price = piece.measure(segment.setting).price;
            result.push_back(paragraph);
        }
    return result;
}

/// All places in the last column of the page, and as many after it as are told of.
std::vector<Place> Explainer::places() const {
    std::vector<Place> result;
    const std::vector<Piece>& pieces = dummy_.column.pieces;
    for (const Segment& segment : plan_.areas.back().segments)
        for (std::uint32_t line = segment.begin + 1; line <= segment.end; ++line)
            result.push_back({segment.piece, segment.setting, line});
    const std::size_t wanted = result.size() + lines_after;
    Place next = result.back();
    while (result.size() < wanted) {
        if (next.line < measure_of(next).lines()) {
            ++next.line;
        } else {
            const std::uint32_t piece = next.piece + 1;
            if (piece == pieces.size() || pieces[piece].start != Start::Anywhere) break;
            next = {piece, Setting::Best, 1};
        }
        result.push_back(next);
    }
    return result;
}

Cut Explainer::cut_after(Place place) const {
    const bool whole = place.line == measure_of(place).lines();
    return whole ? Cut{place.piece + 1, 0, Setting::Best}
                 : Cut{place.piece, place.line, place.setting};
}

int Explainer::facing() const {
    if (plan_.side == Side::Verso || page_ == 0) return free_foot;
    const PagePlan& verso = dummy_.plans[page_ - 1];
    if (verso.blank || verso.end().ending != Ending::Full) return free_foot;
    return verso.end().short_by;
}

Price Explainer::price_of(const PageEnd& end) const {
    return end.price + place_price(end, plan_.side, facing());
}

const PageEnd* Explainer::end_at(Cut cut, const std::vector<PageEnd>& ends) const {
    const PageEnd* best = nullptr;
    for (const PageEnd& end : ends)
        if (end.next.cut == cut && (!best || price_of(end) < price_of(*best))) best = &end;
    return best;
}

Verdict Explainer::rule_against(Place place) const {
    const Piece& piece = dummy_.column.pieces[place.piece];
    const std::uint32_t left = measure_of(place).lines() - place.line;
    if (left == 0) {
        const bool last = place.piece + 1 == dummy_.column.pieces.size();
        const bool may = last || dummy_.column.pieces[place.piece + 1].may_begin_page;
        return may ? Verdict::NoRoom : Verdict::KeepsWithNext;
    }
    if (!piece.may_part) return Verdict::KeepsTogether;
    if (place.line < piece.orphans) return Verdict::Orphan;
    return left < piece.widows ? Verdict::Widow : Verdict::NoRoom;
}

FootChoice
Explainer::choice(Place place, const std::vector<PageEnd>& ends, Price chosen) const {
    FootChoice result;
    const galley::Block& block = paged_.galley.blocks[place.piece];
    const std::vector<galley::SetLine>& lines = lines_of(block, place.setting);
    result.source = block.source;
    if (block.kind == galley::Block::Kind::Paragraph && place.line <= lines.size()) {
        result.text = text_of(lines[place.line - 1]);
        result.source = lines[place.line - 1].source;
    }
    const PageEnd* end = end_at(cut_after(place), ends);
    if (!end) {
        result.verdict = rule_against(place);
        return result;
    }
    result.price = price_of(*end);
    result.short_by = end->short_by;
    result.hyphen = end->hyphen;
    result.parts_note = end->next.notes.line > 0;
    result.broken = end->broken;
    result.verdict = result.price > chosen ? Verdict::Dearer : Verdict::DearerLater;
    return result;
}

std::vector<FootChoice> Explainer::choices() const {
    if (plan_.blank || plan_.end().ending != Ending::Full) return {};
    const AreaPlan& area = plan_.areas.back();
    if (area.segments.empty()) return {};
    PageFiller filler(dummy_.column);
    // All that the search has seen, however dear.
    const Price horizon = std::numeric_limits<Price>::max() / 4;
    const std::vector<PageEnd> ends = filler.fill(area.start, area.frame, horizon);
    const Price chosen = price_of(area.end);
    const std::vector<Place> all = places();
    const auto is_chosen = [&](Place place) {
        return cut_after(place) == area.end.next.cut;
    };
    const auto at = std::find_if(all.begin(), all.end(), is_chosen);
    if (at == all.end()) return {};
    const auto here = static_cast<std::size_t>(at - all.begin());
    const std::size_t first = here - std::min(here, lines_before);
    std::vector<FootChoice> result;
    for (std::size_t i = first; i < std::min(all.size(), here + lines_after + 1); ++i) {
        result.push_back(choice(all[i], ends, chosen));
        result.back().lines = static_cast<int>(i) - static_cast<int>(here);
        if (i == here) result.back().verdict = Verdict::Chosen;
    }
    return result;
}

Explanation Explainer::run() {
    return {reason_of(plan_), paragraphs(), choices()};
}

}  // namespace

Result<Explanation> explain(
    const PagedDocument& paged,
    std::size_t page,
    const style::PageStyles& styles,
    style::Direction direction
) {
    PAM_TRY(const Dummy dummy, plan_pages(paged.galley, styles, direction));
    return Explainer(paged, dummy, page).run();
}

}  // namespace pam::page
