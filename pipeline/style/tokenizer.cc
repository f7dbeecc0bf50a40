// CSS Syntax Level 3, section 4.3, on bytes: every byte above 0x7F is part of a name, so
// characters need not be decoded. Comments give no token. Nothing here fails; odd input is
// reported and read on.
#include "base/utf8.h"
#include "style/codes.h"
#include "style/token.h"

#include <charconv>

namespace pam::style {

namespace {

using Kind = Token::Kind;

bool is_newline(char c) {
    return c == '\n' || c == '\r' || c == '\f';
}
bool is_white(char c) {
    return is_newline(c) || c == ' ' || c == '\t';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) {
    return is_name_start(c) || is_digit(c) || c == '-';
}

Kind punctuation(char c) {
    switch (c) {
    case ':':
        return Kind::Colon;
    case ';':
        return Kind::Semicolon;
    case ',':
        return Kind::Comma;
    case '[':
        return Kind::OpenSquare;
    case ']':
        return Kind::CloseSquare;
    case '(':
        return Kind::OpenRound;
    case ')':
        return Kind::CloseRound;
    case '{':
        return Kind::OpenCurly;
    case '}':
        return Kind::CloseCurly;
    default:
        return Kind::Delim;
    }
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, Reporter& report) : text_(text), report_(report) {}

    Tokens run() {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
        while (at_ < text_.size())
            next();
        begin(Kind::End);
        return std::move(tokens_);
    }

private:
    [[nodiscard]] char look(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(at_); }

    Token& begin(Kind kind) {
        Token& token = tokens_.emplace_back();
        token.kind = kind;
        token.begin = token.end = here();
        return token;
    }
    void error(const char* code, std::size_t from, std::string message, std::string hint) {
        report_.error(
            code,
            {static_cast<std::uint32_t>(from), here(), report_.source()},
            std::move(message),
            {std::move(hint)}
        );
    }

    void next() {
        const char c = look();
        if (c == '/' && look(1) == '*') return comment();
        if (is_white(c)) return white_space();
        if (c == '"' || c == '\'') return string(c);
        if (starts_number(0)) return numeric();
        if (c == '#' && (is_name(look(1)) || is_escape(1))) return hash();
        if (c == '@' && starts_name(1)) return at_keyword();
        if (text_.substr(at_, 4) == "<!--") return fixed(Kind::Cdo, 4);
        if (text_.substr(at_, 3) == "-->") return fixed(Kind::Cdc, 3);
        if (starts_name(0)) return name_like();
        const Kind kind = punctuation(c);
        begin(kind).text = c;
        finish(1);
    }

    void finish(std::size_t bytes) {
        at_ += bytes;
        tokens_.back().end = here();
    }
    void fixed(Kind kind, std::size_t bytes) {
        begin(kind);
        finish(bytes);
    }

    void comment() {
        const std::size_t from = at_;
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
        if (end != std::string_view::npos) return;
        error(codes::unclosed_comment, from, "comment is never closed", "end it with `*/`");
    }

    void white_space() {
        begin(Kind::Space);
        while (is_white(look()) && !ended())
            ++at_;
        finish(0);
    }

    [[nodiscard]] bool is_escape(std::size_t ahead) const {
        return look(ahead) == '\\' && at_ + ahead + 1 < text_.size()
               && !is_newline(look(ahead + 1));
    }
    [[nodiscard]] bool starts_name(std::size_t ahead) const {
        if (look(ahead) == '-') {
            return is_name_start(look(ahead + 1)) || look(ahead + 1) == '-'
                   || is_escape(ahead + 1);
        }
        return is_name_start(look(ahead)) || is_escape(ahead);
    }
    [[nodiscard]] bool starts_number(std::size_t ahead) const {
        if (look(ahead) == '+' || look(ahead) == '-') ++ahead;
        return is_digit(look(ahead)) || (look(ahead) == '.' && is_digit(look(ahead + 1)));
    }

    /// After a backslash: up to six hex digits and one white space, or the character
    /// itself.
    void escape(std::string& into) {
        ++at_;
        if (!is_hex(look())) {
            into += text_[at_++];
            return;
        }
        const std::size_t from = at_;
        while (at_ < from + 6 && is_hex(look()))
            ++at_;
        std::uint32_t value = 0;
        std::from_chars(text_.data() + from, text_.data() + at_, value, 16);
        if (is_white(look()) && !ended()) ++at_;
        const bool sound =
            value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        utf8::append(into, sound ? static_cast<char32_t>(value) : U'\uFFFD');
    }

    std::string name() {
        std::string result;
        while (!ended()) {
            if (is_name(look())) {
                result += text_[at_++];
            } else if (is_escape(0)) {
                escape(result);
            } else {
                break;
            }
        }
        return result;
    }

    void hash() {
        begin(Kind::Hash);
        ++at_;
        tokens_.back().text = name();
        finish(0);
    }
    void at_keyword() {
        begin(Kind::AtKeyword);
        ++at_;
        tokens_.back().text = name();
        finish(0);
    }

