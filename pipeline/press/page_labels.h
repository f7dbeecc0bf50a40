// Folios as PDF page labels: ranges of pages that count up in one style (ISO
// 32000-1, 12.4.2).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pam::press {

/// A run of pages whose labels count up. `style` is 'D' for 1, 2, 3, 'r' for i, ii, iii,
/// 'R' for I, II, III, or 0 where the prefix is the whole label.
struct LabelRange {
    std::size_t first_page = 0;
    char style = 0;
    std::string prefix;
    int start = 1;
    bool operator==(const LabelRange&) const = default;
};

[[nodiscard]] std::vector<LabelRange> label_ranges(const std::vector<std::string>& labels);

}  // namespace pam::press
