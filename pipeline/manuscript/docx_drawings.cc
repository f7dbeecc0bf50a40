// Drawings, VML pictures and embedded objects: their pictures with alternative text, their
// words, and what no book can hold, told by its kind.
#include "base/limits.h"
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/docx_paragraph.h"

#include <fmt/format.h>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

// The name that the document gives the picture: its place below the text's own folder.
std::string short_name(const std::string& part, const std::string& main) {
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    return part.starts_with(folder) ? part.substr(folder.size()) : part;
}

class DrawingReader {
public:
    DrawingReader(const std::string& part, Reading& reading)
        : part_(part)
        , reading_(reading) {}

    DrawnThings read(xml_node node) {
        if (is(node, "w:object")) read_object(node);
        walk_below(node, [&](xml_node found) { return read_node(found); });
        return std::move(drawn_);
    }

private:
    // False where nothing is left to find below.
    bool read_node(xml_node node) {
        const std::string_view name = name_of(node);
        if (name == "w:txbxContent" || name == "a:txBody" || name == "wps:txBody") {
            drawn_.words.push_back({node, "", "", {}});
            return false;
        }
        if (name == "wp:docPr" || name == "pic:cNvPr") {
            read_description(node);
        } else if (name == "a:blip") {
            take_picture(attribute(node, "r:embed"), attribute(node, "r:link"));
        } else if (name == "v:shape" || name == "v:rect" || name == "v:oval") {
            read_shape(node);
        } else if (name == "v:imagedata") {
            if (const auto title = attribute(node, "o:title"); alternative_.empty())
                alternative_ = title;
            const std::string_view id = attribute(node, "r:id");
            take_picture(
                id.empty() ? attribute(node, "o:relid") : id, attribute(node, "r:href")
            );
        } else if (name == "v:textpath") {
            if (const auto words = attribute(node, "string"); !words.empty())
                drawn_.words.push_back({{}, "", std::string(words), {}});
        } else if (name == "c:chart" || name == "cx:chart") {
            take_part(attribute(node, "r:id"), "chart", {"words of a chart", false});
        } else if (name == "dgm:relIds") {
            take_part(attribute(node, "r:dm"), "diagram", {});
        }
        return true;
    }

    void read_description(xml_node node) {
        const std::string_view words = attribute(node, "descr");
        const std::string_view title = attribute(node, "title");
        if (!words.empty())
            alternative_ = words;
        else if (alternative_.empty())
            alternative_ = title;
        // Word 2019's "Mark as decorative", in an extension ([MS-ODRAWXML], 2.25).
        for (const xml_node extension : node.child("a:extLst").children("a:ext"))
            if (const auto said = attribute(extension.child("adec:decorative"), "val");
                said == "1" || said == "true")
                decorative_ = true;
        if (const std::string_view id = attribute(node.child("a:hlinkClick"), "r:id");
            !id.empty())
            if (const Relationship* found = reading_.package.relationship(part_, id))
                link_ = reading_.link_to(found->target, "");
    }

    void read_shape(xml_node node) {
        if (const std::string_view words = attribute(node, "alt"); !words.empty())
            alternative_ = words;
        if (attribute(node, "o:hr") == "t" || attribute(node, "o:hr") == "true")
            drawn_.rule = true;
    }

    void read_object(xml_node node) {
        const xml_node object = node.child("o:OLEObject");
        if (!object) return;
        std::string kind(attribute(object, "ProgID"));
        if (kind.empty()) kind = "unknown";
        reading_.objects.try_emplace("object of the program " + kind, reading_.here());
    }

    void take_picture(std::string_view embedded, std::string_view linked) {
        const Relationship* found = reading_.package.relationship(part_, embedded);
        if (!found) found = reading_.package.relationship(part_, linked);
        if (!found) return;
        document::Image image;
        image.alternative = utf8::collapse_spaces(alternative_);
        image.decorative = decorative_;
        image.span = reading_.here();
        image.target = found->external ? external(*found) : embedded_picture(found->target);
        drawn_.images.push_back(std::move(image));
        drawn_.links.push_back(link_);
    }

    [[nodiscard]] std::string external(const Relationship& picture) {
        reading_.log.warn(
            codes::picture_outside,
            reading_.here(),
            fmt::format("the picture \"{}\" is not in the file", picture.target),
            {"in the word processor, break the link and save the picture in the document"}
        );
        return picture.target;
    }

    [[nodiscard]] std::string embedded_picture(const std::string& part) {
        std::string name = short_name(part, reading_.package.main_part());
        if (reading_.images.count(name) != 0) return name;
        auto bytes = reading_.package.bytes(part, limits::image_bytes);
        if (bytes)
            reading_.images.emplace(name, std::move(*bytes));
        else
            reading_.log.warn(
                codes::picture_not_read,
                reading_.here(),
                bytes.error().message,
                {"its alternative text is set in its place", "insert the picture anew"}
            );
        return name;
    }

    void take_part(std::string_view id, const char* kind, Fate fate) {
        reading_.objects.try_emplace(kind, reading_.here());
        const Relationship* found = reading_.package.relationship(part_, id);
        if (found && !found->external && reading_.package.has(found->target))
            drawn_.words.push_back({{}, found->target, "", std::move(fate)});
    }

    const std::string& part_;
    Reading& reading_;
    DrawnThings drawn_;
    std::string alternative_;
    bool decorative_ = false;
    int link_ = -1;
};

}  // namespace

DrawnThings read_drawn_things(xml_node node, const std::string& part, Reading& reading) {
    return DrawingReader(part, reading).read(node);
}

}  // namespace pam::manuscript::docx
