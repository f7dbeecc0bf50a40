// Walks a document once and keeps what is needed when all have been read: ids, references,
// page breaks, and what the manifest must say of it.
#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/css_reader.h"
#include "preflight/epub_content_checks.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <array>

namespace pam::preflight {

namespace {

struct Linking {
    std::string_view element, attribute;
    Use use;
};

constexpr std::array<Linking, 18> linking{{
    {"a", "href", Use::Hyperlink},
    {"area", "href", Use::Hyperlink},
    {"audio", "src", Use::Media},
    {"blockquote", "cite", Use::Citation},
    {"del", "cite", Use::Citation},
    {"embed", "src", Use::Embedded},
    {"iframe", "src", Use::Embedded},
    {"img", "src", Use::Image},
    {"input", "src", Use::Image},
    {"ins", "cite", Use::Citation},
    {"link", "href", Use::StyleSheet},
    {"object", "data", Use::Embedded},
    {"q", "cite", Use::Citation},
    {"script", "src", Use::Script},
    {"source", "src", Use::Media},
    {"track", "src", Use::Media},
    {"video", "poster", Use::Image},
    {"video", "src", Use::Media},
}};

bool is_script_type(const std::string& type) {
    return type.empty() || type == "module" || type.find("javascript") != std::string::npos
           || type.find("ecmascript") != std::string::npos;
}

class Gatherer {
public:
    Gatherer(const ContentDocument& document, Publication& publication, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , publication_(publication)
        , facts_(publication.documents[document.path])
        , log_(log) {}

    void gather() {
        facts_.is_xml = true;
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text) continue;
            take_id(i);
            take_use(i);
            if (tree_.nodes[i].space == Space::Xhtml) take_references(i);
            if (tree_.nodes[i].space == Space::Svg) take_drawing_references(i);
            take_page_break(i);
            take_style(i);
        }
    }

private:
    void take_id(std::size_t node) {
        for (const Space space : {Space::None, Space::Xml}) {
            const XmlAttribute* id = tree_.attribute(node, "id", space);
            if (id == nullptr) continue;
            const Place place{document_.path, id->offset};
            if (id->value.empty() || id->value.find(' ') != std::string::npos)
                log_.error(
                    codes::attribute_unknown,
                    place,
                    fmt::format("\"{}\" can be no id", id->value)
                );
            if (++publication_.ids > limits::epub_references) {
                facts_.is_xml = false;
                return;
            }
            if (!facts_.ids.emplace(id->value, tree_.nodes[node].offset).second)
                log_.error(
                    codes::id_twice,
                    place,
                    fmt::format("the id \"{}\" stands in this document already", id->value),
                    "links to it lead to the first one only"
                );
        }
    }

    void take_use(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        const bool drawing = tree_.is(0, Space::Svg, "svg");
        if (element.space == Space::Svg && !drawing) facts_.svg = true;
        if (element.space == Space::MathMl) facts_.mathml = true;
        if (element.space == Space::Ops && element.local == "switch") {
            facts_.switched = true;
            log_.warn(
                codes::element_unknown,
                document_.place(node),
                "epub:switch is deprecated, and few reading systems know it",
                "write what its default says"
            );
        }
        const bool script =
            element.local == "script"
            && (element.space == Space::Xhtml || element.space == Space::Svg)
            && is_script_type(tree_.value(node, "type"));
        if (script || tree_.is(node, Space::Xhtml, "form")) facts_.scripted = true;
        for (const XmlAttribute& one : element.attributes)
            if (one.space == Space::None && one.local.size() > 2
                && one.local.substr(0, 2) == "on")
                facts_.scripted = true;
        if (tree_.is(node, Space::Xhtml, "img") || tree_.is(node, Space::Svg, "image"))
            ++facts_.images;
    }

    void add(std::uint32_t offset, std::string written, Use use, bool fallback = false) {
        if (publication_.references.size() >= limits::epub_references) return;
        // A reference is looked at from the end, when its document is no longer in memory.
        if (use != Use::Hyperlink && use != Use::Citation && is_remote(written))
            facts_.remote = true;
        publication_.references.push_back(
            {document_.path, offset, std::move(written), use, fallback}
        );
    }

    void take_references(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        for (const Linking& one : linking) {
            if (one.element != element.local) continue;
            const XmlAttribute* found = tree_.attribute(node, one.attribute);
            if (found == nullptr || is_mere_relation(node)) continue;
            add(found->offset, found->value, use_of(node, one.use), has_fallback(node));
        }
        if (const XmlAttribute* set = tree_.attribute(node, "srcset"))
            for (const std::string& source : sources(set->value))
                add(set->offset, source, Use::Image, has_fallback(node));
    }

