// The room's door: sheets are parsed when they are added, and asked for the rest of the
// run.
#include "style/style_sheet.h"

#include "style/cascade.h"
#include "style/reader_css.h"

namespace pam::style {

StyleSheet::StyleSheet() : rules_(std::make_shared<const Rules>()) {}

void StyleSheet::add(const Source& source, SourceId id, Diagnostics& log) {
    auto rules = std::make_shared<Rules>(*rules_);
    parse_sheet(source, id, *rules, log);
    rules->index();
    rules_ = std::move(rules);
}

ComputedStyle
StyleSheet::compute(const ElementView& element, const ComputedStyle* parent) const {
    return style::compute(*rules_, element, parent, Medium::Page);
}

PageStyles StyleSheet::pages(const ComputedStyle& root) const {
    return page_styles(*rules_, root);
}

void StyleSheet::set_paper(Size size) {
    auto rules = std::make_shared<Rules>(*rules_);
    rules->paper = size;
    rules_ = std::move(rules);
}

std::string StyleSheet::reader_css(Direction direction) const {
    return style::reader_css(*rules_, direction);
}

}  // namespace pam::style
