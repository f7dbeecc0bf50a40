// Readers for the kinds of value that are more than one keyword. Each takes what it
// understands from the cursor and leaves the rest, so that the caller can tell a wrong
// value from a value with a tail.
#include "style/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pam::style {

namespace {

using Kind = Token::Kind;

struct AbsoluteUnit {
    std::string_view name;
    double points;
};
// CSS Values 4, section 6.2: the inch is 72 points, the pixel 3/4 point, q a quarter
// millimetre.
constexpr std::array<AbsoluteUnit, 7> absolute_units{{
    {"pt", 1},
    {"px", 0.75},
    {"in", 72},
    {"pc", 12},
    {"mm", 72 / 25.4},
    {"cm", 720 / 25.4},
    {"q", 18 / 25.4},
}};

struct RelativeUnit {
    std::string_view name;
    Unit unit;
    double factor;
};
constexpr std::array<RelativeUnit, 6> relative_units{{
    {"em", Unit::Em, 1},
    {"rem", Unit::RootEm, 1},
    {"ex", Unit::Em, 0.5},
    {"ch", Unit::Em, 0.5},
    {"lh", Unit::Line, 1},
    {"rlh", Unit::RootLine, 1},
}};

struct NamedColor {
    std::string_view name;
    Color color;
};
// The sixteen of HTML 4 and the greys and inks that printed matter uses.
constexpr std::array<NamedColor, 30> colors{{
    {"black", {0, 0, 0}},           {"white", {255, 255, 255}},
    {"gray", {128, 128, 128}},      {"grey", {128, 128, 128}},
    {"silver", {192, 192, 192}},    {"maroon", {128, 0, 0}},
    {"red", {255, 0, 0}},           {"purple", {128, 0, 128}},
    {"fuchsia", {255, 0, 255}},     {"green", {0, 128, 0}},
    {"lime", {0, 255, 0}},          {"olive", {128, 128, 0}},
    {"yellow", {255, 255, 0}},      {"navy", {0, 0, 128}},
    {"blue", {0, 0, 255}},          {"teal", {0, 128, 128}},
    {"aqua", {0, 255, 255}},        {"orange", {255, 165, 0}},
    {"brown", {165, 42, 42}},       {"crimson", {220, 20, 60}},
    {"darkred", {139, 0, 0}},       {"firebrick", {178, 34, 34}},
    {"darkgreen", {0, 100, 0}},     {"darkblue", {0, 0, 139}},
    {"dimgray", {105, 105, 105}},   {"dimgrey", {105, 105, 105}},
    {"darkgray", {169, 169, 169}},  {"darkgrey", {169, 169, 169}},
    {"lightgray", {211, 211, 211}}, {"lightgrey", {211, 211, 211}},
}};

struct NamedPaper {
    std::string_view name;
    Size size;
};
constexpr Size millimetres(double width, double height) {
    return {Length::from_millimetres(width), Length::from_millimetres(height)};
}
constexpr Size inches(double width, double height) {
    return {Length::from_points(width * 72), Length::from_points(height * 72)};
}
// ISO 216, and the sizes of the North American trade.
constexpr std::array<NamedPaper, 14> papers{{
    {"a3", millimetres(297, 420)},
    {"a4", millimetres(210, 297)},
    {"a5", millimetres(148, 210)},
    {"a6", millimetres(105, 148)},
    {"b4", millimetres(250, 353)},
    {"b5", millimetres(176, 250)},
    {"b6", millimetres(125, 176)},
    {"letter", inches(8.5, 11)},
    {"legal", inches(8.5, 14)},
    {"ledger", inches(11, 17)},
    {"tabloid", inches(11, 17)},
    {"half-letter", inches(5.5, 8.5)},
    {"digest", inches(5.5, 8.5)},
    {"trade", inches(6, 9)},
}};

std::uint8_t channel(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

std::optional<Color> hex_color(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, status] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (status != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (digits.size() == 6)
        return Color{channel(value >> 16), channel(value >> 8 & 255), channel(value & 255)};
    if (digits.size() != 3) return std::nullopt;
    return Color{
        channel((value >> 8) * 17),
        channel((value >> 4 & 15) * 17),
        channel((value & 15) * 17)};
}

/// The inside of rgb( ): three numbers or percentages, with commas or without.
std::optional<Color> rgb_color(Cursor inside) {
    std::array<double, 3> values{};
    for (double& value : values) {
        inside.skip_space();
        const Token& token = inside.take();
        if (!token.is(Kind::Number) && !token.is(Kind::Percentage)) return std::nullopt;
        value = token.is(Kind::Percentage) ? token.number * 255 / 100 : token.number;
        inside.skip_space();
        inside.take_if(Kind::Comma);
    }
    inside.skip_space();
    if (!inside.at_end()) return std::nullopt;
    return Color{channel(values[0]), channel(values[1]), channel(values[2])};
}

struct NamedNumbering {
    std::string_view name;
    ListMark numbering;
};
constexpr std::array<NamedNumbering, 3> numberings{{
    {"decimal", ListMark::Decimal},
    {"lower-roman", ListMark::LowerRoman},
    {"upper-roman", ListMark::UpperRoman},
}};

/// `, lower-roman` after the counter's name, or nothing.
std::optional<ListMark> take_numbering(Cursor& inside) {
    inside.skip_space();
    if (inside.at_end()) return ListMark::Decimal;
    if (!inside.take_if(Kind::Comma)) return std::nullopt;
    inside.skip_space();
    const std::string name = inside.at(Kind::Ident) ? lower(inside.take().text) : "";
    for (const NamedNumbering& known : numberings) {
        if (known.name == name && inside.at_end()) return known.numbering;
    }
    return std::nullopt;
}

/// The inside of counter( ).
std::optional<ContentPart> counter_part(const std::string& counter, Cursor& inside) {
    const auto numbering = take_numbering(inside);
    if (!numbering) return std::nullopt;
    if (counter == "page") return ContentPart{ContentPart::Kind::Folio, "", *numbering};
    if (counter == "pages")
        return ContentPart{ContentPart::Kind::PageCount, "", *numbering};
    return std::nullopt;
}

bool take_word(Cursor& cursor, std::string_view word) {
    if (!cursor.at(Kind::Ident) || lower(cursor.peek().text) != word) return false;
    cursor.take();
    return true;
}

/// The inside of target-counter( ): `attr(href), page`, as CSS GCPM 3 has it.
std::optional<ContentPart> target_folio(Cursor inside) {
    if (!inside.at(Kind::Function) || lower(inside.peek().text) != "attr")
        return std::nullopt;
    Cursor attribute = inside.take_block().trimmed();
    if (!take_word(attribute, "href")) return std::nullopt;
    attribute.skip_space();
    if (attribute.at(Kind::Ident)) attribute.take();  // `url`, as the draft once asked
    if (!attribute.at_end()) return std::nullopt;
    inside.skip_space();
    if (!inside.take_if(Kind::Comma)) return std::nullopt;
    inside.skip_space();
    if (!take_word(inside, "page")) return std::nullopt;
    inside.skip_space();
    if (!inside.at_end()) return std::nullopt;
    return ContentPart{ContentPart::Kind::TargetFolio, ""};
}

std::optional<ContentPart> function_part(Cursor& cursor) {
    const std::string name = lower(cursor.peek().text);
    Cursor inside = cursor.take_block().trimmed();
    if (name == "target-counter") return target_folio(inside);
    const Token& argument = inside.take();
    if (name == "counter" && argument.is(Kind::Ident))
        return counter_part(argument.text, inside);
    if (!inside.at_end()) return std::nullopt;
    if (name == "content" && argument.is(Kind::End))
        return ContentPart{ContentPart::Kind::NamedString, ""};
    if (name != "string" || !argument.is(Kind::Ident)) return std::nullopt;
    return ContentPart{ContentPart::Kind::NamedString, argument.text};
}

std::optional<ContentPart> take_part(Cursor& cursor) {
    if (cursor.at(Kind::String))
        return ContentPart{ContentPart::Kind::Literal, cursor.take().text};
    if (cursor.at(Kind::Function)) return function_part(cursor);
    return std::nullopt;
}

/// Parts up to a comma or the end.
std::optional<Content> take_parts(Cursor& cursor) {
    Content parts;
    for (cursor.skip_space(); !cursor.at_end() && !cursor.at(Kind::Comma);
         cursor.skip_space()) {
        auto part = take_part(cursor);
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    if (parts.empty()) return std::nullopt;
    return parts;
}

bool positive_length(const Measure& measure) {
    return measure.unit != Unit::Number && measure.unit != Unit::Percent
           && measure.number > 0;
}

}  // namespace

std::optional<double> points_in(std::string_view unit) {
    for (const AbsoluteUnit& known : absolute_units) {
        if (known.name == unit) return known.points;
    }
    return std::nullopt;
}

std::optional<Measure> take_measure(Cursor& cursor) {
    const Token& token = cursor.peek();
    if (token.is(Kind::Number)) return Measure{cursor.take().number, Unit::Number};
    if (token.is(Kind::Percentage)) return Measure{cursor.take().number, Unit::Percent};
    if (!token.is(Kind::Dimension)) return std::nullopt;
    const std::string unit = lower(token.text);
    if (const auto points = points_in(unit))
        return Measure{cursor.take().number * *points, Unit::Point};
    for (const RelativeUnit& known : relative_units) {
        if (known.name == unit)
            return Measure{cursor.take().number * known.factor, known.unit};
    }
    return std::nullopt;
}

std::optional<Color> take_color(Cursor& cursor) {
    if (cursor.at(Kind::Hash)) return hex_color(cursor.take().text);
    if (cursor.at(Kind::Function) && lower(cursor.peek().text) == "rgb")
        return rgb_color(cursor.take_block());
    if (!cursor.at(Kind::Ident)) return std::nullopt;
    const std::string name = lower(cursor.peek().text);
    for (const NamedColor& known : colors) {
        if (known.name != name) continue;
        cursor.take();
        return known.color;
    }
    return std::nullopt;
}

std::optional<FamilyList> take_families(Cursor& cursor) {
    FamilyList families;
    do {
        cursor.skip_space();
        std::string name;
        if (cursor.at(Kind::String)) name = cursor.take().text;
        while (cursor.at(Kind::Ident)) {
            if (!name.empty()) name += ' ';
            name += cursor.take().text;
            cursor.skip_space();
        }
        if (name.empty()) return std::nullopt;
        families.push_back(std::move(name));
        cursor.skip_space();
    } while (cursor.take_if(Kind::Comma));
    return families;
}

std::optional<Content> take_content(Cursor& cursor) {
    cursor.skip_space();
    if (take_word(cursor, "none") || take_word(cursor, "normal")) return Content{};
    return take_parts(cursor);
}

std::optional<StringSetList> take_string_sets(Cursor& cursor) {
    StringSetList sets;
    cursor.skip_space();
    if (take_word(cursor, "none")) return sets;
    do {
        cursor.skip_space();
        if (!cursor.at(Kind::Ident)) return std::nullopt;
        StringSet set{cursor.take().text, {}};
        auto value = take_parts(cursor);
        if (!value) return std::nullopt;
        set.value = std::move(*value);
        sets.push_back(std::move(set));
    } while (cursor.take_if(Kind::Comma));
    return sets;
}

std::optional<PaperSize> take_paper(Cursor& cursor) {
    cursor.skip_space();
    if (cursor.at(Kind::Ident)) {
        const Size* size = named_paper(lower(cursor.take().text));
        if (size == nullptr) return std::nullopt;
        PaperSize paper{
            {size->width.points(), Unit::Point}, {size->height.points(), Unit::Point}};
        cursor.skip_space();
        if (take_word(cursor, "landscape"))
            std::swap(paper.width, paper.height);
        else
            take_word(cursor, "portrait");
        return paper;
    }
    const auto width = take_measure(cursor);
    if (!width || !positive_length(*width)) return std::nullopt;
    cursor.skip_space();
    if (cursor.at_end()) return PaperSize{*width, *width};
    const auto height = take_measure(cursor);
    if (!height || !positive_length(*height)) return std::nullopt;
    return PaperSize{*width, *height};
}

std::vector<std::string_view> color_names() {
    std::vector<std::string_view> names;
    for (const NamedColor& known : colors)
        names.push_back(known.name);
    return names;
}

const Size* named_paper(std::string_view name) {
    const auto found = std::find_if(papers.begin(), papers.end(), [&](const auto& p) {
        return p.name == name;
    });
    return found == papers.end() ? nullptr : &found->size;
}

std::vector<std::string_view> paper_names() {
    std::vector<std::string_view> names;
    for (const NamedPaper& known : papers)
        names.push_back(known.name);
    return names;
}

}  // namespace pam::style
