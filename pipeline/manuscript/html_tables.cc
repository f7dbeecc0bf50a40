// Tables: those that hold data stay tables; those of the 1990s that only laid out the page
// are taken away and their cells follow one another; those of a play are its speeches.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/html_builder.h"

#include <algorithm>
#include <charconv>

namespace pam::manuscript::html {

using namespace document;

namespace {

constexpr int most_columns = 64;

int span_in(std::string_view text) {
    int value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1, most_columns);
}

Align align_of(Aligned aligned) {
    switch (aligned) {
    case Aligned::Left:
        return Align::Left;
    case Aligned::Centre:
        return Align::Centre;
    case Aligned::Right:
        return Align::Right;
    default:
        return Align::Natural;
    }
}

// What a table looks like from above, tables within it left out.
struct Shape {
    int rows = 0;
    int cells = 0;
    int widest = 0;   // cells in a row
    int headers = 0;  // th
    int blocky = 0;   // cells of several blocks
    int filled = 0;   // cells with text
    bool caption = false;
    bool nested = false;
    std::size_t longest = 0;
    std::size_t text = 0;
};

bool is_blocky(const Tree& tree, NodeIndex cell) {
    int paragraphs = 0;
    int breaks = 0;
    for (NodeIndex k = cell + 1; k < tree.nodes[cell].end; ++k) {
        const Tag tag = tree.nodes[k].tag;
        if (tree.nodes[k].is_text) continue;
        if (heading_level(tag) > 0 || tag == Tag::Hr || tag == Tag::Table
            || tag == Tag::Blockquote)
            return true;
        paragraphs += tag == Tag::P;
        breaks += tag == Tag::Br;
    }
    return paragraphs > 2 || breaks > 8;
}

class Surveyor {
public:
    explicit Surveyor(const Tree& tree) : tree_(tree) {}

    Shape survey(NodeIndex table) {
        for (NodeIndex i = table + 1; i < tree_.nodes[table].end; i = next(i))
            look(i);
        close_row();
        return shape_;
    }

private:
    [[nodiscard]] NodeIndex next(NodeIndex i) const {
        const Tag tag = tree_.nodes[i].tag;
        const bool opaque = tag == Tag::Td || tag == Tag::Th || tag == Tag::Caption;
        return opaque && !tree_.nodes[i].is_text ? tree_.nodes[i].end : i + 1;
    }

    void look(NodeIndex i) {
        if (tree_.nodes[i].is_text) return;
        const Tag tag = tree_.nodes[i].tag;
        if (tag == Tag::Tr) close_row();
        if (tag == Tag::Caption) shape_.caption = true;
        if (tag != Tag::Td && tag != Tag::Th) return;
        const std::size_t length = text_length(tree_, i);
        ++row_;
        ++shape_.cells;
        shape_.headers += tag == Tag::Th && length > 0;
        shape_.filled += length > 0;
        shape_.text += length;
        shape_.longest = std::max(shape_.longest, length);
        shape_.blocky += is_blocky(tree_, i);
        for (NodeIndex k = i + 1; k < tree_.nodes[i].end && !shape_.nested; ++k)
            shape_.nested = tree_.nodes[k].tag == Tag::Table && !tree_.nodes[k].is_text;
    }

    void close_row() {
        shape_.rows += row_ > 0;
        shape_.widest = std::max(shape_.widest, row_);
        row_ = 0;
    }

    const Tree& tree_;
    Shape shape_;
    int row_ = 0;
};

}  // namespace

bool Builder::is_layout(NodeIndex i) const {
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "presentation" || role == "none") return true;
    const Shape shape = Surveyor(tree_).survey(i);
    const std::string names = names_of(tree_, i);
    for (const std::string_view name :
         {"wikitable", "infobox", "data", "datatable", "sortable"})
        if (has_name(names, name)) return false;
    // One row or column arranges; it compares nothing.
    if (shape.widest <= 1) return !(shape.caption && shape.rows > 1);
    if (shape.nested || shape.blocky > 0) return true;
    if (shape.caption || shape.headers > 0) return false;
    if (shape.rows == 1) return true;
    constexpr std::size_t long_cell = 600;
    return shape.longest > long_cell && shape.filled > 0
           && shape.text / static_cast<std::size_t>(shape.filled) > long_cell / 4;
}

void Builder::table(NodeIndex i) {
    flush();
    if (is_drama(i)) return drama(i);
    if (!is_deep() && !is_layout(i)) return data_table(i);
    // Each cell is a part of the page by itself.
    const Setting outer = setting_;
    claim_id(i);
    children(i);
    flush();
    setting_ = outer;
}

void Builder::data_table(NodeIndex i) {
    Table made;
    made.span = tree_.span(i);
    claim_id(i);
    if (!pending_ids_.empty()) made.id = pending_ids_.back();
    if (!pending_ids_.empty()) pending_ids_.pop_back();
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    style_ = style_by_language(i, style_);
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; k = tree_.nodes[k].end) {
        if (tree_.nodes[k].tag == Tag::Caption && made.caption.empty())
            made.caption = held(k);
        else
            rows_of(k, tree_.nodes[k].tag == Tag::Thead, made);
    }
    style_ = outer;
    language_ = outer_language;
    const bool empty =
        std::all_of(made.body.begin(), made.body.end(), [](const TableRow& row) {
            return std::all_of(row.begin(), row.end(), [](const TableCell& cell) {
                return cell.blocks.empty();
            });
        });
    if (empty && made.head.empty() && made.caption.empty()) return;
    blocks_->push_back({std::move(made)});
}

