#include "preflight/pdf_containment.h"

#include <map>
#include <set>
#include <sstream>
#include <string_view>

namespace pam::preflight {

namespace {

using Types = std::set<std::string>;

// What a line of text may hold, in the table below as "+line".
constexpr std::string_view line = "Lbl Span Quote Note Reference BibEntry Code Link Annot "
                                  "Ruby Warichu Figure Formula Form";

struct Row {
    std::string_view around;
    std::string_view kids;
    // Only in one that stands for a block.
    std::string_view grouped = "";
};

constexpr Row table[] = {
    {"", "Document"},
    {"Document",
     "Document Part Art Sect Div BlockQuote TOC Index H Hn P L Table Note Code Link Annot "
     "Figure Formula Form"},
    {"Art",
     "Part Sect Div BlockQuote Caption TOC Index H Hn P L Lbl Table Note Reference Code "
     "Link "
     "Annot Figure Formula Form"},
    {"Sect",
     "Part Art Sect Div BlockQuote Caption TOC Index H Hn P L Lbl Table Note Reference "
     "Code "
     "Link Annot Figure Formula Form"},
    {"BlockQuote",
     "Document Part Art Sect Div BlockQuote Caption TOC Index H Hn P L Lbl Table Note "
     "Reference Code Link Annot Figure Formula Form"},
    {"Caption", "Part Art Sect Div BlockQuote Index H Hn P L Table +line"},
    {"TOC", "Part Caption TOC TOCI"},
    {"TOCI", "Div TOC P Lbl Reference Annot"},
    {"Index", "Part Sect Div Caption H Hn P L Table Note Reference Annot Figure Formula"},
    {"H", "Sect +line"},
    {"Hn", "Sect +line"},
    {"P", "L Table +line"},
    {"L", "Caption L LI"},
    {"LI", "Div Lbl LBody"},
    {"Lbl",
     "Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form"},
    {"LBody",
     "Part Art Sect Div BlockQuote Caption Index H Hn P L Table Span Quote Note Reference "
     "BibEntry Code Link Annot Ruby Warichu Figure Formula Form"},
    {"Table", "Caption TR THead TBody TFoot"},
    {"TR", "TH TD"},
    {"TH", "Art Sect Div Index H Hn P L Table +line"},
    {"TD", "Art Sect Div Index H Hn P L Table +line"},
    {"THead", "TR"},
    {"TBody", "TR"},
    {"TFoot", "TR"},
    {"Span", "+line"},
    {"Quote", "+line", "Div"},
    {"Note", "Part Art Sect Div BlockQuote Caption Index P L Table +line"},
    {"Reference",
     "Art Sect Div Lbl Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu "
     "Figure "
     "Formula",
     "Part BlockQuote Caption H Hn P L Table Form"},
    {"BibEntry",
     "Part Div P Lbl Span Quote Note Reference BibEntry Link Annot Ruby Warichu Figure "
     "Formula Form"},
    {"Code", "Part Art Sect Div BlockQuote Caption Index P L Table +line"},
    {"Link",
     "Art Sect Div Lbl Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu "
     "Figure "
     "Formula",
     "Part BlockQuote Caption H Hn P L Table Form"},
    {"Annot",
     "Art Sect Div Lbl Span Quote Note BibEntry Code Link Annot Ruby Warichu Figure "
     "Formula",
     "Part BlockQuote Caption H Hn P L Table Form Reference"},
    {"Ruby", "RB RT RP"},
    {"RB", "Span Quote Reference Link Annot Form"},
    {"RT", "Span Quote Reference Link Annot Form"},
    {"RP", "Span Quote Reference Link Annot Form"},
    {"Warichu", "WT WP"},
    {"WT", "Span Quote Reference Link Annot Form"},
    {"WP", "Span Quote Reference Link Annot Form"},
    {"Figure", "Part Art Sect Div BlockQuote Caption Index H Hn P L Table +line"},
    {"Formula", "Part Div BlockQuote Caption Index H Hn P L Table +line"},
    {"Form", "Div Caption Lbl Note BibEntry", "Part L Table Reference Code Figure Formula"},
};

// They group others and hold no content of their own.
constexpr std::string_view without_content =
    "Document Art Sect TOC TOCI Index L Table TR THead TBody TFoot";

constexpr std::string_view with_one_caption =
    "Art BlockQuote Code Figure Form Formula Index L LBody Note TOC Table Annot Link "
    "Reference";

Types types_of(std::string_view names) {
    Types types;
    std::istringstream words{std::string(names)};
    for (std::string word; words >> word;)
        if (word == "+line")
            types.merge(types_of(line));
        else
            types.insert(word);
    return types;
}

struct Kids {
    Types always;
    Types grouped;
};

const std::map<std::string, Kids>& kids_of_types() {
    static const std::map<std::string, Kids> all = [] {
        std::map<std::string, Kids> kids;
        for (const Row& row : table)
            kids[std::string(row.around)] = {types_of(row.kids), types_of(row.grouped)};
        return kids;
    }();
    return all;
}

// The table speaks of H1 to H6 as one.
std::string in_table(const std::string& type) {
    const bool numbered =
        type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6';
    return numbered ? "Hn" : type;
}

}  // namespace

bool may_hold(const std::string& around, const std::string& kid, bool grouping) {
    if (kid == "NonStruct" || kid == "Private") return !around.empty();
    const auto row = kids_of_types().find(in_table(around));
    // Part, Div, NonStruct and Private take their place's rules.
    if (row == kids_of_types().end()) return true;
    const std::string name = in_table(kid);
    return row->second.always.count(name) > 0
           || (grouping && row->second.grouped.count(name) > 0);
}

bool may_hold_content(const std::string& type) {
    static const Types types = types_of(without_content);
    return types.count(type) == 0;
}

bool is_single_in(const std::string& kid, const std::string& around) {
    static const Types captioned = types_of(with_one_caption);
    if (kid == "Caption") return captioned.count(around) > 0;
    return kid == "Sect" && (around == "H" || in_table(around) == "Hn");
}

bool is_inline(const std::string& type) {
    static const Types types = types_of("Span Ruby RB RP RT Warichu WT WP");
    return types.count(type) > 0;
}

const std::vector<std::string>& contained_types() {
    static const std::vector<std::string> types = {
        "Document", "Part", "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
        "TOC",      "TOCI", "Index", "NonStruct", "Private", "H",          "H1",
        "P",        "L",    "LI",    "Lbl",       "LBody",   "Table",      "TR",
        "TH",       "TD",   "THead", "TBody",     "TFoot",   "Span",       "Quote",
        "Note",     "Code", "Link",  "Reference", "Annot",   "BibEntry",   "Ruby",
        "RB",       "RT",   "RP",    "Warichu",   "WT",      "WP",         "Figure",
        "Formula",  "Form"};
    return types;
}

}  // namespace pam::preflight
