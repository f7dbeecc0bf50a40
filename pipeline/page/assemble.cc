#include "page/assemble.h"

#include "page/dummy.h"
#include "page/page_builder.h"
#include "page/report.h"

#include <iterator>
#include <vector>

namespace pam::page {
namespace {

/// The page begins a chapter, or the work itself.
bool is_opening(const PagePlan& plan, const Column& column) {
    if (plan.areas.empty() || plan.areas.front().segments.empty()) return false;
    const Segment& first = plan.areas.front().segments.front();
    if (first.begin > 0) return false;
    const std::uint32_t piece = first.piece;
    return piece == 0 || column.pieces[piece].start != Start::Anywhere;
}

void set_strings(
    const PagePlan& plan, const galley::Galley& galley, NamedStrings& strings
) {
    strings.begin_page();
    for (const AreaPlan& area : plan.areas) {
        for (const Segment& segment : area.segments) {
            if (segment.begin > 0) continue;
            for (const galley::NamedString& string : galley.blocks[segment.piece].strings)
                strings.set(string);
        }
    }
}

/// The page's number: `next`, unless something that begins on it states another.
int folio_of(const PagePlan& plan, const galley::Galley& galley, int next) {
    for (const AreaPlan& area : plan.areas) {
        for (const Segment& segment : area.segments) {
            const int stated = galley.blocks[segment.piece].page_number;
            if (segment.begin == 0 && stated > 0) return stated;
        }
    }
    return next;
}

/// How each page is numbered. Pages that show no folio, such as a title page, are counted
/// like the next that do.
std::vector<style::ListMark>
numberings(const std::vector<PagePlan>& plans, const style::PageStyles& styles) {
    std::vector<style::ListMark> all(plans.size());
    style::ListMark next = style::ListMark::Decimal;
    for (std::size_t i = plans.size(); i-- > 0;) {
        next = numbering_of(styles.kinds(plans[i].page)).value_or(next);
        all[i] = next;
    }
    return all;
}

}  // namespace

void append_uncalled_notes(galley::Galley& galley) {
    for (const std::size_t note : uncalled_notes(galley)) {
        std::vector<galley::Block>& blocks = galley.notes[note];
        std::move(blocks.begin(), blocks.end(), std::back_inserter(galley.blocks));
        blocks.clear();
    }
}

Result<PagedDocument> assemble(
    galley::Galley galley,
    const style::PageStyles& styles,
    style::Direction direction,
    LabelSetter setter,
    Diagnostics& log
) {
    append_uncalled_notes(galley);
    PagedDocument paged;
    paged.size = styles.right.size;
    paged.galley = std::move(galley);
    PAM_TRY(const Dummy dummy, plan_pages(paged.galley, styles, direction));
    const auto& [frames, column, plans] = dummy;
    const bool right_to_left = direction == style::Direction::RightToLeft;
    PageBuilder builder(paged.galley, column, right_to_left);
    Furniture furniture(std::move(setter), paged.furniture_lines);
    NamedStrings strings;
    const std::vector<style::ListMark> numbered = numberings(plans, styles);
    int folio = 0;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const style::PageStyle& style =
            style_of(styles.kinds(plans[i].page), plans[i].kind);
        Page page = builder.build(plans[i], style, paged.destinations);
        folio = folio_of(plans[i], paged.galley, folio + 1);
        page.label = numeral(folio, numbered[i]);
        set_strings(plans[i], paged.galley, strings);
        const PageFacts facts{
            folio, static_cast<int>(plans.size()), is_opening(plans[i], column)};
        PAM_TRY(
            const std::vector<Item> items,
            furniture.place(
                style, area_of(style, styles.grid), column.baseline, facts, strings, log
            )
        );
        page.items.insert(page.items.end(), items.begin(), items.end());
        paged.pages.push_back(std::move(page));
    }
    report(plans, column, paged.galley, log);
    return paged;
}

}  // namespace pam::page
