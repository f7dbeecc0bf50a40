#include "manuscript/markdown_blocks.h"

#include "manuscript/markdown_block_parser.h"
#include "manuscript/markdown_html_scan.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t code_indent = 4;

std::uint32_t place(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

bool takes_lines(Kind kind) {
    return kind == Kind::Paragraph || kind == Kind::Table || kind == Kind::CodeBlock
           || kind == Kind::HtmlBlock || kind == Kind::VerseLines;
}

// Nothing begins in the lines of these.
bool is_literal(Kind kind) {
    return kind == Kind::CodeBlock || kind == Kind::HtmlBlock || kind == Kind::VerseLines;
}

bool is_container(Kind kind) {
    return kind == Kind::Quote || kind == Kind::Item || kind == Kind::Note
           || kind == Kind::Definition || kind == Kind::Container;
}

bool may_hold(Kind parent, Kind child) {
    if (parent == Kind::List) return child == Kind::Item;
    return (parent == Kind::Document || is_container(parent)) && child != Kind::Item;
}

}  // namespace

BlockParser::BlockParser(std::string_view text, Record& record)
    : text_(text)
    , record_(record)
    , cursor_(text) {
    tree_.blocks.emplace_back();
    open_.push_back(0);
}

void BlockParser::take_line(Stretch line) {
    cursor_.begin(line);
    opened_ = false;
    if (!match_open()) return remember_blank();
    while (!is_literal(matched_top().kind)) {
        const Start begun = start();
        if (begun == Start::LineUsed) return remember_blank();
        if (begun == Start::None) break;
        matched_ = open_.size();
        if (begun == Start::Leaf) break;
    }
    give_rest();
    remember_blank();
}

// ---------------------------------------------------------------- going on

// False where the line is used up by what goes on.
bool BlockParser::match_open() {
    for (matched_ = 1; matched_ < open_.size(); ++matched_) {
        const Goes goes = goes_on(tree_.blocks[open_[matched_]]);
        if (goes == Goes::LineUsed) return false;
        if (goes == Goes::No) break;
    }
    return true;
}

BlockParser::Goes BlockParser::goes_on(Block& block) {
    const auto answer = [](bool on) { return on ? Goes::On : Goes::No; };
    switch (block.kind) {
    case Kind::Quote:
        if (cursor_.indent() >= code_indent || cursor_.peek() != '>') return Goes::No;
        consume_visible(1, "block quotation mark");
        cursor_.skip_columns(1);
        return Goes::On;
    case Kind::Item:
    case Kind::Definition:
    case Kind::Note:
        // An item that begins with a blank line ends with the second.
        if (cursor_.blank() && block.first_child == no_block && block.kind != Kind::Note)
            return Goes::No;
        if (!cursor_.blank() && cursor_.indent() < block.indent) return Goes::No;
        // What a blank line holds beyond that may belong to code.
        cursor_.skip_columns(std::min<std::size_t>(block.indent, cursor_.indent()));
        return Goes::On;
    case Kind::CodeBlock:
        return code_goes_on(block);
    case Kind::HtmlBlock:
        return answer(!cursor_.blank() || block.number < 6);
    case Kind::Paragraph:
    case Kind::Table:
        return answer(!cursor_.blank());
    case Kind::VerseLines:
        return answer(!is_fence_of_colons(cursor_.visible()));
    case Kind::Heading:
    case Kind::ThematicBreak:
        return Goes::No;
    default:
        return Goes::On;
    }
}

BlockParser::Goes BlockParser::code_goes_on(Block& block) {
    if (block.mark == 0) {
        if (cursor_.indent() >= code_indent)
            cursor_.skip_columns(code_indent);
        else if (cursor_.blank())
            cursor_.skip_blanks();
        else
            return Goes::No;
        return Goes::On;
    }
    const std::string_view rest = cursor_.visible();
    const std::size_t run = std::min(rest.find_first_not_of(block.mark), rest.size());
    if (cursor_.indent() < code_indent && run >= static_cast<std::size_t>(block.number)
        && skip_blanks(rest, run) == rest.size()) {
        consume_line(block, "code fence");
        block.closed = true;
        matched_ = open_.size();
        close_top();
        return Goes::LineUsed;
    }
    cursor_.skip_columns(std::min<std::size_t>(block.indent, cursor_.indent()));
    return Goes::On;
}

// ---------------------------------------------------------------- the rest of the line

void BlockParser::give_rest() {
    if (matched_ < open_.size() && !cursor_.blank() && tip_is_paragraph())
        return add_line(open_.back());  // goes on lazily
    close_unmatched();
    if (takes_lines(top().kind)) return add_line(open_.back());
    if (cursor_.blank()) return;
    add(Kind::Paragraph, cursor_.next());
    add_line(open_.back());
}

