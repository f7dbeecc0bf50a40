#include "page/column.h"

#include "page/calls.h"

#include <algorithm>
#include <map>

namespace pam::page {
namespace {

using galley::Block;
using galley::SetLine;

bool is_panel(const Block& block) {
    return block.kind == Block::Kind::Panel;
}

/// Settings are compared by how much worse they are than the paragraph's best.
Price setting_price(std::int64_t best, std::int64_t other) {
    const std::int64_t worse = std::max<std::int64_t>(other - best, 0) / price::demerits;
    return price::other_setting + std::min<std::int64_t>(worse, price::setting_ceiling);
}

Measure measure_lines(const std::vector<SetLine>& lines, const Calls& calls, Price cost) {
    Measure measure;
    measure.price = cost;
    measure.depth.reserve(lines.size() + 1);
    measure.depth.push_back({});
    for (const SetLine& line : lines) {
        measure.depth.push_back(measure.depth.back() + line.height);
    }
    if (lines.empty()) measure.depth.push_back({});
    measure.calls = calls.after_lines(lines);
    const auto hyphenated = [](const SetLine& line) { return line.hyphenated; };
    if (std::any_of(lines.begin(), lines.end(), hyphenated)) {
        measure.hyphens.push_back(false);
        for (const SetLine& line : lines)
            measure.hyphens.push_back(line.hyphenated);
    }
    return measure;
}

std::array<Measure, 3> measure_settings(const Block& block, const Calls& calls) {
    std::array<Measure, 3> settings;
    if (is_panel(block)) {
        settings[0].depth = {Length(), block.panel_height};
        settings[0].calls = calls.after_panel();
        return settings;
    }
    settings[0] = measure_lines(block.lines, calls, 0);
    std::size_t next = 1;
    for (const galley::Setting* other : {&block.longer, &block.shorter}) {
        if (!other->lines.empty()) {
            const Price cost = setting_price(block.demerits, other->demerits);
            settings[next] = measure_lines(other->lines, calls, cost);
        }
        ++next;
    }
    return settings;
}

Start start_of(style::Break value, bool right_to_left) {
    switch (value) {
    case style::Break::Page:
        return Start::NewPage;
    case style::Break::Recto:
        return Start::Recto;
    case style::Break::Verso:
        return Start::Verso;
    case style::Break::Left:
        return right_to_left ? Start::Recto : Start::Verso;
    case style::Break::Right:
        return right_to_left ? Start::Verso : Start::Recto;
    case style::Break::Auto:
    case style::Break::Avoid:
        break;
    }
    return Start::Anywhere;
}

bool stands_on_grid(const Block& block, Length grid) {
    const auto even = [&](const SetLine& line) { return line.height == grid; };
    return !is_panel(block) && std::all_of(block.lines.begin(), block.lines.end(), even);
}

bool keeps_with_next(const Block& block) {
    return block.keep_with_next || block.repeat_head;
}

/// A heading with part of a line above it and the rest of that line below stands between
/// the grid's lines: brought down to one, it would take a line more than the style says.
bool hangs_between_lines(const Block& block, const Block& next, Length grid) {
    const auto odd = [&](Length space) {
        const Length rest = Length::from_units(space.units() % grid.units());
        return rest > grid.scaled(1, 8) && rest < grid.scaled(7, 8);
    };
    return keeps_with_next(block) && odd(block.space_before) && odd(next.space_before)
           && !odd(block.space_before + next.space_before);
}

/// A heading wants two lines of text under it, so a single line passes the wish on, unless
/// it is all there is before the next heading, or the last line of a stanza.
bool passes_keep_on(const Block& heading, const Block& line, const Block& next) {
    const bool single = !is_panel(line) && line.lines.size() < 2 && !line.keep_together;
    return keeps_with_next(heading) && single && !keeps_with_next(next);
}

bool may_begin_page(const std::vector<Block>& blocks, std::size_t k) {
    if (k == 0) return true;
    if (blocks[k].break_before == style::Break::Avoid) return false;
    if (keeps_with_next(blocks[k - 1])) return false;
    const bool starts_page = blocks[k - 1].break_before != style::Break::Auto;
    return k == 1 || starts_page
           || !passes_keep_on(blocks[k - 2], blocks[k - 1], blocks[k]);
}

/// Blocks that keep together one after the other: the lines of a stanza, for one.
bool in_chain(const std::vector<Block>& blocks, std::size_t k) {
    return k > 0 && blocks[k - 1].keep_with_next && blocks[k - 1].keep_together
           && blocks[k].keep_together && !is_panel(blocks[k]);
}

/// The commonest space between two paragraphs: none, where they are told by their indents.
Length usual_space(const galley::Galley& galley) {
    std::map<Length, std::size_t> counts;
    for (std::size_t k = 1; k < galley.blocks.size(); ++k) {
        const Block& block = galley.blocks[k];
        if (!is_panel(block) && !block.keep_together) ++counts[block.space_before];
    }
    const auto by_count = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(counts.begin(), counts.end(), by_count);
    return most == counts.end() ? Length() : most->first;
}

/// Space above a heading or a figure may grow by a line, and so may that around what stands
/// apart, said of the block after it. Not within verse or around an ornament, where the
/// gaps answer one another: there the next line follows at once, or may be parted.
Price stretch_price(
    const std::vector<Block>& blocks, std::size_t k, Length grid, Length usual
) {
    const Block& block = blocks[k];
    if (block.space_before * 2 < grid) return 0;
    if (is_panel(block)) return block.keep_with_next ? 0 : price::panel_space;
    if (block.keep_with_next && block.keep_together) {
        const bool verse = k + 1 < blocks.size() && blocks[k + 1].keep_together
                           && blocks[k + 1].space_before == Length();
        return verse ? 0 : price::heading_space;
    }
    if (block.apart_before == 0 || (block.space_before - usual) * 2 < grid) return 0;
    const Block& last = blocks[k - 1];
    return is_panel(last) || keeps_with_next(last) ? 0 : price::apart_space;
}

/// The commonest baseline among the lines of the grid's height; the first met among equals.
Length body_baseline(const galley::Galley& galley, Length grid) {
    std::map<Length, std::size_t> counts;
    for (const Block& block : galley.blocks) {
        for (const SetLine& line : block.lines) {
            if (line.height == grid) ++counts[line.baseline];
        }
    }
    const auto by_count = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(counts.begin(), counts.end(), by_count);
    // No body at all: where a line of type usually stands in its leading.
    return most == counts.end() ? grid.scaled(3, 4) : most->first;
}

Note measure_note(const std::vector<Block>& blocks, std::size_t index) {
    Note note;
    note.index = index;
    Length y;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const Block& block = blocks[b];
        if (note.lines.empty())
            note.space = block.space_before;
        else
            y += block.space_before;
        if (is_panel(block)) {
            note.lines.push_back({y, block.panel_height, {}, b, 0});
            y += block.panel_height;
        }
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const SetLine& line = block.lines[i];
            note.lines.push_back({y, line.height, line.height - line.baseline, b, i});
            y += line.height;
        }
    }
    return note;
}

