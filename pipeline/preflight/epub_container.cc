#include "preflight/epub_container.h"

#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/findings.h"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

#include <algorithm>
#include <cstring>

namespace pam::preflight {

namespace {

constexpr const char* mimetype = "application/epub+zip";

// EPUB 3.3, 4.2.2.3 (OCF ZIP container): the media type is found at byte 38, stored, with
// no extra field before it.
void check_first_entry(const Bytes& epub, Report& report) {
    const bool long_enough = epub.size() > 58;
    const auto field = [&](std::size_t at) {
        return static_cast<unsigned char>(epub[at])
               | static_cast<unsigned char>(epub[at + 1]) << 8;
    };
    const bool good = long_enough && epub.compare(0, 4, "PK\x03\x04") == 0
                      && field(6) % 2 == 0 && field(8) == 0 && field(26) == 8
                      && field(28) == 0 && epub.compare(30, 8, "mimetype") == 0
                      && epub.compare(38, std::strlen(mimetype), mimetype) == 0;
    if (!good)
        add_finding(
            codes::epub_container,
            "mimetype",
            "is not the first entry, stored plain",
            report
        );
}

Bytes entry_contents(zip_t* archive, zip_uint64_t index, std::size_t size) {
    Bytes contents(size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    if (file == nullptr) return {};
    const zip_int64_t got = zip_fread(file, contents.data(), contents.size());
    zip_fclose(file);
    contents.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return contents;
}

bool read_entries(const Bytes& epub, Container& container, Report& report) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(epub.data(), epub.size(), 0, &error);
    zip_t* archive = source == nullptr
                         ? nullptr
                         : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr) {
        add_finding(codes::epub_unreadable, "", zip_error_strerror(&error), report);
        zip_source_free(source);
        zip_error_fini(&error);
        return false;
    }
    // Pictures are stored as they are, so a large container may hold much.
    std::size_t room = std::max(limits::output_bytes, 2 * epub.size());
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t status;
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status) != 0)
            continue;
        // The size is the file's own word: it may promise more than any machine has.
        if ((status.valid & ZIP_STAT_SIZE) == 0 || status.size > room) {
            add_finding(codes::epub_unreadable, status.name, "is too large", report);
            continue;
        }
        room -= status.size;
        Bytes contents = entry_contents(archive, static_cast<zip_uint64_t>(i), status.size);
        if (contents.size() != status.size)
            add_finding(codes::epub_unreadable, status.name, "cannot be unpacked", report);
        container.entries.emplace(status.name, std::move(contents));
    }
    zip_discard(archive);
    zip_error_fini(&error);
    return true;
}

bool load(
    const Container& container,
    const std::string& path,
    pugi::xml_document& into,
    Report& report
) {
    const auto entry = container.entries.find(path);
    if (entry == container.entries.end()) {
        add_finding(codes::epub_package, path, "is not in the container", report);
        return false;
    }
    const auto parsed = into.load_buffer(entry->second.data(), entry->second.size());
    if (!parsed) add_finding(codes::epub_markup, path, parsed.description(), report);
    return static_cast<bool>(parsed);
}

void read_manifest(
    pugi::xml_node package,
    Container& container,
    Report& report,
    std::map<std::string, std::string>& by_id
) {
    for (const pugi::xml_node item : package.child("manifest").children("item")) {
        std::string fragment;
        const std::string path =
            resolve(container.package_path, item.attribute("href").value(), fragment);
        container.manifest.push_back(
            {path,
             item.attribute("media-type").value(),
             item.attribute("properties").value()}
        );
        by_id[item.attribute("id").value()] = path;
        if (container.entries.count(path) == 0)
            add_finding(
                codes::epub_package,
                path,
                "is in the manifest but not in the container",
                report
            );
    }
}

void read_spine(
    pugi::xml_node package,
    const std::map<std::string, std::string>& by_id,
    Container& container,
    Report& report
) {
    for (const pugi::xml_node item : package.child("spine").children("itemref")) {
        const auto known = by_id.find(item.attribute("idref").value());
        if (known == by_id.end())
            add_finding(
                codes::epub_package,
                "spine",
                fmt::format("names no item: {}", item.attribute("idref").value()),
                report
            );
        else
            container.spine.push_back(known->second);
    }
    if (container.spine.empty())
        add_finding(codes::epub_package, "spine", "is empty", report);
}

void check_metadata(pugi::xml_node package, Report& report) {
    const pugi::xml_node metadata = package.child("metadata");
    for (const char* name : {"dc:identifier", "dc:title", "dc:language"})
        if (*metadata.child(name).child_value() == '\0')
            add_finding(
                codes::epub_package, "metadata", fmt::format("{} is missing", name), report
            );
    for (const pugi::xml_node meta : metadata.children("meta"))
        if (std::strcmp(meta.attribute("property").value(), "dcterms:modified") == 0)
            return;
    add_finding(codes::epub_package, "metadata", "dcterms:modified is missing", report);
}

// Every file but the container's own must be in the manifest.
void check_strays(const Container& container, Report& report) {
    std::map<std::string, int> listed;
    for (const ManifestItem& item : container.manifest)
        if (++listed[item.path] > 1)
            add_finding(codes::epub_package, item.path, "is listed twice", report);
    for (const auto& [path, contents] : container.entries) {
        const bool own = path == "mimetype" || path.rfind("META-INF/", 0) == 0
                         || path == container.package_path;
        if (!own && listed.count(path) == 0)
            add_finding(
                codes::epub_package,
                path,
                "is in the container but not in the manifest",
                report
            );
    }
}

}  // namespace

bool read_container(const Bytes& epub, Container& container, Report& report) {
    check_first_entry(epub, report);
    if (!read_entries(epub, container, report)) return false;
    pugi::xml_document root_file;
    if (!load(container, "META-INF/container.xml", root_file, report)) return false;
    container.package_path = root_file.child("container")
                                 .child("rootfiles")
                                 .child("rootfile")
                                 .attribute("full-path")
                                 .value();
    pugi::xml_document opf;
    if (!load(container, container.package_path, opf, report)) return false;
    const pugi::xml_node package = opf.child("package");
    std::map<std::string, std::string> by_id;
    read_manifest(package, container, report, by_id);
    read_spine(package, by_id, container, report);
    check_metadata(package, report);
    check_strays(container, report);
    return true;
}

std::string
resolve(const std::string& from, const std::string& reference, std::string& fragment) {
    const auto hash = reference.find('#');
    fragment = hash == std::string::npos ? "" : reference.substr(hash + 1);
    std::string rest = reference.substr(0, hash);
    if (rest.empty()) return from;
    const auto slash = from.rfind('/');
    std::string folder = slash == std::string::npos ? "" : from.substr(0, slash);
    while (rest.rfind("../", 0) == 0) {
        rest.erase(0, 3);
        const auto up = folder.rfind('/');
        folder = up == std::string::npos ? "" : folder.substr(0, up);
    }
    return folder.empty() ? rest : folder + "/" + rest;
}

}  // namespace pam::preflight
