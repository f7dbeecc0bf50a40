#include "manuscript/html_looks.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

void weigh(Look& look, std::string_view value) {
    if (contains(value, "bold") || (value.size() == 3 && value >= "600" && value <= "900"))
        look.bold = true;
    else if (contains(value, "normal") || (value.size() == 3 && value < "600"))
        look.bold = false;
}

void align(Look& look, std::string_view value) {
    if (contains(value, "center")) look.aligned = Aligned::Centre;
    if (contains(value, "right") || contains(value, "end")) look.aligned = Aligned::Right;
    if (contains(value, "left") || contains(value, "justify")) look.aligned = Aligned::Left;
}

void declare(Look& look, std::string_view name, std::string_view value) {
    if (same_name(name, "font-weight")) weigh(look, value);
    if (same_name(name, "text-align")) align(look, value);
    if (same_name(name, "font-style")) {
        if (contains(value, "italic") || contains(value, "oblique")) look.italic = true;
        if (contains(value, "normal")) look.italic = false;
    }
    if (same_name(name, "text-decoration") || same_name(name, "text-decoration-line")) {
        look.underlined = contains(value, "underline");
        look.struck = contains(value, "line-through");
    }
    if (same_name(name, "font-variant") || same_name(name, "font-variant-caps"))
        look.small_caps = contains(value, "small-caps");
    if (same_name(name, "vertical-align")) {
        look.raised = contains(value, "super");
        look.lowered = same_name(value, "sub");
    }
    if (same_name(name, "display") && contains(value, "none")) look.hidden = true;
    if (same_name(name, "visibility") && contains(value, "hidden")) look.hidden = true;
}

// `own` says more than `general`.
void overrule(Look& general, const Look& own) {
    if (own.bold) general.bold = own.bold;
    if (own.italic) general.italic = own.italic;
    general.underlined = general.underlined || own.underlined;
    general.struck = general.struck || own.struck;
    general.small_caps = general.small_caps || own.small_caps;
    general.raised = general.raised || own.raised;
    general.lowered = general.lowered || own.lowered;
    general.hidden = general.hidden || own.hidden;
    if (own.aligned != Aligned::Unsaid) general.aligned = own.aligned;
}

}  // namespace

bool contains(std::string_view text, std::string_view part) {
    const auto found =
        std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
            return lower(a) == b;
        });
    return found != text.end() || part.empty();
}

bool has_name(std::string_view names, std::string_view name) {
    bool found = false;
    for_each_name(names, [&](std::string_view one) {
        found = found || same_name(one, name);
    });
    return found;
}

Look look_of_declarations(std::string_view declarations) {
    Look look;
    while (!declarations.empty()) {
        const std::size_t end = std::min(declarations.find(';'), declarations.size());
        const std::string_view one = declarations.substr(0, end);
        const std::size_t colon = one.find(':');
        if (colon != std::string_view::npos)
            declare(
                look, utf8::trim(one.substr(0, colon)), utf8::trim(one.substr(colon + 1))
            );
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
    }
    return look;
}

Looks::Looks(const Tree& tree) : tree_(tree) {
    for (const Token& token : tree.scan.tokens)
        if (token.kind == Kind::Raw && token.tag == Tag::Style)
            read_sheet(tree.scan.text(token));
}

// Rules one after another; blocks of @-rules are passed over, for most are for paper or
// narrow screens.
void Looks::read_sheet(std::string_view sheet) {
    while (!sheet.empty()) {
        const std::size_t open = sheet.find('{');
        if (open == std::string_view::npos) return;
        const std::string_view selectors = sheet.substr(0, open);
        std::size_t at = open + 1;
        for (int depth = 1; at < sheet.size() && depth > 0; ++at) {
            depth += sheet[at] == '{';
            depth -= sheet[at] == '}';
        }
        if (selectors.find('@') == std::string_view::npos)
            read_rule(selectors, sheet.substr(open + 1, at - open - 2));
        sheet.remove_prefix(at);
    }
}

void Looks::read_rule(std::string_view selectors, std::string_view declarations) {
    const Look look = look_of_declarations(declarations);
    while (!selectors.empty()) {
        const std::size_t end = std::min(selectors.find(','), selectors.size());
        std::string_view one = utf8::trim(selectors.substr(0, end));
        selectors.remove_prefix(std::min(end + 1, selectors.size()));
        // After a comment or an @import line the selector is the last word.
        one = one.substr(one.find_last_of(" \t\r\n;/") + 1);
        const std::size_t point = one.find('.');
        if (point == std::string_view::npos
            || one.find_first_of(">+~:#[", 0) != std::string_view::npos)
            continue;
        const std::string_view name = one.substr(point + 1);
        if (name.empty() || name.find('.') != std::string_view::npos) continue;
        overrule(classes_[std::string(name)], look);
    }
}

Look Looks::of(NodeIndex node) const {
    Look look;
    const Token* tag = tree_.token(node);
    if (tag == nullptr || tag->attribute_count == 0) return look;
    if (!classes_.empty())
        for_each_name(tree_.scan.attribute(*tag, "class"), [&](std::string_view name) {
            const auto known = classes_.find(std::string(name));
            if (known != classes_.end()) overrule(look, known->second);
        });
    look.hidden = false;
    const std::string_view style = tree_.scan.attribute(*tag, "style");
    if (!style.empty()) overrule(look, look_of_declarations(style));
    const std::string_view aligned = tree_.scan.attribute(*tag, "align");
    if (!aligned.empty()) align(look, aligned);
    return look;
}

}  // namespace pam::manuscript::html
