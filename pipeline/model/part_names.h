// What made parts of a book are called, in the work's own language; those of the e-book,
// its landmarks among them, too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pam::model {

struct PartNames {
    std::string_view language;  // primary subtag
    std::string_view contents;
    std::string_view figures;
    std::string_view tables;
    std::string_view index;
    std::string_view see;
    std::string_view see_also;
    std::string_view notes;
    std::string_view cover;
    std::string_view start;  // of the text
    std::string_view pages;
    std::string_view colophon;
    std::string_view copyright;
};

/// English where the language has no names of its own here.
[[nodiscard]] const PartNames& part_names(std::string_view language);

}  // namespace pam::model
