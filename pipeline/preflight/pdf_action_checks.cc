// Actions (ISO 19005-2, 6.5): what a click, or the mere opening of the file, may set off;
// and films and sounds, which actions play (ISO 14289-1, 7.18.6.2).
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

constexpr int deepest_nesting = 200;

// Text in pairs of a language and its words (ISO 32000-1, 14.9.2.4).
bool is_described(QPDFObjectHandle alternatives) {
    if (!alternatives.isArray() || alternatives.getArrayNItems() % 2 != 0) return false;
    bool described = alternatives.getArrayNItems() > 0;
    for (int i = 1; i < alternatives.getArrayNItems(); i += 2)
        described = described && has_text(text_of(alternatives.getArrayItem(i)));
    return described;
}

void check_media_clip(QPDFObjectHandle clip, const PdfPlace& place, PdfLog& log) {
    if (!clip.isDictionary()) return;
    if (has_text(text_at(clip, "/CT")) && is_described(value_of(clip, "/Alt"))) return;
    log.breach(
        rules::media_clip,
        place,
        "a film or sound does not say what it is: it lacks its type (CT) or its "
        "description (Alt)",
        "describe it where it is placed, in the program that made the file"
    );
}

void check_action(QPDFObjectHandle action, const PdfPlace& place, PdfLog& log) {
    static const std::set<std::string> allowed = {
        "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"};
    static const std::set<std::string> named = {
        "NextPage", "PrevPage", "FirstPage", "LastPage"};
    const std::string kind = name_at(action, "/S");
    if (kind.empty()) return;
    if (kind == "Rendition")
        check_media_clip(value_of(value_of(action, "/R"), "/C"), place, log);
    if (allowed.count(kind) == 0)
        log.breach(
            rules::action,
            place,
            fmt::format("there is an action {}", kind),
            "remove it (Acrobat: the link's or page's Properties, Actions): an archive's "
            "file must do nothing of itself, nor run programs"
        );
    if (kind == "Named" && named.count(name_at(action, "/N")) == 0)
        log.breach(
            rules::action,
            place,
            fmt::format("there is the named action {}", name_at(action, "/N")),
            "let the link lead to a page instead; NextPage, PrevPage, FirstPage and "
            "LastPage are allowed too"
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
            "remove it (Acrobat: JavaScript, Document JavaScripts)"
        );
}

}  // namespace pam::preflight
