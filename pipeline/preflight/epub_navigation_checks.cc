#include "preflight/epub_navigation_checks.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace pam::preflight {

namespace {

enum class List { Toc, Landmarks, Pages, Other };

class NavigationReader {
public:
    NavigationReader(
        const ContentDocument& document, Publication& publication, EpubLog& log
    )
        : document_(document)
        , tree_(document.tree)
        , publication_(publication)
        , log_(log) {}

    void read() {
        std::size_t tocs = 0;
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (!tree_.is(i, Space::Xhtml, "nav")) continue;
            const std::string type = tree_.value(i, "type", Space::Ops);
            const List kind = has_word(type, "toc")         ? List::Toc
                              : has_word(type, "landmarks") ? List::Landmarks
                              : has_word(type, "page-list") ? List::Pages
                                                            : List::Other;
            if (kind == List::Toc) ++tocs;
            if (kind == List::Pages && publication_.has_page_list)
                refuse(i, "there is more than one page list");
            if (kind == List::Pages) publication_.has_page_list = true;
            if (!type.empty()) read_nav(i, kind);
        }
        if (tocs != 1)
            log_.error(
                codes::navigation,
                document_.place(0),
                tocs == 0 ? "there is no nav with epub:type=\"toc\""
                          : "there is more than one table of contents"
            );
    }

private:
    void refuse(std::size_t node, std::string message, std::string hint = "") {
        log_.error(
            codes::navigation, document_.place(node), std::move(message), std::move(hint)
        );
    }

    // EPUB 3.3, 7.3: a heading, perhaps, and one ordered list.
    void read_nav(std::size_t nav, List kind) {
        std::optional<std::size_t> list;
        bool named = false;
        for (const std::size_t child : tree_.children(nav)) {
            const std::string_view name = tree_.nodes[child].local;
            const bool heading =
                name == "hgroup"
                || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
            named = named || heading;
            if (tree_.is(child, Space::Xhtml, "ol") && !list)
                list = child;
            else if (!heading || list)
                refuse(child, fmt::format("<{}> must not stand in a nav", name));
        }
        if (!list) return refuse(nav, "the nav has no ordered list");
        if (!named && kind == List::Other)
            refuse(nav, "a nav of another kind needs a heading that says of which");
        read_list(*list, kind, 1);
    }

    // Depth is bounded: who nests deeper hides entries from every reader.
    void read_list(std::size_t list, List kind, int level) {
        if (tree_.children(list).empty()) refuse(list, "the list has no entry");
        if (level > limits::epub_nesting)
            return refuse(list, "the lists are nested too deep");
        if (level == 2 && kind != List::Toc && kind != List::Other)
            refuse(list, "landmarks and page lists have one level");
        for (const std::size_t entry : tree_.children(list))
            if (tree_.is(entry, Space::Xhtml, "li")) read_entry(entry, kind, level);
    }

    void read_entry(std::size_t entry, List kind, int level) {
        for (std::size_t i = entry + 1; i < tree_.nodes[entry].end; i = tree_.nodes[i].end)
            if (tree_.nodes[i].is_text && !utf8::trim(tree_.nodes[i].text).empty())
                refuse(i, "text stands in an entry beside its link");
        const std::vector<std::size_t> parts = tree_.children(entry);
        if (parts.empty()) return refuse(entry, "the entry is empty");
        const std::size_t first = parts.front();
        const bool link = tree_.is(first, Space::Xhtml, "a");
        const bool label = tree_.is(first, Space::Xhtml, "span");
        if (!link && !label)
            return refuse(
                first,
                fmt::format(
                    "an entry must begin with <a>, not <{}>", tree_.nodes[first].local
                )
            );
        if (label && parts.size() == 1)
            refuse(first, "an entry without a link needs a list of entries");
        if (tree_.line(first).empty() && !has_label(first))
            refuse(first, "the entry has no text", "give it the heading's words");
        if (link) take(first, kind, level);
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (tree_.is(parts[i], Space::Xhtml, "ol"))
                read_list(parts[i], kind, level + 1);
            else
                refuse(
                    parts[i],
                    fmt::format(
                        "<{}> must not stand behind a link", tree_.nodes[parts[i]].local
                    )
                );
    }

    // An image in the link may speak for it.
    [[nodiscard]] bool has_label(std::size_t node) const {
        for (std::size_t i = node; i < tree_.nodes[node].end; ++i)
            if (!tree_.value(i, "alt").empty()) return true;
        return false;
    }

