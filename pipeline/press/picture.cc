#include "press/picture.h"

#include "press/codes.h"
#include "press/jpeg_writer.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string_view>

namespace pam::press {
namespace {

/// Sixteen colours: paper, eleven steps to ink, four to the accent (whose shapes have
/// straight edges).
constexpr int ink_steps = 11;
constexpr int accent_steps = 4;

void append_number(Bytes& bytes, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

void append_chunk(Bytes& png, std::string_view kind, std::string_view data) {
    append_number(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = png.size();
    png.append(kind).append(data);
    const auto* checked = reinterpret_cast<const Bytef*>(png.data() + begin);
    const uLong sum = crc32(0, checked, static_cast<uInt>(png.size() - begin));
    append_number(png, static_cast<std::uint32_t>(sum));
}

void append_mixes(Bytes& palette, style::Color from, style::Color to, int steps) {
    const auto mixed = [steps](std::uint8_t a, std::uint8_t b, int step) {
        return static_cast<char>((a * (steps - step) + b * step + steps / 2) / steps);
    };
    for (int step = 1; step <= steps; ++step) {
        palette.push_back(mixed(from.red, to.red, step));
        palette.push_back(mixed(from.green, to.green, step));
        palette.push_back(mixed(from.blue, to.blue, step));
    }
}

Bytes palette_of(const PictureColors& colors) {
    Bytes palette;
    append_mixes(palette, colors.paper, colors.paper, 1);
    append_mixes(palette, colors.paper, colors.ink, ink_steps);
    append_mixes(palette, colors.paper, colors.accent, accent_steps);
    return palette;
}

/// Coverage to colour: the accent lies over the ink.
int color_index(int ink, int accent) {
    if (const int step = (accent * accent_steps + 127) / 255) return ink_steps + step;
    return (ink * ink_steps + 127) / 255;
}

Bytes compressed(const Bytes& rows) {
    uLongf size = compressBound(static_cast<uLong>(rows.size()));
    Bytes packed(size, '\0');
    const auto* source = reinterpret_cast<const Bytef*>(rows.data());
    compress2(
        reinterpret_cast<Bytef*>(packed.data()),
        &size,
        source,
        static_cast<uLong>(rows.size()),
        6
    );
    packed.resize(size);
    return packed;
}

/// `part` of 255.
style::Color mixed(style::Color from, style::Color to, int part) {
    const auto mix = [part](int a, int b) {
        return static_cast<std::uint8_t>((a * (255 - part) + b * part + 127) / 255);
    };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

std::string hex(style::Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

/// A Cairo path in the words of SVG, to a hundredth of a unit.
std::string path_data(cairo_t* cairo) {
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(
        cairo_copy_path(cairo), cairo_path_destroy
    );
    std::string data;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t* part = path->data + i;
        data += "MLCZ"[part->header.type];
        for (int k = 1; k < part->header.length; ++k)
            data += fmt::format(
                "{}{:.2f} {:.2f}", k > 1 ? " " : "", part[k].point.x, part[k].point.y
            );
    }
    return data;
}

/// A mask's pixels, row by row.
struct Coverage {
    explicit Coverage(cairo_surface_t* surface) {
        cairo_surface_flush(surface);
        data = cairo_image_surface_get_data(surface);
        stride = cairo_image_surface_get_stride(surface);
    }
    [[nodiscard]] const unsigned char* row(int y) const {
        return data + std::ptrdiff_t{y} * stride;
    }
    const unsigned char* data;
    int stride;
};

}  // namespace

Picture::Picture(int width, int height, double scale, PictureColors colors, Keep keep)
    : units_wide_(width)
    , units_high_(height)
    , width_(static_cast<int>(std::lround(width * scale)))
    , height_(static_cast<int>(std::lround(height * scale)))
    , colors_(colors)
    , keep_(keep) {
    for (Mask* mask : {&ink_, &accent_}) {
        mask->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, width_, height_));
        mask->cairo.reset(cairo_create(mask->surface.get()));
        cairo_scale(mask->cairo.get(), scale, scale);
    }
}

void Picture::fill(Layer layer, double x, double y, double width, double height) {
    cairo_t* cairo = mask(layer).cairo.get();
    cairo_rectangle(cairo, x, y, width, height);
    fill_path(layer);
}

void Picture::fill_path(Layer layer) {
    cairo_t* cairo = mask(layer).cairo.get();
    if (keep_ == Keep::Outlines) {
        const style::Color color = layer == Layer::Ink ? colors_.ink : colors_.accent;
        outlines_ +=
            fmt::format("<path fill=\"{}\" d=\"{}\"/>\n", hex(color), path_data(cairo));
    }
    cairo_fill(cairo);
}

void Picture::glyphs(
    Layer layer, Point origin, const foundry::GlyphRun& run, Faces& faces
) {
    if (!faces.has(run.face)) return;
    cairo_t* cairo = mask(layer).cairo.get();
    std::vector<cairo_glyph_t> placed;
    for (const foundry::Glyph& glyph : run.glyphs)
        placed.push_back(
            {glyph.id, (origin.x + glyph.x).points(), (origin.y + glyph.y).points()}
        );
    cairo_set_scaled_font(cairo, faces.scaled(run.face, run.size, run.stretch));
    cairo_glyph_path(cairo, placed.data(), static_cast<int>(placed.size()));
    fill_path(layer);
}

Result<void> Picture::check() const {
    for (const Mask* mask : {&ink_, &accent_})
        if (const cairo_status_t status = cairo_status(mask->cairo.get());
            status != CAIRO_STATUS_SUCCESS)
            return Error{
                codes::painter_failed,
                fmt::format(
                    "Cairo cannot paint the cover: {}", cairo_status_to_string(status)
                )};
    return {};
}

Result<Bytes> Picture::svg() const {
    PAM_CHECK(check());
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}\" "
        "height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
        "<path fill=\"{2}\" d=\"M0 0H{0}V{1}H0Z\"/>\n{3}</svg>\n",
        units_wide_,
        units_high_,
        hex(colors_.paper),
        outlines_
    );
}