void BlockParser::add_line(std::uint32_t index) {
    Block& block = tree_.blocks[index];
    if (block.line_count == 0) block.first_line = place(tree_.lines.size());
    Line line = cursor_.left();
    if (!is_literal(block.kind)) {
        line.begin = place(cursor_.next());
        line.blanks = 0;
    }
    tree_.lines.push_back(line);
    ++block.line_count;
    if (!cursor_.blank()) end_at(block, cursor_.trimmed().end);
    if (block.kind == Kind::HtmlBlock && ends_html_block(block.number, cursor_.visible())) {
        matched_ = open_.size();
        close_top();
    }
}

// A blank line in a quotation parts nothing around the quotation, one in code nothing at
// all.
void BlockParser::remember_blank() {
    blank_in_ = no_block;
    if (!cursor_.blank() || opened_) return;
    const Block& block = matched_top();
    if (block.kind == Kind::CodeBlock && block.mark != 0) return;
    blank_in_ = block.quote;
}

// ---------------------------------------------------------------- opening and closing

Block& BlockParser::add(Kind kind, std::size_t begin) {
    close_unmatched();
    while (!may_hold(top().kind, kind))
        close_top();
    const std::uint32_t parent = open_.back();
    const std::uint32_t index = place(tree_.blocks.size());
    Block block;
    block.kind = kind;
    block.parent = parent;
    block.quote = kind == Kind::Quote ? index : tree_.blocks[parent].quote;
    block.blank_before = blank_in_ == tree_.blocks[parent].quote;
    block.place = {place(begin), place(begin)};
    tree_.blocks.push_back(block);
    Block& holder = tree_.blocks[parent];
    tree_.blocks[index].previous = holder.last_child;
    if (holder.first_child == no_block)
        holder.first_child = index;
    else
        tree_.blocks[holder.last_child].next = index;
    holder.last_child = index;
    open_.push_back(index);
    matched_ = open_.size();
    depth_ += is_container(kind);
    opened_ = true;
    return tree_.blocks.back();
}

void BlockParser::close_unmatched() {
    while (open_.size() > matched_)
        close_top();
}

void BlockParser::close_top() {
    Block& block = top();
    if (block.kind == Kind::Paragraph) take_definitions(block);
    depth_ -= is_container(block.kind);
    open_.pop_back();
    matched_ = std::min(matched_, open_.size());
}

// Reference definitions at the front of a paragraph are no text of it.
void BlockParser::take_definitions(Block& paragraph) {
    Line* lines = tree_.lines.data() + paragraph.first_line;
    if (paragraph.line_count == 0 || text_.substr(lines->begin, 1) != "[") return;
    std::string text;
    for (std::uint32_t i = 0; i < paragraph.line_count; ++i) {
        text += text_.substr(lines[i].begin, lines[i].end - lines[i].begin);
        text += '\n';
    }
    std::size_t at = 0;
    std::uint32_t taken = 0;
    while (auto found = scan_definition(text, at)) {
        Definition definition;
        definition.block = place(static_cast<std::size_t>(&paragraph - tree_.blocks.data()));
        definition.label = std::move(found->label);
        definition.destination = std::move(found->destination);
        definition.title = std::move(found->title);
        const auto count = std::count(
            text.begin() + static_cast<std::ptrdiff_t>(at),
            text.begin() + static_cast<std::ptrdiff_t>(found->end),
            '\n'
        );
        definition.lines.assign(lines + taken, lines + taken + count);
        tree_.definitions.push_back(std::move(definition));
        taken += static_cast<std::uint32_t>(count);
        at = found->end;
    }
    paragraph.first_line += taken;
    paragraph.line_count -= taken;
}

void BlockParser::end_at(Block& block, std::size_t end) {
    block.place.end = std::max(block.place.end, place(end));
}

void BlockParser::consume(Stretch stretch, const char* rule) {
    record_.consume(stretch.begin, stretch.end, rule);
}

void BlockParser::consume_visible(std::size_t count, const char* rule) {
    const std::uint32_t begin = place(cursor_.next());
    consume({begin, begin + place(count)}, rule);
    cursor_.skip_visible(count);
}

void BlockParser::consume_line(Block& block, const char* rule) {
    const Stretch line = cursor_.trimmed();
    consume(line, rule);
    end_at(block, line.end);
    cursor_.skip_visible(line.end - line.begin);
    opened_ = true;  // such a line is not blank
}

// A block reaches to the end of the last thing in it.
Tree BlockParser::finish() {
    matched_ = 1;
    close_unmatched();
    for (std::size_t i = tree_.blocks.size(); i-- > 1;) {
        const Block& block = tree_.blocks[i];
        end_at(tree_.blocks[block.parent], block.place.end);
    }
    return std::move(tree_);
}

Tree parse_blocks(std::string_view text, std::size_t from, Record& record) {
    BlockParser parser(text, record);
    LineReader reader(text, from);
    while (const auto line = reader.next())
        parser.take_line(*line);
    return parser.finish();
}

}  // namespace pam::manuscript::markdown
