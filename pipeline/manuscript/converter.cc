#include "manuscript/converter.h"

#include "base/nearest.h"
#include "base/utf8.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

namespace pam::manuscript {

namespace {

constexpr char32_t replacement = 0xFFFD;

// ICU knows no ISO-8859-16, the one part that has the Romanian letters with commas.
constexpr std::string_view part_16 = "ISO-8859-16";
constexpr std::u32string_view part_16_from_a0 =
    U"\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéê"
    U"ëì"
    U"íîïđńòóôőöśűùúûüęțÿ";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// With malformed bytes stopped at, so that each can be remembered.
Converter open_converter(const std::string& encoding) {
    UErrorCode problem = U_ZERO_ERROR;
    Converter converter(ucnv_open(encoding.c_str(), &problem));
    if (U_FAILURE(problem)) return nullptr;
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &problem
    );
    return U_SUCCESS(problem) ? std::move(converter) : nullptr;
}

// Collects UTF-16 in pieces; a surrogate pair may be cut by the end of one.
class Collector {
public:
    void add(const UChar* begin, const UChar* end) {
        for (; begin != end; ++begin) {
            const char32_t unit = *begin;
            if (unit >= 0xD800 && unit < 0xDC00) {
                high_ = unit;
            } else if (unit >= 0xDC00 && unit < 0xE000) {
                utf8::append(
                    result_.text, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00)
                );
            } else {
                utf8::append(result_.text, unit);
            }
        }
    }

    void add_odd(unsigned char byte) {
        result_.odd_bytes.push_back({static_cast<std::uint32_t>(result_.text.size()), byte}
        );
        utf8::append(result_.text, replacement);
    }

    void reserve(std::size_t bytes) { result_.text.reserve(bytes); }
    Converted take() { return std::move(result_); }

private:
    Converted result_;
    char32_t high_ = 0xD800;
};

bool is_malformed(UErrorCode problem) {
    return problem == U_INVALID_CHAR_FOUND || problem == U_ILLEGAL_CHAR_FOUND
           || problem == U_TRUNCATED_CHAR_FOUND || problem == U_ILLEGAL_ESCAPE_SEQUENCE
           || problem == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

// ICU hands back the bytes it stumbled over; those it had read in vain are among them.
void add_malformed(UConverter* converter, Collector& collector) {
    std::array<char, 32> bytes{};
    auto count = static_cast<int8_t>(bytes.size());
    UErrorCode problem = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes.data(), &count, &problem);
    for (int8_t i = 0; U_SUCCESS(problem) && i < count; ++i)
        collector.add_odd(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]));
}

Converted run(UConverter* converter, std::string_view bytes) {
    Collector collector;
    collector.reserve(bytes.size() + bytes.size() / 8);
    std::array<UChar, 4096> units{};
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    for (;;) {
        UErrorCode problem = U_ZERO_ERROR;
        UChar* to = units.data();
        ucnv_toUnicode(
            converter, &to, units.data() + units.size(), &from, end, nullptr, true, &problem
        );
        collector.add(units.data(), to);
        if (problem == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_SUCCESS(problem)) return collector.take();
        const char* const stopped_at = from;
        if (is_malformed(problem)) add_malformed(converter, collector);
        // A converter that neither ends nor goes on would hold us for ever.
        if (from == stopped_at && from == end) return collector.take();
    }
}

Converted convert_part_16(std::string_view bytes) {
    Collector collector;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const auto unit =
            static_cast<UChar>(byte < 0xA0 ? byte : part_16_from_a0[byte - 0xA0u]);
        collector.add(&unit, &unit + 1);
    }
    return collector.take();
}

// ICU reads the Korean middle dot as the Japanese one in this encoding alone; the set of
// characters has no other.
void mend_korean_dots(std::string& text) {
    constexpr std::string_view japanese = "\xE3\x83\xBB";
    for (std::size_t at = text.find(japanese); at != std::string::npos;
         at = text.find(japanese, at))
        text.replace(at, japanese.size(), "·");
}

bool is_single_byte(UConverter* converter) {
    return ucnv_getMaxCharSize(converter) == 1;
}

