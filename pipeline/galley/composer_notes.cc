// Notes: at the foot of the page, in the margin, or after a chapter or the work, as the
// style of `li.note` says.
#include "galley/codes.h"
#include "galley/composer.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

/// A margin must have room for so many ems.
constexpr int least_margin = 7;
constexpr double edge_millimetres = 5;

}  // namespace

void Composer::make_notes() {
    galley_.notes.resize(model_.notes.size());
    switch (model_.note_style.floating) {
    case style::Float::Endnote:
    case style::Float::ChapterEnd:
        return set_other_notes();
    case style::Float::Sidenote:
        make_side_notes();
        break;
    default:
        break;
    }
    for (std::size_t i = 0; i < model_.notes.size(); ++i) {
        const ColumnSet* set = galley_.column_set(note_places_[i].columns);
        page_ = note_places_[i].page;
        left_ = set ? set->left : Length();
        const Length width = set ? set->pitch - set->gap : measure_of(page_);
        column_ = galley_.note_measure > Length() ? galley_.note_measure : width;
        right_ = galley_.measure - left_ - column_;
        out_ = &galley_.notes[i];
        pending_ = {};
        set_note(i, no_element);
        if (!out_->empty()) out_->front().space_before = Length();
    }
    out_ = &galley_.blocks;
}

/// The outer margin, less an em towards the text and the edge of the paper.
void Composer::make_side_notes() {
    const style::ComputedStyle& style = model_.note_style;
    const style::PageStyle& page = model_.pages.right;
    const bool leftwards = model_.direction == style::Direction::RightToLeft;
    const Length margin = leftwards ? page.margin.left : page.margin.right;
    const Length room = margin - style.size - Length::from_millimetres(edge_millimetres);
    const Length width = style.width > Length() ? std::min(style.width, room) : room;
    if (width >= style.size * least_margin && galley_.column_sets.empty()) {
        galley_.note_measure = width;
        galley_.note_distance = style.size;
        return;
    }
    if (model_.notes.empty()) return;
    log_.note(
        codes::margin_too_narrow,
        Span::none(),
        fmt::format(
            "the outer margin has {:.0f} pt for notes, too few; they stand at the foot of "
            "the page",
            std::max(width, Length()).points()
        ),
        {"make the outer margin wider, and the text in one column"}
    );
}

/// `parent` is what the note stands in; none where it is read after its call.
void Composer::set_note(std::size_t note, ElementNumber parent) {
    structure_.add_note(model_.notes[note], parent);
    note_element_ = structure_.label_of(model_.notes[note]);
    note_label_ = fmt::format("{}.\u00A0", note + 1);
    block(model_.notes[note]);
    note_label_.clear();
    note_set_[note] = true;
}

/// The notes called so far that are not yet set, and those that they call.
void Composer::set_called_notes(const model::Element& heading, ElementNumber parent) {
    bool headed = false;
    const auto waits = [&](std::size_t note) {
        return note_places_[note].called && !note_set_[note];
    };
    for (std::size_t note = 0; note < model_.notes.size(); ++note) {
        if (!waits(note)) continue;
        if (!headed) {
            structure_.add_heading(heading, parent);
            block(heading);
        }
        headed = true;
        const std::size_t first = out_->size();
        galley_.links.push_back(
            {"#" + note_places_[note].call_id, fmt::format("{}", note + 1)}
        );
        note_link_ = static_cast<int>(galley_.links.size()) - 1;
        set_note(note, parent);
        note_link_ = -1;
        for (std::size_t i = first; i < out_->size(); ++i)
            (*out_)[i].is_note = true;
    }
}

void Composer::end_chapter(const model::Element& chapter) {
    if (model_.note_style.floating == style::Float::ChapterEnd && out_ == &galley_.blocks)
        set_called_notes(model_.chapter_notes, structure_.of(chapter));
}

/// At the end of the work; notes that nothing calls are not lost.
void Composer::set_other_notes() {
    set_called_notes(model_.work_notes, whole_work);
    for (std::size_t note = 0; note < model_.notes.size(); ++note) {
        if (note_set_[note]) continue;
        out_ = &galley_.notes[note];
        pending_ = {};
        set_note(note, no_element);
        out_ = &galley_.blocks;
    }
}

}  // namespace pam::galley
