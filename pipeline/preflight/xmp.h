// An XMP packet (ISO 16684-1) as far as PDF's standards ask about it: the properties of the
// document, each with its namespace, prefix and form.
#pragma once

#include "preflight/xml_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

enum class XmpForm { Text, Bag, Seq, Alt, Structure };

/// `node` is the property's element; of one written as an attribute, the element around it.
struct XmpProperty {
    std::string space;  // the namespace's URI
    std::string prefix;
    std::string name;
    std::string text;
    XmpForm form = XmpForm::Text;
    std::size_t node = 0;
    bool attribute = false;
};

/// Names are views into the bytes that were read: those must outlive it.
struct XmpPacket {
    XmlTree tree;
    std::vector<XmpProperty> properties;
    std::optional<std::string> fault;  // why it cannot be read
    bool states_bytes = false;         // the header's deprecated attributes
    bool states_encoding = false;

    [[nodiscard]] const XmpProperty*
    find(std::string_view space, std::string_view name) const;
    /// The properties inside an element: of a structure, or of a list's entry.
    [[nodiscard]] std::vector<XmpProperty> fields(std::size_t node) const;
    /// The entries of the list that a property holds.
    [[nodiscard]] std::vector<std::size_t> items(const XmpProperty& property) const;
};

[[nodiscard]] XmpPacket read_xmp(std::string_view bytes);

namespace xmp {
inline constexpr const char* rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr const char* dc = "http://purl.org/dc/elements/1.1/";
inline constexpr const char* basic = "http://ns.adobe.com/xap/1.0/";
inline constexpr const char* media = "http://ns.adobe.com/xap/1.0/mm/";
inline constexpr const char* rights = "http://ns.adobe.com/xap/1.0/rights/";
inline constexpr const char* pdf = "http://ns.adobe.com/pdf/1.3/";
inline constexpr const char* access = "http://www.aiim.org/pdfua/ns/id/";
inline constexpr const char* archive = "http://www.aiim.org/pdfa/ns/id/";
inline constexpr const char* extension = "http://www.aiim.org/pdfa/ns/extension/";
inline constexpr const char* schema = "http://www.aiim.org/pdfa/ns/schema#";
inline constexpr const char* property = "http://www.aiim.org/pdfa/ns/property#";
inline constexpr const char* type = "http://www.aiim.org/pdfa/ns/type#";
inline constexpr const char* field = "http://www.aiim.org/pdfa/ns/field#";
}  // namespace xmp

}  // namespace pam::preflight
