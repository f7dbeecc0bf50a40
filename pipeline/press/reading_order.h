// The structure as it is to be read: what each element holds, in the order of reading, told
// from the galley's table and from what was painted. Elements of which nothing was painted
// are left out.
#pragma once

#include "galley/structure.h"
#include "press/paint.h"

#include <cstddef>
#include <vector>

namespace pam::press {

/// A part of an element: another element, the content `number` of a page (its MCID), or the
/// link `number` of the file.
struct Kid {
    enum class What { Element, Content, Link };
    What what = What::Element;
    std::size_t number = 0;
    std::size_t page = 0;
};

struct ReadElement {
    bool there = false;  // it has something to say
    galley::ElementNumber parent = galley::no_element;
    std::vector<Kid> kids;
    int level = 0;  // Heading: first 1, and never more than one deeper than before
};

/// A link on a page and the element whose words it lies over.
struct LinkPlace {
    std::size_t page = 0;
    galley::ElementNumber element = galley::no_element;
};

/// By element number. A note stands after its call, in the nearest element that may hold it
/// (ISO 32000-1, 14.8.4.3); heading levels are those of PDF/UA-1 7.4.2.
[[nodiscard]] std::vector<ReadElement> reading_order(
    const galley::Structure& structure,
    const std::vector<PageMarks>& pages,
    const std::vector<LinkPlace>& links
);

/// The innermost Link that the element is or stands in.
[[nodiscard]] galley::ElementNumber
link_around(const galley::Structure& structure, galley::ElementNumber element);

}  // namespace pam::press
