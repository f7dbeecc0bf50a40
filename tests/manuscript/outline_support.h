// One plain form for two readings of a file, so that they can be compared line by line: our
// Document, and the syntax tree of another converter (Haskell's text of it). Inlines are
// words with letters for their formats, so that the order of nesting makes no difference.
#pragma once

#include "manuscript/manuscript.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::test {

struct Outline {
    std::vector<std::string> lines;
    std::vector<std::string> deletions, insertions, comments;  // "author: words"
};

[[nodiscard]] Outline outline_of(const Manuscript& manuscript);

/// Reads `[Para [Str "a",Space,Emph [Str "b"]]]` and the like; a line "unreadable" where it
/// cannot.
[[nodiscard]] Outline outline_of_native(std::string_view text);

/// Lines that only one of the two has, by their longest common subsequence, each after a
/// sign: "+ " ours, "- " theirs.
[[nodiscard]] std::vector<std::string> line_differences(
    const std::vector<std::string>& ours, const std::vector<std::string>& theirs
);

/// Words with one space between them, each run of one format marked: "plain |e:slanted
/// |plain".
class InlineWriter {
public:
    void text(std::string_view characters, const std::string& format);
    void blank() { gap_ = true; }
    [[nodiscard]] std::string take();

private:
    std::string out_;
    std::string last_;
    bool gap_ = false;
};

}  // namespace pam::manuscript::test
