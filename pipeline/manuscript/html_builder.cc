#include "manuscript/html_builder.h"

#include "base/limits.h"
#include "document/walk.h"
#include "manuscript/codes.h"

#include <algorithm>

namespace pam::manuscript::html {

using namespace document;

std::size_t text_length(const Tree& tree, NodeIndex node) {
    std::size_t length = 0;
    for (NodeIndex i = node; i < tree.nodes[node].end; ++i)
        if (tree.nodes[i].is_text)
            for (const char c : tree.scan.text(*tree.token(i)))
                length += static_cast<unsigned char>(c) > ' ' && (c & 0xC0) != 0x80;
    return length;
}

Built Builder::build() {
    const NodeIndex body = tree_.body();
    page_length_ = text_length(tree_, body);
    blocks_ = &made_.blocks;
    note_places_.assign(plan_.notes.size(), Plan::no_note);
    style_ = style_by_language(body, style_);
    children(body);
    flush();
    build_notes();
    if (other_pages_ > 0)
        log_.note(
            codes::links_to_other_pages,
            other_page_,
            std::to_string(other_pages_)
                + (other_pages_ == 1
                       ? " link leads to another page of the site; its text stays"
                       : " links lead to other pages of the site; their text stays"),
            {"give whole addresses, or put the pages into one book"}
        );
    return std::move(made_);
}

// ---------------------------------------------------------------- the walk

void Builder::children(NodeIndex i) {
    for (NodeIndex child = i + 1; child < tree_.nodes[i].end;
         child = tree_.nodes[child].end)
        node(child);
}

void Builder::node(NodeIndex i) {
    const Node& one = tree_.nodes[i];
    if (plan_.note_marks.contains(i)) return consume_texts(i, "note mark");
    if (one.is_text) return text(i);
    if (const auto call = plan_.calls.find(i); call != plan_.calls.end())
        return call_note(i, call->second);
    if (plan_.bodies.contains(i)) return;
    if (plan_.provenance[i] && blocks_ != &made_.provenance && hold_ == Hold::No)
        return provenance(i);
    if (is_block(one.tag) && hold_ == Hold::No) return block(i);
    if (is_block(one.tag)) return line_block(i);
    inline_element(i);
}

void Builder::text(NodeIndex i) {
    if (!plan_.is_kept(i)) return;
    const Token& token = *tree_.token(i);
    if (!token.blank) place_ids();
    words_.size(setting_.size);
    const auto trimmed = plan_.trimmed.find(i);
    if (trimmed == plan_.trimmed.end())
        words_.text(tree_.nodes[i].token, style_, fold_);
    else
        words_.trimmed_text(
            tree_.nodes[i].token, style_, trimmed->second.head, trimmed->second.tail
        );
}

void Builder::block(NodeIndex i) {
    const Tag tag = tree_.nodes[i].tag;
    if (const int level = heading_level(tag)) return heading(i, level);
    switch (tag) {
    case Tag::Hgroup:
        return heading_group(i);
    case Tag::Hr:
        return section_break(i);
    case Tag::Blockquote:
        return quotation(i);
    case Tag::Figure:
        return figure(i);
    case Tag::Pre:
    case Tag::Listing:
    case Tag::Plaintext:
    case Tag::Xmp:
        return preformatted(i);
    case Tag::Ul:
    case Tag::Ol:
    case Tag::Dir:
    case Tag::Menu:
        return list(i);
    case Tag::Dl:
        return definitions(i);
    case Tag::Table:
        return table(i);
    default:
        return plain_block(i);
    }
}

bool Builder::is_deep() const {
    return depth_ + 4 >= limits::nesting;
}

// What a block of these terms is, if it is more than a block.
static const DivisionKind* kind_of(std::string_view names, std::string_view semantics) {
    struct Term {
        std::string_view term;
        DivisionKind kind;
    };
    static constexpr std::array terms{
        Term{"epigraph", DivisionKind::Epigraph},
        Term{"doc-epigraph", DivisionKind::Epigraph},
        Term{"dedication", DivisionKind::Dedication},
        Term{"doc-dedication", DivisionKind::Dedication},
        Term{"z3998:letter", DivisionKind::Letter},
        Term{"z3998:dramatis-personae", DivisionKind::Personae},
        Term{"dramatis-personae", DivisionKind::Personae}};
    for (const Term& term : terms)
        if (has_name(semantics, term.term)) return &term.kind;
    for (const Term& term : terms)
        if (has_name(names, term.term)) return &term.kind;
    return nullptr;
}

// The part of a paragraph of these terms.
static Role role_of(std::string_view names, std::string_view semantics) {
    if (has_name(semantics, "z3998:salutation") || has_name(names, "salutation"))
        return Role::Salutation;
    if (has_name(semantics, "z3998:valediction") || has_name(names, "valediction"))
        return Role::Valediction;
    if (has_name(semantics, "z3998:signature") || has_name(semantics, "z3998:sender")
        || has_name(names, "signature"))
        return Role::Signature;
    if (has_name(semantics, "z3998:stage-direction") || has_name(names, "stage-direction")
        || has_name(names, "stagedir") || has_name(names, "stage"))
        return Role::StageDirection;
    if (has_name(names, "attribution")) return Role::Attribution;
    return Role::Body;
}

static bool is_verse(std::string_view names, std::string_view semantics) {
    for (const std::string_view term :
         {"z3998:poem", "z3998:song", "z3998:verse", "z3998:hymn"})
        if (has_name(semantics, term)) return true;
    for (const std::string_view term :
         {"poem", "poetry", "verse", "stanza", "song", "poetry-container", "lyrics"})
        if (has_name(names, term)) return true;
    return false;
}

// A poem each of whose paragraphs is one line.
static bool has_paragraphs_as_lines(const Tree& tree, NodeIndex poem) {
    int paragraphs = 0;
    for (NodeIndex i = poem + 1; i < tree.nodes[poem].end; ++i) {
        if (tree.nodes[i].tag == Tag::Br) return false;
        paragraphs += tree.nodes[i].tag == Tag::P;
    }
    return paragraphs >= 3;
}

void Builder::plain_block(NodeIndex i) {
    flush();
    const Setting outer = setting_;
    const StyleIndex outer_style = style_;
    const std::string outer_language = language_;
    const Direction outer_direction = direction_;
    const std::string names = names_of(tree_, i);
    const std::string semantics = semantics_of(tree_, i);
    const Look look = page_.looks.of(i);
    const Tag tag = tree_.nodes[i].tag;
    if (tag == Tag::Center) setting_.aligned = Aligned::Centre;
    if (look.aligned != Aligned::Unsaid) setting_.aligned = look.aligned;
    if (const Role role = role_of(names, semantics); role != Role::Body)
        setting_.role = role;
    if (!names.empty()) setting_.names = names;
    if (!semantics.empty()) setting_.semantics = semantics;
    if (tag == Tag::Address) setting_.lines_kept = true;
    const bool line =
        setting_.verse
        && (has_name(names, "line") || has_name(names, "verse") || has_name(names, "l"));
    if (!setting_.verse && is_verse(names, semantics)) {
        setting_.verse = true;
        setting_.lines_are_elements = has_paragraphs_as_lines(tree_, i);
    }
    if (setting_.verse) words_.indent(verse_indent(names));
    if (line && tag != Tag::P) setting_.lines_are_elements = true;
    style_ = style_by_look(i, style_by_language(i, style_), look);
    claim_id(i);
    const bool word_list =
        tag == Tag::P && contains(tree_.attribute(i, "style"), "mso-list:");
    const DivisionKind* kind = kind_of(names, semantics);
    if (word_list && !is_deep())
        word_item(i);
    else if (kind != nullptr && tag != Tag::P && !is_deep())
        division(i, *kind);
    else
        children(i);
    flush();
    setting_ = outer;
    style_ = outer_style;
    language_ = outer_language;
    direction_ = outer_direction;
}

// Inside a heading or a caption a block is a line of its own.
void Builder::line_block(NodeIndex i) {
    if (!words_.blank()) words_.line_break(tree_.span(i), style_);
    claim_id(i);
    const StyleIndex outer = style_;
    style_ = style_by_look(i, style_, page_.looks.of(i));
    children(i);
    style_ = outer;
    if (!words_.blank()) words_.line_break(tree_.span(i), style_);
}

// ---------------------------------------------------------------- containers

Blocks Builder::contents(NodeIndex i) {
    flush();
    Blocks inner;
    Blocks* const outer = std::exchange(blocks_, &inner);
    const Setting outer_setting = setting_;
    const Hold outer_hold = std::exchange(hold_, Hold::No);
    setting_.role = Role::Body;
    ++depth_;
    children(i);
    flush();
    --depth_;
    hold_ = outer_hold;
    setting_ = outer_setting;
    blocks_ = outer;
    return inner;
}

Runs Builder::held_runs(NodeIndex i) {
    flush();
    const Hold outer = std::exchange(hold_, Hold::Yes);
    children(i);
    hold_ = outer;
    Runs runs = words_.take();
    const auto is_break = [](const Run& run) {
        return std::holds_alternative<LineBreak>(run.piece.value);
    };
    while (!runs.empty() && is_break(runs.back()))
        runs.pop_back();
    while (!runs.empty() && is_break(runs.front()))
        runs.erase(runs.begin());
    runs.erase(
        std::unique(
            runs.begin(),
            runs.end(),
            [&](const Run& a, const Run& b) { return is_break(a) && is_break(b); }
        ),
        runs.end()
    );
    return runs;
}

Inlines Builder::held(NodeIndex i) {
    Runs runs = held_runs(i);
    return inlines(runs);
}

void Builder::consume_texts(NodeIndex i, const char* rule) {
    for (NodeIndex k = i; k < tree_.nodes[i].end; ++k)
        if (tree_.nodes[k].is_text && plan_.is_kept(k)) {
            const Token& token = *tree_.token(k);
            record_.consume(token.begin, token.end, rule);
        }
}

bool Builder::has_inside(NodeIndex i, Tag tag) const {
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k)
        if (tree_.nodes[k].tag == tag && !tree_.nodes[k].is_text) return true;
    return false;
}

