#include "manuscript/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace pam::manuscript {

namespace {

constexpr std::string_view unpack_it = "unpack it, and name the manuscript that is inside";
constexpr std::string_view save_as_docx =
    "open it in the program that made it and save it as .docx, .odt or plain text";
constexpr std::string_view picture_wanted_in =
    "a picture is no manuscript; name it in one, as in ![its words](picture.png)";

// Kinds that their first bytes give away.
struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
    std::string_view way_out;
};
using namespace std::string_view_literals;
constexpr std::array signatures{
    Signature{0, "{\\rtf"sv, "an RTF file", save_as_docx},
    Signature{
        0,
        "%PDF-"sv,
        "a PDF",
        "a PDF is what becomes of a manuscript: ask for the text it was made of"},
    Signature{0, "%!PS"sv, "a PostScript file", "ask for the text it was made of"},
    Signature{0, "\xFFWPC"sv, "a WordPerfect file", save_as_docx},
    Signature{0, "\xDB\xA5-\0"sv, "a file of Word 2 for Windows", save_as_docx},
    Signature{0, "\x31\xBE\0\0"sv, "a file of Microsoft Write", save_as_docx},
    Signature{0, "ITSF\3"sv, "a compiled help file", unpack_it},
    Signature{
        60,
        "BOOKMOBI"sv,
        "a Kindle book",
        "a book for readers is what becomes of a manuscript: ask for the text it was made "
        "of"},
    Signature{0, "AT&TFORM"sv, "a DjVu scan", "ask for the text, not for its picture"},
    Signature{0, "bplist00"sv, "a web archive or list of Apple's", "save the page as HTML"},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, "a PNG picture", picture_wanted_in},
    Signature{0, "\xFF\xD8\xFF"sv, "a JPEG picture", picture_wanted_in},
    Signature{0, "GIF87a"sv, "a GIF picture", picture_wanted_in},
    Signature{0, "GIF89a"sv, "a GIF picture", picture_wanted_in},
    Signature{0, "II*\0"sv, "a TIFF picture", picture_wanted_in},
    Signature{0, "MM\0*"sv, "a TIFF picture", picture_wanted_in},
    Signature{8, "WEBPVP8"sv, "a WebP picture", picture_wanted_in},
    Signature{4, "ftypavif"sv, "an AVIF picture", picture_wanted_in},
    Signature{4, "ftypheic"sv, "a HEIC picture", picture_wanted_in},
    Signature{0, "8BPS\0\1"sv, "a Photoshop picture", picture_wanted_in},
    Signature{0, "\x1F\x8B\x08"sv, "a gzip archive", unpack_it},
    Signature{0, "BZh"sv, "a bzip2 archive", unpack_it},
    Signature{
        0,
        "\xFD"
        "7zXZ\0"sv,
        "an xz archive",
        unpack_it},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "a zstd archive", unpack_it},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", unpack_it},
    Signature{0, "Rar!\x1A\x07"sv, "a RAR archive", unpack_it},
    Signature{257, "ustar"sv, "a tar archive", unpack_it},
    Signature{
        0,
        "\x7F"
        "ELF"sv,
        "a program",
        "name the manuscript"},
    Signature{0, "SQLite format 3\0"sv, "a database", "name the manuscript"},
    Signature{0, "wOFF"sv, "a font", "name the manuscript"},
    Signature{0, "OTTO\0"sv, "a font", "name the manuscript"},
};

bool has_at(std::string_view bytes, std::size_t offset, std::string_view wanted) {
    return bytes.size() > offset && bytes.substr(offset, wanted.size()) == wanted;
}

// ---------------------------------------------------------------- zip files

std::size_t little_endian(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at])
           + (std::size_t{static_cast<unsigned char>(bytes[at + 1])} << 8);
}

// The names of a zip's entries as they stand in its local headers and its directory, so
// that a damaged one still tells what it was.
std::vector<std::string_view> names_in_zip(std::string_view bytes) {
    constexpr std::size_t most = 4096;
    std::vector<std::string_view> names;
    for (std::size_t at = bytes.find("PK"); at != std::string_view::npos;
         at = bytes.find("PK", at + 2)) {
        const bool local = has_at(bytes, at, "PK\3\4");
        if (!local && !has_at(bytes, at, "PK\1\2")) continue;
        const std::size_t header = local ? 30 : 46;
        if (bytes.size() - at < header || names.size() == most) break;
        names.push_back(
            bytes.substr(at + header, little_endian(bytes, at + (local ? 26 : 28)))
        );
    }
    return names;
}

// The media type that EPUB and OpenDocument put at the head of their zip, stored.
std::string_view stored_media_type(std::string_view bytes) {
    constexpr std::string_view name = "mimetype";
    if (!has_at(bytes, 30, name)) return {};
    return bytes.substr(30 + name.size() + little_endian(bytes, 28), 64);
}

