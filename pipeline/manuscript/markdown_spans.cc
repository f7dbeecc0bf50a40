#include "manuscript/markdown_spans.h"

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
};

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
    for (const auto& [key, value] : attributes.pairs)
        if (key != "lang" && key != "dir") found.push_back(key + "=" + value);
    return found;
}

}  // namespace pam::manuscript::markdown
