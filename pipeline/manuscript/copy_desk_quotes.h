// The marks of one passage, what each of them is, and which of them belong together.
#pragma once

#include "manuscript/copy_desk_rules.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// What a mark is typed as. Typographic marks are the author's own and stay; they are here
/// to be matched with.
enum class Typed : std::uint8_t {
    Double,     // "
    Single,     // '
    Backtick,   // `
    TwoTicks,   // `` or ''
    LowDouble,  // ,,
    Angles,     // << or >>
    Acute,      // an accent in an apostrophe's place
    Curly,      // a double typographic mark
    CurlySingle
};

enum class Meaning : std::uint8_t {
    AsTyped,
    OpenDouble,
    CloseDouble,
    OpenSingle,
    CloseSingle,
    Apostrophe,
    Prime,
    DoublePrime
};

struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    Typed typed = Typed::Double;
    Meaning meaning = Meaning::AsTyped;
    char32_t left = 0;        // the character before the marks that stand together here
    char32_t right = 0;       // the one after them
    char32_t next = 0;        // the one right after this mark, mark or not
    std::uint32_t level = 0;  // how many double quotations it stands in
    const Conventions* conventions = nullptr;
};
using Marks = std::vector<Mark>;

[[nodiscard]] inline bool is_double(Typed typed) {
    return typed == Typed::Double || typed == Typed::TwoTicks || typed == Typed::LowDouble
           || typed == Typed::Angles || typed == Typed::Curly;
}
[[nodiscard]] inline bool is_single(Typed typed) {
    return typed == Typed::Single || typed == Typed::Backtick
           || typed == Typed::CurlySingle;
}

/// Finds the marks and what stands beside them.
void find_marks(const Copy& copy, Marks& marks);
/// Decides what the double marks mean, from left to right.
void settle_doubles(std::string_view flat, QuotationState& state, Marks& marks);
/// Decides what the single marks mean, each within the double quotation it stands in.
void settle_singles(std::string_view flat, const Habits& habits, Marks& marks);

/// After such a character a mark opens; before such a one it closes.
[[nodiscard]] bool opens_after(char32_t c);
[[nodiscard]] bool closes_before(char32_t c);
[[nodiscard]] bool is_dash(char32_t c);

/// True for a word that loses its beginning and never opens a quotation by it ('tis), and
/// for one that does so only where no closing mark follows ('cause). `at` is the mark.
enum class Elision { None, Perhaps, Sure };
[[nodiscard]] Elision leading_elision(std::string_view flat, const Mark& mark);
/// True for an English word that has surely lost its last letters: goin', th', ol'.
[[nodiscard]] bool loses_its_end(std::string_view flat, const Mark& mark);
/// True for a word whose last letters may be lost, or that may be a possessive: boys', l'.
[[nodiscard]] bool may_lose_its_end(std::string_view flat, const Mark& mark);

}  // namespace pam::manuscript
