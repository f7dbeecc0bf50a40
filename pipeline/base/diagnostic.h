// What the program tells people about a manuscript or a style sheet, and how impossible
// work is reported. Odd text is a Diagnostic and life goes on; impossible work is a Result
// without a value.
#pragma once

#include "base/source.h"

#include <string>
#include <utility>
#include <vector>

namespace pam {

enum class Severity { Note, Warning, Error };

/// `code` is two letters for the room and three digits; each has a paragraph in
/// docs/diagnostics. `message` begins in lower case and names the thing; each hint is a way
/// out.
struct Diagnostic {
    Severity severity = Severity::Warning;
    std::string code;
    Span span;
    std::string message;
    std::vector<std::string> hints;
};

/// The log a stage writes into; always a function's last argument.
struct Diagnostics {
    std::vector<Diagnostic> entries;

    void note(
        std::string code,
        Span span,
        std::string message,
        std::vector<std::string> hints = {}
    );
    void warn(
        std::string code,
        Span span,
        std::string message,
        std::vector<std::string> hints = {}
    );
    void error(
        std::string code,
        Span span,
        std::string message,
        std::vector<std::string> hints = {}
    );
    [[nodiscard]] bool has_errors() const;
    /// Appends the other's entries in their order.
    void merge(Diagnostics other);
};

/// `name` as "file:line:column" for a message; the file's name alone when the span is none.
[[nodiscard]] std::string place(const Sources& sources, Span span);

}  // namespace pam
