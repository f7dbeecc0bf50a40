#include "manuscript/html_styles.h"

#include "base/limits.h"

#include <utility>

namespace pam::manuscript::html {

StyleIndex Styles::add(StyleIndex outer, Style style) {
    // What stands in code stays code; its link or emphasis goes around it.
    if (styles_[outer].kind == StyleKind::Code && style.kind != StyleKind::Code) {
        const Style code = styles_[outer];
        const StyleIndex inner = add(code.parent, std::move(style));
        return inner == code.parent ? outer : add(inner, code);
    }
    const bool repeats = style.kind != StyleKind::Phrase && holds(outer, style.kind);
    if (repeats || styles_[outer].depth >= limits::nesting / 2) return outer;
    style.parent = outer;
    style.depth = styles_[outer].depth + 1;
    styles_.push_back(std::move(style));
    return static_cast<StyleIndex>(styles_.size() - 1);
}

bool Styles::holds(StyleIndex style, StyleKind kind) const {
    for (; style != plain_style; style = styles_[style].parent)
        if (styles_[style].kind == kind) return true;
    return false;
}

StyleIndex Styles::without(StyleIndex style, StyleKind kind) {
    if (!holds(style, kind)) return style;
    const Style own = styles_[style];
    const StyleIndex outer = without(own.parent, kind);
    return own.kind == kind ? outer : add(outer, own);
}

StyleIndex Styles::common(StyleIndex a, StyleIndex b) const {
    while (a != b)
        if (styles_[a].depth >= styles_[b].depth)
            a = styles_[a].parent;
        else
            b = styles_[b].parent;
    return a;
}

}  // namespace pam::manuscript::html
