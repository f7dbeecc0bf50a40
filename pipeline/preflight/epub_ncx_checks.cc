// The NCX, EPUB 2's table of contents, which older readers still use (OPF 2.0.1, 2.4.1;
// ANSI/NISO Z39.86-2005, 8).
#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/epub_navigation_checks.h"
#include "preflight/package_vocabulary.h"

#include <fmt/format.h>

namespace pam::preflight {

namespace {

class NcxChecks {
public:
    NcxChecks(
        const std::string& path, const XmlTree& tree, Publication& publication, EpubLog& log
    )
        : path_(path)
        , tree_(tree)
        , publication_(publication)
        , log_(log) {}

    void check() {
        if (!tree_.is(0, Space::Ncx, "ncx")) return refuse(0, "the root element is no ncx");
        if (tree_.value(0, "version") != "2005-1")
            refuse(0, "the version must be \"2005-1\"");
        for (const char* part : {"head", "docTitle", "navMap"})
            if (!tree_.child(0, Space::Ncx, part))
                refuse(0, fmt::format("there is no {}", part));
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text || tree_.nodes[i].space != Space::Ncx) continue;
            const std::string_view name = tree_.nodes[i].local;
            check_id(i);
            if (name == "meta") check_meta(i);
            if (name == "navPoint" || name == "pageTarget" || name == "navTarget")
                check_point(i);
        }
    }

private:
    void refuse(std::size_t node, std::string message, std::string hint = "") {
        log_.error(
            codes::ncx,
            {path_, tree_.nodes[node].offset},
            std::move(message),
            std::move(hint)
        );
    }

    void check_id(std::size_t node) {
        const XmlAttribute* id = tree_.attribute(node, "id");
        if (id == nullptr) return;
        const Place place{path_, id->offset};
        if (!is_xml_id(id->value))
            refuse(node, fmt::format("\"{}\" can be no id", id->value));
        if (!ids_.insert(id->value).second)
            log_.error(
                codes::id_twice, place, fmt::format("the id \"{}\" stands twice", id->value)
            );
    }

    void check_meta(std::size_t node) {
        if (tree_.value(node, "name") != "dtb:uid") return;
        const std::string stated = tree_.value(node, "content");
        if (stated != publication_.package.identifier)
            refuse(
                node,
                fmt::format(
                    "dtb:uid is \"{}\", the book's identifier \"{}\"",
                    stated,
                    publication_.package.identifier
                ),
                "both must be the same"
            );
    }

    void check_point(std::size_t node) {
        const std::string_view name = tree_.nodes[node].local;
        const auto content = tree_.child(node, Space::Ncx, "content");
        if (!tree_.child(node, Space::Ncx, "navLabel") || !content)
            return refuse(node, fmt::format("a {} needs a label and a content", name));
        if (name == "navPoint" && tree_.value(node, "id").empty())
            refuse(node, "a navPoint needs an id");
        const std::string source = tree_.value(*content, "src");
        check_order(node, source);
        if (publication_.ncx.size() < limits::epub_references)
            publication_.ncx.push_back({path_, tree_.nodes[*content].offset, source, 1});
    }

    // One number for one place, in all of its lists.
    void check_order(std::size_t node, const std::string& source) {
        const std::string order = tree_.value(node, "playOrder");
        if (order.empty()) return;
        const auto [first, fresh] = places_.emplace(order, source);
        if (!fresh && first->second != source)
            refuse(node, fmt::format("playOrder {} stands for two places", order));
    }

    const std::string& path_;
    const XmlTree& tree_;
    Publication& publication_;
    EpubLog& log_;
    std::set<std::string> ids_;
    std::map<std::string, std::string> places_;  // by playOrder
};

}  // namespace

void check_ncx(
    const std::string& path, const XmlTree& tree, Publication& publication, EpubLog& log
) {
    NcxChecks(path, tree, publication, log).check();
}

}  // namespace pam::preflight
