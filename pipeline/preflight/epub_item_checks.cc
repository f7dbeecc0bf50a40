// Manifest and spine (EPUB 3.3, 5.6 and 5.7).
#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/epub_package_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

const std::set<std::string, std::less<>> item_properties = {
    "cover-image",
    "mathml",
    "nav",
    "remote-resources",
    "scripted",
    "svg",
    "switch",
    "data-nav",
    "dictionary",
    "glossary",
    "index",
    "search-key-map"};

constexpr const char* ncx_type = "application/x-dtbncx+xml";

class ItemChecks {
public:
    ItemChecks(const Package& package, EpubLog& log) : package_(package), log_(log) {}

    void check() {
        for (const Item& item : package_.items)
            check_item(item);
        check_navigation_item();
        check_cover();
        std::set<std::size_t> read;
        bool linear = package_.spine.empty();
        for (const SpineEntry& entry : package_.spine) {
            linear = linear || entry.linear;
            if (!read.insert(entry.item).second)
                log_.error(
                    codes::spine_item,
                    place(entry.offset),
                    fmt::format("\"{}\" stands in it twice", package_.items[entry.item].id)
                );
            check_spine_item(entry);
        }
        if (!linear)
            log_.error(
                codes::spine_item,
                {package_.path},
                "no entry of the spine is in line to be read"
            );
        check_ncx_item();
    }

private:
    [[nodiscard]] Place place(std::uint32_t offset) const {
        return {package_.path, offset};
    }

    void check_item(const Item& item) {
        if (!item.id.empty() && !ids_.insert(item.id).second)
            log_.error(
                codes::id_twice,
                place(item.offset),
                fmt::format("two items have the id \"{}\"", item.id)
            );
        if (!item.path.empty() && !paths_.insert(item.path).second)
            log_.error(
                codes::manifest_item,
                place(item.offset),
                fmt::format("\"{}\" is listed twice", item.path)
            );
        if (!item.present && !item.remote && !item.path.empty())
            log_.error(
                codes::item_missing,
                place(item.offset),
                fmt::format("\"{}\" is listed, but is not in the container", item.path),
                "put the file in, or take it off the list"
            );
        const bool own = item.path == "mimetype" || item.path == package_.path
                         || item.path.rfind("META-INF/", 0) == 0;
        if (own)
            log_.error(
                codes::manifest_item,
                place(item.offset),
                fmt::format(
                    "\"{}\" is the container's own and no part of the book", item.path
                )
            );
        for (const std::string& property : item.properties)
            if (property.find(':') == std::string::npos
                && item_properties.count(property) == 0)
                log_.error(
                    codes::manifest_item,
                    place(item.offset),
                    fmt::format("an item has no property {}", property)
                );
        check_fallback(item);
        const Item* overlay = package_.by_id(item.overlay);
        if (!item.overlay.empty()
            && (overlay == nullptr || overlay->media_type != "application/smil+xml"))
            log_.error(
                codes::manifest_item,
                place(item.offset),
                fmt::format("its media-overlay \"{}\" is no SMIL document", item.overlay)
            );
    }

    // A chain of fallbacks must end.
    void check_fallback(const Item& item) {
        const Item* next = &item;
        for (std::size_t steps = 0; !next->fallback.empty(); ++steps) {
            const Item* following = package_.by_id(next->fallback);
            if (following == nullptr || following == &item
                || steps > limits::epub_fallbacks)
                return log_.error(
                    codes::manifest_item,
                    place(item.offset),
                    following == nullptr
                        ? fmt::format("its fallback \"{}\" is no item", next->fallback)
                        : "its fallbacks do not come to an end"
                );
            next = following;
        }
    }

    void check_navigation_item() {
        if (package_.version < 3) return;
        const auto count = std::count_if(
            package_.items.begin(),
            package_.items.end(),
            [](const Item& item) { return item.has("nav"); }
        );
        if (count != 1)
            log_.error(
                codes::navigation,
                {package_.path},
                count == 0 ? "no item is the navigation document"
                           : "more than one item is the navigation document",
                "give one XHTML item the property nav"
            );
        const Item* item = package_.navigation();
        if (item != nullptr && item->media_type != "application/xhtml+xml")
            log_.error(
                codes::navigation,
                place(item->offset),
                "the navigation document is no XHTML"
            );
    }

    void check_cover() {
        std::size_t covers = 0;
        for (const Item& item : package_.items) {
            if (!item.has("cover-image")) continue;
            if (++covers > 1)
                log_.error(
                    codes::manifest_item, place(item.offset), "there is more than one cover"
                );
            if (!is_image_type(item.media_type))
                log_.error(
                    codes::manifest_item, place(item.offset), "the cover is no image"
                );
        }
    }

    void check_spine_item(const SpineEntry& entry) {
        const Item* item = &package_.items[entry.item];
        for (std::size_t steps = 0; item != nullptr && steps <= limits::epub_fallbacks;
             ++steps) {
            if (is_content_type(item->media_type, package_.version)) return;
            if (item->fallback.empty()) break;
            item = package_.by_id(item->fallback);
        }
        const Item& first = package_.items[entry.item];
        log_.error(
            codes::spine_item,
            place(entry.offset),
            fmt::format("\"{}\" is {}, which cannot be read", first.path, first.media_type),
            "the spine holds XHTML and SVG, or what falls back to them"
        );
    }

    void check_ncx_item() {
        if (package_.toc.empty()) {
            const bool listed = std::any_of(
                package_.items.begin(),
                package_.items.end(),
                [](const Item& item) { return item.media_type == ncx_type; }
            );
            if (listed || package_.version < 3)
                log_.error(
                    codes::ncx, {package_.path}, "the spine names no NCX", "toc=\"ncx\""
                );
            return;
        }
        const Item* item = package_.by_id(package_.toc);
        if (item == nullptr || item->media_type != ncx_type)
            log_.error(
                codes::ncx,
                {package_.path},
                fmt::format("the spine's toc \"{}\" is no NCX", package_.toc)
            );
    }

    const Package& package_;
    EpubLog& log_;
    std::set<std::string> ids_;
    std::set<std::string> paths_;
};

}  // namespace

void check_items(const Package& package, EpubLog& log) {
    ItemChecks(package, log).check();
}

}  // namespace pam::preflight
