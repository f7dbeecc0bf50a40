// Pieces of the source on their way to being text: a passage is what one leaf block holds
// once the marks of the blocks around it are taken off, and a text maker builds a Text that
// knows its places.
#pragma once

#include "document/document.h"
#include "manuscript/manuscript.h"

#include <cstddef>
#include <cstdint>
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
    /// Bytes [begin, end) as a passage of their own.
    [[nodiscard]] Passage part(std::size_t begin, std::size_t end) const;
    /// Source byte of passage byte `at`; past the end, the byte after the last.
    [[nodiscard]] std::uint32_t source(std::size_t at) const;
    /// How many of the `length` bytes at `at` stand together in the source.
    [[nodiscard]] std::size_t together(std::size_t at, std::size_t length) const;

private:
    [[nodiscard]] std::size_t stretch(std::size_t at) const;
    /// The stretch that was asked for last: most questions are about the same or the next.
    mutable std::size_t last_ = 0;
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
    /// A line end stands before the next text, which begins with no space.
    void after_break() { after_space_ = true; }
    /// Takes back a space at the end of the text.
    void drop_space();

private:
    SourceId source_;
    document::Text text_;
    bool after_space_ = true;
};

/// What the reader finds beside the texts' own places.
struct Record {
    SourceId source = 0;
    std::vector<Consumed> consumed;
    std::vector<Consumed> hidden;     // whole images: the marks inside belong to them
    std::vector<LedgerEntry> ledger;  // entities and comments

    void consume(std::uint32_t begin, std::uint32_t end, std::string rule);
    /// Consumes a stretch of a passage line by line, the white space around each line left
    /// out.
    void
    consume(const Passage& passage, std::size_t begin, std::size_t end, const char* rule);
    [[nodiscard]] std::vector<Span>
    places(const Passage& passage, std::size_t begin, std::size_t end) const;
    /// Puts all of it into the manuscript, in order and disjoint.
    void settle(Manuscript& manuscript);
};

}  // namespace pam::manuscript::markdown
