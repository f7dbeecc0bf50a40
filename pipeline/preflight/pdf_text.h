// The text of a PDF in the order it was painted, sorted by its marked content: the work's
// text, its notes, labels made by the house style, and page furniture.
#pragma once

#include "preflight/comparison.h"
#include "preflight/made_text.h"

#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <string>
#include <vector>

class QPDF;

namespace pam::preflight {

/// The text, from and to, of a piece of marked content (ISO 32000-1, 14.6), named by its
/// page and its number there.
struct MarkedText {
    QPDFObjGen page;
    long long mcid = 0;
    std::size_t begin = 0, end = 0;
};

struct PdfText {
    FoundText body;                    // marked P (or any tag but those below)
    FoundText notes;                   // marked Note
    FoundText floats;                  // marked Div: figures and tables out of their place
    std::vector<MadeText> labels;      // marked Lbl
    std::vector<MadeText> furniture;   // marked Artifact
    std::vector<std::string> outside;  // pages with text outside any marked content
    std::vector<std::string>
        unmapped;  // fonts and pages with codes that give no characters
    /// The work's text once more, UTF-8, without what was made, and its pieces.
    std::string marked_text;
    std::vector<MarkedText> marked;
    std::map<QPDFObjGen, int> page_numbers;  // from 1
};

/// May throw what libqpdf throws; the caller is the fence.
[[nodiscard]] PdfText read_pdf_text(QPDF& pdf);

}  // namespace pam::preflight
