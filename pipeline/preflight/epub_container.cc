#include "preflight/epub_container.h"

#include "preflight/codes.h"
#include "preflight/epub_archive.h"
#include "preflight/epub_references.h"
#include "preflight/findings.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <cstring>

namespace pam::preflight {

namespace {

const char* why_not(Unpacking state) {
    const bool large = state == Unpacking::TooLarge || state == Unpacking::Bomb;
    return large ? "is too large" : "cannot be unpacked";
}

// Every entry, unpacked. False where the container cannot be opened, or its headers and
// its directory disagree: two readers might see two books.
bool read_entries(const Bytes& epub, Container& container, Report& report) {
    auto archive = Archive::open(epub);
    const std::string reason = archive ? archive->inconsistency() : archive.error().message;
    if (!reason.empty()) {
        add_finding(codes::epub_unreadable, "", reason, report);
        return false;
    }
    for (std::size_t i = 0; i < archive->entries().size(); ++i) {
        const std::string& name = archive->entries()[i].name;
        Unpacked unpacked = archive->unpack(i);
        if (unpacked.state != Unpacking::Sound)
            add_finding(codes::epub_unreadable, name, why_not(unpacked.state), report);
        container.entries.emplace(name, std::move(unpacked.contents));
    }
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
        const std::string path =
            resolve(container.package_path, item.attribute("href").value()).path;
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
    if (const std::string fault = mimetype_fault(epub); !fault.empty())
        add_finding(codes::epub_container, "mimetype", fault, report);
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

}  // namespace pam::preflight
