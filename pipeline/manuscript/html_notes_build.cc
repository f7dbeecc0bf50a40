// The notes that were found, as notes of the document: those called in the order of their
// calls, which may stand in other notes; then those that nobody calls.
#include "manuscript/html_builder.h"

namespace pam::manuscript::html {

using namespace document;

void Builder::build_notes() {
    for (std::size_t next = 0; next < note_order_.size(); ++next)
        made_.notes.push_back(note(plan_.notes[note_order_[next]]));
    for (std::uint32_t i = 0; i < plan_.notes.size(); ++i) {
        if (note_places_[i] != Plan::no_note) continue;
        note_places_[i] = static_cast<std::uint32_t>(note_order_.size());
        note_order_.push_back(i);
        for (std::size_t next = note_order_.size() - 1; next < note_order_.size(); ++next)
            made_.notes.push_back(note(plan_.notes[note_order_[next]]));
    }
}

Note Builder::note(const FoundNote& found) {
    Note made;
    made.label = found.label;
    made.span = tree_.span(found.first);
    Blocks* const outer = std::exchange(blocks_, &made.blocks);
    setting_ = {};
    style_ = plain_style;
    pending_ids_.clear();
    for (const NodeIndex body : found.bodies) {
        const StyleIndex outer_style = style_;
        const std::string outer_language = language_;
        style_ = style_by_language(body, style_);
        const int level = heading_level(tree_.nodes[body].tag);
        const Tag tag = tree_.nodes[body].tag;
        const bool frame = level > 0 || tag == Tag::Li || tag == Tag::Dd || tag == Tag::Td
                           || tag == Tag::P || tag == Tag::Div || tag == Tag::Aside;
        if (frame || !is_block(tag)) {
            children(body);
            flush();
        } else {
            block(body);
            flush();
        }
        style_ = outer_style;
        language_ = outer_language;
    }
    blocks_ = outer;
    return made;
}

}  // namespace pam::manuscript::html
