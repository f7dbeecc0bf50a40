// A Markdown text read for a test: without the copy desk, so that the test sees what the
// reader itself did.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/manuscript.h"

#include <string>

namespace pam::testing {

struct Reading {
    Source source;
    manuscript::Manuscript manuscript;
    Diagnostics log;
    std::string dumped;

    [[nodiscard]] bool holds(const std::string& lines) const {
        return dumped.find(lines) != std::string::npos;
    }
};

/// Checks, besides, that the account balances.
[[nodiscard]] Reading read(const std::string& text);

/// The dump without the metadata, which has its own tests.
[[nodiscard]] std::string blocks(const std::string& text);

/// True where the log has a message of this code, or the ledger an entry.
[[nodiscard]] bool says(const Reading& reading, const char* code);

/// What was consumed, one rule a line: "escape <\>".
[[nodiscard]] std::string rules(const Reading& reading);

}  // namespace pam::testing
