// HTML tags that people paste into Markdown: those that say what Markdown or its attributes
// could say as well are understood, all others stay as they were typed.
#include "manuscript/codes.h"
#include "manuscript/markdown_inline_parser.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_spans.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

struct Known {
    std::string_view name;
    GroupKind kind;
};
constexpr Known known_tags[] = {
    {"em", GroupKind::Emphasis},    {"i", GroupKind::Emphasis},
    {"cite", GroupKind::Emphasis},  {"dfn", GroupKind::Emphasis},
    {"var", GroupKind::Emphasis},   {"strong", GroupKind::Strong},
    {"b", GroupKind::Strong},       {"u", GroupKind::Underline},
    {"ins", GroupKind::Underline},  {"s", GroupKind::Strike},
    {"strike", GroupKind::Strike},  {"del", GroupKind::Strike},
    {"sup", GroupKind::Superscript}, {"sub", GroupKind::Subscript},
    {"small", GroupKind::Plain},    {"big", GroupKind::Plain},
    {"abbr", GroupKind::Plain},     {"mark", GroupKind::Plain},
    {"bdo", GroupKind::Plain},      {"bdi", GroupKind::Plain},
    {"span", GroupKind::Plain},     {"a", GroupKind::Plain},
};

const Known* find_known(std::string_view name) {
    for (const Known& one : known_tags)
        if (one.name == name) return &one;
    return nullptr;
}

struct Declaration {
    std::string_view text;
    GroupKind kind;
};
// What word processors and browsers write into style="...".
constexpr Declaration declarations[] = {
    {"font-variant:small-caps", GroupKind::SmallCaps},
    {"font-variant-caps:small-caps", GroupKind::SmallCaps},
    {"font-style:italic", GroupKind::Emphasis},
    {"font-weight:bold", GroupKind::Strong},
    {"font-weight:700", GroupKind::Strong},
    {"text-decoration:underline", GroupKind::Underline},
    {"text-decoration:line-through", GroupKind::Strike},
    {"font-style:normal", GroupKind::Plain},
    {"font-weight:normal", GroupKind::Plain},
    {"font-weight:400", GroupKind::Plain},
};

// The kind of group that a style makes; none where any of it means something else.
std::optional<GroupKind> kind_of_style(std::string_view style) {
    GroupKind kind = GroupKind::Plain;
    std::string plain;
    for (const char c : style)
        if (!is_white(c)) plain += c;
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find(';', at), plain.size());
        const std::string_view one = std::string_view(plain).substr(at, end - at);
        const auto known = std::find_if(
            std::begin(declarations),
            std::end(declarations),
            [&](const Declaration& declaration) { return declaration.text == one; }
        );
        if (!one.empty() && known == std::end(declarations)) return std::nullopt;
        if (!one.empty() && kind == GroupKind::Plain) kind = known->kind;
        at = end + 1;
    }
    return kind;
}

std::optional<GroupKind> kind_of_classes(std::string_view classes) {
    GroupKind kind = GroupKind::Plain;
    for (std::size_t at = skip_white(classes, 0); at < classes.size();) {
        std::size_t end = at;
        while (end < classes.size() && !is_white(classes[end]))
            ++end;
        const GroupKind one = kind_of_class(classes.substr(at, end - at));
        if (one == GroupKind::Plain) return std::nullopt;
        kind = one;
        at = skip_white(classes, end);
    }
    return kind;
}

// A <span> says something by its class, style, language, direction or id; one that says
// something else is not understood.
bool judge_span(const Tag& tag, Group& group) {
    for (const auto& [name, value] : tag.attributes) {
        std::optional<GroupKind> kind = GroupKind::Plain;
        if (name == "class") kind = kind_of_classes(value);
        if (name == "style") kind = kind_of_style(value);
        const bool known = name == "class" || name == "style" || name == "lang"
                           || name == "xml:lang" || name == "dir" || name == "id";
        if (!known || !kind) return false;
        if (group.kind == GroupKind::Plain) group.kind = *kind;
    }
    return true;
}

// A link, or a place that links lead to.
bool judge_anchor(const Tag& tag, Group& group) {
    group.target = tag.attribute("href");
    if (group.id.empty()) group.id = tag.attribute("name");
    if (!group.target.empty()) group.kind = GroupKind::Link;
    return !group.target.empty() || !group.id.empty();
}

}  // namespace

void InlineParser::tag(std::size_t end, HtmlPart part) {
    if (part == HtmlPart::Comment) return add(TokenKind::Comment, at_, end);
    if (part != HtmlPart::Open && part != HtmlPart::Close)
        return add(TokenKind::Html, at_, end);
    const Tag read = read_tag(text_.substr(at_, end - at_));
    if (read.name == "br" || read.name == "img") return void_tag(read, end);
    if (find_known(read.name) == nullptr) return add(TokenKind::Html, at_, end);
    read.closing ? close_tag(read, end) : open_tag(read, end);
}

void InlineParser::void_tag(const Tag& tag, std::size_t end) {
    if (tag.name == "br" && !tag.closing) return add(TokenKind::BreakTag, at_, end);
    if (tag.closing || tag.attribute("src").empty())
        return add(TokenKind::Html, at_, end);
    Group group;
    group.kind = GroupKind::Image;
    group.target = unescaped(tag.attribute("src"), labels_.entities);
    group.title = unescaped(tag.attribute("title"), labels_.entities);
    group.id = tag.attribute("id");
    add(TokenKind::Picture, at_, end, add_group(std::move(group)));
}

void InlineParser::open_tag(const Tag& tag, std::size_t end) {
    Group group;
    group.kind = find_known(tag.name)->kind;
    group.rule = "HTML tag";
    group.id = tag.attribute("id");
    group.language = tag.attribute("lang");
    if (group.language.empty()) group.language = tag.attribute("xml:lang");
    group.direction = direction_of(tag.attribute("dir"));
    OpenTag open;
    open.understood = tag.name == "span" ? judge_span(tag, group)
                      : tag.name == "a"  ? judge_anchor(tag, group)
                                         : true;
    open.begin = static_cast<std::uint32_t>(at_);
    open.token = cut_.tokens.size();
    open.marks = marks_.top();
    group.open = {open.begin, static_cast<std::uint32_t>(end)};
    open.group = add_group(std::move(group));
    tags_[tag.name].push_back(open);
    add(TokenKind::Html, at_, end);
}

void InlineParser::close_tag(const Tag& tag, std::size_t end) {
    const auto same = tags_.find(tag.name);
    add(TokenKind::Html, at_, end);
    if (same == tags_.end() || same->second.empty()) return;
    const OpenTag open = same->second.back();
    same->second.pop_back();
    if (!open.understood) return;
    while (!brackets_.empty() && brackets_.back().begin > open.begin)
        pop_bracket();
    const std::size_t closing = cut_.tokens.size() - 1;
    pair_above(open.marks);
    forget_tags_after(open.begin);
    cut_.groups[open.group].close = {
        static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    cut_.tokens[open.token].kind = TokenKind::Open;
    cut_.tokens[open.token].index = open.group;
    cut_.tokens[closing].kind = TokenKind::Close;
    cut_.tokens[closing].index = open.group;
}

// Tags that were opened in a bracket and not closed in it stay text.
void InlineParser::forget_tags_after(std::size_t begin) {
    for (auto& [name, open] : tags_)
        while (!open.empty() && open.back().begin > begin)
            open.pop_back();
}

}  // namespace pam::manuscript::markdown
