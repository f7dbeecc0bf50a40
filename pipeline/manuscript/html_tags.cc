#include "manuscript/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace pam::manuscript::html {

namespace {

constexpr std::array<std::string_view, 132> names{
    "",          "a",          "abbr",       "address",  "annotation", "area",
    "article",   "aside",      "audio",      "b",        "base",       "bdi",
    "bdo",       "big",        "blockquote", "body",     "br",         "button",
    "canvas",    "caption",    "center",     "cite",     "code",       "col",
    "colgroup",  "dd",         "del",        "details",  "dfn",        "dialog",
    "dir",       "div",        "dl",         "dt",       "em",         "embed",
    "fieldset",  "figcaption", "figure",     "font",     "footer",     "form",
    "frame",     "frameset",   "h1",         "h2",       "h3",         "h4",
    "h5",        "h6",         "head",       "header",   "hgroup",     "hr",
    "html",      "i",          "iframe",     "image",    "img",        "input",
    "ins",       "isindex",    "kbd",        "keygen",   "label",      "legend",
    "li",        "link",       "listing",    "main",     "map",        "mark",
    "math",      "menu",       "meta",       "msub",     "msubsup",    "msup",
    "nav",       "nobr",       "noembed",    "noframes", "noscript",   "object",
    "ol",        "optgroup",   "option",     "p",        "param",      "picture",
    "plaintext", "pre",        "q",          "rb",       "rp",         "rt",
    "rtc",       "ruby",       "s",          "samp",     "script",     "section",
    "select",    "small",      "source",     "span",     "strike",     "strong",
    "style",     "sub",        "summary",    "sup",      "svg",        "table",
    "tbody",     "td",         "template",   "textarea", "tfoot",      "th",
    "thead",     "time",       "title",      "tr",       "track",      "tt",
    "u",         "ul",         "var",        "video",    "wbr",        "xmp"};

static_assert(static_cast<std::size_t>(Tag::Xmp) + 1 == names.size());
static_assert(std::is_sorted(names.begin(), names.end()));

constexpr std::size_t longest_name = 10;

// Where the names of each first letter begin.
constexpr std::array<std::uint8_t, 27> first_of_letter = [] {
    std::array<std::uint8_t, 27> first{};
    std::size_t at = 1;
    for (std::size_t letter = 0; letter < 26; ++letter) {
        while (at < names.size() && static_cast<std::size_t>(names[at][0] - 'a') < letter)
            ++at;
        first[letter] = static_cast<std::uint8_t>(at);
    }
    first[26] = static_cast<std::uint8_t>(names.size());
    return first;
}();

}  // namespace

Tag tag_of(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return Tag::Unknown;
    std::array<char, longest_name> lower{};
    for (std::size_t i = 0; i < name.size(); ++i)
        lower[i] =
            name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    const std::string_view wanted(lower.data(), name.size());
    if (wanted[0] < 'a' || wanted[0] > 'z') return Tag::Unknown;
    const auto letter = static_cast<std::size_t>(wanted[0] - 'a');
    for (std::size_t i = first_of_letter[letter]; i < first_of_letter[letter + 1]; ++i)
        if (names[i] == wanted) return static_cast<Tag>(i);
    return Tag::Unknown;
}

std::string_view name_of(Tag tag) {
    return names[static_cast<std::size_t>(tag)];
}

bool is_void(Tag tag) {
    switch (tag) {
    case Tag::Area:
    case Tag::Base:
    case Tag::Br:
    case Tag::Col:
    case Tag::Embed:
    case Tag::Frame:
    case Tag::Hr:
    case Tag::Image:
    case Tag::Img:
    case Tag::Input:
    case Tag::Isindex:
    case Tag::Keygen:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Param:
    case Tag::Source:
    case Tag::Track:
    case Tag::Wbr:
        return true;
    default:
        return false;
    }
}

bool is_block(Tag tag) {
    switch (tag) {
    case Tag::Address:
    case Tag::Article:
    case Tag::Aside:
    case Tag::Blockquote:
    case Tag::Body:
    case Tag::Caption:
    case Tag::Center:
    case Tag::Dd:
    case Tag::Details:
    case Tag::Dialog:
    case Tag::Dir:
    case Tag::Div:
    case Tag::Dl:
    case Tag::Dt:
    case Tag::Fieldset:
    case Tag::Figcaption:
    case Tag::Figure:
    case Tag::Footer:
    case Tag::Form:
    case Tag::H1:
    case Tag::H2:
    case Tag::H3:
    case Tag::H4:
    case Tag::H5:
    case Tag::H6:
    case Tag::Header:
    case Tag::Hgroup:
    case Tag::Hr:
    case Tag::Html:
    case Tag::Legend:
    case Tag::Li:
    case Tag::Listing:
    case Tag::Main:
    case Tag::Menu:
    case Tag::Nav:
    case Tag::Noframes:
    case Tag::Ol:
    case Tag::Optgroup:
    case Tag::Option:
    case Tag::P:
    case Tag::Plaintext:
    case Tag::Pre:
    case Tag::Section:
    case Tag::Summary:
    case Tag::Table:
    case Tag::Tbody:
    case Tag::Td:
    case Tag::Tfoot:
    case Tag::Th:
    case Tag::Thead:
    case Tag::Tr:
    case Tag::Ul:
    case Tag::Xmp:
        return true;
    default:
        return false;
    }
}

bool is_formatting(Tag tag) {
    switch (tag) {
    case Tag::A:
    case Tag::B:
    case Tag::Big:
    case Tag::Code:
    case Tag::Em:
    case Tag::Font:
    case Tag::I:
    case Tag::Nobr:
    case Tag::S:
    case Tag::Small:
    case Tag::Strike:
    case Tag::Strong:
    case Tag::Tt:
    case Tag::U:
        return true;
    default:
        return false;
    }
}

int heading_level(Tag tag) {
    const int level = static_cast<int>(tag) - static_cast<int>(Tag::H1) + 1;
    return level >= 1 && level <= 6 ? level : 0;
}

}  // namespace pam::manuscript::html
