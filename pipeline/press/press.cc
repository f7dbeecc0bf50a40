#include "press/press.h"

#include "press/drawing_fonts.h"
#include "press/faces.h"
#include "press/finisher.h"
#include "press/lean_fonts.h"
#include "press/paint.h"

namespace pam::press {

Result<Bytes> print(
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const foundry::Foundry& foundry,
    const PdfOptions& options
) {
    const LeanFonts fonts = lean_fonts(foundry, paged);
    PAM_TRY(Faces faces, Faces::open(fonts.files));
    PAM_TRY(const Painted painted, paint(paged, faces));
    DrawingFonts drawing_fonts(foundry.faces());
    return finish(painted, paged, model, options, drawing_fonts);
}

}  // namespace pam::press
