// An XML document as a strict reader sees it (XML 1.0 fifth edition, Namespaces in
// XML 1.0): one flat list of nodes in document order, each with its place. A list, not a
// tree of pointers, so that no depth of nesting can exhaust a stack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// The namespaces that mean something in a publication.
enum class Space {
    None,
    Xml,
    Xhtml,
    Ops,  // epub:type and its kin
    Svg,
    MathMl,
    Opf,
    Dc,
    Ncx,
    Ocf,
    Encryption,
    XLink,
    Smil,
    Other,
};

struct XmlAttribute {
    std::string_view name;   // as written
    std::string_view local;  // without its prefix
    Space space = Space::None;
    std::string value;
    std::uint32_t offset = 0;  // of its name
};

/// Names are views into the bytes that were read: those must outlive the tree.
struct XmlNode {
    bool is_text = false;
    Space space = Space::None;
    std::string_view name;
    std::string_view local;
    std::vector<XmlAttribute> attributes;
    std::string text;          // of a text node, references resolved
    std::uint32_t offset = 0;  // of "<", or of the text
    std::uint32_t parent = 0;
    std::uint32_t end = 0;  // the first node that is no descendant
};

struct XmlTree {
    std::vector<XmlNode> nodes;  // the root element is the first
    std::string encoding;        // as declared; empty where it is not
    bool has_doctype = false;
    std::string public_id;
    std::string system_id;
    std::uint32_t doctype_offset = 0;

    [[nodiscard]] bool empty() const { return nodes.empty(); }
    [[nodiscard]] bool is(std::size_t node, Space space, std::string_view local) const;
    [[nodiscard]] std::vector<std::size_t> children(std::size_t node) const;  // elements
    [[nodiscard]] std::optional<std::size_t>
    child(std::size_t node, Space space, std::string_view local) const;
    /// The attribute without a namespace; none where it is missing.
    [[nodiscard]] const XmlAttribute*
    attribute(std::size_t node, std::string_view local, Space space = Space::None) const;
    /// Its value; empty where it is missing.
    [[nodiscard]] std::string
    value(std::size_t node, std::string_view local, Space space = Space::None) const;
    /// All text in an element, as written.
    [[nodiscard]] std::string text(std::size_t node) const;
    /// The same with spaces collapsed.
    [[nodiscard]] std::string line(std::size_t node) const;
};

struct XmlFault {
    std::uint32_t offset = 0;
    std::string message;
    std::string hint;
};

struct XmlReading {
    XmlTree tree;
    std::optional<XmlFault> fault;  // the first; the tree ends there
};

/// Reads UTF-8. Entities that the document itself declares are resolved, external ones are
/// not fetched.
[[nodiscard]] XmlReading read_xml(std::string_view bytes);

/// Words of an attribute that holds a list, split at white space.
[[nodiscard]] std::vector<std::string> words(std::string_view list);
[[nodiscard]] bool has_word(std::string_view list, std::string_view word);

}  // namespace pam::preflight