/// A long chain may be cut, though not near its ends: the speech in verse that fills a
/// third of a page, a stanza beyond all forms that are read as one.
void loosen_chains(
    std::vector<Piece>& pieces, const std::vector<Block>& blocks, Length page_height
) {
    constexpr std::size_t least = 3;
    constexpr std::size_t few = 8;
    for (std::size_t begin = 0, end = 0; begin < pieces.size(); begin = end) {
        Length height = pieces[begin].settings[0].height();
        for (end = begin + 1; end < pieces.size() && in_chain(blocks, end); ++end) {
            height += pieces[end].space + pieces[end].settings[0].height();
        }
        const bool high = height * 2 > page_height;
        const bool many = end - begin > few;
        if (!high && !many) continue;
        for (std::size_t k = begin + least; k + least <= end; ++k) {
            pieces[k].may_begin_page = true;
            pieces[k].begin_price = many ? price::long_stanza : price::long_keep;
        }
    }
}

/// Rows of a table follow its head without space; what stands apart is no part of the
/// table. A head that would fill half the page is not worth its room.
void repeat_heads(
    std::vector<Piece>& pieces, const std::vector<Block>& blocks, Length page_height
) {
    std::uint32_t head = 0, rows = 0;
    Length height;
    for (std::uint32_t k = 0; k < pieces.size(); ++k) {
        const Block& block = blocks[k];
        const bool joins = is_panel(block) && block.space_before == Length();
        if (block.repeat_head) {
            if (rows == 0 || head + rows != k || !joins) {
                head = k;
                rows = 0;
                height = {};
            }
            ++rows;
            height += block.panel_height;
        } else if (joins && rows > 0) {
            if (height * 2 > page_height) continue;
            pieces[k].head = head;
            pieces[k].head_rows = rows;
            pieces[k].head_height = height + block.under_head;
        } else {
            rows = 0;
        }
    }
}

