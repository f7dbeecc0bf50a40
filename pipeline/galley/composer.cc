#include "galley/composer.h"

#include "base/match.h"
#include "base/utf8.h"
#include "galley/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

/// Insets may take two thirds of the column; beyond that boxes are no longer set in.
constexpr int least_share = 3;
/// Columns of text have room for so many ems.
constexpr int least_column = 6;
/// A box that shall not be parted is only kept whole while it is shorter than this.
constexpr std::size_t most_kept_lines = 24;

bool is_page_break(style::Break value) {
    return value != style::Break::Auto && value != style::Break::Avoid;
}

void collect_text(const model::Element& element, std::string& text) {
    for (const model::Node& node : element.children) {
        match(
            node.value,
            [&](const model::TextNode& child) {
                if (!child.generated) text += child.text;
            },
            [&](const model::Element& child) {
                if (child.tag == "br") text += ' ';
                collect_text(child, text);
            }
        );
    }
}

std::size_t lines_of(std::span<const Block> blocks) {
    std::size_t sum = 0;
    for (const Block& block : blocks)
        sum += std::max<std::size_t>(1, block.lines.size());
    return sum;
}

/// A running head takes no stop from the line it repeats; a question, a cry and an
/// abbreviation's last point between others ("U.S.A.") stay.
std::string as_running_head(std::string text) {
    while (!text.empty()
           && std::string_view(",;:").find(text.back()) != std::string_view::npos)
        text.pop_back();
    const auto last_word = text.find_last_of(' ') + 1;
    const bool abbreviation = text.find('.', last_word) + 1 < text.size();
    if (!text.empty() && text.back() == '.' && !abbreviation) text.pop_back();
    return text;
}

/// A heading that was made says what it says.
std::string words_of(const model::Element& element) {
    std::string own = manuscript_text(element);
    return own.empty() ? model::text_of(element) : own;
}

}  // namespace

std::string manuscript_text(const model::Element& element) {
    std::string text;
    collect_text(element, text);
    return utf8::collapse_spaces(text);
}

/// A box on its way through the column: entering adds its insets and the space above,
/// leaving takes them back and adds the space below.
class Composer::Box {
public:
    Box(Composer& composer, const model::Element& element)
        : composer_(composer)
        , style_(composer.style_of(element))
        , left_(composer.left_)
        , right_(composer.right_)
        , language_(composer.language_)
        , page_(composer.page_)
        , columns_(composer.columns_)
        , column_(composer.column_)
        , columns_left_(composer.columns_left_)
        , columns_right_(composer.columns_right_)
        , table_(element.tag == "table")
        , first_(composer.out_->size()) {
        open(element);
    }
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

    ~Box() {
        close();
        composer_.left_ = left_;
        composer_.right_ = right_;
        composer_.language_ = language_;
        composer_.page_ = page_;
        composer_.columns_ = columns_;
        composer_.column_ = column_;
        composer_.columns_left_ = columns_left_;
        composer_.columns_right_ = columns_right_;
    }

private:
    void open(const model::Element& element) {
        if (!element.language.empty()) composer_.language_ = element.language;
        turn_page();
        leave_columns();
        Pending& pending = composer_.pending_;
        if (is_page_break(style_.break_before)) break_page(style_.break_before);
        if (style_.break_before == style::Break::Avoid && !composer_.out_->empty())
            composer_.out_->back().keep_with_next = true;
        if (style_.page_number > 0) pending.page_number = style_.page_number;
        pending.margin = std::max(pending.margin, style_.margin.top);
        if (!element.id.empty()) pending.ids.push_back(element.id);
        composer_.add_strings(element);
        inset(element);
        enter_columns();
        if (table_) return;
        if (style_.border.top > Length()) {
            composer_.rule_across(
                style_.border.top, Length(), style_.padding.top, style_.border_color
            );
            composer_.out_->back().keep_with_next = true;
        } else if (style_.padding.top > Length()) {
            pending.padding += pending.margin + style_.padding.top;
            pending.margin = Length();
        }
        open_bars();
    }

    /// What stands on pages of another name has their measure.
    void turn_page() {
        if (style_.page.empty()) return;
        composer_.page_ = composer_.model_.pages.find(style_.page);
        composer_.right_ +=
            composer_.measure_of(page_) - composer_.measure_of(composer_.page_);
    }

    /// The box's own width, where its style gives it one.
    [[nodiscard]] Length wanted_width(const model::Element& element, Length rest) const {
        if (style_.width_fits)
            return std::max(style_.size, composer_.content_widths(element).whole);
        if (style_.width_share > 0)
            return composer_.measure().scaled(style_.width_share, 1000);
        return style_.width > Length() ? style_.width : rest;
    }

