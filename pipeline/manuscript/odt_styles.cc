#include "manuscript/odt_styles.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace pam::manuscript::odt {

namespace {

using document::Align;
using document::Direction;

constexpr int longest_chain = 32;

struct Named {
    std::string_view name;
    Purpose purpose;
};
// Programs keep the English name of their own styles, whatever language they show.
constexpr std::array named_purposes{
    Named{"title", Purpose::Title},
    Named{"subtitle", Purpose::Subtitle},
    Named{"author", Purpose::Author},
    Named{"date", Purpose::DateLine},
    Named{"salutation", Purpose::Salutation},
    Named{"complimentary close", Purpose::Valediction},
    Named{"closing", Purpose::Valediction},
    Named{"signature", Purpose::Signature},
    Named{"quotations", Purpose::Quotation},
    Named{"quotation", Purpose::Quotation},
    Named{"quote", Purpose::Quotation},
    Named{"block quotation", Purpose::Quotation},
    Named{"block text", Purpose::Quotation},
    Named{"preformatted text", Purpose::Code},
    Named{"code", Purpose::Code},
    Named{"source code", Purpose::Code},
    Named{"verse", Purpose::Verse},
    Named{"poem", Purpose::Verse},
    Named{"poetry", Purpose::Verse},
    Named{"epigraph", Purpose::Epigraph},
    Named{"dedication", Purpose::Dedication},
    Named{"caption", Purpose::Caption},
    Named{"illustration", Purpose::Caption},
    Named{"figure", Purpose::Caption},
    Named{"table", Purpose::Caption},
    Named{"drawing", Purpose::Caption},
    Named{"text", Purpose::Caption},
    Named{"horizontal line", Purpose::Rule},
    Named{"table heading", Purpose::TableHead},
    Named{"list heading", Purpose::Term},
    Named{"definition term", Purpose::Term},
    Named{"list contents", Purpose::Definition},
    Named{"definition definition", Purpose::Definition},
};

constexpr std::array<std::string_view, 6> code_styles{
    "source text", "teletype", "user entry", "code", "source code", "verbatim char"};

std::string lower(std::string_view name) {
    std::string text(name);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

std::optional<Purpose> purpose_named(std::string_view shown) {
    const std::string name = lower(shown);
    for (const Named& known : named_purposes)
        if (known.name == name) return known.purpose;
    return std::nullopt;
}

bool is_code_style(std::string_view shown) {
    const std::string name = lower(shown);
    return std::find(code_styles.begin(), code_styles.end(), name) != code_styles.end();
}

std::optional<Align> align_of(std::string_view value) {
    if (value == "center") return Align::Centre;
    if (value == "end" || value == "right") return Align::Right;
    if (value == "start" || value == "left") return Align::Left;
    return std::nullopt;
}

// "super 58%", "-33% 58%": raised or lowered by what comes first (ODF 1.3 20.391).
std::optional<Shift> shift_of(std::string_view position) {
    if (position.empty()) return std::nullopt;
    if (position.starts_with("super")) return Shift::Superscript;
    if (position.starts_with("sub")) return Shift::Subscript;
    if (position.starts_with("0%")) return Shift::None;
    return position.starts_with('-') ? Shift::Subscript : Shift::Superscript;
}

// Lengths are numbers with a unit (ODF 1.3 18.3.18); what cannot be read is 0.
double points(std::string_view length) {
    double value = 0;
    const auto read = std::from_chars(length.data(), length.data() + length.size(), value);
    if (read.ec != std::errc()) return 0;
    const std::string_view unit(
        read.ptr, static_cast<std::size_t>(length.data() + length.size() - read.ptr)
    );
    if (unit == "cm") return value * 72 / 2.54;
    if (unit == "mm") return value * 72 / 25.4;
    if (unit == "in") return value * 72;
    return unit == "pt" ? value : 0;
}

// A whole paragraph set in by an author's own hand is a quotation; one whose first line
// hangs out is an entry of something.
std::optional<bool> is_indented(pugi::xml_node paragraph) {
    constexpr double least = 24;
    const std::string_view margin = attribute(paragraph, "fo:margin-left");
    if (margin.empty()) return std::nullopt;
    return points(margin) >= least && points(attribute(paragraph, "fo:text-indent")) >= 0;
}

template<typename Value>
void take(Value& value, const std::optional<Value>& stated) {
    if (stated) value = *stated;
}

}  // namespace

void Styles::take(pugi::xml_node root) {
    take_fonts(root.child("office:font-face-decls"));
    for (const auto& [group, automatic] :
         {std::pair{"office:styles", false}, std::pair{"office:automatic-styles", true}})
        for (const pugi::xml_node node : root.child(group).children()) {
            if (is(node, "style:style")) take_style(node, automatic);
            if (is(node, "text:list-style")) take_list(node);
            if (is(node, "style:default-style")
                && attribute(node, "style:family") == "paragraph")
                default_language_ =
                    attribute(node.child("style:text-properties"), "fo:language");
        }
}

void Styles::take_fonts(pugi::xml_node fonts) {
    for (const pugi::xml_node font : fonts.children("style:font-face"))
        fixed_fonts_[std::string(attribute(font, "style:name"))] =
            attribute(font, "style:font-pitch") == "fixed"
            || attribute(font, "style:font-family-generic") == "modern";
}

void Styles::take_style(pugi::xml_node node, bool automatic) {
    Style style;
    const std::string_view name = attribute(node, "style:name");
    const std::string_view shown = attribute(node, "style:display-name");
    style.shown = shown.empty() ? plain_name(name) : std::string(shown);
    style.parent = attribute(node, "style:parent-style-name");
    style.list_style = attribute(node, "style:list-style-name");
    style.automatic = automatic;
    style.outline = count(node, "style:default-outline-level", 0, 10);
    const pugi::xml_node paragraph = node.child("style:paragraph-properties");
    style.indented = is_indented(paragraph);
    style.align = align_of(attribute(paragraph, "fo:text-align"));
    take_text_properties(node.child("style:text-properties"), style);
    const std::string_view mode = attribute(paragraph, "style:writing-mode");
    if (mode.starts_with("rl")) style.direction = Direction::RightToLeft;
    if (is_code_style(style.shown)) style.code = true;
    styles_[fmt::format("{}:{}", attribute(node, "style:family"), name)] = std::move(style);
}

void Styles::take_text_properties(pugi::xml_node properties, Style& style) const {
    const auto value = [&](const char* name) { return attribute(properties, name); };
    if (const auto weight = value("fo:font-weight"); !weight.empty())
        style.strong = weight == "bold" || (weight.size() == 3 && weight >= "600");
    if (const auto slant = value("fo:font-style"); !slant.empty())
        style.emphasis = slant != "normal";
    if (const auto line = value("style:text-underline-style"); !line.empty())
        style.underline = line != "none";
    if (const auto line = value("style:text-line-through-style"); !line.empty())
        style.strikethrough = line != "none";
    if (const auto type = value("style:text-line-through-type"); !type.empty())
        style.strikethrough = type != "none";
    if (const auto caps = value("fo:font-variant"); !caps.empty())
        style.small_caps = caps == "small-caps";
    style.shift = shift_of(value("style:text-position"));
    const auto font = fixed_fonts_.find(value("style:font-name"));
    if (font != fixed_fonts_.end() && font->second) style.code = true;
    const auto language = value("fo:language");
    if (language.empty() || language == "none" || language == "zxx") return;
    style.language = language;
    const auto country = value("fo:country");
    if (!country.empty() && country != "none")
        style.language = fmt::format("{}-{}", language, country);
}

void Styles::take_list(pugi::xml_node node) {
    auto& levels = lists_[std::string(attribute(node, "style:name"))];
    for (const pugi::xml_node level : node.children()) {
        const int depth = count(level, "text:level", 1, 10);
        const bool numbered = is(level, "text:list-level-style-number")
                              && !attribute(level, "style:num-format").empty();
        levels[depth] = {numbered, count(level, "text:start-value", 1, 1'000'000)};
    }
}

Styles::Chain Styles::chain(const char* family, std::string_view name) const {
    Chain found;
    std::string wanted(name);
    for (int step = 0; step < longest_chain && !wanted.empty(); ++step) {
        const auto style = styles_.find(fmt::format("{}:{}", family, wanted));
        if (style == styles_.end()) break;
        found.push_back(&style->second);
        wanted = style->second.parent;
    }
    return found;
}

Purpose Styles::purpose(std::string_view paragraph_style) const {
    // A file may use a style that it does not hold.
    const Chain styles = chain("paragraph", paragraph_style);
    if (styles.empty())
        return purpose_named(plain_name(paragraph_style)).value_or(Purpose::Body);
    for (const Style* style : styles) {
        if (style->automatic) continue;
        if (const auto known = purpose_named(style->shown)) return *known;
        if (style->outline > 0) return Purpose::Heading;
    }
    const auto says = [](const Style* style) { return style->indented.has_value(); };
    const auto found = std::find_if(styles.begin(), styles.end(), says);
    const bool quoted = found != styles.end() && (*found)->automatic && *(*found)->indented;
    return quoted ? Purpose::Quotation : Purpose::Body;
}

int Styles::outline_level(std::string_view paragraph_style) const {
    for (const Style* style : chain("paragraph", paragraph_style))
        if (style->outline > 0) return style->outline;
    return 0;
}

void Styles::change(RunFormat& format, const Style& style) {
    odt::take(format.strong, style.strong);
    odt::take(format.emphasis, style.emphasis);
    odt::take(format.underline, style.underline);
    odt::take(format.strikethrough, style.strikethrough);
    odt::take(format.small_caps, style.small_caps);
    odt::take(format.code, style.code);
    odt::take(format.shift, style.shift);
    odt::take(format.direction, style.direction);
    if (!style.language.empty()) format.language = style.language;
}

RunFormat Styles::run_format(std::string_view text_style, const RunFormat& around) const {
    RunFormat format = around;
    const Chain styles = chain("text", text_style);
    for (auto style = styles.rbegin(); style != styles.rend(); ++style)
        change(format, **style);
    // The styles for links and notes dress them; they say nothing about the words.
    for (const Style* style : styles) {
        const std::string name = lower(style->shown);
        if (!style->automatic
            && (name.find("internet link") != std::string::npos
                || name.find("index link") != std::string::npos
                || name.find("footnote") != std::string::npos
                || name.find("endnote") != std::string::npos))
            return around;
    }
    return format;
}

RunFormat Styles::paragraph_format(std::string_view paragraph_style) const {
    RunFormat format;
    for (const Style* style : chain("paragraph", paragraph_style)) {
        if (!style->automatic) break;
        change(format, *style);
    }
    format.code = false;
    return format;
}

Align Styles::alignment(std::string_view paragraph_style) const {
    for (const Style* style : chain("paragraph", paragraph_style))
        if (style->align) return *style->align;
    return Align::Natural;
}

std::string_view Styles::list_style(std::string_view paragraph_style) const {
    for (const Style* style : chain("paragraph", paragraph_style))
        if (!style->list_style.empty()) return style->list_style;
    return {};
}

ListLevel Styles::list_level(std::string_view list_style, int level) const {
    const auto list = lists_.find(list_style);
    if (list == lists_.end()) {
        // LibreOffice's own: "Numbering 123", "List 1".
        return {lower(list_style).starts_with("numbering"), 1};
    }
    const auto found = list->second.find(level);
    return found == list->second.end() ? ListLevel{} : found->second;
}

}  // namespace pam::manuscript::odt
