// What the inline elements around a text make of it: emphasis, links, another language. The
// styles in force at a place are one number, a node in a tree of styles; so a paragraph
// that begins inside <b> begins in bold, however the tags lie.
#pragma once

#include "document/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::manuscript::html {

using StyleIndex = std::uint32_t;
inline constexpr StyleIndex plain_style = 0;

enum class StyleKind : std::uint8_t {
    Plain,
    Emphasis,
    Strong,
    Strikethrough,
    Underline,
    SmallCaps,
    Subscript,
    Superscript,
    Link,
    Phrase,
    Code,  // always the innermost
};

struct Style {
    StyleKind kind = StyleKind::Plain;
    StyleIndex parent = plain_style;
    std::uint32_t depth = 0;
    std::string target;  // of a link; the language of a phrase
    std::string title;
    document::Direction direction = document::Direction::Natural;
    Span span;
};

class Styles {
public:
    Styles() : styles_(1) {}

    [[nodiscard]] const Style& operator[](StyleIndex style) const { return styles_[style]; }
    /// `style` within `outer`; `outer` itself where that is in force already or would lie
    /// too deep.
    StyleIndex add(StyleIndex outer, Style style);
    [[nodiscard]] bool holds(StyleIndex style, StyleKind kind) const;
    /// The style without any of that kind.
    StyleIndex without(StyleIndex style, StyleKind kind);
    /// The nearest style around both.
    [[nodiscard]] StyleIndex common(StyleIndex a, StyleIndex b) const;

private:
    std::vector<Style> styles_;
};

}  // namespace pam::manuscript::html
