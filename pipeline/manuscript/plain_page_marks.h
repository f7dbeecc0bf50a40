// The forms that page furniture takes: one line alone, by its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// "## p. 12 (#34) ####": the mark between the pages of a scanned book.
[[nodiscard]] bool is_scan_separator(std::string_view line);

enum class PageMark : std::uint8_t {
    Number,    // "12", "xii"
    Dashes,    // "- 12 -", "-- 12 --"
    Brackets,  // "[12]", "{12}", "[Page 12]", "[Pg 12]"
    Word,      // "Page 12", "p. 12", "Page 12 of 30"
};
struct NumberedMark {
    PageMark form = PageMark::Number;
    int number = 0;
};
/// A line that is nothing but a page number in one of these forms.
[[nodiscard]] std::optional<NumberedMark> page_mark(std::string_view line);

/// "A 2", "B", "VOL. I. C 3": what a printer signed the first leaves of a sheet with.
[[nodiscard]] bool is_signature_mark(std::string_view line);

/// The letters of a line in lower case, numbers left out: the same for "12 THE COLONATE"
/// and "THE COLONATE. 13". Empty where few letters are left.
[[nodiscard]] std::string head_key(std::string_view line);

}  // namespace pam::manuscript
