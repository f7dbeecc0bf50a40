#include "preflight/epub_reference_checks.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

// A place in a file by other means than an id: EPUB CFI, media fragments, SVG views.
bool is_fragment_scheme(const std::string& fragment) {
    return fragment.rfind("epubcfi(", 0) == 0 || fragment.rfind("svgView(", 0) == 0
           || fragment.rfind("t=", 0) == 0 || fragment.rfind("xywh=", 0) == 0
           || fragment.rfind("xpointer(", 0) == 0;
}

// URL Standard, as far as it matters here: no spaces within, and a host where there is to
// be one.
bool is_address(std::string_view written) {
    written = utf8::trim(written);
    constexpr std::string_view refused = " \"<>\\^`{|}";
    if (scheme_of(written) != "data"
        && written.find_first_of(refused) != std::string_view::npos)
        return false;
    const bool web = is_remote(written);
    const auto host = written.find("//");
    return !web || (host != std::string_view::npos && host + 2 < written.size());
}

class ReferenceChecks {
public:
    ReferenceChecks(const Publication& publication, const Archive& archive, EpubLog& log)
        : publication_(publication)
        , package_(publication.package)
        , archive_(archive)
        , log_(log) {}

    void check() {
        for (const Reference& one : publication_.references)
            check_reference(one);
        for (const auto* list :
             {&publication_.toc, &publication_.page_list, &publication_.ncx})
            for (const NavEntry& one : *list)
                if (one.from != navigation_path())
                    check_reference({one.from, one.offset, one.written, Use::Hyperlink});
        for (const auto& [type, one] : package_.guide)
            check_reference({one.from, one.offset, one.written, Use::Hyperlink});
        check_unreachable();
    }

private:
    // Entries of the navigation document are links of a content document, gathered there.
    [[nodiscard]] std::string navigation_path() const {
        const Item* item = package_.navigation();
        return item == nullptr ? "" : item->path;
    }

    void check_reference(const Reference& one) {
        const Place place{one.from, one.offset};
        if (!is_address(one.written))
            return log_.error(
                codes::reference_form,
                place,
                fmt::format("\"{}\" is no address", one.written),
                "write a space as %20, and give a web address its host"
            );
        const Target target = resolve(one.from, one.written);
        if (target.outward) return check_outward(one, place);
        if (target.absolute || target.escapes)
            return log_.error(
                codes::reference_form,
                place,
                fmt::format("\"{}\" leads out of the container", one.written),
                "write the way from this file to that one, without a slash in front"
            );
        if (target.query)
            return log_.error(
                codes::reference_form,
                place,
                fmt::format("\"{}\" asks a question of a file", one.written),
                "leave off what follows \"?\""
            );
        const Item* item = package_.by_path(target.path);
        if (!archive_.find(target.path))
            return log_.error(
                codes::epub_link, place, fmt::format("\"{}\" leads to no file", one.written)
            );
        if (item == nullptr) {
            if (one.use == Use::Citation) return;
            return log_.error(
                codes::epub_link,
                place,
                fmt::format(
                    "\"{}\" leads to a file that the manifest does not list", one.written
                )
            );
        }
        check_fragment(one, target, place);
        if (one.use == Use::Hyperlink) check_hyperlink(one, target, *item, place);
        check_type(one, *item, place);
        reached_.insert(target.path);
    }

    void check_outward(const Reference& one, const Place& place) {
        const std::string scheme = scheme_of(one.written);
        if (scheme == "file")
            return log_.error(
                codes::reference_form,
                place,
                fmt::format("\"{}\" is a file of one machine", one.written)
            );
        if (one.use == Use::Hyperlink || one.use == Use::Citation
            || !is_remote(one.written))
            return;
        // EPUB 3.3, 3.6: sound, film and fonts may stay outside, if the manifest lists
        // them.
        const bool may = one.use == Use::Media || one.use == Use::Font;
        if (may && package_.by_path(one.written) != nullptr) return;
        log_.error(
            codes::remote_resource,
            place,
            fmt::format("\"{}\" would have to be fetched from the net", one.written),
            may ? "list it in the manifest, or put the file into the book"
                : "put the file into the book"
        );
    }

    void check_fragment(const Reference& one, const Target& target, const Place& place) {
        if (target.fragment.empty() || is_fragment_scheme(target.fragment)) return;
        const auto facts = publication_.documents.find(target.path);
        if (facts == publication_.documents.end() || !facts->second.is_xml) return;
        if (facts->second.ids.count(target.fragment) == 0)
            log_.error(
                codes::epub_link,
                place,
                fmt::format("\"{}\" leads to no place in {}", one.written, target.path),
                "no element there has that id"
            );
    }

    void check_hyperlink(
        const Reference& one, const Target& target, const Item& item, const Place& place
    ) {
        if (target.path == one.from || package_.in_spine(target.path)) return;
        const bool document = is_content_type(item.media_type, package_.version);
        log_.error(
            codes::outside_spine,
            place,
            fmt::format(
                "\"{}\" leads to {} that is not in the spine",
                one.written,
                document ? "a document" : "a file"
            ),
            document ? "add it to the spine, linear=\"no\" if it is read only by this link"
                     : "link to a document that shows it"
        );
    }

