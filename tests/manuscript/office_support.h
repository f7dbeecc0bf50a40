// Archives made in memory, for the tests of word processor files.
#pragma once

#include "base/files.h"

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pam::manuscript::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

enum class Packing { Stored, Deflated, Encrypted };

/// `parts` as a zip archive; an empty answer means that libzip refused.
inline Bytes zip_of(const Parts& parts, Packing packing = Packing::Deflated) {
    zip_source_t* sink = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_t* archive = zip_open_from_source(sink, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    zip_source_keep(sink);
    for (const auto& [name, contents] : parts) {
        zip_source_t* source =
            zip_source_buffer(archive, contents.data(), contents.size(), 0);
        const zip_int64_t at =
            zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) continue;
        const auto index = static_cast<zip_uint64_t>(at);
        const bool stored = packing == Packing::Stored;
        zip_set_file_compression(
            archive, index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, stored ? 0 : 9
        );
        if (packing == Packing::Encrypted)
            zip_file_set_encryption(archive, index, ZIP_EM_AES_256, "secret");
    }
    Bytes bytes;
    if (zip_close(archive) == 0) {
        zip_stat_t status;
        zip_source_stat(sink, &status);
        zip_source_open(sink);
        bytes.resize(status.size);
        zip_source_read(sink, bytes.data(), bytes.size());
        zip_source_close(sink);
    }
    zip_source_free(sink);
    return bytes;
}

/// Every `from` in the archive's bytes becomes `to` of the same length: names as libzip
/// would not write them.
inline Bytes renamed(Bytes bytes, std::string_view from, std::string_view to) {
    for (std::size_t at = bytes.find(from); at != Bytes::npos; at = bytes.find(from, at))
        bytes.replace(at, from.size(), to);
    return bytes;
}

}  // namespace pam::manuscript::test
