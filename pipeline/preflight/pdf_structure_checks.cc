// The structure tree: its types, headings, lists, alternatives and notes, and whether it
// and the content know of one another (ISO 14289-1, 7.1 to 7.9; ISO 19005-2, 6.7).
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pam::preflight {

namespace {

int heading_level(const std::string& type) {
    const bool numbered =
        type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6';
    return numbered ? type[1] - '0' : 0;
}

class StructureChecks {
public:
    explicit StructureChecks(PdfSubject& subject)
        : subject_(subject)
        , tree_(subject.tree)
        , log_(subject.log) {}

    void check() {
        const QPDFObjectHandle roles = value_of(tree_.root, "/RoleMap");
        for (auto& [type, role] : entries(roles)) {
            check_name(type.substr(1), place_of(tree_.root), log_);
            check_name(name_of(role), place_of(tree_.root), log_);
        }
        for (const StructElement& one : tree_.elements) {
            place_ = place_of(one.object, one.page);
            check_role(one);
            check_language(one);
            check_alternative(one);
            check_heading(one);
            check_list(one);
            check_contents(one);
            check_note(one);
            check_form(one);
            if (!has_key(one.object, "/P"))
                log_.breach(
                    rules::parent,
                    place_,
                    fmt::format("a {} element does not name its parent", one.type),
                    hints::mend_tree
                );
        }
        for (const int knot : tree_.knots)
            log_.breach(
                rules::parent,
                place_of(tree_.elements[static_cast<std::size_t>(knot)].object),
                "the structure tree holds an element twice, or within itself",
                hints::mend_tree
            );
    }

private:
    void check_role(const StructElement& one) {
        if (!fresh_types_.insert(one.type).second) return;
        check_name(one.type, place_, log_);
        const auto wrong = [&](const char* what, const char* hint, const PdfRule& rule) {
            log_.breach(rule, place_, fmt::format("the type {} {}", one.type, what), hint);
        };
        switch (tree_.role_fault(one.type)) {
        case RoleFault::None:
            return;
        case RoleFault::Unmapped:
            return wrong(
                "is no standard one, and is mapped to none",
                "map it to a standard structure type in the RoleMap (InDesign: Export "
                "Tagging of the style; Acrobat: tags panel, Edit Role Map)",
                rules::role_map
            );
        case RoleFault::Circular:
            return wrong(
                "is mapped to itself in the end",
                "map it to a standard structure type (Acrobat: tags panel, Edit Role Map)",
                rules::role_map
            );
        case RoleFault::Remapped:
            return wrong(
                "is a standard one, and mapped to another",
                "remove it from the RoleMap (Acrobat: tags panel, Edit Role Map)",
                is_standard_type(name_at(value_of(tree_.root, "/RoleMap"), "/" + one.type))
                    ? rules::role_remapped
                    : rules::role_map
            );
        }
    }

    void check_language(const StructElement& one) {
        if (subject_.has_language || one.in_language) return;
        for (const char* key : {"/ActualText", "/Alt", "/E"})
            if (text_at(one.object, key))
                log_.breach(
                    rules::language,
                    place_,
                    fmt::format(
                        "the language of a {} element's {} is nowhere stated",
                        one.type,
                        key + 1
                    ),
                    hints::state_language
                );
    }

    void check_alternative(const StructElement& one) {
        const bool figure = one.standard == "Figure";
        if (!figure && one.standard != "Formula") return;
        if (has_text(text_at(one.object, "/Alt")) || text_at(one.object, "/ActualText"))
            return;
        log_.breach(
            figure ? rules::figure : rules::formula,
            place_,
            fmt::format("a {} has no text for those who do not see it", one.standard),
            "write one (the picture's Alt Text in Word, LibreOffice or InDesign; Acrobat: "
            "Accessibility, Set Alternate Text); what only adorns is to be an artifact "
            "instead"
        );
    }

    void check_heading(const StructElement& one) {
        const int level = heading_level(one.standard);
        const auto kinds = tree_.kinds_of_kids(one);
        if (std::count(kinds.begin(), kinds.end(), "H") > 1)
            log_.breach(
                rules::heading_kinds,
                place_,
                fmt::format("a {} element has two headings H", one.type),
                "use H1 to H6 for the headings; H is for nested sections with one heading "
                "each"
            );
        if (one.standard == "H") plain_ = true;
        if (level > 0) numbered_ = true;
        if ((one.standard == "H" || level > 0) && plain_ && numbered_)
            log_.breach(
                rules::heading_kinds,
                place_,
                "headings with and without numbers are mixed",
                "use H1 to H6 throughout: the paragraph styles Heading 1 to 6, or the "
                "tags' types"
            );
        if (level == 0) return;
        if (level > level_ + 1)
            log_.breach(
                rules::headings,
                place_,
                level_ == 0 ? fmt::format("the first heading is H{}", level)
                            : fmt::format("H{} follows H{}", level, level_),
                "give it the heading style of the next level: begin with H1 and leave out "
                "no level"
            );
        level_ = level;
    }

    void wrong_place(const PdfRule& rule, const StructElement& one, const char* hint) {
        const std::string& around = tree_.standard_of_parent(one);
        log_.breach(
            rule,
            place_,
            fmt::format(
                "a {} stands in {}", one.standard, around.empty() ? "no element" : around
            ),
            hint
        );
    }

    // Kids of other types than these, or a caption that is not the first.
    void check_kids(
        const PdfRule& rule,
        const StructElement& one,
        const std::set<std::string>& allowed,
        const char* hint
    ) {
        const auto kinds = tree_.kinds_of_kids(one);
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (allowed.count(kinds[i]) > 0 && (kinds[i] != "Caption" || i == 0)) continue;
            log_.breach(
                rule,
                place_,
                fmt::format(
                    "a {} holds a {}{}",
                    one.standard,
                    kinds[i],
                    kinds[i] == "Caption" ? " that is not its first" : ""
                ),
                hint
            );
        }
    }

    void check_list(const StructElement& one) {
        const std::string& around = tree_.standard_of_parent(one);
        if (one.standard == "L")
            check_kids(
                rules::list,
                one,
                {"L", "LI", "Caption"},
                "a list holds items, and a caption first: make it with the program's own "
                "lists, or move the tag"
            );
        if (one.standard == "LI") {
            check_kids(
                rules::list,
                one,
                {"Lbl", "LBody"},
                "an item holds its label and its body: put the rest into the LBody"
            );
            if (around != "L") wrong_place(rules::list, one, "an item belongs in a list");
        }
        if (one.standard == "LBody" && around != "LI")
            wrong_place(rules::list, one, "a body belongs in an item");
    }

    void check_contents(const StructElement& one) {
        if (one.standard == "TOC")
            check_kids(
                rules::contents,
                one,
                {"TOC", "TOCI", "Caption"},
                "a table of contents holds entries, and a caption first: have the program "
                "make it, or move the tag"
            );
        if (one.standard == "TOCI" && tree_.standard_of_parent(one) != "TOC")
            wrong_place(rules::contents, one, "an entry belongs in a table of contents");
    }

    void check_note(const StructElement& one) {
        if (one.standard != "Note") return;
        const auto id = text_at(one.object, "/ID");
        if (!has_text(id))
            log_.breach(
                rules::note,
                place_,
                "a note has no ID",
                "give each note an ID of its own (Acrobat: the tag's Properties, ID)"
            );
        else if (!note_ids_.insert(*id).second)
            log_.breach(
                rules::note,
                place_,
                fmt::format("two notes have the ID {}", *id),
                "give each note an ID of its own (Acrobat: the tag's Properties, ID)"
            );
    }

    void check_form(const StructElement& one) {
        if (one.standard != "Form") return;
        if (!attribute_of(one, "PrintField", "Role").isNull()) return;
        const auto widgets = std::count_if(
            one.objects.begin(),
            one.objects.end(),
            [](const QPDFObjectHandle& object) {
                return name_at(object, "/Subtype") == "Widget";
            }
        );
        if (widgets != 1 || !one.kids.empty() || !one.content.empty())
            log_.breach(
                rules::form_element,
                place_,
                "a Form element holds other than one field",
                "make one Form tag for each field, with nothing else in it; a form for the "
                "pen states its Role (PrintField)"
            );
    }

    PdfSubject& subject_;
    const StructureTree& tree_;
    PdfLog& log_;
    PdfPlace place_;
    std::set<std::string> fresh_types_;
    std::set<std::string> note_ids_;
    int level_ = 0;
    bool plain_ = false;
    bool numbered_ = false;
};

// The way from content to its element must be the way back (ISO 32000-1, 14.7.4.4).
void check_parent_tree(PdfSubject& subject) {
    std::set<std::pair<QPDFObjGen, long long>> held;
    const auto differs = [&](const StructElement& one, const std::string& what) {
        subject.log.breach(
            rules::parent_tree,
            place_of(one.object, one.page),
            fmt::format("a {} element holds {}", one.type, what),
            hints::mend_tree
        );
    };
    for (std::size_t i = 0; i < subject.tree.elements.size(); ++i) {
        const StructElement& one = subject.tree.elements[i];
        for (const MarkedReference& content : one.content) {
            if (!held.insert({content.owner, content.mcid}).second)
                differs(one, "marked content that another holds too");
            const auto key =
                integer_at(subject.pdf.getObject(content.owner), "/StructParents");
            if (!key || subject.tree.owner_of(*key, content.mcid) != static_cast<int>(i))
                differs(one, "marked content that the ParentTree gives to another");
        }
        for (const QPDFObjectHandle& object : one.objects) {
            const auto key = integer_at(object, "/StructParent");
            if (!key || subject.tree.owner_of(*key, std::nullopt) != static_cast<int>(i))
                differs(one, "an object that the ParentTree gives to another");
        }
    }
}

}  // namespace

void check_structure(PdfSubject& subject) {
    if (!subject.tree.present) {
        subject.log.breach(
            rules::tree,
            {},
            "the document is not tagged: it has no structure tree",
            hints::export_tagged
        );
        return;
    }
    if (subject.tree.too_large)
        subject.log.tell(
            Severity::Error,
            codes::pdf_tree,
            {},
            "the structure tree is too large to be examined to its end",
            "divide the file into files of fewer pages"
        );
    StructureChecks(subject).check();
    check_parent_tree(subject);
}

}  // namespace pam::preflight
