// A finished EPUB taken apart by hand, without the library that made it: headers as they
// are in the bytes, and the files inflated by zlib.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pam::test {

/// One entry's fields, from its local header and from the central directory
/// (APPNOTE 4.3.7, 4.3.12).
struct ZipEntry {
    std::string name;
    unsigned version_needed = 0, flags = 0, method = 0, time = 0, date = 0, extra = 0;
    unsigned central_version = 0, central_flags = 0, central_method = 0, central_time = 0,
             central_date = 0, central_extra = 0, made_by = 0, comment = 0;
    std::uint32_t attributes = 0, offset = 0;
    std::string contents;
};

struct OpenedBook {
    std::vector<ZipEntry> entries;             // in the order of the central directory
    std::map<std::string, std::string> files;  // contents by name
};

/// Fails the test where the bytes are no zip file.
[[nodiscard]] OpenedBook open_book(const std::string& bytes);

}  // namespace pam::test
