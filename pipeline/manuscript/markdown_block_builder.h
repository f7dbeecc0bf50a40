// The state of the second pass: walks the tree of blocks and lets the inline builder make
// the text of each leaf.
#pragma once

#include "manuscript/markdown_build.h"
#include "manuscript/markdown_containers.h"
#include "manuscript/markdown_inline_build.h"

#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

class BlockBuilder {
public:
    BlockBuilder(
        std::string_view source, const Tree& tree, Record& record, Diagnostics& log
    );

    [[nodiscard]] Manuscript build();

private:
    // ---- markdown_build.cc
    [[nodiscard]] document::Blocks children(std::uint32_t parent);
    /// From `first` up to `end`, which is not built.
    void build_range(document::Blocks& made, std::uint32_t first, std::uint32_t end);
    /// Builds block `i`, with those after it that belong to it; gives the last one built.
    std::uint32_t build_block(document::Blocks& made, std::uint32_t i);
    void heading(document::Blocks& made, std::uint32_t i);
    void paragraph(document::Blocks& made, std::uint32_t i);
    void add_paragraph(document::Blocks& made, document::Inlines words, Span span);
    void code_block(document::Blocks& made, const Block& block);
    [[nodiscard]] Passage passage_of(const Block& block) const;
    void place_definitions(document::Blocks& made, std::uint32_t paragraph);
    void settle_definitions();
    void fill_places(document::Blocks& blocks);
    void print_definition(document::Paragraph& paragraph, const Definition& definition);
    [[nodiscard]] std::uint32_t trimmed_end(Line line) const;
    void collect_labels();
    void build_notes();
    [[nodiscard]] document::Note note(std::size_t number);

    // ---- markdown_build_lists.cc
    void list(document::Blocks& made, std::uint32_t i);
    std::uint32_t definition_list(document::Blocks& made, std::uint32_t i);
    void terms(document::List& list, std::uint32_t paragraph);
    [[nodiscard]] Stretch task_box(const Block& item) const;
    [[nodiscard]] bool has_tasks(const Block& list) const;
    [[nodiscard]] document::Text shown_mark(Stretch mark);
    [[nodiscard]] bool counts_on(const Block& list);
    [[nodiscard]] bool is_tight(const Block& list) const;

    // ---- markdown_build_tables.cc
    void table(document::Blocks& made, std::uint32_t i);
    [[nodiscard]] document::TableRow row(Line line, std::size_t columns);
    [[nodiscard]] bool looks_like_caption(std::uint32_t i) const;
    [[nodiscard]] bool is_caption(std::uint32_t i) const;
    void take_caption(document::Table& table, std::uint32_t paragraph);

    // ---- markdown_build_containers.cc
    void container(document::Blocks& made, std::uint32_t i);
    void known_container(document::Blocks& made, std::uint32_t i, const Opening& opening);
    void unknown_container(document::Blocks& made, std::uint32_t i, const Opening& opening);
    void
    container_title(document::Blocks& made, const Block& block, const Opening& opening);
    void consume_fences(const Block& block, const Opening& opening);
    void verse(document::Blocks& made, const Block& lines);
    void stanza(document::Blocks& made, const Block& lines, std::size_t edge);
    [[nodiscard]] std::size_t columns_before(const Line& line) const;

    // ---- markdown_build_html.cc
    void pair_html(std::uint32_t parent);
    std::uint32_t html_block(document::Blocks& made, std::uint32_t i);
    void html_as_typed(document::Blocks& made, const Block& block);
    [[nodiscard]] bool html_understood(document::Blocks& made, const Block& block);
    void html_words(document::Blocks& made, const Passage& passage, int heading);

    [[nodiscard]] std::string_view text(Stretch stretch) const {
        return source_.substr(stretch.begin, stretch.end - stretch.begin);
    }
    [[nodiscard]] Span place(Stretch stretch) const {
        return {stretch.begin, stretch.end, record_.source};
    }

    std::string_view source_;
    const Tree& tree_;
    Record& record_;
    Diagnostics& log_;
    Labels labels_;
    InlineBuilder inlines_;
    Manuscript made_;
    std::vector<std::uint32_t> notes_;             // blocks, by number
    std::vector<bool> repeated_;                   // notes whose label another has
    std::set<std::uint32_t> captions_;             // paragraphs that tables took
    std::map<std::uint32_t, std::uint32_t> html_;  // lone tags: the opening block's partner
    std::map<std::uint32_t, std::size_t> kept_places_;  // definitions that may be text
    std::set<std::uint32_t> boxes_;                     // of tasks, where they begin
    std::size_t depth_ = 0;
    document::Inlines anchors_;  // that wait for the next words
};

}  // namespace pam::manuscript::markdown
