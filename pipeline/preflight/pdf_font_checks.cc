#include "preflight/pdf_font_checks.h"

#include "preflight/glyph_names.h"
#include "preflight/pdf_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace pam::preflight {

namespace {

bool is_standard_font(const std::string& name) {
    static const std::set<std::string> names = {
        "Courier",
        "Courier-Bold",
        "Courier-Oblique",
        "Courier-BoldOblique",
        "Helvetica",
        "Helvetica-Bold",
        "Helvetica-Oblique",
        "Helvetica-BoldOblique",
        "Times-Roman",
        "Times-Bold",
        "Times-Italic",
        "Times-BoldItalic",
        "Symbol",
        "ZapfDingbats"};
    return names.count(name) > 0;
}

bool is_private(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD)
           || (c >= 0x100000 && c <= 0x10FFFD);
}

class FontChecks {
public:
    FontChecks(const PdfFont& font, PdfLog& log)
        : font_(font)
        , log_(log)
        , place_{font.first_page, font.dictionary.getObjectID()} {}

    void check() {
        check_dictionary();
        if (font_.composite()) check_composite();
        check_embedded();
        check_subset();
        if (font_.kind == "TrueType") check_true_type();
        for (const auto& [code, use] : font_.uses)
            check_code(code, use);
    }

private:
    void breach(const PdfRule& rule, const std::string& what, const char* hint) {
        const std::string name = font_.name.empty() ? "without a name" : font_.name;
        log_.breach(rule, place_, fmt::format("the font {} {}", name, what), hint);
    }

    void check_dictionary() {
        static const std::set<std::string> kinds = {
            "Type1", "MMType1", "TrueType", "Type3", "Type0"};
        const bool typed = name_at(font_.dictionary, "/Type") == "Font";
        const bool named = font_.kind == "Type3" || !font_.name.empty();
        if (!typed || !named || kinds.count(font_.kind) == 0)
            breach(
                rules::font_dictionary,
                "has no known type or no name",
                hints::embed_font_again
            );
        if (font_.composite() || is_standard_font(font_.name)) return;
        const auto first = integer_at(font_.dictionary, "/FirstChar");
        const auto last = integer_at(font_.dictionary, "/LastChar");
        QPDFObjectHandle widths = value_of(font_.dictionary, "/Widths");
        if (!first || !last || !widths.isArray()
            || widths.getArrayNItems() != *last - *first + 1)
            breach(
                rules::font_dictionary,
                "does not state the width of each of its codes",
                hints::embed_font_again
            );
    }

    void check_composite() {
        const CMap& map = font_.cmap;
        QPDFObjectHandle encoding = value_of(font_.dictionary, "/Encoding");
        if (!map.embedded && !map.known)
            breach(
                rules::cmap,
                fmt::format("is encoded by {}, which is not embedded", map.name),
                hints::embed_font_again
            );
        if (map.embedded && map.stated_mode != map.writing_mode)
            breach(
                rules::cmap,
                "has a CMap whose WMode is not that of its dictionary",
                hints::embed_font_again
            );
        if (!map.uses.empty() && !is_predefined_cmap(map.uses))
            breach(
                rules::cmap,
                "has a CMap that builds upon one that is not embedded",
                hints::embed_font_again
            );
        if (map.large_cid)
            breach(
                rules::limits, "has a CMap with a CID above 65535", hints::embed_font_again
            );
        if (!map.identity && !(map.known && encoding.isName())) check_system(encoding);
        if (name_at(font_.descendant, "/Subtype") == "CIDFontType2" && embedded()
            && !has_key(font_.descendant, "/CIDToGIDMap"))
            breach(
                rules::cid_to_gid,
                "does not say which glyphs its CIDs are (CIDToGIDMap)",
                "add CIDToGIDMap /Identity where the font is a subset of its own "
                "(Acrobat's preflight does); else export the PDF once more"
            );
    }

