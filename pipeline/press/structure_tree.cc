#include "press/structure_tree.h"

#include "press/reading_order.h"

#include <fmt/format.h>

#include <map>
#include <string>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;
using galley::ElementNumber;
using galley::StructureElement;
using Kind = galley::StructureKind;

Object integer(std::size_t number) {
    return Object::newInteger(static_cast<long long>(number));
}

std::string standard_type(Kind kind, int level) {
    switch (kind) {
    case Kind::Document:
        return "/Document";
    case Kind::Section:
        return "/Sect";
    case Kind::Division:
        return "/Div";
    case Kind::Heading:
        return fmt::format("/H{}", level);
    case Kind::Paragraph:
        return "/P";
    case Kind::Quotation:
        return "/BlockQuote";
    case Kind::List:
        return "/L";
    case Kind::Item:
        return "/LI";
    case Kind::Label:
        return "/Lbl";
    case Kind::ItemBody:
        return "/LBody";
    case Kind::Table:
        return "/Table";
    case Kind::TableHead:
        return "/THead";
    case Kind::TableBody:
        return "/TBody";
    case Kind::Row:
        return "/TR";
    case Kind::HeadCell:
        return "/TH";
    case Kind::Cell:
        return "/TD";
    case Kind::Figure:
        return "/Figure";
    case Kind::Caption:
        return "/Caption";
    case Kind::Note:
        return "/Note";
    case Kind::Reference:
        return "/Reference";
    case Kind::Link:
        return "/Link";
    case Kind::Phrase:
        return "/Span";
    case Kind::Code:
        return "/Code";
    case Kind::Contents:
        return "/TOC";
    case Kind::ContentsEntry:
        return "/TOCI";
    case Kind::Index:
        return "/Index";
    }
    return "/NonStruct";
}

/// ISO 32000-1, table 347. PDF has no name for a dash, and none for marks of the author's
/// own.
const char* list_numbering(style::ListMark mark) {
    using enum style::ListMark;
    switch (mark) {
    case Disc:
        return "/Disc";
    case Circle:
        return "/Circle";
    case Square:
        return "/Square";
    case Decimal:
        return "/Decimal";
    case LowerAlpha:
        return "/LowerAlpha";
    case UpperAlpha:
        return "/UpperAlpha";
    case LowerRoman:
        return "/LowerRoman";
    case UpperRoman:
        return "/UpperRoman";
    case None:
    case Dash:
        break;
    }
    return "/None";
}

class TreeWriter {
public:
    TreeWriter(
        QPDF& pdf,
        const page::PagedDocument& paged,
        const std::vector<PageMarks>& marks,
        std::vector<Object>& pages,
        const std::vector<AddedLink>& links
    )
        : pdf_(pdf)
        , paged_(paged)
        , structure_(paged.galley.structure)
        , pages_(pages)
        , links_(links)
        , read_(reading_order(structure_, marks, places_of(links)))
        , objects_(structure_.size())
        , parents_(pages.size()) {
        for (const PageMarks& page : marks)
            for (const page::PlacedImage& image : page.images)
                boxes_.emplace(image.element, image.box);
    }

    void write() {
        root_ = pdf_.makeIndirectObject(
            Object::newDictionary({{"/Type", Object::newName("/StructTreeRoot")}})
        );
        for (std::size_t i = 0; i < structure_.size(); ++i)
            if (read_[i].there)
                objects_[i] = pdf_.makeIndirectObject(Object::newDictionary());
        for (std::size_t i = 0; i < structure_.size(); ++i)
            if (read_[i].there) fill(i);
        root_.replaceKey("/K", Object::newArray({objects_[galley::whole_work]}));
        write_parents();
        write_ids();
        pdf_.getRoot().replaceKey("/StructTreeRoot", root_);
        pdf_.getRoot().replaceKey(
            "/MarkInfo", Object::newDictionary({{"/Marked", Object::newBool(true)}})
        );
    }

private:
    static std::vector<LinkPlace> places_of(const std::vector<AddedLink>& links) {
        std::vector<LinkPlace> places;
        places.reserve(links.size());
        for (const AddedLink& link : links)
            places.push_back({link.page, link.element});
        return places;
    }

    void fill(std::size_t number) {
        const StructureElement& element = structure_[number];
        const ReadElement& read = read_[number];
        Object object = objects_[number];
        // Words whose link leads nowhere are but words.
        const bool dead = element.kind == Kind::Link && !has_link(read);
        const Kind kind = dead ? Kind::Phrase : element.kind;
        object.replaceKey("/S", Object::newName(standard_type(kind, read.level)));
        object.replaceKey(
            "/P", number == galley::whole_work ? root_ : objects_[read.parent]
        );
        if (!element.language.empty())
            object.replaceKey("/Lang", Object::newUnicodeString(element.language));
        if (!element.alternative.empty())
            object.replaceKey("/Alt", Object::newUnicodeString(element.alternative));
        if (!element.id.empty()) {
            object.replaceKey("/ID", Object::newString(element.id));
            ids_.emplace(element.id, object);
        }
        add_attributes(static_cast<ElementNumber>(number), object);
        add_kids(read, object);
    }

    static bool has_link(const ReadElement& read) {
        for (const Kid& kid : read.kids)
            if (kid.what == Kid::What::Link) return true;
        return false;
    }

