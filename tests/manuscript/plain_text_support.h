// Reads a few lines of plain text and shows the document as its dump; a broken account
// fails the test.
#pragma once

#include "document/dump.h"
#include "document/walk.h"
#include "manuscript/manuscript.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace pam::manuscript::test {

struct Reading {
    Source source;
    Manuscript manuscript;
    Diagnostics log;

    [[nodiscard]] std::string dump() const { return document::dump(manuscript.document); }

    /// All text in reading order, one line a text.
    [[nodiscard]] std::string text() const {
        std::string all;
        document::for_each_text(manuscript.document, [&](const document::Text& text) {
            all += (all.empty() ? "" : "\n") + text.text;
        });
        return all;
    }

    [[nodiscard]] bool told(const std::string& what) const {
        for (const Inference& inference : manuscript.inferences)
            if (inference.what == what) return true;
        return false;
    }

    [[nodiscard]] bool has_code(const std::string& code) const {
        for (const Diagnostic& entry : log.entries)
            if (entry.code == code) return true;
        return false;
    }
};

inline Reading read_text(std::string text, ReadOptions options = {}) {
    Source source("manuscript.txt", std::move(text));
    Diagnostics log;
    Manuscript manuscript = read(source, options, log);
    const Account account = balance(source, manuscript);
    INFO(ledger_text(source, manuscript, account));
    CHECK(account.balances());
    CHECK(account.characters == account.as_text + account.as_markup + account.as_ledger);
    return {std::move(source), std::move(manuscript), std::move(log)};
}

/// As typed: the copy desk is off.
inline Reading read_literally(std::string text) {
    ReadOptions options;
    options.copyedit = Copyedit::Off;
    return read_text(std::move(text), options);
}

inline Setting stated(std::string key, std::string value) {
    return {std::move(key), std::move(value), document::Origin::Option, Span::none()};
}

}  // namespace pam::manuscript::test
