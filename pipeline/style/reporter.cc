// See reporter.h.
#include "style/reporter.h"

#include "base/limits.h"
#include "style/codes.h"
#include "style/names.h"

#include <fmt/format.h>

namespace pam::style {

bool Reporter::full() const {
    return shown_ >= limits::diagnostics_shown;
}

void Reporter::error(
    const char* code, Span span, std::string message, std::vector<std::string> hints
) {
    if (full()) {
        ++hidden_errors_;
        return;
    }
    ++shown_;
    log_.error(code, span, std::move(message), std::move(hints));
}

void Reporter::warn(
    const char* code, Span span, std::string message, std::vector<std::string> hints
) {
    if (full()) {
        ++hidden_warnings_;
        return;
    }
    ++shown_;
    log_.warn(code, span, std::move(message), std::move(hints));
}

std::vector<std::string> Reporter::did_you_mean(
    std::string_view name, std::span<const std::string_view> known
) const {
    return full() ? std::vector<std::string>{} : style::did_you_mean(name, known);
}

void Reporter::finish() {
    if (hidden_errors_ + hidden_warnings_ == 0) return;
    const std::string message = fmt::format(
        "{} more faults in this style sheet", hidden_errors_ + hidden_warnings_
    );
    const Span start{0, 0, source_};
    if (hidden_errors_ > 0)
        log_.error(codes::more_faults, start, message, {"is it CSS at all?"});
    else
        log_.warn(codes::more_faults, start, message);
}

}  // namespace pam::style
