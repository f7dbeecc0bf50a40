#include "press/operators.h"

#include <charconv>

namespace pam::press {
namespace {

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    constexpr std::string_view delimiters = "()<>[]{}/%";
    return delimiters.find(c) != delimiters.npos;
}

/// Operators begin with a letter or are ' and ".
bool begins_operator(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '"';
}

bool is_constant(std::string_view word) {
    return word == "true" || word == "false" || word == "null";
}

}  // namespace

bool OperationReader::next(Operation& operation) {
    operation.operands.clear();
    operation.name = {};
    skip_space();
    if (at_ == stream_.size()) return false;
    const std::size_t begin = at_;
    while (at_ < stream_.size()) {
        const std::size_t end = end_of_object(at_);
        const std::string_view word = stream_.substr(at_, end - at_);
        at_ = end;
        if (begins_operator(word.front()) && !is_constant(word)) {
            operation.name = word;
            break;
        }
        operation.operands.push_back(word);
        skip_space();
    }
    operation.whole = stream_.substr(begin, at_ - begin);
    return true;
}

void OperationReader::skip_space() {
    while (at_ < stream_.size() && is_white(stream_[at_]))
        ++at_;
}

std::size_t OperationReader::end_of_object(std::size_t at) const {
    const char c = stream_[at];
    if (c == '(') return end_of_literal(at);
    if (c == '[' || c == '<') return end_of_group(at);
    return end_of_word(at);
}

std::size_t OperationReader::end_of_literal(std::size_t at) const {
    int depth = 0;
    for (; at < stream_.size(); ++at) {
        const char c = stream_[at];
        if (c == '\\')
            ++at;
        else if (c == '(')
            ++depth;
        else if (c == ')' && --depth == 0)
            return at + 1;
    }
    return stream_.size();
}

/// Arrays, dictionaries and hexadecimal strings, one inside the other; literals inside may
/// hold any bracket.
std::size_t OperationReader::end_of_group(std::size_t at) const {
    int depth = 0;
    while (at < stream_.size()) {
        const char c = stream_[at];
        if (c == '(') {
            at = end_of_literal(at);
            continue;
        }
        ++at;
        if (c == '[' || c == '<') ++depth;
        if ((c == ']' || c == '>') && --depth == 0) return at;
    }
    return stream_.size();
}

std::size_t OperationReader::end_of_word(std::size_t at) const {
    ++at;
    while (at < stream_.size() && !is_white(stream_[at]) && !is_delimiter(stream_[at]))
        ++at;
    return at;
}

double number(std::string_view operand) {
    double value = 0;
    std::from_chars(operand.data(), operand.data() + operand.size(), value);
    return value;
}

}  // namespace pam::press