    void name_like() {
        begin(Kind::Ident);
        tokens_.back().text = name();
        if (look() != '(') return finish(0);
        ++at_;
        if (lower(tokens_.back().text) == "url" && !quoted_follows()) return url();
        tokens_.back().kind = Kind::Function;
        finish(0);
    }
    [[nodiscard]] bool quoted_follows() const {
        std::size_t ahead = 0;
        while (is_white(look(ahead)))
            ++ahead;
        return look(ahead) == '"' || look(ahead) == '\'';
    }

    /// `url(` without quotes. Quotes, brackets and control characters spoil it.
    void url() {
        const std::size_t from = tokens_.back().begin;
        Token& token = tokens_.back();
        token.kind = Kind::Url;
        token.text.clear();
        while (!ended() && look() != ')') {
            const char c = look();
            if (c == '"' || c == '\'' || c == '(' || (c == '\\' && !is_escape(0)))
                token.kind = Kind::BadUrl;
            if (is_escape(0)) {
                escape(token.text);
            } else {
                if (!is_white(c)) token.text += c;
                ++at_;
            }
        }
        const bool closed = !ended();
        finish(closed ? 1 : 0);
        if (closed && token.kind == Kind::Url) return;
        error(
            codes::unclosed_string,
            from,
            "`url(` is not closed or holds a stray sign",
            "put the address in quotation marks: url(\"…\")"
        );
    }

    void string(char quote) {
        Token& token = begin(Kind::String);
        const std::size_t from = at_++;
        while (!ended() && look() != quote && !is_newline(look())) {
            if (is_escape(0)) {
                escape(token.text);
            } else if (look() == '\\') {
                line_continuation();
            } else {
                token.text += text_[at_++];
            }
        }
        if (look() == quote && !ended()) return finish(1);
        token.kind = Kind::BadString;
        finish(0);
        error(
            codes::unclosed_string,
            from,
            "string is not closed on its line",
            std::string("end it with ") + quote
        );
    }
    void line_continuation() {
        ++at_;
        if (look() == '\r' && look(1) == '\n') ++at_;
        if (!ended()) ++at_;
    }

    void numeric() {
        Token& token = begin(Kind::Number);
        if (look() == '+') ++at_;
        const std::size_t from = at_;
        token.is_integer = true;
        if (look() == '-') ++at_;
        digits();
        if (look() == '.' && is_digit(look(1))) {
            ++at_;
            digits();
            token.is_integer = false;
        }
        exponent(token);
        token.number = value(from);
        if (look() == '%') {
            token.kind = Kind::Percentage;
            return finish(1);
        }
        if (starts_name(0)) {
            token.kind = Kind::Dimension;
            token.text = name();
        }
        finish(0);
    }
    void digits() {
        while (is_digit(look()))
            ++at_;
    }
    void exponent(Token& token) {
        if (look() != 'e' && look() != 'E') return;
        const std::size_t sign = look(1) == '+' || look(1) == '-' ? 1 : 0;
        if (!is_digit(look(1 + sign))) return;
        at_ += 1 + sign;
        digits();
        token.is_integer = false;
    }
    /// Numbers too large for a double, or absurd, are held to a million; no sheet means
    /// more.
    [[nodiscard]] double value(std::size_t from) const {
        constexpr double most = 1e6;
        double number = 0;
        const auto [end, status] =
            std::from_chars(text_.data() + from, text_.data() + at_, number);
        if (status != std::errc()) return text_[from] == '-' ? -most : most;
        return number > most ? most : number < -most ? -most : number;
    }

    std::string_view text_;
    Reporter& report_;
    std::size_t at_ = 0;
    Tokens tokens_;
};

Kind closer_of(Kind opener) {
    switch (opener) {
    case Kind::OpenSquare:
        return Kind::CloseSquare;
    case Kind::OpenCurly:
        return Kind::CloseCurly;
    case Kind::OpenRound:
    case Kind::Function:
        return Kind::CloseRound;
    default:
        return Kind::End;
    }
}

/// A closer matches only the innermost open bracket, as in "consume a simple block"; others
/// are stray.
void match_brackets(Tokens& tokens, Reporter& report) {
    std::vector<std::size_t> open;
    const auto last = static_cast<std::uint32_t>(tokens.size() - 1);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (closer_of(tokens[i].kind) != Kind::End) {
            tokens[i].match = last;
            open.push_back(i);
        } else if (!open.empty() && tokens[i].kind == closer_of(tokens[open.back()].kind)) {
            tokens[open.back()].match = static_cast<std::uint32_t>(i);
            open.pop_back();
        }
    }
    if (open.empty()) return;
    // Only the innermost is told: mending it most often mends those around it.
    const Token& token = tokens[open.back()];
    const bool curly = token.is(Kind::OpenCurly);
    report.error(
        codes::unclosed_block,
        span_of(token, report.source()),
        curly ? "this `{` is never closed" : "this bracket is never closed",
        {curly ? "add the missing `}` at the end of the rule"
               : "add the missing `)` or `]`"}
    );
}

}  // namespace

Tokens tokenize(std::string_view text, Reporter& report) {
    Tokens tokens = Tokenizer(text, report).run();
    match_brackets(tokens, report);
    return tokens;
}

}  // namespace pam::style
