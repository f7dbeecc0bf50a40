#include "preflight/xmp.h"

#include "preflight/xml_names.h"

namespace pam::preflight {

namespace {

std::string_view prefix_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view local_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The URI to which a prefix is bound at a node.
std::string space_of(const XmlTree& tree, std::size_t node, std::string_view prefix) {
    if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
    const std::string declaration =
        prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    for (;;) {
        for (const XmlAttribute& one : tree.nodes[node].attributes)
            if (one.name == declaration) return one.value;
        if (node == 0) return "";
        node = tree.nodes[node].parent;
    }
}

bool is_rdf(const XmlTree& tree, std::size_t node, std::string_view local) {
    const XmlNode& one = tree.nodes[node];
    return !one.is_text && local_of(one.name) == local
           && space_of(tree, node, prefix_of(one.name)) == xmp::rdf;
}

XmpForm form_of(const XmlTree& tree, std::size_t node) {
    const auto children = tree.children(node);
    if (children.empty()) {
        for (const XmlAttribute& one : tree.nodes[node].attributes)
            if (local_of(one.name) == "parseType") return XmpForm::Structure;
        return XmpForm::Text;
    }
    if (is_rdf(tree, children.front(), "Bag")) return XmpForm::Bag;
    if (is_rdf(tree, children.front(), "Seq")) return XmpForm::Seq;
    if (is_rdf(tree, children.front(), "Alt")) return XmpForm::Alt;
    return XmpForm::Structure;
}

void add_attributes(
    const XmlTree& tree, std::size_t node, std::vector<XmpProperty>& properties
) {
    for (const XmlAttribute& one : tree.nodes[node].attributes) {
        const std::string_view prefix = prefix_of(one.name);
        if (prefix.empty() || prefix == "xmlns" || prefix == "xml") continue;
        XmpProperty property;
        property.space = space_of(tree, node, prefix);
        if (property.space == xmp::rdf) continue;
        property.prefix = prefix;
        property.name = local_of(one.name);
        property.text = one.value;
        property.node = node;
        property.attribute = true;
        properties.push_back(std::move(property));
    }
}

void add_elements(
    const XmlTree& tree, std::size_t node, std::vector<XmpProperty>& properties
) {
    for (const std::size_t child : tree.children(node)) {
        const XmlNode& one = tree.nodes[child];
        XmpProperty property;
        property.prefix = prefix_of(one.name);
        property.name = local_of(one.name);
        property.space = space_of(tree, child, property.prefix);
        property.text = tree.line(child);
        property.form = form_of(tree, child);
        property.node = child;
        properties.push_back(std::move(property));
    }
}

// What the packet's own header says beside its id.
void read_header(std::string_view bytes, XmpPacket& packet) {
    const std::size_t begin = bytes.find("<?xpacket begin");
    if (begin == std::string_view::npos) return;
    const std::string_view header = bytes.substr(begin, bytes.find("?>", begin) - begin);
    packet.states_bytes = header.find(" bytes=") != std::string_view::npos;
    packet.states_encoding = header.find(" encoding=") != std::string_view::npos;
}

}  // namespace

XmpPacket read_xmp(std::string_view bytes) {
    XmpPacket packet;
    read_header(bytes, packet);
    XmlReading reading = read_xml(bytes);
    if (reading.fault) packet.fault = reading.fault->message;
    packet.tree = std::move(reading.tree);
    const XmlTree& tree = packet.tree;
    bool found = false;
    for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
        if (!is_rdf(tree, node, "RDF")) continue;
        found = true;
        for (const std::size_t child : tree.children(node)) {
            if (!is_rdf(tree, child, "Description")) continue;
            add_attributes(tree, child, packet.properties);
            add_elements(tree, child, packet.properties);
        }
        break;
    }
    if (!found && !packet.fault) packet.fault = "there is no rdf:RDF in it";
    // Whoever reads strictly, as programs of archives do, gets nothing of a broken packet.
    if (packet.fault) packet.properties.clear();
    return packet;
}

const XmpProperty* XmpPacket::find(std::string_view space, std::string_view name) const {
    for (const XmpProperty& one : properties)
        if (one.space == space && one.name == name) return &one;
    return nullptr;
}

std::vector<XmpProperty> XmpPacket::fields(std::size_t node) const {
    std::vector<XmpProperty> found;
    add_attributes(tree, node, found);
    const auto children = tree.children(node);
    // A structure may be written with rdf:parseType, or as an rdf:Description inside.
    const bool described =
        children.size() == 1 && is_rdf(tree, children.front(), "Description");
    if (described) add_attributes(tree, children.front(), found);
    add_elements(tree, described ? children.front() : node, found);
    return found;
}

std::vector<std::size_t> XmpPacket::items(const XmpProperty& property) const {
    const auto children = tree.children(property.node);
    if (property.attribute || children.empty() || property.form == XmpForm::Text
        || property.form == XmpForm::Structure)
        return {};
    return tree.children(children.front());
}

}  // namespace pam::preflight