    void inset(const model::Element& element) {
        Length left = style_.margin.left + style_.border.left + style_.padding.left;
        Length right = style_.margin.right + style_.border.right + style_.padding.right;
        Length rest = composer_.measure() - left - right;
        const Length width = table_ ? rest : wanted_width(element, rest);
        if (width < rest) {
            const Length before = style_.centred ? (rest - width).scaled(1, 2) : Length();
            const Length after = rest - width - before;
            const bool leftwards = style_.direction == style::Direction::RightToLeft;
            left += leftwards ? after : before;
            right += leftwards ? before : after;
            rest = width;
            // A short poem is no box that has become too narrow for its words.
            if (style_.width_fits) composer_.column_ = width;
        }
        if (rest * least_share < composer_.column_) {
            composer_.tell_narrow();
            return;
        }
        composer_.left_ += left;
        composer_.right_ += right;
    }

    void leave_columns() {
        if (!style_.column_span || composer_.columns_ == 0) return;
        composer_.columns_ = 0;
        composer_.left_ = composer_.columns_left_;
        composer_.right_ = composer_.columns_right_;
        composer_.column_ = composer_.measure();
    }

    /// Columns within columns would be too narrow, and so are those of a few letters.
    void enter_columns() {
        const int count = style_.column_count;
        if (count < 2 || composer_.columns_ > 0
            || composer_.out_ != &composer_.galley_.blocks)
            return;
        const Length room = composer_.measure();
        const Length width = (room - style_.column_gap * (count - 1)).scaled(1, count);
        if (width < style_.size * least_column) return composer_.tell_narrow();
        ColumnSet set;
        set.count = count;
        set.left = composer_.left_;
        set.pitch = width + style_.column_gap;
        set.gap = style_.column_gap;
        set.right_to_left = style_.direction == style::Direction::RightToLeft;
        set.rule = style_.column_rule;
        set.rule_color = style_.column_rule_color;
        composer_.columns_left_ = composer_.left_;
        composer_.columns_right_ = composer_.right_;
        composer_.galley_.column_sets.push_back(set);
        composer_.columns_ = composer_.galley_.column_sets.size();
        composer_.right_ += room - width;
        composer_.column_ = width;
    }

    void open_bars() {
        const std::size_t block = composer_.out_->size();
        if (style_.border.left > Length()) {
            const Length x = composer_.left_ - style_.padding.left - style_.border.left;
            composer_.bars_.push_back({x, style_.border.left, style_.border_color, block});
            ++bars_;
        }
        if (style_.border.right > Length()) {
            const Length x =
                composer_.galley_.measure - composer_.right_ + style_.padding.right;
            composer_.bars_.push_back({x, style_.border.right, style_.border_color, block});
            ++bars_;
        }
    }

    void close() {
        composer_.bars_.resize(composer_.bars_.size() - bars_);
        Pending& pending = composer_.pending_;
        if (table_) {
            // its rows have drawn its rules
        } else if (style_.border.bottom > Length()) {
            if (composer_.out_->size() > first_)
                composer_.out_->back().keep_with_next = true;
            composer_.rule_across(
                style_.border.bottom, style_.padding.bottom, Length(), style_.border_color
            );
        } else if (style_.padding.bottom > Length()) {
            pending.padding += pending.margin + style_.padding.bottom;
            pending.margin = Length();
        }
        keep();
        if (style_.margin.top > Length() && style_.margin.bottom > Length())
            pending.apart =
                composer_.out_->size() - std::min(first_, composer_.out_->size());
        pending.margin = std::max(pending.margin, style_.margin.bottom);
        if (is_page_break(style_.break_after)) break_page(style_.break_after);
    }

    /// What was to stand below the text before is cut off with its page (CSS
    /// Fragmentation 3, 5.2).
    void break_page(style::Break kind) {
        Pending& pending = composer_.pending_;
        const bool names_side =
            is_page_break(pending.break_before) && kind == style::Break::Page;
        if (!names_side) pending.break_before = kind;
        pending.margin = pending.padding = Length();
    }

    void keep() {
        const std::span<Block> inside =
            std::span(*composer_.out_).subspan(std::min(first_, composer_.out_->size()));
        if (inside.empty()) return;
        if (style_.break_after == style::Break::Avoid) inside.back().keep_with_next = true;
        if (!style_.break_inside_avoid || lines_of(inside) > most_kept_lines) return;
        for (Block& block : inside)
            block.keep_together = true;
        for (Block& block : inside.first(inside.size() - 1))
            block.keep_with_next = true;
    }

