// What a page's content has to know of a font of the file: what its codes say, and how far
// each moves on.
#pragma once

#include "press/to_unicode.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pam::press {

/// Advances in thousandths of an em, the very numbers that stand in the file.
struct CodeWidths {
    std::uint32_t first = 0;
    std::vector<double> widths;  // of the codes from `first` on

    /// Codes without a width have none.
    [[nodiscard]] double of(std::uint32_t code) const {
        const std::size_t place = std::size_t{code} - first;
        return code >= first && place < widths.size() ? widths[place] : 0;
    }
};

struct ContentFont {
    ToUnicode text;
    CodeWidths widths;
};

/// By name of the font resource, which Cairo keeps unique in the whole file.
using ContentFonts = std::map<std::string, ContentFont, std::less<>>;

}  // namespace pam::press
