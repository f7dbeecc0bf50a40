// The palette. Cairo 1.16 writes every colour as RGB, black too, so it is given a stand-in
// for each ink, and the finisher puts the ink's own operators in its place: real grey black
// on the screen, and later the press's own inks. A colour that is no stand-in got there by
// mistake.
#pragma once

#include "style/computed_style.h"

#include <optional>
#include <string>
#include <vector>

namespace pam::press {

/// What Cairo is told, each 0 to 1, in whole thousandths so that it survives printing.
struct StandIn {
    double red = 0, green = 0, blue = 0;
};

using Ink = std::size_t;

class Inks {
public:
    /// The ink of a colour; made when first asked for.
    [[nodiscard]] Ink ink(style::Color color);
    [[nodiscard]] static StandIn stand_in(Ink ink);
    /// Paints the boxes where images are to stand; the finisher puts the images there.
    [[nodiscard]] static StandIn image_box();
    /// Paints the places of text that leaves no mark.
    [[nodiscard]] static StandIn silence();

    /// The ink behind a colour that Cairo wrote.
    [[nodiscard]] std::optional<Ink> find(const StandIn& written) const;
    [[nodiscard]] static bool is_image_box(const StandIn& written);
    [[nodiscard]] static bool is_silence(const StandIn& written);

    enum class Use { Fill, Stroke };
    /// The operators that choose the ink, for the screen: grey where it is grey, else RGB.
    [[nodiscard]] std::string screen_operators(Ink ink, Use use) const;

private:
    std::vector<style::Color> colors_;
};

}  // namespace pam::press
