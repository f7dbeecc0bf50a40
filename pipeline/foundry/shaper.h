// Shaping: words become glyphs in design units, once for each word however often and in
// whatever size it is set. A word is shaped together with the spaces beside it, since faces
// kern with the space and choose letters by it; cut off again, the glyphs are those of the
// whole paragraph's shaping.
#pragma once

#include "base/diagnostic.h"
#include "foundry/break_rules.h"
#include "foundry/glyph_run.h"
#include "style/computed_style.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace pam::foundry {

class FaceStore;
class Hyphenator;
struct Workbench;  // HarfBuzz's buffer and features

using TypeId = std::uint16_t;
using WordId = std::uint32_t;

/// All that decides a word's glyphs but the word itself.
struct Type {
    FaceId face = 0;
    style::Caps caps = style::Caps::Normal;
    style::Figures figures = style::Figures::Normal;
    style::FigureSpacing figure_spacing = style::FigureSpacing::Normal;
    style::TextTransform transform = style::TextTransform::None;
    bool spaced = false;      // letter-spaced: no ligatures
    bool hyphenated = false;  // look for the patterns' break points
    style::HyphenateChars hyphenate_chars;
    style::HyphenSign hyphen_sign;
    bool right_to_left = false;
    bool stands_in = false;    // the face has but the characters another one lacks
    std::uint32_t script = 0;  // ISO 15924 tag; 0: Latin
    std::string language;      // BCP 47
    bool operator==(const Type&) const = default;
};

enum class Neighbours : std::uint8_t {
    None = 0,
    SpaceBefore = 1,
    SpaceAfter = 2,
    Both = 3
};

/// Design units. Glyphs stand in the order of the text, also where they are set from right
/// to left.
struct ShapedGlyph {
    std::uint16_t id = 0;
    std::uint16_t cluster = 0;  // byte in the word at which its characters begin
    bool unsafe = false;        // no cut before it without shaping anew
    std::int32_t advance = 0;
    std::int32_t dx = 0, dy = 0;  // dy upwards
};

/// A place where the word may be broken, all in design units. `before` counts an inserted
/// hyphen.
struct WordBreak {
    std::uint16_t byte = 0;
    BreakKind kind = BreakKind::Bare;
    std::int32_t before = 0;  // width of what stays on the line
    std::int32_t after = 0;   // width of what goes to the next
    std::int32_t hang_before = 0;
    std::int32_t hang_after = 0;
};

struct Word {
    TypeId type = 0;
    std::uint16_t bytes = 0;
    std::uint16_t glyph_count = 0;
    std::uint16_t break_count = 0;
    std::uint16_t clusters = 0;
    std::uint32_t text = 0;
    std::uint32_t first_glyph = 0;
    std::uint32_t first_break = 0;
    std::int32_t width = 0;
    std::int32_t space_before = 0;  // advance of the space in front of it, kerned
    std::int32_t hang_left = 0, hang_right = 0;
};

/// Consecutive bytes of one face, script and direction.
struct TextRun {
    std::uint32_t begin = 0, end = 0;
    FaceId face = 0;
    std::uint32_t script = 0;
    std::uint8_t level = 0;  // of UAX #9; odd is right to left
};

/// Bytes from `begin` on are wanted in this face and are of this language (BCP 47).
struct FaceSpan {
    std::uint32_t begin = 0;
    FaceId face = 0;
    std::string_view language = {};
};

/// Bytes whose direction is a matter of their own: to what stands around them they are as
/// one neutral character (UAX #9, isolates). Spans nest or are apart, ascending by begin,
/// outer ones first.
struct Isolate {
    std::uint32_t begin = 0, end = 0;
    style::Direction direction = style::Direction::LeftToRight;
};

struct ItemisedText {
    std::vector<TextRun> runs;
    std::vector<std::uint32_t> missing;  // bytes of characters that no face has
    /// Bytes before which UAX #14 allows a break, ascending; only within words of scripts
    /// that write no spaces. Such lines are filled by spreading their characters a little.
    std::vector<std::uint32_t> breaks;
};

class Shaper {
public:
    /// A longer word is given in pieces.
    static constexpr std::size_t longest_word = 4096;

    /// `compiled` is the folder of the patterns that the build has compiled.
    Shaper(FaceStore& faces, std::string compiled);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    /// A word the editor has hyphenated: its points take the place of the patterns'.
    void add_exception(std::string_view word);
    /// The number of a type; features the face lacks are noted and left out.
    [[nodiscard]] TypeId type(const Type& type);
    [[nodiscard]] const Type& type(TypeId id) const;

    [[nodiscard]] WordId word(TypeId type, std::string_view text, Neighbours neighbours);
    /// The same, but what is new has no glyphs, widths and breaks until `settle`: shaping
    /// the new words of a paragraph together takes two thirds of the time.
    [[nodiscard]] WordId
    word_unsettled(TypeId type, std::string_view text, Neighbours neighbours);
    void settle();
    /// References and spans hold until the next word is asked for.
    [[nodiscard]] const Word& operator[](WordId word) const { return words_[word]; }
    [[nodiscard]] std::string_view text(WordId word) const;
    [[nodiscard]] std::span<const ShapedGlyph> glyphs(WordId word) const;
    [[nodiscard]] std::span<const WordBreak> breaks(WordId word) const;
    /// Glyphs of the bytes [from, to): a slice where the cuts are safe, else shaped anew.
    /// Clusters count from the word's begin.
    [[nodiscard]] std::span<const ShapedGlyph>
    fragment(WordId word, std::size_t from, std::size_t to);
    /// Where clusters of the word end, for the last resort of breaking anywhere.
    [[nodiscard]] std::vector<WordBreak> desperate_breaks(WordId word);

