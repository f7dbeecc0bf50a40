// JPEG into PDF: the file's own bytes, with what its frame header says (ITU-T T.81, annex
// B). A photograph that its camera marked as turned (EXIF) is turned by its place on the
// page; its ICC profile says what its numbers mean.
#include "model/exif.h"
#include "press/artwork.h"
#include "press/codes.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

struct JpegHeader {
    int width = 0, height = 0, components = 0, precision = 0;
    bool arithmetic = false;
    bool adobe = false;   // Adobe's programs write CMYK inverted
    int orientation = 1;  // EXIF 0x0112
    JpegProfile profile;
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
unsigned big(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8
           && marker != 0xCC;
}

void read_segment(unsigned marker, std::string_view segment, JpegHeader& header) {
    if (marker == 0xE1) {
        const int orientation = model::exif_orientation(segment);
        if (orientation != 1) header.orientation = orientation;
    }
    if (marker == 0xE2) header.profile.add(segment);
    if (marker == 0xEE && segment.substr(0, 5) == "Adobe") header.adobe = true;
    if (!is_frame(marker)) return;
    header.arithmetic = marker > 0xC8;
    header.precision = static_cast<int>(byte_at(segment, 0));
    header.height = static_cast<int>(big(segment, 1));
    header.width = static_cast<int>(big(segment, 3));
    header.components = static_cast<int>(byte_at(segment, 5));
}

/// Walks the segments up to the first scan.
JpegHeader read_header(std::string_view bytes) {
    JpegHeader header;
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
        const unsigned marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        const std::size_t length = big(bytes, at + 2);
        if (marker == 0xDA || length < 2 || at + 2 + length > bytes.size()) break;
        read_segment(marker, bytes.substr(at + 4, length - 2), header);
        at += 2 + length;
    }
    return header;
}

std::string fault_of(const JpegHeader& header) {
    if (header.width <= 0 || header.height <= 0) return "it has no frame header";
    if (header.precision != 8)
        return fmt::format("it has {} bits a sample", header.precision);
    if (header.arithmetic) return "it is coded arithmetically or without loss";
    if (header.components != 1 && header.components != 3 && header.components != 4)
        return fmt::format("it has {} components", header.components);
    return {};
}

/// From the camera's frame to the upright one, both unit squares with y upwards; by
/// orientation.
std::array<double, 6> upright(int orientation) {
    switch (orientation) {
    case 2:
        return {-1, 0, 0, 1, 1, 0};
    case 3:
        return {-1, 0, 0, -1, 1, 1};
    case 4:
        return {1, 0, 0, -1, 0, 1};
    case 5:
        return {0, -1, -1, 0, 1, 1};
    case 6:
        return {0, -1, 1, 0, 0, 1};
    case 7:
        return {0, 1, 1, 0, 0, 0};
    case 8:
        return {0, 1, -1, 0, 1, 0};
    default:
        return {1, 0, 0, 1, 0, 0};
    }
}

/// Quarter turns change the shape; they are made only where the page has room for the
/// turned shape.
int usable_orientation(const JpegHeader& header, const model::ImageResource& image) {
    const bool quarter = header.orientation >= 5;
    const bool turned_room = image.width == header.height && image.height == header.width;
    return quarter && !turned_room ? 1 : header.orientation;
}

/// The file's colours are sRGB (PDF/A-2, ISO 19005-2, 6.2.4.3 allows no DeviceCMYK beside
/// it), and a photograph made for the press stays as it is: four inks, of which a screen
/// shows what white they leave.
Object four_inks(QPDF& pdf) {
    constexpr const char* white_left = "{1 exch sub 4 1 roll 1 exch sub 3 index mul 3 1 "
                                       "roll 1 exch sub 3 index mul 3 1 roll "
                                       "1 exch sub 3 index mul 4 1 roll 3 2 roll pop}";
    Object function = Object::newStream(&pdf, white_left);
    function.getDict().replaceKey("/FunctionType", Object::newInteger(4));
    function.getDict().replaceKey("/Domain", Object::parse("[0 1 0 1 0 1 0 1]"));
    function.getDict().replaceKey("/Range", Object::parse("[0 1 0 1 0 1]"));
    return Object::newArray(
        {Object::newName("/DeviceN"),
         Object::parse("[/Cyan /Magenta /Yellow /Black]"),
         Object::newName("/DeviceRGB"),
         function}
    );
}

Object color_space(QPDF& pdf, const JpegHeader& header, PictureProfiles& profiles) {
    if (const auto own = profiles.space(pdf, header.profile.whole(), header.components))
        return *own;
    if (header.components == 1) return Object::newName("/DeviceGray");
    return header.components == 3 ? Object::newName("/DeviceRGB") : four_inks(pdf);
}

}  // namespace

Result<ArtworkObject>
jpeg_artwork(QPDF& pdf, const model::ImageResource& image, PictureProfiles& profiles) {
    const JpegHeader header = read_header(image.bytes);
    if (const std::string fault = fault_of(header); !fault.empty())
        return Error{codes::image_refused, fault};
    Object stream = Object::newStream(&pdf);
    stream.replaceStreamData(image.bytes, Object::newName("/DCTDecode"), Object::newNull());
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(header.width));
    dictionary.replaceKey("/Height", Object::newInteger(header.height));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
    dictionary.replaceKey("/ColorSpace", color_space(pdf, header, profiles));
    if (header.components == 4 && header.adobe)
        dictionary.replaceKey("/Decode", Object::parse("[1 0 1 0 1 0 1 0]"));
    ArtworkObject artwork;
    artwork.object = stream;
    artwork.place = upright(usable_orientation(header, image));
    return artwork;
}

}  // namespace pam::press
