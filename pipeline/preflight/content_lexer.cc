#include "preflight/content_lexer.h"

#include <charconv>
#include <cstring>

namespace pam::preflight {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    return std::strchr("()<>[]{}/%", c) != nullptr && c != '\0';
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

ContentToken plain(ContentToken::Kind kind) {
    return {kind, {}, 0};
}

}  // namespace

std::size_t end_of_literal(std::string_view bytes, std::size_t at) {
    int depth = 0;
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '\\')
            ++at;
        else if (bytes[at] == '(')
            ++depth;
        else if (bytes[at] == ')' && --depth == 0)
            return at + 1;
    }
    return bytes.size();
}

ContentToken ContentLexer::next() {
    using Kind = ContentToken::Kind;
    for (;;) {
        skip_blanks_and_comments();
        if (at_ >= stream_.size()) return plain(Kind::End);
        const char c = stream_[at_];
        const char after = at_ + 1 < stream_.size() ? stream_[at_ + 1] : '\0';
        switch (c) {
        case '(':
            return literal_string();
        case '/':
            return name();
        case '[':
            ++at_;
            return plain(Kind::ArrayBegin);
        case ']':
            ++at_;
            return plain(Kind::ArrayEnd);
        case '<':
            if (after != '<') return hex_string();
            at_ += 2;
            return plain(Kind::DictBegin);
        case '>':
            if (after == '>') {
                at_ += 2;
                return plain(Kind::DictEnd);
            }
            [[fallthrough]];
        case ')':
        case '{':
        case '}':
            ++at_;
            continue;
        default:
            return number_or_operator();
        }
    }
}

void ContentLexer::skip_inline_image() {
    // The data may hold these letters too: only between blanks are they the operator.
    for (std::size_t end = stream_.find("EI", at_); end != std::string_view::npos;
         end = stream_.find("EI", end + 1)) {
        const bool closed = end + 2 >= stream_.size() || is_blank(stream_[end + 2]);
        if (!closed || end == 0 || !is_blank(stream_[end - 1])) continue;
        at_ = end + 2;
        return;
    }
    at_ = stream_.size();
}

void ContentLexer::skip_blanks_and_comments() {
    while (at_ < stream_.size()) {
        if (is_blank(stream_[at_])) {
            ++at_;
        } else if (stream_[at_] == '%') {
            while (at_ < stream_.size() && stream_[at_] != '\n' && stream_[at_] != '\r')
                ++at_;
        } else {
            return;
        }
    }
}

ContentToken ContentLexer::literal_string() {
    ContentToken token{ContentToken::Kind::String, {}, 0};
    int depth = 1;
    for (++at_; at_ < stream_.size(); ++at_) {
        const char c = stream_[at_];
        if (c == '\\') {
            ++at_;
            escaped(token.text);
            continue;
        }
        if (c == '(') ++depth;
        if (c == ')' && --depth == 0) {
            ++at_;
            return token;
        }
        token.text += c;
    }
    return token;
}

// At the character after a backslash; leaves `at_` on the last one used (7.3.4.2).
void ContentLexer::escaped(std::string& into) {
    if (at_ >= stream_.size()) return;
    const char c = stream_[at_];
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int digits = 1; digits < 3 && at_ + 1 < stream_.size(); ++digits) {
            const char digit = stream_[at_ + 1];
            if (digit < '0' || digit > '7') break;
            value = value * 8 + (digit - '0');
            ++at_;
        }
        into += static_cast<char>(value);
        return;
    }
    switch (c) {
    case 'n':
        into += '\n';
        return;
    case 'r':
        into += '\r';
        return;
    case 't':
        into += '\t';
        return;
    case 'b':
        into += '\b';
        return;
    case 'f':
        into += '\f';
        return;
    case '\r':
        if (at_ + 1 < stream_.size() && stream_[at_ + 1] == '\n') ++at_;
        return;
    case '\n':
        return;
    default:
        into += c;
    }
}

ContentToken ContentLexer::hex_string() {
    ContentToken token{ContentToken::Kind::String, {}, 0};
    int high = -1;
    for (++at_; at_ < stream_.size() && stream_[at_] != '>'; ++at_) {
        const int digit = hex_digit(stream_[at_]);
        if (digit < 0) {
            token.sound_hex = token.sound_hex && is_blank(stream_[at_]);
            continue;
        }
        if (high < 0) {
            high = digit;
        } else {
            token.text += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0) {
        token.text += static_cast<char>(high * 16);
        token.sound_hex = false;
    }
    ++at_;
    return token;
}

ContentToken ContentLexer::name() {
    ContentToken token{ContentToken::Kind::Name, {}, 0};
    for (++at_;
         at_ < stream_.size() && !is_blank(stream_[at_]) && !is_delimiter(stream_[at_]);
         ++at_) {
        const bool escape = stream_[at_] == '#' && at_ + 2 < stream_.size();
        const int high = escape ? hex_digit(stream_[at_ + 1]) : -1;
        const int low = escape ? hex_digit(stream_[at_ + 2]) : -1;
        if (high >= 0 && low >= 0) {
            token.text += static_cast<char>(high * 16 + low);
            at_ += 2;
        } else {
            token.text += stream_[at_];
        }
    }
    return token;
}

ContentToken ContentLexer::number_or_operator() {
    const std::size_t begin = at_;
    while (at_ < stream_.size() && !is_blank(stream_[at_]) && !is_delimiter(stream_[at_]))
        ++at_;
    const std::string_view word = stream_.substr(begin, at_ - begin);
    const std::string_view digits = word.front() == '+' ? word.substr(1) : word;
    double value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // "nan", "inf" and "1e5" are no numbers of PDF (7.3.3).
    const bool plain = digits.find_first_not_of("0123456789.-") == std::string_view::npos;
    if (plain && error == std::errc{} && end == digits.data() + digits.size())
        return {
            ContentToken::Kind::Number,
            {},
            value,
            digits.find('.') == std::string_view::npos};
    return {ContentToken::Kind::Operator, std::string(word), 0};
}

}  // namespace pam::preflight
