// Lists, and definitions of terms.
#include "manuscript/codes.h"
#include "manuscript/markdown_block_builder.h"
#include "manuscript/markdown_scan.h"

#include <cstdlib>

namespace pam::manuscript::markdown {

using namespace document;

// Loose where a blank line parts its items, or the blocks in one of them.
bool BlockBuilder::is_tight(const Block& list) const {
    const auto parted = [&](std::uint32_t first) {
        if (first == no_block) return false;
        for (std::uint32_t i = tree_.blocks[first].next; i != no_block;
             i = tree_.blocks[i].next)
            if (tree_.blocks[i].blank_before) return true;
        return false;
    };
    if (parted(list.first_child)) return false;
    for (std::uint32_t i = list.first_child; i != no_block; i = tree_.blocks[i].next)
        if (parted(tree_.blocks[i].first_child)) return false;
    return true;
}

// False where the typed numbers are not those that counting would give; then they are text.
// All the same number is a habit of people who let the machine count.
bool BlockBuilder::counts_on(const Block& list) {
    bool rising = true;
    bool same = true;
    int wanted = list.number;
    for (std::uint32_t i = list.first_child; i != no_block; i = tree_.blocks[i].next) {
        const int typed = std::atoi(std::string(text(tree_.blocks[i].words)).c_str());
        rising = rising && typed == wanted++;
        same = same && typed == list.number;
    }
    if (!rising && !same)
        log_.note(
            codes::list_numbers_kept,
            place(list.place),
            "the numbers of this list do not count on; they are set as typed"
        );
    return rising || same;
}

void BlockBuilder::list(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    const bool numbered = block.mark == '.' || block.mark == ')';
    List list;
    list.kind = numbered ? ListKind::Numbered : ListKind::Bulleted;
    list.start = numbered ? block.number : 1;
    list.tight = is_tight(block);
    list.span = place(block.place);
    const bool literal = numbered && !counts_on(block);
    const bool tasks = !numbered && has_tasks(block);
    for (std::uint32_t k = block.first_child; k != no_block; k = tree_.blocks[k].next) {
        const Block& one = tree_.blocks[k];
        ListItem item;
        item.span = place(one.place);
        const Stretch box = tasks ? task_box(one) : Stretch{};
        // Where some items have boxes for bullets, the bullets of the others are text too.
        if (literal)
            item.marker = {std::string(text(one.words)), place(one.words), {}};
        else if (tasks && box.empty())
            item.marker = shown_mark(one.words);
        else
            record_.consume(one.words.begin, one.words.end, "list mark");
        if (!box.empty()) {
            item.marker = shown_mark(box);
            boxes_.insert(box.begin);
        }
        item.blocks = children(k);
        list.items.push_back(std::move(item));
    }
    made.push_back({std::move(list)});
}

// "[ ]" or "[x]" at the front of an item's first paragraph.
Stretch BlockBuilder::task_box(const Block& item) const {
    if (item.first_child == no_block) return {};
    const Block& first = tree_.blocks[item.first_child];
    if (first.kind != Kind::Paragraph || first.line_count == 0) return {};
    const Line& line = tree_.lines[first.first_line];
    const std::string_view words = text(line);
    const bool box = words.size() > 4 && words[0] == '[' && words[2] == ']'
                     && std::string_view(" xX").find(words[1]) != std::string_view::npos
                     && is_blank_char(words[3]);
    return box ? Stretch{line.begin, line.begin + 3} : Stretch{};
}

bool BlockBuilder::has_tasks(const Block& list) const {
    for (std::uint32_t i = list.first_child; i != no_block; i = tree_.blocks[i].next)
        if (!task_box(tree_.blocks[i]).empty()) return true;
    return false;
}

// The box of a task is set as a box, and the ledger says so.
Text BlockBuilder::shown_mark(Stretch mark) {
    const std::string typed(text(mark));
    const std::string shown = typed == "[ ]"      ? "\xE2\x98\x90"
                              : typed.size() == 1 ? "\xE2\x80\xA2"
                                                  : "\xE2\x98\x91";
    record_.ledger.push_back(
        {0, place(mark), "task box", typed, shown, codes::task_box, Standing::Applied}
    );
    return {shown, place(mark), {{0, mark.begin}}};
}

// Each line of the paragraph is a term; the last of them has the definitions.
void BlockBuilder::terms(List& list, std::uint32_t paragraph) {
    const Block& block = tree_.blocks[paragraph];
    Block line = block;
    line.line_count = 1;
    for (std::uint32_t k = 0; k < block.line_count; ++k) {
        line.first_line = block.first_line + k;
        const Span span = place(tree_.lines[line.first_line]);
        ListItem item;
        item.span = span;
        Inlines words = inlines_.build(passage_of(line), Reading::Markdown);
        item.blocks.push_back({Paragraph{Role::Body, std::move(words), span}});
        list.items.push_back(std::move(item));
    }
}

// Paragraphs and the definitions after each, as long as they follow one another.
std::uint32_t BlockBuilder::definition_list(Blocks& made, std::uint32_t i) {
    List list;
    list.kind = ListKind::Definition;
    list.span = place(tree_.blocks[i].place);
    std::uint32_t last = i;
    for (std::uint32_t k = i; k != no_block; k = tree_.blocks[k].next) {
        const Block& block = tree_.blocks[k];
        const bool term = block.kind == Kind::Paragraph && block.next != no_block
                          && tree_.blocks[block.next].kind == Kind::Definition;
        if (!term && block.kind != Kind::Definition) break;
        last = k;
        if (term) {
            place_definitions(made, k);
            terms(list, k);
            continue;
        }
        if (list.items.empty()) list.items.push_back({{}, {}, place(block.place)});
        ListItem& item = list.items.back();
        if (item.blocks.empty()) item.blocks.push_back({Paragraph{}});
        list.tight = list.tight && !block.blank_before;
        item.span = joined(item.span, place(block.place));
        list.span = joined(list.span, item.span);
        Blocks blocks = children(k);
        list.tight = list.tight && blocks.size() <= 1;
        std::move(blocks.begin(), blocks.end(), std::back_inserter(item.blocks));
    }
    made.push_back({std::move(list)});
    return last;
}

}  // namespace pam::manuscript::markdown
