// The rules of the copy desk. A rule reads a passage and proposes edits; the desk sorts
// them, drops what touches an address or code, and enters the rest in the ledger.
#pragma once

#include "manuscript/codes.h"
#include "manuscript/copy_desk_habits.h"
#include "manuscript/copy_desk_languages.h"
#include "manuscript/copy_desk_scan.h"
#include "manuscript/passage.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// What a rule is called in the ledger (at most fifteen letters, so that an entry needs no
/// storage for it), its code, and whether its changes apply unasked.
struct Rule {
    const char* name = "";
    const char* code = "";
    Standing standing = Standing::Applied;
};

namespace rules {
using enum Standing;
inline constexpr Rule quotation_mark{"quotation mark", codes::quotation_mark};
inline constexpr Rule apostrophe{"apostrophe", codes::apostrophe};
inline constexpr Rule prime{"prime", codes::prime};
inline constexpr Rule em_dash{"em dash", codes::dash};
inline constexpr Rule en_dash{"en dash", codes::dash};
inline constexpr Rule spaced_hyphen{"spaced hyphen", codes::spaced_hyphen};
inline constexpr Rule doubtful_spaced_hyphen{
    "spaced hyphen", codes::spaced_hyphen, Proposed};
inline constexpr Rule hyphen_as_dash{"hyphen as dash", codes::hyphen_as_dash, Proposed};
inline constexpr Rule speech_dash{"speech dash", codes::speech_dash};
inline constexpr Rule doubtful_speech_dash{"speech dash", codes::speech_dash, Proposed};
inline constexpr Rule space_at_dash{"space at dash", codes::space_at_dash};
inline constexpr Rule doubtful_space_at_dash{
    "space at dash", codes::space_at_dash, Proposed};
inline constexpr Rule number_range{"number range", codes::number_range};
inline constexpr Rule doubtful_range{"number range", codes::number_range, Proposed};
inline constexpr Rule minus_sign{"minus sign", codes::minus_sign};
inline constexpr Rule ellipsis{"ellipsis", codes::ellipsis};
inline constexpr Rule split_hyphen{"split hyphen", codes::split_hyphen};
inline constexpr Rule doubtful_split{"split hyphen", codes::split_hyphen, Proposed};
inline constexpr Rule doubled_word{"doubled word", codes::doubled_word, Proposed};
inline constexpr Rule space_before_mark{"surplus space", codes::surplus_space};
inline constexpr Rule doubtful_space{"surplus space", codes::surplus_space, Proposed};
inline constexpr Rule missing_space{"missing space", codes::missing_space, Proposed};
inline constexpr Rule no_break_space{"no-break space", codes::no_break_space};
inline constexpr Rule french_space{"French space", codes::french_space};
inline constexpr Rule copyright_sign{"copyright sign", codes::copyright_sign, Proposed};
}  // namespace rules

/// A passage as the rules see it.
struct Copy {
    const Passage& passage;
    const Places& places;
    const Habits& habits;
    /// One for each of the passage's runs of language.
    const std::vector<const Conventions*>& conventions;

    [[nodiscard]] std::string_view flat() const { return passage.flat; }
    [[nodiscard]] const Conventions& conventions_at(std::size_t at) const;
};

inline Edit
edit(std::size_t begin, std::size_t end, std::string_view after, const Rule& rule) {
    return {begin, end, std::string(after), rule.name, rule.code, rule.standing};
}

/// What the rule for quotation marks carries from one passage to the next.
struct QuotationState {
    bool open = false;  // the passage before ended inside a double quotation
    std::size_t opened_at = 0;
};

void mend_quotation_marks(const Copy& copy, QuotationState& state, Edits& edits);
void mend_dashes(const Copy& copy, Edits& edits);
void mend_ellipses(const Copy& copy, Edits& edits);
void mend_split_hyphens(const Copy& copy, const Source& source, Edits& edits);
void mend_spaces(const Copy& copy, Edits& edits);
void tie_words(const Copy& copy, Edits& edits);
void mark_doubled_words(const Copy& copy, Edits& edits);

/// A hyphen or double hyphen between two numbers: its edit, where they are a range.
void mend_range(const Copy& copy, std::size_t begin, std::size_t end, Edits& edits);
[[nodiscard]] bool is_minus(const Copy& copy, std::size_t at);

/// Drops the edits that touch what nobody mends: URLs, mail addresses, paths, file names,
/// hashtags, identifiers. `edits` are ascending.
void leave_addresses(std::string_view flat, Edits& edits);

}  // namespace pam::manuscript
