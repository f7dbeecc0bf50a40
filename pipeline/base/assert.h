// Our own mistakes. Always on: a wrong book is worse than a stopped program.
#pragma once

namespace pam {

/// Prints the broken assumption to standard error and aborts (desk turns the signal into
/// status 70).
[[noreturn]] void
assertion_failed(const char* condition, const char* message, const char* file, int line);

}  // namespace pam

#define PAM_ASSERT(condition, message)                                                     \
    static_cast<bool>(condition)                                                           \
        ? void(0)                                                                          \
        : ::pam::assertion_failed(#condition, message, __FILE__, __LINE__)