    void take(std::size_t link, List kind, int level) {
        if (kind == List::Landmarks) {
            const std::string type = tree_.value(link, "type", Space::Ops);
            if (type.empty())
                log_.error(
                    codes::landmark_type,
                    document_.place(link),
                    "a landmark needs an epub:type",
                    "bodymatter, toc, endnotes ..."
                );
            for (const std::string& one : words(type)) {
                publication_.landmarks.insert(one);
                if (!places_.emplace(one, tree_.value(link, "href")).second)
                    refuse(link, fmt::format("the landmark {} leads here twice", one));
            }
        }
        const XmlAttribute* href = tree_.attribute(link, "href");
        if (href == nullptr) return;
        if (kind != List::Other && is_remote(href->value))
            refuse(link, "an entry leads out of the book");
        auto& entries = kind == List::Toc ? publication_.toc : publication_.page_list;
        const bool kept = kind == List::Toc || kind == List::Pages;
        if (kept && entries.size() < limits::epub_references)
            entries.push_back({document_.path, href->offset, href->value, level});
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    Publication& publication_;
    EpubLog& log_;
    std::set<std::pair<std::string, std::string>> places_;  // of landmarks, by type
};

// Where an entry leads, as a place in the order of reading; none where it leads nowhere,
// which is told of elsewhere.
using ReadingPlace = std::tuple<std::size_t, std::uint32_t>;

class OrderChecks {
public:
    OrderChecks(const Publication& publication, EpubLog& log)
        : publication_(publication)
        , log_(log) {
        const Package& package = publication.package;
        for (std::size_t i = 0; i < package.spine.size(); ++i)
            order_.emplace(package.items[package.spine[i].item].path, i);
    }

    void check() {
        check_order(publication_.toc, "table of contents", codes::navigation_order);
        check_order(publication_.page_list, "page list", codes::navigation_order);
        check_page_breaks();
        check_page_source();
    }

private:
    [[nodiscard]] std::optional<ReadingPlace> place_of(const NavEntry& entry) const {
        const Target target = resolve(entry.from, entry.written);
        const auto document = order_.find(target.path);
        if (target.outward || document == order_.end()) return std::nullopt;
        if (target.fragment.empty()) return ReadingPlace{document->second, 0};
        const auto facts = publication_.documents.find(target.path);
        if (facts == publication_.documents.end()) return std::nullopt;
        const auto id = facts->second.ids.find(target.fragment);
        if (id == facts->second.ids.end()) return std::nullopt;
        return ReadingPlace{document->second, id->second};
    }

    void
    check_order(const std::vector<NavEntry>& entries, const char* list, const char* code) {
        std::optional<ReadingPlace> last;
        for (const NavEntry& entry : entries) {
            const auto place = place_of(entry);
            if (!place) continue;
            if (last && *place < *last)
                return log_.warn(
                    code,
                    {entry.from, entry.offset},
                    fmt::format("the {} does not follow the order of reading here", list),
                    "put its entries in the order of the spine"
                );
            last = place;
        }
    }

    void check_page_breaks() {
        if (publication_.page_breaks.empty() || publication_.package.version < 3) return;
        if (!publication_.has_page_list) {
            const PageBreak& first = publication_.page_breaks.front();
            return log_.warn(
                codes::page_list,
                {first.path, first.offset},
                fmt::format(
                    "the book marks {} page breaks, but has no page list",
                    publication_.page_breaks.size()
                ),
                "add <nav epub:type=\"page-list\"> to the navigation document"
            );
        }
        std::set<std::pair<std::string, std::string>> listed;
        for (const NavEntry& entry : publication_.page_list) {
            const Target target = resolve(entry.from, entry.written);
            listed.emplace(target.path, target.fragment);
        }
        for (const PageBreak& one : publication_.page_breaks)
            if (listed.count({one.path, one.id}) == 0)
                log_.warn(
                    codes::page_list,
                    {one.path, one.offset},
                    fmt::format("the page break \"{}\" is not in the page list", one.id)
                );
    }

    // EPUB Accessibility 1.1, 4.1.3: of which edition the page numbers are.
    void check_page_source() {
        if (!publication_.has_page_list) return;
        for (const Statement& one : publication_.package.statements)
            if ((one.property == "source-of" && one.value == "pagination")
                || one.property == "pageBreakSource")
                return;
        log_.warn(
            codes::page_source,
            {publication_.package.path},
            "the book has a page list, but does not say of which edition",
            "add dc:source, and a meta that refines it: source-of, pagination"
        );
    }

    const Publication& publication_;
    EpubLog& log_;
    std::map<std::string, std::size_t> order_;
};

}  // namespace

void check_navigation_document(
    const ContentDocument& document, Publication& publication, EpubLog& log
) {
    NavigationReader(document, publication, log).read();
}

void check_navigation_order(const Publication& publication, EpubLog& log) {
    OrderChecks(publication, log).check();
}

}  // namespace pam::preflight
