// The words that may follow the colons of a container, and what they mean.
#pragma once

#include "document/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript::markdown {

enum class ContainerKind { Division, Verse, Drama, Plain };

/// What an opening line says. Plain: no word, only attributes (a language, an id), or a
/// word that nobody knows.
struct Opening {
    ContainerKind kind = ContainerKind::Plain;
    document::DivisionKind division = document::DivisionKind::Aside;
    bool known = false;
    std::string word;      // as typed
    std::string id;        // from attributes
    std::string language;  // from attributes
    document::Direction direction = document::Direction::Natural;
    /// The words after the container's own, offsets in the line's words.
    std::size_t title_begin = 0, title_end = 0;
};

/// `words` is what follows the colons, blanks taken off. None where it is no opening line
/// but a sentence.
[[nodiscard]] std::optional<Opening> read_opening(std::string_view words);

/// "letter" for "leter"; empty where none is near.
[[nodiscard]] std::string nearest_container(std::string_view word);

}  // namespace pam::manuscript::markdown
