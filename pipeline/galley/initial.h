// Initials: the first letter of a paragraph, several lines high, and the opening words in
// small capitals. The letter is fitted by its ink: its foot stands on the last of its
// lines, its head is level with the capitals of the first, its side is flush with the
// margin. Private to this room.
#pragma once

#include "galley/copy.h"
#include "galley/galley.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pam::galley {

/// The bytes at the head of a paragraph's copy that its initial takes.
struct InitialText {
    std::uint32_t letter = 0;  // opening quotation marks stand before it
    std::uint32_t end = 0;
    bool alone = false;  // the letter is a word: a space follows
};

/// None where the paragraph opens with no letter or figure.
[[nodiscard]] std::optional<InitialText> find_initial(const Copy& copy);

/// Where the opening words end: after so many of them, or with the sentence, or before a
/// note's call.
[[nodiscard]] std::uint32_t end_of_opening(const Copy& copy, int words);

/// How large a letter is to be set and where, from what it paints at some size.
struct InitialFit {
    Length size;
    Length drop;     // of its baseline, below that of the first line
    Length width;    // of its ink
    Length bearing;  // from its origin to its ink, on the margin's side
    Length tuck;     // by so much more room the first line has than the others
    Length lead;     // so far within the margin its head begins: marks before it move in
    bool hangs = false;  // it reaches into the line after its last
};

/// What the letter stands beside: `lines` of text, `line_height` apart, whose capitals are
/// `head` high.
struct InitialPlace {
    int lines = 0;
    Length line_height;
    Length head;
    style::Direction direction = style::Direction::LeftToRight;
};

/// `letter` is the initial set as a line of its own, in any size.
[[nodiscard]] std::optional<InitialFit> fit_initial(
    const SetLine& letter, const InitialPlace& place, const foundry::Shaper& shaper
);

/// How high the face's capitals are by what they paint, or its small capitals.
enum class Head { Capitals, SmallCapitals };
[[nodiscard]] Length head_of(Head head, const Look& look, foundry::Shaper& shaper);

}  // namespace pam::galley
