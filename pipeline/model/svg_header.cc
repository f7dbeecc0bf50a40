// Only the prolog and one start tag are read, by hand: the model links no XML library.
#include "model/svg_header.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>

namespace pam::model {

namespace {

using Attributes = std::map<std::string_view, std::string_view>;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void skip_spaces(std::string_view& text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
}

/// Cuts off everything up to and with `end`; false when it is not there.
bool skip_past(std::string_view& text, std::string_view end) {
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + end.size());
    return true;
}

/// A document type may hold an internal subset in brackets, which may hold '>'.
bool skip_doctype(std::string_view& text) {
    const std::size_t bracket = text.find('[');
    const std::size_t close = text.find('>');
    if (bracket < close && !skip_past(text, "]")) return false;
    return skip_past(text, ">");
}

/// To the '<' of the root element, past byte order mark, declaration, comments and document
/// type.
bool skip_prolog(std::string_view& text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (;;) {
        skip_spaces(text);
        bool skipped = false;
        if (text.starts_with("<?"))
            skipped = skip_past(text, "?>");
        else if (text.starts_with("<!--"))
            skipped = skip_past(text, "-->");
        else if (text.starts_with("<!DOCTYPE"))
            skipped = skip_doctype(text);
        else
            return text.starts_with("<");
        if (!skipped) return false;
    }
}

std::string_view take_name(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end]) && text[end] != '=' && text[end] != '>'
           && text[end] != '/')
        ++end;
    const std::string_view name = text.substr(0, end);
    text.remove_prefix(end);
    return name;
}

std::optional<Attributes> take_attributes(std::string_view text) {
    Attributes attributes;
    for (;;) {
        skip_spaces(text);
        if (text.empty()) return std::nullopt;
        if (text.front() == '>' || text.front() == '/') return attributes;
        const std::string_view name = take_name(text);
        skip_spaces(text);
        if (name.empty() || !text.starts_with("=")) return std::nullopt;
        text.remove_prefix(1);
        skip_spaces(text);
        if (text.empty() || (text.front() != '"' && text.front() != '\''))
            return std::nullopt;
        const std::size_t end = text.find(text.front(), 1);
        if (end == std::string_view::npos) return std::nullopt;
        attributes[name] = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    }
}

std::optional<double> take_number(std::string_view& text) {
    while (!text.empty() && (is_space(text.front()) || text.front() == ','))
        text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

struct Unit {
    std::string_view name;
    double pixels;
};

/// CSS pixels of an absolute length, em and ex by the customary 16 px; nothing for a
/// percentage.
std::optional<double> pixels(std::string_view length) {
    static constexpr std::array<Unit, 9> units{
        {{"", 1},
         {"px", 1},
         {"pt", 96.0 / 72},
         {"pc", 16},
         {"in", 96},
         {"cm", 96 / 2.54},
         {"mm", 96 / 25.4},
         {"em", 16},
         {"ex", 8}}};
    const std::optional<double> number = take_number(length);
    while (!length.empty() && is_space(length.back()))
        length.remove_suffix(1);
    if (!number || *number <= 0) return std::nullopt;
    for (const Unit& unit : units)
        if (length == unit.name) return *number * unit.pixels;
    return std::nullopt;
}

struct Extent {
    double width = 0, height = 0;
};

std::optional<Extent> view_box(std::string_view text) {
    std::array<double, 4> values{};
    for (double& value : values) {
        const std::optional<double> number = take_number(text);
        if (!number) return std::nullopt;
        value = *number;
    }
    if (values[2] <= 0 || values[3] <= 0) return std::nullopt;
    return Extent{values[2], values[3]};
}

std::optional<double> length_of(const Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::nullopt : pixels(found->second);
}

/// Where one side is missing it follows from the view box's ratio.
Extent extent(const Attributes& attributes) {
    const std::optional<double> width = length_of(attributes, "width");
    const std::optional<double> height = length_of(attributes, "height");
    const auto found = attributes.find("viewBox");
    const std::optional<Extent> box =
        found == attributes.end() ? std::nullopt : view_box(found->second);
    if (width && height) return {*width, *height};
    if (box && width) return {*width, *width * box->height / box->width};
    if (box && height) return {*height * box->width / box->height, *height};
    if (box) return *box;
    return {width.value_or(300), height.value_or(150)};
}

std::uint32_t whole(double value) {
    const double bounded = std::fmin(std::fmax(std::round(value), 1), 4e9);
    return static_cast<std::uint32_t>(bounded);
}

}  // namespace

std::optional<SvgSize> read_svg_size(std::string_view bytes) {
    if (!skip_prolog(bytes)) return std::nullopt;
    bytes.remove_prefix(1);
    const std::string_view name = take_name(bytes);
    if (name != "svg" && !name.ends_with(":svg")) return std::nullopt;
    const std::optional<Attributes> attributes = take_attributes(bytes);
    if (!attributes) return std::nullopt;
    const Extent size = extent(*attributes);
    return SvgSize{whole(size.width), whole(size.height)};
}

}  // namespace pam::model
