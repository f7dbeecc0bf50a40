// Works on the parsed tree; only the document type's entities, which Illustrator writes for
// its namespaces, are put in by hand, for pugixml leaves them as they stand.
#include "epub/svg.h"

#include "base/limits.h"
#include "epub/svg_vocabulary.h"
#include "epub/xml.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <vector>

namespace pam::epub {

namespace {

using Entities = std::map<std::string, std::string, std::less<>>;

/// `<!ENTITY name "value">` of the internal subset; parameter and external entities are
/// left alone.
Entities entities_of(const std::string& doctype) {
    Entities entities;
    for (std::size_t at = doctype.find("<!ENTITY"); at != std::string::npos;
         at = doctype.find("<!ENTITY", at + 1)) {
        const std::size_t name = doctype.find_first_not_of(" \t\r\n", at + 8);
        const std::size_t name_end = doctype.find_first_of(" \t\r\n", name);
        const std::size_t quote = doctype.find_first_not_of(" \t\r\n", name_end);
        if (quote == std::string::npos) break;
        if (doctype[quote] != '"' && doctype[quote] != '\'') continue;
        const std::size_t end = doctype.find(doctype[quote], quote + 1);
        if (end == std::string::npos) break;
        entities[doctype.substr(name, name_end - name)] =
            doctype.substr(quote + 1, end - quote - 1);
    }
    return entities;
}

/// Each reference once, never inside what it brings in, so that no drawing can grow without
/// bound.
std::string with_entities(const std::string& text, const Entities& entities) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string::npos;
        const auto known =
            end == std::string::npos
                ? entities.end()
                : entities.find(std::string_view(text).substr(at + 1, end - at - 1));
        if (known == entities.end() || out.size() > limits::image_bytes) {
            out += text[at++];
            continue;
        }
        out += known->second;
        at = end + 1;
    }
    return out;
}

/// The name without the prefix that is bound to SVG's namespace; empty for another
/// namespace's.
std::string own_name(pugi::xml_node node, const std::string& prefix) {
    const std::string name = node.name();
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) return prefix.empty() ? name : "";
    return name.substr(0, colon) == prefix ? name.substr(colon + 1) : "";
}

/// "" where SVG is the default namespace (or none is declared at all).
std::string svg_prefix(pugi::xml_node root) {
    const std::string name = root.name();
    const std::size_t colon = name.find(':');
    return colon == std::string::npos ? "" : name.substr(0, colon);
}

/// Inside the drawing or, for a picture in it, in the very bytes.
bool stays_inside(const std::string& reference) {
    return reference.starts_with("#") || reference.starts_with("data:image/");
}

/// CSS that would load something: an import, or a url() that is no reference inside the
/// drawing.
bool loads_something(const std::string& css) {
    if (css.find("@import") != std::string::npos) return true;
    for (std::size_t at = css.find("url("); at != std::string::npos;
         at = css.find("url(", at + 1)) {
        const std::size_t target = css.find_first_not_of(" \t\r\n\"'", at + 4);
        if (target == std::string::npos || css[target] != '#') return true;
    }
    return false;
}

bool is_kept(const pugi::xml_attribute& attribute, const std::string& element) {
    const std::string name = attribute.name();
    const std::string value = attribute.value();
    if (name == "href" || name == "xlink:href") return stays_inside(value);
    if (name == "xml:space") return element == "text";
    return is_svg_attribute(name, element) && !loads_something(value);
}

class Cleaner {
public:
    explicit Cleaner(std::string prefix) : prefix_(std::move(prefix)) {}

    void clean(pugi::xml_node node, const std::string& name) {
        node.set_name(name.c_str());
        clean_attributes(node, name);
        std::vector<pugi::xml_node> children(node.begin(), node.end());
        for (pugi::xml_node child : children)
            clean_child(node, child, name);
    }

private:
    void
    clean_child(pugi::xml_node node, pugi::xml_node child, const std::string& parent_name) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            if (parent_name == "style" && loads_something(child.value()))
                node.remove_child(child);
            return;
        }
        const std::string name = own_name(child, prefix_);
        if (child.type() != pugi::node_element || !is_svg_element(name)) {
            node.remove_child(child);
            return;
        }
        clean(child, name);
        const bool needs_target = name == "use" || name == "image" || name == "feImage";
        if (needs_target && !child.attribute("href") && !child.attribute("xlink:href"))
            node.remove_child(child);
    }

    static void clean_attributes(pugi::xml_node node, const std::string& name) {
        std::vector<std::string> dropped;
        for (const pugi::xml_attribute attribute : node.attributes())
            if (!is_kept(attribute, name)) dropped.emplace_back(attribute.name());
        for (const std::string& one : dropped)
            node.remove_attribute(one.c_str());
    }

    std::string prefix_;
};

/// Neither the cleaner nor pugixml's removal of nodes could follow without end.
bool is_too_deep(pugi::xml_node root) {
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node&) override {
            return depth() < limits::drawing_nesting;
        }
    } walker;
    return !root.traverse(walker);
}

pugi::xml_node copied(pugi::xml_node root, pugi::xml_document& into) {
    if (!is_too_deep(root)) return into.append_copy(root);
    pugi::xml_node empty = into.append_child(root.name());
    for (const pugi::xml_attribute attribute : root.attributes())
        empty.append_copy(attribute);
    return empty;
}

/// Its own white paper under the drawing: black lines on the ground of a screen by night
/// are not to be seen. (Transparent pictures trouble Kobo's readers by day, too.)
void lay_paper(pugi::xml_node root) {
    std::array<std::string, 4> box{"0", "0", "100%", "100%"};
    std::string view = root.attribute("viewBox").value();
    std::replace(view.begin(), view.end(), ',', ' ');
    std::istringstream numbers(view);
    std::array<std::string, 4> stated;
    std::size_t count = 0;
    while (count < stated.size() && numbers >> stated[count]
           && stated[count].find_first_not_of("+-.0123456789eE") == std::string::npos)
        ++count;
    if (count == stated.size()) box = stated;
    pugi::xml_node paper = root.prepend_child("rect");
    constexpr std::array names{"x", "y", "width", "height"};
    for (std::size_t i = 0; i < names.size(); ++i)
        paper.append_attribute(names[i]).set_value(box[i].c_str());
    paper.append_attribute("style").set_value("fill:#fff;stroke:none");
}

}  // namespace

std::string self_contained_svg(const std::string& svg) {
    constexpr unsigned options =
        pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    pugi::xml_document xml;
    if (!xml.load_buffer(svg.data(), svg.size(), options)) return svg;
    for (pugi::xml_node node : xml.children())
        if (node.type() == pugi::node_doctype) {
            const std::string expanded = with_entities(svg, entities_of(node.value()));
            if (!xml.load_buffer(expanded.data(), expanded.size(), options)) return svg;
            break;
        }
    pugi::xml_node root = xml.document_element();
    const std::string prefix = svg_prefix(root);
    pugi::xml_document clean;
    begin(clean, Kind::Xml);
    pugi::xml_node copy = copied(root, clean);
    Cleaner(prefix).clean(copy, "svg");
    lay_paper(copy);
    copy.prepend_attribute("xmlns:xlink").set_value("http://www.w3.org/1999/xlink");
    copy.prepend_attribute("xmlns").set_value("http://www.w3.org/2000/svg");
    return bytes(clean);
}

}  // namespace pam::epub
