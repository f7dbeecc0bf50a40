#include "preflight/pdf_colour_use.h"

#include "preflight/pdf_hints.h"

#include <fmt/format.h>

namespace pam::preflight {

void ColourUse::use(const PdfColour& colour) {
    if (!log_.held_to_archive()) return;
    if (colour.gray && intent_.empty()) undefined("DeviceGray");
    if (colour.rgb && intent_ != "RGB ") undefined("DeviceRGB");
    if (colour.cmyk && intent_ != "CMYK") undefined("DeviceCMYK");
}

void ColourUse::undefined(const char* space) {
    log_.breach(
        rules::device_colour,
        place_,
        fmt::format("{} is used, and the output intent does not define it", space),
        hints::output_intent
    );
}

void ColourUse::paint(const GraphicsState& state, bool fill, bool stroke) {
    if (fill) {
        use(state.fill);
        overprint(state.fill, state.overprint_fill, state.overprint_mode);
    }
    if (stroke) {
        use(state.stroke);
        overprint(state.stroke, state.overprint_stroke, state.overprint_mode);
    }
}

void ColourUse::overprint(const PdfColour& colour, bool flag, long long mode) {
    if (!colour.cmyk_profile || !flag || mode != 1) return;
    log_.breach(
        rules::overprint,
        place_,
        "a colour with a profile overprints in mode 1",
        "switch overprinting off for it, or keep it in DeviceCMYK (OPM is then 0)"
    );
}

}  // namespace pam::preflight
