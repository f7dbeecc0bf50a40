// Character references: what "&eacute;" and "&#8212;" stand for. The names are HTML's, and
// gumbo knows them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace pam::manuscript::markdown {

class Entities {
public:
    /// The characters that `written`, from "&" to ";", stands for; empty if it stands for
    /// none.
    [[nodiscard]] const std::string& of(std::string_view written);

private:
    std::map<std::string, std::string, std::less<>> known_;
};

/// `text` with its backslash escapes and character references undone, as in a link's
/// target.
[[nodiscard]] std::string unescaped(std::string_view text, Entities& entities);

}  // namespace pam::manuscript::markdown