Recognised recognise_zip(std::string_view bytes) {
    const std::string_view type = stored_media_type(bytes);
    if (type.starts_with("application/epub+zip"))
        return {
            FileKind::Strange,
            "an EPUB",
            "an EPUB is what becomes of a manuscript: ask for the text it was made of"};
    if (type.starts_with("application/vnd.oasis.opendocument.text"))
        return {FileKind::Odt, "an OpenDocument text", {}};
    if (type.starts_with("application/vnd.oasis.opendocument"))
        return {
            FileKind::Strange,
            "a spreadsheet, drawing or presentation of LibreOffice",
            "save its text as .odt or plain text"};
    const std::vector<std::string_view> names = names_in_zip(bytes);
    // Files stand whole inside others, as a sheet does behind a chart: the outer one's
    // names come first.
    const auto place_of = [&](std::initializer_list<std::string_view> begins) {
        return std::find_if(names.begin(), names.end(), [&](std::string_view name) {
            if (name.starts_with('/')) name.remove_prefix(1);
            return std::any_of(begins.begin(), begins.end(), [&](std::string_view begin) {
                return name.starts_with(begin);
            });
        });
    };
    const auto word = place_of({"word/"});
    const auto sheet = place_of({"xl/", "ppt/"});
    const auto pages = place_of({"Index/", "Index.zip", "index.apxl"});
    if (pages < word && pages < sheet)
        return {
            FileKind::Strange,
            "a file of Apple Pages",
            "in Pages choose File, Export To, Word and name that file"};
    if (sheet < word)
        return {
            FileKind::Strange,
            "a spreadsheet or presentation",
            "save its text as .docx or plain text"};
    const auto holds = [&](std::string_view begin) {
        return place_of({begin}) != names.end();
    };
    if (word != names.end() || holds("[Content_Types].xml"))
        return {FileKind::Docx, "a Word file", {}};
    if (holds("content.xml") && holds("META-INF/manifest.xml"))
        return {FileKind::Odt, "an OpenDocument text", {}};
    return {FileKind::Strange, "a zip archive", unpack_it};
}

// ---------------------------------------------------------------- compound files

// Names in a compound file (Microsoft's container before 2007) are UTF-16, low byte first.
bool holds_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name)
        wide.append({c, '\0'});
    return bytes.find(wide) != std::string_view::npos;
}

Recognised recognise_compound(std::string_view bytes) {
    if (holds_stream(bytes, "EncryptedPackage"))
        return {
            FileKind::Strange,
            "a Word file locked with a password",
            "open it in Word with its password and save it without one"};
    if (holds_stream(bytes, "WordDocument"))
        return {FileKind::Strange, "a file of old Word (.doc)", save_as_docx};
    return {FileKind::Strange, "a file of an old office program", save_as_docx};
}

// ---------------------------------------------------------------- pages

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool begins_with(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
        return a == std::tolower(static_cast<unsigned char>(b));
    });
}

// What may stand before a page's first element is passed over.
std::string_view at_first_element(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (;;) {
        while (!text.empty() && is_gap(text.front()))
            text.remove_prefix(1);
        const bool comment = text.starts_with("<!--");
        if (!comment && !text.starts_with("<?")) return text;
        const std::string_view close = comment ? "-->" : ">";
        const std::size_t end = text.find(close);
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + close.size());
    }
}

bool is_element(std::string_view text, std::string_view name) {
    if (!text.starts_with("<") || !begins_with(text.substr(1), name)) return false;
    const std::size_t end = 1 + name.size();
    return end < text.size() && (text[end] == '>' || is_gap(text[end]));
}

std::string_view root_of(std::string_view text) {
    std::string_view root = at_first_element(text);
    if (!begins_with(root, "<!doctype")) return root;
    const std::size_t end = root.find('>');
    return end == std::string_view::npos ? std::string_view{}
                                         : at_first_element(root.substr(end + 1));
}

bool is_drawing(std::string_view text) {
    return is_element(root_of(text), "svg");
}

}  // namespace

bool is_page(std::string_view text) {
    const std::string_view first = at_first_element(text);
    return begins_with(first, "<!doctype html") || is_element(root_of(text), "html");
}

Recognised recognise(std::string_view bytes) {
    for (const Signature& known : signatures)
        if (has_at(bytes, known.offset, known.bytes))
            return {FileKind::Strange, known.name, known.way_out};
    if (bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6"))
        return recognise_zip(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return recognise_compound(bytes);
    if (is_page(bytes)) return {FileKind::Page, "an HTML page", {}};
    if (is_drawing(bytes)) return {FileKind::Strange, "an SVG drawing", picture_wanted_in};
    return {};
}

}  // namespace pam::manuscript
