// Running heads and folios: the margin boxes of the page style, filled, set and put in
// their places.
#pragma once

#include "base/result.h"
#include "galley/galley.h"
#include "page/page_builder.h"
#include "page/paged_document.h"

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pam::page {

/// Sets one line of generated text: `galley::set_label` in earnest, paper type in tests.
using LabelSetter = std::function<
    Result<galley::SetLine>(std::string_view text, const style::ComputedStyle& style)>;

/// Named strings as CSS Generated Content for Paged Media has them: on a page where the
/// string is set, its first value there; else the value carried over from before.
class NamedStrings {
public:
    void begin_page() { first_.clear(); }
    void set(const galley::NamedString& string);
    [[nodiscard]] std::string value(const std::string& name) const;

private:
    std::map<std::string, std::string> first_, carried_;
};

/// What a margin box may say on one page.
struct PageFacts {
    int folio = 0;
    int page_count = 0;
    /// A page that begins a chapter or the work bears no running head, by old custom; its
    /// folio stays.
    bool opening = false;
};

/// A folio in the style's numerals; in plain figures where those have none for it.
[[nodiscard]] std::string numeral(int number, style::ListMark numbering);

/// The numerals of the folios on pages of one name, also where one bears no folio.
[[nodiscard]] style::ListMark numbering_of(const style::PageKinds& kinds);

class Furniture {
public:
    Furniture(LabelSetter setter, std::vector<std::unique_ptr<galley::SetLine>>& lines)
        : setter_(std::move(setter))
        , lines_(lines) {}

    /// The items of a page's margin boxes, top to bottom and left to right. Errors: the
    /// setter's.
    [[nodiscard]] Result<std::vector<Item>> place(
        const style::PageStyle& style,
        const Area& area,
        Length baseline,  // of the grid, from the top of a line
        const PageFacts& facts,
        const NamedStrings& strings,
        Diagnostics& log
    );

private:
    struct Label {
        const galley::SetLine* line = nullptr;
        std::string text;
        Length width;
    };
    using Labels = std::array<Label, 3>;
    struct Row;

    [[nodiscard]] Result<void> place_row(const Row& row, std::vector<Item>& items);
    [[nodiscard]] Result<Label>
    set(const std::string& text, const style::ComputedStyle& style);
    [[nodiscard]] Result<Label>
    cut_to(const Label& label, const style::ComputedStyle& style, Length room);
    [[nodiscard]] Result<void> fit(Labels& labels, const Row& row);
    void tell_cut(const std::string& text, Diagnostics& log);

    LabelSetter setter_;
    std::vector<std::unique_ptr<galley::SetLine>>& lines_;
    /// One set line for all pages that say the same in the same style.
    std::map<std::string, std::vector<std::pair<const style::ComputedStyle*, Label>>>
        cache_;
    std::set<std::string> told_;  // texts whose cutting was reported
};

}  // namespace pam::page
