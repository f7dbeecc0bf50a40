// The element vocabulary as lists, and edit distance (Damerau's, neighbours swapped count
// one).
#include "style/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::style {

namespace {

constexpr std::array<std::string_view, 48> elements{
    "a",    "aside",  "blockquote", "body", "br",         "caption", "code",    "dd",
    "div",  "dl",     "dt",         "em",   "figcaption", "figure",  "h1",      "h2",
    "h3",   "h4",     "h5",         "h6",   "head",       "header",  "hr",      "html",
    "img",  "li",     "nav",        "ol",   "p",          "pre",     "s",       "section",
    "span", "strong", "sub",        "sup",  "table",      "tbody",   "td",      "tfoot",
    "th",   "thead",  "title",      "tr",   "ul",         "main",    "article", "footer",
};

constexpr std::array<std::string_view, 73> classes{
    "align-centre",  "align-decimal", "align-left", "align-right", "aside",
    "attribution",   "author",        "backlink",   "bodymatter",  "byline",
    "caption",       "chapter",       "colophon",   "contents",    "copyright",
    "cover",         "date-line",     "dedication", "editor-note", "endnotes",
    "epigraph",      "extract",       "figure",     "first",       "footnotes",
    "generated",     "heading",       "heading-1",  "heading-2",   "heading-3",
    "heading-4",     "heading-5",     "heading-6",  "heading-7",   "heading-8",
    "heading-9",     "indent-1",      "indent-2",   "indent-3",    "indent-4",
    "indent-5",      "indent-6",      "indent-7",   "indent-8",    "indent-9",
    "landmarks",     "letter",        "line",       "literal",     "marker",
    "nav",           "note",          "note-call",  "notes",       "organisation",
    "page-list",     "pagebreak",     "reply",      "salutation",  "section",
    "section-break", "signature",     "small-caps", "speaker",     "speech",
    "stanza",        "subtitle",      "tight",      "title",       "title-block",
    "toc",           "valediction",   "verse",
};

/// Longer names are cut: no property, element or class has so many letters.
constexpr std::size_t longest = 40;

std::size_t distance(std::string_view a, std::string_view b) {
    std::array<std::array<std::size_t, longest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            const bool swapped =
                i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()];
}

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

std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
    name = name.substr(0, longest);
    std::string_view best;
    // A third of the letters may differ, at least one, so that `h7` is not told for `ol`.
    std::size_t least = std::max<std::size_t>(1, (name.size() + 1) / 3) + 1;
    for (const std::string_view candidate : known) {
        if (candidate.size() > longest || candidate.size() > name.size() + least
            || name.size() > candidate.size() + least) {
            continue;
        }
        const std::size_t changes = distance(name, candidate);
        if (changes >= least) continue;
        least = changes;
        best = candidate;
    }
    return best;
}

std::vector<std::string>
did_you_mean(std::string_view name, std::span<const std::string_view> known) {
    const std::string_view found = nearest(name, known);
    if (found.empty()) return {};
    return {fmt::format("did you mean `{}`?", found)};
}

}  // namespace pam::style
