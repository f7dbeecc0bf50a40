// WebP by libwebp: the first frame where it is an animation.
#include "model/picture.h"

#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>

namespace pam::model {

namespace {

struct DeleteDecoder {
    void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

Result<Pixels> first_frame(const std::uint8_t* data, std::size_t size, Pixels pixels) {
    WebPAnimDecoderOptions options;
    if (WebPAnimDecoderOptionsInit(&options) == 0) return damaged("it cannot be read");
    options.color_mode = MODE_RGBA;
    const WebPData file{data, size};
    const std::unique_ptr<WebPAnimDecoder, DeleteDecoder> decoder(
        WebPAnimDecoderNew(&file, &options)
    );
    std::uint8_t* frame = nullptr;
    int time = 0;
    if (!decoder || WebPAnimDecoderGetNext(decoder.get(), &frame, &time) == 0)
        return damaged("its data ends too early or is damaged");
    pixels.rgba.assign(
        reinterpret_cast<const char*>(frame), std::size_t{pixels.width} * pixels.height * 4
    );
    pixels.more = WebPAnimDecoderHasMoreFrames(decoder.get()) != 0;
    return pixels;
}

}  // namespace

Result<Pixels> read_webp(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, bytes.size(), &features) != VP8_STATUS_OK)
        return damaged("its header is damaged");
    Pixels pixels;
    pixels.width = static_cast<std::uint32_t>(features.width);
    pixels.height = static_cast<std::uint32_t>(features.height);
    // An animation is put together on a second canvas.
    PAM_CHECK(check_room(pixels.width, pixels.height, features.has_animation ? 8 : 4));
    if (features.has_animation) return first_frame(data, bytes.size(), std::move(pixels));
    pixels.rgba.resize(std::size_t{pixels.width} * pixels.height * 4);
    const bool read = WebPDecodeRGBAInto(
                          data,
                          bytes.size(),
                          reinterpret_cast<std::uint8_t*>(pixels.rgba.data()),
                          pixels.rgba.size(),
                          features.width * 4
                      )
                      != nullptr;
    if (!read) return damaged("its data ends too early or is damaged");
    return pixels;
}

}  // namespace pam::model
