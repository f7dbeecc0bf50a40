#include "press/drawing_fonts.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <string>
#include <string_view>
#include <utility>

namespace pam::press {
namespace {

/// The first family whose name says what it is, else the first of all.
std::string family_for(
    const std::vector<foundry::FaceInfo>& faces,
    std::initializer_list<std::string_view> words
) {
    for (const std::string_view word : words)
        for (const foundry::FaceInfo& face : faces)
            if (face.installed && face.family.find(word) != std::string::npos)
                return face.family;
    for (const foundry::FaceInfo& face : faces)
        if (face.installed) return face.family;
    return {};
}

std::string alias(std::string_view generic, const std::string& family) {
    return fmt::format(
        "<alias "
        "binding=\"same\"><family>{}</family><prefer><family>{}</family></prefer></alias>",
        generic,
        family
    );
}

/// CSS's three common generic families; everything else a drawing may ask for falls to the
/// serif.
std::string configuration(const std::vector<foundry::FaceInfo>& faces) {
    const std::string serif = family_for(faces, {});
    return "<?xml version=\"1.0\"?><fontconfig>" + alias("serif", serif)
           + alias("sans-serif", family_for(faces, {"Sans", "Biolinum"}))
           + alias("monospace", family_for(faces, {"Sans Mono", "Mono"}))
           + "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\"><string>"
           + serif + "</string></edit></match></fontconfig>";
}

FcConfig* declared_only(const std::vector<foundry::FaceInfo>& faces) {
    FcConfig* config = FcConfigCreate();
    const std::string text = configuration(faces);
    FcConfigParseAndLoadFromMemory(
        config, reinterpret_cast<const FcChar8*>(text.c_str()), FcTrue
    );
    for (const foundry::FaceInfo& face : faces)
        if (face.installed)
            FcConfigAppFontAddFile(
                config, reinterpret_cast<const FcChar8*>(face.file.c_str())
            );
    return config;
}

}  // namespace

struct DrawingFonts::Map {
    explicit Map(const std::vector<foundry::FaceInfo>& faces)
        : map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT))
        , config(declared_only(faces)) {
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
        pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(map));
    }
    Map(const Map&) = delete;
    Map& operator=(const Map&) = delete;
    ~Map() {
        pango_cairo_font_map_set_default(nullptr);
        g_object_unref(map);
        FcConfigDestroy(config);
    }

    PangoFontMap* map;
    FcConfig* config;
};

DrawingFonts::DrawingFonts(std::vector<foundry::FaceInfo> faces)
    : faces_(std::move(faces)) {}
DrawingFonts::DrawingFonts(DrawingFonts&&) noexcept = default;
DrawingFonts& DrawingFonts::operator=(DrawingFonts&&) noexcept = default;
DrawingFonts::~DrawingFonts() = default;

void DrawingFonts::make_ready() {
    if (map_ == nullptr) map_ = std::make_unique<Map>(faces_);
}

}  // namespace pam::press
