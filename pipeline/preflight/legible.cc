#include "preflight/legible.h"

#include "base/utf8.h"

namespace pam::preflight {

std::string legible(std::string_view bytes) {
    std::string text;
    for (const char32_t c : utf8::to_utf32(bytes)) {
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        utf8::append(text, control ? char32_t{0xFFFD} : c);
    }
    return text;
}

}  // namespace pam::preflight