    /// ISO 32000-1, 14.8.5.
    void add_attributes(ElementNumber number, Object object) {
        const StructureElement& element = structure_[number];
        Object attributes = Object::newDictionary();
        const auto own = [&](const char* owner) {
            attributes.replaceKey("/O", Object::newName(owner));
        };
        if (element.kind == Kind::List) {
            own("/List");
            attributes.replaceKey(
                "/ListNumbering", Object::newName(list_numbering(element.numbering))
            );
        }
        if (element.kind == Kind::HeadCell) {
            own("/Table");
            attributes.replaceKey("/Scope", Object::newName("/Column"));
        }
        if (element.rows > 1) {
            own("/Table");
            attributes.replaceKey("/RowSpan", Object::newInteger(element.rows));
        }
        if (element.columns > 1) {
            own("/Table");
            attributes.replaceKey("/ColSpan", Object::newInteger(element.columns));
        }
        if (const auto box = boxes_.find(number); box != boxes_.end()) {
            own("/Layout");
            attributes.replaceKey("/Placement", Object::newName("/Block"));
            attributes.replaceKey("/BBox", box_of(box->second));
        }
        if (attributes.hasKey("/O")) object.replaceKey("/A", attributes);
    }

    [[nodiscard]] Object box_of(const Rect& box) const {
        const double top = (paged_.size.height - box.origin.y).points();
        const double left = box.origin.x.points();
        return Object::newArray(
            {Object::newReal(left, 3),
             Object::newReal(top - box.size.height.points(), 3),
             Object::newReal(left + box.size.width.points(), 3),
             Object::newReal(top, 3)}
        );
    }

    /// Content is named by its number on the element's own page, with its page elsewhere.
    void add_kids(const ReadElement& read, Object object) {
        Object kids = Object::newArray();
        std::size_t home = pages_.size();
        for (const Kid& kid : read.kids) {
            if (kid.what == Kid::What::Element) {
                kids.appendItem(objects_[kid.number]);
                continue;
            }
            if (home == pages_.size()) {
                home = kid.page;
                object.replaceKey("/Pg", pages_[home]);
            }
            kids.appendItem(
                kid.what == Kid::What::Link ? link(kid, object) : content(kid, home, object)
            );
        }
        if (kids.getArrayNItems() == 1)
            object.replaceKey("/K", kids.getArrayItem(0));
        else if (kids.getArrayNItems() > 1)
            object.replaceKey("/K", kids);
    }

    Object content(const Kid& kid, std::size_t home, const Object& element) {
        std::vector<Object>& parents = parents_[kid.page];
        if (parents.size() <= kid.number) parents.resize(kid.number + 1);
        parents[kid.number] = element;
        if (kid.page == home) return integer(kid.number);
        return Object::newDictionary(
            {{"/Type", Object::newName("/MCR")},
             {"/Pg", pages_[kid.page]},
             {"/MCID", integer(kid.number)}}
        );
    }

    Object link(const Kid& kid, const Object& element) {
        Object annotation = links_[kid.number].annotation;
        annotation.replaceKey(
            "/StructParent", integer(pages_.size() + link_parents_.size())
        );
        link_parents_.push_back(element);
        return Object::newDictionary(
            {{"/Type", Object::newName("/OBJR")},
             {"/Pg", pages_[kid.page]},
             {"/Obj", annotation}}
        );
    }

    /// Numbers of pages come first, then those of annotations.
    void write_parents() {
        Object numbers = Object::newArray();
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            if (parents_[page].empty()) continue;
            pages_[page].replaceKey("/StructParents", integer(page));
            numbers.appendItem(integer(page));
            numbers.appendItem(pdf_.makeIndirectObject(Object::newArray(parents_[page])));
        }
        std::size_t next = pages_.size();
        for (Object& element : link_parents_) {
            numbers.appendItem(integer(next++));
            numbers.appendItem(element);
        }
        root_.replaceKey(
            "/ParentTree",
            pdf_.makeIndirectObject(Object::newDictionary({{"/Nums", numbers}}))
        );
        root_.replaceKey("/ParentTreeNextKey", integer(next));
    }

    void write_ids() {
        if (ids_.empty()) return;
        Object names = Object::newArray();
        for (auto& [id, element] : ids_) {
            names.appendItem(Object::newString(id));
            names.appendItem(element);
        }
        root_.replaceKey(
            "/IDTree", pdf_.makeIndirectObject(Object::newDictionary({{"/Names", names}}))
        );
    }

    QPDF& pdf_;
    const page::PagedDocument& paged_;
    const galley::Structure& structure_;
    std::vector<Object>& pages_;
    const std::vector<AddedLink>& links_;
    std::vector<ReadElement> read_;
    Object root_;
    std::vector<Object> objects_;               // by element number
    std::vector<std::vector<Object>> parents_;  // by page and MCID
    std::vector<Object> link_parents_;
    std::map<std::string, Object> ids_;
    std::map<ElementNumber, Rect> boxes_;  // of figures
};

}  // namespace

void add_structure(
    QPDF& pdf,
    const page::PagedDocument& paged,
    const std::vector<PageMarks>& marks,
    std::vector<QPDFObjectHandle>& pages,
    const std::vector<AddedLink>& links
) {
    if (paged.galley.structure.empty()) return;
    TreeWriter(pdf, paged, marks, pages, links).write();
}

}  // namespace pam::press
