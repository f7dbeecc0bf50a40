// Parsed sheets in cascade order, and an index to find the few rules that can match an
// element.
#pragma once

#include "style/property.h"
#include "style/selector.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pam::style {

/// The outputs that a rule is for, from the @media around it.
struct Media {
    bool page = true;
    bool reader = true;
    [[nodiscard]] bool has(Medium medium) const {
        return medium == Medium::Page ? page : reader;
    }
    bool operator==(const Media&) const = default;
};

struct Rule {
    std::vector<Selector> selectors;
    std::vector<Declaration> declarations;
    Media media;
};

/// `@page`, perhaps with a name and with `:left`, `:right`, `:first`, `:blank`.
struct PageRule {
    std::string name;
    bool left = false, right = false, first = false, blank = false;
    std::vector<Declaration> declarations;
    std::array<std::vector<Declaration>, 6> boxes;  // by MarginBoxPlace
    std::vector<Declaration> footnote;
    /// CSS Paged Media 3, section 3.3: a name weighs most; :first and :blank weigh more
    /// than :left and :right.
    [[nodiscard]] int specificity() const {
        return (name.empty() ? 0 : 100) + 10 * (int{first} + int{blank}) + int{left}
               + int{right};
    }
};

struct Rules {
    std::vector<Rule> rules;
    std::vector<PageRule> pages;
    std::optional<Size> paper;  // the desk's --paper

    /// One selector of one rule. Entries stand in cascade order: specificity, then order of
    /// writing.
    struct Entry {
        std::uint32_t rule = 0;
        std::uint32_t selector = 0;
        std::uint32_t specificity = 0;
    };
    using Ranks = std::vector<std::uint32_t>;  // indices in `entries`, rising
    using Buckets = std::map<std::string, Ranks, std::less<>>;
    std::vector<Entry> entries;
    Buckets by_id, by_class, by_tag;
    Ranks for_all;

    /// The body's type size and line height for each medium (0 page, 1 reader): `rem` and
    /// `rlh`.
    struct Root {
        Length size = Length::from_points(11);
        Length line_height = Length::from_points(14);
    };
    std::array<Root, 2> roots;

    /// Rebuilds entries, buckets and roots after rules were added.
    void index();

private:
    Ranks& bucket(const Compound& subject);
};

/// Parses a sheet and appends its rules. The index is not rebuilt.
void parse_sheet(const Source& source, SourceId id, Rules& rules, Diagnostics& log);

}  // namespace pam::style
