// Scene breaks beyond rows of asterisks and dashes: printers' flowers and what typists make
// of them.
#pragma once

#include <string_view>

namespace pam::manuscript {

/// "❦", "§ § §", "o0o", "-oOo-", "<><><>": a line that is nothing but an ornament.
[[nodiscard]] bool is_ornament_line(std::string_view line);

}  // namespace pam::manuscript