void Builder::provenance(NodeIndex i) {
    flush();
    Blocks* const outer = std::exchange(blocks_, &made_.provenance);
    const StyleIndex outer_style = std::exchange(style_, plain_style);
    node(i);
    flush();
    style_ = outer_style;
    blocks_ = outer;
}

void Builder::division(NodeIndex i, DivisionKind kind) {
    Blocks inner = contents(i);
    if (inner.empty()) return;
    blocks_->push_back({Division{kind, std::move(inner), tree_.span(i)}});
}

// A quotation that holds most of the page is only an indent, as is one around another.
void Builder::quotation(NodeIndex i) {
    const std::size_t own = text_length(tree_, i);
    const Setting outer = setting_;
    const std::string names = names_of(tree_, i);
    const std::string semantics = semantics_of(tree_, i);
    setting_.verse = setting_.verse || is_verse(names, semantics);
    flush();
    claim_id(i);
    const StyleIndex outer_style = style_;
    const std::string outer_language = language_;
    style_ = style_by_language(i, style_);
    const DivisionKind* kind = kind_of(names, semantics);
    if (own * 5 > page_length_ * 3 || is_deep()) {
        children(i);
        flush();
    } else if (Blocks inner = contents(i); !inner.empty()) {
        const auto* only =
            inner.size() == 1 ? std::get_if<Division>(&inner.front().value) : nullptr;
        if (only != nullptr && only->kind == DivisionKind::Extract)
            blocks_->push_back(std::move(inner.front()));
        else
            blocks_->push_back({Division{
                kind ? *kind : DivisionKind::Extract, std::move(inner), tree_.span(i)}});
    }
    style_ = outer_style;
    language_ = outer_language;
    setting_ = outer;
}

