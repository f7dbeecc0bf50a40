// A book of several files: which files, in which order, in which parts, and what is stated
// about the whole. It comes from a `book.yaml`, or from a folder's names.
#pragma once

#include "base/result.h"
#include "manuscript/manuscript.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// One file of a book. `path` is relative to the folder of the plan. What is stated for it
/// alone is stronger than what the file says.
struct BookFile {
    std::string path;
    std::string title;
    std::string encoding;
    Profile profile = Profile::Auto;
    Span span;
};

/// Files under one part title; the title is empty for files that stand in no part.
struct BookPart {
    std::string title;
    std::vector<BookFile> files;
    Span span;
};

/// `style`, `paper`, `outputs` and `readers` are as on the command line, empty where not
/// stated; an option there is stronger.
struct BookPlan {
    std::vector<Setting> settings;
    std::vector<BookPart> parts;
    std::string style;
    std::string paper;
    std::vector<std::string> outputs;
    std::vector<std::string> readers;
    Span readers_span = Span::none();
};

/// True when the YAML names the files of a book; a sidecar does not.
[[nodiscard]] bool is_book_plan(std::string_view yaml);

/// Reads a plan. Errors: MS250 not to be read, MS251 no files.
[[nodiscard]] Result<BookPlan>
read_book_plan(std::string_view yaml, SourceId source, Diagnostics& log);

/// The plan of a folder without a book.yaml: all files, in the order in which people count
/// ("2 two.md" before "10 ten.md").
[[nodiscard]] BookPlan plan_of_folder(std::vector<std::string> names);

}  // namespace pam::manuscript
