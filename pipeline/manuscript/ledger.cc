// The ledger for people and for machines: what was changed and how often, then each change
// with the word it was made in, so that an editor can judge it without opening the
// manuscript, and what is proposed with the way to accept it.
#include "base/json.h"
#include "base/utf8.h"
#include "manuscript/manuscript.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Blanks that may not end a line would look like any other.
std::string visible(std::string_view text) {
    std::string shown;
    for (const char32_t c : utf8::to_utf32(utf8::collapse_spaces(text)))
        utf8::append(shown, c == 0xA0 || c == 0x202F ? U'\u237D' : c);
    return shown;
}

// The change with the rest of its word on either side, at most `reach` bytes each way.
struct InContext {
    std::string before;
    std::string after;
};

InContext in_context(std::string_view text, const LedgerEntry& entry) {
    constexpr std::size_t reach = 24;
    if (entry.span.is_none() || entry.span.end > text.size())
        return {entry.before, entry.after};
    const auto continuation = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    // A change of blanks alone shows the words on both sides.
    const bool blank = utf8::trim(entry.before).empty();
    std::size_t begin = entry.span.begin;
    while (begin > 0 && entry.span.begin - begin < reach && !is_gap(text[begin - 1]))
        --begin;
    while (continuation(begin))
        ++begin;
    std::size_t end = entry.span.end;
    while (blank && end < text.size() && is_gap(text[end]))
        ++end;
    const std::size_t word = end;
    while (end < text.size() && end - word < reach && !is_gap(text[end]))
        ++end;
    while (continuation(end))
        --end;
    const std::string_view head = text.substr(begin, entry.span.begin - begin);
    const std::string_view tail = text.substr(word, end - word);
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

const char* name_of(Standing standing) {
    switch (standing) {
    case Standing::Applied:
        return "applied";
    case Standing::Proposed:
        return "proposed";
    default:
        return "refused";
    }
}

void write_change(JsonWriter& json, const Source& source, const LedgerEntry& entry) {
    const InContext words = in_context(source.text(), entry);
    json.begin_object().key("number").value(entry.number);
    json.key("standing").value(name_of(entry.standing));
    json.key("rule").value(entry.rule).key("code").value(entry.code);
    if (!entry.span.is_none()) {
        write_place(json, source, entry.span.begin);
        json.key("begin").value(std::size_t{entry.span.begin});
        json.key("end").value(std::size_t{entry.span.end});
    }
    json.key("before").value(entry.before).key("after").value(entry.after);
    json.key("word_before").value(words.before).key("word_after").value(words.after);
    json.end_object();
}

// ---------------------------------------------------------------- the summary

// How often one rule changed, proposed and was refused.
struct Tally {
    std::string_view rule;
    std::string_view code;
    std::size_t applied = 0;
    std::size_t proposed = 0;
    std::size_t refused = 0;
    [[nodiscard]] std::size_t total() const { return applied + proposed + refused; }
};

void count(Tally& tally, Standing standing) {
    ++(standing == Standing::Applied    ? tally.applied
       : standing == Standing::Proposed ? tally.proposed
                                        : tally.refused);
}

// By rule, the most frequent first.
std::vector<Tally> tallies_of(const std::vector<LedgerEntry>& ledger) {
    std::vector<Tally> tallies;
    for (const LedgerEntry& entry : ledger) {
        auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& tally) {
            return tally.rule == entry.rule;
        });
        if (found == tallies.end())
            found = tallies.insert(tallies.end(), {entry.rule, entry.code});
        count(*found, entry.standing);
    }
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) {
        return a.total() > b.total();
    });
    return tallies;
}

Tally sum_of(const std::vector<Tally>& tallies) {
    Tally sum;
    for (const Tally& tally : tallies) {
        sum.applied += tally.applied;
        sum.proposed += tally.proposed;
        sum.refused += tally.refused;
    }
    return sum;
}

void write_summary(JsonWriter& json, const std::vector<Tally>& tallies) {
    json.key("summary").begin_array();
    for (const Tally& tally : tallies) {
        json.begin_object().key("rule").value(tally.rule).key("code").value(tally.code);
        json.key("applied").value(tally.applied).key("proposed").value(tally.proposed);
        json.key("refused").value(tally.refused).end_object();
    }
    json.end_array();
}

