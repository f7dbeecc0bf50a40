// Two editions of one work set side by side: their blocks and words as one row of tokens,
// the shortest way from one row to the other, and a table of the differences that are
// known.
#pragma once

#include "document/document.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pam::manuscript::test {

using Tokens = std::vector<std::string>;

/// Exact: as typed. Loose: letters and digits in lower case, hyphens and dashes part words.
enum class Compared { Exact, Loose };

/// "<heading>", "<paragraph>", "<line>", "<break>", "<note>" before the words of each;
/// title page, contents and colophon are left out.
[[nodiscard]] Tokens tokens_of(const document::Document& document, Compared compared);

/// Words of a text under a mark.
void add_words(
    Tokens& tokens, const std::string& mark, const std::string& text, Compared compared
);

/// What stands there and here, with two tokens before.
struct Difference {
    std::string before;
    std::string there;
    std::string here;
    bool operator==(const Difference&) const = default;
    [[nodiscard]] std::string row() const { return before + "\t" + there + "\t" + here; }
    [[nodiscard]] bool touches_blocks() const {
        return (there + here).find('<') != std::string::npos;
    }
};
[[nodiscard]] std::vector<Difference> differences(const Tokens& there, const Tokens& here);

/// Rows of the table that begin with `pair`: before, there, here, and why it is so.
struct KnownDifference {
    Difference difference;
    std::string why;
};
[[nodiscard]] std::vector<KnownDifference>
known_differences(const std::filesystem::path& table, const std::string& pair);

/// What is wrong between the differences found and those known: one that the table lacks, a
/// row that is stale, a row that says no reason.
[[nodiscard]] std::vector<std::string>
complaints(const std::vector<Difference>& found, std::vector<KnownDifference> known);

}  // namespace pam::manuscript::test
