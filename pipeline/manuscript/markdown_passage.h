// Pieces of the source on their way to being text: a passage is what one leaf block holds
// once the marks of the blocks around it are taken off, and a text maker builds a Text that
// knows its places.
#pragma once

#include "document/document.h"
#include "manuscript/manuscript.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// Lines joined by "\n", each without its container's marks. `map` tells where each stretch
/// stands.
struct Passage {
    std::string text;
    std::vector<document::Splice> map;

    void add_line(std::string_view line, std::uint32_t source_offset);
    /// Source byte of passage byte `at`; past the end, the byte after the last.
    [[nodiscard]] std::uint32_t source(std::size_t at) const;
    /// How many of the `length` bytes at `at` stand together in the source.
    [[nodiscard]] std::size_t together(std::size_t at, std::size_t length) const;
};

/// Builds a Text out of stretches of one source.
class TextMaker {
public:
    explicit TextMaker(SourceId source) : source_(source) {}

    /// `bytes` stand for the source bytes [begin, end).
    void put(std::string_view bytes, std::uint32_t begin, std::uint32_t end);
    /// Bytes of a passage, each from its own place.
    void put(std::string_view bytes, const Passage& passage, std::size_t at);
    /// One space, unless a space or nothing precedes; `put_folded` does so for every run in
    /// `bytes`.
    void put_space(std::uint32_t begin, std::uint32_t end);
    void put_folded(std::string_view bytes, const Passage& passage, std::size_t at);
    [[nodiscard]] bool empty() const { return text_.text.empty(); }
    /// The text so far; the maker begins anew. Later texts of the same run may begin with a
    /// space.
    [[nodiscard]] document::Text finish();
    /// Something that is no white space stands before the next text.
    void after_word() { after_space_ = false; }

private:
    SourceId source_;
    document::Text text_;
    bool after_space_ = true;
};

/// A reference definition that the parser took out; `before` is the event in whose place it
/// stood.
struct Definition {
    std::size_t before = 0;
    std::string label;
    std::string destination;
    document::Text text;
    std::vector<Span> places;  // its lines
    bool used = false;
};

/// What the aligner finds beside the texts' own places.
struct Record {
    SourceId source = 0;
    std::vector<Consumed> consumed;
    std::vector<LedgerEntry> ledger;  // entities
    std::vector<Definition> definitions;
    std::set<std::string> used_labels;  // normal form, of references that became links
    std::map<std::string, std::string, std::less<>> entities;  // decoded once each

    void consume(std::uint32_t begin, std::uint32_t end, std::string rule);
    /// Consumes a stretch of a passage line by line, the white space around each line left
    /// out.
    void
    consume(const Passage& passage, std::size_t begin, std::size_t end, const char* rule);
    [[nodiscard]] std::vector<Span>
    places(const Passage& passage, std::size_t begin, std::size_t end) const;
    [[nodiscard]] const std::string& entity(std::string_view name);
    /// U+0000 at this byte is shown as U+FFFD, as CommonMark has it; the ledger says so.
    void replace_null(std::uint32_t at);
};

}  // namespace pam::manuscript::markdown
