#include "press/leaf.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace pam::press {

bool is_artifact(LeafKind kind) {
    return kind == LeafKind::Furniture || kind == LeafKind::Decoration;
}

std::string opening(LeafKind kind, std::size_t number) {
    switch (kind) {
    case LeafKind::Text:
        return fmt::format("/P <</MCID {}>> BDC", number);
    case LeafKind::Note:
        return fmt::format("/Note <</MCID {}>> BDC", number);
    case LeafKind::Float:
        return fmt::format("/Div <</MCID {}>> BDC", number);
    case LeafKind::Label:
        return fmt::format("/Lbl <</MCID {}>> BDC", number);
    case LeafKind::Figure:
        return fmt::format("/Figure <</MCID {}>> BDC", number);
    case LeafKind::Furniture:
        return "/Artifact <</Type /Pagination>> BDC";
    case LeafKind::Decoration:
        return "/Artifact <</Type /Layout>> BDC";
    }
    return {};
}

LeafKind kind_of(galley::Matter matter, page::Layer layer) {
    if (layer == page::Layer::Furniture) return LeafKind::Furniture;
    if (matter != galley::Matter::Text) return LeafKind::Label;
    if (layer == page::Layer::Float) return LeafKind::Float;
    return layer == page::Layer::Note ? LeafKind::Note : LeafKind::Text;
}

BlockIndex::BlockIndex(const galley::Galley& galley) {
    for (const galley::Block& block : galley.blocks)
        add(block);
    for (const std::vector<galley::Block>& note : galley.notes)
        for (const galley::Block& block : note)
            add(block);
    for (const galley::Float& floating : galley.floats)
        for (const galley::Block& block : floating.blocks)
            add(block);
    std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) {
        return std::less<const void*>()(a.begin, b.begin);
    });
}

void BlockIndex::add(const galley::Block& block) {
    for (const auto* lines : {&block.lines, &block.longer.lines, &block.shorter.lines})
        add_range(lines->data(), lines->data() + lines->size());
    add_range(
        block.panel_lines.data(), block.panel_lines.data() + block.panel_lines.size()
    );
    ++count_;
}

void BlockIndex::add_range(const void* begin, const void* end) {
    if (begin != end) ranges_.push_back({begin, end, count_});
}

BlockNumber BlockIndex::find(const galley::SetLine* line) const {
    const std::less<const void*> before;
    auto after = std::upper_bound(
        ranges_.begin(),
        ranges_.end(),
        static_cast<const void*>(line),
        [&](const void* at, const Range& range) { return before(at, range.begin); }
    );
    if (after == ranges_.begin()) return no_block;
    const Range& range = *--after;
    return before(line, range.end) ? range.block : no_block;
}

}  // namespace pam::press
