#include "preflight/pdf_font_shelf.h"

#include "preflight/pdf_font_checks.h"

#include <algorithm>

namespace pam::preflight {

namespace {

// They are sought one after the other.
constexpr std::size_t most_direct_fonts = 500;

}  // namespace

PdfFont* FontShelf::take(QPDFObjectHandle object) {
    if (!object.isDictionary()) return nullptr;
    if (object.isIndirect()) {
        auto& font = fonts_[object.getObjGen()];
        if (!font) font = std::make_unique<PdfFont>(object);
        return font.get();
    }
    const auto known = std::find_if(direct_.begin(), direct_.end(), [&](const auto& font) {
        return font->dictionary.isSameObjectAs(object);
    });
    if (known != direct_.end()) return known->get();
    if (direct_.size() == most_direct_fonts) return nullptr;
    direct_.push_back(std::make_unique<PdfFont>(object));
    return direct_.back().get();
}

std::vector<QPDFObjectHandle> FontShelf::freshly_drawn() {
    std::vector<QPDFObjectHandle> fresh;
    for (const auto& [id, font] : fonts_)
        if (font->kind == "Type3" && !font->uses.empty() && drawn_.insert(id).second)
            fresh.push_back(font->dictionary);
    return fresh;
}

void FontShelf::check(PdfLog& log) const {
    for (const auto& [id, font] : fonts_)
        if (!font->uses.empty()) check_font(*font, log);
    for (const auto& font : direct_)
        if (!font->uses.empty()) check_font(*font, log);
}

}  // namespace pam::preflight
