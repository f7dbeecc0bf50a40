#include "press/leaf.h"

#include <fmt/format.h>

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

}  // namespace pam::press
