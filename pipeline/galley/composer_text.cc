// Paragraphs: inline content gathered into copy, set, and given its place in the column.
#include "base/match.h"
#include "base/utf8.h"
#include "galley/codes.h"
#include "galley/composer.h"
#include "model/page_references.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

/// How far superiors stand above and inferiors below the baseline, in hundredths of the
/// text's size.
constexpr int superior_rise = 34;
constexpr int inferior_drop = 14;
/// A turned-over line of code stands in by so many ems.
constexpr int turnover = 2;

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == ' ' || c == '\n' || c == '\t';
    });
}

bool is_heading(const model::Element& element) {
    return element.tag.size() == 2 && element.tag[0] == 'h' && element.tag[1] >= '1'
           && element.tag[1] <= '6';
}

}  // namespace

Look Composer::look_of(const model::Element& element) const {
    Look look;
    look.style = &style_of(element);
    look.face = faces_[element.style];
    look.size = look.style->size.scaled(scale_, 1000);
    look.language = element.language.empty() ? language_ : element.language;
    look.element = structure_.of(element);
    return look;
}

Look Composer::inline_look(const model::Element& element, const Look& parent) {
    Look look = look_of(element);
    look.rise = parent.rise;
    look.matter = parent.matter;
    look.link = parent.link;
    if (element.language.empty()) look.language = parent.language;
    if (look.element == no_element) look.element = parent.element;
    const style::VerticalAlign align = look.style->vertical_align;
    if (align != parent.style->vertical_align) {
        if (align == style::VerticalAlign::Super)
            look.rise += parent.size.scaled(superior_rise, 100);
        if (align == style::VerticalAlign::Sub)
            look.rise -= parent.size.scaled(inferior_drop, 100);
    }
    if (element.tag == "a" && !element.href.empty()) look.link = link_to(element);
    if (element.role == model::Role::NoteCall) look.matter = Matter::NoteCall;
    return look;
}

int Composer::link_to(const model::Element& element) {
    galley_.links.push_back({element.href, utf8::collapse_spaces(model::text_of(element))});
    return static_cast<int>(galley_.links.size()) - 1;
}

void Composer::gather_text(const model::TextNode& node, const Look& look, Copy& copy) {
    Look here = look;
    if (node.generated && here.matter == Matter::Text && !is_blank(node.text))
        here.matter = Matter::Label;
    const std::size_t begin = copy.text.size();
    copy.append(node.text, here, &node, 0);
    if (here.style->white_space == style::WhiteSpace::Pre) return;
    // Left-over line ends are spaces here: in copy, a line feed is a forced line end.
    std::replace_if(
        copy.text.begin() + static_cast<std::ptrdiff_t>(begin),
        copy.text.end(),
        [](char c) {
            return c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
        },
        ' '
    );
}

void Composer::gather(const model::Element& element, const Look& parent, Copy& copy) {
    const style::ComputedStyle& style = style_of(element);
    if (style.display == style::Display::None) return;
    const auto at = static_cast<std::uint32_t>(copy.text.size());
    if (!element.id.empty()) copy.anchors.push_back({at, &element.id, -1});
    if (element.tag == "br") return copy.append("\n", parent);
    if (element.tag == "img") return images_.push_back(&element);
    const std::size_t isolate = copy.isolates.size();
    if (element.direction != document::Direction::Natural)
        copy.isolates.push_back({at, at, style.direction});
    const Look look = inline_look(element, parent);
    add_content(style.before, element, look, copy);
    gather(element.children, look, copy);
    add_content(style.after, element, look, copy);
    if (element.direction != document::Direction::Natural)
        copy.isolates[isolate].end = static_cast<std::uint32_t>(copy.text.size());
    if (element.role == model::Role::NoteCall) add_call(element, at, copy);
    if (element.role == model::Role::Marker)
        for (Piece& piece : copy.pieces)
            if (piece.begin >= at) piece.rigid = true;
}

void Composer::add_call(const model::Element& call, std::uint32_t at, Copy& copy) {
    copy.anchors.push_back({at, nullptr, static_cast<int>(call.note)});
    NotePlace& place = note_places_[call.note];
    if (!place.called) place = {true, call.id, page_, columns_};
}

