// The state of the first pass. The blocks that are open at a line are a stack; a line first
// says how many of them go on, then opens new ones, then gives the rest to a leaf.
#pragma once

#include "manuscript/markdown_blocks.h"
#include "manuscript/markdown_lines.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

class BlockParser {
public:
    BlockParser(std::string_view text, Record& record);

    void take_line(Stretch line);
    [[nodiscard]] Tree finish();

private:
    enum class Goes { On, No, LineUsed };
    /// What a line begins: nothing; something that may hold more beginnings; a leaf that
    /// takes the rest; something that used the line up.
    enum class Start { None, Container, Leaf, LineUsed };

    // ---- markdown_blocks.cc: going on, adding, closing
    [[nodiscard]] bool match_open();
    [[nodiscard]] Goes goes_on(Block& block);
    [[nodiscard]] Goes code_goes_on(Block& block);
    void give_rest();
    void add_line(std::uint32_t block);
    void remember_blank();
    Block& add(Kind kind, std::size_t begin);
    void close_unmatched();
    void close_top();
    void take_definitions(Block& paragraph);
    [[nodiscard]] Block& top() { return tree_.blocks[open_.back()]; }
    [[nodiscard]] Block& matched_top() { return tree_.blocks[open_[matched_ - 1]]; }
    [[nodiscard]] bool tip_is_paragraph() { return top().kind == Kind::Paragraph; }
    void end_at(Block& block, std::size_t end);
    void consume(Stretch place, const char* rule);
    void consume_visible(std::size_t count, const char* rule);
    /// Uses the whole line up as a mark of `block`.
    void consume_line(Block& block, const char* rule);

    // ---- markdown_starts.cc: what begins in a line
    [[nodiscard]] Start start();
    [[nodiscard]] Start quote();
    [[nodiscard]] Start marked_heading();
    [[nodiscard]] Start fenced_code();
    [[nodiscard]] Start html();
    [[nodiscard]] Start underlined_heading();
    [[nodiscard]] Start thematic_break();
    [[nodiscard]] Start item();
    [[nodiscard]] Start indented_code();
    [[nodiscard]] Start note();
    [[nodiscard]] Start container();
    [[nodiscard]] Start end_of_container();
    [[nodiscard]] Start definition();
    [[nodiscard]] Start table();
    [[nodiscard]] Block& begin_table(Block& paragraph, Stretch head);
    [[nodiscard]] Start caption();
    [[nodiscard]] bool too_deep(std::size_t at);
    [[nodiscard]] bool is_term(const Block& block) const;
    [[nodiscard]] Stretch last_line(const Block& block) const;

    std::string_view text_;
    Record& record_;
    Tree tree_;
    LineCursor cursor_;
    std::vector<std::uint32_t> open_;    // the document first
    std::size_t matched_ = 0;            // how many of them go on in this line
    bool opened_ = false;                // something began in this line
    std::uint32_t blank_in_ = no_block;  // the quotation in which the last line was blank
    std::size_t depth_ = 0;              // containers that are open
    std::size_t no_break_before_ = 0;    // no thematic break begins before this byte
};

}  // namespace pam::manuscript::markdown
