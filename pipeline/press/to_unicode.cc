#include "press/to_unicode.h"

#include "press/codes.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

namespace pam::press {
namespace {

/// Latin ligatures with a code point of their own; U+FB05 is long s and t, which reads as
/// "st".
constexpr std::array<std::u16string_view, 7> ligature_letters{
    u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};

std::uint32_t hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

std::u16string utf16(std::string_view digits) {
    std::u16string text;
    for (std::size_t at = 0; at + 4 <= digits.size(); at += 4)
        text.push_back(static_cast<char16_t>(hexadecimal(digits.substr(at, 4))));
    return text;
}

/// The hexadecimal strings between two keywords, without their brackets.
std::vector<std::string_view> strings_between(std::string_view section) {
    std::vector<std::string_view> strings;
    for (std::size_t at = section.find('<'); at != section.npos;
         at = section.find('<', at)) {
        const std::size_t end = section.find('>', at);
        if (end == section.npos) break;
        strings.push_back(section.substr(at + 1, end - at - 1));
        at = end;
    }
    return strings;
}

void read_characters(std::string_view section, ToUnicode& map) {
    const auto strings = strings_between(section);
    for (std::size_t i = 0; i + 1 < strings.size(); i += 2)
        map.characters[hexadecimal(strings[i])] = utf16(strings[i + 1]);
}

/// A range of at most 256 codes whose last character counts up.
void read_ranges(std::string_view section, ToUnicode& map) {
    const auto strings = strings_between(section);
    for (std::size_t i = 0; i + 2 < strings.size(); i += 3) {
        const std::uint32_t first = hexadecimal(strings[i]);
        const std::uint32_t last = hexadecimal(strings[i + 1]);
        std::u16string text = utf16(strings[i + 2]);
        for (std::uint32_t code = first; code <= last && code < first + 256; ++code) {
            map.characters[code] = text;
            if (!text.empty()) ++text.back();
        }
    }
}

template<typename Reader>
void each_section(
    std::string_view cmap, std::string_view kind, Reader&& read, ToUnicode& map
) {
    const std::string begin = fmt::format("begin{}", kind);
    const std::string end = fmt::format("end{}", kind);
    for (std::size_t at = cmap.find(begin); at != cmap.npos; at = cmap.find(begin, at)) {
        const std::size_t stop = cmap.find(end, at);
        if (stop == cmap.npos) return;
        read(cmap.substr(at + begin.size(), stop - at - begin.size()), map);
        at = stop;
    }
}

constexpr std::string_view cmap_head = R"(/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
)";
constexpr std::string_view cmap_tail = R"(endcmap
CMapName currentdict /CMap defineresource pop
end
end
)";

std::string literal_bytes(std::string_view inside) {
    std::string bytes;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        if (inside[at] != '\\' || at + 1 == inside.size()) {
            bytes.push_back(inside[at]);
            continue;
        }
        const char next = inside[++at];
        if (next == '\n') continue;  // a string goes on after a folded line
        if (next < '0' || next > '7') {
            constexpr std::string_view names = "nrtbf";
            constexpr std::string_view values = "\n\r\t\b\f";
            const std::size_t name = names.find(next);
            bytes.push_back(name == names.npos ? next : values[name]);
            continue;
        }
        int value = 0;
        std::size_t digits = 0;
        for (; digits < 3 && at + digits < inside.size(); ++digits) {
            const char digit = inside[at + digits];
            if (digit < '0' || digit > '7') break;
            value = value * 8 + (digit - '0');
        }
        at += digits - 1;
        bytes.push_back(static_cast<char>(value));
    }
    return bytes;
}

std::string hexadecimal_bytes(std::string_view inside) {
    std::string digits;
    for (const char c : inside)
        if (c > ' ') digits.push_back(c);
    if (digits.size() % 2 == 1) digits.push_back('0');
    std::string bytes;
    for (std::size_t at = 0; at < digits.size(); at += 2)
        bytes.push_back(static_cast<char>(hexadecimal(std::string_view(digits).substr(at, 2)
        )));
    return bytes;
}

}  // namespace

std::u16string ToUnicode::text_of(std::string_view codes) const {
    std::u16string text;
    const auto step = static_cast<std::size_t>(code_bytes);
    for (std::size_t at = 0; at + step <= codes.size(); at += step) {
        std::uint32_t code = 0;
        for (std::size_t i = 0; i < step; ++i)
            code = code * 256 + static_cast<unsigned char>(codes[at + i]);
        if (const auto found = characters.find(code); found != characters.end())
            text += found->second;
    }
    return text;
}

Result<ToUnicode> read_to_unicode(std::string_view cmap) {
    ToUnicode map;
    const std::size_t space = cmap.find("begincodespacerange");
    const std::size_t low = cmap.find('<', space == cmap.npos ? cmap.size() : space);
    if (low == cmap.npos)
        return Error{codes::finisher_failed, "a ToUnicode map has no codes"};
    map.code_bytes = cmap.find('>', low) - low > 3 ? 2 : 1;
    each_section(cmap, "bfchar", read_characters, map);
    each_section(cmap, "bfrange", read_ranges, map);
    if (map.characters.empty())
        return Error{codes::finisher_failed, "a ToUnicode map has no characters"};
    return map;
}

void part_ligatures(ToUnicode& map) {
    for (auto& [code, text] : map.characters) {
        std::u16string parted;
        for (const char16_t c : text) {
            if (c >= 0xFB00 && c <= 0xFB06)
                parted += ligature_letters[static_cast<std::size_t>(c - 0xFB00)];
            else
                parted.push_back(c);
        }
        text = std::move(parted);
    }
}

std::string write_to_unicode(const ToUnicode& map) {
    const int digits = map.code_bytes * 2;
    std::string cmap(cmap_head);
    cmap += fmt::format("<{:0{}x}> <{:f<{}}>\nendcodespacerange\n", 0, digits, "", digits);
    std::size_t left = map.characters.size();
    std::size_t in_section = 0;
    for (const auto& [code, text] : map.characters) {
        // A section may hold at most 100 entries.
        if (in_section == 0) {
            in_section = left < 100 ? left : 100;
            cmap += fmt::format("{} beginbfchar\n", in_section);
        }
        cmap += fmt::format("<{:0{}x}> <", code, digits);
        for (const char16_t unit : text)
            cmap += fmt::format("{:04x}", static_cast<unsigned>(unit));
        cmap += ">\n";
        --left;
        if (--in_section == 0) cmap += "endbfchar\n";
    }
    return cmap.append(cmap_tail);
}

std::string string_bytes(std::string_view written) {
    if (written.size() < 2) return {};
    const std::string_view inside = written.substr(1, written.size() - 2);
    return written.front() == '(' ? literal_bytes(inside) : hexadecimal_bytes(inside);
}

std::u16string text_string(std::string_view bytes) {
    std::u16string text;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        const auto high = static_cast<unsigned char>(bytes[at]);
        const auto low = static_cast<unsigned char>(bytes[at + 1]);
        text.push_back(static_cast<char16_t>(high * 256 + low));
    }
    return text;
}

}  // namespace pam::press
