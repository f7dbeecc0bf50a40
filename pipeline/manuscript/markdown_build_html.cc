// HTML blocks. Those that hold only paragraphs, quotations, headings, rules, comments and
// what Markdown knows within words are read; all others stand as they were typed.
#include "base/limits.h"
#include "document/walk.h"
#include "manuscript/markdown_block_builder.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript::markdown {

using namespace document;

namespace {

enum class Frame { Paragraph, Splice, Quote, Heading, Rule };

std::optional<Frame> frame_of(const Tag& tag) {
    const std::string& name = tag.name;
    if (name == "p") return Frame::Paragraph;
    if (name == "blockquote") return Frame::Quote;
    if (name == "hr") return Frame::Rule;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        return Frame::Heading;
    for (const std::string_view known : {"div", "center", "section", "article", "main"})
        if (name == known) return Frame::Splice;
    return std::nullopt;
}

// Attributes that say how a block looks, which is for the house style to say; a language
// would have to be kept.
bool only_looks(const Tag& tag) {
    return std::all_of(tag.attributes.begin(), tag.attributes.end(), [](const auto& one) {
        for (const std::string_view known :
             {"align", "class", "style", "id", "width", "size", "noshade", "clear"})
            if (one.first == known) return true;
        return false;
    });
}

/// A tag of an HTML block that is understood as a block, and where it stands.
struct BlockTag {
    Frame frame = Frame::Splice;
    Tag tag;
    std::size_t begin = 0, end = 0;
};

std::optional<BlockTag> block_tag(std::string_view text, const Token& token) {
    if (token.kind != TokenKind::Html) return std::nullopt;
    BlockTag found;
    found.begin = token.begin;
    found.end = token.end;
    const std::string_view typed = text.substr(token.begin, token.end - token.begin);
    if (typed.size() < 3 || typed[1] == '!' || typed[1] == '?') return std::nullopt;
    found.tag = read_tag(typed);
    const auto frame = frame_of(found.tag);
    if (!frame || !only_looks(found.tag)) return std::nullopt;
    found.frame = *frame;
    return found;
}

// The block tags of the text, if everything in it is understood and they nest.
std::optional<std::vector<BlockTag>>
block_tags(std::string_view text, const InlineCut& cut) {
    std::vector<BlockTag> tags;
    std::vector<std::string> open;
    int groups = 0;
    std::size_t at = 0;
    for (const Token& token : cut.tokens) {
        // A bracket that begins no tag is a slip.
        if (text.substr(at, token.begin - at).find('<') != std::string_view::npos)
            return std::nullopt;
        at = token.end;
        groups += token.kind == TokenKind::Open;
        groups -= token.kind == TokenKind::Close;
        if (token.kind != TokenKind::Html) continue;
        auto found = block_tag(text, token);
        if (!found || groups > 0) return std::nullopt;
        const bool rule = found->frame == Frame::Rule;
        if (rule && found->tag.closing) return std::nullopt;
        if (found->tag.closing) {
            if (open.empty() || open.back() != found->tag.name) return std::nullopt;
            open.pop_back();
        } else if (!rule) {
            const bool in_words =
                !open.empty() && (open.back() == "p" || open.back()[0] == 'h');
            if (in_words || open.size() == 16) return std::nullopt;
            open.push_back(found->tag.name);
        }
        tags.push_back(std::move(*found));
    }
    const bool slip = text.substr(at).find('<') != std::string_view::npos;
    if (!open.empty() || slip) return std::nullopt;
    return tags;
}

}  // namespace

// ---------------------------------------------------------------- lone tags

// A block that is one tag and nothing else opens or closes what stands between it and its
// partner: <center>, a blank line, Markdown.
void BlockBuilder::pair_html(std::uint32_t parent) {
    std::vector<std::pair<std::string, std::uint32_t>> open;
    for (std::uint32_t i = tree_.blocks[parent].first_child; i != no_block;
         i = tree_.blocks[i].next) {
        const Block& block = tree_.blocks[i];
        if (block.kind != Kind::HtmlBlock || block.number < 6) continue;
        const Passage passage = passage_of(block);
        HtmlScanner scanner(passage.text);
        const auto whole = scanner.scan(0);
        if (!whole || whole->end != passage.text.size()) continue;
        const Token token{TokenKind::Html, 0, static_cast<std::uint32_t>(whole->end), 0};
        const auto tag = block_tag(passage.text, token);
        if (!tag || tag->frame == Frame::Rule || tag->frame == Frame::Heading) continue;
        if (!tag->tag.closing) {
            if (depth_ + open.size() < limits::nesting) open.emplace_back(tag->tag.name, i);
            continue;
        }
        const auto partner = std::find_if(open.rbegin(), open.rend(), [&](const auto& one) {
            return one.first == tag->tag.name;
        });
        if (partner == open.rend()) continue;
        html_[partner->second] = i;
        open.erase(std::prev(partner.base()), open.end());
    }
}

