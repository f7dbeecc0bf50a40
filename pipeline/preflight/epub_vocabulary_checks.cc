// What stands in what. The schemas of HTML say more; these are the faults that EPUBCheck
// reports and that reading systems mend each in its own way.
#include "preflight/codes.h"
#include "preflight/epub_content_checks.h"
#include "preflight/xhtml_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

// The first must not stand anywhere inside the second.
constexpr std::array<std::array<std::string_view, 2>, 17> never_inside{{
    {"a", "a"},
    {"a", "button"},
    {"button", "a"},
    {"button", "button"},
    {"input", "button"},
    {"select", "button"},
    {"label", "label"},
    {"form", "form"},
    {"header", "header"},
    {"header", "footer"},
    {"footer", "header"},
    {"footer", "footer"},
    {"caption", "caption"},
    {"main", "article"},
    {"main", "aside"},
    {"main", "nav"},
    {"dfn", "dfn"},
}};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// XHTML 1.1's own, which EPUB 2 documents may have.
bool is_older_element(std::string_view name) {
    return lists(" acronym big tt ", name);
}

class VocabularyChecks {
public:
    VocabularyChecks(const ContentDocument& document, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , log_(log) {}

    void check() {
        check_root();
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            const XmlNode& node = tree_.nodes[i];
            if (node.is_text)
                check_text(i);
            else if (node.space == Space::Xhtml)
                check_element(i);
            else if (node.space == Space::None || node.space == Space::Other)
                check_foreign(i);
        }
    }

private:
    void check_root() {
        if (!tree_.is(0, Space::Xhtml, "html"))
            return log_.error(
                codes::element_unknown,
                document_.place(0),
                "the root element is no XHTML html",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\">"
            );
        const auto head = tree_.child(0, Space::Xhtml, "head");
        if (!head || !tree_.child(0, Space::Xhtml, "body"))
            return log_.error(
                codes::element_nesting, document_.place(0), "html needs a head and a body"
            );
        const auto title = tree_.child(*head, Space::Xhtml, "title");
        if (!title || tree_.line(*title).empty())
            log_.error(
                codes::title_missing,
                document_.place(title ? *title : *head),
                title ? "the title is empty" : "the document has no title",
                "name the chapter: screen readers say it first"
            );
    }

    [[nodiscard]] const Element* parent_of(std::size_t node) const {
        if (node == 0) return nullptr;
        const XmlNode& parent = tree_.nodes[tree_.nodes[node].parent];
        return parent.space == Space::Xhtml ? element_named(parent.local) : nullptr;
    }

    // What may stand in the parent of a node, through elements that hold what their own
    // parents may hold. Flow where it cannot be told: in a drawing, in an unknown element.
    [[nodiscard]] const Element* holder_of(std::size_t node) const {
        const Element* parent = parent_of(node);
        while (parent != nullptr && parent->content == Content::Transparent) {
            node = tree_.nodes[node].parent;
            parent = parent_of(node);
        }
        return parent;
    }

    void check_text(std::size_t node) {
        const Element* parent = parent_of(node);
        if (parent == nullptr || is_blank(tree_.nodes[node].text)) return;
        if (parent->content == Content::Listed || parent->content == Content::Nothing)
            log_.error(
                codes::element_nesting,
                document_.place(node),
                fmt::format("text stands directly in <{}>", parent->name)
            );
    }

    // Drawings and formulas may hold what they like; HTML holds no other vocabularies.
    void check_foreign(std::size_t node) {
        if (node == 0 || tree_.nodes[tree_.nodes[node].parent].space != Space::Xhtml)
            return;
        log_.error(
            codes::element_unknown,
            document_.place(node),
            fmt::format("<{}> is of no vocabulary of HTML", tree_.nodes[node].name),
            "write it as HTML, SVG or MathML"
        );
    }

