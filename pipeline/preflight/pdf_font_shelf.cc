#include "preflight/pdf_font_shelf.h"

#include "base/limits.h"
#include "preflight/pdf_font_checks.h"
#include "preflight/pdf_hints.h"

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
        if (!font) font = read(object);
        return font.get();
    }
    const auto known = std::find_if(direct_.begin(), direct_.end(), [&](const auto& font) {
        return font && font->dictionary.isSameObjectAs(object);
    });
    if (known != direct_.end()) return known->get();
    if (direct_.size() == most_direct_fonts) return nullptr;
    direct_.push_back(read(object));
    return direct_.back().get();
}

// Many fonts may share one program that unpacks to far more than the file holds.
std::unique_ptr<PdfFont> FontShelf::read(QPDFObjectHandle object) {
    if (size_ > limits::pdf_stream_bytes) {
        full_ = true;
        return nullptr;
    }
    auto font = std::make_unique<PdfFont>(object);
    size_ += font->size;
    return font;
}

std::vector<QPDFObjectHandle> FontShelf::freshly_drawn() {
    std::vector<QPDFObjectHandle> fresh;
    for (const auto& [id, font] : fonts_)
        if (font && font->kind == "Type3" && !font->uses.empty()
            && drawn_.insert(id).second)
            fresh.push_back(font->dictionary);
    return fresh;
}

void FontShelf::check(PdfLog& log) const {
    if (full_)
        log.tell(
            Severity::Error,
            codes::pdf_damaged,
            {},
            "the fonts are far larger than can be examined",
            hints::embed_font_again
        );
    for (const auto& [id, font] : fonts_)
        if (font && !font->uses.empty()) check_font(*font, log);
    for (const auto& font : direct_)
        if (font && !font->uses.empty()) check_font(*font, log);
}

}  // namespace pam::preflight
