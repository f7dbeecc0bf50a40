// Sets a text that the parser made beside the source it must have been made of, character
// by character.
#pragma once

#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// A stretch of the parser's text and the stretch of the passage it stands for.
struct Piece {
    enum class How { Same, Escape, Entity, Null };
    How how = How::Same;
    std::size_t text_begin = 0, text_end = 0;
    std::size_t begin = 0, end = 0;
};

/// What the parser has already undone in the text: nothing in a bare link, only entities in
/// <...>.
enum class Reading { Prose, EntitiesOnly, Raw };

/// `wanted`, all of it, as it stands at offset `at` of the passage's text; none where it
/// does not.
[[nodiscard]] std::optional<std::vector<Piece>> match(
    std::string_view text,
    std::size_t at,
    std::string_view wanted,
    Reading reading,
    Record& record
);

}  // namespace pam::manuscript::markdown
