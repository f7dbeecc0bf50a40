// The copy as a row of items, words and spaces, with their widths, and the points at which
// the row may be broken into lines.
#pragma once

#include "foundry/shaper.h"
#include "galley/copy.h"
#include "galley/line_breaker.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pam::galley {

struct Item {
    enum class Kind : std::uint8_t { Word, Space, Forced };
    Kind kind = Kind::Word;
    std::uint8_t level = 0;      // of UAX #9
    bool breakable = false;      // a space at which a line may end
    bool gives = false;          // a space that stretches and shrinks
    bool folded = false;         // a space after another, which is not set
    bool parts = false;          // a line may end after it though no space follows
    bool follows_space = false;  // a word that is shaped with the space before it
    std::uint32_t piece = 0;
    std::uint32_t begin = 0;  // bytes of the copy
    std::uint32_t end = 0;
    foundry::FaceId face = 0;
    foundry::WordId word = 0;  // of a Word
    Fine size = 0;             // of its type,
    Fine units = 1;            // and the face's design units to the em
    Fine width = 0;
    Fine seam = 0;           // room to the next word, no space; none at a line's end
    Fine give = 0;           // that it stretches and shrinks like a space so wide
    Fine before = 0;         // sum of the widths of all items before
    Fine spaces_before = 0;  // of what they give
};

/// No word of a break point's item is parted: the break is at the item's edge.
inline constexpr std::uint32_t whole = 0xFFFFFFFFu;

/// What the row of items is made for.
struct RowRules {
    bool hyphenate = false;
    bool hang = false;              // let punctuation hang in the margins
    bool always_hyphenate = false;  // whatever the style says
    bool keep_spaces =
        false;         // preformatted: spaces have their width and stay at line heads
    Fine indent = 0;   // of the first line; negative hangs out
    Fine measure = 0;  // words wider than this are broken anywhere
};

/// The row of items of one paragraph. Keeps its memory between paragraphs.
class Row {
public:
    explicit Row(foundry::Shaper& shaper) : shaper_(shaper) {}

    /// Bytes of characters that no face has come back in `missing`.
    void make(const Copy& copy, const RowRules& rules, std::vector<std::uint32_t>& missing);
    /// A space gets a fixed width: a marker's, that the text after it may stand in line.
    void fix_space(std::size_t item, Fine width);
    /// Break points, first the paragraph's start, last its end. Says whether a word had to
    /// be broken where no rule allows it, by that word's item.
    [[nodiscard]] std::span<const BreakPoint>
    points(const RowRules& rules, std::vector<std::size_t>& parted);

    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    /// Letters of Latin, Greek, Cyrillic alone, set from left to right.
    [[nodiscard]] bool is_simple() const { return simple_; }
    [[nodiscard]] bool has_bidi() const { return has_bidi_; }
    /// Is most of it in squares, Chinese or Japanese? Those are not made wider or narrower.
    [[nodiscard]] bool is_in_squares() const { return in_squares_; }
    [[nodiscard]] Fine width() const;
    /// The first item after the blanks that begin at `item`; no further than past a forced
    /// line end.
    [[nodiscard]] std::size_t end_of_blanks(std::size_t item) const;
    /// Before the breakable blanks that end at `end`.
    [[nodiscard]] std::size_t end_without_blanks(std::size_t end) const;

private:
    struct Stretch {  // bytes of one piece, face, script and direction
        std::uint32_t begin, end, piece;
        foundry::FaceId face;
        std::uint32_t script;
        std::uint8_t level;
    };

    void cut_simple(const Copy& copy);
    void cut_itemised(const Copy& copy, std::vector<std::uint32_t>& missing);
    void find_seams(const Copy& copy);
    [[nodiscard]] foundry::TypeId
    type_of(const Copy& copy, const Stretch& stretch, const RowRules& rules);
    void add_stretch(const Copy& copy, const Stretch& stretch, const RowRules& rules);
    void add_word(
        const Copy& copy,
        const Stretch& stretch,
        foundry::TypeId type,
        std::uint32_t begin,
        std::uint32_t end
    );
    void add_blank(
        const Copy& copy,
        const Stretch& stretch,
        foundry::TypeId type,
        std::uint32_t begin,
        std::uint32_t end,
        char32_t c,
        const RowRules& rules
    );
    void measure_words();
    void add_sums();
    void add_word_points(
        std::size_t item, const RowRules& rules, std::vector<std::size_t>& parted
    );
    void add_point(
        std::size_t item,
        const foundry::WordBreak& at,
        std::int32_t penalty,
        const RowRules& rules
    );
    void add_edge_point(std::size_t item, const RowRules& rules);
    void add_blank_point(
        std::size_t first,
        std::size_t next,
        const RowRules& rules,
        std::vector<std::size_t>& parted
    );
    [[nodiscard]] bool chain_overflows(std::size_t item, const RowRules& rules) const;
    void add_end_point(const RowRules& rules);
    void end_line_at(std::size_t item, const RowRules& rules, BreakPoint& point) const;
    void begin_line_at(std::size_t item, const RowRules& rules, BreakPoint& point) const;
    [[nodiscard]] bool overflows(
        const Item& item, std::span<const foundry::WordBreak> breaks, const RowRules& rules
    ) const;
    [[nodiscard]] Fine hang_left(std::size_t item, const RowRules& rules) const;
    [[nodiscard]] Fine hang_right(std::size_t item, const RowRules& rules) const;
    void scale(Item& item) const;
    [[nodiscard]] static Fine fine(const Item& item, std::int64_t units);
    [[nodiscard]] Fine tracking(const Item& item) const;

    foundry::Shaper& shaper_;
    const Copy* copy_ = nullptr;
    std::vector<Stretch> stretches_;
    std::vector<Item> items_;
    std::vector<BreakPoint> points_;
    std::vector<std::uint32_t> inner_breaks_;  // bytes, from Unicode's rules
    struct Seam {
        std::uint32_t byte;
        int room;  // thousandths of an em
    };
    std::vector<Seam> seams_;
    std::vector<std::uint32_t> cuts_;  // bytes at which words end for either reason
    struct CachedType {
        const style::ComputedStyle* style;
        foundry::FaceId face;
        std::uint32_t script;
        bool right_to_left, hyphenate;
        std::string language;
        foundry::TypeId type;
    };
    std::vector<CachedType> cached_types_;
    bool has_bidi_ = false;
    bool in_squares_ = false;
    bool simple_ = true;
};

}  // namespace pam::galley
