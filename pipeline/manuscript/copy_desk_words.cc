#include "manuscript/copy_desk_words.h"

#include "base/utf8.h"
#include "manuscript/passage.h"

namespace pam::manuscript {

std::string_view word_before(std::string_view flat, std::size_t at, std::size_t longest) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest && utf8::is_letter(before(flat, begin)))
        begin -= utf8::decode_before(flat, begin).bytes;
    return flat.substr(begin, at - begin);
}

std::string_view word_after(std::string_view flat, std::size_t at, std::size_t longest) {
    std::size_t end = at;
    while (end < flat.size() && end - at < longest && utf8::is_letter(at_or_end(flat, end)))
        end += utf8::decode(flat, end).bytes;
    return at < flat.size() ? flat.substr(at, end - at) : std::string_view{};
}

std::string lower_case(std::string_view word) {
    std::string small;
    for (std::size_t i = 0; i < word.size();) {
        const utf8::Decoded next = utf8::decode(word, i);
        utf8::append(small, utf8::to_lower(next.code_point));
        i += next.bytes;
    }
    return small;
}

}  // namespace pam::manuscript
