// PNG into PDF. PDF knows PNG's own compression and predictors, so the image data of most
// files goes in as it is; interlaced files and those with transparency are unpacked,
// opacity into a soft mask.
#include "base/limits.h"
#include "press/artwork.h"
#include "press/big_endian.h"
#include "press/codes.h"

#include <fmt/format.h>
#include <png.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

struct PngFile {
    std::uint32_t width = 0, height = 0;
    int depth = 0, kind = 0;
    bool interlaced = false;
    bool transparent = false;  // has a tRNS chunk or an alpha channel
    std::string palette;
    std::string profile;  // ICC
    std::string data;     // of all IDAT chunks
};

void read_head(std::string_view chunk, PngFile& file) {
    if (chunk.size() < 13) return;
    file.width = big_endian_32(chunk, 0);
    file.height = big_endian_32(chunk, 4);
    file.depth = static_cast<unsigned char>(chunk[8]);
    file.kind = static_cast<unsigned char>(chunk[9]);
    file.interlaced = chunk[12] != 0;
    if (file.kind == PNG_COLOR_TYPE_GRAY_ALPHA || file.kind == PNG_COLOR_TYPE_RGB_ALPHA)
        file.transparent = true;
}

PngFile read_chunks(std::string_view bytes) {
    PngFile file;
    std::size_t at = 8;
    while (at + 12 <= bytes.size()) {
        const std::size_t length = big_endian_32(bytes, at);
        if (length > bytes.size() - at - 12) break;
        const std::string_view kind = bytes.substr(at + 4, 4);
        const std::string_view chunk = bytes.substr(at + 8, length);
        if (kind == "IHDR") read_head(chunk, file);
        if (kind == "PLTE") file.palette = chunk;
        if (kind == "iCCP") file.profile = png_profile(chunk);
        if (kind == "tRNS") file.transparent = true;
        if (kind == "IDAT") file.data.append(chunk);
        if (kind == "IEND") break;
        at += length + 12;
    }
    return file;
}

int channels(int kind) {
    return kind == PNG_COLOR_TYPE_RGB ? 3 : 1;
}

/// Whether the image data inflates to exactly the rows that the header promises.
bool is_whole(const PngFile& file) {
    const std::uint64_t bits = std::uint64_t{file.width} * static_cast<unsigned>(file.depth)
                               * static_cast<unsigned>(channels(file.kind));
    const std::uint64_t expected = file.height * ((bits + 7) / 8 + 1);
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return false;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(file.data.data()));
    stream.avail_in = static_cast<uInt>(file.data.size());
    std::array<Bytef, 65536> piece{};
    std::uint64_t total = 0;
    int status = Z_OK;
    while (status == Z_OK && total <= expected) {
        stream.next_out = piece.data();
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        total += piece.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && total == expected;
}

/// PNG's own rules for what may stand together (table 11.1), as far as PDF relies on them.
std::string fault_of(const PngFile& file) {
    if (file.width == 0 || file.height == 0) return "it has no header";
    if (std::uint64_t{file.width} * file.height > limits::image_pixels)
        return fmt::format("it has {} by {} pixels", file.width, file.height);
    const bool indexed = file.kind == PNG_COLOR_TYPE_PALETTE;
    if (indexed && (file.palette.empty() || file.palette.size() > 768 || file.depth > 8))
        return "its palette is damaged";
    if (file.depth < 1 || file.depth > 16 || (file.depth & (file.depth - 1)) != 0)
        return fmt::format("it has {} bits a sample", file.depth);
    return {};
}

Object image_stream(
    QPDF& pdf, std::uint32_t width, std::uint32_t height, int depth, const Object& space
) {
    Object stream = Object::newStream(&pdf);
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(width));
    dictionary.replaceKey("/Height", Object::newInteger(height));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(depth));
    dictionary.replaceKey("/ColorSpace", space);
    return stream;
}

/// The space of the file's gray or colour samples.
Object base_space(QPDF& pdf, const PngFile& file, bool colored, PictureProfiles& profiles) {
    if (const auto own = profiles.space(pdf, file.profile, colored ? 3 : 1)) return *own;
    return Object::newName(colored ? "/DeviceRGB" : "/DeviceGray");
}

