// Tokens of a PDF content stream (ISO 32000-1, 7.8.2 and 7.2), enough to read text and
// marked content.
#pragma once

#include <string>
#include <string_view>

namespace pam::preflight {

struct ContentToken {
    enum class Kind {
        End,
        Operator,
        Number,
        Name,
        String,
        ArrayBegin,
        ArrayEnd,
        DictBegin,
        DictEnd
    };
    Kind kind = Kind::End;
    std::string
        text;  // operator's or name's characters (without '/'), a string's decoded bytes
    double number = 0;
    bool whole = false;     // the number is an integer
    bool sound_hex = true;  // a string's hexadecimal digits are such, and even
};

/// Where the literal string that begins at `at` ends, its brackets included (7.3.4.2); the
/// end of the bytes where it does not.
[[nodiscard]] std::size_t end_of_literal(std::string_view bytes, std::size_t at);

class ContentLexer {
public:
    explicit ContentLexer(std::string_view stream) : stream_(stream) {}

    /// The next token; Kind::End after the last. Malformed bytes are passed over.
    ContentToken next();
    /// Passes over the data of an inline image, after its ID operator.
    void skip_inline_image();

private:
    void skip_blanks_and_comments();
    ContentToken literal_string();
    ContentToken hex_string();
    ContentToken name();
    ContentToken number_or_operator();
    void escaped(std::string& into);

    std::string_view stream_;
    std::size_t at_ = 0;
};

}  // namespace pam::preflight
