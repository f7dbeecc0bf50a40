// The page as gumbo is shown it: tags bare of attributes, one letter for each text. What
// would make its tree grow without bound is left out here: elements deeper than a limit,
// formatting that is opened again in every paragraph, and pages of more tags than any book
// has. The tags left out are still tags to the account; only their meaning is lost, and the
// log says so.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/html_scan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::manuscript::html {

struct Skeleton {
    struct Mark {
        std::uint32_t offset = 0;  // in `text`
        std::uint32_t token = 0;
    };
    std::string text;
    std::vector<Mark> tags;   // ascending
    std::vector<Mark> texts;  // ascending
};

[[nodiscard]] Skeleton skeleton_of(const Scan& scan, Diagnostics& log);

}  // namespace pam::manuscript::html
