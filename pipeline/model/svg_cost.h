// What painting a drawing would take. A few lines of SVG can ask for a billion shapes; no
// drawing of a book does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::model {

/// Why the drawing is beyond all measure ("it paints more than 50000 shapes"); nothing for
/// one that is not.
[[nodiscard]] std::optional<std::string> svg_excess(std::string_view bytes);

}  // namespace pam::model
