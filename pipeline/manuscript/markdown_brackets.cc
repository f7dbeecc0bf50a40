// Brackets: links, pictures, notes where they are called, words with attributes.
#include "manuscript/codes.h"
#include "manuscript/markdown_inline_parser.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_spans.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

std::uint32_t place(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

std::string_view inside_angles(std::string_view destination) {
    const bool angles =
        destination.size() >= 2 && destination.front() == '<' && destination.back() == '>';
    return angles ? destination.substr(1, destination.size() - 2) : destination;
}

}  // namespace

void InlineParser::open_bracket(Opener opener, std::size_t length) {
    if (!brackets_.empty()) brackets_.back().holds_bracket = true;
    Bracket bracket;
    bracket.opener = opener;
    bracket.begin = place(at_);
    bracket.after = place(at_ + length);
    bracket.marks = marks_.top();
    bracket.tokens = cut_.tokens.size();
    bracket.settled = settled_;
    brackets_.push_back(bracket);
    skip_to(at_ + length);
}

void InlineParser::close_bracket() {
    if (brackets_.empty()) return skip_to(at_ + 1);
    const Bracket bracket = pop_bracket();
    const bool made = bracket.opener == Opener::Note
                          ? close_note(bracket)
                          : note_call(bracket) || link(bracket) || span(bracket);
    if (made) return;
    if (const std::string_view label = note_label(bracket); !label.empty())
        cut_.remarks.push_back(
            {codes::call_without_note,
             {bracket.after - 1, place(at_ + 1)},
             std::string(label)}
        );
    skip_to(at_ + 1);
}

// The bracket is a group of its own: what was opened inside it and not closed is text.
void InlineParser::finish_bracket(const Bracket& bracket, Group group) {
    pair_above(bracket.marks);
    forget_tags_after(bracket.begin);
    const std::uint32_t end = group.close.end;
    group.open = {bracket.begin, bracket.after};
    add_pair(std::move(group));
    skip_to(end);
}

bool InlineParser::close_note(const Bracket& bracket) {
    Group group;
    group.kind = GroupKind::Note;
    group.rule = "footnote mark";
    group.close = {place(at_), place(at_ + 1)};
    finish_bracket(bracket, std::move(group));
    return true;
}

// The label of "[^label]"; empty where the bracket is something else. After an exclamation
// mark it is a label as well: "Another![^two]".
std::string_view InlineParser::note_label(const Bracket& bracket) const {
    if (bracket.opener == Opener::Note || text_[bracket.after] != '^'
        || bracket.holds_bracket)
        return {};
    const std::string_view label = text_.substr(bracket.after + 1, at_ - bracket.after - 1);
    const bool short_word =
        label.size() <= 999 && label.find_first_of(" \t\n") == std::string_view::npos;
    return short_word ? label : std::string_view();
}

bool InlineParser::note_call(const Bracket& bracket) {
    const std::string_view label = note_label(bracket);
    const auto note =
        label.empty() ? labels_.notes.end() : labels_.notes.find(normal_label(label));
    if (note == labels_.notes.end()) return false;
    cut_.tokens.resize(bracket.tokens);
    marks_.drop_above(bracket.marks);
    forget_tags_after(bracket.begin);
    add(TokenKind::NoteCall, bracket.after - 1, at_ + 1, note->second);
    skip_to(at_ + 1);
    return true;
}

// ---------------------------------------------------------------- links and pictures

bool InlineParser::link(const Bracket& bracket) {
    const bool image = bracket.opener == Opener::Image;
    if (!image && !bracket.active) return false;
    Group group;
    group.kind = image ? GroupKind::Image : GroupKind::Link;
    group.rule = image ? "image mark" : "link mark";
    if (!inline_link(group) && !reference_link(bracket, group)) return false;
    if (const auto attributes = scan_attributes(text_, group.close.end)) {
        group.close.end = place(attributes->end);
        group.id = attributes->id;
        group.language = attributes->value("lang");
        group.alternative = attributes->value("alt");
        group.decorative = attributes->has_class("decorative");
        if (image) group.classes = attributes->names_for_styles();
    }
    finish_bracket(bracket, std::move(group));
    if (!image) forbid_links_around();
    return true;
}

// No link holds another; a note in it may.
void InlineParser::forbid_links_around() {
    for (std::size_t i = brackets_.size(); i-- > settled_;) {
        if (brackets_[i].opener == Opener::Note) break;
        brackets_[i].active = brackets_[i].opener == Opener::Image;
    }
    settled_ = brackets_.size();
}

// With a note goes what was settled inside it only.
InlineParser::Bracket InlineParser::pop_bracket() {
    const Bracket bracket = brackets_.back();
    brackets_.pop_back();
    settled_ = bracket.opener == Opener::Note ? bracket.settled
                                              : std::min(settled_, brackets_.size());
    return bracket;
}

bool InlineParser::inline_link(Group& group) {
    const auto target = scan_inline_target(text_, at_ + 1);
    if (!target) return false;
    const std::string_view destination = text_.substr(
        target->destination_begin, target->destination_end - target->destination_begin
    );
    group.target = unescaped(inside_angles(destination), labels_.entities);
    group.title_place = {place(target->title_begin), place(target->title_end)};
    group.title = unescaped(
        text_.substr(target->title_begin, target->title_end - target->title_begin),
        labels_.entities
    );
    group.close = {place(at_), place(target->end)};
    return true;
}

// "[text][label]", "[label][]" or "[label]".
bool InlineParser::reference_link(const Bracket& bracket, Group& group) {
    if (labels_.references.empty()) return false;
    const auto label_end = scan_label(text_, at_ + 1);
    const bool full = label_end && *label_end > at_ + 3;
    if (!full && bracket.holds_bracket) return false;
    const std::string_view label = full ? text_.substr(at_ + 2, *label_end - at_ - 3)
                                        : text_.substr(bracket.after, at_ - bracket.after);
    if (label.size() > 999) return false;
    const auto found = labels_.references.find(normal_label(label));
    if (found == labels_.references.end()) return false;
    const Definition& definition = (*labels_.definitions)[found->second];
    const std::size_t size = definition.destination.size() + definition.title.size();
    group.close = {place(at_), place(label_end.value_or(at_ + 1))};
    if (size > labels_.copies_left) {
        cut_.remarks.push_back(
            {codes::too_many_references,
             {bracket.begin, group.close.end},
             std::string(label)}
        );
        return false;
    }
    labels_.copies_left -= size;
    labels_.used[found->second] = true;
    group.target = unescaped(inside_angles(definition.destination), labels_.entities);
    group.title = unescaped(definition.title, labels_.entities);
    return true;
}

// ---------------------------------------------------------------- words with attributes

bool InlineParser::span(const Bracket& bracket) {
    if (bracket.opener != Opener::Link) return false;
    const auto attributes = scan_attributes(text_, at_ + 1);
    if (!attributes) return false;
    Group group = group_of(*attributes);
    group.rule = "attributes";
    group.close = {place(at_), place(attributes->end)};
    for (const std::string& name : without_effect(*attributes))
        cut_.remarks.push_back(
            {codes::attribute_without_effect, {place(at_ + 1), group.close.end}, name}
        );
    finish_bracket(bracket, std::move(group));
    return true;
}

}  // namespace pam::manuscript::markdown
