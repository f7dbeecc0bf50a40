#include "manuscript/markdown_build.h"

#include "base/limits.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_block_builder.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_spans.h"
#include "manuscript/markdown_verse.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

/// References may copy as much as the text is long, and this much in any case.
constexpr std::size_t free_copies = 100'000;
constexpr std::uint32_t task_box_size = 4;  // with the blank behind it

// A destination that cannot be mistaken for a word of a sentence.
bool looks_like_url(std::string_view destination) {
    if (destination.substr(0, 1) == "<" || destination.substr(0, 1) == "#") return true;
    return destination.find_first_of("/@") != std::string_view::npos
           || destination.substr(0, 7) == "mailto:";
}

bool holds_only_anchors(const Inlines& words) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [](const Inline& one) {
        return std::holds_alternative<Anchor>(one.value);
    });
}

}  // namespace

BlockBuilder::BlockBuilder(
    std::string_view source, const Tree& tree, Record& record, Diagnostics& log
)
    : source_(source)
    , tree_(tree)
    , record_(record)
    , log_(log)
    , inlines_(source, labels_, record, log) {}

Manuscript BlockBuilder::build() {
    collect_labels();
    if (!tree_.too_deep.empty()) inlines_.warn_depth(place(tree_.too_deep));
    made_.document.blocks = children(0);
    build_notes();
    settle_definitions();
    // A place after the last words.
    if (!anchors_.empty())
        made_.document.blocks.push_back({Paragraph{Role::Body, std::move(anchors_), {}}});
    record_.settle(made_);
    return std::move(made_);
}

// The first definition of a label counts, and the first note.
void BlockBuilder::collect_labels() {
    labels_.definitions = &tree_.definitions;
    labels_.used.resize(tree_.definitions.size());
    labels_.copies_left = std::max(free_copies, source_.size());
    for (std::size_t i = 0; i < tree_.definitions.size(); ++i)
        labels_.references.emplace(tree_.definitions[i].label, i);
    for (std::uint32_t i = 0; i < tree_.blocks.size(); ++i) {
        const Block& block = tree_.blocks[i];
        if (block.kind != Kind::Note) continue;
        const std::string label(text(block.words));
        const bool first = labels_.notes.emplace(normal_label(label), notes_.size()).second;
        notes_.push_back(i);
        repeated_.push_back(!first);
        if (first) continue;
        log_.warn(
            codes::repeated_note,
            place(block.words),
            "a second note is called [^" + label
                + "]; calls lead to the first, this one is set after the text",
            {"give it a label of its own"}
        );
    }
    labels_.note_count = notes_.size();
}

// ---------------------------------------------------------------- blocks

Blocks BlockBuilder::children(std::uint32_t parent) {
    Blocks made;
    ++depth_;
    pair_html(parent);
    build_range(made, tree_.blocks[parent].first_child, no_block);
    --depth_;
    return made;
}

void BlockBuilder::build_range(Blocks& made, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i != end && i != no_block;)
        i = tree_.blocks[build_block(made, i)].next;
}

std::uint32_t BlockBuilder::build_block(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    switch (block.kind) {
    case Kind::Quote:
        made.push_back({Division{DivisionKind::Extract, children(i), place(block.place)}});
        return i;
    case Kind::List:
        list(made, i);
        return i;
    case Kind::Definition:
        return definition_list(made, i);
    case Kind::Container:
        container(made, i);
        return i;
    case Kind::Paragraph:
        if (block.next != no_block && tree_.blocks[block.next].kind == Kind::Definition)
            return definition_list(made, i);
        paragraph(made, i);
        return i;
    case Kind::Heading:
        heading(made, i);
        return i;
    case Kind::Table:
        table(made, i);
        return i;
    case Kind::CodeBlock:
        code_block(made, block);
        return i;
    case Kind::HtmlBlock:
        return html_block(made, i);
    case Kind::ThematicBreak:
        made.push_back({SectionBreak{{}, place(block.place)}});
        return i;
    case Kind::VerseLines:
        verse(made, block);
        return i;
    default:  // notes stand after the text
        return i;
    }
}

Passage BlockBuilder::passage_of(const Block& block) const {
    Passage passage;
    for (std::uint32_t k = 0; k < block.line_count; ++k) {
        Line line = tree_.lines[block.first_line + k];
        if (k == 0 && boxes_.contains(line.begin)) line.begin += task_box_size;
        passage.add_line(text(line), line.begin);
    }
    // Blanks at the end are no line break.
    passage.text.resize(trim_end(passage.text).size());
    return passage;
}

