// What people read: diagnostics with the line and a caret, errors with a way out, progress.
// Only the desk prints, and only through here.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace pam::desk {

class Reporter {
public:
    /// Colour and progress only on a terminal, and no colour where NO_COLOR is set.
    Reporter();

    /// To standard error; `sources` tells files and lines.
    void tell(const Diagnostics& log, const Sources& sources) const;
    void tell(const Error& error, const Sources& sources) const;
    /// One line that the next one overwrites; nothing in a pipe.
    void progress(std::string_view stage);
    void clear_progress();
    /// The same to standard output, for a command whose answer they are.
    void answer(const Diagnostics& log, const Sources& sources) const;
    /// To standard output.
    void say(std::string_view text) const;

    [[nodiscard]] std::string bold(std::string_view text) const;
    [[nodiscard]] std::string faint(std::string_view text) const;

private:
    bool colour_errors_ = false;
    bool colour_output_ = false;
    bool terminal_ = false;
    bool showing_ = false;
};

/// Text of the manuscript fit for a terminal: no controls, and marks that turn the
/// direction of writing visible instead of at work.
[[nodiscard]] std::string printable(std::string_view text);

/// "file:line:column: severity: message [CODE]", the line with a caret below, and hints.
/// Plain text.
[[nodiscard]] std::string render(const Diagnostic& entry, const Sources& sources);

/// The diagnostics as a JSON array's elements, for --json.
[[nodiscard]] std::string_view severity_name(Severity severity);

}  // namespace pam::desk
