// Page make-up from end to end: divide the galley into pages, put each line in place, then
// say in the list of contents where things stand.
#include "page/assemble.h"
#include "page/folios.h"
#include "page/paged_document.h"

namespace pam::page {

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
    return paged;
}

}  // namespace pam::page
