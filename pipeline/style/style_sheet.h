// House styles: CSS with Paged Media, parsed once, cascaded to checked values for every
// element.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "style/computed_style.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style {

/// An element as selectors see it. `parent` and `previous` (the element sibling before) may
/// be null.
struct ElementView {
    std::string_view tag;  // XHTML name: "p", "blockquote", "h2"
    std::span<const std::string> classes;
    std::string_view id;
    const ElementView* parent = nullptr;
    const ElementView* previous = nullptr;
    std::string_view language = {};  // BCP 47; empty: as the parent
};

/// Which of the two outputs a rule is for: `@media print` is the page, `@media screen` the
/// e-book; rules outside @media are for both.
enum class Medium { Page, Reader };

struct Rules;  // parsed sheets, private to this room

/// A whole house style: the base sheet and the chosen sheet, in cascade order. Values;
/// cheap to copy.
class StyleSheet {
public:
    StyleSheet();
    /// Appends a sheet's rules after those already there. Unknown properties, values and
    /// selectors are diagnostics with line, column and the nearest known name; the rest of
    /// the sheet still counts.
    void add(const Source& source, SourceId id, Diagnostics& log);

    /// The element's values; `parent` is null for the root. Only `Medium::Page` rules are
    /// cascaded.
    [[nodiscard]] ComputedStyle
    compute(const ElementView& element, const ComputedStyle* parent) const;
    /// `@page` rules; `root` gives the body's type for margin boxes.
    [[nodiscard]] PageStyles pages(const ComputedStyle& root) const;
    /// `@page { size }` overruled by the desk's --paper.
    void set_paper(Size size);

    /// The sheet for reading systems: reader rules, flat, longhand, without @page,
    /// paged-media properties, or anything RMSDK refuses; fonts and body size left to the
    /// reader.
    [[nodiscard]] std::string
    reader_css(Direction direction = Direction::LeftToRight) const;

private:
    std::shared_ptr<const Rules> rules_;  // immutable once made: add() makes a new one
};

/// Keywords and lengths for --paper: "a5", "a4", "a6", "letter", "half-letter", "digest",
/// "148x210mm", "5.5x8.5in".
[[nodiscard]] Result<Size> paper_size(std::string_view text);

}  // namespace pam::style
