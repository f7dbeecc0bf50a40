// Readers and the copy desk. Reading never fails: whatever the bytes hold, there is a
// Document, and every character of the source is in it, or in markup consumed by a named
// rule, or in the ledger.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/document.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

enum class Format { PlainText, Markdown };

/// By the file's name: .md, .markdown, .mdown are Markdown; all else is plain text.
[[nodiscard]] Format format_of(std::string_view file_name);

enum class Copyedit { On, Off };

/// One stated fact, from `--set key=value` (span none) or a sidecar file (span in that
/// source). Keys: title subtitle author (may repeat) organisation publisher date language
/// identifier rights description subject (may repeat). An empty value says: there is none.
struct Setting {
    std::string key;
    std::string value;
    document::Origin origin = document::Origin::Option;
    Span span;
};

/// The key that a written one means ("lang" is language, "Authors" is author); empty when
/// unknown.
[[nodiscard]] std::string_view setting_key(std::string_view written);
/// All keys, in the order of the manual.
[[nodiscard]] std::vector<std::string_view> setting_keys();

struct ReadOptions {
    Format format = Format::PlainText;
    Copyedit copyedit = Copyedit::On;
    std::vector<Setting> settings;
};

/// One change that the copy desk made: source bytes `span` said `before`, the document says
/// `after`. `rule` is the rule's short name ("double quotation mark", "em dash", "split
/// hyphen" ...).
struct LedgerEntry {
    int number = 0;
    Span span;
    std::string rule;
    std::string before;
    std::string after;
};

/// Source bytes that are markup, not text, and the rule that consumed them ("heading mark",
/// "front matter", "link target", "underline of a heading" ...). White space needs no
/// entry.
struct Consumed {
    Span span;
    std::string rule;
};

/// What the reader concluded about structure, for the report: "title", "letter", "byline"
/// ...
struct Inference {
    std::string what;
    std::string value;
    Span span;
};

struct Manuscript {
    document::Document document;
    std::vector<LedgerEntry> ledger;    // ascending by span
    std::vector<Consumed> consumed;     // ascending by span, disjoint
    std::vector<Inference> inferences;  // ascending by span
};

/// `source` must be valid UTF-8 (a byte order mark is allowed) without U+0000. Total:
/// always gives a Document.
[[nodiscard]] Manuscript
read(const Source& source, const ReadOptions& options, Diagnostics& log);

/// Settings of a sidecar file or a front matter block: a YAML mapping of the keys of
/// `Setting`. Unknown keys and wrong types are diagnostics; `base` is the offset of `yaml`
/// in its source.
[[nodiscard]] std::vector<Setting> read_settings(
    std::string_view yaml,
    SourceId source,
    std::uint32_t base,
    document::Origin origin,
    Diagnostics& log
);

/// The reader's account: every character of the source that is not white space is matched,
/// in order, with a text of the document, a consumed span or a ledger entry. Works from
/// spans and the finished document alone, not from the readers' own bookkeeping.
struct Account {
    std::size_t characters = 0;  // non-blank characters of the source
    std::size_t as_text = 0;
    std::size_t as_markup = 0;
    std::size_t as_ledger = 0;
    std::vector<Span> unexplained;  // source bytes that nobody answers for
    std::vector<std::string>
        invented;  // text of the document (not generated) that stands in no source
    [[nodiscard]] bool balances() const { return unexplained.empty() && invented.empty(); }
};
[[nodiscard]] Account balance(const Source& source, const Manuscript& manuscript);

/// The ledger as people read it: number, line:column, rule, before → after, and the
/// account's figures.
[[nodiscard]] std::string
ledger_text(const Source& source, const Manuscript& manuscript, const Account& account);
[[nodiscard]] std::string
ledger_json(const Source& source, const Manuscript& manuscript, const Account& account);

}  // namespace pam::manuscript
