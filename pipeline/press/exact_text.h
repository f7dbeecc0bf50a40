// Text shown exactly where the painter put it. Cairo 1.16 leaves out displacements of less
// than three thousandths of an em, rounds the others to whole ones and counts with advances
// that are a little short, so its lines end up to 0.03 pt from where they were set. Each
// show is written anew from the painter's own places and the widths that stand in the file,
// as a reader will count; what a displacement leaves is taken up by the next. Cairo's text
// is held to account on the way: a glyph that is missing, or stands where none was put, is
// a fault.
#pragma once

#include "press/content_font.h"
#include "press/operators.h"
#include "press/placed_glyphs.h"

#include <optional>
#include <string>
#include <string_view>

namespace pam::press {

class ExactText {
public:
    /// `glyphs` must outlive this object.
    explicit ExactText(const PlacedGlyphs& glyphs) : placed_(glyphs) {}

    // The text state as Cairo sets it (ISO 32000-1, 9.4.2): its operations pass through
    // unchanged, so they are only followed.
    void begin();
    void set_matrix(const Operation& operation);
    void move(const Operation& operation);
    void choose(const ContentFont& font) { font_ = &font; }

    // One show: its parts as Cairo wrote them, then the operation that takes its place, or
    // nothing; it stands until the next show begins.
    void begin_show();
    void displace(double thousandths) { cairo_ -= thousandths / 1000; }
    void show(std::string_view codes);
    [[nodiscard]] std::string_view end_show();

    /// Have all glyphs been shown that must be?
    void end();
    /// The first thing that went wrong.
    [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }

private:
    void show_code(std::string_view bytes, std::uint32_t code);
    [[nodiscard]] std::optional<Length> next_place();
    [[nodiscard]] double displacement(Length place) const;
    void pass_over();
    void write_displacement(double thousandths);
    void write_code(std::string_view bytes);
    void fail(std::string message) {
        if (!fault_) fault_ = std::move(message);
    }

    const PlacedGlyphs& placed_;
    std::size_t next_ = 0;    // glyph
    std::size_t row_ = 0;     // of the next glyph
    std::size_t in_row_ = 0;  // glyphs of it that are done with
    const ContentFont* font_ = nullptr;
    // The line's matrix: text space to the page's points, y downwards.
    double em_ = 1, height_ = 1, left_ = 0, baseline_ = 0;
    // How far the text has come from the line's start, in ems: by Cairo's operations, and
    // by ours.
    double cairo_ = 0, ours_ = 0;
    int in_line_ = 0;  // glyphs
    std::string shown_;
    bool displaced_ = false;
    bool in_string_ = false;
    std::optional<std::string> fault_;
};

}  // namespace pam::press
