// Order of the spine: cover, front (title and what precedes the first chapter), contents,
// chapters, notes, colophon. A work without chapters is one document.
#include "epub/compose.h"

#include "base/assert.h"
#include "epub/content_writer.h"
#include "epub/identifier.h"
#include "epub/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace pam::epub {

namespace {

using model::Element;
using model::Role;
using model::TypesetModel;

std::string title_of(const TypesetModel& model) {
    if (!model.metadata.title.value.empty()) return model.metadata.title.value;
    return model.outline.empty() ? "Untitled" : model.outline.front().text;
}

bool is(const model::Node& node, Role role) {
    const auto* element = std::get_if<Element>(&node.value);
    return element != nullptr && element->role == role;
}

/// The id of the manuscript's own list of contents.
std::string contents_of(const Element& element) {
    if (element.role == Role::Contents) return element.id;
    for (const model::Node& node : element.children)
        if (const auto* child = std::get_if<Element>(&node.value))
            if (std::string id = contents_of(*child); !id.empty()) return id;
    return {};
}

/// What an e-book has in a better form: its cover, its navigation document.
bool is_for_pages_alone(const Element& element) {
    return element.role == Role::HalfTitle || element.role == Role::MadeContents;
}

/// The epub:type under which a made part is a landmark; null for what is none.
const char* landmark_type(Role role) {
    switch (role) {
    case Role::CopyrightPage:
        return "copyright-page";
    case Role::Figures:
        return "loi";
    case Role::Tables:
        return "lot";
    case Role::Index:
        return "index";
    default:
        return nullptr;
    }
}

/// What the cover says, for those who cannot see it.
std::string cover_text(const TypesetModel& model, const Publication& book) {
    std::string text = fmt::format("{}: {}", book.names.cover, book.title);
    for (const document::Field& author : model.metadata.authors)
        text += ", " + author.value;
    return text
           + (text.ends_with('.') || text.ends_with('?') || text.ends_with('!') ? "" : ".");
}

/// A cover in a file of its own, as Kobo asks, drawn by an img, not a background.
void write_cover(const TypesetModel& model, Publication& book) {
    ContentDocument& cover =
        add_document(book, Part::Cover, "cover.xhtml", std::string(book.names.cover));
    pugi::xml_node section =
        add(cover.body, "section", {{"class", "cover"}, {"epub:type", "cover"}});
    add(section,
        "img",
        {{"src", book.cover}, {"alt", cover_text(model, book)}, {"role", "doc-cover"}});
}

class Composer {
public:
    Composer(const TypesetModel& model, Publication& book)
        : model_(model)
        , book_(book)
        , breaks_(model)
        , writer_(model, breaks_, book) {
        book_.pages = breaks_.pages();
        for (const model::OutlineEntry& entry : model.outline)
            titles_[entry.id] = entry.text;
    }

    void compose() {
        const model::Nodes& children = model_.body.children;
        const auto is_chapter = [](const model::Node& node) {
            return is(node, Role::Chapter);
        };
        const auto chapters = std::count_if(children.begin(), children.end(), is_chapter);
        if (chapters == 0) {
            write_undivided(children);
        } else {
            const auto first = std::find_if(children.begin(), children.end(), is_chapter);
            auto text = children.begin();
            if (chapters > 1) {
                text = std::find_if_not(text, first, belongs_to_title);
                write_front(Part::Title, "title", children.begin(), text);
                // One list of contents is enough for those who read the pages.
                add_navigation(book_.contents_id.empty());
                const auto lists = text;
                text = std::find_if_not(lists, first, is_list);
                write_front(Part::Lists, "lists", lists, text);
            }
            write_front(Part::Front, "front", text, first);
            write_divided(first, children.end());
        }
        write_notes();
        if (find(book_, Part::Navigation) == nullptr) add_navigation(false);
        make_contents();
    }

private:
    using NodeIterator = model::Nodes::const_iterator;

    void write(const model::Node& node) {
        const auto& element = std::get<Element>(node.value);
        if (is_for_pages_alone(element)) return;
        if (const char* type = landmark_type(element.role))
            book_.landmarks.push_back(
                {type, name_of(element), element.id, book_.documents.size() - 1}
            );
        writer_.write(element, Standing::Top);
    }

    /// That of its heading; a copyright page has none.
    [[nodiscard]] std::string name_of(const Element& part) const {
        const auto& first = std::get<Element>(part.children.front().value);
        return part.role == Role::CopyrightPage ? std::string(book_.names.copyright)
                                                : text_of(first);
    }

    void write_undivided(const model::Nodes& children) {
        writer_.begin(Part::Front, "text", book_.title);
        for (const model::Node& node : children)
            write(node);
    }

    static bool belongs_to_title(const model::Node& node) {
        return is(node, Role::TitlePage) || is(node, Role::Dedication)
               || is(node, Role::Epigraph) || is(node, Role::CopyrightPage)
               || is(node, Role::HalfTitle) || is(node, Role::MadeContents);
    }

    static bool is_list(const model::Node& node) {
        return is(node, Role::Figures) || is(node, Role::Tables);
    }

