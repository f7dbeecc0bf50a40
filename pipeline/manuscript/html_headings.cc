// Headings: those that pages write as bold lines, the levels of all, lists of contents.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/folded.h"
#include "manuscript/html_title.h"

#include <algorithm>
#include <array>
#include <set>

namespace pam::manuscript::html {

using namespace document;

namespace {

constexpr std::size_t longest_heading = 100;

const Hint* hint_of(const Built& built, const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (paragraph == nullptr || paragraph->span.is_none()) return nullptr;
    const auto found = built.hints.find(paragraph->span.begin);
    return found == built.hints.end() ? nullptr : &found->second;
}

int count_headings(const Blocks& blocks) {
    int count = 0;
    for (const Block& block : blocks)
        count += std::holds_alternative<Heading>(block.value);
    return count;
}

bool ends_sentence(std::string_view words) {
    return words.ends_with('.') || words.ends_with(',') || words.ends_with(';')
           || words.ends_with(':') || words.ends_with("\u201D") || words.ends_with('"');
}

// A line that looks like a heading and has text under it.
bool is_line_as_heading(const Blocks& blocks, std::size_t i, const Built& built) {
    const auto* paragraph = std::get_if<Paragraph>(&blocks[i].value);
    if (paragraph == nullptr || paragraph->role != Role::Body) return false;
    const Hint* hint = hint_of(built, blocks[i]);
    if (hint == nullptr) return false;
    const std::string words = plain_text(paragraph->inlines);
    if (words.empty() || utf8::count(words) > longest_heading) return false;
    const bool big = hint->size >= 5;
    const bool centred = hint->aligned == Aligned::Centre;
    if (!(hint->bold || big || (centred && hint->capitals))) return false;
    if (ends_sentence(words) && !big && !(hint->capitals && hint->bold)) return false;
    if (i + 1 == blocks.size()) return false;
    const auto* next = std::get_if<Paragraph>(&blocks[i + 1].value);
    const Hint* next_hint = hint_of(built, blocks[i + 1]);
    const bool text_follows = next != nullptr && (next_hint == nullptr || !next_hint->bold)
                              && utf8::count(plain_text(next->inlines)) > 80;
    return text_follows;
}

// Strong around all of a heading says no more than that it is one.
Inlines without_strong(Inlines inlines) {
    while (inlines.size() == 1 && std::holds_alternative<Strong>(inlines.front().value)) {
        Inlines inner = std::move(std::get_if<Strong>(&inlines.front().value)->children);
        inlines = std::move(inner);
    }
    return inlines;
}

void make_headings_of_lines(Blocks& blocks, const Built& built) {
    constexpr int few = 2;
    if (count_headings(blocks) > few) return;
    std::size_t bold = 0;
    std::size_t paragraphs = 0;
    for (const Block& block : blocks) {
        paragraphs += std::holds_alternative<Paragraph>(block.value);
        const Hint* hint = hint_of(built, block);
        bold += hint != nullptr && hint->bold;
    }
    // Where most lines are bold, bold says nothing.
    if (bold * 2 > paragraphs) return;
    int deepest = 0;
    for (const Block& block : blocks)
        if (const auto* heading = std::get_if<Heading>(&block.value))
            deepest = std::max(deepest, heading->level);
    for (std::size_t i = 1; i + 1 < blocks.size(); ++i) {
        if (!is_line_as_heading(blocks, i, built)) continue;
        const int size = hint_of(built, blocks[i])->size;
        auto& paragraph = *std::get_if<Paragraph>(&blocks[i].value);
        const int level = std::clamp(deepest + (size >= 5 ? 1 : size == 4 ? 2 : 3), 2, 6);
        Heading made{
            level, {}, without_strong(std::move(paragraph.inlines)), paragraph.span};
        blocks[i] = Block{std::move(made)};
    }
}

bool begins_with_by(const std::string& words) {
    const std::string lower = words_key(words.substr(0, 3));
    return lower == "by" && words.size() > 4 && utf8::count(words) <= 60;
}

// "By Thomas Paine" as a heading under the title's.
void make_bylines(Blocks& blocks) {
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        auto* heading = std::get_if<Heading>(&blocks[i].value);
        if (heading == nullptr || !std::holds_alternative<Heading>(blocks[i - 1].value))
            continue;
        if (!begins_with_by(plain_text(heading->inlines))) continue;
        Paragraph byline{Role::Byline, std::move(heading->inlines), heading->span};
        blocks[i] = Block{std::move(byline)};
    }
}

// "CITIZENS," as the first line under a heading.
void make_salutations(Blocks& blocks) {
    constexpr std::size_t longest = 40;
    for (std::size_t i = 1; i + 1 < blocks.size(); ++i) {
        auto* paragraph = std::get_if<Paragraph>(&blocks[i].value);
        if (paragraph == nullptr || paragraph->role != Role::Body) continue;
        if (!std::holds_alternative<Heading>(blocks[i - 1].value)) continue;
        const std::string words = plain_text(paragraph->inlines);
        if (words.ends_with(',') && utf8::count(words) <= longest)
            paragraph->role = Role::Salutation;
    }
}

bool is_pause(const Block& block) {
    return std::holds_alternative<SectionBreak>(block.value);
}

void drop_idle_pauses(Blocks& blocks) {
    Blocks kept;
    kept.reserve(blocks.size());
    for (Block& block : blocks) {
        const bool heading = std::holds_alternative<Heading>(block.value);
        if (heading && !kept.empty() && is_pause(kept.back())) kept.pop_back();
        const bool idle = is_pause(block)
                          && (kept.empty() || is_pause(kept.back())
                              || std::holds_alternative<Heading>(kept.back().value));
        if (!idle) kept.push_back(std::move(block));
    }
    while (!kept.empty() && is_pause(kept.back()))
        kept.pop_back();
    blocks = std::move(kept);
}

// ---------------------------------------------------------------- lists of contents

// One link to a place of this text, and nothing else that is a word.
bool is_inner_link(const Paragraph& paragraph) {
    int links = 0;
    for (const Inline& piece : paragraph.inlines) {
        const auto* link = std::get_if<Link>(&piece.value);
        if (link != nullptr && !link->target.starts_with('#')) return false;
        links += link != nullptr;
        const auto* text = std::get_if<Text>(&piece.value);
        if (text != nullptr)
            for (const char32_t c : utf8::to_utf32(text->text))
                if (utf8::is_letter(c)) return false;
    }
    return links == 1;
}

bool is_contents(const List& list, int& entries) {
    return std::all_of(list.items.begin(), list.items.end(), [&](const ListItem& item) {
        return std::all_of(item.blocks.begin(), item.blocks.end(), [&](const Block& block) {
            if (const auto* inner = std::get_if<List>(&block.value))
                return is_contents(*inner, entries);
            const auto* paragraph = std::get_if<Paragraph>(&block.value);
            ++entries;
            return paragraph != nullptr && is_inner_link(*paragraph);
        });
    });
}

bool says_contents(const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.value);
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (heading == nullptr && paragraph == nullptr) return false;
    const std::string key =
        words_key(plain_text(heading ? heading->inlines : paragraph->inlines));
    static constexpr std::array names{
        "contents",
        "tableofcontents",
        "inhalt",
        "inhaltsverzeichnis",
        "sommaire",
        "tabledesmati\u00E8res",
        "\u00EDndice",
        "indice",
        "contenido",
        "inneh\u00E5ll",
        "spistre\u015Bci",
        "subjects",
        "\u0441\u043E\u0434\u0435\u0440\u0436\u0430\u043D\u0438\u0435"};
    return std::find(names.begin(), names.end(), key) != names.end();
}

