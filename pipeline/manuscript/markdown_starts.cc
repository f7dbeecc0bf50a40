// What may begin in a line: the beginnings of CommonMark 0.30 in its own order, then ours.
#include "base/limits.h"
#include "base/utf8.h"
#include "manuscript/markdown_block_parser.h"
#include "manuscript/markdown_containers.h"
#include "manuscript/markdown_html_scan.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_table.h"

#include <algorithm>
#include <cstdlib>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t code_indent = 4;
/// Longer lines before a colon are prose that happens to go on with one, as French does.
constexpr std::size_t longest_term = 60;

std::uint32_t place(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

// Most lines begin with a letter, and with these nothing does.
bool may_begin(char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z' && c != 'T'));
}

std::size_t run_length(std::string_view text) {
    return text.empty() ? 0 : std::min(text.find_first_not_of(text[0]), text.size());
}

}  // namespace

BlockParser::Start BlockParser::start() {
    if (cursor_.indent() >= code_indent) return indented_code();
    if (!may_begin(cursor_.peek()) || cursor_.blank()) return Start::None;
    using Beginning = Start (BlockParser::*)();
    static constexpr Beginning beginnings[] = {
        &BlockParser::quote,
        &BlockParser::marked_heading,
        &BlockParser::fenced_code,
        &BlockParser::html,
        &BlockParser::underlined_heading,
        &BlockParser::thematic_break,
        &BlockParser::item,
        &BlockParser::note,
        &BlockParser::container,
        &BlockParser::definition,
        &BlockParser::table,
        &BlockParser::caption};
    for (const Beginning beginning : beginnings)
        if (const Start begun = (this->*beginning)(); begun != Start::None) return begun;
    return Start::None;
}

// Containers beyond the limit are not opened; their marks are used up all the same.
bool BlockParser::too_deep(std::size_t at) {
    if (depth_ < limits::nesting) return false;
    if (tree_.too_deep.empty()) tree_.too_deep = {place(at), place(at + 1)};
    return true;
}

BlockParser::Start BlockParser::quote() {
    if (cursor_.peek() != '>') return Start::None;
    const std::size_t begin = cursor_.next();
    if (too_deep(begin)) {
        const std::string_view rest = cursor_.visible();
        const std::size_t marks = std::min(rest.find_first_not_of("> \t"), rest.size());
        close_unmatched();
        consume_visible(trim_end(rest.substr(0, marks)).size(), "block quotation mark");
        cursor_.skip_columns(1);
        return Start::Container;
    }
    add(Kind::Quote, begin);
    consume_visible(1, "block quotation mark");
    cursor_.skip_columns(1);
    return Start::Container;
}

BlockParser::Start BlockParser::marked_heading() {
    const std::string_view rest = cursor_.visible();
    const std::size_t marks = rest[0] == '#' ? run_length(rest) : 0;
    if (marks == 0 || marks > 6 || (marks < rest.size() && !is_blank_char(rest[marks])))
        return Start::None;
    Block& block = add(Kind::Heading, cursor_.next());
    block.number = static_cast<int>(marks);
    block.mark = '#';
    consume_visible(marks, "heading mark");
    const Stretch line = cursor_.trimmed();
    block.first_line = place(tree_.lines.size());
    block.line_count = 1;
    tree_.lines.push_back({line, 0});
    end_at(block, line.end);
    close_top();
    return Start::LineUsed;
}

BlockParser::Start BlockParser::fenced_code() {
    const std::string_view rest = cursor_.visible();
    if (rest[0] != '`' && rest[0] != '~') return Start::None;
    const std::size_t marks = run_length(rest);
    if (marks < 3) return Start::None;
    if (rest[0] == '`' && rest.find('`', marks) != std::string_view::npos)
        return Start::None;
    const std::size_t indent = cursor_.indent();
    Block& block = add(Kind::CodeBlock, cursor_.next());
    block.mark = rest[0];
    block.number = static_cast<int>(marks);
    block.indent = place(indent);
    const Stretch line = cursor_.trimmed();
    const std::size_t words = skip_blanks(rest, marks);
    block.words = {std::min(place(cursor_.next() + words), line.end), line.end};
    consume_line(block, "code fence");
    return Start::LineUsed;
}

BlockParser::Start BlockParser::html() {
    const int kind = html_block_kind(cursor_.visible());
    if (kind == 0) return Start::None;
    const bool lazily = matched_ < open_.size() && tip_is_paragraph();
    if (kind == 7 && (matched_top().kind == Kind::Paragraph || lazily)) return Start::None;
    Block& block = add(Kind::HtmlBlock, cursor_.next());
    block.number = kind;
    return Start::Leaf;
}

