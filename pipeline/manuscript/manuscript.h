// Readers and the copy desk. Reading never fails: whatever the bytes hold, there is a
// Document, and every character of the source is in it, or in markup consumed by a named
// rule, or in the ledger.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"
#include "base/source.h"
#include "document/document.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

enum class Format { PlainText, Markdown, Html, Docx, Odt };

/// By the file's name: .md, .markdown, .mdown, .mkd are Markdown; .html, .htm, .xhtml are
/// HTML; .docx and .odt are themselves; all else is plain text.
[[nodiscard]] Format format_of(std::string_view file_name);

enum class Copyedit { On, Off };

/// What is stated about a plain text beyond its shape. Gutenberg: underscores are italics,
/// the licence's header and footer are provenance. Mail: header lines, `>` quotations and
/// a signature after "-- ". Auto: nothing is stated; what the text looks like is proposed
/// in the report.
enum class Profile { Auto, Plain, Gutenberg, Mail };

/// Where what an archive or a host added to the text is printed: before the work, after it,
/// or nowhere (then each stretch is a ledger entry).
enum class ProvenancePlace { Front, Colophon, Omit };

/// One stated fact, from `--set key=value` (span none) or a sidecar file (span in that
/// source). Keys: title subtitle author (may repeat) organisation publisher date language
/// identifier rights description subject (may repeat). An empty value says: there is none.
/// Four keys say how to read rather than what the work is: profile provenance, and refuse
/// accept, which hold numbers of ledger entries ("3, 7, 10-12") and may repeat.
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

/// Links to other files lead nowhere from a text that stands alone; in a book they may.
enum class Binding { Alone, InBook };
/// The numbers of ledger entries that "3, 7, 10-12" means; none when it is no such list.
[[nodiscard]] std::optional<std::vector<int>> entry_numbers(std::string_view written);

/// A byte that the file's encoding does not know. It stands in the text as U+FFFD, at
/// `offset` of the text.
struct OddByte {
    std::uint32_t offset = 0;
    unsigned char byte = 0;
};

/// How a file's bytes became text. `encoding` is an IANA name, `evidence` what it was taken
/// on ("stated", "byte order mark", "declared by the page", "certain" ...), empty for plain
/// UTF-8.
struct Decoding {
    std::string encoding = "UTF-8";
    std::string evidence;
    std::vector<OddByte> odd_bytes;  // ascending
};

struct ReadOptions {
    Format format = Format::PlainText;
    Copyedit copyedit = Copyedit::On;
    Profile profile = Profile::Auto;
    Binding binding = Binding::Alone;
    ProvenancePlace provenance = ProvenancePlace::Colophon;
    std::vector<Setting> settings;
    /// Numbers of ledger entries, from options; the front matter's and the sidecar's own
    /// (`refuse: [3, 7]`, `accept: [9]`) are settings.
    std::vector<int> refuse;
    std::vector<int> accept;
    Decoding decoding;  // as `open` found it
    /// A list of words of the manuscript's language, one a line: it decides on split
    /// hyphens where the manuscript is silent. Empty: there is none.
    std::string_view words;
};

/// Applied changes stand in the document; proposals do not until they are accepted;
/// refused ones were put back as typed.
enum class Standing { Applied, Proposed, Refused };

/// One change to the manuscript's text: source bytes `span` said `before`, the document
/// says `after` (nothing where words were left out). `rule` is the rule's short name
/// ("quotation mark", "em dash", "split hyphen" ...), `code` its code in codes.h,
/// which docs/diagnostics/manuscript.md explains. Numbers count all entries of all
/// standings in source order, so that refusing one leaves the others' numbers alone.
struct LedgerEntry {
    int number = 0;
    Span span;
    std::string rule;
    std::string before;
    std::string after;
    std::string code;
    Standing standing = Standing::Applied;
};

/// Source bytes that are markup, not text, and the rule that consumed them ("heading mark",
/// "front matter", "link target", "underline of a heading" ...). White space needs no
/// entry.
struct Consumed {
    Span span;
    std::string rule;
};

/// Source bytes that stand for other characters by the rules of the format, as "&quot;"
/// does in HTML: the source's own way of writing them, and no repair.
struct Reference {
    Span span;
    std::string text;
};

/// What the reader concluded about structure, for the report: "title", "letter", "byline"
/// ... `confidence` says in per cent how strong the evidence is; 100: nothing speaks
/// against it.
struct Inference {
    std::string what;
    std::string value;
    Span span;
    int confidence = 100;
};

struct Manuscript {
    document::Document document;
    std::vector<Setting> settings;      // what the manuscript states about itself
    std::vector<LedgerEntry> ledger;    // ascending by span
    std::vector<Consumed> consumed;     // ascending by span, disjoint
    std::vector<Reference> references;  // ascending by span, apart from what is consumed
    std::vector<Inference> inferences;  // ascending by span
};

/// Images that came inside the manuscript's own file, by the target that the document
/// names.
using EmbeddedImages = std::map<std::string, std::string>;

/// A file made ready to be read. `text` becomes the Source: the file's characters as UTF-8,
/// or, for a word processor's file, its transcript: each paragraph, cell, note, comment and
/// deletion on a line of its own, in the order of the file's parts, so that a Span leads to
/// a line that an editor can find. `draft` is what such a file's reader found, its spans in
/// the transcript; `read` finishes it.
struct Opened {
    Format format = Format::PlainText;
    std::string text;
    Decoding decoding;
    std::optional<Manuscript> draft;
    EmbeddedImages images;
};

/// Decodes the bytes or unpacks them. `encoding` is what the editor stated, empty: find
/// out. Errors: a file that is no text of any known encoding, an encoding that does not
/// fit, a container that is damaged, encrypted or a bomb, a page that is an error message.
[[nodiscard]] Result<Opened>
open(Bytes bytes, std::string_view file_name, std::string_view encoding, Diagnostics& log);

/// `source` must be valid UTF-8 (a byte order mark is allowed) without U+0000. Total:
/// always gives a Document.
[[nodiscard]] Manuscript
read(const Source& source, const ReadOptions& options, Diagnostics& log);

/// Finishes what `open` drafted: settings, ids, copy desk.
[[nodiscard]] Manuscript finish(
    Manuscript draft, const Source& source, const ReadOptions& options, Diagnostics& log
);

/// Settings of a sidecar file or a front matter block: a YAML mapping of the keys of
/// `Setting`. Unknown keys and wrong types are diagnostics, but for `others`, keys that
/// somebody else reads; `base` is the offset of `yaml` in its source.
[[nodiscard]] std::vector<Setting> read_settings(
    std::string_view yaml,
    SourceId source,
    std::uint32_t base,
    document::Origin origin,
    Diagnostics& log,
    std::span<const std::string_view> others = {}
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

/// The ledger as people read it: the account's figures, what was inferred, how often each
/// rule was at work, then each entry with number, line:column, rule, code and its words
/// before → after, the proposals apart.
[[nodiscard]] std::string
ledger_text(const Source& source, const Manuscript& manuscript, const Account& account);
[[nodiscard]] std::string
ledger_json(const Source& source, const Manuscript& manuscript, const Account& account);

}  // namespace pam::manuscript
