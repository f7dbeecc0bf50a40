#include "epub/semantics.h"

#include "epub/matter.h"

#include <algorithm>
#include <array>

namespace pam::epub {

namespace {

using model::Element;
using model::Role;

bool has_class(const Element& element, std::string_view name) {
    return std::find(element.classes.begin(), element.classes.end(), name)
           != element.classes.end();
}

std::string heading_of(const Element& chapter) {
    if (chapter.children.empty()) return {};
    const auto* heading = std::get_if<Element>(&chapter.children.front().value);
    return heading == nullptr ? std::string() : model::text_of(*heading);
}

Semantics by_class(const Element& element) {
    struct Known {
        std::string_view name;
        const char* type;
    };
    static constexpr std::array<Known, 5> known{
        {{"salutation", "z3998:salutation"},
         {"valediction", "z3998:valediction"},
         {"signature", "z3998:signature"},
         {"speaker", "z3998:persona"},
         {"stage-direction", "z3998:stage-direction"}}};
    for (const Known& one : known)
        if (has_class(element, one.name)) return {one.type, ""};
    return {};
}

}  // namespace

Semantics semantics(const Element& element, Standing standing) {
    switch (element.role) {
    case Role::TitlePage:
        return {"titlepage", ""};
    case Role::Chapter:
        return standing == Standing::Top ? matter_of(heading_of(element)) : Semantics{};
    case Role::Letter:
        return {"z3998:letter", ""};
    case Role::EditorNote:
        return {"z3998:editorial-note", ""};
    case Role::Epigraph:
        return {"epigraph", "doc-epigraph"};
    case Role::Dedication:
        return {"dedication", "doc-dedication"};
    case Role::Colophon:
        return {"colophon", "doc-colophon"};
    case Role::Title:
        return {"title", ""};
    case Role::Subtitle:
        return {"subtitle", "doc-subtitle"};
    case Role::NoteCall:
        return {"noteref", "doc-noteref"};
    case Role::Note:
        return {"endnote footnote", ""};
    case Role::Verse:
        return {"z3998:verse", ""};
    case Role::Contents:
        return {"toc", "doc-toc"};
    case Role::PullQuote:
        return {"pullquote", "doc-pullquote"};
    case Role::HalfTitle:
        return {"halftitlepage", ""};
    case Role::CopyrightPage:
        return {"copyright-page", ""};
    case Role::MadeContents:
        return {"toc", "doc-toc"};
    case Role::Figures:
        return {"loi", ""};
    case Role::Tables:
        return {"lot", ""};
    case Role::Index:
        return {"index", "doc-index"};
    case Role::Personae:
        return {"z3998:dramatis-personae", ""};
    case Role::None:
        return by_class(element);
    case Role::Section:
    case Role::Extract:
    case Role::Reply:
    case Role::Aside:
    case Role::SectionBreak:
    case Role::Marker:
    case Role::Speech:
    case Role::ContentsEntry:
    case Role::PageReference:
    case Role::Locators:
    case Role::NotesHeading:
        break;
    }
    return {};
}

}  // namespace pam::epub