// "24 changes, 3 proposals, 1 refused"
std::string counted(const Tally& sum) {
    std::string text = fmt::format("{} change{}", sum.applied, sum.applied == 1 ? "" : "s");
    if (sum.proposed > 0)
        text += fmt::format(", {} proposal{}", sum.proposed, sum.proposed == 1 ? "" : "s");
    if (sum.refused > 0) text += fmt::format(", {} refused", sum.refused);
    return text;
}

std::size_t rule_width(const std::vector<Tally>& tallies) {
    std::size_t width = 14;
    for (const Tally& tally : tallies)
        width = std::max(width, std::min<std::size_t>(tally.rule.size(), 26));
    return width;
}

void append_summary(std::string& text, const std::vector<Tally>& tallies) {
    text +=
        counted(sum_of(tallies)) + (tallies.empty() ? "\n" : "; the rules and how often\n");
    for (const Tally& tally : tallies)
        text += fmt::format(
            "{:>5}  {:<{}}  {:<5}{}{}\n",
            tally.total(),
            tally.rule,
            rule_width(tallies),
            tally.code,
            tally.proposed == 0
                ? ""
                : fmt::format(
                    "  {} proposed",
                    tally.proposed == tally.total() ? "all" : std::to_string(tally.proposed)
                ),
            tally.refused == 0 ? "" : fmt::format("  {} refused", tally.refused)
        );
}

// ---------------------------------------------------------------- the entries

// A stretch that was left out whole is told by its beginning and its end.
std::string change_told(std::string_view text, const LedgerEntry& entry) {
    constexpr std::size_t long_enough = 48;
    if (entry.before.size() > long_enough && entry.after.empty())
        return fmt::format(
            "\"{}\" left out", utf8::elide_middle(visible(entry.before), long_enough + 12)
        );
    const InContext words = in_context(text, entry);
    return fmt::format(
        "{} \u2192 {}",
        utf8::elide_middle(visible(words.before), 80),
        utf8::elide_middle(visible(words.after), 80)
    );
}

std::string entry_line(const Source& source, const LedgerEntry& entry, std::size_t width) {
    std::string place;
    if (!entry.span.is_none()) {
        const Position at = source.position(entry.span.begin);
        place = fmt::format("{}:{}", at.line, at.column);
    }
    return fmt::format(
        "{:>5}  {:<9} {:<{}}  {:<5}  {}{}\n",
        entry.number,
        place,
        entry.rule,
        width,
        entry.code,
        change_told(source.text(), entry),
        entry.standing == Standing::Refused ? "   REFUSED, as typed" : ""
    );
}

void append_entries(
    std::string& text,
    const Source& source,
    const Manuscript& manuscript,
    const std::vector<Tally>& tallies
) {
    const Tally sum = sum_of(tallies);
    const std::size_t width = rule_width(tallies);
    if (sum.applied + sum.refused > 0)
        text += "\nChanges: number, line:column, rule, code, before \u2192 after\n"
                "To have one as typed: --refuse 3,7 or, in the settings, refuse: [3, 7]\n";
    for (const LedgerEntry& entry : manuscript.ledger)
        if (entry.standing != Standing::Proposed) text += entry_line(source, entry, width);
    if (sum.proposed == 0) return;
    text += "\nProposals: the text stands as typed\n"
            "To have one made: --accept 5,9 or, in the settings, accept: [5, 9]\n";
    for (const LedgerEntry& entry : manuscript.ledger)
        if (entry.standing == Standing::Proposed) text += entry_line(source, entry, width);
}

// ---------------------------------------------------------------- what else it tells

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
    const std::vector<Tally> tallies = tallies_of(manuscript.ledger);
    append_summary(text, tallies);
    append_entries(text, source, manuscript, tallies);
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
    write_summary(json, tallies_of(manuscript.ledger));
    json.key("changes").begin_array();
    for (const LedgerEntry& entry : manuscript.ledger)
        write_change(json, source, entry);
    json.end_array().end_object();
    return json.take();
}

}  // namespace pam::manuscript
