// The strict reader. A library that mends what it reads could not tell an editor which line
// a reading system will refuse, so the well-formedness rules of XML 1.0 stand here, each
// with its own words.
#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/xml_entities.h"
#include "preflight/xml_names.h"
#include "preflight/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pam::preflight {

namespace {

bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    XmlReading read() {
        if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
        if (check_characters() && declaration()) document();
        for (const std::uint32_t open : open_)
            reading_.tree.nodes[open].end = size();
        return std::move(reading_);
    }

private:
    // -- what stands where

    [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }
    [[nodiscard]] bool at(std::string_view text) const {
        return bytes_.substr(at_, text.size()) == text;
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(reading_.tree.nodes.size());
    }

    bool fail(std::size_t offset, std::string message, std::string hint = "") {
        if (!reading_.fault)
            reading_.fault = XmlFault{
                static_cast<std::uint32_t>(offset), std::move(message), std::move(hint)};
        return false;
    }

    void skip_white() {
        while (!done() && is_white(bytes_[at_]))
            ++at_;
    }

    // Up to and over `end`; what lies before it.
    std::optional<std::string_view> until(std::string_view end) {
        const auto found = bytes_.find(end, at_);
        if (found == std::string_view::npos) return std::nullopt;
        const std::string_view inside = bytes_.substr(at_, found - at_);
        at_ = found + end.size();
        return inside;
    }

