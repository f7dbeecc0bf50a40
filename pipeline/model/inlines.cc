// Inlines become phrasing elements. XHTML forbids a link in a link, so a note called inside
// a link is called right behind it. What holds for all of a block's words (a language, a
// direction, a place that links lead to) is said of the block itself.
#include "base/match.h"
#include "base/utf8.h"
#include "model/codes.h"
#include "model/language.h"
#include "model/links.h"
#include "model/tree.h"
#include "model/xml_text.h"

#include <fmt/format.h>

namespace pam::model {

namespace {

using namespace document;

std::string language_of(const Phrase& phrase, Workshop& shop) {
    const std::string tidy = tidy_language(phrase.language);
    if (tidy.empty() || is_language_tag(tidy)) return tidy;
    shop.log.warn(
        codes::language_malformed,
        phrase.span,
        fmt::format("\"{}\" is no language tag", phrase.language),
        {"write a BCP 47 tag such as en, en-GB, de or pt-BR"}
    );
    return {};
}

/// The phrase that holds all of the inlines, if there is one.
const Phrase* only_phrase(const Inlines& inlines) {
    return inlines.size() == 1 ? std::get_if<Phrase>(&inlines.front().value) : nullptr;
}

class InlineBuilder {
public:
    /// `block_id` is already said of the block: an anchor that means it needs no element.
    explicit InlineBuilder(Workshop& shop, std::string_view block_id = {})
        : shop_(shop)
        , block_id_(block_id) {}

    Nodes build(const Inlines& inlines) {
        Nodes nodes;
        nodes.reserve(inlines.size());
        for (const Inline& piece : inlines)
            match(piece.value, [&](const auto& value) { add(value, nodes); });
        merge_anchors(nodes);
        return nodes;
    }

private:
    /// An anchor right before an element without an id of its own is that element's id.
    static void merge_anchors(Nodes& nodes) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < nodes.size(); ++at) {
            const auto* anchor = std::get_if<Element>(&nodes[at].value);
            auto* next = at + 1 < nodes.size() ? std::get_if<Element>(&nodes[at + 1].value)
                                               : nullptr;
            const bool merges = anchor && next && is_bare_anchor(*anchor)
                                && next->id.empty() && next->tag != "br";
            if (merges)
                next->id = anchor->id;
            else if (kept != at)
                nodes[kept++] = std::move(nodes[at]);
            else
                ++kept;
        }
        nodes.resize(kept);
    }

    static bool is_bare_anchor(const Element& element) {
        return element.tag == "span" && !element.id.empty() && element.children.empty()
               && element.classes.empty();
    }

    template<typename Wrapping>
    void wrap(const char* tag, const Wrapping& piece, Nodes& nodes) {
        Element made = element(tag, Role::None, {}, piece.span);
        made.children = build(piece.children);
        nodes.push_back({std::move(made)});
    }

    void add(const Text& text, Nodes& nodes) {
        if (!text.text.empty()) nodes.push_back({text_node(text, shop_.log)});
    }
    void add(const Emphasis& piece, Nodes& nodes) { wrap("em", piece, nodes); }
    void add(const Strong& piece, Nodes& nodes) { wrap("strong", piece, nodes); }
    void add(const Strikethrough& piece, Nodes& nodes) { wrap("s", piece, nodes); }
    void add(const Subscript& piece, Nodes& nodes) { wrap("sub", piece, nodes); }
    void add(const Superscript& piece, Nodes& nodes) { wrap("sup", piece, nodes); }
    void add(const Underline& piece, Nodes& nodes) { wrap("u", piece, nodes); }
    void add(const Phrase& phrase, Nodes& nodes) {
        Element made = element("span", Role::None, {}, phrase.span);
        made.language = language_of(phrase, shop_);
        made.direction = phrase.direction;
        made.children = build(phrase.children);
        nodes.push_back({std::move(made)});
    }
    void add(const Anchor& anchor, Nodes& nodes) {
        const std::string_view id = shop_.ids.of(anchor.id);
        if (id.empty() || id == block_id_) return;
        Element made = element("span", Role::None, {}, anchor.span);
        made.id = std::string(id);
        nodes.push_back({std::move(made)});
    }
    /// Within a link to that place it needs none of its own.
    void add(const PageReference& piece, Nodes& nodes) {
        const std::string_view id = shop_.ids.of(std::string_view(piece.target).substr(1));
        const bool linked = context_ == Context::Link;
        Element made = element(
            linked ? "span" : "a", Role::PageReference, {"page-reference"}, piece.span
        );
        made.classes.emplace_back("generated");
        if (!id.empty()) made.href = fmt::format("#{}", id);
        append(made, generated_text("??"));
        nodes.push_back({std::move(made)});
    }
    void add(const IndexMark& mark, Nodes& nodes) {
        Element made = element("span", Role::None, {}, mark.span);
        made.children = build(mark.children);
        if (shop_.wanted.index != Wish::None) {
            made.id = shop_.ids.fresh("ix-1");
            shop_.index.push_back({&mark, made.id});
        }
        nodes.push_back({std::move(made)});
    }
    void add(const SmallCaps& piece, Nodes& nodes) {
        Element made = element("span", Role::None, {"small-caps"}, piece.span);
        made.children = build(piece.children);
        nodes.push_back({std::move(made)});
    }
    void add(const Code& code, Nodes& nodes) {
        Element made = element("code", Role::None, {}, code.text.span);
        append(made, text_node(code.text, shop_.log));
        nodes.push_back({std::move(made)});
    }
    void add(const LineBreak& line_break, Nodes& nodes) {
        nodes.push_back({element("br", Role::None, {}, line_break.span)});
    }
    void add(const Image& image, Nodes& nodes) {
        nodes.push_back({image_element(image, shop_)});
    }

