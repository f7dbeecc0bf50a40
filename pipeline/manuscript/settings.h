// Settings in YAML, for readers that must know whether a block held any.
#pragma once

#include "manuscript/manuscript.h"

#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// As `read_settings`; none where the block is no YAML mapping or knows none of our keys.
[[nodiscard]] std::optional<std::vector<Setting>> parse_settings(
    std::string_view yaml,
    SourceId source,
    std::uint32_t base,
    document::Origin origin,
    Diagnostics& log
);

}  // namespace pam::manuscript