    // A link that says what comes next, or where the text came from, asks for nothing.
    [[nodiscard]] bool is_mere_relation(std::size_t node) const {
        const std::string relation = tree_.value(node, "rel");
        return tree_.nodes[node].local == "link" && !has_word(relation, "stylesheet")
               && !has_word(relation, "icon");
    }

    // What stands inside an element is shown where the resource cannot be; the sources of
    // a picture are alternatives to its img.
    [[nodiscard]] bool has_fallback(std::size_t node) const {
        const XmlNode& element = tree_.nodes[node];
        if (element.local == "object") return element.end > node + 1;
        const bool picture = tree_.is(element.parent, Space::Xhtml, "picture");
        // A reader passes over a source whose type it does not know, if it is told the
        // type.
        if (element.local == "source")
            return !picture || tree_.attribute(node, "type") != nullptr;
        if (element.local == "track") return true;
        return (element.local == "audio" || element.local == "video")
               && !tree_.children(node).empty();
    }

    [[nodiscard]] Use use_of(std::size_t node, Use use) const {
        if (use == Use::Media
            && tree_.is(tree_.nodes[node].parent, Space::Xhtml, "picture"))
            return Use::Image;
        if (use != Use::StyleSheet) return use;
        return has_word(tree_.value(node, "rel"), "stylesheet") ? Use::StyleSheet
                                                                : Use::Image;
    }

    // "a.png 1x, b.png 2x" gives the two addresses.
    static std::vector<std::string> sources(std::string_view set) {
        std::vector<std::string> found;
        while (!set.empty()) {
            const auto comma = set.find(',');
            const auto parts = words(set.substr(0, comma));
            if (!parts.empty()) found.push_back(parts.front());
            set = comma == std::string_view::npos ? "" : set.substr(comma + 1);
        }
        return found;
    }

    void take_drawing_references(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        for (const Space space : {Space::None, Space::XLink}) {
            const XmlAttribute* found = tree_.attribute(node, "href", space);
            if (found == nullptr) continue;
            const Use use = element.local == "a" ? Use::Hyperlink
                            : element.local == "image" || element.local == "feImage"
                                ? Use::Image
                            : element.local == "script" ? Use::Script
                                                        : Use::Embedded;
            add(found->offset, found->value, use);
        }
    }

    void take_page_break(std::size_t node) {
        const bool marked = has_word(tree_.value(node, "type", Space::Ops), "pagebreak")
                            || has_word(tree_.value(node, "role"), "doc-pagebreak");
        if (marked && publication_.page_breaks.size() < limits::epub_references)
            publication_.page_breaks.push_back(
                {document_.path, tree_.value(node, "id"), tree_.nodes[node].offset}
            );
    }

    // Style sheets within the document, and style attributes.
    void take_style(std::size_t node) {
        if (const XmlAttribute* style = tree_.attribute(node, "style"))
            take_sheet(read_css_declarations(style->value), style->offset);
        const XmlNode& element = tree_.nodes[node];
        if (element.local == "style"
            && (element.space == Space::Xhtml || element.space == Space::Svg))
            take_sheet(read_css(tree_.text(node)), element.offset);
    }

    void take_sheet(const CssSheet& sheet, std::uint32_t offset) {
        check_css(sheet, {document_.path, offset}, CssWithin::Document, log_);
        for (const CssReference& one : sheet.references)
            add(offset, one.written, one.use);
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    Publication& publication_;
    DocumentFacts& facts_;
    EpubLog& log_;
};

}  // namespace

void gather_facts(const ContentDocument& document, Publication& publication, EpubLog& log) {
    Gatherer(document, publication, log).gather();
}

void gather_overlay(
    const std::string& path, const XmlTree& tree, Publication& publication
) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const bool text = tree.is(i, Space::Smil, "text");
        const XmlAttribute* source =
            text || tree.is(i, Space::Smil, "audio") ? tree.attribute(i, "src") : nullptr;
        if (source != nullptr && publication.references.size() < limits::epub_references)
            publication.references.push_back(
                {path,
                 source->offset,
                 source->value,
                 text ? Use::Citation : Use::Media,
                 false}
            );
    }
}

void check_scripts(const ContentDocument& document, EpubLog& log) {
    const XmlTree& tree = document.tree;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const XmlNode& node = tree.nodes[i];
        if (node.is_text || node.local != "script"
            || !is_script_type(tree.value(i, "type")))
            continue;
        log.note(
            codes::script,
            document.place(i),
            "the document has a script, which many reading systems do not run",
            "see that the text is whole without it"
        );
    }
}

}  // namespace pam::preflight
