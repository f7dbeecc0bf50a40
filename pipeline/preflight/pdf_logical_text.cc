#include "preflight/pdf_logical_text.h"

#include "base/utf8.h"
#include "preflight/pdf_structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>

namespace pam::preflight {

namespace {

/// Types whose words go on in the same line as those around them (14.8.4.4).
bool is_inline_level(std::string_view type) {
    static constexpr std::array<std::string_view, 8> types{
        "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Lbl"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

class LogicalReader {
public:
    LogicalReader(const StructureTree& tree, const PdfText& text)
        : tree_(tree)
        , text_(text)
        , pieces_(text.marked) {
        std::stable_sort(pieces_.begin(), pieces_.end(), is_before);
    }

    LogicalText read() {
        told_.tagged = tree_.present && !tree_.too_large;
        told_.is_tree = tree_.knots.empty();
        // The tree's list is in the order of reading: an element that was not met within
        // another one is one of the root's.
        for (std::size_t i = 0; i < tree_.elements.size(); ++i)
            if (tree_.elements[i].parent < 0) read_from(i);
        return std::move(told_);
    }

private:
    struct Open {
        std::size_t element = 0;
        std::size_t next = 0;  // of its parts
        bool in_note = false;
        bool in_heading = false;
    };

    static bool is_before(const MarkedText& a, const MarkedText& b) {
        return std::tie(a.page, a.mcid) < std::tie(b.page, b.mcid);
    }

    /// Without recursion, since the depth of a tree is the file's choice.
    void read_from(std::size_t top) {
        enter(top, {});
        while (!open_.empty()) {
            Open& open = open_.back();
            const StructElement& element = tree_.elements[open.element];
            if (open.next == element.parts.size()) {
                leave(element, open);
                continue;
            }
            const StructPart part = element.parts[open.next++];
            if (part.what == StructPart::What::Content)
                tell(element.content[part.index], open);
            else if (part.index != StructPart::npos)
                enter(static_cast<std::size_t>(element.kids[part.index]), open);
        }
    }

    void enter(std::size_t index, Open around) {
        const StructElement& element = tree_.elements[index];
        Open open{index, 0, around.in_note, around.in_heading};
        if (element.standard == "Note") {
            open.in_note = true;
            told_.notes.boundary();
            ++told_.note_count;
        }
        const int level = heading_level(element.standard);
        if (level > 0 && !open.in_note) {
            open.in_heading = true;
            told_.headings.push_back({level, {}, place(element.page)});
        }
        const auto alternative = text_at(element.object, "/Alt");
        if (element.standard == "Figure" && has_text(alternative))
            told_.pictures.push_back({*alternative, place(element.page)});
        if (!is_inline_level(element.standard)) stream(open.in_note).boundary();
        open_.push_back(open);
    }

    void leave(const StructElement& element, const Open& open) {
        if (!is_inline_level(element.standard)) stream(open.in_note).boundary();
        if (element.standard == "Note") told_.notes.boundary();
        open_.pop_back();
    }

    void tell(const MarkedReference& content, const Open& open) {
        const MarkedText wanted{content.owner, content.mcid};
        const auto [begin, end] =
            std::equal_range(pieces_.begin(), pieces_.end(), wanted, is_before);
        for (const MarkedText& piece : std::span(begin, end)) {
            const std::string_view words =
                std::string_view(text_.marked_text)
                    .substr(piece.begin, piece.end - piece.begin);
            if (open.in_heading && !open.in_note) told_.headings.back().text += words;
            FoundText& into = stream(open.in_note);
            turn_to(content.owner, open.in_note, into);
            for (std::size_t i = 0; i < words.size();) {
                const utf8::Decoded next = utf8::decode(words, i);
                into.append(next.code_point);
                i += next.bytes;
            }
        }
    }

    /// A word may be divided between two pages, and nothing but the turn parts it.
    void turn_to(QPDFObjGen page, bool notes, FoundText& into) {
        QPDFObjGen& last = last_page_[notes ? 1 : 0];
        if (last == page) return;
        last = page;
        const auto number = text_.page_numbers.find(page);
        into.enter(place(number == text_.page_numbers.end() ? 0 : number->second));
    }

    static std::string place(int page) {
        return fmt::format("page {}, as it is read aloud", page);
    }

    FoundText& stream(bool notes) { return notes ? told_.notes : told_.body; }

    const StructureTree& tree_;
    const PdfText& text_;
    std::vector<MarkedText> pieces_;  // by page and number
    LogicalText told_;
    std::vector<Open> open_;
    std::array<QPDFObjGen, 2> last_page_;  // of the body, of the notes
};

}  // namespace

LogicalText read_logical_text(QPDF& pdf, const PdfText& text) {
    const StructureTree tree = read_structure(pdf, text.page_numbers);
    return LogicalReader(tree, text).read();
}

}  // namespace pam::preflight
