// Bookmarks, and the links that lead to them. A bookmark in a heading is the heading; any
// other is a place in the text, if something leads there.
#include "base/match.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/docx_builder.h"
#include "manuscript/heading_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace pam::manuscript::docx {

namespace {

using namespace document;

// No slug has a colon, so a provisional id is never taken for a real one.
constexpr std::string_view provisional = "heading:";

bool is_heading(const FlowParagraph& paragraph, Builder::Where where) {
    return where == Builder::Where::Text && paragraph.kind == Kind::Heading;
}

// Code and figures hold no places.
bool holds_places(const FlowParagraph& paragraph, const Reading& reading) {
    return !paragraph.blank() && paragraph.kind != Kind::Code
           && !is_pictures(paragraph, reading);
}

void take_places(FlowParagraph& paragraph, std::vector<std::string>& homeless) {
    std::move(
        paragraph.bookmarks.begin(), paragraph.bookmarks.end(), std::back_inserter(homeless)
    );
    paragraph.bookmarks.clear();
    std::erase_if(paragraph.pieces, [](const RunPiece& piece) {
        return std::holds_alternative<Anchor>(piece.value);
    });
}

void give_places(FlowParagraph& paragraph, std::vector<std::string>& homeless) {
    for (std::string& name : homeless) {
        const Span here{paragraph.line.begin, paragraph.line.begin, 0};
        paragraph.pieces.emplace(paragraph.pieces.begin(), RunFormat{}, Anchor{name, here});
        paragraph.bookmarks.push_back(std::move(name));
    }
    homeless.clear();
}

void retarget(Inlines& inlines, const std::map<std::string, std::string>& ids) {
    for (Inline& piece : inlines)
        std::visit(
            [&](auto& value) {
                if constexpr (requires {
                                  value.target.size();
                                  value.children;
                              }) {
                    const auto found = ids.find(value.target);
                    if (found != ids.end()) value.target = "#" + found->second;
                }
                if constexpr (requires { value.children; }) retarget(value.children, ids);
            },
            piece.value
        );
}

// An id that no heading's slug can be: those have no underscore.
std::string anchor_id(const std::string& bookmark) {
    const bool plain = std::all_of(bookmark.begin(), bookmark.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '_' || c == '-' || c == '.' || c < 0;
    });
    if (plain && bookmark.find('_') != std::string::npos) return bookmark;
    std::string id = "_";
    for (const char c : bookmark)
        id += c == ' ' || c == ':' || c == '#' ? '-' : c;
    return id;
}

}  // namespace

void Builder::learn_places(Flow& flow, Where where) {
    Bookmarks homeless;
    FlowParagraph* last = nullptr;
    for (FlowItem& item : flow)
        match(
            item.value,
            [&](FlowParagraph& paragraph) {
                learn_paragraph(paragraph, where, homeless);
                if (holds_places(paragraph, reading_)) last = &paragraph;
            },
            [&](FlowTable& table) {
                for (std::vector<FlowCell>& row : table.rows)
                    for (FlowCell& cell : row)
                        learn_places(cell.flow, Where::Cell);
            },
            [&](FlowBox& box) { learn_places(box.flow, where); },
            [](FlowRule&) {}
        );
    if (last && !homeless.empty()) {
        give_places(*last, homeless);
        learn_paragraph(*last, where, homeless);
    }
}

void Builder::learn_paragraph(FlowParagraph& paragraph, Where where, Bookmarks& homeless) {
    if (!holds_places(paragraph, reading_)) return take_places(paragraph, homeless);
    give_places(paragraph, homeless);
    for (const std::string& name : paragraph.bookmarks) {
        places_.insert(name);
        if (is_heading(paragraph, where))
            heading_places_.try_emplace(name, paragraph.bookmarks.front());
    }
}

// Every goal once: those that lead nowhere are told, and their words stay words.
void Builder::settle_links() {
    if (leads_.size() == reading_.goals.size()) return;
    for (std::size_t i = leads_.size(); i < reading_.goals.size(); ++i) {
        LinkGoal& goal = reading_.goals[i];
        const std::string name =
            goal.target.starts_with('#') ? goal.target.substr(1) : std::string();
        const bool inside = goal.target.starts_with('#');
        leads_.push_back(!inside || places_.count(name) != 0);
        if (!inside || !leads_.back()) continue;
        wanted_.insert(name);
        const auto heading = heading_places_.find(name);
        goal.target = heading != heading_places_.end()
                          ? "#" + std::string(provisional) + heading->second
                          : "#" + anchor_id(name);
    }
}

Inlines Builder::inlines(const FlowParagraph& paragraph) {
    return inlines(paragraph, paragraph.pieces);
}

Inlines Builder::inlines(const FlowParagraph& paragraph, std::vector<RunPiece> pieces) {
    settle_links();
    std::vector<RunPiece> settled;
    for (RunPiece& piece : pieces) {
        if (auto* anchor = std::get_if<Anchor>(&piece.value)) {
            if (wanted_.count(anchor->id) == 0) continue;
            if (heading_places_.count(anchor->id) != 0) continue;
            anchor->id = anchor_id(anchor->id);
        }
        if (piece.format.link >= 0
            && !leads_[static_cast<std::size_t>(piece.format.link)]) {
            const LinkGoal& goal =
                reading_.goals[static_cast<std::size_t>(piece.format.link)];
            const Span* place = std::get_if<Span>(&piece.value);
            if (place && broken_.insert(piece.format.link).second)
                reading_.log.warn(
                    codes::link_without_goal,
                    *place,
                    fmt::format(
                        "there is no bookmark \"{}\"; the text stays", goal.target.substr(1)
                    ),
                    {"in the word processor, update the reference"}
                );
            piece.format.link = -1;
        }
        settle_format(piece.format, paragraph);
        settled.push_back(std::move(piece));
    }
    return nested_inlines(settled, reading_.transcript.text(), reading_.goals);
}

void Builder::heading(const FlowParagraph& paragraph, Blocks& blocks) {
    Heading heading;
    heading.level = paragraph.level;
    heading.span = paragraph.line;
    std::vector<RunPiece> pieces = paragraph.pieces;
    // The number is Word's; the author saw it, and may refer to it.
    if (paragraph.number && !paragraph.number->bulleted)
        pieces.emplace(pieces.begin(), RunFormat{}, paragraph.number->marker + " ");
    heading.inlines = inlines(paragraph, std::move(pieces));
    if (!paragraph.bookmarks.empty())
        heading.id = std::string(provisional) + paragraph.bookmarks.front();
    blocks.push_back({std::move(heading)});
}

void Builder::settle_ids(Document& document) {
    std::vector<std::string> marks;
    for_each_heading(document.blocks, [&](Heading& heading) {
        marks.push_back(std::move(heading.id));
        heading.id.clear();
    });
    give_heading_ids(document);
    std::map<std::string, std::string> ids;
    std::size_t at = 0;
    for_each_heading(document.blocks, [&](Heading& heading) {
        if (const std::string& mark = marks[at++]; !mark.empty())
            ids.try_emplace("#" + mark, heading.id);
    });
    for_each_inlines(document, [&](Inlines& inlines) { retarget(inlines, ids); });
}

}  // namespace pam::manuscript::docx