/// What the style says of where the column may be cut around the piece.
void take_rules(
    const std::vector<Block>& blocks,
    std::size_t k,
    Length page_height,
    Length grid,
    Length usual,
    Piece& piece
) {
    const Block& block = blocks[k];
    piece.space = block.space_before;
    piece.page = block.page;
    piece.columns = block.columns;
    piece.may_part = !is_panel(block);
    if (block.keep_together && !is_panel(block)) {
        piece.may_part = piece.settings[0].height() * 2 > page_height;
        piece.part_price = piece.may_part ? price::long_keep : 0;
    }
    piece.is_heading = keeps_with_next(block);
    piece.may_begin_page = may_begin_page(blocks, k);
    piece.orphans = static_cast<std::uint32_t>(std::max(block.orphans, 1));
    piece.widows = static_cast<std::uint32_t>(std::max(block.widows, 1));
    piece.stretch_price = stretch_price(blocks, k, grid, usual);
    if (piece.stretch_price == price::apart_space)
        piece.apart_before = static_cast<std::uint32_t>(block.apart_before);
}

}  // namespace

const std::vector<SetLine>& lines_of(const Block& block, Setting setting) {
    switch (setting) {
    case Setting::Longer:
        return block.longer.lines;
    case Setting::Shorter:
        return block.shorter.lines;
    case Setting::Best:
        break;
    }
    return block.lines;
}

std::vector<std::size_t> uncalled_notes(const galley::Galley& galley) {
    Calls calls(galley);
    for (const Block& block : galley.blocks)
        calls.follow(block);
    std::vector<std::size_t> uncalled;
    for (std::size_t note = 0; note < galley.notes.size(); ++note) {
        if (calls.was_called(note)) continue;
        uncalled.push_back(note);
        for (const Block& block : galley.notes[note])
            calls.follow(block);
    }
    return uncalled;
}

Column::Column(const galley::Galley& galley, Length step, int lines, bool right_to_left)
    : floats(galley, step)
    , notes_aside(galley.note_measure > Length())
    , grid(step)
    , baseline(body_baseline(galley, step))
    , counts_{1} {
    Calls calls(galley);
    pieces.reserve(galley.blocks.size());
    const Length page_height = grid * lines;
    const Length usual = usual_space(galley);
    for (std::size_t k = 0; k < galley.blocks.size(); ++k) {
        const Block& block = galley.blocks[k];
        Piece piece;
        piece.notes_before = static_cast<std::uint32_t>(calls.order().size());
        calls.follow(block);
        piece.settings = measure_settings(block, calls);
        piece.start = start_of(block.break_before, right_to_left);
        piece.on_grid = stands_on_grid(block, grid)
                        && (k + 1 == galley.blocks.size()
                            || !hangs_between_lines(block, galley.blocks[k + 1], grid));
        take_rules(galley.blocks, k, page_height, grid, usual, piece);
        pieces.push_back(std::move(piece));
    }
    loosen_chains(pieces, galley.blocks, page_height);
    repeat_heads(pieces, galley.blocks, page_height);
    for (const std::size_t index : calls.order())
        notes.push_back(measure_note(galley.notes[index], index));
    for (const galley::ColumnSet& set : galley.column_sets)
        counts_.push_back(set.count);
    add_up();
}