void Composer::gather(std::span<const model::Node> nodes, const Look& look, Copy& copy) {
    for (const model::Node& node : nodes) {
        match(
            node.value,
            [&](const model::TextNode& text) { gather_text(text, look, copy); },
            [&](const model::Element& element) { gather(element, look, copy); }
        );
    }
}

void Composer::add_content(
    const style::Content& content,
    const model::Element& element,
    const Look& look,
    Copy& copy
) {
    Look made = look;
    if (made.matter == Matter::Text) made.matter = Matter::Label;
    for (const style::ContentPart& part : content) {
        if (part.kind == style::ContentPart::Kind::Literal) copy.append(part.text, made);
        if (part.kind == style::ContentPart::Kind::TargetFolio
            && element.href.starts_with('#'))
            copy.append(
                model::folio_of(model_, std::string_view(element.href).substr(1)), made
            );
    }
}

void Composer::start_copy(const model::Element& parent) {
    copy_.clear();
    images_.clear();
    copy_.direction = style_of(parent).direction;
    if (note_label_.empty()) return;
    Look look = look_of(parent);
    look.matter = Matter::Label;
    look.link = note_link_;
    look.element = note_element_;
    copy_.append(note_label_, look);
    copy_.pieces.back().rigid = true;
    note_label_.clear();
}

ParagraphPlace Composer::place_of(const model::Element& parent) const {
    const style::ComputedStyle& style = style_of(parent);
    ParagraphPlace place;
    place.style = &style;
    place.left = left_;
    place.measure = measure();
    place.indent = style.indent;
    place.align = style.align;
    place.variants = variants_;
    place.hyphenation = hyphenation_;
    place.scale = scale_;
    if (is_heading(parent) || style.align == style::TextAlign::Centre)
        place.balance = Balance::Even;
    if (place.balance == Balance::Even) place.variants = Variants::None;
    return place;
}

void Composer::paragraph(const model::Element& parent, std::span<const model::Node> nodes) {
    start_copy(parent);
    const auto label_end = copy_.text.size();
    Look look = look_of(parent);
    look.element = structure_.of(parent, nodes);
    add_content(look.style->before, parent, look, copy_);
    gather(nodes, look, copy_);
    add_content(look.style->after, parent, look, copy_);
    while (copy_.text.size() > label_end
           && (copy_.text.back() == '\n' || copy_.text.back() == ' '))
        copy_.text.pop_back();
    std::erase_if(copy_.pieces, [&](const Piece& piece) {
        return piece.begin >= copy_.text.size();
    });
    if (is_blank(copy_.text)) {
        for (const Anchor& anchor : copy_.anchors)
            if (anchor.id) pending_.ids.push_back(*anchor.id);
        return emit_gathered_images();
    }
    ParagraphPlace place = place_of(parent);
    // What follows a picture in a paragraph goes on with it.
    if (parent.tag == "p" && !nodes.empty() && nodes.data() != parent.children.data())
        place.indent = Length();
    if (hanging_ && !nodes.empty()) {
        const auto* first = std::get_if<model::Element>(&nodes.front().value);
        place.indent = Length();
        if (first && first->role == model::Role::Marker) {
            place.marker_bytes = static_cast<std::uint32_t>(model::text_of(*first).size());
            place.marker_tab = hanging_->tab;
        }
    }
    const bool entry = parent.role == model::Role::ContentsEntry;
    if (entry) place.variants = Variants::None;
    open_in_small_capitals(place);
    const std::optional<SetLine> initial = cut_initial(place);
    if (!initial) stand_beside(place);
    SetParagraph set = setter_.set(copy_, place);
    if (initial) put_initial(set, *initial);
    if (entry && !set.best.lines.empty()) wish_for_folio(parent, set.best.lines.back());
    emit_lines(parent, std::move(set), parent.span);
    keep_beside_initial(place);
    emit_gathered_images();
}

/// Pictures that stood deep among the words, in a link for one, come after them.
void Composer::emit_gathered_images() {
    const std::vector<const model::Element*> images = std::move(images_);
    images_.clear();
    for (const model::Element* element : images)
        image(*element);
}

