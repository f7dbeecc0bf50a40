#include "galley/galley.h"

#include "base/utf8.h"
#include "galley/codes.h"
#include "galley/composer.h"

#include <fmt/format.h>

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

std::string text_of(const SetLine& line) {
    std::string text;
    for (const Fragment& fragment : line.fragments)
        text += fragment.run.text;
    return text;
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

void set_out(Block& block, Setting& setting, foundry::Foundry& foundry) {
    if (!block.recipe || setting.lines.empty()) return;
    const Recipe& recipe = *block.recipe;
    Diagnostics told;  // when the best setting was made
    ParagraphSetter setter(foundry, told);
    std::vector<SetLine> lines = setter.set_again(
        recipe.copy,
        recipe.place,
        &setting == &block.longer ? recipe.longer : recipe.shorter
    );
    std::vector<Fragment>& first = lines.front().fragments;
    const auto marker = block.lines.front().fragments.begin();
    first.insert(
        first.begin(), marker, marker + static_cast<std::ptrdiff_t>(recipe.marker_fragments)
    );
    // The lines stay where they are: pages point to them.
    std::move(lines.begin(), lines.end(), setting.lines.begin());
}

void report_overfull(const SetLine& line, std::string_view page, Diagnostics& log) {
    constexpr std::size_t shown = 60;
    if (line.over <= Length()) return;
    log.warn(
        codes::line_overfull,
        line.source,
        fmt::format(
            "page {}: the line \"{}\" is {:.1f} pt wider than the measure",
            page,
            utf8::elide_middle(utf8::trim(text_of(line)), shown),
            line.over.points()
        ),
        {"set the paragraph in smaller type or on a wider measure"}
    );
}

Result<Galley>
compose(const model::TypesetModel& model, foundry::Foundry& foundry, Diagnostics& log) {
    std::vector<foundry::FaceId> faces;
    faces.reserve(model.styles.size());
    for (const style::ComputedStyle& style : model.styles) {
        PAM_TRY(const foundry::FaceId face, foundry.face(style));
        faces.push_back(face);
    }
    for (const document::Field& word : model.metadata.hyphenation)
        foundry.shaper().add_exception(word.value);
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
