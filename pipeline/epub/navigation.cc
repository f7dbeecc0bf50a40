// EPUB 3.3, 7. One epub:type a landmark: Apple Books skips entries with several.
#include "epub/navigation.h"

#include "base/assert.h"

#include <algorithm>
#include <vector>

namespace pam::epub {

namespace {

/// The list at the depth of `level`; levels that an author skipped are not made up.
class NestedLists {
public:
    explicit NestedLists(pugi::xml_node root) { open_.push_back({0, root, {}}); }

    pugi::xml_node item(int level) {
        while (open_.size() > 1 && open_.back().level >= level)
            close();
        if (!open_.back().list) open_.back().list = add(open_.back().item, "ol");
        append_line_end(open_.back().list);
        pugi::xml_node made = add(open_.back().list, "li");
        open_.push_back({level, made, {}});
        return made;
    }

private:
    struct Open {
        int level;
        pugi::xml_node item, list;
    };
    void close() { open_.pop_back(); }

    std::vector<Open> open_;
};

void add_contents(const Publication& book, pugi::xml_node body) {
    append_line_end(body);
    pugi::xml_node nav =
        add(body,
            "nav",
            {{"id", "toc"},
             {"epub:type", "toc"},
             {"role", "doc-toc"},
             {"aria-labelledby", "nav-contents"}});
    append_line_end(nav);
    add_text(
        nav,
        "h1",
        std::string(book.names.contents),
        {{"id", "nav-contents"},
         {"class", "generated"},
         {"lang", language_of_names(book)},
         {"xml:lang", language_of_names(book)}}
    );
    append_line_end(nav);
    NestedLists lists(nav);
    for (const NavPoint& point : book.contents)
        add_text(
            lists.item(point.level), "a", point.text, {{"href", address(book, point)}}
        );
}

void add_landmark(
    pugi::xml_node list, const char* type, std::string_view name, const std::string& href
) {
    append_line_end(list);
    add_text(
        add(list, "li"), "a", std::string(name), {{"epub:type", type}, {"href", href}}
    );
}

/// Hidden once more: a sheet that says how nav is displayed would show a hidden nav.
pugi::xml_node hidden_list(pugi::xml_node nav) {
    return add(nav, "ol", {{"hidden", "hidden"}});
}

void add_landmarks(const Publication& book, pugi::xml_node body) {
    append_line_end(body);
    pugi::xml_node nav =
        add(body,
            "nav",
            {{"epub:type", "landmarks"}, {"hidden", "hidden"}, {"aria-label", "Landmarks"}}
        );
    pugi::xml_node list = hidden_list(nav);
    if (book.shows_cover) add_landmark(list, "cover", book.names.cover, "cover.xhtml");
    if (!book.contents_id.empty())
        add_landmark(list, "toc", book.names.contents, address(book, book.contents_id));
    else if (find(book, Part::Navigation)->in_spine)
        add_landmark(list, "toc", book.names.contents, "nav.xhtml#toc");
    for (const Landmark& place : book.landmarks)
        add_landmark(
            list,
            place.type,
            place.name,
            place.id.empty() ? book.documents[place.document].path : address(book, place.id)
        );
    add_landmark(list, "bodymatter", book.names.start, start_of_text(book).path);
    if (const ContentDocument* notes = find(book, Part::Notes))
        add_landmark(list, "endnotes", book.names.notes, notes->path);
}

void add_page_list(const Publication& book, pugi::xml_node body) {
    if (book.pages.empty()) return;
    append_line_end(body);
    pugi::xml_node nav =
        add(body,
            "nav",
            {{"epub:type", "page-list"},
             {"role", "doc-pagelist"},
             {"hidden", "hidden"},
             {"aria-label", std::string(book.names.pages)}});
    pugi::xml_node list = hidden_list(nav);
    for (const PrintPage& page : book.pages) {
        append_line_end(list);
        add_text(add(list, "li"), "a", page.label, {{"href", address(book, page.id)}});
    }
}

/// Everything the NCX points to, so that one reading order numbers both of its lists.
class PlayOrder {
public:
    explicit PlayOrder(const Publication& book) : book_(book) {
        for (const NavPoint& point : book.contents)
            keys_.push_back(key(point));
        for (const PrintPage& page : book.pages)
            keys_.push_back(key(page.id));
        std::sort(keys_.begin(), keys_.end());
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    }
    [[nodiscard]] std::string of(const NavPoint& point) const { return number(key(point)); }
    [[nodiscard]] std::string of(const PrintPage& page) const {
        return number(key(page.id));
    }

private:
    /// Document and place in it, from 1; 0 is the document's head.
    using Key = std::pair<std::size_t, std::size_t>;

