// A publication as its package document states it (EPUB 3.3, 5), and what its documents
// turn out to hold: plain values that the checks pass on to one another.
#pragma once

#include "preflight/epub_log.h"
#include "preflight/xml_tree.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pam::preflight {

struct Item {
    std::string id;
    std::string path;  // in the container; the whole address where it is remote
    std::string media_type;
    std::vector<std::string> properties;
    std::string fallback;
    std::string overlay = {};  // the item that reads it aloud, by id
    std::uint32_t offset = 0;  // in the package document
    bool remote = false;
    bool present = false;  // in the container
    [[nodiscard]] bool has(std::string_view property) const;
};

struct SpineEntry {
    std::size_t item = 0;
    bool linear = true;
    std::uint32_t offset = 0;
    std::vector<std::string> properties = {};
};

/// One `meta property` or `dc:` element.
struct Statement {
    std::string property;  // "dc:title", "schema:accessMode"
    std::string value;     // spaces collapsed
    std::string id;
    std::string refines;
    std::uint32_t offset = 0;
};

/// An entry of toc, page-list, NCX or guide, in the order it stands there.
struct NavEntry {
    std::string from;
    std::uint32_t offset = 0;
    std::string written;
    int level = 1;
};

struct Package {
    std::string path;
    int version = 3;
    std::string language;    // xml:lang of the root
    std::string identifier;  // the unique one's value
    std::vector<Statement> statements;
    std::map<std::string, std::string> names;  // EPUB 2's meta name="…"
    std::vector<Item> items;
    std::vector<SpineEntry> spine;
    std::string toc;                                        // the spine's NCX, by id
    std::map<std::string, std::size_t, std::less<>> ids;    // the first item of each
    std::map<std::string, std::size_t, std::less<>> paths;  // likewise
    std::map<std::string, std::size_t, std::less<>> read;   // first of the spine, by path
    std::set<std::string> linked;  // records that metadata links to, by path
    std::multimap<std::string, NavEntry, std::less<>> guide;  // by type
    [[nodiscard]] const Item* by_id(std::string_view id) const;
    [[nodiscard]] const Item* by_path(std::string_view path) const;
    [[nodiscard]] bool in_spine(std::string_view path) const;
    [[nodiscard]] bool states(std::string_view property) const;
    [[nodiscard]] bool fixed_layout() const;
    /// Whether a document of the spine is a page of fixed layout.
    [[nodiscard]] bool is_fixed(std::string_view path) const;
    [[nodiscard]] const Item* navigation() const;
    [[nodiscard]] const Item* cover() const;
};

/// What a reference is for decides what it may lead to.
enum class Use { Hyperlink, Image, StyleSheet, Script, Font, Media, Embedded, Citation };

struct Reference {
    std::string from;
    std::uint32_t offset = 0;
    std::string written;
    Use use = Use::Hyperlink;
    bool has_fallback = false;  // the element itself offers something else
};

struct PageBreak {
    std::string path;
    std::string id;
    std::uint32_t offset = 0;
};

struct DocumentFacts {
    std::map<std::string, std::uint32_t> ids;  // with the place of each
    bool svg = false, mathml = false, scripted = false, remote = false, switched = false;
    std::size_t images = 0;
    bool is_xml = false;  // its ids are known, all of them
};

struct ImageFacts {
    std::string path;
    std::string format;  // "PNG", "JPEG" ... by its bytes
    std::size_t width = 0, height = 0, bytes = 0;
};

struct Publication {
    Package package;
    std::map<std::string, DocumentFacts> documents;  // by path
    std::vector<Reference> references;
    std::vector<PageBreak> page_breaks;
    std::vector<NavEntry> toc, page_list, ncx;
    bool has_page_list = false;
    std::set<std::string> landmarks;  // their types
    std::vector<ImageFacts> images;
    std::size_t ids = 0;  // kept of all documents
};

/// What stands in a manifest as a document that a spine may hold without a fallback
/// (EPUB 3.3, 1.3 content documents).
[[nodiscard]] bool is_content_type(std::string_view media_type, int version);
/// EPUB 3.3, 3.2 core media types, with the older names that stores still accept.
[[nodiscard]] bool is_core_type(std::string_view media_type);
[[nodiscard]] bool is_image_type(std::string_view media_type);
[[nodiscard]] bool is_font_type(std::string_view media_type);

}  // namespace pam::preflight
