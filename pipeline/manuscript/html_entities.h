// Character references: &eacute; and &#233;. Numbers are resolved here, names by gumbo,
// which has the standard's table of them; each name is asked about once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pam::manuscript::html {

/// `length` bytes of the source stand for `text`.
struct EntityMatch {
    std::size_t length = 0;
    std::string text;
};

class Entities {
public:
    /// The reference with which `text` begins, which begins with "&"; null where "&" is
    /// only itself. Valid until the next call.
    [[nodiscard]] const EntityMatch* at_front(std::string_view text);
    /// A whole attribute's value.
    [[nodiscard]] std::string resolved(std::string_view text);

private:
    const EntityMatch* number(std::string_view text);
    const EntityMatch* name(std::string_view text);

    std::unordered_map<std::string, std::optional<EntityMatch>> names_;
    EntityMatch number_;
    int unknown_ = 0;
};

}  // namespace pam::manuscript::html
