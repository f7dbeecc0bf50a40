#include "preflight/epub_package_reader.h"

#include "preflight/codes.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

class PackageReader {
public:
    PackageReader(
        const std::string& path, const Archive& archive, const XmlTree& tree, EpubLog& log
    )
        : archive_(archive)
        , tree_(tree)
        , log_(log) {
        package_.path = path;
    }

    std::optional<Package> read() {
        if (!tree_.is(0, Space::Opf, "package")) {
            log_.error(
                codes::package_structure, place(0), "the root element is no opf:package"
            );
            return std::nullopt;
        }
        read_version();
        package_.language = tree_.value(0, "lang", Space::Xml);
        const auto metadata = section("metadata");
        const auto manifest = section("manifest");
        const auto spine = section("spine");
        if (metadata) read_metadata(*metadata);
        if (manifest) read_manifest(*manifest);
        if (spine) read_spine(*spine);
        if (const auto guide = tree_.child(0, Space::Opf, "guide")) read_guide(*guide);
        find_identifier();
        return std::move(package_);
    }

private:
    [[nodiscard]] Place place(std::size_t node) const {
        return {package_.path, tree_.nodes[node].offset};
    }

    void read_version() {
        const std::string version = tree_.value(0, "version");
        package_.version = version.starts_with('2') ? 2 : 3;
        if (version != "3.0" && version != "2.0")
            log_.error(
                codes::package_structure,
                place(0),
                fmt::format("the version must be \"3.0\", not \"{}\"", version)
            );
    }

    std::optional<std::size_t> section(const char* name) {
        const auto found = tree_.child(0, Space::Opf, name);
        if (!found)
            log_.error(
                codes::package_structure,
                place(0),
                fmt::format("there is no {} in the package document", name)
            );
        return found;
    }

    void read_metadata(std::size_t metadata) {
        for (const std::size_t node : tree_.children(metadata)) {
            const XmlNode& element = tree_.nodes[node];
            if (element.space == Space::Dc)
                add_statement(node, "dc:" + std::string(element.local));
            if (tree_.is(node, Space::Opf, "meta")) read_meta(node);
            if (tree_.is(node, Space::Opf, "link")) read_link(node);
        }
    }

    void add_statement(std::size_t node, std::string property) {
        package_.statements.push_back(
            {std::move(property),
             tree_.line(node),
             tree_.value(node, "id"),
             tree_.value(node, "refines"),
             tree_.nodes[node].offset}
        );
    }

    void read_meta(std::size_t node) {
        if (const XmlAttribute* name = tree_.attribute(node, "name")) {
            package_.names.emplace(name->value, tree_.value(node, "content"));
            return;
        }
        const std::string property = tree_.value(node, "property");
        if (property.empty() || tree_.line(node).empty())
            log_.error(
                codes::package_structure, place(node), "a meta needs a property and a value"
            );
        add_statement(node, property);
    }

    void read_link(std::size_t node) {
        const std::string href = tree_.value(node, "href");
        if (href.empty() || tree_.value(node, "rel").empty())
            log_.error(codes::package_structure, place(node), "a link needs href and rel");
        if (href.empty() || href.front() == '#') return;
        const Target target = resolve(package_.path, href);
        if (target.outward) return;
        package_.linked.insert(target.path);
        if (!archive_.find(target.path))
            log_.warn(
                codes::epub_link,
                place(node),
                fmt::format("links to \"{}\", which is not there", href)
            );
    }

    void read_manifest(std::size_t manifest) {
        for (const std::size_t node : tree_.children(manifest)) {
            if (!tree_.is(node, Space::Opf, "item")) continue;
            Item item;
            item.id = tree_.value(node, "id");
            item.media_type = tree_.value(node, "media-type");
            item.properties = words(tree_.value(node, "properties"));
            item.fallback = tree_.value(node, "fallback");
            item.overlay = tree_.value(node, "media-overlay");
            item.offset = tree_.nodes[node].offset;
            const std::string href = tree_.value(node, "href");
            if (item.id.empty() || item.media_type.empty() || href.empty())
                log_.error(
                    codes::manifest_item,
                    place(node),
                    "an item needs id, href and media-type"
                );
            take_address(href, node, item);
            if (!item.id.empty()) package_.ids.emplace(item.id, package_.items.size());
            package_.paths.emplace(item.path, package_.items.size());
            package_.items.push_back(std::move(item));
        }
    }

    void take_address(const std::string& href, std::size_t node, Item& item) {
        const Target target = resolve(package_.path, href);
        item.remote = target.outward;
        item.path = target.outward ? href : target.path;
        item.present = !item.remote && archive_.find(item.path).has_value();
        if (target.absolute || target.escapes || target.query)
            log_.error(
                codes::reference_form,
                place(node),
                fmt::format("\"{}\" leads out of the container", href),
                "write the way from the package document to the file"
            );
        if (href.find('#') != std::string::npos)
            log_.error(
                codes::manifest_item,
                place(node),
                fmt::format("\"{}\" names a part of a file", href),
                "list whole files"
            );
    }

    void read_spine(std::size_t spine) {
        package_.toc = tree_.value(spine, "toc");
        for (const std::size_t node : tree_.children(spine)) {
            if (!tree_.is(node, Space::Opf, "itemref")) continue;
            const std::string wanted = tree_.value(node, "idref");
            const auto item = package_.ids.find(wanted);
            if (item == package_.ids.end()) {
                log_.error(
                    codes::spine_item,
                    place(node),
                    fmt::format("\"{}\" is no id of the manifest", wanted)
                );
                continue;
            }
            package_.read.emplace(package_.items[item->second].path, package_.spine.size());
            package_.spine.push_back(
                {item->second,
                 tree_.value(node, "linear") != "no",
                 tree_.nodes[node].offset,
                 words(tree_.value(node, "properties"))}
            );
        }
        check_direction(spine);
        if (package_.spine.empty())
            log_.error(codes::spine_item, place(spine), "the spine is empty");
    }

    void check_direction(std::size_t spine) {
        const XmlAttribute* direction =
            tree_.attribute(spine, "page-progression-direction");
        if (direction != nullptr && direction->value != "ltr" && direction->value != "rtl"
            && direction->value != "default")
            log_.error(
                codes::package_structure,
                {package_.path, direction->offset},
                "page-progression-direction must be ltr, rtl or default"
            );
    }

    void read_guide(std::size_t guide) {
        for (const std::size_t node : tree_.children(guide)) {
            package_.guide.emplace(
                tree_.value(node, "type"),
                NavEntry{
                    package_.path, tree_.nodes[node].offset, tree_.value(node, "href"), 1}
            );
        }
    }

    void find_identifier() {
        const std::string wanted = tree_.value(0, "unique-identifier");
        for (const Statement& one : package_.statements)
            if (one.property == "dc:identifier" && one.id == wanted && !wanted.empty())
                package_.identifier = one.value;
        if (package_.identifier.empty())
            log_.error(
                codes::package_structure,
                place(0),
                "unique-identifier names no dc:identifier with a value"
            );
    }

    const Archive& archive_;
    const XmlTree& tree_;
    EpubLog& log_;
    Package package_;
};

}  // namespace

std::optional<Package> read_package(
    const std::string& path, const Archive& archive, const XmlTree& tree, EpubLog& log
) {
    return PackageReader(path, archive, tree, log).read();
}

}  // namespace pam::preflight
