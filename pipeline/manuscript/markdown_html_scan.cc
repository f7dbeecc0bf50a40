#include "manuscript/markdown_html_scan.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <iterator>

namespace pam::manuscript::markdown {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(text.begin(), text.end(), result.begin(), [](char c) {
        return lower(c);
    });
    return result;
}

bool same_letters(std::string_view text, std::size_t at, std::string_view wanted) {
    if (text.size() - at < wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (lower(text[at + i]) != wanted[i]) return false;
    return true;
}

bool holds(std::string_view text, std::string_view wanted) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1))
        if (same_letters(text, at, wanted)) return true;
    return false;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_letter(text[at])) return at;
    while (at < text.size() && is_name(text[at]))
        ++at;
    return at;
}

// ---------------------------------------------------------------- tags

bool begins_attribute(char c) {
    return is_letter(c) || c == '_' || c == ':';
}

std::size_t attribute_name_end(std::string_view text, std::size_t at) {
    while (at < text.size()
           && (is_name(text[at]) || text[at] == '_' || text[at] == ':' || text[at] == '.'))
        ++at;
    return at;
}

struct Value {
    std::size_t begin = 0, end = 0;  // without quotation marks
    std::size_t after = 0;
};

std::optional<Value> scan_value(std::string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (text[at] == '"' || text[at] == '\'') {
        const std::size_t close = text.find(text[at], at + 1);
        if (close == std::string_view::npos) return std::nullopt;
        return Value{at + 1, close, close + 1};
    }
    const std::size_t end =
        std::min(text.find_first_of(" \t\r\n\v\f\"'=<>`", at), text.size());
    if (end == at) return std::nullopt;
    return Value{at, end, end};
}

struct Attribute {
    std::string_view name;
    std::string_view value;
    std::size_t end = 0;
};

// The attribute that begins at `at`, with the value after it.
std::optional<Attribute> scan_attribute(std::string_view text, std::size_t at) {
    if (at >= text.size() || !begins_attribute(text[at])) return std::nullopt;
    const std::size_t name = attribute_name_end(text, at);
    Attribute found{text.substr(at, name - at), {}, name};
    const std::size_t equals = skip_white(text, name);
    if (equals >= text.size() || text[equals] != '=') return found;
    const auto value = scan_value(text, skip_white(text, equals + 1));
    if (!value) return std::nullopt;
    found.value = text.substr(value->begin, value->end - value->begin);
    found.end = value->after;
    return found;
}

std::optional<std::size_t> scan_open_tag(std::string_view text, std::size_t at) {
    std::size_t i = name_end(text, at + 1);
    if (i == at + 1) return std::nullopt;
    for (;;) {
        const std::size_t next = skip_white(text, i);
        if (next >= text.size()) return std::nullopt;
        if (text[next] == '>') return next + 1;
        if (text.substr(next, 2) == "/>") return next + 2;
        const auto attribute = next > i ? scan_attribute(text, next) : std::nullopt;
        if (!attribute) return std::nullopt;
        i = attribute->end;
    }
}

std::optional<std::size_t> scan_closing_tag(std::string_view text, std::size_t at) {
    const std::size_t name = name_end(text, at + 2);
    const std::size_t end = skip_white(text, name);
    if (name == at + 2 || end >= text.size() || text[end] != '>') return std::nullopt;
    return end + 1;
}

// ---------------------------------------------------------------- blocks

constexpr std::string_view literal_tags[] = {"script", "pre", "style", "textarea"};

// CommonMark 0.30, HTML blocks, start condition 6.
constexpr std::string_view block_tags[] = {
    "address", "article",  "aside",   "base",     "basefont", "blockquote", "body",
    "caption", "center",   "col",     "colgroup", "dd",       "details",    "dialog",
    "dir",     "div",      "dl",      "dt",       "fieldset", "figcaption", "figure",
    "footer",  "form",     "frame",   "frameset", "h1",       "h2",         "h3",
    "h4",      "h5",       "h6",      "head",     "header",   "hr",         "html",
    "iframe",  "legend",   "li",      "link",     "main",     "menu",       "menuitem",
    "nav",     "noframes", "ol",      "optgroup", "option",   "p",          "param",
    "section", "source",   "summary", "table",    "tbody",    "td",         "tfoot",
    "th",      "thead",    "title",   "tr",       "track",    "ul"};

template<std::size_t size>
bool is_one_of(std::string_view name, const std::string_view (&names)[size]) {
    return std::find(names, names + size, name) != names + size;
}

