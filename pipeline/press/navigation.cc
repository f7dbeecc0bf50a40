#include "press/navigation.h"

#include "base/match.h"
#include "press/page_labels.h"
#include "press/reading_order.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

Object real(double value) {
    return Object::newReal(value, 3);
}

/// An outline entry with its place in the tree.
struct OutlineItem {
    const model::OutlineEntry* entry = nullptr;
    Object object;
    std::vector<std::size_t> children;
};

/// Items in order; number 0 is the root. Each hangs on the nearest earlier item of a lower
/// level.
std::vector<OutlineItem> outline_tree(
    QPDF& pdf,
    const std::vector<model::OutlineEntry>& entries,
    const Destinations& destinations
) {
    std::vector<OutlineItem> items(1);
    items[0].object = pdf.makeIndirectObject(Object::newDictionary());
    std::vector<std::size_t> path{0};
    for (const model::OutlineEntry& entry : entries) {
        Object destination = destinations.find(entry.id);
        if (destination.isNull()) continue;
        while (path.size() > 1 && items[path.back()].entry->level >= entry.level)
            path.pop_back();
        Object object = pdf.makeIndirectObject(Object::newDictionary());
        object.replaceKey("/Title", Object::newUnicodeString(entry.text));
        object.replaceKey("/Dest", destination);
        object.replaceKey("/Parent", items[path.back()].object);
        items[path.back()].children.push_back(items.size());
        path.push_back(items.size());
        items.push_back({&entry, object, {}});
    }
    return items;
}

/// Items below the first level are closed: a negative count, ISO 32000-1 table 153.
void join_children(std::vector<OutlineItem>& items, OutlineItem& parent) {
    if (parent.children.empty()) return;
    const auto count = static_cast<long long>(parent.children.size());
    parent.object.replaceKey(
        "/Count", Object::newInteger(parent.entry == nullptr ? count : -count)
    );
    parent.object.replaceKey("/First", items[parent.children.front()].object);
    parent.object.replaceKey("/Last", items[parent.children.back()].object);
    for (std::size_t i = 0; i + 1 < parent.children.size(); ++i) {
        Object one = items[parent.children[i]].object;
        Object next = items[parent.children[i + 1]].object;
        one.replaceKey("/Next", next);
        next.replaceKey("/Prev", one);
    }
}

/// A part of a line that belongs to one link, in points from the top left.
struct LinkArea {
    int link = -1;
    galley::ElementNumber element = galley::no_element;
    double left = 0, right = 0, top = 0, bottom = 0;
};

/// A note's number alone would be too small to hit.
void widen(LinkArea& area) {
    constexpr double least = 10;
    const double missing = std::max(0.0, least - (area.right - area.left));
    area.left -= missing / 2;
    area.right += missing / 2;
}

/// As high as the line, so that it is easily hit and never overlaps the next.
std::vector<LinkArea> link_areas(const page::PlacedLine& placed) {
    std::vector<LinkArea> areas;
    const double top = (placed.baseline.y - placed.line->baseline).points();
    const double bottom = top + placed.line->height.points();
    int previous = -1;
    for (const galley::Fragment& fragment : placed.line->fragments) {
        const double left = (placed.baseline.x + fragment.x).points();
        const double right = left + fragment.run.width.points();
        if (fragment.link >= 0 && fragment.link == previous)
            areas.back().right = right;
        else if (fragment.link >= 0)
            areas.push_back({fragment.link, fragment.element, left, right, top, bottom});
        previous = fragment.link;
    }
    for (LinkArea& area : areas)
        widen(area);
    return areas;
}

/// The links of a page. An entry of the contents, its leaders and its folio are placed one
/// by one, but they are one line of one link.
std::vector<LinkArea> link_areas(const page::Page& page) {
    std::vector<LinkArea> areas;
    Length baseline;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (placed == nullptr) continue;
        for (const LinkArea& area : link_areas(*placed)) {
            const bool goes_on = !areas.empty() && areas.back().link == area.link
                                 && baseline == placed->baseline.y
                                 && placed->line->fragments.size() == 1;
            if (goes_on) {
                areas.back().left = std::min(areas.back().left, area.left);
                areas.back().right = std::max(areas.back().right, area.right);
            } else {
                areas.push_back(area);
            }
        }
        baseline = placed->baseline.y;
    }
    return areas;
}

Object action_for(const galley::LinkTarget& link, const Destinations& destinations) {
    const bool internal = !link.target.empty() && link.target.front() == '#';
    Object action = Object::newDictionary();
    if (internal) {
        Object destination = destinations.find(std::string_view(link.target).substr(1));
        if (destination.isNull()) return destination;
        action.replaceKey("/S", Object::newName("/GoTo"));
        action.replaceKey("/D", destination);
        return action;
    }
    if (link.target.empty()) return Object::newNull();
    action.replaceKey("/S", Object::newName("/URI"));
    action.replaceKey("/URI", Object::newString(escaped_uri(link.target)));
    return action;
}