/// Heights of all that comes before, so that those between two places are a difference.
void Column::add_up() {
    note_sums_.push_back(0);
    for (const Note& note : notes)
        note_sums_.push_back(note_sums_.back() + (note.space + note.height()).units());
    sums_.push_back(0);
    for (const Piece& piece : pieces) {
        const Length height = piece.space + piece.settings[0].height();
        sums_.push_back(sums_.back() + height.units());
    }
}

std::uint32_t Column::called(Cut cut) const {
    if (cut.piece >= pieces.size()) return static_cast<std::uint32_t>(notes.size());
    const Piece& piece = pieces[cut.piece];
    const Measure& measure = piece.measure(cut.setting);
    return measure.calls.empty() ? piece.notes_before : measure.calls[cut.line];
}

std::size_t Column::page_of(Cut cut) const {
    if (pieces.empty()) return 0;
    return pieces[std::min<std::size_t>(cut.piece, pieces.size() - 1)].page;
}

int Column::rest_of_band(const PageStart& start) const {
    const std::uint32_t from = start.cut.piece;
    auto end = from;
    while (end < pieces.size() && (end == from || !begins_area(end)))
        ++end;
    Length rest = height_between(from, end);
    if (from < end && start.cut.line > 0)
        rest -= pieces[from].space
                + pieces[from].measure(start.cut.setting).depth[start.cut.line];
    if (!notes_aside) rest += note_height(start.notes, {called({end, 0}), 0});
    return (rest.units() + grid.units() - 1) / grid.units();
}

Length Column::note_height(NoteCut from, NoteCut to) const {
    if (from == to) return {};
    const Length skipped = notes[from.note].lines[from.line].top + notes[from.note].space;
    const std::int64_t whole = note_sums_[to.note] - note_sums_[from.note];
    Length height = Length::from_units(whole) - skipped;
    if (to.line > 0) {
        const NoteLine& last = notes[to.note].lines[to.line - 1];
        height += notes[to.note].space + last.top + last.height;
    }
    return height;
}

Length Column::foot_height(NoteCut from, NoteCut to) const {
    if (from == to) return {};
    const NoteLine& last =
        to.line > 0 ? notes[to.note].lines[to.line - 1] : notes[to.note - 1].lines.back();
    return note_height(from, to) - last.under_baseline + (grid - baseline);
}

NoteCut Column::one_line_further(NoteCut from) const {
    const auto lines = static_cast<std::uint32_t>(notes[from.note].lines.size());
    if (from.line + 1 < lines) return {from.note, from.line + 1};
    return {from.note + 1, 0};
}

NoteCut Column::furthest(NoteCut from, std::uint32_t end, Length room) const {
    NoteCut reached = from;
    while (reached.note < end) {
        const NoteCut next = one_line_further(reached);
        if (foot_height(from, next) > room) break;
        reached = next;
    }
    return reached;
}

NoteCut Column::without_widow(NoteCut from, NoteCut reached) const {
    if (reached.line < 3 || notes[reached.note].lines.size() - reached.line != 1)
        return reached;
    const NoteCut earlier{reached.note, reached.line - 1};
    return earlier == from ? reached : earlier;
}

}  // namespace pam::page