    [[nodiscard]] ShapedGlyph space(FaceId face) const;
    /// The sign put in at a hyphen; glyph 0, without width, where the style wants none.
    [[nodiscard]] ShapedGlyph hyphen(TypeId type) const;
    /// What the hyphen's coming after `glyph` changes in its advance.
    [[nodiscard]] std::int32_t
    hyphen_kern(TypeId type, const ShapedGlyph& glyph, std::string_view characters);
    [[nodiscard]] std::int32_t units_per_em(FaceId face) const;
    /// The box of what a glyph paints, from its origin, in design units, y upwards.
    struct Ink {
        std::int32_t left = 0, right = 0, bottom = 0, top = 0;
    };
    [[nodiscard]] Ink ink(FaceId face, std::uint16_t glyph) const;
    /// The part of it between two heights; nothing wide where nothing is painted there.
    [[nodiscard]] Ink ink_within(
        FaceId face, std::uint16_t glyph, std::int32_t bottom, std::int32_t top
    ) const;
    [[nodiscard]] bool has_glyph(FaceId face, char32_t c) const;
    /// The face's own glyph for a character, if it has one.
    [[nodiscard]] std::optional<std::uint16_t> glyph(FaceId face, char32_t c) const;
    [[nodiscard]] std::size_t word_count() const { return words_.size(); }
    /// Shapes a whole text in one call, uncached: what the word cache must equal.
    [[nodiscard]] std::vector<ShapedGlyph> shape_text(TypeId type, std::string_view text);

    /// Can the face set the text without itemising: left to right, simple scripts, every
    /// glyph there?
    [[nodiscard]] bool is_simple(std::string_view text, FaceId face);
    /// Bidirectional levels, scripts and fallback faces of a paragraph. `spans` ascend from
    /// byte 0.
    [[nodiscard]] ItemisedText itemise(
        std::string_view text,
        std::span<const FaceSpan> spans,
        std::span<const Isolate> isolates,
        style::Direction direction
    );

private:
    struct Slot {
        std::uint32_t hash = 0;
        WordId word = 0;  // plus one; 0 is empty
    };
    struct Fragment {
        std::uint32_t first_glyph = 0;
        std::uint32_t count = 0;
    };

    /// A word whose glyphs are still wanting.
    struct Unsettled {
        WordId word = 0;
        Neighbours neighbours = Neighbours::None;
    };

    [[nodiscard]] WordId
    add_word(TypeId type, std::string_view text, Neighbours neighbours);
    void grow();
    [[nodiscard]] std::size_t end_of_batch(std::size_t begin) const;
    void shape_alone(const Unsettled& one);
    void shape_batch(std::span<const Unsettled> batch);
    void measure(WordId word);
    void note_missing_patterns(std::string_view language);
    [[nodiscard]] std::optional<HyphenRules> hyphen_rules(const Type& type);
    /// Shapes into `glyphs_`; gives the first glyph's index.
    std::uint32_t shape(
        TypeId type,
        std::string_view text,
        Neighbours neighbours,
        std::int32_t* space_before
    );
    void find_breaks(WordId word);
    [[nodiscard]] WordBreak measure_break(WordId word, std::uint32_t byte, BreakKind kind);
    /// How the break before that byte is spelt; nullptr where it changes no letter.
    [[nodiscard]] const HyphenPoint* respelling(WordId word, std::size_t byte) const;
    Fragment shape_fragment(WordId word, std::size_t from, std::size_t to);
    [[nodiscard]] std::size_t glyph_at(const Word& word, std::size_t byte) const;
    [[nodiscard]] bool is_safe(const Word& word, std::size_t byte) const;
    [[nodiscard]] std::int32_t hang_before(const Word& word, std::size_t byte) const;
    [[nodiscard]] std::int32_t hang_after(const Word& word, std::size_t byte) const;

    FaceStore& faces_;
    std::unique_ptr<Hyphenator> hyphenator_;
    std::unique_ptr<Workbench> bench_;
    std::vector<Type> types_;
    std::vector<std::optional<HyphenRules>> hyphen_rules_;  // by type
    std::vector<ShapedGlyph> hyphens_;                      // by type
    std::vector<Word> words_;
    std::vector<Slot> slots_;
    std::vector<Unsettled> unsettled_;
    std::string text_;
    std::vector<ShapedGlyph> glyphs_;
    std::vector<WordBreak> breaks_;
    std::map<std::tuple<WordId, std::uint32_t, std::uint32_t>, Fragment> fragments_;
    std::map<std::pair<WordId, std::uint32_t>, HyphenPoint> respellings_;
    std::map<std::pair<TypeId, std::uint16_t>, std::int32_t> hyphen_kerns_;
    std::vector<Opportunity> opportunities_;
    std::vector<std::vector<bool>> simple_;  // by face, by BMP character
};

/// Marks and invisible characters, which go with the letter before them.
[[nodiscard]] bool is_attached(char32_t c);

/// Tells of a character that no declared face has: FD005.
void report_missing(char32_t c, Span place, Diagnostics& log);

}  // namespace pam::foundry
