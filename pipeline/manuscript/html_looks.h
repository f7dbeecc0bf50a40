// How an element was meant to look, as far as that says what it is: bold, italic, centred
// ... from its style attribute and, for word processors that name all looks by classes,
// from the page's own style sheets.
#pragma once

#include "manuscript/html_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pam::manuscript::html {

enum class Aligned : std::uint8_t { Unsaid, Left, Centre, Right };

struct Look {
    std::optional<bool> bold;
    std::optional<bool> italic;
    bool underlined = false;
    bool struck = false;
    bool small_caps = false;
    bool raised = false;
    bool lowered = false;
    bool hidden = false;
    Aligned aligned = Aligned::Unsaid;
};

/// What the declarations of a style attribute say.
[[nodiscard]] Look look_of_declarations(std::string_view declarations);

class Looks {
public:
    explicit Looks(const Tree& tree);

    /// The element's own look; what the style sheets hide is not counted as hidden, for
    /// scripts may show it.
    [[nodiscard]] Look of(NodeIndex node) const;

private:
    void read_sheet(std::string_view sheet);
    void read_rule(std::string_view selectors, std::string_view declarations);

    const Tree& tree_;
    std::unordered_map<std::string, Look> classes_;
};

/// Calls `visit` with each name of a class attribute.
template<typename Visitor>
void for_each_name(std::string_view names, const Visitor& visit) {
    constexpr std::string_view blanks = " \t\r\n\f";
    while (!names.empty()) {
        const std::size_t begin = names.find_first_not_of(blanks);
        if (begin == std::string_view::npos) return;
        names.remove_prefix(begin);
        const std::size_t end = std::min(names.find_first_of(blanks), names.size());
        visit(names.substr(0, end));
        names.remove_prefix(end);
    }
}

/// True when one of the attribute's names is `name`, letters compared without case.
[[nodiscard]] bool has_name(std::string_view names, std::string_view name);
/// True when `text` holds `part` (in lower case), letters compared without case.
[[nodiscard]] bool contains(std::string_view text, std::string_view part);

}  // namespace pam::manuscript::html
