// Attributes as Pandoc writes them after a heading, a bracket, a picture or a fence:
// {#id .class key=value key="some words"}.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pam::manuscript::markdown {

struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> pairs;
    std::size_t end = 0;  // offset after the closing brace

    [[nodiscard]] bool has_class(std::string_view name) const;
    /// Empty where there is none.
    [[nodiscard]] std::string_view value(std::string_view key) const;
    /// The classes that mean nothing to the reader: names that the author gives for a house
    /// style to find.
    [[nodiscard]] std::vector<std::string> names_for_styles() const;
};

/// The attributes that begin with the "{" at `at`; none where anything in the braces is
/// something else, or where nothing in them says that they are attributes (an id, a class
/// or a key that means something here): such braces are text.
[[nodiscard]] std::optional<Attributes>
scan_attributes(std::string_view text, std::size_t at);

/// Where attributes at the very end of `text` begin, the blanks before them included; its
/// size where there are none.
[[nodiscard]] std::size_t attributes_at_end(std::string_view text);

}  // namespace pam::manuscript::markdown
