// The structure tree, held to the table of what may stand in what. Neither PDF/UA-1 nor
// PDF/A-2 makes that table a rule (PDF/UA-1's own few, of tables, lists and contents, are
// examined as errors elsewhere); PDF/UA-2 does, and readers rely on it: a warning.
#include "preflight/pdf_containment.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pam::preflight {

namespace {

class ContainmentChecks {
public:
    explicit ContainmentChecks(PdfSubject& subject)
        : tree_(subject.tree)
        , log_(subject.log) {}

    void check() {
        for (const StructElement& one : tree_.elements) {
            if (one.parent < 0) check_top(one);
            check_place(one);
            if (!may_hold_content(one.standard) && !one.content.empty())
                tell(
                    one,
                    fmt::format("a {} holds content itself", one.standard),
                    "put a P, or another type that holds text, between them"
                );
        }
    }

private:
    void tell(const StructElement& one, const std::string& message, std::string hint) {
        log_.breach(
            rules::containment,
            place_of(one.object, one.page),
            message + " (ISO 32000-2, Annex L; ISO/TS 32005, Table 5)",
            std::move(hint)
        );
    }

    void check_top(const StructElement& one) {
        if (++tops_ > 1 || one.standard != "Document")
            tell(
                one,
                "the structure tree holds other than one Document",
                "enclose everything in one Document element"
            );
    }

    // One without content and without anything of a line stands for a block.
    bool is_grouping(int index) {
        const auto known = grouping_.find(index);
        if (known != grouping_.end()) return known->second;
        const StructElement& one = tree_.elements[static_cast<std::size_t>(index)];
        const auto kinds = tree_.kinds_of_kids(one);
        return grouping_[index] = one.content.empty()
                                  && std::none_of(kinds.begin(), kinds.end(), is_inline);
    }

    // What PDF/UA-1 itself asks of tables, lists and contents (7.2) is told there.
    [[nodiscard]] bool
    told_as_error(const std::string& around, const std::string& kid) const {
        static const std::set<std::string> holders = {
            "Table", "TR", "THead", "TBody", "TFoot", "L", "LI", "TOC"};
        static const std::set<std::string> parts = {
            "TR", "TH", "TD", "THead", "TBody", "TFoot", "LI", "LBody", "TOCI"};
        return log_.held_to_access() && (holders.count(around) > 0 || parts.count(kid) > 0);
    }

    void check_place(const StructElement& kid) {
        if (kid.seen_parent < 0 || kid.standard.empty()) return;
        const std::string& around = tree_.standard_of_parent(kid);
        if (around.empty() || told_as_error(around, kid.standard)) return;
        if (!may_hold(around, kid.standard, false)
            && !may_hold(around, kid.standard, is_grouping(kid.seen_parent)))
            tell(
                kid,
                fmt::format("a {} stands in a {}", kid.standard, around),
                "choose another type for the one or the other, in the tags of the program "
                "that made the file"
            );
        else if (is_single_in(kid.standard, around)
                 && !singles_.insert({kid.seen_parent, kid.standard}).second)
            tell(
                kid,
                fmt::format("a {} holds two {}s", around, kid.standard),
                "leave one of them"
            );
    }

    const StructureTree& tree_;
    PdfLog& log_;
    std::size_t tops_ = 0;
    std::map<int, bool> grouping_;
    std::set<std::pair<int, std::string>> singles_;
};

}  // namespace

void check_containment(PdfSubject& subject) {
    if (subject.tree.present) ContainmentChecks(subject).check();
}

}  // namespace pam::preflight
