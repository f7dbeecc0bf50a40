// Names and links of a book: ids that two files share are told apart, and links from file
// to file become links inside the book.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "manuscript/book_plan.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace pam::manuscript {

class BookLinks {
public:
    BookLinks(const BookPlan& plan, Diagnostics& log);

    /// Gives every id of the file at `path` a name of its own in the book, leads the file's
    /// own links to it, and remembers where links from other files may lead.
    void claim(document::Document& document, std::string_view path);
    /// Leads the links between files, now that all files are known.
    void resolve(document::Document& book);
    /// A name that nothing in the book has; it is then taken.
    [[nodiscard]] std::string fresh(std::string_view stem);

    /// `target` as written in the file at `path`, led from the folder of the plan; web
    /// addresses and absolute paths stay.
    [[nodiscard]] static std::string
    from_plan(std::string_view path, std::string_view target);

private:
    /// What a file of the plan is called in the book: its ids, and its beginning.
    struct File {
        std::map<std::string, std::string, std::less<>> names;
        std::string beginning;
    };
    void rename(document::Document& document, File& file);
    void lead_links(document::Document& document, std::string_view path, const File& file);

    Diagnostics& log_;
    std::map<std::string, File, std::less<>> files_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace pam::manuscript