BlockParser::Start BlockParser::underlined_heading() {
    Block& block = matched_top();
    if (block.kind != Kind::Paragraph || !is_heading_underline(cursor_.visible()))
        return Start::None;
    take_definitions(block);
    // A line below nothing but definitions underlines nothing.
    if (block.line_count == 0) return Start::None;
    block.kind = Kind::Heading;
    block.number = cursor_.peek() == '=' ? 1 : 2;
    block.mark = '=';
    consume_line(block, "heading underline");
    close_top();
    return Start::LineUsed;
}

BlockParser::Start BlockParser::thematic_break() {
    const std::string_view rest = cursor_.visible();
    const char mark = rest[0];
    if (mark != '*' && mark != '-' && mark != '_') return Start::None;
    if (cursor_.next() < no_break_before_) return Start::None;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] != mark && !is_blank_char(rest[i])) {
            no_break_before_ = cursor_.next() + i;
            return Start::None;
        }
        marks += rest[i] == mark;
    }
    if (marks < 3) return Start::None;
    consume_line(add(Kind::ThematicBreak, cursor_.next()), "thematic break");
    close_top();
    return Start::LineUsed;
}

// ---------------------------------------------------------------- lists

BlockParser::Start BlockParser::item() {
    const std::string_view rest = cursor_.visible();
    const std::size_t length = scan_list_mark(rest, 0);
    if (length == 0 || (length < rest.size() && !is_blank_char(rest[length])))
        return Start::None;
    const bool ordered = length > 1;
    const int number = ordered ? std::atoi(std::string(rest.substr(0, length)).c_str()) : 0;
    // In the middle of a paragraph an empty item or a number other than 1 is text.
    const bool empty = skip_blanks(rest, length) == rest.size();
    if (matched_top().kind == Kind::Paragraph && (empty || (ordered && number != 1)))
        return Start::None;
    const std::size_t begin = cursor_.next();
    const std::size_t before = cursor_.indent();
    const char mark = rest[length - 1];
    close_unmatched();
    const bool deep = too_deep(begin);
    if (!deep) {
        if (matched_top().kind != Kind::List || matched_top().mark != mark) {
            Block& list = add(Kind::List, begin);
            list.mark = mark;
            list.number = number;
        }
        add(Kind::Item, begin);
        top().words = {place(begin), place(begin + length)};
        end_at(top(), begin + length);
        cursor_.skip_visible(length);
    } else {
        if (top().kind == Kind::Paragraph) close_top();
        consume_visible(length, "list mark");
    }
    // The text begins after one to four blanks, or after one where code or nothing follows.
    const std::size_t after = cursor_.indent();
    const std::size_t gap =
        after == 0 || after > code_indent || cursor_.blank() ? 1 : after;
    if (!deep) top().indent = place(before + length + gap);
    cursor_.skip_columns(gap);
    return Start::Container;
}

BlockParser::Start BlockParser::indented_code() {
    if (cursor_.blank() || tip_is_paragraph()) return Start::None;
    cursor_.skip_columns(code_indent);
    add(Kind::CodeBlock, cursor_.next());
    return Start::Leaf;
}

// ---------------------------------------------------------------- ours

BlockParser::Start BlockParser::note() {
    const auto mark = scan_footnote_mark(cursor_.visible(), 0);
    if (!mark || too_deep(cursor_.next())) return Start::None;
    const std::size_t begin = cursor_.next();
    Block& block = add(Kind::Note, begin);
    block.indent = code_indent;
    block.words = {place(begin + mark->label_begin), place(begin + mark->label_end)};
    end_at(block, begin + mark->label_end + 2);
    consume_visible(mark->label_end + 2, "footnote mark");
    cursor_.skip_blanks();
    return Start::Container;
}

BlockParser::Start BlockParser::container() {
    const std::string_view rest = cursor_.visible();
    if (rest[0] != ':') return Start::None;
    const std::size_t colons = run_length(rest);
    if (colons < 3) return Start::None;
    if (is_fence_of_colons(rest)) return end_of_container();
    const std::size_t words = skip_blanks(rest, colons);
    const auto opening = read_opening(trim_end(rest.substr(words)));
    if (!opening || too_deep(cursor_.next())) return Start::None;
    const std::size_t begin = cursor_.next();
    Block& block = add(Kind::Container, begin);
    block.number = static_cast<int>(colons);
    block.words = {place(begin + words), cursor_.trimmed().end};
    end_at(block, block.words.end);
    cursor_.skip_visible(block.words.end - begin);
    if (opening->kind == ContainerKind::Verse) add(Kind::VerseLines, block.words.end);
    return Start::LineUsed;
}

