#include "model/exif.h"

namespace pam::model {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Numbers of a TIFF header in its own byte order.
class TiffReader {
public:
    explicit TiffReader(std::string_view tiff)
        : tiff_(tiff)
        , little_(tiff.substr(0, 2) == "II") {}
    [[nodiscard]] unsigned two(std::size_t at) const {
        const unsigned a = byte_at(tiff_, at);
        const unsigned b = byte_at(tiff_, at + 1);
        return little_ ? b << 8 | a : a << 8 | b;
    }
    [[nodiscard]] std::size_t four(std::size_t at) const {
        const std::size_t a = two(at);
        const std::size_t b = two(at + 2);
        return little_ ? b << 16 | a : a << 16 | b;
    }

private:
    std::string_view tiff_;
    bool little_;
};

}  // namespace

int exif_orientation(std::string_view segment) {
    constexpr std::string_view mark("Exif\0\0", 6);
    if (segment.substr(0, mark.size()) != mark) return 1;
    const std::string_view tiff = segment.substr(mark.size());
    const TiffReader reader(tiff);
    const std::size_t directory = reader.four(4);
    if (directory >= tiff.size()) return 1;
    const unsigned entries = reader.two(directory);
    for (unsigned i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (entry + 12 > tiff.size()) return 1;
        if (reader.two(entry) != 0x0112) continue;
        const unsigned value = reader.two(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace pam::model
