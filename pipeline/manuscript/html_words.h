// A paragraph while it is gathered: its texts folded and led back to their places, line
// breaks, images, anchors and calls of notes, each in the style it stands in.
#pragma once

#include "document/document.h"
#include "manuscript/html_entities.h"
#include "manuscript/html_scan.h"
#include "manuscript/html_styles.h"
#include "manuscript/manuscript.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::html {

/// Where everything that is no text of the document is told.
struct Record {
    std::vector<Consumed> consumed;
    std::vector<LedgerEntry> ledger;
    std::vector<Reference> references;
    std::uint32_t shown_title = 0xFFFFFFFFu;  // where the <title> begins that is text

    void consume(std::uint32_t begin, std::uint32_t end, const char* rule);
};

/// One piece of a paragraph: a Text or a mark.
struct Run {
    StyleIndex style = plain_style;
    document::Inline piece;
    /// Blanks (no-break spaces, and in lines kept as typed all spaces) that stood before
    /// the first text of a line.
    std::uint32_t indent = 0;
    int size = 3;  // of its type, as <font size> counts
};
using Runs = std::vector<Run>;

enum class Fold { Spaces, Nothing };

class Words {
public:
    Words(const Scan& scan, const Styles& styles, Entities& entities, Record& record)
        : scan_(scan)
        , styles_(styles)
        , entities_(entities)
        , record_(record) {}

    /// The size of type in which what comes now is set.
    void size(int size) { size_ = size; }
    /// The line that begins is set in by this many blanks.
    void indent(std::uint32_t blanks);
    /// The whole of a text token.
    void text(std::uint32_t token, StyleIndex style, Fold fold = Fold::Spaces);
    /// A text without so many bytes at its head and tail, which are a note's mark.
    void trimmed_text(
        std::uint32_t token, StyleIndex style, std::uint32_t head, std::uint32_t tail
    );
    /// Words that the page does not hold: quotation marks around <q>.
    void generated(std::string_view text, StyleIndex style);
    void line_break(Span span, StyleIndex style);
    /// An image, an anchor, the call of a note.
    void mark(document::Inline piece, StyleIndex style);

    /// Nothing but blanks and anchors so far.
    [[nodiscard]] bool blank() const { return blank_; }
    /// What was gathered; begins anew.
    [[nodiscard]] Runs take();

private:
    // A no-break space that may turn out to be an indent or a filler.
    struct Blank {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool no_break = false;
        bool entity = false;
        StyleIndex style = plain_style;
        std::uint32_t token = 0;
    };

    void folded(std::string_view text, std::uint32_t begin, bool literal, StyleIndex style);
    void
    as_typed(std::string_view text, std::uint32_t begin, bool literal, StyleIndex style);
    void
    word(std::string_view bytes, std::uint32_t begin, std::uint32_t end, StyleIndex style);
    void
    put(std::string_view bytes, std::uint32_t begin, std::uint32_t end, StyleIndex style);
    void reference(const EntityMatch& reference, std::uint32_t begin, StyleIndex style);
    void settle_blanks(StyleIndex style);
    void drop_blanks(const char* rule);
    void tell_reference(std::uint32_t begin, std::uint32_t end, std::string_view text);
    [[nodiscard]] bool goes_on(StyleIndex style, std::uint32_t begin) const;

    const Scan& scan_;
    const Styles& styles_;
    Entities& entities_;
    Record& record_;
    Runs runs_;
    std::vector<Blank> blanks_;
    std::uint32_t token_ = 0;       // of the text now read
    std::uint32_t last_token_ = 0;  // of the last text put
    int size_ = 3;
    bool line_begins_ = true;
    bool blank_ = true;
};

/// Runs as nested inlines.
[[nodiscard]] document::Inlines
inlines_of(Runs::iterator begin, Runs::iterator end, const Styles& styles);

}  // namespace pam::manuscript::html
