// The document catalog: what it says of the file as a whole, and what it must not have.
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

void check_marks(PdfSubject& subject, const PdfPlace& place) {
    QPDFObjectHandle marks = value_of(subject.catalog, "/MarkInfo");
    if (!is_true(value_of(marks, "/Marked")))
        subject.log.breach(
            rules::marked,
            place,
            "the document does not say that it is tagged",
            hints::export_tagged
        );
    if (is_true(value_of(marks, "/Suspects")))
        subject.log.breach(
            rules::suspects,
            place,
            "the document says that its tags are suspect",
            "look the tags through, then remove Suspects from the catalog's MarkInfo "
            "(Acrobat: Accessibility, Reading Order, or save anew)"
        );
    if (!is_true(
            value_of(value_of(subject.catalog, "/ViewerPreferences"), "/DisplayDocTitle")
        ))
        subject.log.breach(
            rules::display_title,
            place,
            "readers are not asked to show the title instead of the file's name",
            "set it (Acrobat: File, Properties, Initial View, Show: Document Title; "
            "LibreOffice: PDF export, User Interface, Display document title; "
            "DisplayDocTitle)"
        );
}

void check_configuration(
    QPDFObjectHandle configuration, std::set<std::string>& names, PdfSubject& subject
) {
    const PdfPlace place = place_of(configuration);
    const auto name = text_at(configuration, "/Name");
    if (!has_text(name))
        subject.log.breach(
            rules::optional_content,
            place,
            "a configuration of optional content has no name",
            "give it a Name (Layers panel, Options), or flatten the layers"
        );
    else if (!names.insert(*name).second)
        subject.log.breach(
            rules::layer_order,
            place,
            fmt::format("two configurations of optional content are called {}", *name),
            "give each a name of its own, or flatten the layers"
        );
    if (has_key(configuration, "/AS"))
        subject.log.breach(
            rules::optional_content,
            place,
            "optional content is switched by itself (AS)",
            "remove AS, or flatten the layers, so that all readers show the same"
        );
}

// Groups named in an Order array, which nests.
std::set<QPDFObjGen> ordered(QPDFObjectHandle order) {
    std::set<QPDFObjGen> groups;
    std::set<QPDFObjGen> arrays;
    std::vector<QPDFObjectHandle> waiting{order};
    while (!waiting.empty()) {
        QPDFObjectHandle one = waiting.back();
        waiting.pop_back();
        if (one.isDictionary()) groups.insert(one.getObjGen());
        if (!one.isArray()) continue;
        if (one.isIndirect() && !arrays.insert(one.getObjGen()).second) continue;
        for (QPDFObjectHandle& entry : one.getArrayAsVector())
            waiting.push_back(entry);
    }
    return groups;
}

void check_layers(PdfSubject& subject) {
    QPDFObjectHandle properties = value_of(subject.catalog, "/OCProperties");
    if (!properties.isDictionary()) return;
    std::vector<QPDFObjectHandle> configurations{value_of(properties, "/D")};
    for (QPDFObjectHandle& one : elements(value_of(properties, "/Configs")))
        configurations.push_back(one);
    std::set<std::string> names;
    for (QPDFObjectHandle& one : configurations) {
        check_configuration(one, names, subject);
        if (!has_key(one, "/Order")) continue;
        const auto shown = ordered(value_of(one, "/Order"));
        for (QPDFObjectHandle& group : elements(value_of(properties, "/OCGs")))
            if (shown.count(group.getObjGen()) == 0)
                subject.log.breach(
                    rules::layer_order,
                    place_of(group),
                    "a group of optional content is missing in the order",
                    "list every group in Order, or flatten the layers, so that no reader "
                    "hides one"
                );
    }
}

void check_attachments(PdfSubject& subject) {
    QPDFObjectHandle names = value_of(subject.catalog, "/Names");
    std::set<QPDFObjGen> seen;
    for (auto& [name, specification] : name_tree(value_of(names, "/EmbeddedFiles"))) {
        QPDFObjectHandle file = value_of(value_of(specification, "/EF"), "/F");
        if (file.isIndirect() && !seen.insert(file.getObjGen()).second) continue;
        const auto data = data_of(file);
        // PDF/A-2 lets in only PDF/A-1 and PDF/A-2, which say so of themselves.
        if (!data || data->rfind("%PDF-", 0) != 0
            || data->find("http://www.aiim.org/pdfa/ns/id/") == std::string::npos)
            subject.log.breach(
                rules::attachment,
                place_of(specification),
                fmt::format("the embedded file {} is no PDF/A", name),
                "remove it, or embed it as PDF/A-1 or PDF/A-2; PDF/A-3 may hold files of "
                "any kind"
            );
    }
}

