// The package document's form (EPUB 3.3, appendix B): which elements and attributes it may
// have, in which order, and which words stand in attributes that name properties.
#include "preflight/codes.h"
#include "preflight/epub_package_reader.h"
#include "preflight/package_vocabulary.h"
#include "preflight/xhtml_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

struct Form {
    std::string_view element, attributes, children;
};

constexpr std::string_view any;

constexpr std::array<Form, 11> forms{{
    {"package",
     " version unique-identifier prefix dir id ",
     " metadata manifest spine guide bindings collection "},
    {"metadata", " id ", " meta link dc-metadata x-metadata "},
    {"meta", " property refines scheme id dir name content ", any},
    {"link", " href rel media-type properties refines id hreflang ", any},
    {"manifest", " id ", " item "},
    {"item",
     " id href media-type fallback media-overlay properties required-namespace "
     "required-modules fallback-style ",
     any},
    {"spine", " toc page-progression-direction id ", " itemref "},
    {"itemref", " idref linear properties id ", any},
    {"guide", " id ", " reference "},
    {"reference", " type title href id ", any},
    {"collection", " role id dir ", " metadata collection link "},
}};

constexpr std::array<std::string_view, 6> section_order{
    "metadata", "manifest", "spine", "guide", "bindings", "collection"};

class FormChecks {
public:
    FormChecks(const Package& package, const XmlTree& tree, EpubLog& log)
        : package_(package)
        , tree_(tree)
        , log_(log) {}

    void check() {
        check_order();
        check_prefixes();
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text) continue;
            check_id(i);
            if (tree_.nodes[i].space == Space::Opf) check_element(i);
            if (tree_.nodes[i].space == Space::Dc) check_dublin_core(i);
        }
    }

private:
    [[nodiscard]] Place place(std::size_t node) const {
        return {package_.path, tree_.nodes[node].offset};
    }

    void refuse(std::size_t node, std::string message, std::string hint = "") {
        log_.error(
            codes::package_structure, place(node), std::move(message), std::move(hint)
        );
    }

    void check_order() {
        std::size_t last = 0;
        for (const std::size_t child : tree_.children(0)) {
            const std::string_view name = tree_.nodes[child].local;
            const auto found = std::find(section_order.begin(), section_order.end(), name);
            if (found == section_order.end()) continue;
            const auto rank = static_cast<std::size_t>(found - section_order.begin());
            if (rank < last) refuse(child, fmt::format("<{}> stands too late", name));
            last = rank;
            if (name == "bindings")
                log_.warn(
                    codes::package_structure,
                    place(child),
                    "bindings are deprecated",
                    "take them out"
                );
        }
    }

    // EPUB 3.3, 5.4.1.1 (prefix): pairs of a name with a colon and an address.
    void check_prefixes() {
        const auto list = words(tree_.value(0, "prefix"));
        for (std::size_t i = 0; i < list.size(); i += 2) {
            const bool pair =
                list[i].size() > 1 && list[i].back() == ':' && i + 1 < list.size();
            if (!pair) return refuse(0, "prefix is no list of names and addresses");
            if (list[i] == "_:") refuse(0, "the prefix \"_\" is not to be had");
            if (list[i + 1] == "http://purl.org/dc/elements/1.1/")
                refuse(0, "Dublin Core's elements have their own namespace, and no prefix");
        }
    }

    void check_id(std::size_t node) {
        const XmlAttribute* id = tree_.attribute(node, "id");
        if (id == nullptr) return;
        if (!is_xml_id(id->value))
            refuse(
                node,
                fmt::format("\"{}\" can be no id", id->value),
                "an id begins with a letter and has no spaces or colons"
            );
        if (!ids_.insert(id->value).second && tree_.nodes[node].local != "item")
            log_.error(
                codes::id_twice,
                place(node),
                fmt::format("the id \"{}\" stands twice", id->value)
            );
    }

    void check_element(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& one) {
            return one.element == element.local;
        });
        if (form == forms.end()) return;
        for (const XmlAttribute& one : element.attributes)
            if (one.space == Space::None && !lists(form->attributes, one.local))
                refuse(
                    node, fmt::format("<{}> has no attribute {}", element.local, one.local)
                );
        for (const std::size_t child : tree_.children(node)) {
            const XmlNode& inner = tree_.nodes[child];
            const bool own =
                inner.space == Space::Opf && lists(form->children, inner.local);
            const bool core = inner.space == Space::Dc && element.local == "metadata";
            if (!own && !core && inner.space != Space::Other)
                refuse(
                    child,
                    fmt::format("<{}> must not stand in <{}>", inner.name, element.name)
                );
        }
        if (package_.version >= 3) check_words(node);
    }

    void check_words(std::size_t node) {
        const std::string_view name = tree_.nodes[node].local;
        check_choice(node, "dir", " ltr rtl auto ");
        check_choice(node, "linear", " yes no ");
        if (name == "item"
            && tree_.value(node, "media-type").find('/') == std::string::npos)
            log_.error(
                codes::manifest_item,
                place(node),
                fmt::format("\"{}\" is no media type", tree_.value(node, "media-type"))
            );
        if (name == "itemref") check_properties(node, "properties", itemref_properties);
        if (name != "link") return;
        check_properties(node, "rel", link_relations);
        check_properties(node, "properties", link_properties);
        const std::string href = tree_.value(node, "href");
        if (tree_.value(node, "media-type").empty() && scheme_is_local(href))
            refuse(node, "a link to a file of the book needs a media-type");
    }

    [[nodiscard]] static bool scheme_is_local(const std::string& href) {
        return href.find(':') == std::string::npos && !href.empty() && href.front() != '#';
    }

    void
    check_choice(std::size_t node, std::string_view attribute, std::string_view values) {
        const XmlAttribute* found = tree_.attribute(node, attribute);
        if (found != nullptr && !lists(values, found->value))
            refuse(
                node,
                fmt::format("{} cannot be \"{}\"", attribute, found->value),
                fmt::format("it may be:{}", values)
            );
    }

    // A word with a prefix is of another vocabulary, where only the reserved ones are
    // known.
    void
    check_properties(std::size_t node, std::string_view attribute, std::string_view known) {
        for (const std::string& word : words(tree_.value(node, attribute)))
            if (!lists(known, word)
                && (word.find(':') == std::string::npos || !may_be_property(word)))
                log_.error(
                    codes::metadata_property,
                    place(node),
                    fmt::format("{} has no word \"{}\"", attribute, word)
                );
    }

    void check_dublin_core(std::size_t node) {
        const XmlNode& element = tree_.nodes[node];
        if (!lists(dublin_core, element.local))
            return refuse(
                node, fmt::format("Dublin Core has no element {}", element.local)
            );
        // What every book must state is asked for by name elsewhere.
        if (tree_.line(node).empty()
            && !lists(" identifier title language ", element.local))
            log_.error(
                codes::metadata_missing,
                place(node),
                fmt::format("{} is empty", element.name),
                "take it out"
            );
        if (element.local == "date" && package_.version >= 3 && ++dates_ > 1)
            refuse(node, "there is more than one date of publication");
    }

    const Package& package_;
    const XmlTree& tree_;
    EpubLog& log_;
    std::set<std::string> ids_;
    std::size_t dates_ = 0;
};

}  // namespace

void check_form(const Package& package, const XmlTree& tree, EpubLog& log) {
    FormChecks(package, tree, log).check();
}

}  // namespace pam::preflight
