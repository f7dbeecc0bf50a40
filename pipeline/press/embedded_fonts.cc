#include "press/embedded_fonts.h"

#include "press/codes.h"
#include "press/handles.h"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cmath>
#include <memory>
#include <set>
#include <string>

namespace pam::press {
namespace {

/// An embedded font program, opened to be asked for advances.
class FontProgram {
public:
    explicit FontProgram(QPDFObjectHandle descriptor) {
        QPDFObjectHandle stream = descriptor.getKey("/FontFile3");
        if (!stream.isStream()) stream = descriptor.getKey("/FontFile2");
        if (!stream.isStream()) stream = descriptor.getKey("/FontFile");
        if (!stream.isStream()) return;
        bytes_ = stream.getStreamData(qpdf_dl_generalized);
        FT_Library library = nullptr;
        if (FT_Init_FreeType(&library) != 0) return;
        library_.reset(library);
        FT_Face face = nullptr;
        const auto size = static_cast<FT_Long>(bytes_->getSize());
        if (FT_New_Memory_Face(library, bytes_->getBuffer(), size, 0, &face) == 0)
            face_.reset(face);
    }

    [[nodiscard]] bool embedded() const { return bytes_ != nullptr; }

    /// The advance of a glyph in thousandths of an em, or `written` where the program does
    /// not give one that is within Cairo's rounding of it.
    [[nodiscard]] double exact(FT_UInt glyph, double written) const {
        if (face_ == nullptr || FT_Load_Glyph(face_.get(), glyph, FT_LOAD_NO_SCALE) != 0)
            return written;
        const double width = 1000.0 * static_cast<double>(face_->glyph->metrics.horiAdvance)
                             / face_->units_per_EM;
        return std::abs(width - written) < 1.01 ? width : written;
    }

    /// The glyph of a simple font's character code.
    [[nodiscard]] FT_UInt glyph(unsigned code) const {
        if (face_ == nullptr) return 0;
        for (int i = 0; i < face_->num_charmaps; ++i) {
            if (FT_Set_Charmap(face_.get(), face_->charmaps[i]) != 0) continue;
            const FT_UInt found = FT_Get_Char_Index(face_.get(), code);
            if (found != 0) return found;
        }
        return 0;
    }

private:
    std::shared_ptr<Buffer> bytes_;
    FreeTypeHandle library_;
    FreeTypeFaceHandle face_;
};

/// Five places: a 2048th of an em to within a thousandth of a point over a hundred ems.
QPDFObjectHandle width_object(double width) {
    return QPDFObjectHandle::newReal(width, 5);
}

/// The codes are WinAnsi's; where the program counts in Unicode, the two part ways between
/// 0x80 and 0x9F, at quotation marks and dashes.
FT_UInt simple_glyph(const FontProgram& program, std::uint32_t code, const ToUnicode& map) {
    const FT_UInt glyph = program.glyph(code);
    if (glyph != 0) return glyph;
    const auto found = map.characters.find(code);
    if (found == map.characters.end() || found->second.size() != 1) return 0;
    return program.glyph(found->second.front());
}

CodeWidths mend_simple_widths(
    QPDFObjectHandle font, const FontProgram& program, const ToUnicode& map
) {
    QPDFObjectHandle widths = font.getKey("/Widths");
    CodeWidths mended{
        static_cast<std::uint32_t>(font.getKey("/FirstChar").getIntValueAsInt()), {}};
    for (int i = 0; i < widths.getArrayNItems(); ++i) {
        const double written = widths.getArrayItem(i).getNumericValue();
        const std::uint32_t code = mended.first + static_cast<std::uint32_t>(i);
        const FT_UInt glyph = simple_glyph(program, code, map);
        if (written != 0)
            widths.setArrayItem(i, width_object(program.exact(glyph, written)));
        mended.widths.push_back(widths.getArrayItem(i).getNumericValue());
    }
    return mended;
}

/// Cairo writes one run of widths from CID 0, and its CIDs are glyph numbers of the subset.
CodeWidths mend_composite_widths(QPDFObjectHandle descendant, const FontProgram& program) {
    CodeWidths mended;
    QPDFObjectHandle runs = descendant.getKey("/W");
    if (runs.getArrayNItems() != 2 || !runs.getArrayItem(1).isArray()) return mended;
    mended.first = static_cast<std::uint32_t>(runs.getArrayItem(0).getIntValueAsInt());
    QPDFObjectHandle widths = runs.getArrayItem(1);
    for (int i = 0; i < widths.getArrayNItems(); ++i) {
        const double written = widths.getArrayItem(i).getNumericValue();
        const FT_UInt glyph = mended.first + static_cast<FT_UInt>(i);
        widths.setArrayItem(i, width_object(program.exact(glyph, written)));
        mended.widths.push_back(widths.getArrayItem(i).getNumericValue());
    }
    return mended;
}

Result<ToUnicode> mend_to_unicode(QPDFObjectHandle font) {
    QPDFObjectHandle stream = font.getKey("/ToUnicode");
    if (!stream.isStream())
        return Error{codes::finisher_failed, "a font has no ToUnicode map"};
    const std::shared_ptr<Buffer> cmap = stream.getStreamData(qpdf_dl_generalized);
    PAM_TRY(
        ToUnicode map,
        read_to_unicode({reinterpret_cast<const char*>(cmap->getBuffer()), cmap->getSize()})
    );
    part_ligatures(map);
    stream.replaceStreamData(
        write_to_unicode(map), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull()
    );
    return map;
}

Result<ContentFont> mend_font(QPDFObjectHandle font) {
    const std::string subtype = font.getKey("/Subtype").getName();
    if (subtype == "/Type3")
        return Error{
            codes::font_refused,
            "a glyph has no outline (a bitmap or colour font)",
            Span::none(),
            {"set the character in another family"}};
    const bool composite = subtype == "/Type0";
    QPDFObjectHandle holder =
        composite ? font.getKey("/DescendantFonts").getArrayItem(0) : font;
    const FontProgram program(holder.getKey("/FontDescriptor"));
    if (!program.embedded())
        return Error{
            codes::font_refused,
            fmt::format("font {} is not embedded", font.getKey("/BaseFont").getName())};
    ContentFont mended;
    PAM_TRY(mended.text, mend_to_unicode(font));
    mended.widths = composite ? mend_composite_widths(holder, program)
                              : mend_simple_widths(font, program, mended.text);
    // PDF/UA-1 7.21.3.2: an embedded CIDFontType2 says how its CIDs become glyphs.
    if (holder.getKey("/Subtype").isNameAndEquals("/CIDFontType2"))
        holder.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    return mended;
}

}  // namespace

Result<ContentFonts> mend_fonts(QPDF& pdf) {
    ContentFonts mended;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle fonts = page.getAttribute("/Resources", false).getKey("/Font");
        if (!fonts.isDictionary()) continue;
        for (const std::string& key : fonts.getKeys()) {
            if (mended.count(key.substr(1)) > 0) continue;
            PAM_TRY(ContentFont font, mend_font(fonts.getKey(key)));
            mended.emplace(key.substr(1), std::move(font));
        }
    }
    return mended;
}

Result<void> mend_drawing_fonts(QPDF& drawing) {
    for (QPDFObjectHandle& object : drawing.getAllObjects()) {
        if (!object.isDictionaryOfType("/Font")) continue;
        // Those that descend from composite fonts are mended with them.
        if (object.hasKey("/CIDSystemInfo")) continue;
        PAM_TRY([[maybe_unused]] const ContentFont font, mend_font(object));
    }
    return {};
}

}  // namespace pam::press