Result<Bytes> Picture::jpeg() {
    PAM_CHECK(check());
    const Coverage ink(ink_.surface.get());
    const Coverage accent(accent_.surface.get());
    RgbRaster raster{width_, height_, {}};
    raster.pixels.reserve(
        static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 3
    );
    for (int y = 0; y < height_; ++y)
        for (int x = 0; x < width_; ++x) {
            const auto color = mixed(
                mixed(colors_.paper, colors_.ink, ink.row(y)[x]),
                colors_.accent,
                accent.row(y)[x]
            );
            for (const std::uint8_t part : {color.red, color.green, color.blue})
                raster.pixels.push_back(part);
        }
    return write_jpeg(raster);
}

Result<Bytes> Picture::png() {
    PAM_CHECK(check());
    const Coverage ink(ink_.surface.get());
    const Coverage accent(accent_.surface.get());
    Bytes rows;
    rows.reserve(
        static_cast<std::size_t>(height_) * (static_cast<std::size_t>(width_) / 2 + 2)
    );
    for (int y = 0; y < height_; ++y) {
        rows.push_back('\0');  // no filter
        const unsigned char* ink_row = ink.row(y);
        const unsigned char* accent_row = accent.row(y);
        for (int x = 0; x < width_; x += 2) {
            const bool last = x + 1 == width_;
            const int left = color_index(ink_row[x], accent_row[x]);
            const int right = last ? 0 : color_index(ink_row[x + 1], accent_row[x + 1]);
            rows.push_back(static_cast<char>(left << 4 | right));
        }
    }
    Bytes png("\x89PNG\r\n\x1A\n");
    Bytes head;
    append_number(head, static_cast<std::uint32_t>(width_));
    append_number(head, static_cast<std::uint32_t>(height_));
    head.append(
        "\x04\x03\0\0\0", 5
    );  // four bits, palette, deflate, plain filters, not interlaced
    append_chunk(png, "IHDR", head);
    append_chunk(png, "PLTE", palette_of(colors_));
    append_chunk(png, "IDAT", compressed(rows));
    append_chunk(png, "IEND", {});
    return png;
}

}  // namespace pam::press
