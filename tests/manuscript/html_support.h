// Reads a few lines of HTML and shows the document as its dump; a broken account fails the
// test.
#pragma once

#include "plain_text_support.h"

#include <string>
#include <string_view>
#include <utility>

namespace pam::manuscript::test {

inline Reading read_page(std::string text, ReadOptions options = {}) {
    options.format = Format::Html;
    options.copyedit = Copyedit::Off;
    return read_text(std::move(text), std::move(options));
}

/// The dump's blocks, without the metadata above them.
inline std::string blocks_of(const Reading& reading) {
    const std::string dump = reading.dump();
    std::size_t at = dump.find('\n') + 1;
    while (dump.compare(at, 2, "  ") == 0)
        at = dump.find('\n', at) + 1;
    return dump.substr(at);
}

inline std::string blocks_of_page(std::string text) {
    return blocks_of(read_page(std::move(text)));
}

/// The words set apart, one line a rule.
inline std::string apart(const Reading& reading) {
    std::string all;
    for (const LedgerEntry& entry : reading.manuscript.ledger)
        all += entry.rule + ": " + entry.before + "\n";
    return all;
}

}  // namespace pam::manuscript::test