    Composer& composer_;
    const style::ComputedStyle& style_;
    Length left_, right_;
    std::string_view language_;
    std::size_t page_, columns_;
    Length column_, columns_left_, columns_right_;
    bool table_;
    std::size_t first_;
    std::size_t bars_ = 0;
};

Composer::Composer(
    const model::TypesetModel& model,
    std::vector<foundry::FaceId> faces,
    foundry::Foundry& foundry,
    Diagnostics& log
)
    : model_(model)
    , faces_(std::move(faces))
    , foundry_(foundry)
    , log_(log)
    , setter_(foundry, log)
    , structure_(model, galley_.structure)
    , out_(&galley_.blocks)
    , language_(model.language) {
    galley_.measure = measure_of(0);
    column_ = galley_.measure;
}

Galley Composer::compose() {
    note_places_.resize(model_.notes.size());
    note_set_.resize(model_.notes.size());
    structure_.add_work();
    block(model_.body);
    make_notes();
    return std::move(galley_);
}

Length Composer::measure_of(std::size_t page) const {
    const style::PageStyle& style = model_.pages.kinds(page).right;
    return style.size.width - style.margin.left - style.margin.right;
}

void Composer::tell_narrow() {
    if (told_narrow_) return;
    told_narrow_ = true;
    log_.note(
        codes::measure_too_narrow,
        Span::none(),
        "boxes within boxes leave too narrow a measure; the inner ones are not set in "
        "further",
        {"lessen their margins in the style sheet"}
    );
}

void Composer::block(const model::Element& element) {
    const style::ComputedStyle& style = style_of(element);
    if (style.display == style::Display::None) return;
    if (floats(element)) return set_float(element);
    const Box box(*this, element);
    if (element.role == model::Role::NotesHeading) return paragraph(element, {});
    if (element.tag == "table") return table(element);
    if (element.tag == "img") return image(element);
    if (element.tag == "hr") return ornament(element);
    if (element.tag == "ul" || element.tag == "ol") return list(element);
    flow(element);
    if (element.role == model::Role::Chapter) end_chapter(element);
}

/// Children in order; inlines that stand among blocks make paragraphs of their own.
void Composer::flow(const model::Element& parent) {
    const std::span<const model::Node> nodes = parent.children;
    for (std::size_t i = 0; i < nodes.size();) {
        if (!is_inline(nodes[i])) {
            block(std::get<model::Element>(nodes[i].value));
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < nodes.size() && is_inline(nodes[end]))
            ++end;
        if (style_of(parent).white_space == style::WhiteSpace::Pre)
            preformatted(parent, nodes.subspan(i, end - i));
        else
            paragraph(parent, nodes.subspan(i, end - i));
        i = end;
    }
}

void Composer::add_strings(const model::Element& element) {
    for (const style::StringSet& set : style_of(element).string_sets) {
        std::string value;
        for (const style::ContentPart& part : set.value) {
            if (part.kind == style::ContentPart::Kind::Literal) value += part.text;
            if (part.kind == style::ContentPart::Kind::NamedString && part.text.empty())
                value += as_running_head(words_of(element));
        }
        pending_.strings.push_back({set.name, value});
    }
}

void Composer::emit(Block block) {
    clear_initial();
    block.space_before = pending_.margin + pending_.padding;
    block.apart_before = pending_.apart;
    block.break_before = pending_.break_before;
    block.page = page_;
    block.columns = columns_;
    block.page_number = pending_.page_number;
    if (!out_->empty() && out_->back().page != page_ && !is_page_break(block.break_before))
        block.break_before = style::Break::Page;
    block.ids = std::move(pending_.ids);
    block.strings = std::move(pending_.strings);
    pending_ = {};
    for (const Bar& bar : bars_) {
        // From the second block on, the bar reaches up over the space between.
        const Length above = out_->size() > bar.first_block ? block.space_before : Length();
        block.rules.push_back(
            {{{bar.x, -above}, {bar.width, block.height() + above}}, bar.color}
        );
    }
    out_->push_back(std::move(block));
}

/// A rule from inset to inset, and space above or below it, as a piece of its own.
void Composer::rule_across(Length height, Length above, Length below, style::Color color) {
    Block block;
    block.kind = Block::Kind::Panel;
    block.panel_height = above + height + below;
    block.rules.push_back({{{left_, above}, {measure(), height}}, color});
    emit(std::move(block));
}

}  // namespace pam::galley
