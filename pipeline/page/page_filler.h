// Fills one page from a given place in the column and finds every good place to end it, in
// all ways that the settings of its paragraphs allow. The breaker joins such pages into a
// whole work.
#pragma once

#include "page/column.h"
#include "page/frame.h"

#include <cstdint>
#include <vector>

namespace pam::page {

/// Why a page ends: its place was used up, what follows stands across other columns, a new
/// page was asked for, floats must come first, or the work is done.
enum class Ending : std::uint8_t { Full, Band, NewPage, Floats, LastOfAll };

struct PageEnd {
    PageStart next;
    Ending ending = Ending::Full;
    int short_by = 0;         // lines missing at the foot; -1: a line too many
    bool hyphen = false;      // the last line ends in a hyphen put in by the line break
    bool broken = false;      // a keep, a widow or an orphan was given up
    Price price = 0;          // of all that is known without the facing page
    std::int32_t trace = -1;  // last of its segments in PageFiller::segments()
};

/// Lines of one piece on a page; for a panel, its one "line".
struct Segment {
    std::uint32_t piece = 0;
    Setting setting = Setting::Best;
    std::uint32_t begin = 0, end = 0;
    Length top;                // of the first line, from the top of the text area
    std::int32_t before = -1;  // the segment above it, in the filler's list
};

class PageFiller {
public:
    enum class Tracing { Off, On };

    explicit PageFiller(const Column& column, Tracing tracing = Tracing::Off)
        : column_(column)
        , tracing_(tracing) {}

    /// The ends that cost at most `horizon` more than the cheapest; never none. Valid until
    /// the next call.
    [[nodiscard]] const std::vector<PageEnd>&
    fill(const PageStart& start, const Frame& frame, Price horizon = price::horizon);

    /// The segments of the page that ends so, from top to bottom. Needs Tracing::On.
    [[nodiscard]] std::vector<Segment> segments(const PageEnd& end) const;

private:
    /// How hard to look for an end: near the full page, anywhere, or even against the
    /// rules.
    enum class Effort { Near, Far, Desperate };
    /// Pieces set so far on the page, in one way.
    struct Partial {
        Length y;  // foot of the last one
        Price price = 0;
        std::int32_t trace = -1;
        bool empty = true;
    };
    /// Floats that may stand on the page: those up to `to`; alone, or with the text in what
    /// room they leave.
    struct Choice {
        std::uint32_t to = 0;
        FloatRoom room;
        bool alone = false;
    };
    struct Option {
        Setting setting = Setting::Best;
        Length stretch;  // more space above
        Price price = 0;
    };

    void try_all(Effort effort);
    void choose_floats();
    [[nodiscard]] bool has_place(const Choice& choice) const;
    [[nodiscard]] bool must_flush() const;
    void end_with_floats();
    [[nodiscard]] bool settle_floats(PageEnd& end) const;
    void run(Effort effort);
    void set_piece(std::uint32_t piece, const Partial& partial, const Option& option);
    /// Ends from line `first` of the segment on.
    void try_ends(
        std::uint32_t piece,
        const Segment& segment,
        const Partial& partial,
        std::uint32_t first
    );
    [[nodiscard]] Price cut_price(std::uint32_t piece, bool whole) const;
    void end_at_start_of(std::uint32_t piece);
    [[nodiscard]] Ending ending_before(std::uint32_t piece) const;
    [[nodiscard]] bool starts_page(std::uint32_t piece) const;
    [[nodiscard]] bool may_begin_page(std::uint32_t piece) const;
    void offer(Length foot, PageEnd end);
    [[nodiscard]] bool runs_too_long(int short_by) const;
    void offer_without_notes(Length foot, PageEnd end);
    void offer_with_notes(Length foot, PageEnd end, std::uint32_t called);
    void offer_with_side_notes(Length foot, PageEnd end, std::uint32_t called);
    void offer_parted_note(Length foot, PageEnd end, std::uint32_t called);
    [[nodiscard]] Price parting_price(NoteCut reached, std::uint32_t called) const;
    void add(PageEnd end);
    void drop_dear(std::vector<Partial>& partials) const;
    void keep_best(const Partial& page);
    [[nodiscard]] Length foot_of_notes(std::uint32_t called) const;
    [[nodiscard]] Length
    top_of(const Piece& piece, const Partial& partial, Length stretch) const;
    [[nodiscard]] Price last_page_price(Length foot) const;
    [[nodiscard]] bool is_sunk() const;
    std::int32_t trace(Segment segment, std::int32_t before);

    const Column& column_;
    Tracing tracing_;
    PageStart start_;
    Frame area_;   // with its floats
    Frame frame_;  // without
    Effort effort_ = Effort::Near;
    std::uint32_t called_at_start_ = 0;
    Price horizon_ = price::horizon;
    Price cheapest_ = 0;
    std::vector<Choice> choices_;
    std::uint32_t placed_ = 0;  // floats before the end of the page
    std::vector<Partial> partials_, next_;
    std::vector<PageEnd> ends_;
    std::vector<Segment> segments_;
};

}  // namespace pam::page
