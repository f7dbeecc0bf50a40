#include "manuscript/docx_numbering.h"

#include "base/roman.h"
#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

constexpr int highest = 1'000'000;

std::string upper_case(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

// a to z, then aa, bb ... as Word counts on.
std::string letters(int value, std::u32string_view alphabet) {
    const auto size = static_cast<int>(alphabet.size());
    const char32_t letter = alphabet[static_cast<std::size_t>((value - 1) % size)];
    std::string text;
    for (int i = 0; i <= (value - 1) / size && i < 8; ++i)
        utf8::append(text, letter);
    return text;
}

std::string english_ordinal(int value) {
    const bool teens = value / 10 % 10 == 1;
    const int last = value % 10;
    const char* ending = teens       ? "th"
                         : last == 1 ? "st"
                         : last == 2 ? "nd"
                         : last == 3 ? "rd"
                                     : "th";
    return std::to_string(value) + ending;
}

// *, †, ‡, §, then doubled (the Chicago manual's marks of notes).
std::string chicago(int value) {
    return letters(value, U"*\u2020\u2021\u00A7");
}

std::string with_digits(int value, char32_t zero) {
    std::string text;
    for (const char digit : std::to_string(value))
        utf8::append(text, zero + static_cast<char32_t>(digit - '0'));
    return text;
}

}  // namespace

