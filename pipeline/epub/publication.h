// The e-book in memory: content documents in reading order and where everything in them
// stands.
#pragma once

#include "epub/reader.h"
#include "epub/xml.h"
#include "model/part_names.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pam::epub {

/// Title: the title block and what belongs to it; Front: text before the first chapter, or
/// all text of a work without chapters; Lists: of figures and tables.
enum class Part { Cover, Title, Navigation, Lists, Front, Chapter, Notes, Index, Colophon };

/// One file of the spine. `path` is from the package folder: "text/chapter-1.xhtml".
struct ContentDocument {
    Part part = Part::Chapter;
    std::string path;
    std::string title;
    std::unique_ptr<pugi::xml_document> xml;
    pugi::xml_node body;
    bool in_spine = true;
};

/// Where an id stands: `order` counts ids in reading order over the whole book.
struct Place {
    std::size_t document = 0;
    std::size_t order = 0;
};

/// A link inside the book, to be led to the right file once all files are written.
struct InnerLink {
    pugi::xml_attribute href;
    std::size_t document = 0;
    std::string target;
};

/// A page of the printed edition: `id` is its marker's.
struct PrintPage {
    std::string label;
    std::string id;
};

/// An entry of the contents; `level` 1 is outermost.
struct NavPoint {
    int level = 1;
    std::string text;
    std::string id;  // empty: the head of the document
    std::size_t document = 0;
};

/// A made part that readers may want to go to, by its epub:type.
struct Landmark {
    const char* type = "";
    std::string name;
    std::string id;  // empty: the head of the document
    std::size_t document = 0;
};

struct Publication {
    std::string identifier;
    std::string title;
    std::string language;
    model::PartNames names;  // in that language, or in English
    std::vector<ContentDocument> documents;
    std::map<std::string, Place> places;
    std::vector<InnerLink> links;
    std::vector<PrintPage> pages;
    std::vector<NavPoint> contents;
    std::vector<Landmark> landmarks;
    Reader reader = Reader::Universal;
    std::string cover;           // file name of its picture; empty: none
    bool shows_cover = false;    // on a page of its own, too
    bool right_to_left = false;  // its pages turn the other way
    std::string contents_id;     // the manuscript's own list of contents; empty: none
};

/// Path of `to` as seen from `from`, both from the package folder.
[[nodiscard]] std::string relative_path(const std::string& from, const std::string& to);

/// The language of the names where it is not the book's; else empty.
[[nodiscard]] std::string language_of_names(const Publication& book);

/// The first document of the part, or null.
[[nodiscard]] const ContentDocument* find(const Publication& book, Part part);
/// Where the text itself begins: before the first chapter if there is any text, or with it.
[[nodiscard]] const ContentDocument& start_of_text(const Publication& book);

/// Path and fragment of an id, from the package folder; empty when the book has no such id.
[[nodiscard]] std::string address(const Publication& book, const std::string& id);
[[nodiscard]] std::string address(const Publication& book, const NavPoint& point);

}  // namespace pam::epub
