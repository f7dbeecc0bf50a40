// A font file embedded in a stranger's PDF, asked for what its dictionaries say of it.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace pam::preflight {

class FontProgram {
public:
    /// Nothing where FreeType cannot read the bytes.
    static std::unique_ptr<FontProgram> open(std::string bytes);
    ~FontProgram();
    FontProgram(const FontProgram&) = delete;
    FontProgram& operator=(const FontProgram&) = delete;

    [[nodiscard]] unsigned glyph_count() const;
    [[nodiscard]] bool is_true_type() const;
    /// Whether it is a CFF whose glyphs are named by CIDs, and whether such a one stands
    /// bare, without OpenType around it.
    [[nodiscard]] bool is_cid_keyed() const;
    [[nodiscard]] int character_maps() const;
    [[nodiscard]] bool has_symbol_map() const;  // (3, 0)

    /// Glyph 0 where there is none of that name, character or code.
    [[nodiscard]] unsigned glyph_named(const std::string& name) const;
    [[nodiscard]] unsigned glyph_for(char32_t character) const;
    [[nodiscard]] unsigned glyph_for_mac(unsigned code) const;   // the (1, 0) map
    [[nodiscard]] unsigned glyph_built_in(unsigned code) const;  // the font's own encoding
    [[nodiscard]] unsigned glyph_for_cid(unsigned cid) const;    // of a CID-keyed CFF
    /// The character a glyph is drawn for, as its name or the character map says.
    [[nodiscard]] std::optional<char32_t> character_of(unsigned glyph) const;
    /// Glyphs with a width of their own; those after them, in a TrueType font, share the
    /// last.
    [[nodiscard]] unsigned measured_glyphs() const;
    /// The advance in thousandths of an em; nothing where there is no such glyph.
    [[nodiscard]] std::optional<double> width(unsigned glyph) const;

private:
    struct Face;
    explicit FontProgram(std::unique_ptr<Face> face);
    std::unique_ptr<Face> face_;
};

}  // namespace pam::preflight
