// What readers need beyond the words: headings that are headings, and a description of each
// picture. The same for both kinds of output.
#pragma once

#include "preflight/expected_text.h"
#include "preflight/made_text.h"
#include "preflight/preflight.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// A heading as an output has it, UTF-8, without what was made.
struct FoundHeading {
    int level = 1;
    std::string text;
    std::string where;
};

/// What an output says in place of a picture.
struct FoundPicture {
    std::string alternative;
    std::string where;
};

/// 1 to 6 for h1 to h6, as HTML or PDF writes them, 0 for any other element.
[[nodiscard]] int heading_level(std::string_view element);

/// Each heading of the work must be one, in order, and stand below the same heading as in
/// the manuscript. Levels may differ, since an output skips none.
void check_headings(
    const ExpectedText& expected, const std::vector<FoundHeading>& found, Report& report
);

/// Each description must be told once, with its picture or, where that is missing, as a
/// label; and nothing may be described that the manuscript does not.
void check_pictures(
    const ExpectedText& expected,
    const std::vector<FoundPicture>& found,
    const std::vector<MadeText>& labels,
    Report& report
);

}  // namespace pam::preflight
