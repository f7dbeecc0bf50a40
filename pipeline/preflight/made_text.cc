#include "preflight/made_text.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

using namespace document;

// Running heads may be set in capitals, a repeated table head may be hyphenated: neither
// case nor soft hyphens count.
std::string folded(std::string_view text) {
    constexpr char32_t soft_hyphen = 0xAD;
    std::string lower;
    const std::string spaced = utf8::collapse_spaces(text);
    for (std::size_t i = 0; i < spaced.size();) {
        const utf8::Decoded next = utf8::decode(spaced, i);
        if (next.code_point != soft_hyphen)
            utf8::append(lower, utf8::to_lower(next.code_point));
        i += next.bytes;
    }
    return lower;
}

// Letters and digits alone, without marks and spaces.
std::u32string core_of(std::string_view text) {
    std::u32string core;
    for (const char32_t c : utf8::to_utf32(text))
        if (utf8::is_word(c)) core += c;
    return core;
}

// A Markdown list may begin at nine digits (CommonMark 0.31, 5.2) and count on to ten.
constexpr std::size_t longest_number = 10;

// Digits, roman digits or one letter, between marks: "12", "(iv)", "b.", "§ 3".
bool is_number_like(std::string_view text) {
    const std::u32string core = core_of(text);
    if (core.size() > longest_number) return false;
    const auto all = [&](std::u32string_view allowed) {
        return core.find_first_not_of(allowed) == std::u32string::npos;
    };
    return core.size() <= 1 || all(U"0123456789") || all(U"ivxlcdm");
}

// What parts the words and folios of an index.
constexpr std::string_view index_marks = ",.;";

// Text that a running head may repeat, and alternative texts that may stand for their
// images.
class Gatherer {
public:
    Gatherer(std::vector<std::string>& known, std::vector<std::string>& literals)
        : known_(known)
        , literals_(literals) {}

    void document(const Document& document) {
        metadata(document.metadata);
        blocks(document.blocks);
        for (const Note& note : document.notes)
            blocks(note.blocks);
        for_each_inlines(document, [&](const Inlines& inlines) { alternatives(inlines); });
    }

private:
    void metadata(const Metadata& metadata) {
        for (const Field* field :
             {&metadata.title,
              &metadata.subtitle,
              &metadata.organisation,
              &metadata.publisher,
              &metadata.date,
              &metadata.edition,
              &metadata.place,
              &metadata.rights})
            know(field->value);
        for (const Field& author : metadata.authors)
            know(author.value);
    }

    void blocks(const Blocks& blocks) {
        for (const Block& block : blocks)
            match(
                block.value,
                [&](const Heading& heading) { know(plain_text(heading.inlines)); },
                [&](const Division& division) { this->blocks(division.blocks); },
                [&](const Paragraph& paragraph) {
                    if (paragraph.role != Role::Body) know(plain_text(paragraph.inlines));
                },
                [&](const Table& table) {
                    know(plain_text(table.caption));
                    this->table(table);
                },
                [&](const Speech& speech) { this->blocks(speech.blocks); },
                [&](const Figure& figure) {
                    know(plain_text(figure.caption));
                    stands_for(figure.image);
                },
                [&](const List& list) {
                    for (const ListItem& item : list.items)
                        this->blocks(item.blocks);
                },
                [](const auto&) {}
            );
    }

    void table(const Table& table) {
        for (const auto* part : {&table.head, &table.body})
            for (const TableRow& row : *part)
                for (const TableCell& cell : row) {
                    if (part == &table.head) know_all(cell.blocks);
                    blocks(cell.blocks);
                }
    }

    void know_all(const Blocks& blocks) {
        std::string text;
        for_each_text(blocks, [&](const Text& run) { text += run.text; });
        know(text);
    }

    void know(std::string_view text) {
        if (std::string known = folded(text); !known.empty())
            known_.push_back(std::move(known));
    }

