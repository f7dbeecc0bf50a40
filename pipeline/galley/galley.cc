#include "galley/galley.h"

#include "galley/composer.h"

#include <algorithm>

namespace pam::galley {

Length Block::height() const {
    if (kind == Kind::Panel) return panel_height;
    Length sum;
    for (const SetLine& line : lines)
        sum += line.height;
    return sum;
}

Length Float::height() const {
    Length sum;
    for (const Block& block : blocks)
        sum += block.space_before + block.height();
    return sum;
}

Length width_of(const SetLine& line) {
    if (line.fragments.empty()) return {};
    Length left = line.fragments.front().x;
    Length right = left;
    for (const Fragment& fragment : line.fragments) {
        left = std::min(left, fragment.x);
        right = std::max(right, fragment.x + fragment.run.width);
    }
    return right - left;
}

Result<Galley>
compose(const model::TypesetModel& model, foundry::Foundry& foundry, Diagnostics& log) {
    std::vector<foundry::FaceId> faces;
    faces.reserve(model.styles.size());
    for (const style::ComputedStyle& style : model.styles) {
        PAM_TRY(const foundry::FaceId face, foundry.face(style));
        faces.push_back(face);
    }
    Composer composer(model, std::move(faces), foundry, log);
    Galley galley = composer.compose();
    foundry.report(log);
    return galley;
}

Result<SetLine> set_label(
    std::string_view text,
    const style::ComputedStyle& style,
    std::string_view language,
    foundry::Foundry& foundry,
    Diagnostics& log
) {
    PAM_TRY(const foundry::FaceId face, foundry.face(style));
    Copy copy;
    Look look;
    look.style = &style;
    look.face = face;
    look.size = style.size;
    look.matter = Matter::Label;
    look.language = language;
    copy.append(text, look);
    copy.direction = style.direction;
    ParagraphPlace place;
    place.style = &style;
    place.measure = Length::from_points(10'000);
    place.align = style::TextAlign::Left;
    place.variants = Variants::None;
    SetParagraph set = ParagraphSetter(foundry, log).set(copy, place);
    return set.best.lines.empty() ? SetLine{} : std::move(set.best.lines.front());
}

}  // namespace pam::galley
