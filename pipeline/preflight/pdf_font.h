// A font as content uses it: its codes, what they show and what they mean.
#pragma once

#include "preflight/font_program.h"
#include "preflight/pdf_cmap.h"
#include "preflight/pdf_objects.h"
#include "preflight/to_unicode.h"

#include <array>
#include <map>
#include <memory>

namespace pam::preflight {

/// `painted`: not only in rendering mode 3. `bare`: somewhere outside ActualText.
struct CodeUse {
    int page = 0;
    bool painted = false;
    bool bare = false;
};

class PdfFont {
public:
    explicit PdfFont(QPDFObjectHandle dictionary);

    /// What a shown string makes of the font's codes is remembered.
    void show(std::string_view text, const CodeUse& use);

    [[nodiscard]] std::optional<std::u32string> unicode(const CMap::Code& code) const;
    /// In the font program; nothing where that, or the way to it, is not known.
    [[nodiscard]] std::optional<unsigned> glyph(const CMap::Code& code) const;
    /// As the dictionary states it.
    [[nodiscard]] std::optional<double> stated_width(const CMap::Code& code) const;

    QPDFObjectHandle dictionary;
    QPDFObjectHandle descendant;  // of a composite font; else the font itself
    QPDFObjectHandle descriptor;
    QPDFObjectHandle file;  // the embedded program; null where there is none
    std::string kind;       // Type1, TrueType, Type0, Type3 ...
    std::string name;
    bool symbolic = false;
    bool has_to_unicode = false;
    std::string base_encoding;              // empty: the font's own
    std::map<unsigned, std::string> names;  // Differences
    CMap cmap;
    std::unique_ptr<FontProgram> program;
    std::map<CMap::Code, CodeUse> uses;
    bool painted = false;
    int first_page = 0;
    std::size_t size = 0;  // bytes of what is kept of it

    [[nodiscard]] bool composite() const { return kind == "Type0"; }

private:
    void read_encoding();
    void read_widths();
    void read_cid_widths();
    void read_program();
    [[nodiscard]] unsigned simple_glyph(unsigned code) const;
    [[nodiscard]] unsigned true_type_glyph(unsigned code) const;
    [[nodiscard]] char32_t base_character(unsigned code) const;

    std::map<unsigned, double> widths_;
    std::optional<double> default_width_;
    ToUnicode to_unicode_;
    std::string cid_to_gid_;
};

}  // namespace pam::preflight
