#include "manuscript/book_chapter.h"

#include "document/pieces.h"
#include "document/walk.h"
#include "manuscript/book_links.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <type_traits>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr int deepest = 6;

int highest_level(Blocks& blocks) {
    int highest = deepest;
    for_each_heading(blocks, [&](Heading& heading) {
        highest = std::min(highest, heading.level);
    });
    return highest;
}

void shift_headings(Blocks& blocks, int by) {
    for_each_heading(blocks, [by](Heading& heading) {
        heading.level = std::clamp(heading.level + by, 1, deepest);
    });
}

auto find_title_block(Blocks& blocks) {
    return std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        const auto* division = std::get_if<Division>(&block.value);
        return division && division->kind == DivisionKind::TitleBlock;
    });
}

// The lines of a title block as they stand at a chapter's head. Lines that are generated
// (an author that front matter states) belong to the file's metadata, not to the book.
Blocks opening(Blocks lines, int level) {
    Blocks opened;
    for (Block& block : lines) {
        auto* line = std::get_if<Paragraph>(&block.value);
        if (!line) {
            opened.push_back(std::move(block));
            continue;
        }
        if (line->role == Role::Title)
            opened.insert(
                opened.begin(),
                Block{Heading{level, {}, std::move(line->inlines), line->span}}
            );
        else if (!line->span.is_none())
            opened.push_back(std::move(block));
    }
    return opened;
}

bool has_title(const Blocks& opened) {
    return !opened.empty() && std::holds_alternative<Heading>(opened.front().value);
}

void lead_images(Document& document, const Chapter& chapter) {
    for_each_piece(document, [&](auto& piece) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(piece)>, Image>)
            piece.target = chapter.images.contains(piece.target)
                               ? embedded_target(chapter.path, piece.target)
                               : BookLinks::from_plan(chapter.path, piece.target);
    });
}

}  // namespace

void make_chapter(Document& document, const Chapter& chapter, int level) {
    const auto block = find_title_block(document.blocks);
    Blocks opened;
    if (block != document.blocks.end()) {
        opened = opening(std::move(std::get<Division>(block->value).blocks), level);
        const auto place = document.blocks.erase(block);
        const int below = has_title(opened) ? level + 1 : level;
        shift_headings(document.blocks, below - highest_level(document.blocks));
        document.blocks.insert(
            place,
            std::make_move_iterator(opened.begin()),
            std::make_move_iterator(opened.end())
        );
    } else {
        shift_headings(document.blocks, level - highest_level(document.blocks));
    }
    lead_images(document, chapter);
}

std::string embedded_target(std::string_view path, std::string_view target) {
    return std::string(path) + "/" + std::string(target);
}

}  // namespace pam::manuscript
