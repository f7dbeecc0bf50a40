// Lines kept as they stand, and speeches.
#include "model/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

constexpr int deepest_indent = 9;  // the house styles know .indent-1 to .indent-9

Element line_element(const VerseLine& line, Workshop& shop) {
    Element made = element("p", Role::None, {"line"}, line.span);
    if (line.indent > 0)
        made.classes.push_back(
            fmt::format("indent-{}", std::min(line.indent, deepest_indent))
        );
    made.children = inline_nodes(line.inlines, shop);
    return made;
}

}  // namespace

Element verse_element(const Verse& verse, Workshop& shop) {
    Element made = element("div", Role::Verse, {"verse"}, verse.span);
    for (const Stanza& stanza : verse.stanzas) {
        Element lines = element("div", Role::None, {"stanza"}, Span::none());
        for (const VerseLine& line : stanza.lines) {
            append(lines, line_element(line, shop));
            lines.span = joined(lines.span, line.span);
        }
        append(made, std::move(lines));
    }
    return made;
}

Element speech_element(const Speech& speech, Workshop& shop) {
    Element made = element("div", Role::Speech, {"speech"}, speech.span);
    Element speaker = element("span", Role::None, {"speaker"}, Span::none());
    speaker.children = inline_nodes(speech.speaker, shop);
    append(speaker, generated_text(" "));
    made.children = block_nodes(speech.blocks, shop);
    lead_in(made.children, std::move(speaker));
    return made;
}

}  // namespace pam::model
