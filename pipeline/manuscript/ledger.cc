// The ledger for people. First what waits for the editor's decision, then what was changed,
// each with the word it stands in. A rule that was at work in every other line (quotation
// marks, apostrophes) would drown the rest: its changes come last, equal ones in one line.
#include "base/utf8.h"
#include "manuscript/ledger_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace pam::manuscript {

namespace {

constexpr std::string_view arrow = " \u2192 ";

// Blanks that may not end a line would look like any other.
constexpr std::string_view shown_no_break = "\u237D";

std::string visible(std::string_view text) {
    std::string shown;
    for (const char32_t c : utf8::to_utf32(utf8::collapse_spaces(text)))
        if (c == 0xA0 || c == 0x202F)
            shown += shown_no_break;
        else
            utf8::append(shown, c);
    return shown;
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

void append_inferences(
    std::string& text, const Source& source, const Manuscript& manuscript
) {
    if (manuscript.inferences.empty()) return;
    text += "\nWhat the program took the lines for\n";
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

// ---------------------------------------------------------------- the summary

// "24 changes, 3 proposals, 1 refused"
std::string counted(const std::vector<Tally>& tallies) {
    Tally sum;
    for (const Tally& tally : tallies) {
        sum.applied += tally.applied;
        sum.proposed += tally.proposed;
        sum.refused += tally.refused;
    }
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

std::string part_told(std::size_t part, std::size_t whole, const char* what) {
    if (part == 0) return "";
    return fmt::format("  {} {}", part == whole ? "all" : std::to_string(part), what);
}

void append_summary(std::string& text, const std::vector<Tally>& tallies) {
    text += "\n" + counted(tallies) + (tallies.empty() ? "\n" : ", by rule\n");
    for (const Tally& tally : tallies)
        text += fmt::format(
            "{:>5}  {:<{}}  {:<5}{}{}\n",
            tally.total(),
            tally.rule,
            rule_width(tallies),
            tally.code,
            part_told(tally.proposed, tally.total(), "proposed"),
            part_told(tally.refused, tally.total(), "refused")
        );
}

// ---------------------------------------------------------------- the entries

// What was left out is told by its beginning and its end.
std::string change_told(const LedgerEntry& entry, const ChangedWord& word) {
    constexpr std::size_t long_enough = 48;
    const bool left_out =
        entry.after.empty() && (entry.before.size() > long_enough || word.after.empty());
    if (left_out)
        return fmt::format(
            "\"{}\" left out", utf8::elide_middle(visible(entry.before), long_enough + 12)
        );
    return fmt::format(
        "{}{}{}",
        utf8::elide_middle(visible(word.before), 80),
        arrow,
        utf8::elide_middle(visible(word.after), 80)
    );
}

// Neighbouring changes of one rule in one word: the two marks of "yes".
struct Line {
    std::span<const LedgerEntry> entries;
    std::string change;

    [[nodiscard]] const LedgerEntry& first() const { return entries.front(); }
    [[nodiscard]] std::string numbers() const {
        return entries.size() == 1
                   ? std::to_string(first().number)
                   : fmt::format("{}-{}", first().number, entries.back().number);
    }
};

class Entries {
public:
    Entries(const Source& source, const Manuscript& manuscript, std::vector<Tally> tallies)
        : source_(source)
        , manuscript_(manuscript)
        , ledger_(manuscript.ledger)
        , tallies_(std::move(tallies))
        , width_(rule_width(tallies_)) {
        make_lines();
    }

    std::string told() {
        section(
            "\nProposed: the text stands as typed until you accept\n"
            "To have one made: --accept 5,9 or, in the settings, accept: [5, 9]\n",
            [&](const LedgerEntry& entry) { return entry.standing == Standing::Proposed; }
        );
        section(
            "\nChanged: number, line:column, rule, code, as typed \u2192 as set\n"
            "To have one as typed: --refuse 3,7 or, in the settings, refuse: [3, 7]\n",
            [&](const LedgerEntry& entry) {
                return entry.standing != Standing::Proposed && !is_routine(entry.rule);
            }
        );
        for (auto tally = tallies_.rbegin(); tally != tallies_.rend(); ++tally)
            if (is_routine(tally->rule)) routine(*tally);
        if (text_.find(shown_no_break) != std::string::npos)
            text_ +=
                fmt::format("\n{} is a blank that does not end a line\n", shown_no_break);
        return std::move(text_);
    }

private:
    void make_lines() {
        for (std::size_t begin = 0; begin < ledger_.size();) {
            std::size_t end = begin + 1;
            while (end < ledger_.size() && goes_on(ledger_[end - 1], ledger_[end]))
                ++end;
            const auto entries = std::span(ledger_).subspan(begin, end - begin);
            lines_.push_back(
                {entries,
                 change_told(
                     entries.front(), changed_word(source_.text(), manuscript_, entries)
                 )}
            );
            begin = end;
        }
    }

    [[nodiscard]] bool goes_on(const LedgerEntry& first, const LedgerEntry& second) const {
        return first.rule == second.rule && first.standing == Standing::Applied
               && second.standing == Standing::Applied && second.number == first.number + 1
               && share_a_word(source_.text(), first, second);
    }

    [[nodiscard]] bool is_routine(std::string_view rule) const {
        constexpr std::size_t many = 40;
        return std::any_of(tallies_.begin(), tallies_.end(), [&](const Tally& tally) {
            return tally.rule == rule && tally.applied > many;
        });
    }

    [[nodiscard]] std::string place_of(const LedgerEntry& entry) const {
        if (entry.span.is_none()) return "";
        const Position at = source_.position(entry.span.begin);
        return fmt::format("{}:{}", at.line, at.column);
    }

    template<typename Wanted>
    void section(std::string_view title, const Wanted& wanted) {
        for (const Line& line : lines_) {
            if (!wanted(line.first())) continue;
            text_ += std::exchange(title, {});
            text_ += fmt::format(
                "{:>7}  {:<9} {:<{}}  {:<5}  {}{}\n",
                line.numbers(),
                place_of(line.first()),
                line.first().rule,
                width_,
                line.first().code,
                line.change,
                line.first().standing == Standing::Refused ? "   (refused: as typed)" : ""
            );
        }
    }

    // All changes of one rule, equal ones together, the most frequent first.
    void routine(const Tally& tally) {
        text_ += fmt::format(
            "\nChanged: {}{}{}, {} times\n",
            tally.rule,
            tally.code.empty() ? "" : ", ",
            tally.code,
            tally.applied
        );
        std::vector<std::vector<const Line*>> kinds;
        std::map<std::string_view, std::size_t> known;
        for (const Line& line : lines_) {
            const LedgerEntry& entry = line.first();
            if (entry.rule != tally.rule || entry.standing == Standing::Proposed) continue;
            std::size_t kind = kinds.size();
            if (entry.standing == Standing::Applied)
                kind = known.try_emplace(line.change, kind).first->second;
            if (kind == kinds.size()) kinds.emplace_back();
            kinds[kind].push_back(&line);
        }
        std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
            return a.size() > b.size();
        });
        for (const auto& kind : kinds)
            tell(kind);
    }

    void tell(const std::vector<const Line*>& kind) {
        const Line& first = *kind.front();
        if (kind.size() == 1) {
            text_ += fmt::format(
                "{:>7}  {:<9} {}{}\n",
                first.numbers(),
                place_of(first.first()),
                first.change,
                first.first().standing == Standing::Refused ? "   (refused: as typed)" : ""
            );
            return;
        }
        text_ += fmt::format("{:>6}x  {}\n", kind.size(), first.change);
        constexpr std::size_t width = 96;
        std::string line;
        for (const Line* one : kind) {
            const std::string place =
                fmt::format("{} at {}", one->numbers(), place_of(one->first()));
            if (!line.empty() && line.size() + place.size() > width) {
                text_ += fmt::format("{:19}{};\n", "", line);
                line.clear();
            }
            line += (line.empty() ? "" : "; ") + place;
        }
        text_ += fmt::format("{:19}{}\n", "", line);
    }

    const Source& source_;
    const Manuscript& manuscript_;
    const std::vector<LedgerEntry>& ledger_;
    std::vector<Tally> tallies_;
    std::size_t width_;
    std::vector<Line> lines_;
    std::string text_;
};

}  // namespace

std::string
ledger_text(const Source& source, const Manuscript& manuscript, const Account& account) {
    std::string text = fmt::format("Ledger of {}\n", bare_name(source));
    text += figures(account);
    append_faults(text, source, account);
    append_inferences(text, source, manuscript);
    std::vector<Tally> tallies = tallies_of(manuscript.ledger);
    append_summary(text, tallies);
    return text + Entries(source, manuscript, std::move(tallies)).told();
}

}  // namespace pam::manuscript
