// XML names allow nearly all letters; fragments in links should keep to [-A-Za-z0-9_.],
// which Adobe's readers need in the NCX.
#include "model/ids.h"

#include "base/match.h"
#include "document/walk.h"
#include "model/heading_text.h"

#include <fmt/format.h>

#include <array>

namespace pam::model {

namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_plain(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
}

/// The id with its unfit characters left out and a letter in front.
std::string plain_id(std::string_view id) {
    std::string plain;
    for (const char c : id)
        if (is_plain(c)) plain += c;
    if (plain.empty()) return "part";
    return is_ascii_letter(plain[0]) ? plain : "s-" + plain;
}

/// Names made by the model or the e-book for itself.
bool is_reserved(std::string_view id) {
    static constexpr std::array<std::string_view, 6> prefixes{
        "note-", "call-", "pg-", "page-", "nav-", "ix-"};
    static constexpr std::array<std::string_view, 5> names{
        "colophon", "cover", "toc", "notes", "index"};
    for (const std::string_view prefix : prefixes)
        if (id.starts_with(prefix)) return true;
    for (const std::string_view name : names)
        if (id == name) return true;
    return id.ends_with("-section");
}

}  // namespace

Ids::Ids(const document::Document& document) {
    claim(document.blocks);
    for (const document::Note& note : document.notes)
        claim(note.blocks);
    document::for_each_inlines(document, [this](const document::Inlines& inlines) {
        claim(inlines);
    });
}

std::string_view leading_anchor(const document::Inlines& inlines) {
    using namespace document;
    if (inlines.empty()) return {};
    return match(
        inlines.front().value,
        [](const Anchor& anchor) { return std::string_view(anchor.id); },
        [](const auto& piece) {
            if constexpr (requires { piece.children; })
                return leading_anchor(piece.children);
            else
                return std::string_view();
        }
    );
}

void Ids::claim(const document::Heading& heading) {
    claim(heading.id);
    const auto own = names_.find(heading.id);
    const std::string_view anchor = leading_anchor(heading.inlines);
    if (own != names_.end() && !anchor.empty())
        names_.emplace(std::string(anchor), std::string(own->second));
}

void Ids::claim(const document::Inlines& inlines) {
    using namespace document;
    for (const Inline& piece : inlines)
        std::visit(
            [this](const auto& value) {
                if constexpr (requires { value.children; })
                    claim(value.children);
                else if constexpr (requires { value.id; })
                    claim(value.id);
            },
            piece.value
        );
}

void Ids::claim(const std::string& document_id) {
    if (document_id.empty() || names_.contains(document_id)) return;
    std::string plain = plain_id(document_id);
    if (is_reserved(plain)) plain = "s-" + plain;
    if (is_reserved(plain)) plain += "-heading";
    names_[document_id] = fresh(plain);
}

void Ids::claim(const document::Blocks& blocks) {
    using namespace document;
    for (const Block& block : blocks)
        match(
            block.value,
            [this](const Heading& heading) {
                if (!heading_text(heading).empty()) claim(heading);
            },
            [this](const Table& table) {
                claim(table.id);
                claim(table.head);
                claim(table.body);
            },
            [this](const Figure& figure) { claim(figure.id); },
            [this](const Division& division) { claim(division.blocks); },
            [this](const Speech& speech) { claim(speech.blocks); },
            [this](const List& list) {
                for (const ListItem& item : list.items)
                    claim(item.blocks);
            },
            [](const auto&) {}
        );
}

void Ids::claim(const std::vector<document::TableRow>& rows) {
    for (const document::TableRow& row : rows)
        for (const document::TableCell& cell : row)
            claim(cell.blocks);
}

std::string_view Ids::of(std::string_view document_id) const {
    const auto found = names_.find(document_id);
    return found == names_.end() ? std::string_view() : std::string_view(found->second);
}

std::string Ids::fresh(std::string_view stem) {
    std::string name(stem);
    for (int number = 2; !taken_.insert(name).second; ++number)
        name = fmt::format("{}-{}", stem, number);
    return name;
}

}  // namespace pam::model
