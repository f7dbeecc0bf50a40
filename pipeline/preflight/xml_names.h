// Names and namespaces of XML (XML 1.0, 2.2 and 2.3; Namespaces in XML 1.0).
#pragma once

#include "preflight/xml_tree.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// Production 2, Char.
[[nodiscard]] bool is_xml_character(char32_t c);

/// The name that begins at `offset`, colons included; empty where none does.
[[nodiscard]] std::string_view name_at(std::string_view text, std::size_t offset);

/// One colon at most, and a name on each side of it (production 7, QName).
[[nodiscard]] bool is_qualified(std::string_view name);

/// What the prefixes of the open elements stand for.
class Namespaces {
public:
    /// Takes an element's own declarations and says in which namespaces it and its
    /// attributes are; a fault where a prefix is not declared. `depth` is the element's,
    /// the root's is 1.
    [[nodiscard]] std::optional<XmlFault> enter(XmlNode& node, std::size_t depth);
    /// Forgets what elements at this depth declared.
    void leave(std::size_t depth);

private:
    struct Binding {
        std::string_view prefix;
        Space space;
        std::size_t depth;
    };
    [[nodiscard]] std::optional<Space> space_of(std::string_view prefix) const;

    std::vector<Binding> bindings_;
};

}  // namespace pam::preflight
