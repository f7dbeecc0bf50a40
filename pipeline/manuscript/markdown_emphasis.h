// Pairs the runs of emphasis marks of one text, as CommonMark 0.30 describes it under
// "process emphasis". Runs lie in one vector, linked among themselves; every run is looked
// at a bounded number of times.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// A run of one mark: "*" and "_" as CommonMark has them, "~" in ones and twos.
struct MarkRun {
    char mark = '*';
    bool opens = false;
    bool closes = false;
    std::uint32_t begin = 0, end = 0;  // what is not yet paired
    std::uint32_t length = 0;          // of the whole run
    int previous = -1, next = -1;
};

/// Whether a run of marks at [begin, end) of `text` may open and close.
[[nodiscard]] MarkRun scan_marks(std::string_view text, std::size_t begin, std::size_t end);

/// `size` bytes from `open` on and from `close` on are a pair of marks.
struct MarkPair {
    char mark = '*';
    std::uint32_t open = 0;
    std::uint32_t close = 0;
    std::uint32_t size = 1;
};

class MarkStack {
public:
    void push(MarkRun run);
    /// The run on top, -1: none; all runs above it can be paired on their own later.
    [[nodiscard]] int top() const { return last_; }
    /// Pairs the runs above `bottom` and takes them off.
    void pair_above(int bottom, const std::function<void(const MarkPair&)>& found);
    void drop_above(int bottom);

private:
    struct Floors;
    [[nodiscard]] int
    opener_of(const MarkRun& closer, int bottom, const Floors& floors) const;
    void remove(int index);

    std::vector<MarkRun> runs_;
    int last_ = -1;
};

}  // namespace pam::manuscript::markdown
