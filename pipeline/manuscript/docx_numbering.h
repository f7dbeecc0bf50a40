// Numbering as Word counts it (ECMA-376, part 1, 17.9): the number before a paragraph
// stands in no file; it follows from the paragraphs before it. Lists of one definition go
// on counting after whatever stands between them.
#pragma once

#include "manuscript/docx_styles.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pam::manuscript::docx {

/// The number of one paragraph. `marker` is what Word prints ("2.1", "(a)", empty for a
/// bullet), `counted` tells that it is the plain decimal number `value`.
struct ListNumber {
    int list = 0;   // lists of one definition have the same number
    int level = 0;  // 0 to 8
    bool bulleted = false;
    bool counted = false;
    int value = 1;
    std::string marker;
    int indent = 0;  // twips, of the item's text
};

class Numbering {
public:
    /// Reads `w:numbering`.
    void read(pugi::xml_node numbering, const Styles& styles);

    /// Counts the paragraph; nothing when its numbering is unknown, is taken away, or
    /// prints nothing.
    [[nodiscard]] std::optional<ListNumber>
    count(const NumberPlace& place, const std::string& style);

private:
    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text;
        std::optional<int> restart;  // 0: never; n: after a number of level n - 1
        bool legal = false;          // all numbers of the text are decimal
        std::string style;
        std::optional<int> left;
    };
    static constexpr std::size_t level_count = 9;
    using Levels = std::array<Level, level_count>;
    struct Definition {
        Levels levels;
        std::string style_link;     // it is defined by that style's numbering
        std::string style_defined;  // it defines that style's numbering
    };
    struct Number {
        int definition = 0;
        std::map<int, Level> levels;  // overrides
        std::map<int, int> starts;
    };
    using Counters = std::array<std::optional<int>, level_count>;

    void read_definition(pugi::xml_node node);
    void read_number(pugi::xml_node node);
    void follow_style_links(const Styles& styles);
    [[nodiscard]] const Level& level_of(const Number& number, int level) const;
    [[nodiscard]] int advance(int id, const Number& number, int level);
    [[nodiscard]] std::string
    marker_of(const Number& number, int level, const Counters& counters) const;
    [[nodiscard]] int level_of_style(const Number& number, const std::string& style) const;

    std::map<int, Definition> definitions_;
    std::map<int, Number> numbers_;
    std::map<int, Counters> counters_;       // by definition
    std::set<std::pair<int, int>> started_;  // numbers and levels whose start was used
};

/// `value` as Word writes it in a number format (ST_NumberFormat): "lowerRoman" gives
/// "iv"; formats that spell words out, and unknown ones, are decimal.
[[nodiscard]] std::string formatted_number(int value, std::string_view format);

}  // namespace pam::manuscript::docx
