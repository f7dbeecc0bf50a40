// From aligned events to inlines, and to the paragraphs, figures and verses that hold them.
#pragma once

#include "manuscript/manuscript.h"
#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <map>
#include <vector>

namespace pam::manuscript::markdown {

class InlineBuilder {
public:
    InlineBuilder(std::vector<Event>& events, Record& record, Diagnostics& log)
        : events_(events)
        , record_(record)
        , log_(log) {}

    /// What stands between Enter event `i` and its Leave.
    [[nodiscard]] document::Inlines children(std::size_t i);
    /// A paragraph; a figure, where it is one image; verse, where each of its lines stands
    /// alone.
    void paragraph(document::Blocks& made, std::size_t i);

    void warn_html(Span span);
    void warn_depth(Span span);

    /// Footnote numbers in the order of their calls; a note's place here is its index.
    [[nodiscard]] const std::vector<int>& called_notes() const { return called_; }
    [[nodiscard]] bool is_called(int number) const { return note_index_.contains(number); }
    std::size_t call(int number);

    /// Puts what the record holds into the manuscript, in order and disjoint.
    void settle(Manuscript& manuscript);

private:
    [[nodiscard]] document::Inlines
    inlines(std::size_t& at, std::size_t to, std::size_t depth);
    void whole(document::Inlines& made, Event& event);
    void group(document::Inlines& made, std::size_t i, document::Inlines children);
    void image(document::Inlines& made, std::size_t i);
    [[nodiscard]] document::Image image_of(std::size_t i) const;
    [[nodiscard]] bool is_figure(std::size_t i) const;
    void figure(document::Blocks& made, std::size_t i);
    void hide(std::uint32_t begin, std::uint32_t end);

    std::vector<Event>& events_;
    Record& record_;
    Diagnostics& log_;
    std::map<int, std::size_t> note_index_;
    std::vector<int> called_;
    std::vector<Consumed>
        hidden_;  // whole images in running text, described but not printed
    bool depth_told_ = false;
};

}  // namespace pam::manuscript::markdown
