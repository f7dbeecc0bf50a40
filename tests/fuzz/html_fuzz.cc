#include "fuzz/bodies.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    pam::fuzz::read_manuscript(
        {reinterpret_cast<const char*>(bytes), size}, pam::manuscript::Format::Html
    );
    return 0;
}
