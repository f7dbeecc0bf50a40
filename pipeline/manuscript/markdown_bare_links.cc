#include "manuscript/markdown_bare_links.h"

#include "document/walk.h"
#include "manuscript/markdown_addresses.h"
#include "manuscript/markdown_texts.h"

#include <string_view>
#include <utility>
#include <variant>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

bool may_hold_address(std::string_view text) {
    return text.find('@') != std::string_view::npos
           || text.find("://") != std::string_view::npos
           || text.find("www.") != std::string_view::npos;
}

void add_with_links(Inlines& made, const Text& text) {
    std::size_t at = 0;
    while (auto address = find_bare_address(text.text, at)) {
        if (address->begin > at) made.push_back({part_of(text, at, address->begin)});
        Text words = part_of(text, address->begin, address->end);
        const Span span = words.span;
        made.push_back({Link{std::move(address->target), {}, {{std::move(words)}}, span}});
        at = address->end;
    }
    if (at < text.text.size()) made.push_back({part_of(text, at, text.text.size())});
}

bool has_address(const Inline& one) {
    const auto* text = std::get_if<Text>(&one.value);
    return text != nullptr && may_hold_address(text->text)
           && find_bare_address(text->text, 0).has_value();
}

void link_in(Inlines& inlines) {
    bool any = false;
    for (Inline& one : inlines) {
        any = any || has_address(one);
        std::visit(
            [](auto& value) {
                constexpr bool link = std::is_same_v<std::decay_t<decltype(value)>, Link>;
                if constexpr (!link && requires { value.children; })
                    link_in(value.children);
            },
            one.value
        );
    }
    if (!any) return;
    Inlines made;
    for (Inline& one : inlines) {
        if (has_address(one))
            add_with_links(made, std::get<Text>(one.value));
        else
            made.push_back(std::move(one));
    }
    inlines = std::move(made);
}

}  // namespace

void link_bare_addresses(Document& document) {
    for_each_inlines(document, link_in);
}

}  // namespace pam::manuscript::markdown
