// Cuts a content stream into its operations (ISO 32000-1, 7.8.2): operands, then an
// operator.
#pragma once

#include <string_view>
#include <vector>

namespace pam::press {

/// One operation. All views point into the stream.
struct Operation {
    std::string_view name;  // empty: the stream broke off inside an operand
    std::vector<std::string_view>
        operands;            // as written; arrays and dictionaries are one each
    std::string_view whole;  // from the first operand to the operator
};

class OperationReader {
public:
    explicit OperationReader(std::string_view stream) : stream_(stream) {}
    /// The next operation, put into `operation` to spare its memory; false at the stream's
    /// end.
    bool next(Operation& operation);

private:
    void skip_space();
    [[nodiscard]] std::size_t end_of_object(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_literal(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_group(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_word(std::size_t at) const;

    std::string_view stream_;
    std::size_t at_ = 0;
};

/// A number operand.
[[nodiscard]] double number(std::string_view operand);

}  // namespace pam::press
