// Reading on over tokens, a bracket with all it holds as one.
#include "style/token.h"

#include <algorithm>

namespace pam::style {

namespace {

bool opens(Token::Kind kind) {
    using Kind = Token::Kind;
    return kind == Kind::OpenCurly || kind == Kind::OpenRound || kind == Kind::OpenSquare
           || kind == Kind::Function;
}

}  // namespace

void Cursor::skip_component() {
    const Token& token = peek();
    if (!opens(token.kind)) {
        take();
        return;
    }
    at_ = std::min<std::size_t>(token.match + 1u, end_);
}

Cursor Cursor::take_block() {
    const std::size_t begin = at_ + 1;
    const std::size_t close = std::min<std::size_t>(peek().match, end_);
    skip_component();
    return slice(begin, std::max(begin, close));
}

Cursor Cursor::trimmed() const {
    Cursor result = *this;
    result.skip_space();
    while (result.end_ > result.at_ && (*tokens_)[result.end_ - 1].is(Token::Kind::Space))
        --result.end_;
    return result;
}

Span Cursor::span() const {
    const Cursor inner = trimmed();
    if (inner.at_end()) return {peek().begin, peek().begin, source_};
    return {inner.peek().begin, (*tokens_)[inner.end_ - 1].end, source_};
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

}  // namespace pam::style