// Tables of one byte a character give U+0080 to U+009F for the bytes they do not know.
void mark_c1(Converted& converted) {
    std::string& text = converted.text;
    std::vector<OddByte> found;
    std::string marked;
    std::size_t copied = 0;
    for (std::size_t at = text.find('\xC2'); at != std::string::npos;
         at = text.find('\xC2', at + 2)) {
        const auto byte = static_cast<unsigned char>(text[at + 1]);
        if (byte >= 0xA0) continue;
        marked.append(text, copied, at - copied);
        found.push_back({static_cast<std::uint32_t>(marked.size()), byte});
        utf8::append(marked, replacement);
        copied = at + 2;
    }
    if (found.empty()) return;
    text = marked.append(text, copied);
    // Tables of one byte find nothing malformed, so these are all.
    converted.odd_bytes = std::move(found);
}

std::string standard_name(const char* name) {
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode problem = U_ZERO_ERROR;
        const char* known = ucnv_getStandardName(name, standard, &problem);
        if (U_SUCCESS(problem) && known) return known;
    }
    return name;
}

bool same_name(std::string_view a, std::string_view b) {
    return ucnv_compareNames(std::string(a).c_str(), std::string(b).c_str()) == 0;
}

// What people write and ICU does not know.
constexpr std::array<std::array<std::string_view, 2>, 8> more_names{
    {{"ansi", "windows-1252"},
     {"macroman", "macintosh"},
     {"unicode", "UTF-16"},
     {"utf-8-sig", "UTF-8"},
     {"latin10", part_16},
     {"cp936", "GBK"},
     {"mac-ce", "x-mac-centraleurroman"},
     {"mac-cyrillic", "x-mac-cyrillic"}}};

std::string meant_by(std::string_view written) {
    for (const auto& [alias, meant] : more_names)
        if (same_name(written, alias)) return std::string(meant);
    if (same_name(written.substr(0, 3), "win") && written.size() >= 7
        && written.substr(0, 7) != "windows")
        return "windows-" + std::string(written.substr(written.size() - 4));
    return std::string(written);
}

}  // namespace

std::optional<Converted> convert(std::string_view bytes, const std::string& encoding) {
    if (same_name(encoding, part_16)) {
        Converted converted = convert_part_16(bytes);
        mark_c1(converted);
        return converted;
    }
    const Converter converter = open_converter(encoding);
    if (!converter) return std::nullopt;
    Converted converted = run(converter.get(), bytes);
    if (is_single_byte(converter.get())) mark_c1(converted);
    if (converted.odd_bytes.empty() && same_name(encoding, "ISO-2022-KR"))
        mend_korean_dots(converted.text);
    return converted;
}

std::string canonical_name(std::string_view written) {
    const std::string meant = meant_by(written);
    if (same_name(meant, part_16)) return std::string(part_16);
    const Converter converter = open_converter(meant);
    return converter ? standard_name(meant.c_str()) : std::string();
}

std::string nearest_encoding(std::string_view written) {
    std::vector<std::string> names{std::string(part_16)};
    for (int32_t i = 0; i < ucnv_countAvailable(); ++i) {
        const char* converter = ucnv_getAvailableName(i);
        UErrorCode problem = U_ZERO_ERROR;
        const uint16_t count = ucnv_countAliases(converter, &problem);
        for (uint16_t alias = 0; U_SUCCESS(problem) && alias < count; ++alias)
            if (const char* name = ucnv_getAlias(converter, alias, &problem))
                names.emplace_back(name);
    }
    const auto lower = [](std::string name) {
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return name;
    };
    std::vector<std::string> lowered;
    for (const std::string& name : names)
        lowered.push_back(lower(name));
    const auto meant = nearest(
        lower(std::string(written.substr(0, 40))), {lowered.begin(), lowered.end()}
    );
    return meant ? canonical_name(*meant) : std::string();
}

std::u32string upper_half(const std::string& encoding) {
    std::string bytes;
    for (int byte = 0x80; byte < 0x100; ++byte)
        bytes.push_back(static_cast<char>(byte));
    const auto converted = convert(bytes, encoding);
    if (!converted) return std::u32string(128, replacement);
    std::u32string characters = utf8::to_utf32(converted->text);
    characters.resize(128, replacement);
    return characters;
}

}  // namespace pam::manuscript
