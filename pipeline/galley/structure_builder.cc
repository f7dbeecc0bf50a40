#include "galley/structure_builder.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pam::galley {

namespace {

using Kind = StructureKind;

bool is_heading(const model::Element& element) {
    return element.tag.size() == 2 && element.tag[0] == 'h' && element.tag[1] >= '1'
           && element.tag[1] <= '6';
}

/// Kinds that hold no words themselves, only elements that do (ISO 32000-1, 14.8.4.2).
bool is_grouping(Kind kind) {
    switch (kind) {
    case Kind::Document:
    case Kind::Section:
    case Kind::Division:
    case Kind::Quotation:
    case Kind::ItemBody:
    case Kind::Note:
    case Kind::Index:
        return true;
    default:
        return false;
    }
}

/// Where a list of contents may stand.
bool holds_contents(Kind kind) {
    return kind == Kind::Document || kind == Kind::Section || kind == Kind::Division;
}

/// So many columns of each row have a cell, its own or one from above.
std::vector<std::size_t> filled_columns(const TableGrid& grid) {
    std::vector<std::size_t> filled(grid.rows.size());
    for (const TableCell& cell : grid.cells)
        for (std::size_t row = cell.row; row < cell.row + cell.row_span; ++row)
            filled[row] += cell.column_span;
    return filled;
}

}  // namespace

bool is_inline(const model::Node& node, const model::TypesetModel& model) {
    static constexpr std::array<std::string_view, 10> tags{
        "a", "em", "strong", "s", "u", "span", "sub", "sup", "code", "br"};
    const auto* element = std::get_if<model::Element>(&node.value);
    if (!element) return true;
    return std::find(tags.begin(), tags.end(), element->tag) != tags.end()
           || model.styles[element->style].display == style::Display::Inline;
}

StructureBuilder::StructureBuilder(const model::TypesetModel& model, Structure& table)
    : model_(model)
    , table_(table)
    , language_(model.language) {}

void StructureBuilder::add_work() {
    numbers_[&model_.body] = add(Kind::Document, no_element);
    add_children(model_.body, whole_work);
}

void StructureBuilder::add_note(const model::Element& note, ElementNumber parent) {
    const std::string_view around = std::exchange(language_, model_.language);
    const ElementNumber number = add(Kind::Note, parent);
    table_[number].id = note.id;
    table_[number].note = static_cast<int>(note.note);
    numbers_[&note] = number;
    speak(note, number);
    ElementNumber label = add(Kind::Label, number);
    // Among the text its number leads back to the call.
    if (parent != no_element) label = add(Kind::Link, label);
    labels_[&note] = label;
    in_note_ = true;
    add_children(note, number);
    in_note_ = false;
    language_ = around;
}

void StructureBuilder::add_heading(const model::Element& heading, ElementNumber parent) {
    const ElementNumber number = add(Kind::Heading, parent);
    table_[number].level = is_heading(heading) ? heading.tag[1] - '0' : 1;
    numbers_[&heading] = number;
}

ElementNumber StructureBuilder::of(const model::Element& element) const {
    const auto found = numbers_.find(&element);
    return found == numbers_.end() ? no_element : found->second;
}

ElementNumber StructureBuilder::of(
    const model::Element& parent, std::span<const model::Node> nodes
) const {
    const auto found = nodes.empty() ? paragraphs_.end() : paragraphs_.find(nodes.data());
    return found == paragraphs_.end() ? of(parent) : found->second;
}

ElementNumber StructureBuilder::label_of(const model::Element& element) const {
    const auto found = labels_.find(&element);
    return found == labels_.end() ? of(element) : found->second;
}

ElementNumber StructureBuilder::add(Kind kind, ElementNumber parent) {
    StructureElement made;
    made.kind = kind;
    made.parent = parent;
    table_.push_back(std::move(made));
    return static_cast<ElementNumber>(table_.size() - 1);
}

bool StructureBuilder::is_hidden(const model::Element& element) const {
    return model_.styles[element.style].display == style::Display::None;
}

/// States the element's language where it is another one than around it.
void StructureBuilder::speak(const model::Element& element, ElementNumber number) {
    if (element.language.empty() || element.language == language_) return;
    table_[number].language = element.language;
    language_ = element.language;
}

