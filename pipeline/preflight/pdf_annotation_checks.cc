// Annotations: their kind, flags and appearance (ISO 19005-2, 6.3 and 6.4), and how those
// who do not see them come to know of them (ISO 14289-1, 7.18).
#include "preflight/pdf_boxes.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

enum Flag : long long {
    Invisible = 1,
    Hidden = 2,
    Print = 4,
    NoView = 32,
    ToggleNoView = 256,
};

class AnnotationChecks {
public:
    AnnotationChecks(PdfSubject& subject, QPDFObjectHandle one, int page, bool outside)
        : subject_(subject)
        , log_(subject.log)
        , one_(one)
        , place_(place_of(one, page))
        , kind_(name_at(one, "/Subtype"))
        , flags_(integer_at(one, "/F"))
        , unseen_(outside || (flags_.value_or(0) & Hidden) != 0) {
        if (place_.object == 0) place_ = {page, 0};
        const auto parent = integer_at(one, "/StructParent");
        owner_ = parent ? subject.tree.owner_of(*parent, std::nullopt) : -1;
    }

    void check() {
        check_kind();
        check_flags();
        check_appearance();
        check_actions();
        if (!subject_.has_language && text_at(one_, "/Contents") && !owned_language())
            log_.breach(
                rules::language,
                place_,
                "the language of the annotation's text is nowhere stated",
                hints::state_language
            );
        if (!unseen_) check_access();
    }

private:
    [[nodiscard]] const StructElement* owner() const {
        return owner_ < 0 ? nullptr
                          : &subject_.tree.elements[static_cast<std::size_t>(owner_)];
    }
    // What the element inherits does not count: veraPDF asks for its own.
    [[nodiscard]] bool owned_language() const {
        return owner() != nullptr && has_text(text_at(owner()->object, "/Lang"));
    }
    [[nodiscard]] bool owner_is(const char* type) const {
        return owner() != nullptr && owner()->standard == type;
    }
    [[nodiscard]] bool owner_describes() const {
        return owner() != nullptr && has_text(text_at(owner()->object, "/Alt"));
    }

    void check_kind() {
        static const std::set<std::string> allowed = {
            "Text",      "Link",           "FreeText", "Line",        "Square",
            "Circle",    "Polygon",        "PolyLine", "Highlight",   "Underline",
            "Squiggly",  "StrikeOut",      "Stamp",    "Caret",       "Ink",
            "Popup",     "FileAttachment", "Widget",   "PrinterMark", "TrapNet",
            "Watermark", "Redact"};
        if (allowed.count(kind_) == 0)
            log_.breach(
                rules::annotation_type,
                place_,
                fmt::format("an annotation is a {}", kind_.empty() ? "nothing" : kind_),
                "remove it, or put a picture and a link in its place: sound, film and 3D "
                "are not for an archive"
            );
    }

    void check_flags() {
        if (!flags_) {
            if (kind_ != "Popup")
                log_.breach(
                    rules::annotation_flags,
                    place_,
                    "an annotation does not say whether it is printed",
                    "let it be printed and seen (Acrobat: its Properties, Appearance; F is "
                    "then 4)"
                );
            return;
        }
        if ((*flags_ & (Invisible | Hidden | NoView | ToggleNoView)) != 0
            || (*flags_ & Print) == 0)
            log_.breach(
                rules::annotation_flags,
                place_,
                "an annotation is not both seen and printed",
                "let it be printed and seen (Acrobat: its Properties, Appearance; F is "
                "then 4)"
            );
    }

    void check_appearance() {
        QPDFObjectHandle appearance = value_of(one_, "/AP");
        if (appearance.isNull()) {
            const auto box = box_of(value_of(one_, "/Rect"));
            const bool empty = box && box->left == box->right && box->bottom == box->top;
            if (!empty && kind_ != "Popup" && kind_ != "Link")
                wrong_appearance("an annotation's looks are left to the reader");
            return;
        }
        const auto looks = entries(appearance);
        if (looks.size() != 1 || looks.begin()->first != "/N")
            return wrong_appearance("an annotation has other looks than one");
        QPDFObjectHandle normal = looks.begin()->second;
        QPDFObjectHandle type = value_of(one_, "/FT");
        if (type.isNull()) type = value_of(value_of(one_, "/Parent"), "/FT");
        const bool button = kind_ == "Widget" && name_of(type) == "Btn";
        if (button ? !normal.isDictionary() : !normal.isStream())
            wrong_appearance("an annotation's looks are of the wrong kind");
    }

