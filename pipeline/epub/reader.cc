#include "epub/reader.h"

#include <algorithm>
#include <limits>

namespace pam::epub {

std::string_view name_of(Reader reader) {
    return reader_names[static_cast<std::size_t>(reader)];
}

std::optional<Reader> reader_named(std::string_view name) {
    const auto* found = std::find(reader_names.begin(), reader_names.end(), name);
    if (found == reader_names.end()) return std::nullopt;
    return static_cast<Reader>(found - reader_names.begin());
}

std::string_view extension_for(Reader reader) {
    constexpr std::array<std::string_view, 4> extensions{
        ".epub", ".kepub.epub", ".kindle.epub", ".apple.epub"};
    return extensions[static_cast<std::size_t>(reader)];
}

/// Kindle's menu has two (KDP's guidelines on navigation), Kobo's three.
int contents_levels(Reader reader) {
    if (reader == Reader::Kindle) return 2;
    return reader == Reader::Kobo ? 3 : std::numeric_limits<int>::max();
}

}  // namespace pam::epub
