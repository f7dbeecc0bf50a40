// The page cut into tokens: tags with their attributes, texts, comments. Every byte of the
// source is in exactly one token; on that the account of this format stands. Unlike a
// browser, nothing that is not closed swallows the rest of the page: a tag, comment or
// script without its end is text.
#pragma once

#include "manuscript/html_tags.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::manuscript::html {

enum class Kind : std::uint8_t {
    Text,
    Start,
    End,
    Comment,
    Declaration,  // <!doctype>, <?xml?>, the brackets of a CDATA section
    Raw,          // what a script or a style sheet holds
};

/// Name and value as written, without quotation marks; references are not yet resolved.
struct Attribute {
    std::string_view name;
    std::string_view value;
};

struct Token {
    Kind kind = Kind::Text;
    Tag tag = Tag::Unknown;  // of a text: what it was read by (title, textarea, xmp)
    bool blank = false;      // a text of white space only
    bool literal = false;    // a text in which & stands for itself
    bool self_closing = false;
    std::uint16_t attribute_count = 0;
    std::uint32_t attributes = 0;  // index of the first
    std::uint32_t begin = 0;       // source bytes
    std::uint32_t end = 0;
    std::uint32_t name_end = 0;  // of a tag's name
};

struct Scan {
    std::string_view source;
    std::vector<Token> tokens;
    std::vector<Attribute> attributes;
    bool xml = false;  // XHTML: <a/> is an empty element

    [[nodiscard]] std::string_view text(const Token& token) const {
        return source.substr(token.begin, token.end - token.begin);
    }
    /// As written; empty when there is none.
    [[nodiscard]] std::string_view
    attribute(const Token& token, std::string_view name) const;
    [[nodiscard]] bool has_attribute(const Token& token, std::string_view name) const;
};

[[nodiscard]] Scan scan(std::string_view source);

/// Letters compared without their case, as HTML compares names.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

}  // namespace pam::manuscript::html
