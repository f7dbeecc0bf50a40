// The words of OpenDocument text (ODF 1.3, part 3) that the reader looks at.
#pragma once

#include "manuscript/office_xml.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pam::manuscript::odt {

[[nodiscard]] std::span<const Namespace> namespaces();

[[nodiscard]] bool is(pugi::xml_node node, std::string_view name);
/// An attribute's value, empty when it is not there.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, const char* name);
/// A whole number above 0, at most `most`; `otherwise` where there is none.
[[nodiscard]] int
count(pugi::xml_node node, const char* name, int otherwise, int most = 10000);

/// A style's name as its program shows it: "Heading_20_1" is "Heading 1" (ODF 1.3 19.498).
[[nodiscard]] std::string plain_name(std::string_view name);

/// A paragraph or heading: what bears characters in a text.
[[nodiscard]] bool is_paragraph(pugi::xml_node node);
/// Elements inside a paragraph whose characters are not its own: who made a change, when, a
/// picture's alternative text, a note's number.
[[nodiscard]] bool is_about_text(std::string_view name);

}  // namespace pam::manuscript::odt
