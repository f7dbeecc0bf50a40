// The words of epub:type and role, and how they go together.
#pragma once

#include <string_view>

namespace pam::preflight {

/// EPUB Structural Semantics Vocabulary 1.1.
[[nodiscard]] bool is_structural_type(std::string_view type);

/// The role that says the same (EPUB Type to ARIA Role Authoring Guide 1.1); empty where
/// there is none, or where none is wanted.
[[nodiscard]] std::string_view role_for_type(std::string_view type);

/// WAI-ARIA 1.2 and DPUB-ARIA 1.1.
[[nodiscard]] bool is_role(std::string_view role);

[[nodiscard]] bool is_deprecated_role(std::string_view role);

/// ARIA in HTML: whether an element of that name may have the role. Elements that may have
/// any give true for all.
[[nodiscard]] bool allows_role(std::string_view element, std::string_view role);

}  // namespace pam::preflight