bool is_whole_tag(std::string_view line) {
    const auto end =
        line.substr(0, 2) == "</" ? scan_closing_tag(line, 0) : scan_open_tag(line, 0);
    return end && skip_white(line, *end) == line.size();
}

}  // namespace

int html_block_kind(std::string_view line) {
    if (line.size() < 2 || line[0] != '<') return 0;
    if (line.substr(0, 4) == "<!--") return 2;
    if (line[1] == '?') return 3;
    if (line.substr(0, 9) == "<![CDATA[") return 5;
    if (line[1] == '!') return line.size() > 2 && is_letter(line[2]) ? 4 : 0;
    const bool closing = line[1] == '/';
    const std::size_t begin = closing ? 2 : 1;
    const std::size_t end = name_end(line, begin);
    const std::string name = lower(line.substr(begin, end - begin));
    const bool parted = end >= line.size() || is_white(line[end]) || line[end] == '>';
    if (!closing && parted && is_one_of(name, literal_tags)) return 1;
    if (is_one_of(name, block_tags) && (parted || line.substr(end, 2) == "/>")) return 6;
    return is_whole_tag(line) && (closing || !is_one_of(name, literal_tags)) ? 7 : 0;
}

bool ends_html_block(int kind, std::string_view line) {
    const auto has = [&](std::string_view mark) {
        return line.find(mark) != std::string_view::npos;
    };
    switch (kind) {
    case 1:
        return holds(line, "</script>") || holds(line, "</pre>") || holds(line, "</style>")
               || holds(line, "</textarea>");
    case 2:
        return has("-->");
    case 3:
        return has("?>");
    case 4:
        return has(">");
    case 5:
        return has("]]>");
    default:
        return false;
    }
}

std::optional<HtmlScanner::Found>
HtmlScanner::up_to(HtmlPart part, std::size_t at, std::string_view mark) {
    bool& missing = missing_[static_cast<std::size_t>(part)];
    if (missing) return std::nullopt;
    const std::size_t found = text_.find(mark, at);
    missing = found == std::string_view::npos;
    if (missing) return std::nullopt;
    return Found{part, found + mark.size()};
}

// Text that begins with ">" or "->", holds "--" or ends with "-" makes no comment.
std::optional<HtmlScanner::Found> HtmlScanner::comment(std::size_t at) {
    const std::string_view inside = text_.substr(at + 4);
    if (inside.substr(0, 1) == ">" || inside.substr(0, 2) == "->") return std::nullopt;
    const auto found = up_to(HtmlPart::Comment, at + 4, "--");
    if (!found || found->end >= text_.size() || text_[found->end] != '>')
        return std::nullopt;
    return Found{HtmlPart::Comment, found->end + 1};
}

std::optional<HtmlScanner::Found> HtmlScanner::scan(std::size_t at) {
    if (at + 2 >= text_.size()) return std::nullopt;
    const char next = text_[at + 1];
    if (next == '?') return up_to(HtmlPart::Instruction, at + 2, "?>");
    if (next == '!') {
        if (text_.substr(at, 4) == "<!--") return comment(at);
        if (text_.substr(at, 9) == "<![CDATA[")
            return up_to(HtmlPart::CharacterData, at + 9, "]]>");
        if (is_letter(text_[at + 2])) return up_to(HtmlPart::Declaration, at + 3, ">");
        return std::nullopt;
    }
    const auto end = next == '/' ? scan_closing_tag(text_, at) : scan_open_tag(text_, at);
    if (!end) return std::nullopt;
    return Found{next == '/' ? HtmlPart::Close : HtmlPart::Open, *end};
}

std::string_view Tag::attribute(std::string_view wanted) const {
    for (const auto& [written, value] : attributes)
        if (written == wanted) return value;
    return {};
}

bool Tag::states_empty(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
        return attribute.first == wanted && utf8::trim(attribute.second).empty();
    });
}

Tag read_tag(std::string_view typed) {
    Tag tag;
    tag.closing = typed.substr(0, 2) == "</";
    const std::size_t begin = tag.closing ? 2 : 1;
    std::size_t at = name_end(typed, begin);
    tag.name = lower(typed.substr(begin, at - begin));
    while (const auto attribute = scan_attribute(typed, skip_white(typed, at))) {
        tag.attributes.emplace_back(lower(attribute->name), std::string(attribute->value));
        at = attribute->end;
    }
    return tag;
}

}  // namespace pam::manuscript::markdown
