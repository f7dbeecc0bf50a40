#include "epub/xml.h"

#include <cstring>

namespace pam::epub {

namespace {

/// pugixml hands over pieces of its buffer; a string stream would cost a copy each.
struct StringWriter final : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
        out.append(static_cast<const char*>(data), size);
    }
};

}  // namespace

pugi::xml_node
add(pugi::xml_node parent, const char* name, std::initializer_list<Attribute> attributes) {
    pugi::xml_node made = parent.append_child(name);
    for (const Attribute& attribute : attributes)
        if (!attribute.value.empty() || std::strcmp(attribute.name, "alt") == 0)
            made.append_attribute(attribute.name).set_value(attribute.value.c_str());
    return made;
}

pugi::xml_node add_text(
    pugi::xml_node parent,
    const char* name,
    const std::string& text,
    std::initializer_list<Attribute> attributes
) {
    pugi::xml_node made = add(parent, name, attributes);
    append_text(made, text);
    return made;
}

void append_text(pugi::xml_node parent, const std::string& text) {
    parent.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void append_line_end(pugi::xml_node parent) {
    append_text(parent, "\n");
}

void keep_end_tag(pugi::xml_node element) {
    if (!element.first_child()) append_text(element, "");
}

void begin(pugi::xml_document& document, Kind kind) {
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("utf-8");
    if (kind == Kind::Xhtml) document.append_child(pugi::node_doctype).set_value("html");
}

std::string bytes(const pugi::xml_document& document) {
    StringWriter writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    writer.out += '\n';
    return std::move(writer.out);
}

}  // namespace pam::epub