// ---------------------------------------------------------------- headings and pauses

void Builder::heading(NodeIndex i, int level) {
    flush();
    Heading made;
    made.level = level;
    made.span = tree_.span(i);
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    style_ = style_by_language(i, style_);
    claim_id(i);
    if (!pending_ids_.empty()) {
        made.id = pending_ids_.back();
        pending_ids_.pop_back();
    }
    Runs runs = held_runs(i);
    style_ = outer;
    language_ = outer_language;
    // A heading is bold anyhow.
    const bool bold = std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
        return styles_.holds(run.style, StyleKind::Strong)
               || !std::holds_alternative<Text>(run.piece.value);
    });
    if (bold)
        for (Run& run : runs)
            run.style = styles_.without(run.style, StyleKind::Strong);
    made.inlines = inlines(runs);
    if (plain_text(made.inlines).empty()) {
        // Nothing to read: at most an image, which then stands in the text.
        if (!made.id.empty()) pending_ids_.push_back(made.id);
        if (!made.inlines.empty())
            blocks_->push_back({Paragraph{Role::Body, std::move(made.inlines), made.span}});
        return;
    }
    // An archive's headings divide no text.
    if (blocks_ == &made_.provenance) {
        Paragraph line{Role::Body, {}, made.span};
        line.inlines.push_back({Strong{std::move(made.inlines), made.span}});
        blocks_->push_back({std::move(line)});
        return;
    }
    blocks_->push_back({std::move(made)});
}

// A heading in several elements: number and title, title and subtitle.
void Builder::heading_group(NodeIndex i) {
    int level = 6;
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k)
        if (const int own = heading_level(tree_.nodes[k].tag)) level = std::min(level, own);
    heading(i, level);
}

void Builder::section_break(NodeIndex i) {
    flush();
    if (!plan_.is_kept(i) || blocks_->empty()) return;
    if (!std::holds_alternative<SectionBreak>(blocks_->back().value))
        blocks_->push_back({SectionBreak{{}, tree_.span(i)}});
}

// ---------------------------------------------------------------- figures

void Builder::figure(NodeIndex i) {
    NodeIndex picture = 0;
    NodeIndex caption = 0;
    int pictures = 0;
    bool other = false;
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k) {
        const Tag tag = tree_.nodes[k].tag;
        if (tag == Tag::Figcaption) {
            caption = k;
            k = tree_.nodes[k].end - 1;
        } else if (tag == Tag::Img || tag == Tag::Image) {
            if (pictures++ == 0) picture = k;
        } else if (tree_.nodes[k].is_text) {
            other = other || (!tree_.token(k)->blank && plan_.is_kept(k));
        }
    }
    if (pictures != 1 || other || !plan_.is_kept(picture)) return plain_block(i);
    flush();
    Figure made;
    made.image = image_of(picture);
    made.span = tree_.span(picture);
    claim_id(i);
    if (!pending_ids_.empty()) made.id = pending_ids_.back();
    pending_ids_.clear();
    if (caption != 0) made.caption = held(caption);
    blocks_->push_back({std::move(made)});
}

}  // namespace pam::manuscript::html
