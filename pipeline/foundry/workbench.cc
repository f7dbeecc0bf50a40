#include "foundry/workbench.h"

#include "base/utf8.h"
#include "foundry/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::foundry {

namespace {

struct Feature {
    hb_tag_t tag;
    const char* meaning;
    bool of_figures;
};

constexpr Feature small_caps{HB_TAG('s', 'm', 'c', 'p'), "small capitals", false};
constexpr Feature capitals_to_small{
    HB_TAG('c', '2', 's', 'c'), "small capitals for capitals", false};
constexpr Feature old_style{HB_TAG('o', 'n', 'u', 'm'), "old-style figures", true};
constexpr Feature lining{HB_TAG('l', 'n', 'u', 'm'), "lining figures", true};
constexpr Feature proportional{HB_TAG('p', 'n', 'u', 'm'), "proportional figures", true};
constexpr Feature tabular{HB_TAG('t', 'n', 'u', 'm'), "tabular figures", true};

/// A face that lacks lining or proportional figures has them as its only ones; and nobody
/// asked a face that stands in for another to have more than the character.
enum class WhenMissing { Note, Silent };

class FeatureList {
public:
    FeatureList(ShapePlan& plan, const OpenFace& face) : plan_(plan), face_(face) {}

    void want(Feature feature, WhenMissing when_missing = WhenMissing::Note) {
        if (face_.has_feature(feature.tag))
            set(feature.tag, 1);
        else if (when_missing == WhenMissing::Note)
            plan_.missing.push_back({feature.meaning, feature.of_figures});
    }

    void set(hb_tag_t tag, std::uint32_t value) {
        plan_.features.push_back(
            {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}
        );
    }

private:
    ShapePlan& plan_;
    const OpenFace& face_;
};

void want_caps(const Type& type, FeatureList& list) {
    if (type.caps == style::Caps::Normal) return;
    list.want(small_caps);
    if (type.caps == style::Caps::AllSmallCaps) list.want(capitals_to_small);
}

void want_figures(const Type& type, FeatureList& list) {
    if (type.figures == style::Figures::OldStyle) list.want(old_style);
    if (type.figures == style::Figures::Lining) list.want(lining, WhenMissing::Silent);
    if (type.figure_spacing == style::FigureSpacing::Proportional)
        list.want(proportional, WhenMissing::Silent);
    if (type.figure_spacing == style::FigureSpacing::Tabular)
        list.want(tabular, WhenMissing::Silent);
}

/// Ligatures cannot be spaced out like the letters around them.
void drop_ligatures(FeatureList& list) {
    list.set(HB_TAG('l', 'i', 'g', 'a'), 0);
    list.set(HB_TAG('c', 'l', 'i', 'g'), 0);
}

void add_transformed(
    hb_buffer_t* buffer, char32_t c, unsigned int cluster, style::TextTransform transform
) {
    if (transform == style::TextTransform::Uppercase
        && c == 0x00DF) {  // ß has no capital in print
        hb_buffer_add(buffer, U'S', cluster);
        hb_buffer_add(buffer, U'S', cluster);
        return;
    }
    if (transform == style::TextTransform::Uppercase) c = utf8::to_upper(c);
    if (transform == style::TextTransform::Lowercase) c = utf8::to_lower(c);
    hb_buffer_add(buffer, c, cluster);
}

bool has(Neighbours neighbours, Neighbours which) {
    return (static_cast<int>(neighbours) & static_cast<int>(which)) != 0;
}

}  // namespace

void Workbench::shape(
    const OpenFace& face,
    const Type& type,
    const ShapePlan& plan,
    std::string_view text,
    Neighbours neighbours
) {
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(buffer, plan.direction);
    hb_buffer_set_script(buffer, plan.script);
    hb_buffer_set_language(buffer, plan.language);
    // Clusters must ascend, so the text begins at 1 where a space stands before it.
    const auto shift = has(neighbours, Neighbours::SpaceBefore) ? 1u : 0u;
    if (shift != 0) hb_buffer_add(buffer, U' ', 0);
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        add_transformed(buffer, c, static_cast<unsigned int>(at) + shift, type.transform);
        at += bytes;
    }
    if (has(neighbours, Neighbours::SpaceAfter))
        hb_buffer_add(buffer, U' ', static_cast<unsigned int>(text.size()) + shift);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_shape(
        face.font.get(),
        buffer,
        plan.features.data(),
        static_cast<unsigned int>(plan.features.size())
    );
    if (plan.direction == HB_DIRECTION_RTL) hb_buffer_reverse(buffer);
}

ShapePlan plan_of(const Type& type, const OpenFace& face) {
    ShapePlan plan;
    if (type.script != 0) plan.script = static_cast<hb_script_t>(type.script);
    if (type.right_to_left) plan.direction = HB_DIRECTION_RTL;
    plan.language = hb_language_from_string(type.language.c_str(), -1);
    FeatureList list(plan, face);
    want_caps(type, list);
    want_figures(type, list);
    if (type.spaced) drop_ligatures(list);
    if (type.stands_in) plan.missing.clear();
    return plan;
}

void note_missing_features(
    std::string_view word, ShapePlan& plan, FaceId face, FaceStore& faces
) {
    const bool figures =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool letters =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    std::erase_if(plan.missing, [&](const MissingFeature& feature) {
        if (!(feature.of_figures ? figures : letters)) return false;
        faces.note(
            codes::feature_missing,
            fmt::format(
                "{} has no {}; the text is set without",
                faces.catalogue().faces[faces[face].declared].full_name,
                feature.meaning
            )
        );
        return true;
    });
}

}  // namespace pam::foundry
