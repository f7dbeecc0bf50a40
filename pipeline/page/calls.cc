#include "page/calls.h"

namespace pam::page {
namespace {

bool has_content(const std::vector<galley::Block>& note) {
    for (const galley::Block& block : note) {
        if (block.kind == galley::Block::Kind::Panel || !block.lines.empty()) return true;
    }
    return false;
}

}  // namespace

Calls::Calls(const galley::Galley& galley)
    : galley_(galley)
    , called_(galley.notes.size(), false) {}

void Calls::follow(const galley::Block& block) {
    before_ = length();
    after_call_.clear();
    for (const galley::SetLine& line : block.lines)
        call_all(line);
    for (const galley::PanelLine& line : block.panel_lines)
        call_all(line.line);
}

void Calls::call_all(const galley::SetLine& line) {
    for (const std::size_t note : line.notes) {
        call(note);
        after_call_.push_back(length());
    }
}

void Calls::call(std::size_t note) {
    // Work list instead of recursion: notes may call notes to any depth.
    std::vector<std::size_t> waiting{note};
    while (!waiting.empty()) {
        const std::size_t next = waiting.back();
        waiting.pop_back();
        if (next >= called_.size() || called_[next]) continue;
        called_[next] = true;
        if (has_content(galley_.notes[next])) order_.push_back(next);
        std::vector<std::size_t> inner;
        for (const galley::Block& block : galley_.notes[next]) {
            for (const galley::SetLine& line : block.lines) {
                inner.insert(inner.end(), line.notes.begin(), line.notes.end());
            }
            for (const galley::PanelLine& line : block.panel_lines) {
                inner.insert(inner.end(), line.line.notes.begin(), line.line.notes.end());
            }
        }
        waiting.insert(waiting.end(), inner.rbegin(), inner.rend());
    }
}

std::vector<std::uint32_t> Calls::after_lines(const std::vector<galley::SetLine>& lines
) const {
    if (after_call_.empty()) return {};
    std::vector<std::uint32_t> after{before_};
    std::size_t calls = 0;
    for (const galley::SetLine& line : lines) {
        calls += line.notes.size();
        const bool known = calls > 0 && calls <= after_call_.size();
        after.push_back(known ? after_call_[calls - 1] : after.back());
    }
    // All calls of the block lie in each of its settings.
    after.back() = length();
    return after;
}

std::vector<std::uint32_t> Calls::after_panel() const {
    if (after_call_.empty()) return {};
    return {before_, length()};
}

std::uint32_t Calls::length() const {
    return static_cast<std::uint32_t>(order_.size());
}

}  // namespace pam::page
