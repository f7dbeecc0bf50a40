// Page make-up from end to end: divide the galley into pages, put each line in place, then
// say in the list of contents where things stand.
#include "page/assemble.h"
#include "page/folios.h"
#include "page/paged_document.h"
#include "page/report.h"

#include <unordered_set>

namespace pam::page {

namespace {

/// The galley outlines a paragraph's other settings; those that were taken are now set.
void set_chosen(PagedDocument& paged, foundry::Foundry& foundry) {
    std::unordered_set<const galley::SetLine*> placed;  // asked only, never listed
    for (const Page& page : paged.pages)
        for (const Item& item : page.items)
            if (const auto* line = std::get_if<PlacedLine>(&item))
                placed.insert(line->line);
    const auto set = [&](galley::Block& block) {
        for (galley::Setting* setting : {&block.longer, &block.shorter})
            for (const galley::SetLine& line : setting->lines)
                if (placed.count(&line) != 0) {
                    galley::set_out(block, *setting, foundry);
                    break;
                }
    };
    for (galley::Block& block : paged.galley.blocks)
        set(block);
    for (std::vector<galley::Block>& note : paged.galley.notes)
        for (galley::Block& block : note)
            set(block);
}

}  // namespace

Result<PagedDocument> make_up(
    galley::Galley galley,
    const model::TypesetModel& model,
    foundry::Foundry& foundry,
    Diagnostics& log
) {
    const LabelSetter setter = [&](std::string_view text,
                                   const style::ComputedStyle& style) {
        return galley::set_label(text, style, model.language, foundry, log);
    };
    PAM_TRY(
        PagedDocument paged,
        assemble(std::move(galley), model.pages, model.direction, setter, log)
    );
    PAM_CHECK(place_folios(paged, model.styles, setter));
    set_chosen(paged, foundry);
    report_overfull(paged, log);
    return paged;
}

}  // namespace pam::page