    void check_element(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        const Element* known = element_named(element.local);
        if (known == nullptr) {
            if (document_.package.version >= 3 || !is_older_element(element.local))
                log_.error(
                    codes::element_unknown,
                    document_.place(node),
                    fmt::format("HTML has no element <{}>", element.local),
                    "say how it looks in the style sheet"
                );
            return;
        }
        check_nesting(node, *known);
        for (const auto& [inner, outer] : never_inside)
            if (inner == element.local) check_never_inside(node, outer);
        if (element.local == "hgroup" && tree_.child(node, Space::Xhtml, "p"))
            log_.warn(
                codes::element_nesting,
                document_.place(node),
                "a paragraph stands in <hgroup>: EPUBCheck 4.2.6, which Kobo runs, refuses "
                "it",
                "write <header> with a heading and <p role=\"doc-subtitle\">"
            );
    }

    void check_nesting(std::size_t node, const Element& known) {
        const Element* parent = parent_of(node);
        if (parent == nullptr) return;
        if (!known.parents.empty()) {
            if (!lists(known.parents, parent->name)) refuse(node, known, *parent);
            return;
        }
        const Element* holder = holder_of(node);
        switch (parent->content) {
        case Content::Nothing:
        case Content::Text:
            return refuse(node, known, *parent);
        case Content::Listed:
            if (!lists(parent->children, known.name)) refuse(node, known, *parent);
            return;
        case Content::Flow:
        case Content::Phrasing:
        case Content::Transparent:
            if (holder != nullptr && holder->content == Content::Phrasing
                && !known.phrasing)
                refuse(node, known, *holder);
        }
    }

    void refuse(std::size_t node, const Element& known, const Element& parent) {
        log_.error(
            codes::element_nesting,
            document_.place(node),
            fmt::format("<{}> must not stand in <{}>", known.name, parent.name),
            known.parents.empty() ? "" : fmt::format("it belongs in:{}", known.parents)
        );
    }

    void check_never_inside(std::size_t node, std::string_view outer) {
        for (std::size_t up = node; up != 0;) {
            up = tree_.nodes[up].parent;
            if (!tree_.is(up, Space::Xhtml, outer)) continue;
            return log_.error(
                codes::element_nesting,
                document_.place(node),
                fmt::format(
                    "<{}> must not stand inside <{}>", tree_.nodes[node].local, outer
                )
            );
        }
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    EpubLog& log_;
};

// EPUB 3.3, 6.1.2 and its list of allowed external identifiers: those of vocabularies whose
// own declarations every reader knows.
bool is_allowed_identifier(const XmlTree& tree, int version) {
    static constexpr std::array<std::string_view, 4> allowed{
        "-//W3C//DTD SVG 1.1//EN",
        "-//W3C//DTD MathML 3.0//EN",
        "-//NISO//DTD ncx 2005-1//EN",
        "-//W3C//DTD MathML 2.0//EN",
    };
    if (version < 3) return true;
    return std::find(allowed.begin(), allowed.end(), tree.public_id) != allowed.end()
           || (tree.public_id.empty()
               && (tree.system_id.empty() || tree.system_id == "about:legacy-compat"));
}

}  // namespace

void check_doctype(
    const std::string& path, const XmlTree& tree, int version, EpubLog& log
) {
    if (!tree.has_doctype) return;
    const bool external = !tree.public_id.empty() || !tree.system_id.empty();
    const Place place{path, tree.doctype_offset};
    if (!is_allowed_identifier(tree, version))
        log.error(
            codes::doctype,
            place,
            fmt::format(
                "the DOCTYPE refers to another file: \"{}\"",
                tree.public_id.empty() ? tree.system_id : tree.public_id
            ),
            "write <!DOCTYPE html>"
        );
    else if (external && version >= 3)
        log.note(
            codes::doctype,
            place,
            "the DOCTYPE refers to another file: EPUBCheck 4.2.6, which Kobo runs, refuses "
            "it",
            "leave the DOCTYPE out"
        );
}

void check_vocabulary(const ContentDocument& document, EpubLog& log) {
    VocabularyChecks(document, log).check();
}

}  // namespace pam::preflight
