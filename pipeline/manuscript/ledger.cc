// The ledger for people and for machines. Beside each change stands the word it was made
// in, so that an editor can judge it without opening the manuscript.
#include "base/json.h"
#include "base/utf8.h"
#include "manuscript/manuscript.h"

#include <fmt/format.h>

namespace pam::manuscript {

namespace {

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// The change with the rest of its word on either side, at most `reach` bytes each way.
struct InContext {
    std::string before;
    std::string after;
};

InContext in_context(std::string_view text, const LedgerEntry& entry) {
    constexpr std::size_t reach = 24;
    const auto continuation = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    std::size_t begin = entry.span.begin;
    while (begin > 0 && entry.span.begin - begin < reach && !is_gap(text[begin - 1]))
        --begin;
    while (continuation(begin))
        ++begin;
    std::size_t end = entry.span.end;
    while (end < text.size() && end - entry.span.end < reach && !is_gap(text[end]))
        ++end;
    while (continuation(end))
        --end;
    const std::string_view head = text.substr(begin, entry.span.begin - begin);
    const std::string_view tail = text.substr(entry.span.end, end - entry.span.end);
    return {
        utf8::collapse_spaces(fmt::format("{}{}{}", head, entry.before, tail)),
        utf8::collapse_spaces(fmt::format("{}{}{}", head, entry.after, tail))};
}

std::string figures(const Account& account) {
    return fmt::format(
        "{} characters: {} as text, {} as markup, {} changed; {}\n",
        account.characters,
        account.as_text,
        account.as_markup,
        account.as_ledger,
        account.balances() ? "the account balances" : "THE ACCOUNT DOES NOT BALANCE"
    );
}

void append_faults(std::string& text, const Source& source, const Account& account) {
    for (const Span span : account.unexplained) {
        const Position place = source.position(span.begin);
        text += fmt::format(
            "{}:{} not in the document: \"{}\"\n",
            place.line,
            place.column,
            utf8::elide_middle(utf8::collapse_spaces(source.text(span)), 80)
        );
    }
    for (const std::string& invented : account.invented)
        text += fmt::format(
            "not in the manuscript: \"{}\"\n", utf8::elide_middle(invented, 80)
        );
}

void write_place(JsonWriter& json, const Source& source, std::uint32_t offset) {
    const Position place = source.position(offset);
    json.key("line").value(std::size_t{place.line});
    json.key("column").value(std::size_t{place.column});
}

void write_change(JsonWriter& json, const Source& source, const LedgerEntry& entry) {
    const InContext words = in_context(source.text(), entry);
    json.begin_object().key("number").value(entry.number);
    write_place(json, source, entry.span.begin);
    json.key("begin").value(std::size_t{entry.span.begin});
    json.key("end").value(std::size_t{entry.span.end});
    json.key("rule").value(entry.rule);
    json.key("before").value(entry.before).key("after").value(entry.after);
    json.key("word_before").value(words.before).key("word_after").value(words.after);
    json.end_object();
}

void write_faults(JsonWriter& json, const Source& source, const Account& account) {
    json.key("unexplained").begin_array();
    for (const Span span : account.unexplained) {
        json.begin_object();
        write_place(json, source, span.begin);
        json.key("text").value(source.text(span)).end_object();
    }
    json.end_array().key("invented").begin_array();
    for (const std::string& invented : account.invented)
        json.value(invented);
    json.end_array();
}

void write_inferences(
    JsonWriter& json, const Source& source, const Manuscript& manuscript
) {
    json.key("inferred").begin_array();
    for (const Inference& inference : manuscript.inferences) {
        json.begin_object().key("what").value(inference.what);
        if (!inference.span.is_none()) write_place(json, source, inference.span.begin);
        json.key("value").value(inference.value);
        json.key("confidence").value(inference.confidence).end_object();
    }
    json.end_array();
}

void append_inferences(
    std::string& text, const Source& source, const Manuscript& manuscript
) {
    if (manuscript.inferences.empty()) return;
    text += "Structure that was inferred: line, what, value\n";
    for (const Inference& inference : manuscript.inferences) {
        const std::string line =
            inference.span.is_none()
                ? ""
                : fmt::format("{}", source.position(inference.span.begin).line);
        text += fmt::format(
            "{:>5}  {:<16} {}{}\n",
            line,
            inference.what,
            utf8::elide_middle(utf8::collapse_spaces(inference.value), 80),
            inference.confidence < 100 ? fmt::format("  ({}% sure)", inference.confidence)
                                       : ""
        );
    }
}

// The file's name without its folder: the ledger is the same wherever the manuscript lies.
std::string_view bare_name(const Source& source) {
    const std::string_view name = source.name();
    return name.substr(name.find_last_of('/') + 1);
}

}  // namespace

std::string
ledger_text(const Source& source, const Manuscript& manuscript, const Account& account) {
    std::string text = fmt::format("Ledger of {}\n", bare_name(source));
    text += figures(account);
    append_faults(text, source, account);
    append_inferences(text, source, manuscript);
    text += fmt::format(
        "{} change{} by the copy desk{}\n",
        manuscript.ledger.size(),
        manuscript.ledger.size() == 1 ? "" : "s",
        manuscript.ledger.empty() ? ""
                                  : ": number, line:column, rule, before \xE2\x86\x92 after"
    );
    for (const LedgerEntry& entry : manuscript.ledger) {
        const Position place = source.position(entry.span.begin);
        const InContext words = in_context(source.text(), entry);
        text += fmt::format(
            "{:>5}  {:<9} {:<22} {} \xE2\x86\x92 {}\n",
            entry.number,
            fmt::format("{}:{}", place.line, place.column),
            entry.rule,
            words.before,
            words.after
        );
    }
    return text;
}

std::string
ledger_json(const Source& source, const Manuscript& manuscript, const Account& account) {
    JsonWriter json;
    json.begin_object().key("manuscript").value(bare_name(source));
    json.key("characters").value(account.characters);
    json.key("as_text").value(account.as_text).key("as_markup").value(account.as_markup);
    json.key("as_ledger").value(account.as_ledger);
    json.key("balances").value(account.balances());
    write_faults(json, source, account);
    write_inferences(json, source, manuscript);
    json.key("changes").begin_array();
    for (const LedgerEntry& entry : manuscript.ledger)
        write_change(json, source, entry);
    json.end_array().end_object();
    return json.take();
}

}  // namespace pam::manuscript
