#include "preflight/xml_names.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

struct KnownSpace {
    std::string_view uri;
    Space space;
};

constexpr std::array<KnownSpace, 12> known_spaces{{
    {"http://www.w3.org/XML/1998/namespace", Space::Xml},
    {"http://www.w3.org/1999/xhtml", Space::Xhtml},
    {"http://www.idpf.org/2007/ops", Space::Ops},
    {"http://www.w3.org/2000/svg", Space::Svg},
    {"http://www.w3.org/1998/Math/MathML", Space::MathMl},
    {"http://www.idpf.org/2007/opf", Space::Opf},
    {"http://purl.org/dc/elements/1.1/", Space::Dc},
    {"http://www.daisy.org/z3986/2005/ncx/", Space::Ncx},
    {"urn:oasis:names:tc:opendocument:xmlns:container", Space::Ocf},
    {"http://www.w3.org/2001/04/xmlenc#", Space::Encryption},
    {"http://www.w3.org/1999/xlink", Space::XLink},
    {"http://www.w3.org/ns/SMIL", Space::Smil},
}};

Space space_named(std::string_view uri) {
    if (uri.empty()) return Space::None;
    for (const KnownSpace& known : known_spaces)
        if (known.uri == uri) return known.space;
    return Space::Other;
}

// Productions 4 and 4a; of the characters beyond ASCII only the few that are no names.
bool is_name_start(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x300 || c > 0x36F)
           && (c < 0x2000 || c > 0x206F || c == 0x200C || c == 0x200D)
           && (c < 0x2190 || c > 0x2BFF) && (c < 0xE000 || c > 0xF8FF);
}

bool is_name_part(char32_t c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 0xB7
           || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

bool is_declaration(std::string_view attribute) {
    return attribute.substr(0, 5) == "xmlns"
           && (attribute.size() == 5 || attribute[5] == ':');
}

std::string_view prefix_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view local_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlFault undeclared(std::string_view prefix, std::uint32_t offset) {
    return {
        offset,
        fmt::format("the namespace prefix {} is not declared", prefix),
        fmt::format("declare it with xmlns:{} on the root element", prefix)};
}

}  // namespace

// Production 2, Char, less what UTF-8 cannot hold anyway.
bool is_xml_character(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

std::string_view name_at(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end < text.size()) {
        const utf8::Decoded next = utf8::decode(text, end);
        const bool fits = next.code_point == ':'
                          || (end == offset ? is_name_start(next.code_point)
                                            : is_name_part(next.code_point));
        if (!fits) break;
        end += next.bytes;
    }
    return text.substr(offset, end - offset);
}

bool is_qualified(std::string_view name) {
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return !name.empty();
    const std::string_view local = name.substr(colon + 1);
    return colon > 0 && !local.empty() && local.find(':') == std::string_view::npos
           && is_name_start(utf8::decode(local, 0).code_point);
}

std::optional<XmlFault> Namespaces::enter(XmlNode& node, std::size_t depth) {
    for (const XmlAttribute& one : node.attributes)
        if (is_declaration(one.name))
            bindings_.push_back(
                {one.name.size() == 5 ? std::string_view() : one.name.substr(6),
                 space_named(one.value),
                 depth}
            );
    const std::string_view prefix = prefix_of(node.name);
    const auto space = space_of(prefix);
    if (!space && !prefix.empty()) return undeclared(prefix, node.offset);
    node.local = local_of(node.name);
    node.space = space.value_or(Space::None);
    for (XmlAttribute& one : node.attributes) {
        if (is_declaration(one.name)) {
            one.local = one.name;
            one.space = Space::Other;
            continue;
        }
        one.local = local_of(one.name);
        // An attribute without a prefix is in no namespace, whatever its element is in.
        if (one.local == one.name) continue;
        const auto own = space_of(prefix_of(one.name));
        if (!own) return undeclared(prefix_of(one.name), one.offset);
        one.space = *own;
    }
    return std::nullopt;
}

void Namespaces::leave(std::size_t depth) {
    while (!bindings_.empty() && bindings_.back().depth >= depth)
        bindings_.pop_back();
}

std::optional<Space> Namespaces::space_of(std::string_view prefix) const {
    if (prefix == "xml") return Space::Xml;
    const auto bound =
        std::find_if(bindings_.rbegin(), bindings_.rend(), [&](const Binding& one) {
            return one.prefix == prefix;
        });
    if (bound == bindings_.rend()) return std::nullopt;
    return bound->space;
}

}  // namespace pam::preflight
