// The names that web sites give to the parts of their pages, and the words by which an
// archive's own notices are known.
#pragma once

#include <string_view>

namespace pam::manuscript::html {

/// The rule by which a part of these names (class and id, in lower case) is set apart;
/// null where they say nothing of the kind.
[[nodiscard]] const char* rule_by_names(std::string_view names);

/// Rules of parts that are no text even in the midst of an article: buttons to share it,
/// advertisements, forms for comments.
[[nodiscard]] bool is_foreign_to_text(const char* rule);

/// Words of those who keep or publish the text, about it: archive banners, licences,
/// credits of transcribers, "Retrieved from".
[[nodiscard]] bool is_keepers_notice(std::string_view words);

namespace rules {
inline constexpr const char* navigation = "set apart: navigation";
inline constexpr const char* share = "set apart: share bar";
inline constexpr const char* comments = "set apart: comments";
inline constexpr const char* related = "set apart: other articles";
inline constexpr const char* banner = "set apart: banner";
inline constexpr const char* advertisement = "set apart: advertisement";
inline constexpr const char* sidebar = "set apart: side column";
inline constexpr const char* footer = "set apart: page footer";
inline constexpr const char* header = "set apart: page header";
inline constexpr const char* edit_link = "set apart: edit link";
inline constexpr const char* form = "set apart: form";
inline constexpr const char* hidden = "set apart: hidden";
inline constexpr const char* fallback = "set apart: for browsers without scripts";
inline constexpr const char* player = "set apart: player or frame";
inline constexpr const char* drawing = "set apart: words in a drawing";
inline constexpr const char* outside = "set apart: outside the article";
}  // namespace rules

}  // namespace pam::manuscript::html