StructureKind StructureBuilder::kind_of(const model::Element& element) const {
    const std::string& tag = element.tag;
    if (is_heading(element)) return in_note_ ? Kind::Paragraph : Kind::Heading;
    if (tag == "section")
        return element.role == model::Role::Index ? Kind::Index : Kind::Section;
    if (tag == "p" || tag == "pre" || tag == "hr") return Kind::Paragraph;
    if (tag == "blockquote") return Kind::Quotation;
    if (tag == "ul" || tag == "ol" || tag == "dl") return Kind::List;
    if (tag == "table") return Kind::Table;
    if (tag == "caption" || tag == "figcaption") return Kind::Caption;
    return Kind::Division;
}

/// A caption may stand in a part of the work, but not in the work itself; divisions count
/// as what they stand in (ISO/TS 32005, table 5).
bool StructureBuilder::is_captioned_in_work(
    const model::Element& element, ElementNumber parent
) const {
    while (parent != no_element && table_[parent].kind == Kind::Division)
        parent = table_[parent].parent;
    if (element.tag != "figure" || parent != whole_work) return false;
    return std::any_of(
        element.children.begin(),
        element.children.end(),
        [](const model::Node& node) {
            const auto* child = std::get_if<model::Element>(&node.value);
            return child && child->tag == "figcaption";
        }
    );
}

void StructureBuilder::add_element(const model::Element& element, ElementNumber parent) {
    if (is_hidden(element)) return;
    if (element.tag == "img") return add_figure(element, parent);
    const std::string_view around = language_;
    const Kind kind =
        is_captioned_in_work(element, parent) ? Kind::Section : kind_of(element);
    const ElementNumber number = add(kind, parent);
    numbers_[&element] = number;
    speak(element, number);
    if (kind == Kind::Heading) table_[number].level = element.tag[1] - '0';
    if (kind == Kind::List)
        add_list(element, number);
    else if (kind == Kind::Table)
        add_table(element, number);
    else
        add_children(element, number);
    language_ = around;
}

/// As the composer takes them: inlines that stand among blocks are a paragraph.
void StructureBuilder::add_children(const model::Element& element, ElementNumber number) {
    const std::span<const model::Node> nodes = element.children;
    const Kind kind = table_[number].kind;
    ElementNumber contents = no_element;
    for (std::size_t i = 0; i < nodes.size();) {
        if (!is_inline(nodes[i], model_)) {
            const auto& child = std::get<model::Element>(nodes[i].value);
            ++i;
            if (child.role != model::Role::ContentsEntry || !holds_contents(kind)) {
                contents = no_element;
                add_element(child, number);
                continue;
            }
            if (contents == no_element) contents = add(Kind::Contents, number);
            add_entry(child, contents);
            continue;
        }
        std::size_t end = i;
        while (end < nodes.size() && is_inline(nodes[end], model_))
            ++end;
        ElementNumber words = number;
        if (is_grouping(kind)) {
            words = add(Kind::Paragraph, number);
            paragraphs_[&nodes[i]] = words;
        }
        add_inlines(nodes.subspan(i, end - i), words);
        i = end;
    }
}

void StructureBuilder::add_inlines(
    std::span<const model::Node> nodes, ElementNumber parent
) {
    for (const model::Node& node : nodes)
        if (const auto* element = std::get_if<model::Element>(&node.value))
            add_inline(*element, parent);
}

void StructureBuilder::add_inline(const model::Element& element, ElementNumber parent) {
    if (is_hidden(element)) return;
    if (element.tag == "img") return add_figure(element, parent);
    if (element.role == model::Role::Marker && item_label_ != no_element) {
        numbers_[&element] = item_label_;
        return add_inlines(element.children, item_label_);
    }
    const std::string_view around = language_;
    ElementNumber number = parent;
    if (element.role == model::Role::NoteCall) {
        number = add(Kind::Reference, number);
        table_[number].note = static_cast<int>(element.note);
    }
    if (element.tag == "a" && !element.href.empty())
        number = add(Kind::Link, number);
    else if (element.tag == "code" && table_[parent].kind != Kind::Code)
        number = add(Kind::Code, number);
    else if (!element.language.empty() && element.language != language_)
        number = add(Kind::Phrase, number);
    if (number != parent) {
        numbers_[&element] = number;
        speak(element, number);
    }
    add_inlines(element.children, number);
    language_ = around;
}

void StructureBuilder::add_entry(const model::Element& element, ElementNumber contents) {
    if (is_hidden(element)) return;
    const std::string_view around = language_;
    const ElementNumber words = add(Kind::Reference, add(Kind::ContentsEntry, contents));
    numbers_[&element] = words;
    speak(element, words);
    add_inlines(element.children, words);
    language_ = around;
}

