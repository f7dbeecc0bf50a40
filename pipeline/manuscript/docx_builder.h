// From a flow whose paragraphs are known for what they are to the blocks of a document.
#pragma once

#include "manuscript/docx_reading.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pam::manuscript::docx {

/// What is known only when all stories are read.
struct Facts {
    std::string language;        // the document's, a BCP 47 tag; empty where none is told
    std::string false_language;  // that runs claim against the text itself
    bool right_to_left = false;  // most of the text
};

class Builder {
public:
    Builder(Reading& reading, Facts facts) : reading_(reading), facts_(std::move(facts)) {}

    /// `Text` makes headings; in a cell or a note they are paragraphs.
    enum class Where { Text, Cell, Note };

    /// Which bookmarks there are, and which of them stand in headings: of every flow that
    /// will be built, before any is. Places without words of their own go to the next ones.
    void learn_places(Flow& flow, Where where);
    [[nodiscard]] document::Blocks build(const Flow& flow, Where where);
    /// The title block at the head of the flow, if it has one; its facts go into
    /// `metadata`. `flow` loses what it takes.
    [[nodiscard]] document::Blocks
    take_title_block(Flow& flow, document::Metadata& metadata);

    /// Gives headings their ids and leads links to them. Once, when all is built.
    void settle_ids(document::Document& document);

private:
    using Bookmarks = std::vector<std::string>;
    void learn_paragraph(FlowParagraph& paragraph, Where where, Bookmarks& homeless);
    void settle_links();

    [[nodiscard]] document::Inlines inlines(const FlowParagraph& paragraph);
    [[nodiscard]] document::Inlines
    inlines(const FlowParagraph& paragraph, std::vector<RunPiece> pieces);
    void settle_format(RunFormat& format, const FlowParagraph& paragraph) const;

    // Each takes what begins at `at` and gives where the next begins.
    std::size_t item(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t paragraph(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t contents(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t division(
        const Flow& flow,
        std::size_t at,
        document::DivisionKind kind,
        document::Blocks& blocks
    );
    std::size_t code(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t verse(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t definitions(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t captioned(const Flow& flow, std::size_t at, document::Blocks& blocks);
    std::size_t figures(
        const Flow& flow,
        std::size_t at,
        const FlowParagraph* caption,
        document::Blocks& blocks
    );
    std::size_t table(
        const Flow& flow,
        std::size_t at,
        const FlowParagraph* caption,
        document::Blocks& blocks
    );
    std::size_t
    list(const Flow& flow, std::size_t at, std::size_t depth, document::Blocks& blocks);
    std::size_t
    continued(const Flow& flow, std::size_t at, int indent, document::Blocks& blocks);
    void plain(const FlowParagraph& paragraph, document::Blocks& blocks);
    void heading(const FlowParagraph& paragraph, document::Blocks& blocks);
    void box(const FlowBox& box, document::Blocks& blocks);
    [[nodiscard]] document::TableRow row(const std::vector<FlowCell>& cells);
    void add_fact(
        const FlowParagraph& paragraph, std::string words, document::Metadata& metadata
    );
    void set_aside_blank(const FlowParagraph& paragraph);

    Reading& reading_;
    Facts facts_;
    Where where_ = Where::Text;
    std::set<std::string> places_;
    std::map<std::string, std::string> heading_places_;  // to the heading's first place
    std::set<std::string> wanted_;                       // places that something leads to
    std::vector<bool> leads_;                            // by goal: it leads somewhere
    std::set<int> broken_;  // goals that were told to lead nowhere
};

// ---- what items of a flow are

[[nodiscard]] const FlowParagraph* paragraph_at(const Flow& flow, std::size_t at);
/// The next item that is no blank paragraph, or the end.
[[nodiscard]] std::size_t next_solid(const Flow& flow, std::size_t at);
/// A kind that stands on a title page.
[[nodiscard]] bool is_of_title(Kind kind);
/// Where the title page's lines at the head of the flow begin and end.
[[nodiscard]] std::pair<std::size_t, std::size_t>
title_run(const Flow& flow, const Reading& reading);
/// Nothing but pictures.
[[nodiscard]] bool is_pictures(const FlowParagraph& paragraph, const Reading& reading);
/// Asterisks, rules, a row of dots: a pause as the author typed it.
[[nodiscard]] bool is_pause(const FlowParagraph& paragraph, const Reading& reading);
/// Nothing but no-break spaces.
[[nodiscard]] bool is_only_blanks(const FlowParagraph& paragraph, const Reading& reading);

}  // namespace pam::manuscript::docx
