// What `w:rPr` and `w:pPr` say, of which most is how a text looks. Kept is what may tell
// what it is; each value only where it was stated, so that styles can be laid over one
// another.
#pragma once

#include "manuscript/docx_markup.h"
#include "manuscript/office_inlines.h"

#include <optional>
#include <string>

namespace pam::manuscript::docx {

struct RunProperties {
    std::optional<bool> bold, bold_complex;
    std::optional<bool> italic, italic_complex;
    std::optional<bool> strike, double_strike;
    std::optional<bool> small_caps, all_caps;
    std::optional<bool> hidden;
    std::optional<bool> right_to_left, complex_script;
    std::optional<bool> underline;
    std::optional<Shift> shift;
    std::optional<int> size;  // half-points
    std::string font;
    std::string language, language_east_asian, language_complex;
    std::string style;  // character style's id
};

enum class Justify { Start, Centre, End };

struct NumberPlace {
    int number = 0;  // w:numId; 0 takes a numbering away
    std::optional<int> level;
};

struct ParagraphProperties {
    std::string style;
    std::optional<int> outline;  // 0 to 8; 9 is body text
    std::optional<NumberPlace> numbering;
    std::optional<Justify> justify;
    std::optional<int> left, first;  // twips; `first` is negative for a hanging indent
    std::optional<bool> right_to_left;
    bool drop_cap = false;
    bool ruled = false;         // a line above or below
    bool mark_deleted = false;  // the change that joins it to the next is tracked
    std::string deleted_by;
};

[[nodiscard]] RunProperties run_properties(pugi::xml_node properties);
[[nodiscard]] ParagraphProperties paragraph_properties(pugi::xml_node properties);

/// `over` laid over `under`: what `over` does not state stays.
[[nodiscard]] RunProperties laid_over(RunProperties under, const RunProperties& over);
[[nodiscard]] ParagraphProperties
laid_over(ParagraphProperties under, const ParagraphProperties& over);

}  // namespace pam::manuscript::docx
