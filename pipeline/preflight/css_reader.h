// A style sheet as the checks need it: its declarations with the rules they stand in, what
// it refers to, and the first place where its syntax (CSS Syntax Module 3) breaks.
#pragma once

#include "preflight/epub_publication.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

struct CssDeclaration {
    std::string property;  // lower case
    std::string value;     // comments taken out
    std::uint32_t offset = 0;
    std::size_t rule = 0;  // which of the rules
};

struct CssRule {
    std::string selector;  // or "@font-face"; empty in a style attribute
    std::string media;     // the conditions around it, as "@media screen"
    std::uint32_t offset = 0;
};

struct CssReference {
    std::string written;
    std::uint32_t offset = 0;
    Use use = Use::Image;
};

struct CssFault {
    std::uint32_t offset = 0;
    std::string message;
};

struct CssSheet {
    std::vector<CssRule> rules;
    std::vector<CssDeclaration> declarations;
    std::vector<CssReference> references;
    std::optional<CssFault> fault;
    std::string charset;  // of @charset
};

[[nodiscard]] CssSheet read_css(std::string_view text);

/// The value of a style attribute.
[[nodiscard]] CssSheet read_css_declarations(std::string_view text);

/// Whether offsets in the sheet are places in the file, or the sheet is a part of one.
enum class CssWithin { File, Document };

/// EPUB 3.3, 6.3 (CSS): forbidden and discouraged properties, syntax, and contrast of text
/// (WCAG 2.2, 1.4.3) where one rule states both colours, or the page's white is meant.
void check_css(const CssSheet& sheet, const Place& place, CssWithin within, EpubLog& log);

}  // namespace pam::preflight
