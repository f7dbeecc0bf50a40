#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace pam {

void Diagnostics::note(
    std::string code, Span span, std::string message, std::vector<std::string> hints
) {
    entries.push_back(
        {Severity::Note, std::move(code), span, std::move(message), std::move(hints)}
    );
}

void Diagnostics::warn(
    std::string code, Span span, std::string message, std::vector<std::string> hints
) {
    entries.push_back(
        {Severity::Warning, std::move(code), span, std::move(message), std::move(hints)}
    );
}

void Diagnostics::error(
    std::string code, Span span, std::string message, std::vector<std::string> hints
) {
    entries.push_back(
        {Severity::Error, std::move(code), span, std::move(message), std::move(hints)}
    );
}

bool Diagnostics::has_errors() const {
    return std::any_of(entries.begin(), entries.end(), [](const Diagnostic& entry) {
        return entry.severity == Severity::Error;
    });
}

void Diagnostics::merge(Diagnostics other) {
    std::move(other.entries.begin(), other.entries.end(), std::back_inserter(entries));
}

std::string place(const Sources& sources, Span span) {
    if (span.source >= sources.size()) return "";
    const Source& source = sources[span.source];
    if (span.is_none()) return source.name();
    const Position at = source.position(span.begin);
    return fmt::format("{}:{}:{}", source.name(), at.line, at.column);
}

}  // namespace pam
