// Which notes a text calls, and in what order they must stand: each after the first line
// that calls it, notes called inside a note right after that note.
#pragma once

#include "galley/galley.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pam::page {

class Calls {
public:
    explicit Calls(const galley::Galley& galley);

    /// Takes the calls of the next piece of the column.
    void follow(const galley::Block& block);

    /// Note indices in order of their first calls; notes without content are left out.
    [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
    [[nodiscard]] bool was_called(std::size_t note) const { return called_[note]; }
    /// Length of `order` after each line of the block last followed, in a setting of it
    /// with these lines. Begins with the length before the block; empty when the block
    /// calls no note.
    [[nodiscard]] std::vector<std::uint32_t>
    after_lines(const std::vector<galley::SetLine>& lines) const;
    [[nodiscard]] std::vector<std::uint32_t> after_panel() const;

private:
    void call(std::size_t note);
    void call_all(const galley::SetLine& line);
    [[nodiscard]] std::uint32_t length() const;

    const galley::Galley& galley_;
    std::vector<bool> called_;
    std::vector<std::size_t> order_;
    std::uint32_t before_ = 0;               // length of order_ before the block
    std::vector<std::uint32_t> after_call_;  // and after each of its calls
};

}  // namespace pam::page
