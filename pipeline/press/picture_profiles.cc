#include "press/picture_profiles.h"

#include "base/limits.h"
#include "press/big_endian.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t header_bytes = 128;
constexpr std::size_t entry_bytes = 12;  // of the table of tags, after its number of them

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Every tag's data lies within the profile.
bool holds_its_tags(std::string_view profile) {
    const std::uint32_t count = big_endian_32(profile, header_bytes);
    if (count == 0 || count > (profile.size() - header_bytes - 4) / entry_bytes)
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = header_bytes + 4 + i * entry_bytes;
        const std::uint64_t begin = big_endian_32(profile, entry + 4);
        if (begin + big_endian_32(profile, entry + 8) > profile.size()) return false;
    }
    return true;
}

}  // namespace

bool is_usable_profile(std::string_view profile, int components) {
    if (profile.size() < header_bytes + 4 || big_endian_32(profile, 0) != profile.size())
        return false;
    const int version = static_cast<unsigned char>(profile[8]);
    const std::string_view space = components == 1   ? "GRAY"
                                   : components == 3 ? "RGB "
                                                     : "CMYK";
    return profile.substr(36, 4) == "acsp" && (version == 2 || version == 4)
           && is_one_of(profile.substr(12, 4), {"scnr", "mntr", "prtr", "spac"})
           && profile.substr(16, 4) == space && holds_its_tags(profile);
}

void JpegProfile::add(std::string_view segment) {
    constexpr std::string_view name("ICC_PROFILE\0", 12);
    if (!segment.starts_with(name) || segment.size() < name.size() + 2) return;
    const auto number = static_cast<unsigned char>(segment[name.size()]);
    count_ = static_cast<unsigned char>(segment[name.size() + 1]);
    parts_.emplace(number, segment.substr(name.size() + 2));
}

std::string JpegProfile::whole() const {
    if (parts_.size() != count_) return {};
    std::string profile;
    unsigned expected = 1;
    for (const auto& [number, part] : parts_) {
        if (number != expected++) return {};
        profile += part;
    }
    return profile;
}

std::string png_profile(std::string_view chunk) {
    const std::size_t name_end = chunk.find('\0');
    if (name_end == chunk.npos || name_end + 2 > chunk.size() || chunk[name_end + 1] != 0)
        return {};
    const std::string_view packed = chunk.substr(name_end + 2);
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string profile;
    std::array<char, 65536> piece{};
    int status = Z_OK;
    while (status == Z_OK && profile.size() <= limits::profile_bytes) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        profile.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END ? profile : std::string();
}

std::optional<QPDFObjectHandle>
PictureProfiles::space(QPDF& pdf, const std::string& profile, int components) {
    if (!is_usable_profile(profile, components)) return std::nullopt;
    if (const auto known = spaces_.find(profile); known != spaces_.end())
        return known->second;
    Object stream = Object::newStream(&pdf, profile);
    stream.getDict().replaceKey("/N", Object::newInteger(components));
    Object space =
        pdf.makeIndirectObject(Object::newArray({Object::newName("/ICCBased"), stream}));
    spaces_.emplace(profile, space);
    return space;
}

}  // namespace pam::press
