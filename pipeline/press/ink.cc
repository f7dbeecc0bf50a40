#include "press/ink.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pam::press {
namespace {

constexpr long ink_mark = 500;        // red of every ink's stand-in, in thousandths
constexpr long image_box_mark = 250;  // red of the image boxes
constexpr long silence_mark = 125;    // red of text without a mark
constexpr std::size_t steps = 1000;   // values of green and of blue

long thousandths(double value) {
    return std::lround(value * 1000);
}

/// 0 to 255 as 0 to 1; four places are enough to tell all 256 steps apart.
std::string component(std::uint8_t value) {
    std::string text = fmt::format("{:.4f}", value / 255.0);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

Ink Inks::ink(style::Color color) {
    const auto known = std::find(colors_.begin(), colors_.end(), color);
    if (known != colors_.end()) return static_cast<Ink>(known - colors_.begin());
    colors_.push_back(color);
    return colors_.size() - 1;
}

StandIn Inks::stand_in(Ink ink) {
    const double green = static_cast<double>(ink / steps % steps) / 1000;
    return {ink_mark / 1000.0, green, static_cast<double>(ink % steps) / 1000};
}

StandIn Inks::image_box() {
    return {image_box_mark / 1000.0, 0, 0};
}

StandIn Inks::silence() {
    return {silence_mark / 1000.0, 0, 0};
}

bool Inks::is_silence(const StandIn& written) {
    return thousandths(written.red) == silence_mark;
}

std::optional<Ink> Inks::find(const StandIn& written) const {
    if (thousandths(written.red) != ink_mark) return std::nullopt;
    const long number =
        thousandths(written.green) * static_cast<long>(steps) + thousandths(written.blue);
    if (number < 0 || static_cast<Ink>(number) >= colors_.size()) return std::nullopt;
    return static_cast<Ink>(number);
}

bool Inks::is_image_box(const StandIn& written) {
    return thousandths(written.red) == image_box_mark;
}

std::string Inks::screen_operators(Ink ink, Use use) const {
    const style::Color color = colors_[ink];
    const bool fill = use == Use::Fill;
    if (color.red == color.green && color.green == color.blue)
        return component(color.red) + (fill ? " g" : " G");
    return fmt::format(
        "{} {} {} {}",
        component(color.red),
        component(color.green),
        component(color.blue),
        fill ? "rg" : "RG"
    );
}

}  // namespace pam::press
