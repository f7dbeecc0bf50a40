// TIFF by libtiff: the first page, in whatever way it is packed. libtiff's messages are
// caught and told as ours.
#include "model/picture.h"

#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>

namespace pam::model {

namespace {

struct Input {
    std::string_view bytes;
    std::uint64_t at = 0;
};

Input& input_of(thandle_t handle) {
    return *static_cast<Input*>(handle);
}

tmsize_t read_some(thandle_t handle, void* buffer, tmsize_t wanted) {
    Input& input = input_of(handle);
    if (input.at >= input.bytes.size() || wanted <= 0) return 0;
    const std::size_t count = std::min(
        static_cast<std::size_t>(wanted),
        input.bytes.size() - static_cast<std::size_t>(input.at)
    );
    std::memcpy(buffer, input.bytes.data() + input.at, count);
    input.at += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    Input& input = input_of(handle);
    if (whence == SEEK_SET) input.at = offset;
    if (whence == SEEK_CUR) input.at += offset;
    if (whence == SEEK_END) input.at = input.bytes.size() + offset;
    return input.at;
}

int close_nothing(thandle_t) {
    return 0;
}

toff_t size_of(thandle_t handle) {
    return input_of(handle).bytes.size();
}

int say_nothing(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

struct CloseFile {
    void operator()(TIFF* file) const { TIFFClose(file); }
};
struct FreeOptions {
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};

std::unique_ptr<TIFF, CloseFile> open(Input& input) {
    const std::unique_ptr<TIFFOpenOptions, FreeOptions> options(TIFFOpenOptionsAlloc());
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), say_nothing, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), say_nothing, nullptr);
    return std::unique_ptr<TIFF, CloseFile>(TIFFClientOpenExt(
        "picture",
        "rm",
        &input,
        read_some,
        write_nothing,
        seek,
        close_nothing,
        size_of,
        nullptr,
        nullptr,
        options.get()
    ));
}

/// libtiff packs a pixel into a number, red lowest.
void unpack(const std::string& packed, std::string& rgba) {
    for (std::size_t at = 0; at < packed.size(); at += 4) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, packed.data() + at, 4);
        for (std::size_t part = 0; part < 4; ++part)
            rgba[at + part] = static_cast<char>(pixel >> (8 * part) & 0xFF);
    }
}

}  // namespace

Result<Pixels> read_tiff(std::string_view bytes) {
    Input input{bytes};
    const auto file = open(input);
    if (!file) return damaged("its header is damaged");
    Pixels pixels;
    TIFFGetField(file.get(), TIFFTAG_IMAGEWIDTH, &pixels.width);
    TIFFGetField(file.get(), TIFFTAG_IMAGELENGTH, &pixels.height);
    PAM_CHECK(check_room(pixels.width, pixels.height, 4));
    char reason[1024] = {};
    if (TIFFRGBAImageOK(file.get(), reason) == 0) return damaged(reason);
    pixels.rgba.resize(std::size_t{pixels.width} * pixels.height * 4);
    // Alignment is that of any string's memory, which is enough for four bytes.
    auto* raster = reinterpret_cast<std::uint32_t*>(pixels.rgba.data());
    const int read = TIFFReadRGBAImageOriented(
        file.get(), pixels.width, pixels.height, raster, ORIENTATION_TOPLEFT, 1
    );
    if (read == 0) return damaged("its data ends too early or is damaged");
    unpack(pixels.rgba, pixels.rgba);
    pixels.more = TIFFLastDirectory(file.get()) == 0;
    return pixels;
}

}  // namespace pam::model
