// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/style.md.
#pragma once

namespace pam::style::codes {

inline constexpr const char* unclosed_block = "ST001";      // `{`, `(` or `[` never closed
inline constexpr const char* unclosed_string = "ST002";     // string or url not closed
inline constexpr const char* unclosed_comment = "ST003";    // `/*` without `*/`
inline constexpr const char* stray_token = "ST004";         // a closer that nothing opened
inline constexpr const char* no_declaration = "ST005";      // not `name: value;`
inline constexpr const char* no_block = "ST006";            // a rule without `{ }`
inline constexpr const char* invalid_utf8 = "ST007";        // bytes that are not UTF-8
inline constexpr const char* too_much = "ST008";            // nesting, number of selectors
inline constexpr const char* more_faults = "ST009";         // faults beyond those shown
inline constexpr const char* unknown_property = "ST010";    // no such property
inline constexpr const char* unknown_value = "ST011";       // the property cannot take it
inline constexpr const char* misplaced_property = "ST012";  // without effect there
inline constexpr const char* reader_only = "ST013";         // only e-readers know it
inline constexpr const char* selector_syntax = "ST020";     // a selector not understood
inline constexpr const char* unknown_pseudo = "ST021";      // no such pseudo-class
inline constexpr const char* unknown_element = "ST022";     // nothing is called so
inline constexpr const char* unknown_class = "ST023";       // nothing carries that class
inline constexpr const char* unknown_at_rule = "ST030";     // no such at-rule
inline constexpr const char* unknown_medium = "ST031";      // @media of another kind
inline constexpr const char* unknown_page_selector = "ST032";  // @page of another kind
inline constexpr const char* unknown_margin_box = "ST033";     // no such box in the margin
inline constexpr const char* import_ignored = "ST034";         // @import but of base.css
inline constexpr const char* unknown_paper = "ST040";          // --paper not understood

}  // namespace pam::style::codes
