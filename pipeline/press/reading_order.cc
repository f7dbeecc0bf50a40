#include "press/reading_order.h"

#include <algorithm>

namespace pam::press {
namespace {

using galley::ElementNumber;
using galley::no_element;
using galley::Structure;
using Kind = galley::StructureKind;

/// Kinds whose words and elements stand among one another: they are read as they were
/// painted. All others hold elements alone, which are read as they stand in the table,
/// wherever they float to.
bool holds_words(Kind kind) {
    switch (kind) {
    case Kind::Heading:
    case Kind::Paragraph:
    case Kind::Label:
    case Kind::HeadCell:
    case Kind::Cell:
    case Kind::Caption:
    case Kind::Reference:
    case Kind::Link:
    case Kind::Phrase:
    case Kind::Code:
        return true;
    default:
        return false;
    }
}

bool may_hold_note(Kind kind) {
    switch (kind) {
    case Kind::Document:
    case Kind::Section:
    case Kind::Division:
    case Kind::Paragraph:
    case Kind::Quotation:
    case Kind::ItemBody:
    case Kind::HeadCell:
    case Kind::Cell:
    case Kind::Note:
        return true;
    default:
        return false;
    }
}

/// Without them a table's rows would differ in length.
bool stays_empty(Kind kind) {
    return kind == Kind::TableHead || kind == Kind::TableBody || kind == Kind::Row
           || kind == Kind::HeadCell || kind == Kind::Cell;
}

class Orderer {
public:
    explicit Orderer(const Structure& structure)
        : structure_(structure)
        , elements_(structure.size())
        , places_(structure.size()) {
        for (ElementNumber number = 0; number < structure.size(); ++number) {
            places_[number] = number;
            const galley::StructureElement& element = structure[number];
            if (element.kind != Kind::Note) continue;
            const auto note = static_cast<std::size_t>(element.note);
            if (note >= notes_.size()) notes_.resize(note + 1, no_element);
            notes_[note] = number;
        }
    }

    std::vector<ReadElement>
    run(const std::vector<PageMarks>& pages, const std::vector<LinkPlace>& links) {
        attach(galley::whole_work);
        for (std::size_t page = 0; page < pages.size(); ++page) {
            std::size_t number = 0;
            for (const Leaf& leaf : pages[page].leaves)
                if (!is_artifact(leaf.kind))
                    add({Kid::What::Content, number++, page}, leaf.element);
        }
        for (std::size_t i = 0; i < links.size(); ++i)
            if (links[i].element != no_element)
                add({Kid::What::Link, i, links[i].page}, links[i].element);
        place_uncalled_notes();
        fill_tables();
        sort();
        set_levels();
        return std::move(elements_);
    }

private:
    void add(Kid kid, ElementNumber element) {
        if (element >= elements_.size()) element = galley::whole_work;
        attach(element);
        elements_[element].kids.push_back(kid);
    }

    /// Puts the element in its place, and those around it. A note waits for its call.
    void attach(ElementNumber number) {
        std::vector<ElementNumber> path;
        for (; number != no_element && !elements_[number].there;
             number = structure_[number].parent)
            path.push_back(number);
        for (; !path.empty(); path.pop_back())
            attach_one(path.back());
    }

    void attach_one(ElementNumber number) {
        const galley::StructureElement& element = structure_[number];
        elements_[number].there = true;
        if (element.parent != no_element) put(number, element.parent);
        if (element.kind != Kind::Reference || element.note < 0) return;
        const auto note = static_cast<std::size_t>(element.note);
        if (note < notes_.size()) call(number, notes_[note]);
    }

    void put(ElementNumber number, ElementNumber parent) {
        elements_[number].parent = parent;
        elements_[parent].kids.push_back({Kid::What::Element, number, 0});
    }

    void call(ElementNumber reference, ElementNumber note) {
        if (note == no_element || structure_[note].parent != no_element) return;
        if (elements_[note].parent != no_element) return;  // called before
        ElementNumber host = structure_[reference].parent;
        while (!may_hold_note(structure_[host].kind))
            host = structure_[host].parent;
        elements_[note].there = true;
        places_[note] = reference;
        put(note, host);
    }

    void place_uncalled_notes() {
        for (const ElementNumber note : notes_)
            if (note != no_element && elements_[note].there
                && elements_[note].parent == no_element)
                put(note, galley::whole_work);
    }

    void fill_tables() {
        for (ElementNumber number = 1; number < structure_.size(); ++number) {
            const ElementNumber parent = structure_[number].parent;
            if (stays_empty(structure_[number].kind) && parent != no_element
                && elements_[parent].there)
                attach(number);
        }
    }

    void sort() {
        const auto place = [this](const Kid& kid) {
            return kid.what == Kid::What::Element ? places_[kid.number] : 0;
        };
        for (ElementNumber number = 0; number < structure_.size(); ++number) {
            std::vector<Kid>& kids = elements_[number].kids;
            const bool words = holds_words(structure_[number].kind)
                               && std::any_of(kids.begin(), kids.end(), [](const Kid& kid) {
                                      return kid.what != Kid::What::Element;
                                  });
            if (words)
                put_figures_last(kids);
            else
                std::stable_sort(kids.begin(), kids.end(), [&](const Kid& a, const Kid& b) {
                    return place(a) < place(b);
                });
        }
    }

    /// Pictures among words are set after them, though in a table's row they are painted
    /// before.
    void put_figures_last(std::vector<Kid>& kids) {
        std::stable_partition(kids.begin(), kids.end(), [this](const Kid& kid) {
            return kid.what != Kid::What::Element
                   || structure_[kid.number].kind != Kind::Figure;
        });
    }

    void set_levels() {
        std::vector<int> open;  // levels as the manuscript has them
        std::vector<ElementNumber> next{galley::whole_work};
        while (!next.empty()) {
            const ElementNumber number = next.back();
            next.pop_back();
            if (structure_[number].kind == Kind::Heading) {
                const int level = structure_[number].level;
                while (!open.empty() && open.back() >= level)
                    open.pop_back();
                open.push_back(level);
                elements_[number].level = static_cast<int>(open.size());
            }
            const std::vector<Kid>& kids = elements_[number].kids;
            for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid)
                if (kid->what == Kid::What::Element)
                    next.push_back(static_cast<ElementNumber>(kid->number));
        }
    }

    const Structure& structure_;
    std::vector<ReadElement> elements_;
    std::vector<ElementNumber> places_;  // in the table; a note's is that of its call
    std::vector<ElementNumber> notes_;   // by number of the note
};

}  // namespace

std::vector<ReadElement> reading_order(
    const galley::Structure& structure,
    const std::vector<PageMarks>& pages,
    const std::vector<LinkPlace>& links
) {
    return Orderer(structure).run(pages, links);
}

galley::ElementNumber
link_around(const galley::Structure& structure, galley::ElementNumber element) {
    while (element < structure.size() && structure[element].kind != Kind::Link)
        element = structure[element].parent;
    return element < structure.size() ? element : no_element;
}

}  // namespace pam::press
