// Style sheets that reading systems take as they are meant.
#include "preflight/codes.h"
#include "preflight/css_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pam::preflight {

namespace {

struct Colour {
    int red = 0, green = 0, blue = 0;
};

const std::map<std::string, Colour, std::less<>> named_colours = {
    {"black", {0, 0, 0}},           {"silver", {192, 192, 192}},
    {"gray", {128, 128, 128}},      {"grey", {128, 128, 128}},
    {"white", {255, 255, 255}},     {"maroon", {128, 0, 0}},
    {"red", {255, 0, 0}},           {"purple", {128, 0, 128}},
    {"fuchsia", {255, 0, 255}},     {"green", {0, 128, 0}},
    {"lime", {0, 255, 0}},          {"olive", {128, 128, 0}},
    {"yellow", {255, 255, 0}},      {"navy", {0, 0, 128}},
    {"blue", {0, 0, 255}},          {"teal", {0, 128, 128}},
    {"aqua", {0, 255, 255}},        {"orange", {255, 165, 0}},
    {"lightgray", {211, 211, 211}}, {"lightgrey", {211, 211, 211}},
    {"darkgray", {169, 169, 169}},  {"darkgrey", {169, 169, 169}},
    {"gainsboro", {220, 220, 220}}, {"whitesmoke", {245, 245, 245}},
};

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<Colour> hex_colour(std::string_view digits) {
    std::vector<int> values;
    for (const char c : digits)
        values.push_back(hexadecimal(c));
    if (std::find(values.begin(), values.end(), -1) != values.end()) return std::nullopt;
    if (values.size() == 3) return Colour{values[0] * 17, values[1] * 17, values[2] * 17};
    if (values.size() == 6)
        return Colour{
            values[0] * 16 + values[1],
            values[2] * 16 + values[3],
            values[4] * 16 + values[5]};
    return std::nullopt;
}

// The first colour in a value; none where it cannot be told (a variable, a system colour).
std::optional<Colour> colour_in(const std::string& value) {
    for (const std::string& word : words(value)) {
        if (word.front() == '#') return hex_colour(word.substr(1));
        std::string lower = word;
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const auto named = named_colours.find(lower);
        if (named != named_colours.end()) return named->second;
    }
    return std::nullopt;
}

// WCAG 2.2, relative luminance and contrast ratio.
double luminance(const Colour& colour) {
    const auto linear = [](int channel) {
        const double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
           + 0.0722 * linear(colour.blue);
}

double contrast(const Colour& a, const Colour& b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

constexpr double least_contrast = 4.5;

class CssChecks {
public:
    CssChecks(const CssSheet& sheet, const Place& place, CssWithin within, EpubLog& log)
        : sheet_(sheet)
        , place_(place)
        , within_(within)
        , log_(log) {}

    void check() {
        if (sheet_.fault)
            log_.error(
                codes::css_syntax,
                at(sheet_.fault->offset),
                fmt::format("not understood from here: {}", sheet_.fault->message),
                "reading systems drop the rest, or the whole sheet"
            );
        if (!sheet_.charset.empty() && sheet_.charset != "utf-8"
            && sheet_.charset != "UTF-8")
            log_.error(
                codes::encoding_declared,
                at(0),
                fmt::format("the style sheet declares the encoding {}", sheet_.charset)
            );
        for (const CssDeclaration& one : sheet_.declarations)
            check_property(one);
        for (std::size_t i = 0; i < sheet_.declarations.size();)
            i = check_contrast(i);
    }

private:
    // A sheet within a document is shown at its element: its own lines are not the file's.
    [[nodiscard]] Place at(std::uint32_t offset) const {
        return within_ == CssWithin::File ? Place{place_.path, offset} : place_;
    }

    void check_property(const CssDeclaration& one) {
        if (one.property == "direction" || one.property == "unicode-bidi")
            log_.error(
                codes::css_forbidden,
                at(one.offset),
                fmt::format("{} must not be used in an EPUB", one.property),
                "write dir=\"rtl\" or <bdo> in the document"
            );
        if (one.property == "position" && one.value == "fixed")
            log_.note(
                codes::css_discouraged,
                at(one.offset),
                "position: fixed means nothing on pages that reflow",
                "leave it in the flow of the text"
            );
    }

    // Declarations of one rule stand together: looks at them, returns the first behind.
    std::size_t check_contrast(std::size_t first) {
        const std::size_t rule = sheet_.declarations[first].rule;
        const CssDeclaration* text = nullptr;
        std::optional<Colour> ground;
        bool own_ground = false;
        std::size_t i = first;
        for (; i < sheet_.declarations.size() && sheet_.declarations[i].rule == rule; ++i) {
            const CssDeclaration& one = sheet_.declarations[i];
            if (one.property == "color") text = &one;
            if (one.property != "background-color" && one.property != "background")
                continue;
            own_ground = true;
            ground = colour_in(one.value);
        }
        if (text == nullptr || (own_ground && !ground)) return i;
        const bool dark = sheet_.rules[rule].media.find("dark") != std::string::npos;
        if (!own_ground && (dark || is_ornament(sheet_.rules[rule].selector))) return i;
        const auto colour = colour_in(text->value);
        if (!colour) return i;
        const double ratio = contrast(*colour, ground.value_or(Colour{255, 255, 255}));
        if (ratio < least_contrast)
            log_.warn(
                codes::contrast_low,
                at(text->offset),
                fmt::format(
                    "the text's contrast is {:.1f} to 1, and {} to 1 is wanted",
                    ratio,
                    least_contrast
                ),
                "leave colours to the reader, or make the text darker"
            );
        return i;
    }

    // A rule draws no text.
    static bool is_ornament(const std::string& selector) {
        return selector == "hr" || selector.rfind("hr.", 0) == 0;
    }

    const CssSheet& sheet_;
    const Place& place_;
    CssWithin within_;
    EpubLog& log_;
};

}  // namespace

void check_css(const CssSheet& sheet, const Place& place, CssWithin within, EpubLog& log) {
    CssChecks(sheet, place, within, log).check();
}

}  // namespace pam::preflight
