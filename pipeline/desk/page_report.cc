#include "desk/page_report.h"

#include "base/utf8.h"
#include "desk/reporter.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <vector>

namespace pam::desk {

namespace {

using page::FootReason;
using page::Verdict;

constexpr std::size_t text_width = 72;
constexpr std::string_view soft_hyphen = "\u00AD";

/// "431", or "chapter-2.md:431" in one of a book's several files; empty for made text.
std::string line_number(const Sources& sources, Span span) {
    if (span.is_none() || span.source >= sources.size()) return "";
    const Source& source = sources[span.source];
    const std::uint32_t line = source.position(span.begin).line;
    if (span.source == 0) return std::to_string(line);
    const std::string name = std::filesystem::path(source.name()).filename().string();
    return fmt::format("{}:{}", name, line);
}

/// Thousandths as a signed percentage; nothing for nothing.
std::string percent(int thousandths) {
    if (thousandths == 0) return "";
    return fmt::format("{:+.0f}%", thousandths / 10.0);
}

std::string lines(int count) {
    return fmt::format("{} line{}", count, count == 1 ? "" : "s");
}

const char* name(page::Side side) {
    return side == page::Side::Recto ? "recto" : "verso";
}

// ---------------------------------------------------------------- the score

std::string foot_told(const page::PageScore& page) {
    std::string text;
    switch (page.foot) {
    case FootReason::Full:
        text = page.short_by == 0 ? "full" : "";
        break;
    case FootReason::NewPage:
        text = "new page";
        break;
    case FootReason::Floats:
        text = "figures first";
        break;
    case FootReason::EndOfWork:
        text = "end";
        break;
    case FootReason::Blank:
        return "blank";
    }
    if (page.short_by > 0) text = lines(page.short_by) + " short";
    if (page.short_by < 0) text += text.empty() ? "a line long" : ", a line long";
    if (page.uneven) text += ", not level";
    if (page.hyphen_at_foot) text += ", hyphen";
    return text;
}

std::string blemishes_told(const page::PageScore& page) {
    std::string text;
    const auto add = [&](std::size_t count, const char* one, const char* many) {
        if (count == 0) return;
        text += fmt::format(
            "{}{} {}", text.empty() ? "" : ", ", count, count == 1 ? one : many
        );
    };
    add(page.widows, "widow", "widows");
    add(page.orphans, "orphan", "orphans");
    add(page.ladders, "ladder of two", "ladders of two");
    add(page.long_ladders, "ladder of three", "ladders of three and more");
    add(page.fragments, "fragment of a word", "fragments of words");
    add(page.rivers, "river", "rivers");
    add(page.carried_lines, "line of notes carried over", "lines of notes carried over");
    return text;
}

std::string score_line(const page::PageScore& page) {
    return fmt::format(
        "  {:>6} {:<5} {:>5} {:>7} {:>8} {:>8} {:>7} {:>6} {:>6}  {:<18} {}\n",
        page.label,
        name(page.side),
        page.lines,
        page.filled == 0 ? "" : fmt::format("{:.3f}", page.spread),
        percent(page.loosest.wider),
        percent(page.tightest.wider),
        page.hyphens == 0 ? "" : std::to_string(page.hyphens),
        page.other_settings == 0 ? "" : std::to_string(page.other_settings),
        page.notes == 0 ? "" : std::to_string(page.notes),
        foot_told(page),
        blemishes_told(page)
    );
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::string
extreme_told(const page::SpacedLine& line, const char* what, const Sources& sources) {
    if (line.wider == 0) return "";
    return fmt::format(
        "{} {} (line {})", what, percent(line.wider), line_number(sources, line.source)
    );
}

std::string
totals_told(const page::Score& score, const Sources& sources, std::size_t overfull) {
    const page::PageScore& total = score.total;
    std::string text = fmt::format(
        "  {} pages, {} lines: {} overfull, {} widows, {} orphans, {} uneven spreads, {} "
        "pages ({:.1f}%) off height\n",
        score.pages.size(),
        total.lines,
        overfull,
        total.widows,
        total.orphans,
        score.uneven_spreads,
        score.off_height,
        share(score.off_height, score.pages.size())
    );
    const std::string loosest = extreme_told(total.loosest, ", loosest", sources);
    const std::string tightest = extreme_told(total.tightest, ", tightest", sources);
    text += fmt::format(
        "  {} filled lines: spaces vary by {:.3f}{}{}\n",
        total.filled,
        total.spread,
        loosest,
        tightest
    );
    text += fmt::format(
        "  {} hyphens ({:.1f}% of filled lines), {} ladders of two, {} longer; {} rivers; "
        "{} last lines that are a fragment of a word\n",
        total.hyphens,
        share(total.hyphens, total.filled),
        total.ladders,
        total.long_ladders,
        total.rivers,
        total.fragments
    );
    text += fmt::format(
        "  {} paragraphs a line longer or shorter than at their best; {} notes, {} of "
        "their "
        "lines carried over\n",
        total.other_settings,
        total.notes,
        total.carried_lines
    );
    return text;
}

void write_counts(JsonWriter& json, const page::PageScore& page) {
    json.key("lines").value(page.lines).key("filled").value(page.filled);
    json.key("space_deviation").value(page.spread);
    json.key("loosest").value(page.loosest.wider / 1000.0);
    json.key("tightest").value(page.tightest.wider / 1000.0);
    json.key("hyphens").value(page.hyphens);
    json.key("ladders_of_two").value(page.ladders);
    json.key("longer_ladders").value(page.long_ladders);
    json.key("rivers").value(page.rivers);
    json.key("widows").value(page.widows).key("orphans").value(page.orphans);
    json.key("fragments").value(page.fragments);
    json.key("other_settings").value(page.other_settings);
    json.key("notes").value(page.notes);
    json.key("note_lines_carried").value(page.carried_lines);
}

// ---------------------------------------------------------------- the explanation

/// Expansion is the same for the whole line.
int stretch_of(const galley::SetLine& line) {
    return line.fragments.empty() ? 0 : line.fragments.front().run.stretch - 1000;
}

std::string letters(int thousandths) {
    return thousandths == 0 ? "" : fmt::format("{:+.1f}%", thousandths / 10.0);
}

/// As printed: with a hyphen where the line break put one in.
std::string shown(std::string text) {
    if (text.ends_with(soft_hyphen))
        text.replace(text.size() - soft_hyphen.size(), soft_hyphen.size(), "-");
    return utf8::elide_middle(printable(utf8::collapse_spaces(text)), text_width);
}

std::string line_told(const page::PlacedLine& placed, const Sources& sources) {
    const galley::SetLine& line = *placed.line;
    return fmt::format(
        "  {:>6} {:>7} {:>8}  {}{}\n",
        line_number(sources, line.source),
        percent(line.ratio),
        letters(stretch_of(line)),
        placed.layer == page::Layer::Note ? "[note] " : "",
        shown(text_of(line))
    );
}

std::string
paragraph_told(const page::ExplainedParagraph& paragraph, const Sources& sources) {
    return fmt::format(
        "  the paragraph at line {} has {} lines, one {} than at its best, to bring pages "
        "to "
        "their foot (price {})\n",
        line_number(sources, paragraph.source),
        paragraph.lines,
        paragraph.lines_more > 0 ? "more" : "fewer",
        paragraph.price
    );
}

/// What a place costs, in words.
std::string cost_told(const page::FootChoice& choice) {
    std::vector<std::string> parts;
    if (choice.short_by > 0) parts.push_back(lines(choice.short_by) + " short");
    if (choice.short_by < 0) parts.emplace_back("a line too long");
    if (choice.hyphen) parts.emplace_back("a hyphen at the foot");
    if (choice.parts_note) parts.emplace_back("a note parted");
    if (choice.broken) parts.emplace_back("against the rules, for want of another place");
    if (parts.empty()) parts.emplace_back("a full page");
    return fmt::format("{} (price {})", fmt::join(parts, ", "), choice.price);
}

std::string verdict_told(const page::FootChoice& choice) {
    switch (choice.verdict) {
    case Verdict::Chosen:
        return "chosen: " + cost_told(choice);
    case Verdict::Dearer:
        return "dearer: " + cost_told(choice);
    case Verdict::DearerLater:
        return "no dearer here, but on later pages: " + cost_told(choice);
    case Verdict::NoRoom:
        return "no: the page has no room";
    case Verdict::Widow:
        return "no: too few lines for the next page (a widow)";
    case Verdict::Orphan:
        return "no: too few lines at the foot (an orphan)";
    case Verdict::KeepsTogether:
        return "no: this keeps together";
    case Verdict::KeepsWithNext:
        return "no: this must stand with what follows";
    }
    return "";
}

std::string choice_told(const page::FootChoice& choice, const Sources& sources) {
    const std::string distance =
        choice.lines == 0 ? "" : fmt::format("{:+d}", choice.lines);
    return fmt::format(
        "  {:>3} {:>6}  {}\n              {}\n",
        distance,
        line_number(sources, choice.source),
        shown(choice.text.empty() ? "(a figure, a row or an ornament)" : choice.text),
        verdict_told(choice)
    );
}

std::string end_told(FootReason reason) {
    switch (reason) {
    case FootReason::NewPage:
        return "The page ends because what follows begins a new one.\n";
    case FootReason::Floats:
        return "The page ends so that figures which wait can come first.\n";
    case FootReason::EndOfWork:
        return "The page ends with the work.\n";
    case FootReason::Blank:
        return "The page is blank, so that what follows can begin on its side.\n";
    case FootReason::Full:
        break;
    }
    return "Where it might end, lines before (-) and after (+) the chosen place:\n";
}

}  // namespace

std::string
score_told(const page::Score& score, const Sources& sources, std::size_t overfull) {
    std::string text = fmt::format(
        "  {:>6} {:<5} {:>5} {:>7} {:>8} {:>8} {:>7} {:>6} {:>6}  {}\n",
        "page",
        "side",
        "lines",
        "spaces",
        "loosest",
        "tightest",
        "hyphens",
        "varied",
        "notes",
        "foot"
    );
    for (const page::PageScore& page : score.pages)
        text += score_line(page);
    return text + totals_told(score, sources, overfull);
}

void write_score(JsonWriter& json, const page::Score& score, std::size_t overfull) {
    json.key("score").begin_object();
    json.key("overfull").value(overfull);
    json.key("uneven_spreads").value(score.uneven_spreads);
    json.key("pages_off_height").value(score.off_height);
    write_counts(json, score.total);
    json.key("pages").begin_array();
    for (const page::PageScore& page : score.pages) {
        json.begin_object().key("label").value(page.label);
        json.key("side").value(name(page.side));
        json.key("short_by").value(page.short_by).key("uneven").value(page.uneven);
        json.key("hyphen_at_foot").value(page.hyphen_at_foot);
        write_counts(json, page);
        json.end_object();
    }
    json.end_array().end_object();
}

std::string explanation_told(
    const page::Explanation& explanation, const page::Page& page, const Sources& sources
) {
    std::string text = fmt::format(
        "page {}, {}\n\n    line  spaces  letters\n", page.label, name(page.side)
    );
    for (const page::Item& item : page.items)
        if (const auto* placed = std::get_if<page::PlacedLine>(&item);
            placed && placed->layer != page::Layer::Furniture)
            text += line_told(*placed, sources);
    text += "\n";
    for (const page::ExplainedParagraph& paragraph : explanation.paragraphs)
        if (paragraph.lines_more != 0) text += paragraph_told(paragraph, sources);
    text += end_told(explanation.foot);
    for (const page::FootChoice& choice : explanation.choices)
        text += choice_told(choice, sources);
    return text;
}

}  // namespace pam::desk
