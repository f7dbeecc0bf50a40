// Manifest, spine and guide; what the work is stands in metadata.cc.
#include "epub/package.h"

#include "epub/metadata.h"

#include <fmt/format.h>

namespace pam::epub {

namespace {

using model::TypesetModel;

/// "text/chapter-1.xhtml" gives "chapter-1".
std::string item_id(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

void add_item(
    pugi::xml_node manifest,
    const std::string& id,
    const std::string& path,
    const std::string& media_type,
    const std::string& properties = ""
) {
    append_line_end(manifest);
    add(manifest,
        "item",
        {{"id", id}, {"href", path}, {"media-type", media_type}, {"properties", properties}}
    );
}

void add_manifest(
    const TypesetModel& model, const Publication& book, pugi::xml_node package
) {
    append_line_end(package);
    pugi::xml_node manifest = add(package, "manifest");
    for (const ContentDocument& document : book.documents)
        add_item(
            manifest,
            item_id(document.path),
            document.path,
            "application/xhtml+xml",
            document.part == Part::Navigation ? "nav" : ""
        );
    add_item(manifest, "ncx", "toc.ncx", "application/x-dtbncx+xml");
    add_item(manifest, "style", "style.css", "text/css");
    if (!book.cover.empty())
        add_item(
            manifest,
            "cover-image",
            book.cover,
            book.cover.ends_with(".png") ? "image/png" : "image/jpeg",
            "cover-image"
        );
    for (std::size_t i = 0; i < model.fonts.size(); ++i)
        add_item(
            manifest,
            fmt::format("font-{}", i + 1),
            "fonts/" + model.fonts[i].name,
            model.fonts[i].media_type
        );
    for (std::size_t i = 0; i < model.images.size(); ++i)
        add_item(
            manifest,
            fmt::format("image-{}", i + 1),
            "images/" + model.images[i].name,
            model.images[i].media_type
        );
    append_line_end(manifest);
}

void add_spine(const Publication& book, pugi::xml_node package) {
    append_line_end(package);
    pugi::xml_node spine =
        add(package,
            "spine",
            {{"toc", "ncx"},
             {"page-progression-direction", book.right_to_left ? "rtl" : ""}});
    for (const ContentDocument& document : book.documents)
        if (document.in_spine) {
            append_line_end(spine);
            add(spine, "itemref", {{"idref", item_id(document.path)}});
        }
    append_line_end(spine);
}

void add_guide(const Publication& book, pugi::xml_node package) {
    append_line_end(package);
    pugi::xml_node guide = add(package, "guide");
    const auto reference =
        [&](const char* type, std::string_view title, const std::string& path) {
            append_line_end(guide);
            add(guide,
                "reference",
                {{"type", type}, {"title", std::string(title)}, {"href", path}});
        };
    if (book.shows_cover) reference("cover", book.names.cover, "cover.xhtml");
    if (!book.contents_id.empty())
        reference("toc", book.names.contents, address(book, book.contents_id));
    else if (find(book, Part::Navigation)->in_spine)
        reference("toc", book.names.contents, "nav.xhtml");
    reference("text", book.names.start, start_of_text(book).path);
    append_line_end(guide);
}

}  // namespace

std::string
package_document(const TypesetModel& model, const Publication& book, std::int64_t date) {
    pugi::xml_document xml;
    begin(xml, Kind::Xml);
    pugi::xml_node package =
        add(xml,
            "package",
            {{"xmlns", "http://www.idpf.org/2007/opf"},
             {"version", "3.0"},
             {"unique-identifier", "publication-id"},
             {"xml:lang", book.language},
             {"dir", book.right_to_left ? "rtl" : "ltr"}});
    add_metadata(model, book, date, package);
    add_manifest(model, book, package);
    add_spine(book, package);
    add_guide(book, package);
    append_line_end(package);
    return bytes(xml);
}

}  // namespace pam::epub
