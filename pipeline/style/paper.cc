// Sizes of paper as the command line names them.
#include "style/codes.h"
#include "style/names.h"
#include "style/style_sheet.h"
#include "style/value.h"

#include <fmt/format.h>

#include <charconv>

namespace pam::style {

namespace {

Error unknown_paper(std::string_view text) {
    Error error;
    error.code = codes::unknown_paper;
    error.message = fmt::format("paper size `{}` is not known", text);
    error.hints = did_you_mean(lower(text), paper_names());
    error.hints.push_back("name one (a5, a4, a6, letter, half-letter, digest) or measure "
                          "it: 148x210mm, 5.5x8.5in");
    return error;
}

/// A number at the front of the text, which is cut off it; 0 when there is none.
double take_number(std::string_view& text) {
    double number = 0;
    const auto [end, status] = std::from_chars(
        text.data(), text.data() + text.size(), number, std::chars_format::fixed
    );
    if (status != std::errc()) return 0;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// Between a matchbox and a broadsheet.
bool printable(double points) {
    return points >= 72 && points <= 72 * 100;
}

}  // namespace

Result<Size> paper_size(std::string_view text) {
    const std::string name = lower(text);
    if (const Size* size = named_paper(name)) return *size;
    std::string_view rest = name;
    const double width = take_number(rest);
    if (rest.substr(0, 1) == "x")
        rest.remove_prefix(1);
    else if (rest.substr(0, 2) == "×")
        rest.remove_prefix(2);
    else
        return unknown_paper(text);
    const double height = take_number(rest);
    const double unit = points_in(rest).value_or(0);
    if (!printable(width * unit) || !printable(height * unit)) return unknown_paper(text);
    return Size{Length::from_points(width * unit), Length::from_points(height * unit)};
}

}  // namespace pam::style
