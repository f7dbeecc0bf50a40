#include "preflight/epub_publication.h"

#include <algorithm>
#include <array>

namespace pam::preflight {

bool Item::has(std::string_view property) const {
    return std::find(properties.begin(), properties.end(), property) != properties.end();
}

const Item* Package::by_id(std::string_view id) const {
    const auto found = ids.find(id);
    return found == ids.end() ? nullptr : &items[found->second];
}

const Item* Package::by_path(std::string_view wanted) const {
    const auto found = paths.find(wanted);
    return found == paths.end() ? nullptr : &items[found->second];
}

bool Package::in_spine(std::string_view wanted) const {
    return read.count(wanted) > 0;
}

bool Package::states(std::string_view property) const {
    return std::any_of(statements.begin(), statements.end(), [&](const Statement& one) {
        return one.property == property;
    });
}

bool Package::fixed_layout() const {
    return std::any_of(statements.begin(), statements.end(), [](const Statement& one) {
        return one.property == "rendition:layout" && one.value == "pre-paginated";
    });
}

bool Package::is_fixed(std::string_view wanted) const {
    const auto place = read.find(wanted);
    if (place == read.end()) return false;
    const std::vector<std::string>& own = spine[place->second].properties;
    const auto states = [&](const char* property) {
        return std::find(own.begin(), own.end(), property) != own.end();
    };
    return states("rendition:layout-pre-paginated")
           || (fixed_layout() && !states("rendition:layout-reflowable"));
}

const Item* Package::navigation() const {
    const auto found = std::find_if(items.begin(), items.end(), [](const Item& item) {
        return item.has("nav");
    });
    return found == items.end() ? nullptr : &*found;
}

const Item* Package::cover() const {
    for (const Item& item : items)
        if (item.has("cover-image")) return &item;
    const auto named = names.find("cover");
    return named == names.end() ? nullptr : by_id(named->second);
}

bool is_content_type(std::string_view media_type, int version) {
    if (version == 2)
        return media_type == "application/xhtml+xml"
               || media_type == "application/x-dtbook+xml"
               || media_type == "text/x-oeb1-document";
    return media_type == "application/xhtml+xml" || media_type == "image/svg+xml";
}

bool is_image_type(std::string_view media_type) {
    static constexpr std::array<std::string_view, 5> known{
        "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"};
    return std::find(known.begin(), known.end(), media_type) != known.end();
}

bool is_font_type(std::string_view media_type) {
    static constexpr std::array<std::string_view, 12> known{
        "font/ttf",
        "font/otf",
        "font/sfnt",
        "font/collection",
        "font/woff",
        "font/woff2",
        "application/font-sfnt",
        "application/font-woff",
        "application/vnd.ms-opentype",
        "application/x-font-ttf",
        "application/x-font-opentype",
        "application/x-font-truetype",
    };
    return std::find(known.begin(), known.end(), media_type) != known.end();
}

bool is_core_type(std::string_view media_type) {
    static constexpr std::array<std::string_view, 13> known{
        "application/xhtml+xml",
        "application/x-dtbncx+xml",
        "application/javascript",
        "application/ecmascript",
        "text/javascript",
        "text/css",
        "application/smil+xml",
        "application/pls+xml",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg; codecs=opus",
        "audio/ogg",
        "application/x-dtbook+xml",
    };
    return is_image_type(media_type) || is_font_type(media_type)
           || std::find(known.begin(), known.end(), media_type) != known.end();
}

}  // namespace pam::preflight