    void write_front(Part part, const char* stem, NodeIterator begin, NodeIterator end) {
        std::string open;
        for (auto node = begin; node != end; ++node) {
            const auto& element = std::get<Element>(node->value);
            if (is_for_pages_alone(element)) continue;
            const std::string own = part == Part::Title ? leaf_of(element.role) : "";
            const std::string wanted = own.empty() ? stem : own;
            if (open.empty() || (wanted != open && !leaves_.contains(wanted))) {
                writer_.begin(part, wanted, book_.title);
                leaves_.insert(open = wanted);
            }
            write(*node);
        }
    }

    /// The file of what stands on a leaf of its own before the work, for old readers turn
    /// the page for a new file alone. Empty: it shares the title's.
    static const char* leaf_of(Role role) {
        switch (role) {
        case Role::CopyrightPage:
            return "copyright";
        case Role::Dedication:
            return "dedication";
        case Role::Epigraph:
            return "epigraph";
        default:
            return "";
        }
    }

    void write_divided(NodeIterator begin, NodeIterator end) {
        int number = 0;
        for (auto node = begin; node != end; ++node) {
            if (is(*node, Role::Chapter))
                writer_.begin(
                    Part::Chapter, fmt::format("chapter-{}", ++number), chapter_title(*node)
                );
            if (is(*node, Role::Index)) {
                write_notes();
                writer_.begin(
                    Part::Index, "index", name_of(std::get<Element>(node->value))
                );
            }
            if (is(*node, Role::Colophon)) {
                write_notes();
                writer_.begin(
                    Part::Colophon, "colophon", std::string(book_.names.colophon)
                );
            }
            write(*node);
        }
    }

    [[nodiscard]] std::string chapter_title(const model::Node& node) const {
        const auto& section = std::get<Element>(node.value);
        const auto& heading = std::get<Element>(section.children.front().value);
        const auto known = titles_.find(heading.id);
        return known == titles_.end() ? book_.title : known->second;
    }

    void write_notes() {
        if (notes_written_) return;
        notes_written_ = true;
        if (!model_.notes.empty()) writer_.write_notes(model_.notes);
    }

    void add_navigation(bool in_spine) {
        const std::string name(book_.names.contents);
        add_document(book_, Part::Navigation, "nav.xhtml", name).in_spine = in_spine;
    }

    /// The title stands first in the contents, the notes where they do in the spine: last,
    /// or before the index.
    void make_contents() {
        const ContentDocument* front = find(book_, Part::Title);
        if (front == nullptr) front = find(book_, Part::Front);
        if (front != nullptr)
            book_.contents.push_back(
                {1,
                 book_.title,
                 "",
                 static_cast<std::size_t>(front - book_.documents.data())}
            );
        for (const model::OutlineEntry& entry : model_.outline)
            if (book_.places.contains(entry.id))
                book_.contents.push_back({entry.level, entry.text, entry.id, 0});
        if (const auto notes = book_.places.find("notes"); notes != book_.places.end())
            add_notes(notes->second.document);
        flatten(book_.contents, contents_levels(book_.reader));
    }

    /// Entries that stand deeper than the reading system shows stand at its last level.
    static void flatten(std::vector<NavPoint>& contents, int levels) {
        std::vector<int> open;
        for (NavPoint& point : contents) {
            while (!open.empty() && open.back() >= point.level)
                open.pop_back();
            open.push_back(point.level);
            if (static_cast<int>(open.size()) > levels) point.level = deepest(open, levels);
        }
    }
    /// The level of the entry that stands at that depth.
    static int deepest(const std::vector<int>& open, int depth) {
        return open[static_cast<std::size_t>(depth) - 1];
    }

    void add_notes(std::size_t document) {
        const auto behind = std::find_if(
            book_.contents.begin(),
            book_.contents.end(),
            [&](const auto& entry) {
                const auto place = book_.places.find(entry.id);
                return place != book_.places.end() && place->second.document > document;
            }
        );
        book_.contents.insert(behind, {1, std::string(book_.names.notes), "notes", 0});
    }

    const TypesetModel& model_;
    Publication& book_;
    PageBreaks breaks_;
    ContentWriter writer_;
    std::map<std::string, std::string> titles_;
    std::set<std::string> leaves_;  // stems of the front's files
    bool notes_written_ = false;
};

void resolve_links(Publication& book) {
    for (InnerLink& link : book.links) {
        const auto place = book.places.find(link.target);
        PAM_ASSERT(place != book.places.end(), "a link of the model leads to no element");
        const bool same_file = place->second.document == link.document;
        const std::string path = same_file ? ""
                                           : relative_path(
                                               book.documents[link.document].path,
                                               book.documents[place->second.document].path
                                           );
        link.href.set_value((path + "#" + link.target).c_str());
    }
}

}  // namespace

Publication compose(const TypesetModel& model, std::string cover, Reader reader) {
    Publication book;
    book.reader = reader;
    book.title = title_of(model);
    book.language = model.language.empty() ? "und" : model.language;
    book.names = model::part_names(book.language);
    book.identifier = publication_identifier(model.metadata, book.language);
    book.right_to_left = model.direction == style::Direction::RightToLeft;
    book.contents_id = contents_of(model.body);
    book.cover = std::move(cover);
    // Kindle shows the picture by itself, and twice where a page shows it too (KDP).
    book.shows_cover = !book.cover.empty() && reader != Reader::Kindle;
    if (book.shows_cover) write_cover(model, book);
    Composer(model, book).compose();
    resolve_links(book);
    return book;
}

}  // namespace pam::epub
