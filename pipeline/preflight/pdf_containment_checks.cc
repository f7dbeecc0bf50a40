// Which structure types may stand in which (ISO 32000-2, Annex L, for the types that
// PDF 1.7 has too). Neither PDF/UA-1 nor PDF/A-2 asks for it; later standards do, and
// readers rely on it, so a breach is a warning.
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

using Types = std::set<std::string>;

const Types headings = {"H", "H1", "H2", "H3", "H4", "H5", "H6"};

// Those that group others and hold no content of their own.
const Types without_content = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "TOC",
    "Index",
    "L",
    "LI",
    "Table",
    "TR",
    "THead",
    "TBody",
    "TFoot"};

// What stands in a line of text.
const Types in_lines = {
    "Lbl",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "Figure",
    "Formula",
    "Form",
    "NonStruct",
    "Private"};

const std::map<std::string, Types> allowed = {
    {"Reference",
     {"Lbl", "Span", "Note", "BibEntry", "Link", "Annot", "Figure", "Quote", "NonStruct"}},
    {"TOCI", {"Div", "TOC", "P", "Lbl", "Reference", "NonStruct"}},
};

const std::map<std::string, Types> refused = {
    {"Document", {"Lbl", "LBody", "LI", "TR", "TD", "TH", "Span", "Quote", "Reference"}},
    {"Part", {"Span", "Quote", "Reference"}},
    {"Sect", {"Span", "Quote", "Reference"}},
    {"Note", headings},
    {"TD", {"BlockQuote", "Caption", "Document"}},
    {"TH", {"BlockQuote", "Caption", "Document"}},
};

bool may_hold(const std::string& around, const std::string& kid) {
    if (kid.empty()) return true;
    if (headings.count(around) > 0) return in_lines.count(kid) > 0;
    if (around == "P" || around == "Span" || around == "Quote" || around == "Link")
        return in_lines.count(kid) > 0 || (around == "P" && kid == "L");
    const auto wanted = allowed.find(around);
    if (wanted != allowed.end()) return wanted->second.count(kid) > 0;
    const auto unwanted = refused.find(around);
    return unwanted == refused.end() || unwanted->second.count(kid) == 0;
}

}  // namespace

void check_containment(PdfSubject& subject) {
    if (!subject.tree.present) return;
    const auto tell = [&](const StructElement& one, const std::string& message) {
        subject.log.breach(
            rules::containment,
            place_of(one.object, one.page),
            message + " (ISO 32000-2, Annex L)",
            "choose the types anew"
        );
    };
    std::size_t tops = 0;
    for (const StructElement& one : subject.tree.elements) {
        if (one.parent < 0) {
            ++tops;
            if (one.standard != "Document" || tops > 1)
                tell(one, "the structure tree holds other than one Document");
        } else if (!may_hold(subject.tree.standard_of_parent(one), one.standard)) {
            tell(
                one,
                fmt::format(
                    "a {} stands in a {}",
                    one.standard,
                    subject.tree.standard_of_parent(one)
                )
            );
        }
        if (without_content.count(one.standard) > 0 && !one.content.empty())
            tell(one, fmt::format("a {} holds content itself", one.standard));
    }
}

}  // namespace pam::preflight
