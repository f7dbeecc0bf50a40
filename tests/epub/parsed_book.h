// Questions to a finished e-book through an XML reader, as a stranger would ask them.
#pragma once

#include "epub/written.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pam::test {

using Parsed = std::map<std::string, std::unique_ptr<pugi::xml_document>>;

/// Every XML file of the book, parsed with white space kept.
inline Parsed parsed(const OpenedBook& book) {
    Parsed all;
    for (const auto& [name, contents] : book.files) {
        if (!name.ends_with(".xhtml") && !name.ends_with(".opf") && !name.ends_with(".ncx"))
            continue;
        auto xml = std::make_unique<pugi::xml_document>();
        INFO(name);
        REQUIRE(
            xml->load_string(contents.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)
        );
        all[name] = std::move(xml);
    }
    return all;
}

inline std::string text_of(pugi::xml_node node) {
    std::string text = node.value();
    for (const pugi::xml_node child : node.children())
        text += text_of(child);
    return text;
}

inline std::string folded(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\t') out += c;
    return out;
}

inline pugi::xml_node by_id(pugi::xml_node node, const std::string& id) {
    return node.find_node([&](pugi::xml_node one) {
        return id == one.attribute("id").value();
    });
}

/// Each id with the file it stands in; fails where one stands twice in the book. Kobo's
/// sentences are counted anew in each file, as its boxes stand in each, and no link leads
/// to one.
inline std::map<std::string, std::string> ids_of(const Parsed& all) {
    struct Collector : pugi::xml_tree_walker {
        std::map<std::string, std::string>* ids = nullptr;
        std::string file;
        bool for_each(pugi::xml_node& node) override {
            const std::string id = node.attribute("id").value();
            if (id.empty() || id.starts_with("kobo.") || id == "book-columns"
                || id == "book-inner")
                return true;
            INFO(id << " in " << file);
            CHECK(ids->emplace(id, file).second);
            return true;
        }
    };
    std::map<std::string, std::string> ids;
    for (const auto& [name, xml] : all)
        if (name.ends_with(".xhtml")) {
            Collector collector;
            collector.ids = &ids;
            collector.file = name;
            xml->traverse(collector);
        }
    return ids;
}

inline std::string joined_path(const std::string& from, std::string href) {
    std::string folder = from.substr(0, from.rfind('/'));
    while (href.starts_with("../")) {
        href.erase(0, 3);
        folder.erase(folder.rfind('/'));
    }
    return folder + "/" + href;
}

/// Fails for each id that stands twice in the package document, whose items and facts share
/// names.
inline void check_package_ids(const Parsed& all) {
    std::set<std::string> ids;
    all.at("EPUB/package.opf")->find_node([&](pugi::xml_node node) {
        const std::string id = node.attribute("id").value();
        INFO(id);
        CHECK((id.empty() || ids.insert(id).second));
        return false;
    });
}

/// Fails for each href or src inside the book that leads to no file or no id.
inline void check_references(const OpenedBook& book, const Parsed& all) {
    struct Checker : pugi::xml_tree_walker {
        const OpenedBook* book = nullptr;
        std::map<std::string, std::string> ids;
        std::string file;
        bool for_each(pugi::xml_node& node) override {
            for (const char* name : {"href", "src"})
                check(node.attribute(name).value());
            return true;
        }
        void check(const std::string& target) {
            if (target.empty() || target.starts_with("http")) return;
            const std::size_t hash = target.find('#');
            const std::string path = target.substr(0, hash);
            const std::string at = path.empty() ? file : joined_path(file, path);
            INFO(target << " in " << file);
            CHECK(book->files.contains(at));
            if (hash != std::string::npos) CHECK(ids[target.substr(hash + 1)] == at);
        }
    };
    for (const auto& [name, xml] : all) {
        Checker checker;
        checker.book = &book;
        checker.ids = ids_of(all);
        checker.file = name;
        xml->traverse(checker);
    }
}

inline std::vector<std::string> spine_of(const Parsed& all) {
    const pugi::xml_node package = all.at("EPUB/package.opf")->child("package");
    std::map<std::string, std::string> items;
    for (const pugi::xml_node item : package.child("manifest").children("item"))
        items[item.attribute("id").value()] = item.attribute("href").value();
    std::vector<std::string> paths;
    for (const pugi::xml_node item : package.child("spine").children("itemref"))
        paths.push_back("EPUB/" + items.at(item.attribute("idref").value()));
    return paths;
}

/// The text of all content documents in the order of the spine, generated text left out.
inline std::string spine_text(const Parsed& all) {
    std::string text;
    for (const std::string& path : spine_of(all)) {
        if (path.ends_with("nav.xhtml")) continue;
        pugi::xml_document copy;
        copy.reset(*all.at(path));
        const pugi::xml_node body = copy.child("html").child("body");
        while (const pugi::xml_node made = body.find_node([](pugi::xml_node node) {
            const std::string role = node.attribute("role").value();
            const std::string names = node.attribute("class").value();
            return role == "doc-noteref" || role == "doc-backlink"
                   || names.find("generated") != std::string::npos;
        }))
            made.parent().remove_child(made);
        text += text_of(body);
    }
    return folded(text);
}

inline std::string meta(const Parsed& all, const std::string& property) {
    std::string values;
    const pugi::xml_node metadata =
        all.at("EPUB/package.opf")->child("package").child("metadata");
    for (const pugi::xml_node one : metadata.children("meta"))
        if (property == one.attribute("property").value())
            values += (values.empty() ? "" : " ") + std::string(one.child_value());
    return values;
}

inline model::TypesetModel model_with_pages(const SampleBook& sample) {
    model::TypesetModel model = model_of(sample);
    model.page_map = {
        {"i", place_of(sample, "To the weavers"), ""},
        {"1", place_of(sample, "Letters\n"), "letters"},
        {"2", place_of(sample, "ssess no standpoint"), ""},
        {"3", place_of(sample, "1847"), ""},
        {"4", place_of(sample, "Ye are many"), ""},
        {"5", place_of(sample, "This is an archive"), ""}};
    return model;
}

}  // namespace pam::test
