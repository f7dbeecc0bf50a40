// Actions (ISO 19005-2, 6.5): what a click, or the mere opening of the file, may set off.
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

constexpr int deepest_nesting = 200;

void check_action(QPDFObjectHandle action, const PdfPlace& place, PdfLog& log) {
    static const std::set<std::string> allowed = {
        "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"};
    static const std::set<std::string> named = {
        "NextPage", "PrevPage", "FirstPage", "LastPage"};
    const std::string kind = name_at(action, "/S");
    if (kind.empty()) return;
    if (allowed.count(kind) == 0)
        log.breach(
            rules::action,
            place,
            fmt::format("there is an action {}", kind),
            "remove it: an archive's file must do nothing of itself, nor run programs"
        );
    if (kind == "Named" && named.count(name_at(action, "/N")) == 0)
        log.breach(
            rules::action,
            place,
            fmt::format("there is the named action {}", name_at(action, "/N")),
            "NextPage, PrevPage, FirstPage and LastPage are allowed"
        );
}

// Dictionaries of one object, not those it refers to: they come by themselves.
void check_within(QPDFObjectHandle value, const PdfPlace& place, PdfLog& log, int depth) {
    if (depth > deepest_nesting || (depth > 0 && value.isIndirect())) return;
    if (value.isArray())
        for (QPDFObjectHandle& one : value.getArrayAsVector())
            check_within(one, place, log, depth + 1);
    if (!value.isDictionary()) return;
    for (auto& [key, entry] : entries(value)) {
        if (key == "/A" || key == "/OpenAction" || key == "/Next")
            for (QPDFObjectHandle& action : elements(entry))
                if (action.isDictionary()) check_action(action, place, log);
        if (key == "/AA")
            for (auto& [event, action] : entries(entry))
                check_action(action, place, log);
        check_within(entry, place, log, depth + 1);
    }
}

}  // namespace

void check_actions(PdfSubject& subject) {
    for (const QPDFObjectHandle& object : subject.pdf.getAllObjects())
        check_within(object, place_of(object), subject.log, 0);
    QPDFObjectHandle names = value_of(subject.catalog, "/Names");
    for (auto& [name, action] : name_tree(value_of(names, "/JavaScript")))
        subject.log.breach(
            rules::action,
            place_of(action),
            fmt::format("there is JavaScript for the whole document: {}", name),
            "remove it"
        );
}

}  // namespace pam::preflight