void StructureBuilder::add_list(const model::Element& element, ElementNumber list) {
    if (element.tag == "dl") return add_definitions(element, list);
    for (const model::Node& node : element.children) {
        const auto* item = std::get_if<model::Element>(&node.value);
        if (!item || is_hidden(*item)) continue;
        const bool literal =
            std::find(element.classes.begin(), element.classes.end(), "literal")
            != element.classes.end();
        if (!literal) table_[list].numbering = model_.styles[item->style].list_mark;
        add_item(*item, list);
    }
}

/// A term is the label of what is said of it.
void StructureBuilder::add_definitions(const model::Element& element, ElementNumber list) {
    ElementNumber item = no_element, body = no_element;
    for (const model::Node& node : element.children) {
        const auto* child = std::get_if<model::Element>(&node.value);
        if (!child || is_hidden(*child)) continue;
        const std::string_view around = language_;
        const bool term = child->tag == "dt";
        if (term || item == no_element) {
            item = add(Kind::Item, list);
            body = no_element;
        }
        if (!term && body == no_element) body = add(Kind::ItemBody, item);
        const ElementNumber number = term ? add(Kind::Label, item) : body;
        numbers_[child] = number;
        speak(*child, number);
        add_children(*child, number);
        language_ = around;
    }
}

void StructureBuilder::add_item(const model::Element& element, ElementNumber list) {
    const std::string_view around = language_;
    const ElementNumber item = add(Kind::Item, list);
    speak(element, item);
    const ElementNumber label = add(Kind::Label, item);
    const ElementNumber body = add(Kind::ItemBody, item);
    labels_[&element] = label;
    numbers_[&element] = body;
    const ElementNumber outer = std::exchange(item_label_, label);
    add_children(element, body);
    item_label_ = outer;
    language_ = around;
}

void StructureBuilder::add_table(const model::Element& element, ElementNumber table) {
    const TableGrid grid = read_grid(element);
    GridWalk walk{grid, filled_columns(grid)};
    add_rows(element, table, walk);
    const auto begin = table_.begin() + static_cast<std::ptrdiff_t>(table);
    const auto first_of = [&](Kind kind) {
        return std::find_if(begin, table_.end(), [&](const StructureElement& made) {
            return made.kind == kind && made.parent == table;
        });
    };
    // PDF/UA-1 7.2: a head has a body below it.
    const auto head = first_of(Kind::TableHead);
    if (head != table_.end() && first_of(Kind::TableBody) == table_.end())
        head->kind = Kind::TableBody;
}

/// Rows of a table, or of its head or body.
void StructureBuilder::add_rows(
    const model::Element& group, ElementNumber parent, GridWalk& walk
) {
    for (const model::Node& node : group.children) {
        const auto* child = std::get_if<model::Element>(&node.value);
        if (!child) continue;
        if (child->tag == "caption") {
            add_element(*child, parent);
        } else if (child->tag == "tr") {
            add_row(*child, add(Kind::Row, parent), walk);
        } else {
            const bool head = child->tag == "thead";
            add_rows(*child, add(head ? Kind::TableHead : Kind::TableBody, parent), walk);
        }
    }
}

/// PDF/UA-1 7.2 wants each row to fill all columns: what the manuscript has left out is an
/// empty cell.
void StructureBuilder::add_row(
    const model::Element& row, ElementNumber number, GridWalk& walk
) {
    for (const model::Node& node : row.children) {
        const auto* child = std::get_if<model::Element>(&node.value);
        if (walk.cell == walk.grid.cells.size()) break;
        const TableCell& cell = walk.grid.cells[walk.cell];
        if (cell.element != child) continue;
        ++walk.cell;
        const std::string_view around = language_;
        const ElementNumber made =
            add(child->tag == "th" ? Kind::HeadCell : Kind::Cell, number);
        table_[made].rows = static_cast<int>(cell.row_span);
        table_[made].columns = static_cast<int>(cell.column_span);
        numbers_[child] = made;
        speak(*child, made);
        add_children(*child, made);
        language_ = around;
    }
    for (std::size_t full = walk.filled[walk.row++]; full < walk.grid.columns; ++full)
        add(Kind::Cell, number);
}

void StructureBuilder::add_figure(const model::Element& image, ElementNumber parent) {
    const ElementNumber number = add(Kind::Figure, parent);
    table_[number].alternative = utf8::collapse_spaces(image.alternative);
    if (!image.language.empty() && image.language != language_)
        table_[number].language = image.language;
    numbers_[&image] = number;
}

}  // namespace pam::galley