void Builder::rows_of(NodeIndex i, bool head, Table& table) {
    const Node& one = tree_.nodes[i];
    if (one.is_text) {
        // Text between rows has no place in a table; gumbo puts it in front.
        if (tree_.token(i)->blank || !plan_.is_kept(i)) return;
        text(i);
        Runs runs = words_.take();
        table.body.push_back({cell_of(inlines(runs), tree_.span(i))});
        return;
    }
    if (plan_.bodies.contains(i)) return;
    if (one.tag != Tag::Tr) {
        if (one.tag == Tag::Td || one.tag == Tag::Th || one.tag == Tag::Caption) {
            table.body.push_back({cell(i)});
            return;
        }
        const bool frame =
            one.tag == Tag::Thead || one.tag == Tag::Tbody || one.tag == Tag::Tfoot;
        if (!frame) {
            Blocks inner = contents(i);
            if (!inner.empty())
                table.body.push_back({TableCell{std::move(inner), 1, 1, tree_.span(i)}});
            return;
        }
        for (NodeIndex k = i + 1; k < one.end; k = tree_.nodes[k].end)
            rows_of(k, one.tag == Tag::Thead, table);
        return;
    }
    TableRow row;
    bool all_headers = true;
    for (NodeIndex k = i + 1; k < one.end; k = tree_.nodes[k].end) {
        if (tree_.nodes[k].is_text && tree_.token(k)->blank) continue;
        if (plan_.bodies.contains(k)) continue;
        const Tag tag = tree_.nodes[k].tag;
        all_headers = all_headers && tag == Tag::Th;
        const std::size_t column = row.size();
        row.push_back(cell(k));
        const Align align = align_of(page_.looks.of(k).aligned);
        if (column < table.columns.size() && table.columns[column] == Align::Natural)
            table.columns[column] = align;
        else if (column >= table.columns.size() && column < most_columns)
            table.columns.push_back(align);
    }
    if (row.empty()) return;
    const bool leads = head || (all_headers && table.body.empty());
    (leads && table.body.empty() ? table.head : table.body).push_back(std::move(row));
}

TableCell Builder::cell(NodeIndex i) {
    TableCell made;
    made.span = tree_.span(i);
    made.column_span = span_in(tree_.attribute(i, "colspan"));
    made.row_span = span_in(tree_.attribute(i, "rowspan"));
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    const Setting outer_setting = setting_;
    style_ = style_by_language(i, style_);
    claim_id(i);
    if (tree_.nodes[i].is_text) {
        Blocks* const blocks = std::exchange(blocks_, &made.blocks);
        text(i);
        flush();
        blocks_ = blocks;
    } else {
        made.blocks = contents(i);
    }
    style_ = outer;
    language_ = outer_language;
    setting_ = outer_setting;
    return made;
}

// ---------------------------------------------------------------- drama

static bool is_persona(const Tree& tree, NodeIndex i) {
    const Tag tag = tree.nodes[i].tag;
    if (tree.nodes[i].is_text || (tag != Tag::Td && tag != Tag::Th)) return false;
    return contains(tree.attribute(i, "epub:type"), "z3998:persona")
           || has_name(tree.attribute(i, "class"), "persona")
           || has_name(tree.attribute(i, "class"), "speaker");
}

bool Builder::is_drama(NodeIndex i) const {
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k)
        if (is_persona(tree_, k)) return true;
    return false;
}

void Builder::drama(NodeIndex i) {
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end;) {
        const Node& one = tree_.nodes[k];
        if (!one.is_text && one.tag == Tag::Tr) {
            drama_row(k);
            k = one.end;
        } else if (one.is_text || (one.tag != Tag::Tbody && one.tag != Tag::Thead && one.tag != Tag::Tfoot)) {
            node(k);
            k = one.end;
        } else {
            ++k;
        }
    }
    flush();
}

void Builder::drama_row(NodeIndex row) {
    Speech speech;
    speech.span = tree_.span(row);
    bool spoken = false;
    claim_id(row);
    for (NodeIndex k = row + 1; k < tree_.nodes[row].end; k = tree_.nodes[k].end) {
        if (is_persona(tree_, k) && speech.speaker.empty()) {
            const StyleIndex outer = style_;
            const std::string outer_language = language_;
            style_ = style_by_language(k, style_);
            speech.speaker = held(k);
            style_ = outer;
            language_ = outer_language;
            spoken = true;
        } else if (!tree_.nodes[k].is_text) {
            Blocks inner = cell(k).blocks;
            std::move(inner.begin(), inner.end(), std::back_inserter(speech.blocks));
        } else if (!tree_.token(k)->blank) {
            node(k);
            flush();
        }
    }
    if (spoken) {
        blocks_->push_back({std::move(speech)});
        return;
    }
    for (Block& block : speech.blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block.value);
        auto* last =
            blocks_->empty() ? nullptr : std::get_if<Speech>(&blocks_->back().value);
        const bool direction = paragraph != nullptr && take_direction(*paragraph);
        // A row without a name that is no direction goes on the speech before it.
        if (!direction && last != nullptr)
            last->blocks.push_back(std::move(block));
        else
            blocks_->push_back(std::move(block));
    }
}

// A paragraph that is all one emphasis is a stage direction, set so by the house style.
bool Builder::take_direction(Paragraph& paragraph) {
    const bool single = paragraph.inlines.size() == 1;
    auto* emphasis =
        single ? std::get_if<Emphasis>(&paragraph.inlines.front().value) : nullptr;
    if (emphasis == nullptr && paragraph.role != Role::StageDirection) return false;
    paragraph.role = Role::StageDirection;
    if (emphasis != nullptr) {
        Inlines inner = std::move(emphasis->children);
        paragraph.inlines = std::move(inner);
    }
    return true;
}

}  // namespace pam::manuscript::html
