#include "preflight/pdf_font.h"

#include "preflight/glyph_names.h"

#include <algorithm>

namespace pam::preflight {

namespace {

constexpr unsigned most_codes = 65536;
constexpr long long symbolic_flag = 4;
// A sound font states each width once; one that states them without end is left.
constexpr std::size_t most_widths = std::size_t{4} * most_codes;

long long cid_number(QPDFObjectHandle value) {
    return static_cast<long long>(
        std::clamp(value.getNumericValue(), -1.0, static_cast<double>(most_codes))
    );
}

}  // namespace

PdfFont::PdfFont(QPDFObjectHandle object) : dictionary(object), descendant(object) {
    file = QPDFObjectHandle::newNull();
    kind = name_at(dictionary, "/Subtype");
    name = name_at(dictionary, "/BaseFont");
    if (composite()) {
        const auto kids = elements(value_of(dictionary, "/DescendantFonts"));
        descendant = kids.empty() ? QPDFObjectHandle::newNull() : kids.front();
        cmap = read_cmap(value_of(dictionary, "/Encoding"));
    }
    descriptor = value_of(descendant, "/FontDescriptor");
    symbolic = (integer_at(descriptor, "/Flags").value_or(0) & symbolic_flag) != 0;
    QPDFObjectHandle map = value_of(dictionary, "/ToUnicode");
    has_to_unicode = map.isStream();
    if (const auto data = data_of(map))
        to_unicode_ = parse_to_unicode(*data, composite() ? 2 : 1);
    read_program();
    if (composite()) {
        read_cid_widths();
    } else {
        read_encoding();
        read_widths();
    }
}

void PdfFont::read_program() {
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
        if (file.isNull()) file = value_of(descriptor, key);
    if (auto data = data_of(file)) {
        size += data->size();
        program = FontProgram::open(std::move(*data));
    }
    if (auto map = data_of(value_of(descendant, "/CIDToGIDMap")))
        cid_to_gid_ = std::move(*map);
    size += cid_to_gid_.size();
}

void PdfFont::read_encoding() {
    QPDFObjectHandle encoding = value_of(dictionary, "/Encoding");
    base_encoding =
        encoding.isName() ? name_of(encoding) : name_at(encoding, "/BaseEncoding");
    unsigned code = 0;
    for (QPDFObjectHandle& one : elements(value_of(encoding, "/Differences"))) {
        if (one.isInteger())
            code = static_cast<unsigned>(std::clamp<long long>(one.getIntValue(), 0, 256));
        else if (one.isName() && code < 256)
            names[code++] = name_of(one);
    }
}

void PdfFont::read_widths() {
    const long long first = integer_at(dictionary, "/FirstChar").value_or(0);
    long long code = first;
    const bool bounded = has_key(dictionary, "/LastChar");
    for (QPDFObjectHandle& width : elements(value_of(dictionary, "/Widths"))) {
        if (bounded && code >= 0 && code < 256 && width.isNumber())
            widths_[static_cast<unsigned>(code)] = width.getNumericValue();
        ++code;
    }
    // ISO 32000-1, table 122: what Widths does not hold has MissingWidth.
    if (has_key(dictionary, "/Widths"))
        default_width_ = number_at(descriptor, "/MissingWidth").value_or(0);
}

void PdfFont::read_cid_widths() {
    default_width_ = number_at(descendant, "/DW").value_or(1000);
    const auto entries = elements(value_of(descendant, "/W"));
    std::size_t stated = 0;
    for (std::size_t i = 0; i + 1 < entries.size();) {
        QPDFObjectHandle first = entries[i];
        QPDFObjectHandle next = entries[i + 1];
        if (!first.isNumber()) return;
        auto cid = cid_number(first);
        if (next.isArray()) {
            for (QPDFObjectHandle& width : next.getArrayAsVector()) {
                if (cid >= 0 && cid < most_codes && width.isNumber())
                    widths_[static_cast<unsigned>(cid)] = width.getNumericValue();
                ++cid;
            }
            i += 2;
            continue;
        }
        if (i + 2 >= entries.size() || !next.isNumber()) return;
        QPDFObjectHandle width = entries[i + 2];
        const auto last = cid_number(next);
        if (!width.isNumber()) return;
        for (; cid >= 0 && cid <= last && cid < most_codes && stated < most_widths;
             ++cid, ++stated)
            widths_[static_cast<unsigned>(cid)] = width.getNumericValue();
        i += 3;
    }
}

void PdfFont::show(std::string_view text, const CodeUse& use) {
    if (first_page == 0) first_page = use.page;
    painted = painted || use.painted;
    const auto remember = [&](const CMap::Code& code) {
        const auto known = uses.find(code);
        if (known != uses.end()) {
            known->second.painted = known->second.painted || use.painted;
            known->second.bare = known->second.bare || use.bare;
        } else if (uses.size() < most_codes) {
            uses.emplace(code, use);
        }
    };
    if (composite()) {
        for (std::size_t at = 0; at < text.size();) {
            const CMap::Code code = cmap.code_at(text, at);
            remember(code);
            at += code.bytes;
        }
        return;
    }
    for (const char c : text)
        remember({static_cast<unsigned char>(c), 1});
}

char32_t PdfFont::base_character(unsigned code) const {
    if (base_encoding == "WinAnsiEncoding") return win_ansi_character(code);
    if (base_encoding == "MacRomanEncoding") return mac_roman_character(code);
    // A TrueType font has no encoding of its own that would name characters.
    const bool standard = base_encoding == "StandardEncoding"
                          || (base_encoding.empty() && !symbolic && kind != "TrueType");
    return standard ? standard_character(code) : 0;
}

std::optional<std::u32string> PdfFont::unicode(const CMap::Code& code) const {
    if (const std::u32string* characters = to_unicode_.find(code.code)) return *characters;
    if (composite()) {
        // The four collections of Adobe have maps to Unicode of their own.
        const auto ordering = text_at(value_of(descendant, "/CIDSystemInfo"), "/Ordering");
        const bool known = ordering == "GB1" || ordering == "CNS1" || ordering == "Japan1"
                           || ordering == "Korea1";
        if (known || (cmap.known && !cmap.identity)) return std::u32string();
        return std::nullopt;
    }
    const auto named = names.find(code.code);
    if (named != names.end()) {
        if (const auto character = character_named(named->second))
            return std::u32string(1, *character);
    } else if (const char32_t character = base_character(code.code); character != 0) {
        return std::u32string(1, character);
    }
    if (!program || program->is_true_type()) return std::nullopt;
    // The program's own names, as it encodes them itself.
    const auto character = program->character_of(simple_glyph(code.code));
    if (!character) return std::nullopt;
    return std::u32string(1, *character);
}

unsigned PdfFont::true_type_glyph(unsigned code) const {
    const auto named = names.find(code);
    char32_t character = named == names.end() ? base_character(code) : 0;
    if (named != names.end()) character = character_named(named->second).value_or(0);
    const bool encoded = named != names.end() || !base_encoding.empty();
    if (encoded && !symbolic) {
        if (const unsigned glyph = character == 0 ? 0 : program->glyph_for(character);
            glyph != 0)
            return glyph;
        for (unsigned mac = 0x20; character != 0 && mac < 0x100; ++mac)
            if (mac_roman_character(mac) == character)
                if (const unsigned glyph = program->glyph_for_mac(mac); glyph != 0)
                    return glyph;
        if (named != names.end()) return program->glyph_named(named->second);
    }
    return program->glyph_built_in(code);
}

unsigned PdfFont::simple_glyph(unsigned code) const {
    const auto named = names.find(code);
    if (named != names.end()) return program->glyph_named(named->second);
    if (base_encoding.empty()) return program->glyph_built_in(code);
    const char32_t character = base_character(code);
    return character == 0 ? 0 : program->glyph_for(character);
}

std::optional<unsigned> PdfFont::glyph(const CMap::Code& code) const {
    if (!program) return std::nullopt;
    if (!composite())
        return program->is_true_type() ? true_type_glyph(code.code)
                                       : simple_glyph(code.code);
    const auto cid = cmap.cid_of(code);
    if (!cid) return std::nullopt;
    if (name_at(descendant, "/Subtype") != "CIDFontType2")
        return program->glyph_for_cid(*cid);
    if (cid_to_gid_.empty()) return *cid;
    const std::size_t at = std::size_t{*cid} * 2;
    if (at + 1 >= cid_to_gid_.size()) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(cid_to_gid_[at])) << 8
           | static_cast<unsigned char>(cid_to_gid_[at + 1]);
}

std::optional<double> PdfFont::stated_width(const CMap::Code& code) const {
    const auto key = composite() ? cmap.cid_of(code) : std::optional(code.code);
    if (!key) return std::nullopt;
    const auto found = widths_.find(*key);
    return found == widths_.end() ? default_width_ : found->second;
}

}  // namespace pam::preflight
