// From break points to a finished line: which glyphs stand where. Glyphs of one look become
// one run, spaces included, each glyph with its own place, so that the press paints a line
// in few strokes.
#pragma once

#include "galley/copy.h"
#include "galley/items.h"
#include "galley/line_breaker.h"

#include <cstdint>
#include <vector>

namespace pam::galley {

/// Where the line's measure begins and how what is left of it is shared out.
struct LinePlace {
    Fine left = 0;
    Fine measure = 0;
    style::TextAlign align = style::TextAlign::Left;  // Left, Right, Centre or Justify
    bool last = false;                                // of its paragraph: no space follows
};

/// Keeps its working memory between lines.
class LineSetter {
public:
    LineSetter(foundry::Shaper& shaper, const Copy& copy, const Row& row)
        : shaper_(shaper)
        , copy_(copy)
        , row_(row) {}

    [[nodiscard]] SetLine
    set(const BreakPoint& from,
        const BreakPoint& to,
        const LineFit& fit,
        const LinePlace& place);
    /// The line but for its fragments.
    [[nodiscard]] SetLine outline(
        const BreakPoint& from,
        const BreakPoint& to,
        const LineFit& fit,
        const LinePlace& place
    ) const;

private:
    /// A word, part of a word, or a space of the line.
    struct Element {
        std::size_t item = 0;
        std::uint32_t from = 0, to = 0;  // bytes in the item
        Fine width = 0;                  // as set
        Fine clusters = 0;
        Fine growth = 0;  // part of it that expansion has added
        Fine x = 0;       // of its left edge
        Fine after = 0;   // what the line gives behind a word without a space
    };
    struct Hyphen {
        bool inserted = false;
        std::uint32_t own_bytes =
            0;  // of the author's soft hyphen, which the glyph then shows
    };

    [[nodiscard]] bool inserts_hyphen(const BreakPoint& to) const;
    void gather(const BreakPoint& from, const BreakPoint& to);
    void measure_word(Element& element, int expansion);
    [[nodiscard]] Fine track(Fine tracking);
    void place(const LineFit& fit, const LinePlace& where, Fine left);
    void place_visually();
    [[nodiscard]] Fine text_start() const;
    [[nodiscard]] Fine
    left_of(const BreakPoint& from, const LineFit& fit, const LinePlace& place);
    void write(SetLine& line);
    void write_word(const Element& element);
    void write_space(const Element& element);
    void write_hyphen();
    void write_end_space(const BreakPoint& to);
    void open_run(const Element& element);
    void close_run();
    [[nodiscard]] foundry::Glyph placed(const foundry::ShapedGlyph& glyph, Fine x) const;
    void add_glyph(const foundry::ShapedGlyph& glyph, Fine x);
    void add_cluster(std::string_view text, std::uint16_t glyphs);
    [[nodiscard]] std::uint32_t byte_of(const BreakPoint& point) const;
    void collect_anchors(
        SetLine& line, const BreakPoint& from, const BreakPoint& to, bool last
    ) const;
    [[nodiscard]] Fine scaled(std::int64_t units) const;

    foundry::Shaper& shaper_;
    const Copy& copy_;
    const Row& row_;
    std::vector<Element> elements_;
    Hyphen hyphen_;
    int expansion_ = 0;
    Fine tracking_ = 0;  // after each letter but the line's last
    // The run being written.
    SetLine* line_ = nullptr;
    Fragment* run_ = nullptr;
    std::uint8_t level_ = 0;
    Fine origin_ = 0;                            // x of the run
    Fine pen_ = 0;                               // right end of what stands in it
    Fine units_ = 1;                             // design units to the em
    Fine factor_ = 0;                            // size and expansion
    double scale_ = 0;                           // their quotient
    Fine spacing_ = 0;                           // letter-spacing
    std::uint32_t run_begin_ = 0, run_end_ = 0;  // bytes of the copy
    std::string pending_;  // invisible characters before the first glyph
};

}  // namespace pam::galley