// Closes the innermost container whose opening line has as many colons, or else the
// innermost. Only those count that no quotation, item or note stands between.
BlockParser::Start BlockParser::end_of_container() {
    const auto colons = static_cast<int>(run_length(cursor_.visible()));
    std::size_t found = 0;
    for (std::size_t i = matched_; i-- > 1;) {
        const Block& block = tree_.blocks[open_[i]];
        if (block.kind == Kind::List || block.kind == Kind::Paragraph
            || block.kind == Kind::Table)
            continue;
        if (block.kind != Kind::Container) break;
        if (found == 0 || block.number == colons) found = i;
        if (block.number == colons) break;
    }
    if (found == 0) return Start::None;
    matched_ = found + 1;
    close_unmatched();
    Block& block = top();
    block.closed = true;
    const Stretch line = cursor_.trimmed();
    // Known or not is judged when the document is built; unknown fences are text.
    tree_.lines.push_back({line, 0});
    block.first_line = place(tree_.lines.size() - 1);
    block.line_count = 1;
    end_at(block, line.end);
    cursor_.skip_visible(line.end - line.begin);
    opened_ = true;
    close_top();
    return Start::LineUsed;
}

Stretch BlockParser::last_line(const Block& block) const {
    return tree_.lines[block.first_line + block.line_count - 1];
}

// A paragraph of short lines.
bool BlockParser::is_term(const Block& block) const {
    if (block.kind != Kind::Paragraph || block.line_count == 0) return false;
    for (std::uint32_t i = 0; i < block.line_count; ++i) {
        const Line& line = tree_.lines[block.first_line + i];
        if (line.end - line.begin > 4 * longest_term
            || utf8::count(text_.substr(line.begin, line.end - line.begin)) > longest_term)
            return false;
    }
    return true;
}

BlockParser::Start BlockParser::definition() {
    const std::string_view rest = cursor_.visible();
    if (rest[0] != ':' || rest.size() < 2 || !is_blank_char(rest[1])) return Start::None;
    const Block& around = matched_top();
    const Block* before = &around;
    if (around.kind != Kind::Paragraph) {
        if (around.last_child == no_block) return Start::None;
        before = &tree_.blocks[around.last_child];
    }
    if (before->kind != Kind::Definition && !is_term(*before)) return Start::None;
    if (too_deep(cursor_.next())) return Start::None;
    const std::size_t before_mark = cursor_.indent();
    if (around.kind == Kind::Paragraph) close_top();
    add(Kind::Definition, cursor_.next());
    consume_visible(1, "definition mark");
    const std::size_t after = cursor_.indent();
    const std::size_t gap = after > code_indent ? 1 : after;
    top().indent = place(before_mark + 1 + gap);
    cursor_.skip_columns(gap);
    return Start::Container;
}

// The line under a table's head.
BlockParser::Start BlockParser::table() {
    Block& paragraph = matched_top();
    if (paragraph.kind != Kind::Paragraph || paragraph.line_count == 0) return Start::None;
    const std::string_view rest = trim_end(cursor_.visible());
    const std::size_t columns = table_columns(rest);
    if (columns == 0) return Start::None;
    const Stretch head = last_line(paragraph);
    const std::string_view words = text_.substr(head.begin, head.end - head.begin);
    if (cells_of(words).size() != columns) return Start::None;
    if (rest.find('|') == std::string_view::npos
        && words.find('|') == std::string_view::npos)
        return Start::None;
    Block& block = begin_table(paragraph, head);
    block.number = static_cast<int>(columns);
    block.words = cursor_.trimmed();
    consume_line(block, "table rule");
    return Start::LineUsed;
}

// The paragraph's last line is the table's head; those before it stay a paragraph.
Block& BlockParser::begin_table(Block& paragraph, Stretch head) {
    if (paragraph.line_count == 1) {
        paragraph.kind = Kind::Table;
        opened_ = true;
        return paragraph;
    }
    const Line line = tree_.lines.back();
    tree_.lines.pop_back();
    --paragraph.line_count;
    paragraph.place.end = std::max(paragraph.place.begin, last_line(paragraph).end);
    close_top();
    Block& block = add(Kind::Table, head.begin);
    block.first_line = place(tree_.lines.size());
    block.line_count = 1;
    tree_.lines.push_back(line);
    return block;
}

// A caption may follow the last row at once: it has no pipe.
BlockParser::Start BlockParser::caption() {
    if (matched_top().kind != Kind::Table) return Start::None;
    const std::string_view rest = cursor_.visible();
    if (caption_mark(rest) == 0 || rest.find('|') != std::string_view::npos)
        return Start::None;
    close_unmatched();
    close_top();
    add(Kind::Paragraph, cursor_.next());
    return Start::Leaf;
}

}  // namespace pam::manuscript::markdown
