#include "manuscript/markdown_spans.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

struct Class {
    std::string_view name;
    GroupKind kind;
};
constexpr Class classes[] = {
    {"smallcaps", GroupKind::SmallCaps},
    {"small-caps", GroupKind::SmallCaps},
    {"sc", GroupKind::SmallCaps},
    {"underline", GroupKind::Underline},
    {"ul", GroupKind::Underline},
    {"strike", GroupKind::Strike},
    {"strikethrough", GroupKind::Strike},
    {"emphasis", GroupKind::Emphasis},
    {"italic", GroupKind::Emphasis},
    {"strong", GroupKind::Strong},
    {"bold", GroupKind::Strong},
    {"sub", GroupKind::Subscript},
    {"subscript", GroupKind::Subscript},
    {"sup", GroupKind::Superscript},
    {"superscript", GroupKind::Superscript},
    {"index", GroupKind::Index},
    {"index-from", GroupKind::Index},
    {"index-to", GroupKind::Index},
};

/// What attributes say of a mark for the index.
constexpr std::string_view index_keys[] = {"term", "see", "see-also"};

/// Typed apostrophes as the copy desk sets them: these words are no part of any passage.
std::string as_set(std::string_view words) {
    std::string set;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == '\'' && i > 0)
            set += "\u2019";
        else
            set += words[i];
    return utf8::collapse_spaces(set);
}

/// "strike!general" is a heading and its subheading, as in LaTeX and its kin.
std::vector<std::string> path_of(std::string_view written) {
    std::vector<std::string> path;
    while (!written.empty()) {
        const std::size_t end = std::min(written.find('!'), written.size());
        if (std::string term = as_set(written.substr(0, end)); !term.empty())
            path.push_back(std::move(term));
        written.remove_prefix(std::min(end + 1, written.size()));
    }
    return path;
}

document::IndexMark mark_of(const Attributes& attributes) {
    document::IndexMark mark;
    mark.path = path_of(attributes.value("term"));
    mark.see = as_set(attributes.value("see"));
    mark.see_also = as_set(attributes.value("see-also"));
    if (attributes.has_class("index-from"))
        mark.extent = document::IndexMark::Extent::Begin;
    if (attributes.has_class("index-to")) mark.extent = document::IndexMark::Extent::End;
    return mark;
}

}  // namespace

GroupKind kind_of_class(std::string_view name) {
    for (const Class& one : classes)
        if (one.name == name) return one.kind;
    return GroupKind::Plain;
}

document::Direction direction_of(std::string_view written) {
    if (written == "rtl" || written == "RTL") return document::Direction::RightToLeft;
    if (written == "ltr" || written == "LTR") return document::Direction::LeftToRight;
    return document::Direction::Natural;
}

Group group_of(const Attributes& attributes) {
    Group group;
    for (const std::string& name : attributes.classes)
        if (group.kind == GroupKind::Plain) group.kind = kind_of_class(name);
    if (group.kind == GroupKind::Index) group.mark = mark_of(attributes);
    group.id = attributes.id;
    group.language = attributes.value("lang");
    group.direction = direction_of(attributes.value("dir"));
    return group;
}

std::vector<std::string> without_effect(const Attributes& attributes) {
    std::vector<std::string> found;
    bool kind_given = false;
    for (const std::string& name : attributes.classes) {
        const bool means = kind_of_class(name) != GroupKind::Plain;
        if (!means || kind_given) found.push_back("." + name);
        kind_given = kind_given || means;
    }
    const bool indexes = group_of(attributes).kind == GroupKind::Index;
    const auto means = [&](std::string_view key) {
        const auto known = std::find(std::begin(index_keys), std::end(index_keys), key);
        return key == "lang" || key == "dir" || (indexes && known != std::end(index_keys));
    };
    for (const auto& [key, value] : attributes.pairs)
        if (!means(key)) found.push_back(key + "=" + value);
    return found;
}

}  // namespace pam::manuscript::markdown