Object color_space(QPDF& pdf, const PngFile& file, PictureProfiles& profiles) {
    const Object base = base_space(pdf, file, file.kind != PNG_COLOR_TYPE_GRAY, profiles);
    if (file.kind != PNG_COLOR_TYPE_PALETTE) return base;
    const auto last = static_cast<long long>(file.palette.size() / 3) - 1;
    return Object::newArray(
        {Object::newName("/Indexed"),
         base,
         Object::newInteger(last),
         Object::newString(file.palette)}
    );
}

/// The image data as it is, with PNG's predictors (ISO 32000-1, 7.4.4.4).
ArtworkObject as_it_is(QPDF& pdf, const PngFile& file, PictureProfiles& profiles) {
    Object stream = image_stream(
        pdf, file.width, file.height, file.depth, color_space(pdf, file, profiles)
    );
    const Object parameters = Object::newDictionary({
        {"/Predictor", Object::newInteger(15)},
        {"/Colors", Object::newInteger(channels(file.kind))},
        {"/BitsPerComponent", Object::newInteger(file.depth)},
        {"/Columns", Object::newInteger(file.width)},
    });
    stream.replaceStreamData(file.data, Object::newName("/FlateDecode"), parameters);
    ArtworkObject artwork;
    artwork.object = stream;
    return artwork;
}

/// Pixels of one to three colours and their opacity, apart.
struct Planes {
    std::string color;
    std::string opacity;
    bool opaque = true;
};

Planes part(const std::string& pixels, std::size_t colors) {
    Planes planes;
    for (std::size_t at = 0; at + colors < pixels.size(); at += colors + 1) {
        planes.color.append(pixels, at, colors);
        planes.opacity.push_back(pixels[at + colors]);
        planes.opaque = planes.opaque && planes.opacity.back() == '\xFF';
    }
    return planes;
}

/// Unpacks to eight bits a sample; libpng's simple interface neither jumps nor prints.
Result<ArtworkObject> unpacked(
    QPDF& pdf, const std::string& bytes, const PngFile& file, PictureProfiles& profiles
) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return Error{codes::image_refused, image.message};
    const bool colored = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
    image.format = colored ? PNG_FORMAT_RGBA : PNG_FORMAT_GA;
    if (PNG_IMAGE_SIZE(image) > limits::image_unpacked_bytes) {
        png_image_free(&image);
        return Error{
            codes::image_refused,
            fmt::format(
                "{} by {} pixels with transparency are more than fit",
                image.width,
                image.height
            )};
    }
    std::string pixels(PNG_IMAGE_SIZE(image), '\0');
    const bool read =
        png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) != 0;
    if (!read || PNG_IMAGE_FAILED(image)) return Error{codes::image_refused, image.message};
    const Planes planes = part(pixels, colored ? 3 : 1);
    const Object space = base_space(pdf, file, colored, profiles);
    ArtworkObject artwork;
    artwork.object = image_stream(pdf, image.width, image.height, 8, space);
    artwork.object.replaceStreamData(planes.color, Object::newNull(), Object::newNull());
    if (planes.opaque) return artwork;
    Object mask =
        image_stream(pdf, image.width, image.height, 8, Object::newName("/DeviceGray"));
    mask.replaceStreamData(planes.opacity, Object::newNull(), Object::newNull());
    artwork.object.getDict().replaceKey("/SMask", mask);
    artwork.transparent = true;
    return artwork;
}

}  // namespace

Result<ArtworkObject>
png_artwork(QPDF& pdf, const model::ImageResource& image, PictureProfiles& profiles) {
    const std::string_view bytes = image.bytes;
    if (bytes.substr(0, 8) != "\x89PNG\r\n\x1A\n")
        return Error{codes::image_refused, "it is not a PNG file"};
    const PngFile file = read_chunks(bytes);
    if (const std::string fault = fault_of(file); !fault.empty())
        return Error{codes::image_refused, fault};
    const bool known = file.kind == PNG_COLOR_TYPE_GRAY || file.kind == PNG_COLOR_TYPE_RGB
                       || file.kind == PNG_COLOR_TYPE_PALETTE;
    if (file.interlaced || file.transparent || !known)
        return unpacked(pdf, image.bytes, file, profiles);
    if (!is_whole(file)) return Error{codes::image_refused, "its image data is damaged"};
    return as_it_is(pdf, file, profiles);
}

}  // namespace pam::press
