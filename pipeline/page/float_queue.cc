#include "page/float_queue.h"

#include <algorithm>

namespace pam::page {

FloatQueue::FloatQueue(const galley::Galley& galley, Length grid) : grid_(grid) {
    for (const galley::Float& waiting : galley.floats) {
        floats_.push_back(
            {waiting.place,
             static_cast<std::uint32_t>(waiting.before),
             waiting.height(),
             waiting.space}
        );
    }
}

std::uint32_t FloatQueue::called(std::uint32_t piece) const {
    const auto later = [](std::uint32_t at, const WaitingFloat& waiting) {
        return at < waiting.before;
    };
    const auto end = std::upper_bound(floats_.begin(), floats_.end(), piece, later);
    return static_cast<std::uint32_t>(end - floats_.begin());
}

std::optional<FloatRoom> FloatQueue::room(std::uint32_t from, std::uint32_t to) const {
    Length head, foot;
    for (std::uint32_t i = from; i < to; ++i) {
        const WaitingFloat& waiting = floats_[i];
        if (waiting.place == style::Float::Page) return std::nullopt;
        const bool below = waiting.place == style::Float::Bottom;
        if (!below && foot > Length()) return std::nullopt;
        (below ? foot : head) += waiting.height + waiting.space;
    }
    const auto lines = [&](Length height) {
        return (height.units() + grid_.units() - 1) / grid_.units();
    };
    return FloatRoom{lines(head), lines(foot)};
}

std::uint32_t
FloatQueue::filling(std::uint32_t from, std::uint32_t end, Length height) const {
    if (floats_[from].place == style::Float::Page) return from + 1;
    Length used = floats_[from].height;
    std::uint32_t to = from + 1;
    for (; to < end && floats_[to].place != style::Float::Page; ++to) {
        used += floats_[to].space + floats_[to].height;
        if (used > height) break;
    }
    return to;
}

}  // namespace pam::page