void mark_contents(Blocks& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto* list = std::get_if<List>(&blocks[i].value);
        int entries = 0;
        if (list == nullptr || !is_contents(*list, entries) || entries < 2) continue;
        const bool named = i > 0 && says_contents(blocks[i - 1]);
        if (!named && (entries < 3 || i * 2 > blocks.size())) continue;
        Division made{DivisionKind::Contents, {}, list->span};
        const std::size_t first = named ? i - 1 : i;
        for (std::size_t k = first; k <= i; ++k)
            made.blocks.push_back(std::move(blocks[k]));
        // The list's own title is no chapter.
        if (auto* heading = std::get_if<Heading>(&made.blocks.front().value)) {
            Paragraph title{Role::Body, std::move(heading->inlines), heading->span};
            made.blocks.front() = Block{std::move(title)};
        }
        blocks[i] = Block{std::move(made)};
        blocks.erase(
            blocks.begin() + static_cast<std::ptrdiff_t>(first),
            blocks.begin() + static_cast<std::ptrdiff_t>(i)
        );
        i = first;
    }
}

void visit_headings(Blocks& blocks, const std::function<void(Heading&)>& visit) {
    for_each_heading(blocks, visit);
}

}  // namespace

void infer_headings(Blocks& blocks, const Built& built) {
    make_headings_of_lines(blocks, built);
    make_bylines(blocks);
    make_salutations(blocks);
    drop_idle_pauses(blocks);
}

void order_headings(Blocks& blocks) {
    mark_contents(blocks);
    std::set<int> levels;
    visit_headings(blocks, [&](const Heading& heading) { levels.insert(heading.level); });
    visit_headings(blocks, [&](Heading& heading) {
        const auto place = std::distance(levels.begin(), levels.find(heading.level));
        heading.level = static_cast<int>(place) + 1;
    });
}

}  // namespace pam::manuscript::html
