#include "epub/publication.h"

#include <algorithm>

namespace pam::epub {

std::string relative_path(const std::string& from, const std::string& to) {
    const std::size_t slash = from.rfind('/');
    if (slash == std::string::npos) return to;
    const std::string folder = from.substr(0, slash + 1);
    return to.starts_with(folder) ? to.substr(folder.size()) : "../" + to;
}

std::string language_of_names(const Publication& book) {
    const std::string primary = book.language.substr(0, book.language.find('-'));
    return primary == book.names.language ? "" : std::string(book.names.language);
}

const ContentDocument* find(const Publication& book, Part part) {
    const auto found = std::find_if(
        book.documents.begin(),
        book.documents.end(),
        [&](const auto& document) { return document.part == part; }
    );
    return found == book.documents.end() ? nullptr : &*found;
}

const ContentDocument& start_of_text(const Publication& book) {
    for (const Part part : {Part::Front, Part::Chapter, Part::Title})
        if (const ContentDocument* document = find(book, part)) return *document;
    return book.documents.front();
}

std::string address(const Publication& book, const NavPoint& point) {
    return point.id.empty() ? book.documents[point.document].path : address(book, point.id);
}

std::string address(const Publication& book, const std::string& id) {
    const auto place = book.places.find(id);
    if (place == book.places.end()) return {};
    return book.documents[place->second.document].path + "#" + id;
}

}  // namespace pam::epub
