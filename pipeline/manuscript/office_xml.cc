#include "manuscript/office_xml.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "manuscript/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace pam::manuscript {

namespace {

Error refused(std::string_view name, std::string_view why) {
    return {
        codes::office_markup_refused,
        fmt::format("\"{}\" cannot be read: {}", name, why),
        Span::none(),
        {"open the file in its own program and save it anew"}};
}

// ---- bytes to UTF-8

constexpr char32_t replacement = 0xFFFD;

bool is_high(char32_t c) {
    return c >= 0xD800 && c < 0xDC00;
}
bool is_low(char32_t c) {
    return c >= 0xDC00 && c < 0xE000;
}
char32_t whole(char32_t high, char32_t low) {
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

enum class Wide { No, BigEndian, LittleEndian };

// XML 1.0, appendix F: a byte order mark, or how the first "<" is stored.
Wide wide_form(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 2);
    if (head == "\xFE\xFF" || head == std::string_view("\0<", 2)) return Wide::BigEndian;
    if (head == "\xFF\xFE" || head == std::string_view("<\0", 2)) return Wide::LittleEndian;
    return Wide::No;
}

// A half of a character that stands alone becomes the replacement character.
std::string from_utf16(std::string_view bytes, Wide form) {
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(
            form == Wide::BigEndian ? first << 8 | second : second << 8 | first
        );
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        const char32_t low = i + 3 < bytes.size() ? unit(i + 2) : 0;
        if (is_high(c) && is_low(low)) {
            c = whole(c, low);
            i += 2;
        } else if (is_high(c) || is_low(c)) {
            c = replacement;
        }
        utf8::append(text, c);
    }
    return text;
}

std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    at = declaration.find_first_of("'\"", at);
    if (at == std::string_view::npos) return {};
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return {};
    return std::string(declaration.substr(at + 1, end - at - 1));
}

bool is_utf8_name(std::string_view encoding) {
    std::string lower;
    for (const char c : encoding)
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower.empty() || lower == "utf-8" || lower == "utf8" || lower == "us-ascii";
}

Result<std::string> to_utf8(Bytes bytes, std::string_view name) {
    const Wide form = wide_form(bytes);
    const std::string declared = form == Wide::No ? declared_encoding(bytes) : "";
    if (!is_utf8_name(declared))
        return refused(name, fmt::format("its encoding \"{}\" is unknown", declared));
    std::string text = form == Wide::No ? std::move(bytes) : from_utf16(bytes, form);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (const auto invalid = utf8::find_invalid(text))
        return refused(name, fmt::format("byte {} is no UTF-8", *invalid));
    if (const auto nul = text.find('\0'); nul != std::string::npos)
        return refused(name, fmt::format("byte {} is NUL", nul));
    return text;
}

// ---- character references

struct Reference {
    char32_t code_point = 0;
    std::size_t size = 0;  // 0: no reference here
};

Reference reference_at(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "&#") return {};
    std::size_t i = at + 2;
    const bool hex = i < text.size() && text[i] == 'x';
    const char32_t base = hex ? 16 : 10;
    i += hex;
    char32_t value = 0;
    const std::size_t digits = i;
    for (; i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i])); ++i) {
        const char c = text[i];
        const int digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
        if (digit >= static_cast<int>(base)) return {};
        value = std::min<char32_t>(value * base + static_cast<char32_t>(digit), 0x110000);
    }
    if (i == digits || i >= text.size() || text[i] != ';') return {};
    return {value, i + 1 - at};
}

