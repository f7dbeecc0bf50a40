// The fonts that content has written with, each read once.
#pragma once

#include "preflight/pdf_font.h"
#include "preflight/pdf_log.h"

#include <set>

namespace pam::preflight {

class FontShelf {
public:
    /// Null where the object is no font, or one too many. The font stays where it is.
    PdfFont* take(QPDFObjectHandle object);
    /// Fonts of Type 3 that were shown and not told of before: their glyphs are content
    /// too.
    [[nodiscard]] std::vector<QPDFObjectHandle> freshly_drawn();
    void check(PdfLog& log) const;

private:
    std::unique_ptr<PdfFont> read(QPDFObjectHandle object);

    std::map<QPDFObjGen, std::unique_ptr<PdfFont>> fonts_;
    // A dictionary that is no object of its own has no number to be known by.
    std::vector<std::unique_ptr<PdfFont>> direct_;
    std::set<QPDFObjGen> drawn_;
    std::size_t size_ = 0;
    bool full_ = false;
};

}  // namespace pam::preflight
