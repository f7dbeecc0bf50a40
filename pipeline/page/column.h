// The galley as page make-up sees it: one column of pieces with the heights, the rules and
// the prices that decide where it may be cut. Measures only; nothing of it is painted.
#pragma once

#include "base/length.h"
#include "galley/galley.h"
#include "page/float_queue.h"
#include "page/prices.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pam::page {

using price::Price;

/// Which setting of a paragraph is used: the galley's best, or the one with a line more or
/// fewer.
enum class Setting : std::uint8_t { Best, Longer, Shorter };

/// A place where the column may be cut: before line `line` of a piece in a setting. Line 0
/// is before the whole piece, and then the setting is Best by convention.
struct Cut {
    std::uint32_t piece = 0;
    std::uint32_t line = 0;
    Setting setting = Setting::Best;
    bool operator==(const Cut&) const = default;
};

/// Notes are set in the order of their first calls. This is how far they are set: all
/// before number `note`, and of that one the first `line` lines.
struct NoteCut {
    std::uint32_t note = 0;
    std::uint32_t line = 0;
    bool operator==(const NoteCut&) const = default;
};

/// One setting of a piece. A panel counts as one line, and so does a paragraph without any.
struct Measure {
    std::vector<Length>
        depth;  // depth[i]: height of the first i lines; empty: no such setting
    std::vector<std::uint32_t>
        calls;  // calls[i]: notes called up to line i; empty: as before the piece
    std::vector<bool> hyphens;  // hyphens[i]: line i - 1 ends in a hyphen; empty: none does
    Price price = 0;

    [[nodiscard]] bool exists() const { return !depth.empty(); }
    [[nodiscard]] std::uint32_t lines() const {
        return static_cast<std::uint32_t>(depth.size()) - 1;
    }
    [[nodiscard]] Length height() const { return depth.back(); }
};

/// Where a piece must begin.
enum class Start : std::uint8_t { Anywhere, NewPage, Recto, Verso };

/// Where a page or a column begins: the first piece or line on it, and how far notes and
/// floats are set before it.
struct PageStart {
    Cut cut;
    NoteCut notes;
    std::uint32_t floats = 0;
    bool operator==(const PageStart&) const = default;
};

struct Piece {
    std::array<Measure, 3> settings;  // by Setting
    Length space;                     // before it, unless it is first on a page
    Start start = Start::Anywhere;
    std::size_t page = 0;     // for PageStyles::kinds
    std::size_t columns = 0;  // for Galley::column_set
    bool on_grid = false;     // its lines are as high as the grid's, and stand on them
    bool may_part = false;
    bool may_begin_page = true;  // else it must stand with the piece before
    // What keeps together, but is too long to be worth a half empty page, may be cut at a
    // price.
    Price part_price = 0;     // inside
    Price begin_price = 0;    // before it
    bool is_heading = false;  // keeps with what follows
    std::uint32_t orphans = 2;
    std::uint32_t widows = 2;
    std::uint32_t notes_before = 0;  // notes called before it
    Price stretch_price = 0;         // of a line more above it; 0: not to be stretched
    std::uint32_t apart_before = 0;  // pieces that such a line is shared out around
    std::uint32_t head = 0;          // rows [head, head + head_rows) are set again when a
    std::uint32_t head_rows = 0;     // page begins with this row of a table
    Length head_height;

    [[nodiscard]] const Measure& measure(Setting setting) const {
        return settings[static_cast<std::size_t>(setting)];
    }
};

/// One line (or panel) of a note; `top` from the top of the note.
struct NoteLine {
    Length top;
    Length height;
    Length under_baseline;  // from the baseline to the foot of the line
    std::size_t block = 0;  // in the note
    std::size_t line = 0;   // in the block; of no meaning for a panel
};

struct Note {
    std::size_t index = 0;  // in Galley::notes
    Length space;           // above it where it follows another note
    std::vector<NoteLine> lines;
    [[nodiscard]] Length height() const { return lines.back().top + lines.back().height; }
};

class Column {
public:
    /// `lines` is the height of the smallest page, in lines of the grid.
    Column(const galley::Galley& galley, Length grid, int lines, bool right_to_left);

    std::vector<Piece> pieces;
    std::vector<Note> notes;  // in order of first calls; empty ones are left out
    FloatQueue floats;
    bool notes_aside = false;  // in the margin, not at the foot
    Length grid;
    Length baseline;  // of a body line, from its top: where the grid's lines run

    [[nodiscard]] std::uint32_t called(Cut cut) const;
    /// The kinds of page that begin so; what is only notes goes on as before.
    [[nodiscard]] std::size_t page_of(Cut cut) const;
    [[nodiscard]] bool has_column_sets() const { return counts_.size() > 1; }
    /// How many columns stand beside one another where the text goes on.
    [[nodiscard]] int columns_at(Cut cut) const {
        if (!has_column_sets() || pieces.empty()) return 1;
        return counts_[pieces[std::min<std::size_t>(cut.piece, pieces.size() - 1)].columns];
    }
    /// Text that follows piece `k` needs another width, or begins a page.
    [[nodiscard]] bool begins_area(std::uint32_t k) const {
        return pieces[k].start != Start::Anywhere
               || pieces[k].columns != pieces[k - 1].columns;
    }
    /// Lines of the grid that the text needs from there to the end of its band, with its
    /// notes, if all were one column.
    [[nodiscard]] int rest_of_band(const PageStart& start) const;
    /// Height of the text from one piece to another.
    [[nodiscard]] Length height_between(std::uint32_t from, std::uint32_t to) const {
        return Length::from_units(sums_[to] - sums_[from]);
    }
    /// Height of the notes from one cut to another, set one under the other.
    [[nodiscard]] Length note_height(NoteCut from, NoteCut to) const;
    /// The note lines' share of the foot: their height, with the last baseline on the grid.
    [[nodiscard]] Length foot_height(NoteCut from, NoteCut to) const;
    /// How far the notes from `from` up to those before number `end` can be set in `room`.
    [[nodiscard]] NoteCut furthest(NoteCut from, std::uint32_t end, Length room) const;
    /// `from` must not be the end of all notes.
    [[nodiscard]] NoteCut one_line_further(NoteCut from) const;
    /// Gives up a line where otherwise a single line of a note would be left over.
    [[nodiscard]] NoteCut without_widow(NoteCut from, NoteCut reached) const;

private:
    void add_up();

    std::vector<std::int64_t> note_sums_;  // spaces and heights of all notes before
    std::vector<std::int64_t> sums_;  // and of all pieces before, in their best setting
    std::vector<int> counts_;         // of columns, by Galley::column_set
};

/// The lines of a paragraph in one setting.
[[nodiscard]] const std::vector<galley::SetLine>&
lines_of(const galley::Block& block, Setting setting);

/// Notes that no line of the column calls, directly or through another note, by index.
[[nodiscard]] std::vector<std::size_t> uncalled_notes(const galley::Galley& galley);

}  // namespace pam::page