    /// What an index may say: the words marked, or those stated for them.
    void index_words(const IndexMark& mark) {
        for (const std::string& term : index_path(mark))
            know(term);
        for (const std::string* goal : {&mark.see, &mark.see_also}) {
            std::string shown;
            for (const char c : *goal)
                shown += c == '!' ? std::string(", ") : std::string(1, c);
            know(shown);
        }
    }

    void stands_for(const Image& image) {
        if (std::string text = folded(image.alternative); !text.empty())
            literals_.push_back(std::move(text));
    }

    void alternatives(const Inlines& inlines) {
        for (const Inline& piece : inlines)
            match(
                piece.value,
                [&](const Image& image) { stands_for(image); },
                [](const Text&) {},
                [](const Anchor&) {},
                [](const PageReference&) {},
                [](const Code&) {},
                [](const NoteReference&) {},
                [](const LineBreak&) {},
                [&](const IndexMark& mark) {
                    index_words(mark);
                    alternatives(mark.children);
                },
                [&](const auto& group) { alternatives(group.children); }
            );
    }

    std::vector<std::string>& known_;
    std::vector<std::string>& literals_;
};

}  // namespace

MadeTextKinds::MadeTextKinds(const Document& document, const Generated& generated) {
    Gatherer(known_, literals_).document(document);
    for (const std::string& word : generated.words)
        if (std::string text = folded(word); !text.empty()) {
            known_.push_back(text);
            words_.push_back(std::move(text));
        }
    for (const std::string& literal : generated.literals)
        if (std::string text = folded(literal); !text.empty())
            literals_.push_back(std::move(text));
    // The longest is taken out first, so that a short one cannot break it.
    for (auto* texts : {&literals_, &words_})
        std::sort(
            texts->begin(),
            texts->end(),
            [](const std::string& a, const std::string& b) {
                return a.size() != b.size() ? a.size() > b.size() : a < b;
            }
        );
}

std::string MadeTextKinds::without_literals(std::string text) const {
    for (const std::string& literal : literals_)
        for (auto at = text.find(literal); at != std::string::npos; at = text.find(literal))
            text.replace(at, literal.size(), " ");
    return folded(text);
}

bool MadeTextKinds::is_furniture(std::string_view text, std::string_view page_label) const {
    const std::string whole = folded(text);
    if (is_part_of_known(whole) || whole == folded(page_label)) return true;
    const std::string rest = without_literals(whole);
    const std::string label = folded(page_label);
    if (rest == label || core_of(rest).empty() || is_part_of_known(rest)) return true;
    // A head and a folio in one line: "12 the title", "the title 12".
    if (rest.rfind(label + " ", 0) == 0)
        return is_part_of_known(rest.substr(label.size() + 1));
    const bool ends =
        rest.size() > label.size() + 1
        && rest.compare(rest.size() - label.size() - 1, std::string::npos, " " + label)
               == 0;
    return ends && is_part_of_known(rest.substr(0, rest.size() - label.size() - 1));
}

bool MadeTextKinds::is_label(std::string_view text) const {
    const std::string label = folded(text);
    if (is_number_like(label) || is_part_of_known(label)) return true;
    if (is_number_like(without_literals(label))) return true;
    return is_index_entry(label);
}

/// An entry of an index, or a piece of one: "strike, 12–14, 17", "committee. See Board".
bool MadeTextKinds::is_index_entry(std::string_view text) const {
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end =
            std::min(text.find_first_of(index_marks, begin), text.size());
        std::string_view piece = utf8::trim(text.substr(begin, end - begin));
        for (const std::string& word : words_)
            if (piece.starts_with(word + " ")) piece.remove_prefix(word.size() + 1);
        if (!is_number_like(piece) && !is_part_of_known(piece)) return false;
        begin = end + 1;
    }
    return true;
}

bool MadeTextKinds::is_part_of_known(std::string_view text) const {
    if (constexpr std::string_view cut = "…";
        text.size() > cut.size() && text.substr(text.size() - cut.size()) == cut)
        text = utf8::trim(text.substr(0, text.size() - cut.size()));
    return std::any_of(known_.begin(), known_.end(), [&](const std::string& known) {
        return known.find(text) != std::string::npos;
    });
}

}  // namespace pam::preflight
