// Tokens of CSS (CSS Syntax Level 3, section 4) with their places in the sheet, and a
// cursor to read them one after the other.
#pragma once

#include "style/reporter.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style {

struct Token {
    enum class Kind : std::uint8_t {
        Ident,
        Function,
        AtKeyword,
        Hash,
        String,
        BadString,
        Url,
        BadUrl,
        Delim,
        Number,
        Percentage,
        Dimension,
        Space,
        Cdo,
        Cdc,
        Colon,
        Semicolon,
        Comma,
        OpenSquare,
        CloseSquare,
        OpenRound,
        CloseRound,
        OpenCurly,
        CloseCurly,
        End,
    };
    Kind kind = Kind::End;
    bool is_integer = false;  // Number: written without point or exponent
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// For brackets and functions: index of the matching closer, or of End where there is
    /// none.
    std::uint32_t match = 0;
    double number = 0;
    /// Name, string or unit with escapes resolved; a Delim's character.
    std::string text;

    [[nodiscard]] bool is(Kind other) const { return kind == other; }
    [[nodiscard]] bool is_delim(char c) const {
        return kind == Kind::Delim && text[0] == c;
    }
};
using Tokens = std::vector<Token>;

/// Cuts the whole sheet into tokens, matches its brackets, and reports what never ends. The
/// last token is always End.
[[nodiscard]] Tokens tokenize(std::string_view text, Reporter& report);

/// A stretch of tokens, read from the front. At its end it yields End for ever.
class Cursor {
public:
    Cursor(const Tokens& tokens, std::size_t begin, std::size_t end, SourceId source)
        : tokens_(&tokens)
        , at_(begin)
        , end_(end)
        , source_(source) {}

    [[nodiscard]] const Token& peek() const {
        return at_ < end_ ? (*tokens_)[at_] : tokens_->back();
    }
    [[nodiscard]] const Token& peek_second() const {
        return at_ + 1 < end_ ? (*tokens_)[at_ + 1] : tokens_->back();
    }
    [[nodiscard]] bool at_end() const { return at_ >= end_; }
    [[nodiscard]] bool at(Token::Kind kind) const { return peek().is(kind); }
    [[nodiscard]] std::size_t index() const { return at_; }
    [[nodiscard]] std::size_t end_index() const { return end_; }
    [[nodiscard]] const Tokens& tokens() const { return *tokens_; }
    [[nodiscard]] SourceId source() const { return source_; }

    const Token& take() {
        const Token& token = peek();
        if (at_ < end_) ++at_;
        return token;
    }
    /// Takes the token if it is of this kind.
    bool take_if(Token::Kind kind) {
        if (!at(kind)) return false;
        take();
        return true;
    }
    void skip_space() {
        while (at(Token::Kind::Space))
            take();
    }
    /// Steps over one component value: a token, or a bracket with all it holds.
    void skip_component();
    /// What stands between the bracket at the cursor and its closer; steps over both.
    Cursor take_block();
    /// The stretch [begin, end) of the same tokens.
    [[nodiscard]] Cursor slice(std::size_t begin, std::size_t end) const {
        return {*tokens_, begin, end, source_};
    }
    /// Drops white space at both ends.
    [[nodiscard]] Cursor trimmed() const;
    /// Bytes from the next token to the last of the stretch, white space at the end left
    /// out.
    [[nodiscard]] Span span() const;

private:
    const Tokens* tokens_;
    std::size_t at_;
    std::size_t end_;
    SourceId source_;
};

[[nodiscard]] inline Span span_of(const Token& token, SourceId source) {
    return {token.begin, token.end, source};
}

/// CSS names are compared without regard to ASCII case.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace pam::style
