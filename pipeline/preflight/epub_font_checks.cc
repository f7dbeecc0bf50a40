// Fonts: OpenType (ISO 14496-22), WOFF and WOFF2.
#include "preflight/codes.h"
#include "preflight/epub_media_checks.h"

#include <fmt/format.h>

namespace pam::preflight {

namespace {

std::size_t big(const Bytes& bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (std::size_t i = at; i < at + count; ++i)
        value = value << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u);
    return value;
}

enum class FontKind { None, OpenType, Collection, Woff, Woff2 };

FontKind kind_of(const Bytes& bytes) {
    if (bytes.rfind("OTTO", 0) == 0 || bytes.rfind("true", 0) == 0
        || bytes.rfind(std::string("\0\1\0\0", 4), 0) == 0)
        return FontKind::OpenType;
    if (bytes.rfind("ttcf", 0) == 0) return FontKind::Collection;
    if (bytes.rfind("wOFF", 0) == 0) return FontKind::Woff;
    if (bytes.rfind("wOF2", 0) == 0) return FontKind::Woff2;
    return FontKind::None;
}

bool fits(FontKind kind, const std::string& media_type) {
    const bool woff2 = media_type == "font/woff2";
    const bool woff = !woff2 && media_type.find("woff") != std::string::npos;
    switch (kind) {
    case FontKind::Woff:
        return woff;
    case FontKind::Woff2:
        return woff2;
    case FontKind::Collection:
    case FontKind::OpenType:
        return !woff && !woff2;
    case FontKind::None:
        return false;
    }
    return false;
}

// OS/2's fsType, bits 0 to 3: 2 alone means "no embedding". None where there is no table.
std::optional<std::size_t> embedding_rights(const Bytes& font) {
    const std::size_t tables = big(font, 4, 2);
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t record = 12 + 16 * i;
        if (record + 16 > font.size()) return std::nullopt;
        if (font.compare(record, 4, "OS/2") != 0) continue;
        const std::size_t table = big(font, record + 8, 4);
        if (table + 10 > font.size()) return std::nullopt;
        return big(font, table + 8, 2);
    }
    return std::nullopt;
}

}  // namespace

void check_font(const Item& item, const Bytes& bytes, EpubLog& log) {
    const FontKind kind = kind_of(bytes);
    const Place place{item.path};
    if (!fits(kind, item.media_type))
        log.error(
            codes::font_type,
            place,
            fmt::format(
                "is declared {}, but its bytes are those of {}",
                item.media_type,
                kind == FontKind::None ? "no font" : "another kind of font"
            ),
            "declare font/otf, font/ttf, font/woff or font/woff2 as it is"
        );
    if (kind != FontKind::OpenType) return;
    const auto rights = embedding_rights(bytes);
    if (rights && (*rights & 0x000F) == 0x0002)
        log.warn(
            codes::font_restricted,
            place,
            "the font's own table forbids embedding (fsType 2)",
            "ask its owner, or take another font"
        );
}

}  // namespace pam::preflight
