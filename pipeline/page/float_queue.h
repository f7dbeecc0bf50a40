// Figures and tables that float, in the order of their places, and the room they take from
// a page. Measures only.
#pragma once

#include "base/length.h"
#include "galley/galley.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pam::page {

struct WaitingFloat {
    style::Float place = style::Float::Top;
    std::uint32_t before = 0;  // the piece of the column that follows its place
    Length height;
    Length space;  // between it and what is above or below
};

/// What floats take from an area, in lines of the grid.
struct FloatRoom {
    int head = 0, foot = 0;
    [[nodiscard]] int lines() const { return head + foot; }
};

class FloatQueue {
public:
    FloatQueue(const galley::Galley& galley, Length grid);

    [[nodiscard]] bool empty() const { return floats_.empty(); }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(floats_.size());
    }
    [[nodiscard]] const WaitingFloat& operator[](std::uint32_t index) const {
        return floats_[index];
    }
    /// How many have their place before the piece or within what is before it.
    [[nodiscard]] std::uint32_t called(std::uint32_t piece) const;
    /// What these take together; none where they cannot share an area in their order.
    [[nodiscard]] std::optional<FloatRoom> room(std::uint32_t from, std::uint32_t to) const;
    /// How many from `from` on, but none from `end`, fill an area of their own; one at
    /// least.
    [[nodiscard]] std::uint32_t
    filling(std::uint32_t from, std::uint32_t end, Length height) const;

private:
    std::vector<WaitingFloat> floats_;
    Length grid_;
};

}  // namespace pam::page
