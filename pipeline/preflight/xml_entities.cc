#include "preflight/xml_entities.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/xml_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pam::preflight {

namespace {

constexpr const char* lone_ampersand = "\"&\" must be written as &amp;";

XmlFault fault(std::size_t offset, std::string message, std::string hint = "") {
    return {static_cast<std::uint32_t>(offset), std::move(message), std::move(hint)};
}

}  // namespace

void XmlEntities::declare(std::string_view name, std::string value) {
    values_.emplace(std::string(name), std::move(value));
}

void XmlEntities::declare_external(std::string_view name) {
    externals_.emplace(name);
}

XmlEntities::Resolved XmlEntities::resolve(std::string_view written, std::size_t offset) {
    Resolved result;
    for (std::size_t i = 0; i < written.size();) {
        const auto ampersand = std::min(written.size(), written.find('&', i));
        result.text += written.substr(i, ampersand - i);
        if (ampersand == written.size()) break;
        const std::size_t place = offset + ampersand;
        const bool counted = written.substr(ampersand + 1, 1) == "#";
        const std::string_view name =
            counted ? std::string_view() : name_at(written, ampersand + 1);
        const auto end =
            counted ? written.find(';', ampersand) : ampersand + 1 + name.size();
        const bool closed =
            end < written.size() && written[end] == ';' && (counted || !name.empty());
        if (!closed) {
            result.fault = fault(place, lone_ampersand);
            return result;
        }
        const auto value = counted
                               ? number(written.substr(ampersand + 2, end - ampersand - 2))
                               : named(name);
        if (!value) {
            result.fault =
                counted
                    ? fault(place, "the character reference stands for no XML character")
                    : fault(
                        place,
                        fmt::format("the entity &{}; is not declared", name),
                        "write the character itself, or its number: &#160; for a "
                        "no-break space"
                    );
            return result;
        }
        // Entities in entities are how a kilobyte becomes a gigabyte: what they write is
        // counted, and a declared entity's own text is taken as it stands.
        written_ += value->size() > 4 ? value->size() : 0;
        if (written_ > limits::epub_entity_bytes) {
            result.fault = fault(place, "the entities write more than any document holds");
            return result;
        }
        result.text += *value;
        i = end + 1;
    }
    return result;
}

std::optional<std::string> XmlEntities::number(std::string_view digits) const {
    const bool hexadecimal = !digits.empty() && digits.front() == 'x';
    if (hexadecimal) digits.remove_prefix(1);
    constexpr std::string_view alphabet = "0123456789abcdefABCDEF";
    if (digits.empty()) return std::nullopt;
    char32_t value = 0;
    for (const char c : digits) {
        auto digit = alphabet.substr(0, hexadecimal ? 22 : 10).find(c);
        if (digit == std::string_view::npos || value > 0x10FFFF) return std::nullopt;
        if (digit > 15) digit -= 6;
        value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
    }
    if (!is_xml_character(value)) return std::nullopt;
    return utf8::encode(value);
}

std::optional<std::string> XmlEntities::named(std::string_view name) const {
    static constexpr std::array<std::pair<std::string_view, char>, 5> own{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [known, character] : own)
        if (known == name) return std::string(1, character);
    if (const auto declared = values_.find(name); declared != values_.end())
        return declared->second;
    // What an external one writes does not matter here.
    if (any_name_ || externals_.count(name) > 0) return utf8::encode(0xFFFD);
    return std::nullopt;
}

}  // namespace pam::preflight