    void wrong_appearance(const std::string& message) {
        log_.breach(
            rules::appearance,
            place_,
            message,
            "have its looks drawn into the file, by saving it in the program that made the "
            "comment, or flatten it; then there is one appearance, N: a button's states, "
            "everything else's stream"
        );
    }

    void check_actions() {
        if (kind_ == "Widget" && (has_key(one_, "/A") || has_key(one_, "/AA")))
            log_.breach(
                rules::field_trigger,
                place_,
                "a form's field sets off actions",
                "remove them (Acrobat: the field's Properties, Actions; A and AA)"
            );
    }

    void check_access() {
        const bool text = has_text(text_at(one_, "/Contents"));
        if (kind_ == "Widget") return check_widget();
        if (!text && !owner_describes())
            log_.breach(
                rules::annotation_text,
                place_,
                fmt::format(
                    "a {} annotation has no text for those who do not see it", kind_
                ),
                "say what it is in its Contents (Acrobat: the comment's text, or "
                "Properties, Alternate Text)"
            );
        if (kind_ == "Link") return check_link(text);
        if (kind_ == "TrapNet")
            log_.breach(
                rules::trap_net,
                place_,
                "the page has a trap network",
                "remove it: trapping is the print shop's, after this file"
            );
        if (kind_ == "PrinterMark") {
            if (owner() != nullptr)
                log_.breach(
                    rules::printer_mark,
                    place_,
                    "a printer's mark stands in the structure",
                    "take it out of the tags (Acrobat: Change Tag to Artifact): nobody "
                    "reads it"
                );
        } else if (!owner_is("Annot")) {
            log_.breach(
                rules::annotation_tag,
                place_,
                fmt::format("a {} annotation is in no Annot element", kind_),
                hints::enclose_annotation
            );
        }
    }

    void check_link(bool text) {
        if (!text)
            log_.breach(
                rules::link_text,
                place_,
                "a link has no text that says where it leads",
                "write it as the link's Contents (InDesign: Hyperlinks, alternate text; a "
                "tag's alternate text does not do here)"
            );
        if (!owner_is("Link"))
            log_.breach(
                rules::link_tag,
                place_,
                "a link is in no Link element",
                hints::enclose_annotation
            );
    }

    void check_widget() {
        // One that is no field itself, for want of a name, is a part of its parent.
        const auto name =
            text_at(has_key(one_, "/T") ? one_ : value_of(one_, "/Parent"), "/TU");
        if (!has_text(name) && !owner_describes())
            log_.breach(
                rules::annotation_text,
                place_,
                "a form's field has no name for those who do not see it",
                "give the field a tooltip (its Properties, General; TU): it is read aloud"
            );
        if (!owner_is("Form"))
            log_.breach(
                rules::widget_tag,
                place_,
                "a form's field is in no Form element",
                hints::enclose_annotation
            );
    }

    PdfSubject& subject_;
    PdfLog& log_;
    QPDFObjectHandle one_;
    PdfPlace place_;
    std::string kind_;
    std::optional<long long> flags_;
    bool unseen_;
    int owner_ = -1;
};

}  // namespace

void check_annotations(PdfSubject& subject) {
    for (std::size_t i = 0; i < subject.pages.size(); ++i) {
        auto crop = inherited_box(subject.pages[i], "/CropBox");
        if (!crop) crop = inherited_box(subject.pages[i], "/MediaBox");
        for (QPDFObjectHandle& one : elements(value_of(subject.pages[i], "/Annots"))) {
            if (!one.isDictionary()) continue;
            const auto box = box_of(value_of(one, "/Rect"));
            const bool outside = crop && box && !box->meets(*crop);
            AnnotationChecks(subject, one, static_cast<int>(i) + 1, outside).check();
        }
    }
}

}  // namespace pam::preflight
