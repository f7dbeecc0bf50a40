// A value or the reason why there is none. The names are those of std::expected, which
// shall replace this class when the compiler has it.
#pragma once

#include "base/assert.h"
#include "base/source.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pam {

/// Why something could not be done: coded like a Diagnostic, with ways out as hints.
struct Error {
    std::string code;
    std::string message;
    Span span = Span::none();
    std::vector<std::string> hints = {};
};

template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const {
        PAM_ASSERT(!has_value(), "error() asked of a result that has a value");
        return *std::get_if<1>(&state_);
    }

private:
    T& value() {
        PAM_ASSERT(has_value(), "value asked of a failed result");
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        PAM_ASSERT(has_value(), "value asked of a failed result");
        return *std::get_if<0>(&state_);
    }
    std::variant<T, Error> state_;
};

template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    [[nodiscard]] bool has_value() const { return !error_.has_value(); }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error& error() const {
        PAM_ASSERT(error_.has_value(), "error() asked of a result that has a value");
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace pam

#define PAM_JOIN_(a, b) a##b
#define PAM_JOIN(a, b) PAM_JOIN_(a, b)

/// PAM_TRY(auto x, compute()); gives x the value, or returns the error from this function.
#define PAM_TRY(declaration, expression)                                                   \
    auto PAM_JOIN(pam_result_, __LINE__) = (expression);                                   \
    if (!PAM_JOIN(pam_result_, __LINE__)) return PAM_JOIN(pam_result_, __LINE__).error();  \
    declaration = std::move(*PAM_JOIN(pam_result_, __LINE__))

/// PAM_CHECK(write()); returns the error from this function, if there is one.
#define PAM_CHECK(expression)                                                              \
    if (auto pam_result = (expression); !pam_result) return pam_result.error()