// Some programs write an astral character as two references, one for each half of its
// UTF-16 form. References to no character become the replacement character.
std::string mend_references(std::string text) {
    std::string mended;
    std::size_t copied = 0;
    for (std::size_t at = text.find("&#"); at != std::string::npos;) {
        const Reference first = reference_at(text, at);
        std::size_t end = at + std::max<std::size_t>(first.size, 2);
        const char32_t c = first.code_point;
        if (first.size != 0 && (c == 0 || is_high(c) || is_low(c) || c > 0x10FFFF)) {
            const Reference second = reference_at(text, end);
            const bool pair = is_high(c) && second.size != 0 && is_low(second.code_point);
            const char32_t mend = pair ? whole(c, second.code_point) : replacement;
            mended.append(text, copied, at - copied);
            mended += utf8::encode(mend);
            if (pair) end += second.size;
            copied = end;
        }
        at = text.find("&#", end);
    }
    if (copied == 0) return text;
    return mended.append(text, copied);
}

// ---- limits

constexpr std::size_t element_bytes = 64;  // pugixml's on 64 bits
constexpr std::size_t attribute_bytes = 40;

// Reads only as much of the markup as is needed to count it.
class Guard {
public:
    Guard(std::string_view text, std::string_view name) : text_(text), name_(name) {}

    Result<void> check() {
        while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
            ++at_;
            const std::string_view rest = text_.substr(at_);
            if (rest.starts_with("!--")) {
                skip_past("-->");
            } else if (rest.starts_with("![CDATA[")) {
                skip_past("]]>");
            } else if (rest.starts_with('?')) {
                skip_past("?>");
            } else if (rest.starts_with('!')) {
                PAM_CHECK(check_declaration());
            } else if (rest.starts_with('/')) {
                --depth_;
            } else {
                PAM_CHECK(count_tag());
            }
        }
        return {};
    }

private:
    void skip_past(std::string_view end) {
        const std::size_t found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    // A bare document type is never fetched and does no harm (old programs name their DTD
    // so); one that declares anything is refused: entities multiply, or read other files.
    Result<void> check_declaration() {
        const std::size_t end = text_.find_first_of("[>", at_);
        const bool bare = text_.substr(at_).starts_with("!DOCTYPE")
                          && end != std::string_view::npos && text_[end] == '>';
        if (!bare) return refused(name_, "it declares entities or a document type");
        at_ = end + 1;
        return {};
    }

    Result<void> count_tag() {
        tree_ += 2 * element_bytes;  // with a text in it
        char quote = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
                tree_ += attribute_bytes;
            } else if (c == '>') {
                if (text_[at_ - 1] != '/') ++depth_;
                break;
            }
        }
        if (depth_ > static_cast<std::ptrdiff_t>(limits::office_nesting))
            return refused(
                name_,
                fmt::format(
                    "more than {} elements inside one another", limits::office_nesting
                )
            );
        if (tree_ > limits::office_tree_bytes)
            return refused(name_, "it holds more markup than can be read");
        return {};
    }

    std::string_view text_;
    std::string_view name_;
    std::size_t at_ = 0;
    std::ptrdiff_t depth_ = 0;
    std::size_t tree_ = 0;
};

}  // namespace

Result<std::string> decode_xml(Bytes bytes, std::string_view name) {
    PAM_TRY(std::string text, to_utf8(std::move(bytes), name));
    text = mend_references(std::move(text));
    PAM_CHECK(Guard(text, name).check());
    return text;
}

Result<XmlPart> parse_xml(
    std::string text,
    std::string_view name,
    std::span<const Namespace> namespaces,
    Blanks blanks
) {
    XmlPart part;
    part.text =
        std::make_unique<std::string>(with_known_prefixes(std::move(text), namespaces));
    const unsigned int always = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol
                                | pugi::parse_wconv_attribute;
    const unsigned int options =
        blanks == Blanks::All
            ? always | pugi::parse_ws_pcdata
            : always | pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata;
    const pugi::xml_parse_result parsed = part.tree.load_buffer_inplace(
        part.text->data(), part.text->size(), options, pugi::encoding_utf8
    );
    if (!parsed)
        return refused(
            name, fmt::format("{} at byte {}", parsed.description(), parsed.offset)
        );
    return part;
}

}  // namespace pam::manuscript
