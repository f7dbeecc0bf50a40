#include "press/exact_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace pam::press {
namespace {

/// In points: what a displacement may leave to the next. Most whole thousandths of an em
/// come as near as that, and they make smaller files than fractions.
constexpr double tolerance = 0.006;

/// Cairo's own error, in ems: three thousandths left out, half of one rounded off; and with
/// every glyph what its advance differs from the file's, under a thousandth even where the
/// file's is the one that Cairo cut. A lost glyph shows here, or at the latest in the
/// count.
constexpr double slack = 0.005;
constexpr double slack_per_glyph = 0.001;

void append_escaped(std::string& text, char c) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code > 0x7E) {
        text += fmt::format("\\{:03o}", code);
        return;
    }
    if (c == '(' || c == ')' || c == '\\') text.push_back('\\');
    text.push_back(c);
}

void append_hexadecimal(std::string& text, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    text.push_back(digits[code / 16]);
    text.push_back(digits[code % 16]);
}

}  // namespace

void ExactText::begin() {
    em_ = height_ = 1;
    left_ = baseline_ = 0;
    cairo_ = ours_ = 0;
    in_line_ = 0;
}

void ExactText::set_matrix(const Operation& operation) {
    if (operation.operands.size() != 6) return fail("a text matrix has not six parts");
    std::array<double, 6> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] = number(operation.operands[i]);
    if (parts[0] <= 0 || parts[1] != 0 || parts[2] != 0) return fail("text stands askew");
    em_ = parts[0];
    height_ = parts[3];
    left_ = parts[4];
    baseline_ = parts[5];
    cairo_ = ours_ = 0;
    in_line_ = 0;
}

void ExactText::move(const Operation& operation) {
    if (operation.operands.size() != 2) return fail("text is not moved by two numbers");
    left_ += em_ * number(operation.operands[0]);
    baseline_ += height_ * number(operation.operands[1]);
    cairo_ = ours_ = 0;
    in_line_ = 0;
}

void ExactText::begin_show() {
    shown_.assign(1, '[');
    displaced_ = in_string_ = false;
}

void ExactText::show(std::string_view codes) {
    const auto step = static_cast<std::size_t>(font_->text.code_bytes);
    for (std::size_t at = 0; at + step <= codes.size() && !fault_; at += step) {
        std::uint32_t code = 0;
        for (std::size_t i = 0; i < step; ++i)
            code = code * 256 + static_cast<unsigned char>(codes[at + i]);
        show_code(codes.substr(at, step), code);
    }
}

void ExactText::show_code(std::string_view bytes, std::uint32_t code) {
    const std::optional<Length> place = next_place();
    if (!place) return;
    if (const double wanted = displacement(*place); wanted != 0) {
        write_displacement(wanted);
        ours_ -= wanted / 1000;
    }
    write_code(bytes);
    const double advance = font_->widths.of(code) / 1000;
    ++in_line_;
    cairo_ += advance;
    ours_ += advance;
}

/// Where the glyph was put that Cairo shows next.
std::optional<Length> ExactText::next_place() {
    const double x = left_ + em_ * cairo_;
    const double x_slack = em_ * (slack + slack_per_glyph * in_line_);
    const double y_slack = std::abs(height_) * slack;
    while (next_ < placed_.xs.size()) {
        const Length place = placed_.xs[next_];
        const GlyphRow& row = placed_.rows[row_];
        const bool meant = std::abs(x - place.points()) <= x_slack
                           && std::abs(baseline_ - row.y.points()) <= y_slack;
        if (!meant && row.sight == Sight::Sure) {
            fail(fmt::format(
                "a glyph put at {:.3f}, {:.3f} stands at {:.3f}, {:.3f}",
                place.points(),
                row.y.points(),
                x,
                baseline_
            ));
            return std::nullopt;
        }
        pass_over();
        if (meant) return place;
    }
    fail("there are more glyphs than were painted");
    return std::nullopt;
}

void ExactText::pass_over() {
    ++next_;
    if (++in_row_ < placed_.rows[row_].glyphs) return;
    ++row_;
    in_row_ = 0;
}

/// In thousandths of an em, leftwards, as the operator has it: none, a whole number, or one
/// with a decimal, the first of them that comes near enough.
double ExactText::displacement(Length place) const {
    const double exact = 1000 * (ours_ - (place.points() - left_) / em_);
    const double enough = 1000 * tolerance / em_;
    if (std::abs(exact) <= enough) return 0;
    const double whole = std::round(exact);
    if (std::abs(exact - whole) <= enough) return whole;
    return std::round(exact * 10) / 10;
}

void ExactText::write_displacement(double thousandths) {
    if (in_string_) shown_.push_back(font_->text.code_bytes == 1 ? ')' : '>');
    in_string_ = false;
    displaced_ = true;
    const long tenths = std::lround(thousandths * 10);
    std::array<char, 24> digits{};
    char* end = std::to_chars(digits.begin(), digits.end(), std::abs(tenths) / 10).ptr;
    if (tenths < 0) shown_.push_back('-');
    shown_.append(digits.data(), end);
    if (tenths % 10 == 0) return;
    shown_.push_back('.');
    shown_.push_back(static_cast<char>('0' + std::abs(tenths) % 10));
}

/// Simple fonts have their codes as letters, so that the content can be read by people.
void ExactText::write_code(std::string_view bytes) {
    const bool simple = font_->text.code_bytes == 1;
    if (!in_string_) shown_.push_back(simple ? '(' : '<');
    in_string_ = true;
    for (const char c : bytes)
        simple ? append_escaped(shown_, c) : append_hexadecimal(shown_, c);
}

std::string_view ExactText::end_show() {
    if (!in_string_) return {};
    shown_.push_back(font_->text.code_bytes == 1 ? ')' : '>');
    if (displaced_) return shown_.append("]TJ");
    return std::string_view(shown_.append("Tj")).substr(1);
}

void ExactText::end() {
    std::size_t missing = 0;
    for (; next_ < placed_.xs.size(); pass_over())
        if (placed_.rows[row_].sight == Sight::Sure) ++missing;
    if (missing > 0) fail(fmt::format("{} of the glyphs painted are missing", missing));
}

}  // namespace pam::press