    // The CMap and the font must speak of the same characters.
    void check_system(QPDFObjectHandle encoding) {
        QPDFObjectHandle one = value_of(encoding, "/CIDSystemInfo");
        QPDFObjectHandle other = value_of(font_.descendant, "/CIDSystemInfo");
        const auto same = [&](const char* key) {
            return text_at(one, key) && text_at(one, key) == text_at(other, key);
        };
        const auto theirs = integer_at(one, "/Supplement");
        const auto own = integer_at(other, "/Supplement");
        if (!same("/Registry") || !same("/Ordering") || !theirs || !own || *own > *theirs)
            breach(
                rules::cid_system,
                "and its CMap have different character collections",
                hints::embed_font_again
            );
    }

    [[nodiscard]] bool embedded() const { return QPDFObjectHandle(font_.file).isStream(); }

    void check_embedded() {
        if (font_.kind == "Type3" || !font_.painted) return;
        const std::string kind = name_at(font_.descendant, "/Subtype");
        if (font_.composite() && kind != "CIDFontType0" && kind != "CIDFontType2") {
            breach(
                rules::font_dictionary,
                fmt::format("is made of a CIDFont of the unknown kind {}", kind),
                hints::embed_font_again
            );
            return breach(
                rules::font_unreadable,
                "is of a kind that nobody can read",
                hints::embed_font_again
            );
        }
        if (!embedded())
            return breach(rules::font_embedded, "is not embedded", hints::embed_font);
        if (!font_.program)
            breach(
                rules::font_unreadable,
                "is embedded, and cannot be read",
                hints::embed_font_again
            );
        const std::string form = name_at(font_.file, "/Subtype");
        if (!form.empty() && form != "Type1C" && form != "CIDFontType0C"
            && form != "OpenType")
            breach(
                rules::font_dictionary,
                fmt::format("is embedded in the form {}", form),
                "Type1C, CIDFontType0C and OpenType are known; export the PDF once more"
            );
    }

    [[nodiscard]] bool is_subset() const {
        return font_.name.size() > 7 && font_.name[6] == '+'
               && std::all_of(font_.name.begin(), font_.name.begin() + 6, [](char c) {
                      return c >= 'A' && c <= 'Z';
                  });
    }

    static bool in_set(const std::string& set, unsigned cid) {
        return cid / 8 < set.size()
               && (static_cast<unsigned char>(set[cid / 8]) >> (7 - cid % 8) & 1) == 1;
    }

    // Lists of a subset's glyphs are not asked for; where they are, they must be complete.
    void check_subset() {
        if (!embedded() || !is_subset() || !font_.program) return;
        const auto names = text_at(font_.descriptor, "/CharSet");
        bool complete = true;
        if (names && !font_.composite())
            complete =
                static_cast<unsigned>(std::count(names->begin(), names->end(), '/')) + 1
                >= font_.program->glyph_count();
        const auto set = data_of(value_of(font_.descriptor, "/CIDSet"));
        if (set && font_.composite() && !font_.program->is_cid_keyed())
            for (unsigned cid = 1; cid < font_.program->measured_glyphs(); ++cid)
                complete = complete && in_set(*set, cid);
        if (!complete)
            breach(
                rules::subset_lists,
                "has a list of its glyphs (CharSet, CIDSet) that is not complete",
                "remove the list (CharSet, CIDSet): nobody needs it, and a wrong one is "
                "worse than none; Acrobat's preflight does so"
            );
    }

