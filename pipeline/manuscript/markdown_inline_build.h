// From the text of a leaf to inlines.
#pragma once

#include "manuscript/manuscript.h"
#include "manuscript/markdown_inlines.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// What line ends between the lines of a passage are: spaces, unless marked otherwise, or
/// kept, as in verse.
enum class LineEnds { Fold, Keep };

class InlineBuilder {
public:
    InlineBuilder(
        std::string_view source, Labels& labels, Record& record, Diagnostics& log
    );

    [[nodiscard]] document::Inlines
    build(const Passage& passage, Reading reading, LineEnds line_ends = LineEnds::Fold);
    /// The same from tokens that were looked at before.
    [[nodiscard]] document::Inlines build(
        const Passage& passage, const InlineCut& cut, LineEnds line_ends = LineEnds::Fold
    );

    /// The passage as one image and nothing else; `inlines` are then its caption.
    [[nodiscard]] std::optional<document::Figure>
    figure(const Passage& passage, const InlineCut& cut);

    /// Words of the source as they stand, white space folded.
    [[nodiscard]] document::Text as_typed(Line line);

    void warn_html(Span span);
    void warn_depth(Span span);
    /// A comment of the author's: in the ledger, not in the text.
    void leave_comment_out(const Passage& passage, std::size_t begin, std::size_t end);

    /// Notes in the order of their calls: numbers below `Labels::notes` are definitions,
    /// the others were written where they are called.
    [[nodiscard]] const std::vector<std::size_t>& called_notes() const { return called_; }
    [[nodiscard]] bool is_called(std::size_t note) const {
        return note_index_.contains(note);
    }
    std::size_t call(std::size_t note);
    [[nodiscard]] document::Note* inline_note(std::size_t note);

private:
    struct Walk {
        const Passage& passage;
        const InlineCut& cut;
        LineEnds line_ends;
        TextMaker maker;
        std::size_t token = 0;
        std::size_t at = 0;
        std::string_view place = {};  // "#id" that the link being read leads to
    };

    [[nodiscard]] document::Inlines inlines(Walk& walk, std::size_t depth);
    void text(Walk& walk, document::Inlines& made, std::size_t end);
    void words(Walk& walk, document::Inlines& made, std::size_t end);
    void flush(Walk& walk, document::Inlines& made);
    void whole(Walk& walk, document::Inlines& made, const Token& token);
    void group(Walk& walk, document::Inlines& made, const Token& token, std::size_t depth);
    void consume_marks(const Passage& passage, const Group& group);
    void
    note(Walk& walk, document::Inlines& made, const Group& group, document::Inlines words);
    void
    image(Walk& walk, document::Inlines& made, const Group& group, document::Inlines words);
    void entity(Walk& walk, const Token& token);
    void line_break(Walk& walk, document::Inlines& made, const Token& token);
    [[nodiscard]] document::Text code(const Walk& walk, const Token& token);
    [[nodiscard]] document::Image picture(const Walk& walk, const Token& token) const;
    void tell(const Passage& passage, const std::vector<Remark>& remarks);
    [[nodiscard]] Span place(const Passage& passage, Stretch stretch) const;
    void hide(const Passage& passage, std::size_t begin, std::size_t end);

    std::string_view source_;
    Labels& labels_;
    Record& record_;
    Diagnostics& log_;
    std::map<std::size_t, std::size_t> note_index_;
    std::vector<std::size_t> called_;
    std::vector<document::Note> inline_notes_;
    bool depth_told_ = false;
};

}  // namespace pam::manuscript::markdown