// ---------------------------------------------------------------- headings

namespace {

// Without the closing run of "#", which needs a blank before it.
std::size_t before_closing_marks(std::string_view text) {
    const std::size_t end = trim_end(text).size();
    std::size_t marks = end;
    while (marks > 0 && text[marks - 1] == '#')
        --marks;
    if (marks == end || (marks > 0 && !is_blank_char(text[marks - 1]))) return end;
    return trim_end(text.substr(0, marks)).size();
}

}  // namespace

void BlockBuilder::heading(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    place_definitions(made, i);
    const Passage whole = passage_of(block);
    const std::string_view all = whole.text;
    Heading heading{block.number, {}, {}, place(block.place)};
    std::size_t end = all.size();
    const auto take_attributes = [&] {
        const std::size_t begin = attributes_at_end(all.substr(0, end));
        if (begin == end) return;
        const auto attributes = scan_attributes(all, skip_blanks(all, begin));
        record_.consume(whole, begin, end, "attributes");
        heading.id = attributes->id;
        end = begin;
    };
    take_attributes();
    if (block.mark == '#') {
        const std::size_t marks = before_closing_marks(all.substr(0, end));
        record_.consume(whole, marks, end, "heading mark");
        end = marks;
        if (heading.id.empty()) take_attributes();
    }
    heading.inlines = std::exchange(anchors_, {});
    Inlines words = inlines_.build(whole.part(0, end), Reading::Markdown);
    std::move(words.begin(), words.end(), std::back_inserter(heading.inlines));
    made.push_back({std::move(heading)});
}

// ---------------------------------------------------------------- paragraphs

void BlockBuilder::add_paragraph(Blocks& made, Inlines words, Span span) {
    if (holds_only_anchors(words)) {
        // A place of its own belongs to what follows.
        std::move(words.begin(), words.end(), std::back_inserter(anchors_));
        return;
    }
    if (!anchors_.empty()) {
        words.insert(
            words.begin(),
            std::make_move_iterator(anchors_.begin()),
            std::make_move_iterator(anchors_.end())
        );
        anchors_.clear();
    }
    if (!words.empty()) made.push_back({Paragraph{Role::Body, std::move(words), span}});
}

void BlockBuilder::paragraph(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    place_definitions(made, i);
    if (block.line_count == 0) return;
    if (is_caption(i)) return;
    const Passage passage = passage_of(block);
    const InlineCut cut = cut_inlines(passage.text, Reading::Markdown, labels_);
    const Span span = place({tree_.lines[block.first_line].begin, block.place.end});
    if (auto figure = inlines_.figure(passage, cut)) {
        made.push_back({std::move(*figure)});
        return;
    }
    Inlines words = inlines_.build(passage, cut);
    const VerseShape shape = verse_shape(passage.text, cut, words);
    if (shape == VerseShape::None) return add_paragraph(made, std::move(words), span);
    add_stanza(made, std::move(words), shape, span);
}

// A definition that could be a sentence keeps its place until it is known whether a link
// uses it: an empty paragraph.
void BlockBuilder::place_definitions(Blocks& made, std::uint32_t paragraph) {
    const auto begin = std::lower_bound(
        tree_.definitions.begin(),
        tree_.definitions.end(),
        paragraph,
        [](const Definition& one, std::uint32_t block) { return one.block < block; }
    );
    for (auto one = begin; one != tree_.definitions.end() && one->block == paragraph;
         ++one) {
        if (looks_like_url(one->destination)) continue;
        const std::uint32_t at = one->lines.front().begin;
        kept_places_[at] = static_cast<std::size_t>(one - tree_.definitions.begin());
        made.push_back({Paragraph{Role::Body, {}, place({at, at})}});
    }
}

// Nobody's definition is text where it reads as text; a link target that nobody uses is
// named and left out.
void BlockBuilder::settle_definitions() {
    for (std::size_t i = 0; i < tree_.definitions.size(); ++i) {
        const Definition& definition = tree_.definitions[i];
        const bool bare = !looks_like_url(definition.destination);
        if (bare && !labels_.used[i]) continue;
        for (const Line& line : definition.lines)
            record_.consume(line.begin, trimmed_end(line), "reference definition");
        if (labels_.used[i]) continue;
        log_.warn(
            codes::unused_definition,
            place(definition.lines.front()),
            "no link uses this reference; it is not printed: "
                + std::string(text(definition.lines.front())),
            {"remove the line, or refer to it as [" + definition.label + "]"}
        );
    }
    if (kept_places_.empty()) return;
    fill_places(made_.document.blocks);
    for (Note& note : made_.document.notes)
        fill_places(note.blocks);
}

