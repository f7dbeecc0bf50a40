// Page make-up from end to end: divide the galley into pages, then put each line in place.
#include "page/assemble.h"
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
    return assemble(std::move(galley), model.pages, model.language, setter, log);
}

}  // namespace pam::page