    [[nodiscard]] Key key(const NavPoint& point) const {
        return point.id.empty() ? Key{point.document, 0} : key(point.id);
    }
    [[nodiscard]] Key key(const std::string& id) const {
        const auto place = book_.places.find(id);
        PAM_ASSERT(
            place != book_.places.end(), "the contents name an element that is not there"
        );
        return {place->second.document, place->second.order + 1};
    }
    [[nodiscard]] std::string number(const Key& wanted) const {
        const auto at = std::lower_bound(keys_.begin(), keys_.end(), wanted);
        return std::to_string(at - keys_.begin() + 1);
    }

    const Publication& book_;
    std::vector<Key> keys_;
};

bool is_number(const std::string& label) {
    return !label.empty() && label.size() < 9
           && std::all_of(label.begin(), label.end(), [](char c) {
                  return c >= '0' && c <= '9';
              });
}

/// How deep the entries really nest, skipped levels not counted.
std::size_t depth_of(const std::vector<NavPoint>& contents) {
    std::vector<int> open;
    std::size_t depth = 1;
    for (const NavPoint& point : contents) {
        while (!open.empty() && open.back() >= point.level)
            open.pop_back();
        open.push_back(point.level);
        depth = std::max(depth, open.size());
    }
    return depth;
}

void add_head(const Publication& book, pugi::xml_node root) {
    int highest = 0;
    for (const PrintPage& page : book.pages)
        if (is_number(page.label)) highest = std::max(highest, std::stoi(page.label));
    pugi::xml_node head = add(root, "head");
    const auto meta = [&](const char* name, const std::string& content) {
        append_line_end(head);
        add(head, "meta", {{"name", name}, {"content", content}});
    };
    meta("dtb:uid", book.identifier);
    meta("dtb:depth", std::to_string(depth_of(book.contents)));
    meta("dtb:totalPageCount", std::to_string(book.pages.size()));
    meta("dtb:maxPageNumber", std::to_string(highest));
}

void label(pugi::xml_node point, const std::string& text, const std::string& source) {
    add_text(add(point, "navLabel"), "text", text);
    add(point, "content", {{"src", source}});
}

void add_nav_map(const Publication& book, const PlayOrder& order, pugi::xml_node root) {
    append_line_end(root);
    pugi::xml_node map = add(root, "navMap");
    std::vector<std::pair<int, pugi::xml_node>> open{{0, map}};
    for (std::size_t i = 0; i < book.contents.size(); ++i) {
        const NavPoint& point = book.contents[i];
        while (open.size() > 1 && open.back().first >= point.level)
            open.pop_back();
        append_line_end(open.back().second);
        pugi::xml_node made =
            add(open.back().second,
                "navPoint",
                {{"id", "nav-" + std::to_string(i + 1)}, {"playOrder", order.of(point)}});
        label(made, point.text, address(book, point));
        open.emplace_back(point.level, made);
    }
}

void add_ncx_pages(const Publication& book, const PlayOrder& order, pugi::xml_node root) {
    if (book.pages.empty()) return;
    append_line_end(root);
    pugi::xml_node list = add(root, "pageList");
    add_text(add(list, "navLabel"), "text", std::string(book.names.pages));
    for (std::size_t i = 0; i < book.pages.size(); ++i) {
        const PrintPage& page = book.pages[i];
        append_line_end(list);
        pugi::xml_node target =
            add(list,
                "pageTarget",
                {{"id", "page-" + std::to_string(i + 1)},
                 {"type", is_number(page.label) ? "normal" : "front"},
                 {"value", is_number(page.label) ? page.label : ""},
                 {"playOrder", order.of(page)}});
        label(target, page.label, address(book, page.id));
    }
}

}  // namespace

void fill_navigation(Publication& book) {
    const pugi::xml_node body = find(book, Part::Navigation)->body;
    add_contents(book, body);
    add_landmarks(book, body);
    add_page_list(book, body);
    append_line_end(body);
}

std::string ncx(const Publication& book) {
    pugi::xml_document xml;
    begin(xml, Kind::Xml);
    pugi::xml_node root =
        add(xml,
            "ncx",
            {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
             {"version", "2005-1"},
             {"xml:lang", book.language}});
    const PlayOrder order(book);
    add_head(book, root);
    add_text(add(root, "docTitle"), "text", book.title);
    add_nav_map(book, order, root);
    add_ncx_pages(book, order, root);
    return bytes(xml);
}

}  // namespace pam::epub