std::string formatted_number(int value, std::string_view format) {
    if (value <= 0 || value > highest) return std::to_string(value);
    if (format == "lowerLetter") return letters(value, U"abcdefghijklmnopqrstuvwxyz");
    if (format == "upperLetter") return letters(value, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (format == "lowerRoman" || format == "upperRoman") {
        const std::string roman = roman_numeral(value);
        if (roman.empty()) return std::to_string(value);
        return format == "lowerRoman" ? roman : upper_case(roman);
    }
    if (format == "decimalZero") return (value < 10 ? "0" : "") + std::to_string(value);
    if (format == "ordinal") return english_ordinal(value);
    if (format == "chicago") return chicago(value);
    if (format == "russianLower") return letters(value, U"абвгдежзиклмнопрстуфхцчшщыэюя");
    if (format == "russianUpper") return letters(value, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ");
    if (format == "hebrew2") return letters(value, U"אבגדהוזחטיכלמנסעפצקרשת");
    if (format == "arabicAlpha") return letters(value, U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي");
    if (format == "hindiNumbers") return with_digits(value, 0x0966);
    if (format == "thaiNumbers") return with_digits(value, 0x0E50);
    if (format == "decimalFullWidth" || format == "decimalFullWidth2")
        return with_digits(value, 0xFF10);
    if (format == "decimalEnclosedCircle" && value <= 20)
        return utf8::encode(0x2460 + static_cast<char32_t>(value - 1));
    return std::to_string(value);
}

void Numbering::read(xml_node numbering, const Styles& styles) {
    for (const xml_node node : numbering.children("w:abstractNum"))
        read_definition(node);
    for (const xml_node node : numbering.children("w:num"))
        read_number(node);
    follow_style_links(styles);
}

namespace {

template<typename Level>
void read_level(xml_node node, Level& level) {
    if (const auto start = number(value_of(node, "w:start")))
        level.start = std::clamp(*start, -highest, highest);
    if (const std::string_view format = value_of(node, "w:numFmt"); !format.empty())
        level.format = format;
    level.text = value_of(node, "w:lvlText");
    level.restart = number(value_of(node, "w:lvlRestart"));
    level.legal = on_off(node, "w:isLgl").value_or(false);
    level.style = value_of(node, "w:pStyle");
    level.left = paragraph_properties(node.child("w:pPr")).left;
}

}  // namespace

void Numbering::read_definition(xml_node node) {
    Definition definition;
    for (const xml_node one : node.children("w:lvl"))
        if (const auto at = number(attribute(one, "w:ilvl")); at && *at >= 0 && *at < 9)
            read_level(one, definition.levels[static_cast<std::size_t>(*at)]);
    definition.style_link = value_of(node, "w:numStyleLink");
    definition.style_defined = value_of(node, "w:styleLink");
    if (const auto id = number(attribute(node, "w:abstractNumId")))
        definitions_.emplace(*id, std::move(definition));
}

void Numbering::read_number(xml_node node) {
    const auto id = number(attribute(node, "w:numId"));
    const auto definition = number(value_of(node, "w:abstractNumId"));
    if (!id || !definition) return;
    Number one;
    one.definition = *definition;
    for (const xml_node over : node.children("w:lvlOverride")) {
        const auto at = number(attribute(over, "w:ilvl"));
        if (!at || *at < 0 || *at >= static_cast<int>(level_count)) continue;
        if (const auto start = number(value_of(over, "w:startOverride")))
            one.starts[*at] = std::clamp(*start, -highest, highest);
        if (const xml_node level = over.child("w:lvl")) read_level(level, one.levels[*at]);
    }
    numbers_.emplace(*id, std::move(one));
}

// A definition may only name a numbering style; what that defines counts.
void Numbering::follow_style_links(const Styles& styles) {
    for (auto& [id, one] : numbers_) {
        const auto definition = definitions_.find(one.definition);
        if (definition == definitions_.end() || definition->second.style_link.empty())
            continue;
        const std::string& style = definition->second.style_link;
        const auto linked = numbers_.find(styles.number_of_style(style));
        if (linked != numbers_.end() && linked->second.definition != one.definition) {
            one.definition = linked->second.definition;
            continue;
        }
        for (const auto& [other, defined] : definitions_)
            if (defined.style_defined == style) one.definition = other;
    }
}

const Numbering::Level& Numbering::level_of(const Number& one, int level) const {
    static const Level plain;
    if (const auto over = one.levels.find(level); over != one.levels.end())
        return over->second;
    const auto definition = definitions_.find(one.definition);
    if (definition == definitions_.end()) return plain;
    return definition->second.levels[static_cast<std::size_t>(level)];
}

int Numbering::level_of_style(const Number& one, const std::string& style) const {
    for (int level = 0; level < static_cast<int>(level_count); ++level)
        if (!style.empty() && level_of(one, level).style == style) return level;
    return 0;
}

std::optional<ListNumber>
Numbering::count(const NumberPlace& place, const std::string& style) {
    const auto found = numbers_.find(place.number);
    if (place.number <= 0 || found == numbers_.end()) return std::nullopt;
    const Number& one = found->second;
    const int level = std::clamp(
        place.level ? *place.level : level_of_style(one, style),
        0,
        static_cast<int>(level_count) - 1
    );
    const Level& rules = level_of(one, level);
    ListNumber counted;
    counted.list = one.definition;
    counted.level = level;
    counted.indent = rules.left.value_or(720 * (level + 1));
    counted.value = advance(place.number, one, level);
    counted.bulleted = rules.format == "bullet";
    if (counted.bulleted) return counted;
    counted.marker = marker_of(one, level, counters_[one.definition]);
    if (counted.marker.empty() || rules.format == "none") return std::nullopt;
    const std::string own = std::to_string(counted.value);
    counted.counted = counted.value >= 0 && rules.format == "decimal"
                      && (counted.marker == own || counted.marker == own + ".");
    return counted;
}

int Numbering::advance(int id, const Number& one, int level) {
    Counters& counters = counters_[one.definition];
    std::optional<int>& counter = counters[static_cast<std::size_t>(level)];
    const auto start = one.starts.find(level);
    if (start != one.starts.end() && started_.insert({id, level}).second)
        counter = start->second;
    else
        counter = counter ? std::min(*counter + 1, highest) : level_of(one, level).start;
    for (int deeper = level + 1; deeper < static_cast<int>(level_count); ++deeper) {
        const std::optional<int> restart = level_of(one, deeper).restart;
        if (!restart || level < *restart)
            counters[static_cast<std::size_t>(deeper)].reset();
    }
    return *counter;
}

// "%1.%2" with each level's number put in.
std::string
Numbering::marker_of(const Number& one, int level, const Counters& counters) const {
    const Level& rules = level_of(one, level);
    std::string marker;
    for (std::size_t i = 0; i < rules.text.size(); ++i) {
        const char next = i + 1 < rules.text.size() ? rules.text[i + 1] : '\0';
        if (rules.text[i] != '%' || next < '1' || next > '9') {
            marker += rules.text[i];
            continue;
        }
        const int other = next - '1';
        const Level& shown = level_of(one, other);
        const int value = counters[static_cast<std::size_t>(other)].value_or(shown.start);
        const bool decimal = rules.legal && shown.format != "decimalZero";
        if (other <= level)
            marker += formatted_number(value, decimal ? "decimal" : shown.format);
        ++i;
    }
    return std::string(utf8::trim(marker));
}

}  // namespace pam::manuscript::docx
