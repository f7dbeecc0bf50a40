// One thing that may be wrong on every line of a manuscript: the first few are told one by
// one, of the rest how many there are.
#pragma once

#include "base/diagnostic.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::manuscript {

class Repeated {
public:
    Repeated(const char* code, Severity severity) : code_(code), severity_(severity) {}

    void add(Span span, std::string message, std::vector<std::string> hints = {});

    /// "and 12 more of this kind, the last on line 90"; nothing where all were told.
    void close(const Source& source, Diagnostics& log);

private:
    const char* code_;
    Severity severity_;
    std::vector<Diagnostic> told_;
    std::size_t count_ = 0;
    Span last_ = Span::none();
};

}  // namespace pam::manuscript