    void check_true_type() {
        QPDFObjectHandle encoding = value_of(font_.dictionary, "/Encoding");
        const int maps = font_.program ? font_.program->character_maps() : 1;
        const bool symbol = font_.program && font_.program->has_symbol_map();
        if (font_.symbolic) {
            if (!encoding.isNull())
                breach(
                    rules::encoding,
                    "is symbolic, and has an Encoding",
                    hints::embed_font_again
                );
            if (maps != 1 && !symbol)
                breach(
                    rules::encoding,
                    "is symbolic, and has other than one character map",
                    hints::embed_font_again
                );
            return;
        }
        const bool known = font_.base_encoding == "WinAnsiEncoding"
                           || font_.base_encoding == "MacRomanEncoding";
        bool named = true;
        for (const auto& [code, name] : font_.names)
            named = named && (name == ".notdef" || character_named(name));
        if (!known || !named)
            breach(
                rules::encoding,
                "is not symbolic, and has neither WinAnsiEncoding nor MacRomanEncoding",
                hints::embed_font_again
            );
        if (maps < (symbol ? 2 : 1))
            breach(
                rules::encoding,
                "is not symbolic, and has no character map",
                hints::embed_font_again
            );
    }

    static std::string shown(const CMap::Code& code) {
        return fmt::format("code {:0{}X}", code.code, 2 * code.bytes);
    }

    void check_code(const CMap::Code& code, const CodeUse& use) {
        place_.page = use.page;
        check_meaning(code, use);
        if (font_.kind == "Type3" || !font_.program) return;
        const auto glyph = font_.glyph(code);
        if (!glyph) return;
        const bool unencoded = !font_.composite() && *glyph == 0;
        const bool first =
            font_.composite() && (*glyph == 0 || font_.cmap.cid_of(code) == 0u);
        if (first || (unencoded && !font_.program->is_true_type()))
            breach(
                rules::notdef,
                fmt::format("shows .notdef for {}", shown(code)),
                "set the character in a font that has it: what is shown here is an empty "
                "box or nothing"
            );
        const auto width = font_.program->width(*glyph);
        if (!use.painted) return;
        if (font_.composite() && !width && !first)
            breach(
                rules::notdef,
                fmt::format("shows .notdef for {}, which it lacks", shown(code)),
                "set the character in a font that has it: what is shown here is an empty "
                "box or nothing"
            );
        if (!width || (unencoded && font_.program->is_true_type())) {
            breach(
                rules::glyph,
                fmt::format("has no glyph for {}", shown(code)),
                "export the PDF once more, with the whole font embedded if it happens again"
            );
            return;
        }
        const auto stated = font_.stated_width(code);
        if (stated && std::fabs(*stated - *width) > 1)
            breach(
                rules::widths,
                fmt::format(
                    "states {:.6g} for the width of {}, and its program {:.6g}",
                    *stated,
                    shown(code),
                    *width
                ),
                "export the PDF once more: the font that was embedded is not the one that "
                "the lines were set with"
            );
    }

    void check_meaning(const CMap::Code& code, const CodeUse& use) {
        const auto characters = font_.unicode(code);
        if (!characters)
            return breach(
                rules::unicode,
                fmt::format("does not say which character {} is", shown(code)),
                "export from a program that says which characters its glyphs are "
                "(ToUnicode), or replace the font; a print shop's outlines of text are "
                "drawings, and best tagged as a figure"
            );
        for (const char32_t c : *characters) {
            if (c == 0 || c == 0xFFFE || c == 0xFEFF)
                breach(
                    rules::unicode,
                    fmt::format(
                        "maps {} to U+{:04X}", shown(code), static_cast<unsigned>(c)
                    ),
                    "export the PDF once more with another version of the font: its "
                    "ToUnicode map is at fault"
                );
            if (is_private(c) && use.bare)
                breach(
                    rules::private_use,
                    fmt::format(
                        "maps {} to U+{:04X}, of private use",
                        shown(code),
                        static_cast<unsigned>(c)
                    ),
                    "say what it stands for in the tag's ActualText (Acrobat: Properties, "
                    "Actual Text), or use a font that has the character under its own code"
                );
        }
    }

    const PdfFont& font_;
    PdfLog& log_;
    PdfPlace place_;
};

}  // namespace

void check_font(const PdfFont& font, PdfLog& log) {
    FontChecks(font, log).check();
}

}  // namespace pam::preflight