void check_form(PdfSubject& subject) {
    QPDFObjectHandle form = value_of(subject.catalog, "/AcroForm");
    if (!form.isDictionary()) return;
    const PdfPlace place = place_of(form);
    if (is_true(value_of(form, "/NeedAppearances")))
        subject.log.breach(
            rules::appearances_wanted,
            place,
            "the form has readers draw its fields (NeedAppearances)",
            "fill it in and save it in a program that draws the fields (Acrobat), which "
            "removes NeedAppearances"
        );
    if (!has_key(form, "/XFA")) return;
    subject.log.breach(
        rules::xfa,
        place,
        "the form is an XFA form",
        "print it to PDF, or have it made anew as a form of PDF itself (AcroForm)"
    );
    for (QPDFObjectHandle& part : elements(value_of(form, "/XFA"))) {
        const auto data = data_of(part);
        const std::size_t at = data ? data->find("dynamicRender") : std::string::npos;
        if (at != std::string::npos
            && data->substr(at, 40).find(">required<") != std::string::npos)
            subject.log.breach(
                rules::dynamic_form,
                place,
                "the form is laid out by the reader (dynamicRender)",
                "save it as a static form (LiveCycle Designer: Save As, Static PDF Form)"
            );
    }
}

void check_fields(PdfSubject& subject) {
    for (QPDFObjectHandle& field : form_fields(subject.catalog)) {
        const PdfPlace place = place_of(field);
        const auto key = integer_at(field, "/StructParent");
        const int owner = key ? subject.tree.owner_of(*key, std::nullopt) : -1;
        const bool stated =
            subject.has_language
            || (owner >= 0
                && has_text(text_at(
                    subject.tree.elements[static_cast<std::size_t>(owner)].object, "/Lang"
                )));
        if (has_key(field, "/AA"))
            subject.log.breach(
                rules::field_trigger,
                place,
                "a form's field sets off actions",
                "remove them (Acrobat: the field's Properties, Actions; AA)"
            );
        if (!stated && text_at(field, "/TU"))
            subject.log.breach(
                rules::language,
                place,
                "the language of a field's name is nowhere stated",
                hints::state_language
            );
    }
}

void check_absent(PdfSubject& subject, const PdfPlace& place) {
    const auto absent = [&](const PdfRule& rule, QPDFObjectHandle of, const char* key) {
        if (has_key(of, key))
            subject.log.breach(
                rule,
                place,
                fmt::format("the catalog has {}", key + 1),
                hints::export_archive
            );
    };
    absent(rules::trigger, subject.catalog, "/AA");
    absent(rules::requirements, subject.catalog, "/Requirements");
    absent(
        rules::presentations, value_of(subject.catalog, "/Names"), "/AlternatePresentations"
    );
    if (is_true(value_of(subject.catalog, "/NeedsRendering")))
        subject.log.breach(
            rules::xfa,
            place,
            "the catalog says NeedsRendering",
            "print it to PDF, or have it made anew as a form of PDF itself (AcroForm)"
        );
    for (const auto& [key, value] : entries(value_of(subject.catalog, "/Perms")))
        if (key != "/UR3" && key != "/DocMDP")
            subject.log.breach(
                rules::permissions,
                place,
                fmt::format("Perms has {}", key.substr(1)),
                "take back the rights that a program granted to its readers (Acrobat: Save "
                "a Copy); only UR3 and DocMDP may stand there"
            );
}

// RFC 3066, as both standards want it.
bool is_language(const std::string& text) {
    std::size_t length = 0;
    bool first = true;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : '-';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (length == 0 || length > 8) return false;
            length = 0;
            first = false;
        } else if (letter || (!first && c >= '0' && c <= '9')) {
            ++length;
        } else {
            return false;
        }
    }
    return true;
}

void check_language_form(PdfSubject& subject, QPDFObjectHandle of, const PdfPlace& place) {
    const auto language = text_at(of, "/Lang");
    if (!language || is_language(*language)) return;
    // PDF/A takes the empty one for "unknown".
    if (language->empty() && !subject.log.held_to_access()) return;
    subject.log.breach(
        rules::language_form,
        place,
        fmt::format("\"{}\" is no language", *language),
        "write en, de-AT, zh-Hant or the like, with hyphens"
    );
}

}  // namespace

void check_catalog(PdfSubject& subject) {
    const PdfPlace place = place_of(subject.catalog);
    check_marks(subject, place);
    check_language_form(subject, subject.catalog, place);
    for (const StructElement& one : subject.tree.elements)
        check_language_form(subject, one.object, place_of(one.object, one.page));
    if (!subject.has_language && has_key(subject.catalog, "/Outlines"))
        subject.log.breach(
            rules::language,
            place,
            "the outline's language is nowhere stated",
            hints::state_language
        );
    check_layers(subject);
    check_attachments(subject);
    check_form(subject);
    check_fields(subject);
    check_absent(subject, place);
}

}  // namespace pam::preflight
