#include "fuzz/bodies.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    pam::fuzz::read_style_sheet({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
