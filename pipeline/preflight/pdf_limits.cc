#include "preflight/pdf_limits.h"

#include "preflight/pdf_hints.h"

#include <fmt/format.h>

#include <cmath>

namespace pam::preflight {

namespace {

constexpr std::size_t longest_string = 32767;
constexpr std::size_t longest_name = 127;
constexpr double largest_integer = 2147483647;
constexpr double largest_real = 3.403e38;
constexpr double smallest_real = 1.175e-38;

void tell(const std::string& message, const PdfPlace& place, PdfLog& log) {
    log.breach(
        rules::limits,
        place,
        message,
        "other programs need not read it; export the PDF once more, from another program "
        "if it happens again"
    );
}

}  // namespace

void check_integer(double value, const PdfPlace& place, PdfLog& log) {
    if (value > largest_integer || value < -largest_integer - 1)
        tell(fmt::format("the integer {:.0f} does not fit 32 bits", value), place, log);
}

void check_real(double value, const PdfPlace& place, PdfLog& log) {
    const double size = std::fabs(value);
    if (size > largest_real || (size > 0 && size < smallest_real))
        tell("a real number is too large or too near to nothing", place, log);
}

void check_name_length(std::size_t bytes, const PdfPlace& place, PdfLog& log) {
    if (bytes > longest_name) tell("a name is longer than 127 bytes", place, log);
}

void check_string_length(std::size_t bytes, const PdfPlace& place, PdfLog& log) {
    if (bytes > longest_string) tell("a string is longer than 32767 bytes", place, log);
}

void check_operand(const ContentToken& token, const PdfPlace& place, PdfLog& log) {
    using Kind = ContentToken::Kind;
    if (token.kind == Kind::Name) {
        check_name_length(token.text.size(), place, log);
    } else if (token.kind == Kind::Number) {
        token.whole ? check_integer(token.number, place, log)
                    : check_real(token.number, place, log);
    } else if (token.kind == Kind::String) {
        check_string_length(token.text.size(), place, log);
        if (!token.sound_hex)
            log.breach(
                rules::hex_string,
                place,
                "a string in hexadecimal has an odd number of digits, or others",
                hints::export_again
            );
    }
}

}  // namespace pam::preflight
