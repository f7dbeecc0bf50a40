// The header of an ICC profile (ICC.1, 7.2), which says what it is for.
#pragma once

#include <string>
#include <string_view>

namespace pam::preflight {

struct IccProfile {
    int version = 0;    // major
    std::string use;    // "mntr", "prtr", "scnr", "spac"
    std::string space;  // "RGB ", "CMYK", "GRAY", "Lab "
    bool readable = false;
};

[[nodiscard]] inline IccProfile read_icc(std::string_view bytes) {
    if (bytes.size() < 128 || bytes.substr(36, 4) != "acsp") return {};
    return {
        static_cast<unsigned char>(bytes[8]),
        std::string(bytes.substr(12, 4)),
        std::string(bytes.substr(16, 4)),
        true};
}

}  // namespace pam::preflight
