// What the fuzzers do with bytes, as plain functions, so that ordinary tests can do the
// same with known texts. A body aborts when a promise is broken: nothing may crash, and no
// account may stay open.
#pragma once

#include "base/assert.h"
#include "base/utf8.h"
#include "manuscript/manuscript.h"
#include "style/style_sheet.h"

#include <string>
#include <string_view>

namespace pam::fuzz {

/// A manuscript that is text is read, and every character of it accounted for.
inline void read_manuscript(std::string_view bytes, manuscript::Format format) {
    if (utf8::find_invalid(bytes) || bytes.find('\0') != std::string_view::npos) return;
    const Source source("fuzz", std::string(bytes));
    manuscript::ReadOptions options;
    options.format = format;
    Diagnostics log;
    const manuscript::Manuscript read = manuscript::read(source, options, log);
    const manuscript::Account account = manuscript::balance(source, read);
    PAM_ASSERT(account.balances(), "the reader's account does not balance");
    PAM_ASSERT(!manuscript::ledger_json(source, read, account).empty(), "an empty ledger");
}

/// A style sheet of any bytes gives values for an element and for pages, and a reader's
/// sheet.
inline void read_style_sheet(std::string_view bytes) {
    if (utf8::find_invalid(bytes)) return;
    const Source source("fuzz.css", std::string(bytes));
    style::StyleSheet sheet;
    Diagnostics log;
    sheet.add(source, 0, log);
    const style::ElementView body{"body", {}, "", nullptr, nullptr};
    const style::ComputedStyle root = sheet.compute(body, nullptr);
    const std::string classes[] = {"first", "heading-1"};
    const style::ElementView paragraph{"p", classes, "a", &body, nullptr};
    PAM_ASSERT(sheet.compute(paragraph, &root).size > Length(), "text of no size");
    PAM_ASSERT(sheet.pages(root).right.size.width > Length(), "a page of no width");
    PAM_ASSERT(
        !utf8::find_invalid(sheet.reader_css()), "a reader's sheet that is not UTF-8"
    );
}

}  // namespace pam::fuzz
