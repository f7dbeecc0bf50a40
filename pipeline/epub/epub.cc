// The run in order: compose the documents, find the ways into them, describe them, pack
// them.
#include "epub/epub.h"

#include "base/utf8.h"
#include "epub/archive.h"
#include "epub/codes.h"
#include "epub/compose.h"
#include "epub/kepub.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "epub/svg.h"
#include "model/xml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace pam::epub {

namespace {

constexpr const char* container =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
    "version=\"1.0\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n"
    "</container>\n";

/// Without it Apple Books sets its own typeface over the book's fonts.
constexpr const char* display_options_path =
    "META-INF/com.apple.ibooks.display-options.xml";
constexpr const char* display_options = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                        "<display_options>\n"
                                        "<platform name=\"*\">\n"
                                        "<option name=\"specified-fonts\">true</option>\n"
                                        "</platform>\n"
                                        "</display_options>\n";

std::string cover_name(const Bytes& cover) {
    if (cover.empty()) return {};
    return cover.starts_with("\x89PNG") ? "cover.png" : "cover.jpg";
}

/// The text's own family is named for the body alone: what a style sets in another face
/// stays so.
std::string style_sheet(const model::TypesetModel& model) {
    std::string css;
    for (const model::FontResource& font : model.fonts)
        css += fmt::format(
            "@font-face {{\n  font-family: \"{}\";\n  font-weight: {};\n  font-style: {};\n"
            "  src: url(fonts/{});\n}}\n",
            font.family,
            font.weight,
            font.italic ? "italic" : "normal",
            font.name
        );
    css += model.reader_css;
    if (!model.fonts.empty())
        css += fmt::format(
            "body {{\n  font-family: \"{}\";\n}}\n", model.fonts.front().family
        );
    return css;
}

/// All content documents but the navigation document, the style sheet and the pictures, by
/// path.
std::vector<Entry> content_entries(
    const model::TypesetModel& model, const Publication& book, const EpubOptions& options
) {
    std::vector<Entry> entries;
    for (const ContentDocument& document : book.documents)
        if (document.part != Part::Navigation)
            entries.push_back({"EPUB/" + document.path, bytes(*document.xml)});
    entries.push_back({"EPUB/style.css", style_sheet(model)});
    if (!book.cover.empty())
        entries.push_back({"EPUB/" + book.cover, options.cover, Packing::Store});
    for (const model::FontResource& font : model.fonts)
        entries.push_back({"EPUB/fonts/" + font.name, font.bytes});
    for (const model::ImageResource& image : model.images) {
        const bool is_drawing = image.media_type == "image/svg+xml";
        entries.push_back(
            {"EPUB/images/" + image.name,
             is_drawing ? self_contained_svg(image.bytes) : image.bytes,
             is_drawing ? Packing::Deflate : Packing::Store}
        );
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.path < b.path;
    });
    return entries;
}

std::vector<Entry> all_entries(
    const model::TypesetModel& model, const Publication& book, const EpubOptions& options
) {
    std::vector<Entry> entries{
        {"mimetype", "application/epub+zip", Packing::Store},
        {"META-INF/container.xml", container}};
    const auto put = [&](const char* path, Bytes contents) {
        entries.push_back({path, std::move(contents)});
    };
    if (!model.fonts.empty()) put(display_options_path, display_options);
    put("EPUB/package.opf", package_document(model, book, options.date));
    put("EPUB/nav.xhtml", bytes(*find(book, Part::Navigation)->xml));
    put("EPUB/toc.ncx", ncx(book));
    for (Entry& entry : content_entries(model, book, options))
        entries.push_back(std::move(entry));
    return entries;
}

/// Where pugixml wrote a control character as a reference (&#1;), which XML 1.0 forbids as
/// it forbids the character; TAB, LF and CR it may write so in attributes.
std::size_t find_forbidden_reference(const std::string& xml) {
    for (std::size_t at = xml.find("&#"); at != std::string::npos;
         at = xml.find("&#", at + 1)) {
        const int code = std::atoi(xml.c_str() + at + 2);
        if (code < 0x20 && code != '\t' && code != '\n' && code != '\r') return at;
    }
    return std::string::npos;
}

/// The model sees to it that no such character comes here; a file with one would open
/// nowhere.
Result<void> check_characters(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
        if (!entry.contents.starts_with("<?xml")) continue;
        const std::size_t at = std::min(
            {model::find_unshowable(entry.contents),
             find_forbidden_reference(entry.contents),
             utf8::find_invalid(entry.contents).value_or(std::string::npos)}
        );
        if (at != std::string::npos)
            return Error{
                codes::unholdable_text,
                fmt::format(
                    "{} would hold a character that XML forbids, at byte {}", entry.path, at
                )};
    }
    return {};
}

}  // namespace

Result<Bytes> write(const model::TypesetModel& model, const EpubOptions& options) {
    Publication book = compose(model, cover_name(options.cover), options.reader);
    fill_navigation(book);
    if (options.reader == Reader::Kobo) make_kepub(book);
    const std::vector<Entry> entries = all_entries(model, book, options);
    PAM_CHECK(check_characters(entries));
    return pack(entries, dos_time(options.date));
}

}  // namespace pam::epub
