// The colours that content paints with: each must be defined, by the output intent or by a
// profile of its own (ISO 19005-2, 6.2.4.2 and 6.2.4.3).
#pragma once

#include "preflight/pdf_content_state.h"
#include "preflight/pdf_subject.h"

namespace pam::preflight {

class ColourUse {
public:
    explicit ColourUse(PdfSubject& subject) : intent_(subject.intent), log_(subject.log) {}

    /// From now on it is this place that paints.
    void enter(const PdfPlace& place) { place_ = place; }
    void use(const PdfColour& colour);
    /// An area is filled, a line is drawn, or both, with what the state has in force.
    void paint(const GraphicsState& state, bool fill, bool stroke);

private:
    void undefined(const char* space);
    void overprint(const PdfColour& colour, bool flag, long long mode);

    const std::string& intent_;
    PdfLog& log_;
    PdfPlace place_;
};

}  // namespace pam::preflight
