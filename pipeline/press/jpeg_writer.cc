// libjpeg ends the program where it fails, unless it is led out by longjmp; so nothing that
// has a destructor lives between the jump's two ends.
#include "press/jpeg_writer.h"

#include "press/codes.h"

#include <fmt/format.h>
#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

namespace pam::press {
namespace {

constexpr int quality = 90;

struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf way_out;
    std::array<char, JMSG_LENGTH_MAX> message;
};

void fail(j_common_ptr codec) {
    auto* failure = reinterpret_cast<Failure*>(codec->err);
    codec->err->format_message(codec, failure->message.data());
    std::longjmp(failure->way_out, 1);
}
void keep_silent(j_common_ptr) {}

void set_up(jpeg_compress_struct& codec, const RgbRaster& raster) {
    codec.image_width = static_cast<JDIMENSION>(raster.width);
    codec.image_height = static_cast<JDIMENSION>(raster.height);
    codec.input_components = 3;
    codec.in_color_space = JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.dct_method = JDCT_ISLOW;  // whole numbers: the same bytes on every processor
    codec.optimize_coding = TRUE;
    codec.comp_info[0].h_samp_factor = 1;
    codec.comp_info[0].v_samp_factor = 1;
}

/// False where libjpeg failed; what it has allocated is the caller's all the same.
bool encode(
    const RgbRaster& raster, Failure& failure, unsigned char*& made, unsigned long& size
) {
    jpeg_compress_struct codec;
    codec.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = fail;
    failure.manager.output_message = keep_silent;
    if (setjmp(failure.way_out) != 0) {
        jpeg_destroy_compress(&codec);
        return false;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &made, &size);
    set_up(codec, raster);
    jpeg_start_compress(&codec, TRUE);
    const std::size_t stride = static_cast<std::size_t>(raster.width) * 3;
    while (codec.next_scanline < codec.image_height) {
        auto* row =
            const_cast<JSAMPROW>(raster.pixels.data() + codec.next_scanline * stride);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return true;
}

}  // namespace

Result<Bytes> write_jpeg(const RgbRaster& raster) {
    Failure failure{};
    unsigned char* made = nullptr;
    unsigned long size = 0;
    const bool good = encode(raster, failure, made, size);
    Bytes bytes;
    if (good) bytes.assign(reinterpret_cast<const char*>(made), size);
    std::free(made);
    if (good) return bytes;
    return Error{
        codes::painter_failed,
        fmt::format("libjpeg cannot write the cover: {}", failure.message.data())};
}

}  // namespace pam::press