std::uint32_t BlockBuilder::trimmed_end(Line line) const {
    return line.begin + static_cast<std::uint32_t>(trim_end(text(line)).size());
}

void BlockBuilder::fill_places(Blocks& blocks) {
    std::erase_if(blocks, [&](document::Block& block) {
        if (auto* division = std::get_if<Division>(&block.value))
            fill_places(division->blocks);
        if (auto* list = std::get_if<List>(&block.value))
            for (ListItem& item : list->items)
                fill_places(item.blocks);
        auto* paragraph = std::get_if<Paragraph>(&block.value);
        if (paragraph == nullptr || !paragraph->inlines.empty()) return false;
        const auto kept = kept_places_.find(paragraph->span.begin);
        if (kept == kept_places_.end()) return false;
        if (labels_.used[kept->second]) return true;
        print_definition(*paragraph, tree_.definitions[kept->second]);
        return false;
    });
}

void BlockBuilder::print_definition(Paragraph& paragraph, const Definition& definition) {
    Passage passage;
    for (const Line& line : definition.lines)
        passage.add_line(text(line), line.begin);
    TextMaker maker(record_.source);
    maker.put_folded(trim_end(passage.text), passage, 0);
    Text words = maker.finish();
    paragraph.span = words.span;
    paragraph.inlines.push_back({std::move(words)});
    log_.warn(
        codes::definition_as_text,
        paragraph.span,
        "this line looks like a link reference that nothing uses; it is printed as text",
        {"write \\[ for a bracket that is only a bracket"}
    );
}

// ---------------------------------------------------------------- code

void BlockBuilder::code_block(Blocks& made, const Block& block) {
    std::uint32_t count = block.line_count;
    const auto is_blank = [&](std::uint32_t k) {
        const std::string_view line = text(tree_.lines[block.first_line + k]);
        return skip_blanks(line, 0) == line.size();
    };
    if (block.mark == 0)
        while (count > 0 && is_blank(count - 1))
            --count;
    TextMaker maker(record_.source);
    for (std::uint32_t k = 0; k < count; ++k) {
        const Line& line = tree_.lines[block.first_line + k];
        const std::uint32_t tab = line.blanks > 0 ? line.begin - 1 : line.begin;
        maker.put(std::string(line.blanks, ' '), tab, line.begin);
        maker.put(text(line), line.begin, line.end);
        if (k + 1 < count) maker.put("\n", line.end, line.end + 1);
    }
    std::string language = unescaped(text(block.words), labels_.entities);
    if (const auto attributes = scan_attributes(language, 0))
        language =
            attributes->classes.empty() ? std::string() : attributes->classes.front();
    language.resize(std::min(language.find_first_of(" \t"), language.size()));
    made.push_back({CodeBlock{maker.finish(), std::move(language), place(block.place)}});
}

// ---------------------------------------------------------------- notes

// Notes in the order of their first calls, which may stand in other notes; then those that
// nobody calls.
void BlockBuilder::build_notes() {
    std::vector<Note>& notes = made_.document.notes;
    const auto build_called = [&] {
        while (notes.size() < inlines_.called_notes().size())
            notes.push_back(note(inlines_.called_notes()[notes.size()]));
    };
    build_called();
    for (std::size_t k = 0; k < notes_.size(); ++k) {
        if (inlines_.is_called(k)) continue;
        const Block& block = tree_.blocks[notes_[k]];
        const std::string label(text(block.words));
        if (!repeated_[k])
            log_.warn(
                codes::unused_note,
                place(block.place),
                "nothing refers to the note [^" + label + "]; it is set after the text",
                {"put [^" + label + "] where the note belongs"}
            );
        inlines_.call(k);
        build_called();
    }
}

Note BlockBuilder::note(std::size_t number) {
    if (Note* written = inlines_.inline_note(number)) return std::move(*written);
    const Block& block = tree_.blocks[notes_[number]];
    Note made;
    made.label = text(block.words);
    made.span = place(block.place);
    made.blocks = children(notes_[number]);
    return made;
}

Manuscript
build(std::string_view source, const Tree& tree, Record& record, Diagnostics& log) {
    return BlockBuilder(source, tree, record, log).build();
}

}  // namespace pam::manuscript::markdown
