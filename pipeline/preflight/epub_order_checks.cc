// Which children an element must have, in what order and how often: tables, figures, lists
// of definitions, the document itself.
#include "preflight/codes.h"
#include "preflight/epub_content_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

// Children that stand at most once.
struct Once {
    std::string_view parent, child;
};

constexpr std::array<Once, 6> once{{
    {"html", "head"},
    {"html", "body"},
    {"head", "title"},
    {"table", "caption"},
    {"table", "thead"},
    {"figure", "figcaption"},
}};

class OrderChecks {
public:
    OrderChecks(const ContentDocument& document, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , log_(log) {}

    void check() {
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text || tree_.nodes[i].space != Space::Xhtml) continue;
            const std::string_view name = tree_.nodes[i].local;
            for (const Once& rule : once)
                if (rule.parent == name) check_once(i, rule);
            if (name == "table") check_table(i);
            if (name == "figure") check_figure(i);
            if (name == "dl") check_definitions(i);
            if (name == "details") check_details(i);
            if (name == "noscript") refuse(i, "<noscript> must not stand in XHTML");
        }
    }

private:
    void refuse(std::size_t node, std::string message, std::string hint = "") {
        log_.error(
            codes::element_nesting,
            document_.place(node),
            std::move(message),
            std::move(hint)
        );
    }

    void check_once(std::size_t parent, const Once& rule) {
        std::size_t count = 0;
        for (const std::size_t child : tree_.children(parent))
            if (tree_.is(child, Space::Xhtml, rule.child) && ++count > 1)
                refuse(
                    child, fmt::format("<{}> has a second <{}>", rule.parent, rule.child)
                );
    }

    // HTML, 4.9.1: caption, columns, head, bodies, foot.
    void check_table(std::size_t table) {
        static constexpr std::array<std::string_view, 6> order{
            "caption", "colgroup", "thead", "tbody", "tr", "tfoot"};
        std::size_t last = 0;
        for (const std::size_t child : tree_.children(table)) {
            const auto found =
                std::find(order.begin(), order.end(), tree_.nodes[child].local);
            if (found == order.end()) continue;
            const auto rank = static_cast<std::size_t>(found - order.begin());
            // Bodies and bare rows may follow one another.
            const bool rows = rank == 3 || rank == 4;
            if (rank < last && !(rows && last <= 4))
                refuse(
                    child,
                    fmt::format("<{}> stands too late in its table", *found),
                    "the order is caption, colgroup, thead, tbody, tfoot"
                );
            last = std::max(last, rank);
        }
    }

    void check_figure(std::size_t figure) {
        const std::vector<std::size_t> children = tree_.children(figure);
        for (std::size_t i = 1; i + 1 < children.size(); ++i)
            if (tree_.is(children[i], Space::Xhtml, "figcaption"))
                refuse(children[i], "a caption stands first or last in its figure");
    }

    void check_definitions(std::size_t list) {
        std::optional<std::size_t> open;  // a term without its definition
        for (const std::size_t child : tree_.children(list)) {
            if (tree_.is(child, Space::Xhtml, "dt")) open = child;
            if (tree_.is(child, Space::Xhtml, "dd")) open.reset();
            if (tree_.is(child, Space::Xhtml, "div")) check_definitions(child);
        }
        if (open) refuse(*open, "a term stands without its definition", "add a <dd>");
    }

    void check_details(std::size_t details) {
        const std::vector<std::size_t> children = tree_.children(details);
        if (children.empty() || !tree_.is(children.front(), Space::Xhtml, "summary"))
            refuse(details, "<details> must begin with <summary>");
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    EpubLog& log_;
};

}  // namespace

void check_order(const ContentDocument& document, EpubLog& log) {
    OrderChecks(document, log).check();
}

}  // namespace pam::preflight