std::uint32_t BlockBuilder::html_block(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    const auto pair = html_.find(i);
    if (pair == html_.end()) {
        if (!html_understood(made, block)) html_as_typed(made, block);
        return i;
    }
    const std::uint32_t last = pair->second;
    for (const std::uint32_t tag : {i, last}) {
        const Passage passage = passage_of(tree_.blocks[tag]);
        record_.consume(passage, 0, passage.text.size(), "HTML tag");
    }
    const bool quote =
        text(tree_.lines[block.first_line]).find("quote") != std::string_view::npos;
    ++depth_;
    Division division{DivisionKind::Extract, {}, place(block.place)};
    division.span = joined(division.span, place(tree_.blocks[last].place));
    build_range(quote ? division.blocks : made, block.next, last);
    if (quote) made.push_back({std::move(division)});
    --depth_;
    return last;
}

// ---------------------------------------------------------------- whole blocks

void BlockBuilder::html_words(Blocks& made, const Passage& passage, int heading) {
    const InlineCut cut = cut_inlines(passage.text, Reading::Html, labels_);
    const Span span = {
        passage.source(0), passage.source(passage.text.size()), record_.source};
    if (heading == 0)
        if (auto figure = inlines_.figure(passage, cut)) {
            made.push_back({std::move(*figure)});
            return;
        }
    Inlines words = inlines_.build(passage, cut);
    if (heading == 0) return add_paragraph(made, std::move(words), span);
    made.push_back({Heading{heading, {}, std::move(words), span}});
}

bool BlockBuilder::html_understood(Blocks& made, const Block& block) {
    const Passage passage = passage_of(block);
    const std::string_view all = passage.text;
    const InlineCut cut = cut_inlines(all, Reading::Html, labels_);
    const auto tags = block_tags(all, cut);
    if (!tags) return false;
    std::vector<Blocks> open(1);
    std::size_t at = 0;
    int heading = 0;
    const auto words_until = [&](std::size_t end) {
        const std::size_t begin = skip_white(all, at);
        const std::size_t length = trim_end(all.substr(0, end)).size();
        if (begin < length) html_words(open.back(), passage.part(begin, length), heading);
    };
    for (const BlockTag& tag : *tags) {
        words_until(tag.begin);
        record_.consume(passage, tag.begin, tag.end, "HTML tag");
        at = tag.end;
        const Span span = {
            passage.source(tag.begin), passage.source(tag.end - 1) + 1, record_.source};
        if (tag.frame == Frame::Rule) open.back().push_back({SectionBreak{{}, span}});
        if (tag.frame == Frame::Heading)
            heading = tag.tag.closing ? 0 : tag.tag.name[1] - '0';
        if (tag.frame != Frame::Quote) continue;
        if (!tag.tag.closing) {
            open.emplace_back();
            continue;
        }
        Division division{DivisionKind::Extract, std::move(open.back()), span};
        open.pop_back();
        open.back().push_back({std::move(division)});
    }
    words_until(all.size());
    std::move(open.front().begin(), open.front().end(), std::back_inserter(made));
    return true;
}

void BlockBuilder::html_as_typed(Blocks& made, const Block& block) {
    inlines_.warn_html(place(block.place));
    Paragraph paragraph{Role::Body, {}, place(block.place)};
    const auto close = [&] {
        if (!paragraph.inlines.empty()) made.push_back({paragraph});
        paragraph.inlines.clear();
    };
    for (std::uint32_t k = 0; k < block.line_count; ++k) {
        Text line = inlines_.as_typed(tree_.lines[block.first_line + k]);
        if (line.text.empty()) {
            close();
            continue;
        }
        if (!paragraph.inlines.empty()) paragraph.inlines.push_back({LineBreak{line.span}});
        paragraph.inlines.push_back({std::move(line)});
    }
    close();
}

}  // namespace pam::manuscript::markdown
