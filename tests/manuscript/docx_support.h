// Word files made in memory from a few paragraphs of markup, and how they are read; a
// broken account fails the test.
#pragma once

#include "document/dump.h"
#include "manuscript/docx_reader.h"
#include "office_support.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>

namespace pam::manuscript::test {

/// The parts of a file: the body of the text, and others by their short name ("styles",
/// "numbering", "footnotes" ...) or their whole path.
struct Docx {
    std::string body;
    std::map<std::string, std::string> parts;
    std::string relationships;  // further ones, of the text
};

[[nodiscard]] Bytes bytes_of(const Docx& file);

struct DocxReading {
    std::string transcript;
    Manuscript manuscript;
    EmbeddedImages images;
    Diagnostics log;

    /// The dump of the blocks and notes, without the metadata.
    [[nodiscard]] std::string dump() const;
    [[nodiscard]] bool has_code(const std::string& code) const;
    /// "rule: before > after", one line an entry.
    [[nodiscard]] std::string ledger() const;
    /// The codes of the ledger's entries, each once, with a blank after it.
    [[nodiscard]] std::string ledger_codes() const;
    [[nodiscard]] std::string inferences() const;
};

[[nodiscard]] DocxReading read_docx(const Docx& file);
/// The body alone, in a file without styles.
[[nodiscard]] inline std::string dump_of(const std::string& body) {
    return read_docx({body, {}, {}}).dump();
}
[[nodiscard]] std::string code_of(const Bytes& bytes);

/// `<w:p><w:r><w:t>words</w:t></w:r></w:p>`
[[nodiscard]] std::string p(const std::string& words);
/// The same in a style.
[[nodiscard]] std::string p(const std::string& words, const std::string& style);
/// With paragraph properties and runs of one's own.
[[nodiscard]] std::string para(const std::string& properties, const std::string& runs);
/// A run with its properties.
[[nodiscard]] std::string r(const std::string& words, const std::string& properties = "");
/// A style of that id and name.
[[nodiscard]] std::string style(
    const std::string& id,
    const std::string& name,
    const std::string& more = "",
    const std::string& type = "paragraph"
);

}  // namespace pam::manuscript::test
