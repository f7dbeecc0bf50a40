// Ways through the file: the outline, page labels, and links with their places on the page.
// libqpdf's exceptions pass through to the finisher's fence.
#pragma once

#include "model/typeset_model.h"
#include "page/paged_document.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pam::press {

/// Where elements begin, as PDF destinations.
class Destinations {
public:
    Destinations(
        const page::PagedDocument& paged, const std::vector<QPDFObjectHandle>& pages
    );
    /// Null when no element of this id begins on any page.
    [[nodiscard]] QPDFObjectHandle find(std::string_view id) const;

private:
    std::map<std::string, QPDFObjectHandle, std::less<>> by_id_;
};

/// Adds the outline and has it shown; nothing when there are no entries. Entries that lead
/// nowhere are left out.
void add_outline(
    QPDF& pdf,
    const std::vector<model::OutlineEntry>& entries,
    const Destinations& destinations
);

void add_page_labels(QPDF& pdf, const std::vector<page::Page>& pages);

/// An annotation and the Link element that it belongs to.
struct AddedLink {
    QPDFObjectHandle annotation;
    std::size_t page = 0;
    galley::ElementNumber element = galley::no_element;
};

/// One annotation for each line of each link, in the order of reading (PDF/UA-1, ISO
/// 14289-1, 7.18.5). Links to ids that stand nowhere get none.
[[nodiscard]] std::vector<AddedLink> add_links(
    QPDF& pdf,
    const page::PagedDocument& paged,
    std::vector<QPDFObjectHandle>& pages,
    const Destinations& destinations
);

/// A URL as URI actions want it: every byte that RFC 3986 does not allow is
/// percent-encoded.
[[nodiscard]] std::string escaped_uri(std::string_view url);

}  // namespace pam::press
