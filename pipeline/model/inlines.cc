// Inlines become phrasing elements. XHTML forbids a link in a link, so a note called inside
// a link is called right behind it.
#include "base/match.h"
#include "model/codes.h"
#include "model/language.h"
#include "model/links.h"
#include "model/tree.h"
#include "model/xml_text.h"

#include <fmt/format.h>

namespace pam::model {

namespace {

using namespace document;

class InlineBuilder {
public:
    explicit InlineBuilder(Workshop& shop) : shop_(shop) {}

    Nodes build(const Inlines& inlines) {
        Nodes nodes;
        nodes.reserve(inlines.size());
        for (const Inline& piece : inlines)
            match(piece.value, [&](const auto& value) { add(value, nodes); });
        return nodes;
    }

private:
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
        made.language = language_of(phrase);
        made.direction = phrase.direction;
        made.children = build(phrase.children);
        nodes.push_back({std::move(made)});
    }
    void add(const Anchor& anchor, Nodes& nodes) {
        Element made = element("span", Role::None, {}, anchor.span);
        made.id = std::string(shop_.ids.of(anchor.id));
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

    std::string language_of(const Phrase& phrase) {
        const std::string tidy = tidy_language(phrase.language);
        if (tidy.empty() || is_language_tag(tidy)) return tidy;
        shop_.log.warn(
            codes::language_malformed,
            phrase.span,
            fmt::format("\"{}\" is no language tag", phrase.language),
            {"write a BCP 47 tag such as en, en-GB, de or pt-BR"}
        );
        return {};
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
            nodes.push_back({std::move(call)});
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
                "no heading, table or figure has the id \"{}\"", link.target.substr(1)
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
    Context context_ = Context::Flow;
    std::vector<Element> held_calls_;
};

}  // namespace

Nodes inline_nodes(const Inlines& inlines, Workshop& shop) {
    return InlineBuilder(shop).build(inlines);
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
    picture.alternative = showable(image.alternative);
    return picture;
}

}  // namespace pam::model
