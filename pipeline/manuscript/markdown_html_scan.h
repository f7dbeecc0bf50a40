// Raw HTML as CommonMark 0.30 knows it: where a tag or a block ends, and what a tag says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pam::manuscript::markdown {

/// Which of the seven kinds of HTML block begins with this line (its blanks taken off); 0:
/// none. Kind 7 may not stand in the middle of a paragraph.
[[nodiscard]] int html_block_kind(std::string_view line);
/// Kinds 1 to 5 end with the line that holds their closing mark, 6 and 7 with a blank line.
[[nodiscard]] bool ends_html_block(int kind, std::string_view line);

enum class HtmlPart { Open, Close, Comment, Instruction, Declaration, CharacterData };

/// Finds tags in one text. Remembers which closing marks the rest of the text has not, so
/// that a text of nothing but opening marks is read in linear time.
class HtmlScanner {
public:
    explicit HtmlScanner(std::string_view text) : text_(text) {}

    struct Found {
        HtmlPart part = HtmlPart::Open;
        std::size_t end = 0;
    };
    /// The tag, comment or other part that begins with the "<" at `at`.
    [[nodiscard]] std::optional<Found> scan(std::size_t at);

private:
    [[nodiscard]] std::optional<Found>
    up_to(HtmlPart part, std::size_t at, std::string_view mark);
    [[nodiscard]] std::optional<Found> comment(std::size_t at);

    std::string_view text_;
    bool missing_[6] = {};
};

/// A tag taken apart: its name and the names of its attributes in lower case, values as
/// typed without their quotation marks.
struct Tag {
    std::string name;
    bool closing = false;
    std::vector<std::pair<std::string, std::string>> attributes;

    /// Empty where there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    /// True for alt="", which says of a picture that it is decoration (HTML, 4.8.4.4.7).
    [[nodiscard]] bool states_empty(std::string_view name) const;
};
/// `typed` is a whole tag, from "<" to ">".
[[nodiscard]] Tag read_tag(std::string_view typed);

}  // namespace pam::manuscript::markdown
