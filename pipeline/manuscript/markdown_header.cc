#include "manuscript/markdown_header.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

std::string_view words(std::string_view text, Stretch line) {
    return text.substr(line.begin, line.end - line.begin);
}

bool is_blank(std::string_view text, Stretch line) {
    return skip_blanks(words(text, line), 0) == line.end - line.begin;
}

Stretch trimmed(std::string_view text, Stretch place) {
    while (place.begin < place.end && is_white(text[place.begin]))
        ++place.begin;
    while (place.end > place.begin && is_white(text[place.end - 1]))
        --place.end;
    return place;
}

Setting setting(std::string_view text, std::string_view key, Stretch place) {
    place = trimmed(text, place);
    return {
        std::string(key),
        utf8::collapse_spaces(words(text, place)),
        document::Origin::FrontMatter,
        {place.begin, place.end, 0}};
}

}  // namespace

std::optional<Header>
read_labelled_header(std::string_view text, const std::vector<Stretch>& lines) {
    Header header;
    bool titled = false;
    for (; header.lines < lines.size() && !is_blank(text, lines[header.lines]);
         ++header.lines) {
        const Stretch line = lines[header.lines];
        const std::string_view here = words(text, line);
        const std::size_t colon = here.find(':');
        if (colon == std::string_view::npos || is_blank_char(here.front()))
            return std::nullopt;
        const std::string_view key = setting_key(trim_end(here.substr(0, colon)));
        const std::size_t value = skip_blanks(here, colon + 1);
        if (key.empty() || value == colon + 1 || value == here.size()) return std::nullopt;
        titled = titled || key == "title";
        const auto begin = line.begin + static_cast<std::uint32_t>(value);
        header.settings.push_back(setting(text, key, {begin, line.end}));
    }
    if (!titled) return std::nullopt;
    return header;
}

std::optional<Header>
read_percent_header(std::string_view text, const std::vector<Stretch>& lines) {
    constexpr std::string_view keys[] = {"title", "author", "date"};
    Header header;
    for (; header.lines < lines.size() && words(text, lines[header.lines]).starts_with('%');
         ++header.lines) {
        if (header.lines == std::size(keys)) return std::nullopt;
        const std::string_view key = keys[header.lines];
        Stretch place = lines[header.lines];
        for (++place.begin; place.begin < place.end;) {
            const std::string_view left = words(text, place);
            const std::size_t length =
                key == "author" ? std::min(left.find(';'), left.size()) : left.size();
            const std::uint32_t end = place.begin + static_cast<std::uint32_t>(length);
            Setting one = setting(text, key, {place.begin, end});
            if (!one.value.empty()) header.settings.push_back(std::move(one));
            place.begin = std::min(end + 1, place.end);
        }
    }
    const bool parted = header.lines == lines.size() || is_blank(text, lines[header.lines]);
    if (header.lines < 2 || !parted || header.settings.empty()) return std::nullopt;
    return header;
}

}  // namespace pam::manuscript::markdown