/// PDF/A-2 6.3.2 wants printable annotations (F 4), PDF/UA-1 7.18.5 a description.
Object annotation(
    const LinkArea& area, double height, Object action, const std::string& contents
) {
    return Object::newDictionary({
        {"/Type", Object::newName("/Annot")},
        {"/Subtype", Object::newName("/Link")},
        {"/Rect",
         Object::newArray(
             {real(area.left),
              real(height - area.bottom),
              real(area.right),
              real(height - area.top)}
         )},
        {"/Border",
         Object::newArray(
             {Object::newInteger(0), Object::newInteger(0), Object::newInteger(0)}
         )},
        {"/F", Object::newInteger(4)},
        {"/Contents", Object::newUnicodeString(contents)},
        {"/A", action},
    });
}

}  // namespace

Destinations::Destinations(
    const page::PagedDocument& paged, const std::vector<QPDFObjectHandle>& pages
) {
    for (const page::Destination& destination : paged.destinations) {
        if (destination.page >= pages.size()) continue;
        by_id_.emplace(
            destination.id,
            Object::newArray(
                {pages[destination.page],
                 Object::newName("/XYZ"),
                 Object::newNull(),
                 real((paged.size.height - destination.y).points()),
                 Object::newNull()}
            )
        );
    }
}

QPDFObjectHandle Destinations::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? Object::newNull() : Object(found->second).shallowCopy();
}

void add_outline(
    QPDF& pdf,
    const std::vector<model::OutlineEntry>& entries,
    const Destinations& destinations
) {
    std::vector<OutlineItem> items = outline_tree(pdf, entries, destinations);
    if (items.size() == 1) return;
    for (OutlineItem& item : items)
        join_children(items, item);
    items[0].object.replaceKey("/Type", Object::newName("/Outlines"));
    pdf.getRoot().replaceKey("/Outlines", items[0].object);
    pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

void add_page_labels(QPDF& pdf, const std::vector<page::Page>& pages) {
    std::vector<std::string> labels;
    for (const page::Page& page : pages)
        labels.push_back(page.label);
    Object numbers = Object::newArray();
    for (const LabelRange& range : label_ranges(labels)) {
        Object label = Object::newDictionary();
        if (range.style != 0)
            label.replaceKey("/S", Object::newName(fmt::format("/{}", range.style)));
        if (!range.prefix.empty())
            label.replaceKey("/P", Object::newUnicodeString(range.prefix));
        if (range.start != 1) label.replaceKey("/St", Object::newInteger(range.start));
        numbers.appendItem(Object::newInteger(static_cast<long long>(range.first_page)));
        numbers.appendItem(label);
    }
    pdf.getRoot().replaceKey("/PageLabels", Object::newDictionary({{"/Nums", numbers}}));
}

std::vector<AddedLink> add_links(
    QPDF& pdf,
    const page::PagedDocument& paged,
    std::vector<QPDFObjectHandle>& pages,
    const Destinations& destinations
) {
    const double height = paged.size.height.points();
    std::vector<AddedLink> added;
    for (std::size_t number = 0; number < pages.size(); ++number) {
        Object annotations = Object::newArray();
        for (const LinkArea& area : link_areas(paged.pages[number])) {
            const galley::LinkTarget& link =
                paged.galley.links[static_cast<std::size_t>(area.link)];
            Object action = action_for(link, destinations);
            if (action.isNull()) continue;
            const std::string& contents =
                link.description.empty() ? link.target : link.description;
            Object made =
                pdf.makeIndirectObject(annotation(area, height, action, contents));
            annotations.appendItem(made);
            added.push_back(
                {made, number, link_around(paged.galley.structure, area.element)}
            );
        }
        if (annotations.getArrayNItems() == 0) continue;
        pages[number].replaceKey("/Annots", annotations);
        // PDF/UA-1 7.18.3: they are reached in the order of the structure.
        pages[number].replaceKey("/Tabs", Object::newName("/S"));
    }
    return added;
}

std::string escaped_uri(std::string_view url) {
    constexpr std::string_view unsafe = "<>\"{}|\\^`";
    std::string escaped;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte > 0x20 && byte < 0x7F && unsafe.find(c) == unsafe.npos;
        if (plain)
            escaped.push_back(c);
        else
            escaped += fmt::format("%{:02X}", byte);
    }
    return escaped;
}

}  // namespace pam::press