    bool check_characters() {
        if (bytes_.size() > limits::epub_document_bytes)
            return fail(0, "is larger than any document");
        if (const auto invalid = utf8::find_invalid(bytes_))
            return fail(
                *invalid,
                fmt::format(
                    "the byte 0x{:02X} is not UTF-8",
                    static_cast<unsigned char>(bytes_[*invalid])
                ),
                "save the file as UTF-8"
            );
        for (std::size_t i = 0; i < bytes_.size(); ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[i]);
            const bool suspect = byte < 0x20 || byte == 0xEF;
            if (suspect && !is_xml_character(utf8::decode(bytes_, i).code_point))
                return fail(
                    i,
                    fmt::format(
                        "the character U+{:04X} cannot stand in XML",
                        static_cast<unsigned>(utf8::decode(bytes_, i).code_point)
                    ),
                    "take it out"
                );
        }
        return true;
    }

    std::string_view name() {
        const std::string_view found = name_at(bytes_, at_);
        at_ += found.size();
        return found;
    }

    // -- the document's head

    bool declaration() {
        if (!at("<?xml") || at_ + 5 >= bytes_.size() || !is_white(bytes_[at_ + 5]))
            return true;
        const std::size_t begin = at_;
        const auto inside = until("?>");
        if (!inside) return fail(begin, "the XML declaration is not closed");
        const std::string version = pseudo_attribute(*inside, "version");
        if (version != "1.0")
            return fail(begin, "the XML declaration must state version 1.0");
        reading_.tree.encoding = pseudo_attribute(*inside, "encoding");
        return true;
    }

    static std::string pseudo_attribute(std::string_view text, std::string_view name) {
        const auto found = text.find(name);
        if (found == std::string_view::npos) return "";
        const auto quote = text.find_first_of("\"'", found);
        if (quote == std::string_view::npos) return "";
        const auto end = text.find(text[quote], quote + 1);
        if (end == std::string_view::npos) return "";
        return std::string(text.substr(quote + 1, end - quote - 1));
    }

    bool document() {
        while (!done()) {
            if (reading_.fault || !next_piece()) return false;
        }
        if (!open_.empty()) {
            const XmlNode& node = reading_.tree.nodes[open_.back()];
            return fail(node.offset, fmt::format("<{}> is not closed", node.name));
        }
        if (reading_.tree.empty()) return fail(0, "there is no element in it");
        return true;
    }

    bool next_piece() {
        if (bytes_[at_] != '<') return text();
        if (at("<!--")) return comment();
        if (at("<![CDATA[")) return character_data();
        if (at("<?")) return instruction();
        if (at("<!DOCTYPE")) return doctype();
        if (at("</")) return end_tag();
        return start_tag();
    }

    bool comment() {
        const std::size_t begin = at_;
        at_ += 4;
        const auto inside = until("--");
        if (!inside) return fail(begin, "the comment is not closed");
        if (done() || bytes_[at_] != '>')
            return fail(at_ - 2, "\"--\" must not stand in a comment");
        ++at_;
        return true;
    }

    bool instruction() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view target = name();
        if (target.empty() || target == "xml" || target == "XML")
            return fail(
                begin, "the XML declaration must be the very first thing in the file"
            );
        if (!until("?>")) return fail(begin, "the processing instruction is not closed");
        return true;
    }

    bool character_data() {
        const std::size_t begin = at_;
        if (open_.empty()) return fail(begin, "text stands outside the root element");
        at_ += 9;
        const auto inside = until("]]>");
        if (!inside) return fail(begin, "the CDATA section is not closed");
        return add_text(begin, std::string(*inside));
    }

    // Production 28. External subsets are not fetched; the entities that the document
    // declares for itself are known from here on.
    bool doctype() {
        const std::size_t begin = at_;
        XmlTree& tree = reading_.tree;
        if (!tree.empty() || tree.has_doctype)
            return fail(begin, "DOCTYPE must stand once, before the root element");
        tree.has_doctype = true;
        tree.doctype_offset = static_cast<std::uint32_t>(begin);
        at_ += 9;
        skip_white();
        if (!is_qualified(name())) return fail(begin, "DOCTYPE names no element");
        skip_white();
        if (at("PUBLIC")) {
            at_ += 6;
            if (!quoted(tree.public_id)) return fail(begin, "DOCTYPE is not well-formed");
        } else if (at("SYSTEM")) {
            at_ += 6;
        }
        skip_white();
        if (!done() && (bytes_[at_] == '"' || bytes_[at_] == '\'')
            && !quoted(tree.system_id))
            return fail(begin, "DOCTYPE is not well-formed");
        skip_white();
        if (at("[") && !internal_subset()) return fail(begin, "DOCTYPE is not closed");
        skip_white();
        if (!at(">")) return fail(begin, "DOCTYPE is not closed");
        // XHTML 1.1's own declaration, which EPUB 2 documents refer to, knows all of HTML's
        // entities.
        if (tree.public_id.rfind("-//W3C//DTD XHTML", 0) == 0)
            entities_.trust_external_subset();
        ++at_;
        return true;
    }

    bool quoted(std::string& value) {
        skip_white();
        if (done() || (bytes_[at_] != '"' && bytes_[at_] != '\'')) return false;
        const char quote = bytes_[at_++];
        const auto inside = until(std::string_view(&quote, 1));
        if (inside) value = *inside;
        return inside.has_value();
    }

    bool internal_subset() {
        ++at_;
        while (true) {
            skip_white();
            if (done()) return false;
            if (at("]")) return ++at_, true;
            if (at("<!--")) {
                if (!comment()) return false;
            } else if (at("<!ENTITY")) {
                if (!entity_declaration()) return false;
            } else if (!until(at("<?") ? "?>" : ">")) {
                return false;
            }
        }
    }

    bool entity_declaration() {
        at_ += 8;
        skip_white();
        const std::string_view declared = name();
        std::string value;
        skip_white();
        const bool internal =
            !declared.empty() && !done() && (bytes_[at_] == '"' || bytes_[at_] == '\'');
        if (internal) {
            if (!quoted(value)) return false;
            entities_.declare(declared, value);
        } else if (!declared.empty()) {
            entities_.declare_external(declared);
        }
        return until(">").has_value();
    }

    // -- elements

    bool start_tag() {
        const std::size_t begin = at_;
        ++at_;
        const std::string_view written = name();
        if (written.empty()) return fail(begin, "\"<\" must be written as &lt;");
        if (!is_qualified(written))
            return fail(
                begin, fmt::format("\"{}\" is no name that an element may have", written)
            );
        if (open_.empty() && !reading_.tree.empty())
            return fail(begin, "there is more than one root element");
        if (++pieces_ > limits::epub_nodes)
            return fail(begin, "the document has more elements than any reader holds");
        XmlNode node;
        node.name = written;
        node.offset = static_cast<std::uint32_t>(begin);
        node.parent = open_.empty() ? 0 : open_.back();
        if (!attributes(node) || !accept(namespaces_.enter(node, open_.size() + 1)))
            return false;
        const bool empty = at("/");
        if (empty) ++at_;
        if (!at(">"))
            return fail(begin, fmt::format("the tag of <{}> is not closed", written));
        ++at_;
        open_.push_back(size());
        reading_.tree.nodes.push_back(std::move(node));
        if (empty) close();
        return true;
    }

    void close() {
        reading_.tree.nodes[open_.back()].end = size();
        open_.pop_back();
        namespaces_.leave(open_.size() + 1);
    }

    bool end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view written = name();
        skip_white();
        if (!at(">"))
            return fail(begin, fmt::format("the tag </{}> is not closed", written));
        ++at_;
        if (open_.empty()) return fail(begin, fmt::format("</{}> closes nothing", written));
        const XmlNode& node = reading_.tree.nodes[open_.back()];
        if (node.name != written)
            return fail(
                begin, fmt::format("</{}> stands where </{}> must", written, node.name)
            );
        close();
        return true;
    }

    bool attributes(XmlNode& node) {
        while (true) {
            const std::size_t before = at_;
            skip_white();
            if (done() || at(">") || at("/")) return true;
            XmlAttribute attribute;
            attribute.offset = static_cast<std::uint32_t>(at_);
            attribute.name = name();
            if (!is_qualified(attribute.name))
                return fail(at_, fmt::format("the tag of <{}> is broken", node.name));
            if (before == attribute.offset)
                return fail(before, "a space must stand between two attributes");
            for (const XmlAttribute& other : node.attributes)
                if (other.name == attribute.name)
                    return fail(
                        attribute.offset,
                        fmt::format("the attribute {} stands twice", attribute.name)
                    );
            if (++pieces_ > limits::epub_nodes
                || node.attributes.size() >= limits::epub_attributes)
                return fail(attribute.offset, "the element has too many attributes");
            if (!attribute_value(attribute)) return false;
            node.attributes.push_back(std::move(attribute));
        }
    }

    bool attribute_value(XmlAttribute& attribute) {
        skip_white();
        if (!at("="))
            return fail(
                attribute.offset,
                fmt::format("the attribute {} has no value", attribute.name)
            );
        ++at_;
        skip_white();
        const std::size_t begin = at_;
        if (done() || (bytes_[at_] != '"' && bytes_[at_] != '\''))
            return fail(
                begin, fmt::format("the value of {} needs quotation marks", attribute.name)
            );
        const char quote = bytes_[at_++];
        const auto inside = until(std::string_view(&quote, 1));
        if (!inside)
            return fail(
                begin, fmt::format("the value of {} is not closed", attribute.name)
            );
        if (const auto less = inside->find('<'); less != std::string_view::npos)
            return fail(begin + 1 + less, "\"<\" must not stand in an attribute");
        if (!resolve(*inside, begin + 1, attribute.value)) return false;
        // XML 1.0, 3.3.3: white space in a value is a space.
        std::replace_if(attribute.value.begin(), attribute.value.end(), is_white, ' ');
        return true;
    }

    // -- text and references

    bool text() {
        const std::size_t begin = at_;
        const auto less = std::min(bytes_.size(), bytes_.find('<', at_));
        const std::string_view inside = bytes_.substr(begin, less - begin);
        at_ = less;
        if (open_.empty()) {
            const auto visible = std::find_if_not(inside.begin(), inside.end(), [](char c) {
                return is_white(c);
            });
            if (visible == inside.end()) return true;
            return fail(
                begin + static_cast<std::size_t>(visible - inside.begin()),
                "text stands outside the root element"
            );
        }
        if (const auto end = inside.find("]]>"); end != std::string_view::npos)
            return fail(begin + end, "\"]]>\" must be written as ]]&gt;");
        std::string resolved;
        if (!resolve(inside, begin, resolved)) return false;
        return add_text(begin, std::move(resolved));
    }

    bool add_text(std::size_t begin, std::string resolved) {
        if (++pieces_ > limits::epub_nodes)
            return fail(begin, "the document has more pieces than any reader holds");
        XmlNode node;
        node.is_text = true;
        node.text = std::move(resolved);
        node.offset = static_cast<std::uint32_t>(begin);
        node.parent = open_.back();
        node.end = size() + 1;
        reading_.tree.nodes.push_back(std::move(node));
        return true;
    }

    bool resolve(std::string_view written, std::size_t offset, std::string& resolved) {
        XmlEntities::Resolved result = entities_.resolve(written, offset);
        resolved = std::move(result.text);
        return accept(std::move(result.fault));
    }

    bool accept(std::optional<XmlFault> fault) {
        if (fault && !reading_.fault) reading_.fault = std::move(fault);
        return !reading_.fault;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    XmlReading reading_;
    std::vector<std::uint32_t> open_;
    Namespaces namespaces_;
    XmlEntities entities_;
    std::size_t pieces_ = 0;  // elements, attributes and texts
};

}  // namespace

XmlReading read_xml(std::string_view bytes) {
    return Reader(bytes).read();
}

}  // namespace pam::preflight
