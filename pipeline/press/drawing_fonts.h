// The fonts that drawings may set their words in: those the foundry declares, and no
// others. librsvg asks Pango, and Pango would ask the system; while this object lives, its
// thread's Pango knows only ours.
#pragma once

#include "foundry/foundry.h"

#include <memory>
#include <vector>

namespace pam::press {

class DrawingFonts {
public:
    explicit DrawingFonts(std::vector<foundry::FaceInfo> faces);
    DrawingFonts(DrawingFonts&&) noexcept;
    DrawingFonts& operator=(DrawingFonts&&) noexcept;
    ~DrawingFonts();

    /// Has the fonts read, once, for the first drawing that holds words.
    void make_ready();

private:
    struct Map;
    std::vector<foundry::FaceInfo> faces_;
    std::unique_ptr<Map> map_;
};

}  // namespace pam::press
