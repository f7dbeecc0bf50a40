// Attribute order in <meta name="cover" content="..."/> matters to old Nooks.
// `pageBreakSource` is not used: EPUBCheck 4.2.6, which Kobo runs, refuses it (OPF-027);
// dc:source with source-of says the same.
#include "epub/package.h"

#include "epub/accessibility.h"
#include "epub/dates.h"

#include <fmt/format.h>

namespace pam::epub {

namespace {

using document::Field;
using document::Metadata;
using model::TypesetModel;

void add_fact(pugi::xml_node metadata, const char* name, const Field& field) {
    if (field.value.empty()) return;
    append_line_end(metadata);
    add_text(metadata, name, field.value);
}

void add_meta(
    pugi::xml_node metadata, const std::string& property, const std::string& value
) {
    append_line_end(metadata);
    add_text(metadata, "meta", value, {{"property", property}});
}

void refine(
    pugi::xml_node metadata,
    const char* id,
    const char* property,
    const char* value,
    const char* scheme
) {
    append_line_end(metadata);
    add_text(
        metadata,
        "meta",
        value,
        {{"refines", std::string("#") + id}, {"property", property}, {"scheme", scheme}}
    );
}

/// One dc:title holds the subtitle too: most reading systems show only the first.
std::string full_title(const Metadata& facts, const std::string& title) {
    if (facts.subtitle.value.empty()) return title;
    const bool ends = std::string_view("?!.:").find(title.back()) != std::string_view::npos;
    return title + (ends ? " " : ": ") + facts.subtitle.value;
}

void add_authors(const Metadata& facts, pugi::xml_node metadata) {
    std::vector<Field> authors = facts.authors;
    if (authors.empty()) authors.push_back(facts.organisation);
    int number = 0;
    for (const Field& author : authors) {
        if (author.value.empty()) continue;
        const std::string id = fmt::format("author-{}", ++number);
        append_line_end(metadata);
        add_text(metadata, "dc:creator", author.value, {{"id", id}});
        refine(metadata, id.c_str(), "role", "aut", "marc:relators");
    }
}

/// The printed edition whose pages the page list names: this book's own PDF.
void add_page_source(
    const TypesetModel& model, const Publication& book, pugi::xml_node metadata
) {
    if (book.pages.empty()) return;
    const Size trim = model.pages.right.size;
    append_line_end(metadata);
    add_text(
        metadata,
        "dc:source",
        fmt::format(
            "{}, paginated edition, {:.0f} by {:.0f} mm",
            book.title,
            trim.width.points() * 25.4 / 72,
            trim.height.points() * 25.4 / 72
        ),
        {{"id", "page-source"}}
    );
    refine(metadata, "page-source", "source-of", "pagination", "");
}

void add_metadata(
    const TypesetModel& model,
    const Publication& book,
    std::int64_t date,
    pugi::xml_node package
) {
    const Metadata& facts = model.metadata;
    append_line_end(package);
    pugi::xml_node metadata =
        add(package, "metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    append_line_end(metadata);
    add_text(metadata, "dc:identifier", book.identifier, {{"id", "publication-id"}});
    append_line_end(metadata);
    add_text(metadata, "dc:title", full_title(facts, book.title));
    append_line_end(metadata);
    add_text(metadata, "dc:language", book.language);
    add_authors(facts, metadata);
    add_fact(
        metadata,
        "dc:publisher",
        facts.publisher.value.empty() ? facts.organisation : facts.publisher
    );
    if (const auto day = machine_date(facts.date.value))
        add_fact(metadata, "dc:date", {*day, facts.date.origin, facts.date.span});
    add_fact(metadata, "dc:rights", facts.rights);
    add_fact(metadata, "dc:description", facts.description);
    for (const Field& subject : facts.subjects)
        add_fact(metadata, "dc:subject", subject);
    add_page_source(model, book, metadata);
    add_meta(metadata, "dcterms:modified", utc_timestamp(date));
    for (const auto& [property, value] : access_facts(model, book))
        add_meta(metadata, property, value);
    if (book.has_cover) {
        append_line_end(metadata);
        add(metadata, "meta", {{"name", "cover"}, {"content", "cover-image"}});
    }
    append_line_end(metadata);
}

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
    if (book.has_cover)
        add_item(manifest, "cover-image", "cover.png", "image/png", "cover-image");
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
    const auto reference = [&](const char* type, const char* title, const std::string& path
                           ) {
        append_line_end(guide);
        add(guide, "reference", {{"type", type}, {"title", title}, {"href", path}});
    };
    if (book.has_cover) reference("cover", "Cover", "cover.xhtml");
    if (!book.contents_id.empty())
        reference("toc", "Contents", address(book, book.contents_id));
    else if (find(book, Part::Navigation)->in_spine)
        reference("toc", "Contents", "nav.xhtml");
    reference("text", "Start of text", start_of_text(book).path);
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
