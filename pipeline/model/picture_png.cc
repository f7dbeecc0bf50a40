// PNG by libpng's simple interface, which neither jumps nor prints.
#include "model/picture.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <vector>

namespace pam::model {

namespace {

using Color = std::uint32_t;  // red lowest, as the bytes stand

Color color_at(const std::string& rgba, std::size_t pixel) {
    Color color = 0;
    std::memcpy(&color, rgba.data() + pixel * 4, 4);
    return color;
}

/// The pixels as indices of a palette, if it has at most 256 colours.
struct Indexed {
    std::vector<Color> palette;
    std::string indices;
};

bool make_indexed(const Pixels& pixels, Indexed& indexed) {
    std::map<Color, char> known;
    const std::size_t count = pixels.rgba.size() / 4;
    indexed.indices.resize(count);
    Color last = 0;
    char last_index = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Color color = color_at(pixels.rgba, i);
        if (i == 0 || color != last) {
            const auto [place, fresh] =
                known.try_emplace(color, static_cast<char>(known.size()));
            if (fresh && known.size() > 256) return false;
            if (fresh) indexed.palette.push_back(color);
            last = color;
            last_index = place->second;
        }
        indexed.indices[i] = last_index;
    }
    return true;
}

bool is_opaque(const Pixels& pixels) {
    for (std::size_t at = 3; at < pixels.rgba.size(); at += 4)
        if (pixels.rgba[at] != '\xFF') return false;
    return true;
}

std::string without_opacity(const Pixels& pixels) {
    std::string rgb;
    rgb.reserve(pixels.rgba.size() / 4 * 3);
    for (std::size_t at = 0; at < pixels.rgba.size(); at += 4)
        rgb.append(pixels.rgba, at, 3);
    return rgb;
}

Result<std::string>
written(png_image image, const std::string& rows, const void* palette) {
    std::string png;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, rows.data(), 0, palette) == 0)
        return damaged(image.message);
    png.resize(size);
    if (png_image_write_to_memory(&image, png.data(), &size, 0, rows.data(), 0, palette)
        == 0)
        return damaged(image.message);
    png.resize(size);
    return png;
}

}  // namespace

Result<std::string> write_png(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = pixels.width;
    image.height = pixels.height;
    Indexed indexed;
    if (make_indexed(pixels, indexed)) {
        const bool opaque = is_opaque(pixels);
        image.format = opaque ? PNG_FORMAT_RGB_COLORMAP : PNG_FORMAT_RGBA_COLORMAP;
        image.colormap_entries = static_cast<png_uint_32>(indexed.palette.size());
        std::string palette;
        for (const Color color : indexed.palette) {
            char parts[4];
            std::memcpy(parts, &color, 4);
            palette.append(parts, opaque ? 3 : 4);
        }
        return written(image, indexed.indices, palette.data());
    }
    if (!is_opaque(pixels)) {
        image.format = PNG_FORMAT_RGBA;
        return written(image, pixels.rgba, nullptr);
    }
    image.format = PNG_FORMAT_RGB;
    return written(image, without_opacity(pixels), nullptr);
}

Result<void> check_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return damaged(image.message);
    // Sixteen bits are read as eight: what counts is that all of it is there.
    image.format &= ~static_cast<png_uint_32>(PNG_FORMAT_FLAG_LINEAR);
    const std::size_t sample = (image.format & PNG_FORMAT_FLAG_COLORMAP) != 0
                                   ? 1
                                   : PNG_IMAGE_PIXEL_CHANNELS(image.format);
    if (auto room = check_room(image.width, image.height, sample); !room) {
        png_image_free(&image);
        return room.error();
    }
    std::string rows(std::size_t{image.width} * image.height * sample, '\0');
    std::array<png_byte, 256 * 4> palette{};
    const bool read =
        png_image_finish_read(&image, nullptr, rows.data(), 0, palette.data()) != 0;
    if (!read || PNG_IMAGE_FAILED(image)) return damaged(image.message);
    return {};
}

}  // namespace pam::model
