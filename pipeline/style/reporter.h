// Tells what is wrong with one sheet, up to a bound: a file that is no style sheet at all
// would give a fault for every other byte.
#pragma once

#include "base/diagnostic.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style {

class Reporter {
public:
    Reporter(SourceId source, Diagnostics& log) : source_(source), log_(log) {}

    /// True when more faults are only counted.
    [[nodiscard]] bool full() const;
    [[nodiscard]] SourceId source() const { return source_; }

    void error(
        const char* code,
        Span span,
        std::string message,
        std::vector<std::string> hints = {}
    );
    void warn(
        const char* code,
        Span span,
        std::string message,
        std::vector<std::string> hints = {}
    );
    /// "did you mean `x`?" for the nearest of the known names, if any is near.
    [[nodiscard]] std::vector<std::string>
    did_you_mean(std::string_view name, std::span<const std::string_view> known) const;
    /// Says how many faults were only counted, if any.
    void finish();

private:
    SourceId source_;
    Diagnostics& log_;
    std::size_t shown_ = 0;
    std::size_t hidden_errors_ = 0;
    std::size_t hidden_warnings_ = 0;
};

}  // namespace pam::style