/// The folio stands in the entry's outer padding, at the end of its last line.
void Composer::wish_for_folio(const model::Element& entry, SetLine& last) {
    const auto linked = std::find_if(
        last.fragments.begin(),
        last.fragments.end(),
        [](const Fragment& fragment) { return fragment.link >= 0; }
    );
    if (linked == last.fragments.end()) return;
    const style::ComputedStyle& style = style_of(entry);
    FolioWish wish;
    wish.target = galley_.links[static_cast<std::size_t>(linked->link)].target.substr(1);
    wish.style = entry.style;
    wish.link = linked->link;
    wish.element = linked->element;
    wish.right_to_left = is_right_to_left(entry);
    if (wish.right_to_left) {
        wish.edge = left_ - style.padding.left;
        wish.leaders_end = left_;
        wish.text_end = last.fragments.front().x;
        for (const Fragment& fragment : last.fragments)
            wish.text_end = std::min(wish.text_end, fragment.x);
    } else {
        wish.edge = galley_.measure - right_ + style.padding.right;
        wish.leaders_end = galley_.measure - right_;
        for (const Fragment& fragment : last.fragments)
            wish.text_end = std::max(wish.text_end, fragment.x + fragment.run.width);
    }
    last.folio = static_cast<int>(galley_.folios.size());
    galley_.folios.push_back(std::move(wish));
}

/// Lines of code are kept; each is set by itself, and one too long is turned over.
void Composer::preformatted(
    const model::Element& parent, std::span<const model::Node> nodes
) {
    start_copy(parent);
    Look look = look_of(parent);
    look.element = structure_.of(parent, nodes);
    gather(nodes, look, copy_);
    const Copy all = copy_;
    ParagraphPlace place = place_of(parent);
    place.variants = Variants::None;
    const Length hang = place.style->size * turnover;
    place.left += hang;
    place.measure -= hang;
    place.indent = -hang;
    SetParagraph set;
    Span turned = Span::none();
    for (std::uint32_t begin = 0; begin < all.text.size();) {
        const std::size_t feed = all.text.find('\n', begin);
        const auto end = static_cast<std::uint32_t>(
            feed == std::string::npos ? all.text.size() : feed + 1
        );
        Copy line = all.slice(begin, end);
        SetParagraph one = setter_.set(line, place);
        if (one.best.lines.size() > 1 && turned.is_none()) turned = all.source(begin, end);
        std::move(
            one.best.lines.begin(), one.best.lines.end(), std::back_inserter(set.best.lines)
        );
        begin = end;
    }
    if (!turned.is_none())
        log_.note(
            codes::code_turned_over,
            turned,
            "a preformatted line is longer than the measure and is turned over",
            {"break the line, or set code in smaller type"}
        );
    if (!set.best.lines.empty()) emit_lines(parent, std::move(set), parent.span);
}

void Composer::put_marker(SetParagraph& set) {
    if (!marker_) return;
    const bool leftwards = marker_->direction == style::Direction::LeftToRight;
    const Length shift =
        leftwards ? marker_->edge - width_of(marker_->line) : marker_->edge;
    for (Fragment& fragment : marker_->line.fragments)
        fragment.x += shift;
    if (set.recipe) set.recipe->marker_fragments = marker_->line.fragments.size();
    for (Setting* setting : {&set.best, &set.longer, &set.shorter}) {
        if (setting->lines.empty() || (set.recipe && setting != &set.best)) continue;
        std::vector<Fragment>& fragments = setting->lines.front().fragments;
        fragments.insert(
            fragments.begin(),
            marker_->line.fragments.begin(),
            marker_->line.fragments.end()
        );
    }
    marker_.reset();
}

void Composer::emit_lines(const model::Element& parent, SetParagraph set, Span span) {
    put_marker(set);
    const style::ComputedStyle& style = style_of(parent);
    Block block;
    block.lines = std::move(set.best.lines);
    block.demerits = set.best.demerits;
    block.longer = std::move(set.longer);
    block.shorter = std::move(set.shorter);
    block.recipe = std::move(set.recipe);
    block.widows = style.widows;
    block.orphans = style.orphans;
    block.source = span;
    emit(std::move(block));
}

}  // namespace pam::galley
