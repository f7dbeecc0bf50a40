// The element vocabulary as lists.
#include "style/names.h"

#include "base/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::style {

namespace {

constexpr std::array<std::string_view, 43> elements{
    "a",      "aside", "blockquote", "body",  "br",         "caption", "code",    "dd",
    "div",    "dl",    "dt",         "em",    "figcaption", "figure",  "h1",      "h2",
    "h3",     "h4",    "h5",         "h6",    "header",     "hr",      "html",    "img",
    "li",     "nav",   "ol",         "p",     "pre",        "s",       "section", "span",
    "strong", "sub",   "sup",        "table", "tbody",      "td",      "th",      "thead",
    "tr",     "u",     "ul"};

constexpr std::array<std::string_view, 100> classes{
    "align-centre", "align-decimal",   "align-left",   "align-right",
    "aside",        "attribution",     "author",       "backlink",
    "byline",       "capitals",        "chapter",      "colophon",
    "contents",     "copyright-page",  "cover",        "date-line",
    "dedication",   "edition",         "editor-note",  "endnotes",
    "entry",        "epigraph",        "extract",      "figures-list",
    "first",        "generated",       "half-title",   "half-title-text",
    "heading-1",    "heading-2",       "heading-3",    "heading-4",
    "heading-5",    "heading-6",       "heading-7",    "heading-8",
    "heading-9",    "imprint",         "indent-1",     "indent-2",
    "indent-3",     "indent-4",        "indent-5",     "indent-6",
    "indent-7",     "indent-8",        "indent-9",     "index",
    "index-entry",  "index-goal",      "index-letter", "index-list",
    "index-pages",  "index-see",       "index-stop",   "index-term",
    "isbn",         "letter",          "level-1",      "level-2",
    "level-3",      "level-4",         "level-5",      "level-6",
    "line",         "literal",         "locator",      "made",
    "marker",       "missing-image",   "note",         "note-call",
    "notes",        "opening",         "organisation", "personae",
    "place",        "publisher",       "pull-quote",   "reply",
    "rights",       "salutation",      "section",      "section-break",
    "signature",    "small-caps",      "speaker",      "speaker-line",
    "speech",       "stage-direction", "stanza",       "subtitle",
    "tables-list",  "tight",           "title",        "title-block",
    "title-page",   "valediction",     "verse",        "wanted"};

/// No property, element or class has so many letters; longer words are cut before they are
/// compared.
constexpr std::size_t longest = 40;

}  // namespace

std::span<const std::string_view> element_names() {
    return elements;
}

std::span<const std::string_view> class_names() {
    return classes;
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string>
did_you_mean(std::string_view name, std::span<const std::string_view> known) {
    const auto found = nearest(name.substr(0, longest), {known.begin(), known.end()});
    if (!found) return {};
    return {fmt::format("did you mean `{}`?", *found)};
}

}  // namespace pam::style
