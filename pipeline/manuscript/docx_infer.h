// What a flow is by its look, where styles do not say: headings that were only made bold,
// extracts that were only indented, pauses that are only an empty line. Each is told as an
// inference.
#pragma once

#include "manuscript/docx_reading.h"

#include <string>

namespace pam::manuscript::docx {

/// What prevails in the text, by characters.
struct Prevailing {
    int size = 20;  // half-points
    int left = 0;   // twips
};

[[nodiscard]] Prevailing prevailing_of(const Flow& flow);

/// Settles the kinds of the flow's paragraphs. Nothing is changed that a style says.
void infer(Flow& flow, const Prevailing& prevailing, Reading& reading);

/// The same for the paragraphs of a cell, a box or a note: lists and extracts only.
void infer_inside(Flow& flow, Reading& reading);

/// The words of a paragraph as they stand in the transcript.
[[nodiscard]] std::string words_of(const FlowParagraph& paragraph, const Reading& reading);

}  // namespace pam::manuscript::docx