    // EPUB 3.3, 3.2 to 3.4: what is shown within a document is of a core media type, or
    // falls back to one.
    void check_type(const Reference& one, const Item& item, const Place& place) {
        const bool sound = one.use == Use::Media && item.media_type.rfind("audio/", 0) == 0;
        const bool shown = one.use == Use::Image || one.use == Use::Embedded || sound;
        if (!shown || one.has_fallback || has_core_fallback(item)) return;
        log_.error(
            codes::foreign_resource,
            place,
            fmt::format(
                "\"{}\" is {}, which reading systems need not know",
                one.written,
                item.media_type
            ),
            "convert it (JPEG, PNG, GIF, WebP, SVG; MP3, MP4), or give its item a fallback"
        );
    }

    [[nodiscard]] bool has_core_fallback(const Item& item) const {
        const Item* next = &item;
        for (std::size_t steps = 0; next != nullptr && steps <= limits::epub_fallbacks;
             ++steps) {
            if (is_core_type(next->media_type)) return true;
            if (next->fallback.empty()) return false;
            next = package_.by_id(next->fallback);
        }
        return false;
    }

    // EPUB 3.3, 5.7.2: what is out of the line must be reached by a link.
    void check_unreachable() {
        for (const SpineEntry& entry : package_.spine) {
            const std::string& path = package_.items[entry.item].path;
            if (entry.linear || reached_.count(path) > 0) continue;
            log_.error(
                codes::spine_unreachable,
                {package_.path, entry.offset},
                fmt::format("\"{}\" is not linear, and no link leads to it", path),
                "link to it, or leave off linear=\"no\""
            );
        }
    }

    const Publication& publication_;
    const Package& package_;
    const Archive& archive_;
    EpubLog& log_;
    std::set<std::string> reached_;
};

// Documents that show drawings by reference.
std::set<std::string> showing_drawings(const Publication& publication) {
    std::set<std::string> found;
    for (const Reference& one : publication.references) {
        if (one.use != Use::Image && one.use != Use::Embedded) continue;
        const Item* item = publication.package.by_path(resolve(one.from, one.written).path);
        if (item != nullptr && item->media_type == "image/svg+xml") found.insert(one.from);
    }
    return found;
}

}  // namespace

void check_references(
    const Publication& publication, const Archive& archive, EpubLog& log
) {
    ReferenceChecks(publication, archive, log).check();
}

void check_item_properties(const Publication& publication, EpubLog& log) {
    const Package& package = publication.package;
    if (package.version < 3) return;
    const std::set<std::string> drawing = showing_drawings(publication);
    for (const Item& item : package.items) {
        const auto known = publication.documents.find(item.path);
        if (known == publication.documents.end() || !known->second.is_xml) continue;
        const DocumentFacts& facts = known->second;
        const std::pair<const char*, bool> uses[] = {
            {"svg", facts.svg},
            {"mathml", facts.mathml},
            {"scripted", facts.scripted},
            {"remote-resources", facts.remote},
            {"switch", facts.switched}};
        for (const auto& [property, used] : uses) {
            const Place place{package.path, item.offset};
            if (used && !item.has(property))
                log.error(
                    codes::item_properties,
                    place,
                    fmt::format("\"{}\" needs the property {}", item.path, property),
                    fmt::format("properties=\"{}\"", property)
                );
            if (used || !item.has(property)) continue;
            // It must be stated of markup within, and may be of drawings shown by
            // reference.
            if (std::string_view(property) == "svg" && drawing.count(item.path) > 0)
                continue;
            const std::string message = fmt::format(
                "\"{}\" has the property {}, but uses nothing of the kind",
                item.path,
                property
            );
            // Resources from outside may be fetched by a script, where nobody sees it.
            if (std::string_view(property) == "remote-resources")
                log.warn(codes::item_properties, place, message, "take the property off");
            else
                log.error(codes::item_properties, place, message, "take the property off");
        }
    }
}

void check_unlisted(
    const std::vector<Publication>& publications, const Archive& archive, EpubLog& log
) {
    for (const ArchiveEntry& entry : archive.entries()) {
        if (entry.is_folder() || entry.name == "mimetype"
            || entry.name.rfind("META-INF/", 0) == 0)
            continue;
        const bool listed = std::any_of(
            publications.begin(),
            publications.end(),
            [&](const Publication& one) {
                return one.package.path == entry.name
                       || one.package.by_path(entry.name) != nullptr
                       || one.package.linked.count(entry.name) > 0;
            }
        );
        if (!listed)
            log.warn(
                codes::item_unlisted,
                {entry.name},
                "is in the container, but in no manifest",
                "list it, or take it out"
            );
    }
}

}  // namespace pam::preflight