    void add(const Link& link, Nodes& nodes) {
        if (context_ == Context::Link) {
            add_inner_link(link, nodes);
            return;
        }
        context_ = Context::Link;
        Element made = element("a", Role::None, {}, link.span);
        made.children = build(link.children);
        context_ = Context::Flow;
        made.href = target(link);
        nodes.push_back({std::move(made)});
        for (Element& call : held_calls_)
            put_call(std::move(call), nodes);
        held_calls_.clear();
    }

    void add_inner_link(const Link& link, Nodes& nodes) {
        shop_.log.warn(
            codes::nested_link,
            link.span,
            fmt::format("the link to \"{}\" stands inside another link", link.target),
            {"end the outer link first; the inner one is set as text"}
        );
        for (Node& node : build(link.children))
            nodes.push_back(std::move(node));
    }

    /// The link's href, empty where it leads nowhere.
    std::string target(const Link& link) {
        if (link.target.starts_with('#')) return inner_target(link);
        std::optional<std::string> url = usable_url(link.target);
        if (url) return std::move(*url);
        shop_.log.warn(
            codes::unusable_link,
            link.span,
            fmt::format("the link to \"{}\" cannot stand in a book", link.target),
            {"write the whole address, beginning with https:; it is set as text"}
        );
        return {};
    }

    std::string inner_target(const Link& link) {
        const std::string_view id = shop_.ids.of(std::string_view(link.target).substr(1));
        if (!id.empty()) return fmt::format("#{}", id);
        shop_.log.warn(
            codes::unknown_target,
            link.span,
            fmt::format(
                "no heading, table, figure or anchor has the id \"{}\"",
                link.target.substr(1)
            ),
            {"name the heading as it is written; the link is set as text"}
        );
        return {};
    }

    void add(const NoteReference& reference, Nodes& nodes) {
        Element call = note_call(reference);
        if (context_ == Context::Link)
            held_calls_.push_back(std::move(call));
        else
            put_call(std::move(call), nodes);
    }

    // Two calls side by side would read as one number: 6 and 7 as 67.
    void put_call(Element call, Nodes& nodes) {
        const auto* before =
            nodes.empty() ? nullptr : std::get_if<Element>(&nodes.back().value);
        if (before != nullptr && before->role == Role::NoteCall) {
            Element comma = element("sup", Role::None, {"generated"}, call.span);
            append(comma, generated_text(","));
            nodes.push_back({std::move(comma)});
        }
        nodes.push_back({std::move(call)});
    }

    Element note_call(const NoteReference& reference) {
        const std::size_t place = shop_.numbers.place[reference.note];
        const int times = ++shop_.calls[place];
        Element call = element("a", Role::NoteCall, {"note-call"}, reference.span);
        call.note = place;
        call.href = fmt::format("#note-{}", place + 1);
        call.id = fmt::format("call-{}", place + 1);
        if (times > 1) call.id += fmt::format("-{}", times);
        append(call, generated_text(fmt::format("{}", place + 1)));
        return call;
    }

    Workshop& shop_;
    std::string_view block_id_;
    Context context_ = Context::Flow;
    std::vector<Element> held_calls_;
};

}  // namespace

void fill(Element& block, const Inlines& inlines, Workshop& shop) {
    const std::string id =
        block.id.empty() ? std::string(shop.ids.of(leading_anchor(inlines))) : block.id;
    block.id = id;
    const Inlines* words = &inlines;
    for (const Phrase* all = only_phrase(*words); all; all = only_phrase(*words)) {
        if (std::string language = language_of(*all, shop); !language.empty())
            block.language = std::move(language);
        if (all->direction != Direction::Natural) block.direction = all->direction;
        words = &all->children;
    }
    append(block, InlineBuilder(shop, id).build(*words));
}

bool is_inner_link(const Element& element) {
    const Element* only = nullptr;
    for (const Node& node : element.children) {
        const auto* child = std::get_if<Element>(&node.value);
        if (!child && utf8::trim(std::get<TextNode>(node.value).text).empty()) continue;
        if (!child || only) return false;
        only = child;
    }
    if (!only) return false;
    return only->tag == "a" ? only->href.starts_with('#') : is_inner_link(*only);
}

Element image_element(const Image& image, Workshop& shop) {
    const std::optional<std::size_t> place = shop.images.place(image);
    if (!place) {
        Element words =
            element("span", Role::None, {"generated", "missing-image"}, image.span);
        if (!image.alternative.empty()) append(words, generated_text(image.alternative));
        return words;
    }
    Element picture = element("img", Role::None, {}, image.span);
    picture.image = *place;
    picture.decorative = image.decorative;
    if (!image.decorative) picture.alternative = showable(image.alternative);
    if (!image.decorative && utf8::trim(picture.alternative).empty())
        shop.log.error(
            codes::image_undescribed,
            image.span,
            fmt::format(
                "the picture \"{}\" has no description for those who cannot see it",
                image.target
            ),
            {"write one as its alternative text, a sentence on what it shows; mark a "
             "picture "
             "that says nothing as decorative"}
        );
    return picture;
}

}  // namespace pam::model
