// The words of WordprocessingML (ECMA-376, part 1): its namespaces, transitional and
// strict, and how its attributes spell truth, numbers and lengths.
#pragma once

#include "manuscript/office_xml.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pam::manuscript::docx {

/// All that readers here look at; others keep the file's own prefix.
[[nodiscard]] std::span<const Namespace> namespaces();

[[nodiscard]] bool is(pugi::xml_node node, std::string_view name);
[[nodiscard]] std::string_view name_of(pugi::xml_node node);

/// An attribute's value, empty when it is not there.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, const char* name);
/// `w:val` of the child of that name, empty when there is none.
[[nodiscard]] std::string_view value_of(pugi::xml_node node, const char* child);

/// ST_OnOff: present without a value is on.
[[nodiscard]] bool is_on(pugi::xml_node property);
/// The child of that name, if it is there.
[[nodiscard]] std::optional<bool> on_off(pugi::xml_node node, const char* child);

[[nodiscard]] std::optional<int> number(std::string_view text);
/// Twentieths of a point: a bare number, or with a unit as strict files have it ("1.5cm").
[[nodiscard]] std::optional<int> twips(std::string_view text);

/// The element's own characters: its text and CDATA, not its children's. Outside drawings
/// blanks at the ends count only with `xml:space="preserve"`.
[[nodiscard]] std::string characters(pugi::xml_node node);

/// What a reader takes of `mc:AlternateContent`: the first choice all of whose extensions
/// are known here, else the fallback, else the first choice.
[[nodiscard]] pugi::xml_node chosen_branch(pugi::xml_node alternate_content);

/// Visits what is below `root` in the file's order, of alternate contents only the chosen
/// branch; `visit` says whether to go inside. Never recursive, so it goes to any depth.
void walk_below(pugi::xml_node root, const std::function<bool(pugi::xml_node)>& visit);

}  // namespace pam::manuscript::docx
