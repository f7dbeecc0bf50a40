#include "preflight/semantics_vocabulary.h"

#include "preflight/xhtml_vocabulary.h"

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

constexpr std::string_view structural_types =
    " cover frontmatter bodymatter backmatter volume part chapter subchapter division "
    "abstract foreword preface prologue introduction preamble conclusion epilogue "
    "afterword "
    "epigraph toc toc-brief landmarks loa loi lot lov appendix colophon credits keywords "
    "index index-headnotes index-legend index-group index-entry-list index-entry "
    "index-term "
    "index-editor-note index-locator index-locator-list index-locator-range "
    "index-xref-preferred "
    "index-xref-related index-term-category index-term-categories glossary glossterm "
    "glossdef "
    "bibliography biblioentry titlepage halftitlepage copyright-page seriespage "
    "acknowledgments "
    "imprint imprimatur contributors other-credits errata dedication revision-history "
    "case-study "
    "help marginalia notice pullquote sidebar tip warning halftitle fulltitle covertitle "
    "title "
    "subtitle label ordinal bridgehead learning-objective learning-objectives "
    "learning-outcome "
    "learning-outcomes learning-resource learning-resources learning-standard "
    "learning-standards "
    "answer answers assessment assessments feedback fill-in-the-blank-problem "
    "general-problem qna "
    "match-problem multiple-choice-problem practice question practices true-false-problem "
    "panel "
    "panel-group balloon text-area sound-area annotation note footnote endnote rearnote "
    "footnotes "
    "endnotes rearnotes annoref biblioref glossref noteref backlink credit keyword "
    "topic-sentence "
    "concluding-sentence pagebreak page-list table table-row table-cell list list-item "
    "figure "
    "aside referrer entry antonym-group condensed-entry def dictentry dictionary etymology "
    "example "
    "gram-info idiom part-of-speech part-of-speech-list part-of-speech-group "
    "phonetic-transcription "
    "phrase-list phrase-group sense-list sense-group synonym-group tran tran-info ";

struct Pair {
    std::string_view type, role;
};

constexpr std::array<Pair, 31> roles_of_types{{
    {"abstract", "doc-abstract"},
    {"acknowledgments", "doc-acknowledgments"},
    {"afterword", "doc-afterword"},
    {"appendix", "doc-appendix"},
    {"bibliography", "doc-bibliography"},
    {"biblioref", "doc-biblioref"},
    {"chapter", "doc-chapter"},
    {"colophon", "doc-colophon"},
    {"conclusion", "doc-conclusion"},
    {"credit", "doc-credit"},
    {"credits", "doc-credits"},
    {"dedication", "doc-dedication"},
    {"endnotes", "doc-endnotes"},
    {"epigraph", "doc-epigraph"},
    {"epilogue", "doc-epilogue"},
    {"errata", "doc-errata"},
    {"footnote", "doc-footnote"},
    {"foreword", "doc-foreword"},
    {"glossary", "doc-glossary"},
    {"glossref", "doc-glossref"},
    {"index", "doc-index"},
    {"introduction", "doc-introduction"},
    {"noteref", "doc-noteref"},
    {"notice", "doc-notice"},
    {"pagebreak", "doc-pagebreak"},
    {"page-list", "doc-pagelist"},
    {"part", "doc-part"},
    {"preface", "doc-preface"},
    {"prologue", "doc-prologue"},
    {"pullquote", "doc-pullquote"},
    {"toc", "doc-toc"},
}};

constexpr std::string_view aria_roles =
    " alert alertdialog application article banner blockquote button caption cell checkbox "
    "code "
    "columnheader combobox command complementary composite contentinfo definition deletion "
    "dialog "
    "directory document emphasis feed figure form generic graphics-document "
    "graphics-object "
    "graphics-symbol grid gridcell group heading img image input insertion landmark link "
    "list "
    "listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox "
    "menuitemradio meter navigation none note option paragraph presentation progressbar "
    "radio "
    "radiogroup range region row rowgroup rowheader scrollbar search searchbox section "
    "sectionhead select separator slider spinbutton status strong structure subscript "
    "superscript "
    "suggestion switch tab table tablist tabpanel term text textbox time timer toolbar "
    "tooltip "
    "tree treegrid treeitem widget window comment ";

constexpr std::string_view publishing_roles =
    " doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink "
    "doc-biblioentry "
    "doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover "
    "doc-credit "
    "doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue "
    "doc-errata "
    "doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index "
    "doc-introduction "
    "doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist "
    "doc-part "
    "doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc ";

constexpr std::string_view section_roles =
    " alert alertdialog application banner complementary contentinfo dialog document feed "
    "group "
    "log main marquee navigation none note presentation region search status tabpanel "
    "doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography "
    "doc-chapter "
    "doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes "
    "doc-epigraph "
    "doc-epilogue "
    "doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction "
    "doc-notice "
    "doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc ";

constexpr std::string_view heading_roles = " heading none presentation tab doc-subtitle ";

constexpr std::string_view list_roles = " directory group list listbox menu menubar none "
                                        "presentation radiogroup tablist toolbar "
                                        "tree doc-toc ";

struct Allowed {
    std::string_view element, roles;
};

// ARIA in HTML, section 4. Elements that are not here may have any role.
constexpr std::array<Allowed, 27> allowed_roles{{
    {"article", " application article document feed main none presentation region "},
    {"aside",
     " complementary feed none note presentation region search doc-dedication doc-example "
     "doc-footnote doc-glossary doc-pullquote doc-tip doc-notice "},
    {"body", " document generic "},
    {"br", " none presentation "},
    {"caption", " caption "},
    {"dd", " definition none presentation "},
    {"dl", " group list none presentation "},
    {"dt", " listitem term none presentation "},
    {"footer", " contentinfo group none presentation doc-footnote "},
    {"h1", heading_roles},
    {"h2", heading_roles},
    {"h3", heading_roles},
    {"h4", heading_roles},
    {"h5", heading_roles},
    {"h6", heading_roles},
    {"head", ""},
    {"header", " banner group none presentation doc-footnote "},
    {"hr", " none presentation separator doc-pagebreak "},
    {"html", ""},
    {"li",
     " listitem menuitem menuitemcheckbox menuitemradio none option presentation radio "
     "separator tab treeitem doc-biblioentry doc-endnote "},
    {"main", " main "},
    {"nav",
     " menu menubar navigation none presentation tablist doc-index doc-pagelist doc-toc "},
    {"ol", list_roles},
    {"section", section_roles},
    {"style", ""},
    {"title", ""},
    {"ul", list_roles},
}};

}  // namespace

bool is_structural_type(std::string_view type) {
    return lists(structural_types, type);
}

std::string_view role_for_type(std::string_view type) {
    const auto found =
        std::find_if(roles_of_types.begin(), roles_of_types.end(), [&](const Pair& one) {
            return one.type == type;
        });
    return found == roles_of_types.end() ? std::string_view() : found->role;
}

bool is_role(std::string_view role) {
    return lists(aria_roles, role) || lists(publishing_roles, role);
}

bool is_deprecated_role(std::string_view role) {
    return lists(" doc-endnote doc-biblioentry directory ", role);
}

bool allows_role(std::string_view element, std::string_view role) {
    const auto found =
        std::find_if(allowed_roles.begin(), allowed_roles.end(), [&](const Allowed& one) {
            return one.element == element;
        });
    return found == allowed_roles.end() || lists(found->roles, role);
}

}  // namespace pam::preflight
