// The ledger for people and for machines. Beside each change stands the word it was made
// in, so that an editor can judge it without opening the manuscript.
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

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += '\\', quoted += c;
        else if (c == '\n')
            quoted += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            quoted += fmt::format("\\u{:04x}", byte);
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string json_entry(const Source& source, const LedgerEntry& entry) {
    const Position place = source.position(entry.span.begin);
    const InContext words = in_context(source.text(), entry);
    return fmt::format(
        "{{\"number\": {}, \"line\": {}, \"column\": {}, \"begin\": {}, \"end\": {}, "
        "\"rule\": {}, "
        "\"before\": {}, \"after\": {}, \"word_before\": {}, \"word_after\": {}}}",
        entry.number,
        place.line,
        place.column,
        entry.span.begin,
        entry.span.end,
        json_string(entry.rule),
        json_string(entry.before),
        json_string(entry.after),
        json_string(words.before),
        json_string(words.after)
    );
}

std::string json_unexplained(const Source& source, Span span) {
    const Position place = source.position(span.begin);
    return fmt::format(
        "{{\"line\": {}, \"column\": {}, \"text\": {}}}",
        place.line,
        place.column,
        json_string(source.text(span))
    );
}

// Items one a line between brackets.
template<typename Items, typename Writer>
std::string json_array(const Items& items, const Writer& write) {
    std::string array = "[";
    for (const auto& item : items) {
        array += array.size() > 1 ? ",\n    " : "\n    ";
        array += write(item);
    }
    return array + (array.size() > 1 ? "\n  ]" : "]");
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
    const auto entry = [&](const LedgerEntry& change) {
        return json_entry(source, change);
    };
    const auto fault = [&](Span span) { return json_unexplained(source, span); };
    return fmt::format(
        "{{\n  \"manuscript\": {},\n  \"characters\": {},\n  \"as_text\": {},\n  "
        "\"as_markup\": {},\n"
        "  \"as_ledger\": {},\n  \"balances\": {},\n  \"unexplained\": {},\n  "
        "\"invented\": {},\n"
        "  \"changes\": {}\n}}\n",
        json_string(bare_name(source)),
        account.characters,
        account.as_text,
        account.as_markup,
        account.as_ledger,
        account.balances(),
        json_array(account.unexplained, fault),
        json_array(account.invented, json_string),
        json_array(manuscript.ledger, entry)
    );
}

}  // namespace pam::manuscript
