// Lines kept as they stand, and speeches.
#include "base/utf8.h"
#include "document/walk.h"
#include "model/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

constexpr int deepest_indent = 9;  // the house styles know .indent-1 to .indent-9

/// A name typed in capitals is set in small ones throughout, that it does not shout.
bool is_in_capitals(const Inlines& speaker) {
    const std::u32string letters = utf8::to_utf32(plain_text(speaker));
    return std::all_of(letters.begin(), letters.end(), [](char32_t c) {
        return utf8::to_upper(c) == c;
    });
}

Element line_element(const VerseLine& line, Workshop& shop) {
    Element made = element("p", Role::None, {"line"}, line.span);
    if (line.indent > 0)
        made.classes.push_back(
            fmt::format("indent-{}", std::min(line.indent, deepest_indent))
        );
    fill(made, line.inlines, shop);
    mark_entry(made, shop);
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
    if (is_in_capitals(speech.speaker)) speaker.classes.emplace_back("capitals");
    fill(speaker, speech.speaker, shop);
    append(speaker, generated_text(" "));
    made.children = block_nodes(speech.blocks, shop);
    const std::size_t blocks = made.children.size();
    lead_in(made.children, std::move(speaker));
    auto& opening = std::get<Element>(made.children.front().value);
    opening.classes.emplace_back("opening");
    if (made.children.size() > blocks) opening.classes.emplace_back("speaker-line");
    return made;
}

}  // namespace pam::model
