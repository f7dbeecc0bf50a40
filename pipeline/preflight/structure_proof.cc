#include "preflight/structure_proof.h"

#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

namespace pam::preflight {

namespace {

constexpr std::size_t no_heading = static_cast<std::size_t>(-1);

/// Letters and marks alone. White space and divided words are the text's own proof.
std::string bare(std::u32string_view text) {
    constexpr char32_t soft_hyphen = 0xAD;
    std::string letters;
    for (const char32_t c : text) {
        if (utf8::is_space(c) || c == soft_hyphen) continue;
        const std::u32string_view ligature = ligature_letters(c);
        for (const char32_t letter :
             ligature.empty() ? std::u32string_view(&c, 1) : ligature)
            utf8::append(letters, printable(letter));
    }
    return letters;
}

std::string bare(std::string_view text) {
    return bare(utf8::to_utf32(text));
}

struct BareHeading {
    int level = 1;
    std::string text;
};

/// For each heading the nearest before it of a lesser level.
std::vector<std::size_t> headings_above(const std::vector<BareHeading>& headings) {
    std::vector<std::size_t> above, open;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        while (!open.empty() && headings[open.back()].level >= headings[i].level)
            open.pop_back();
        above.push_back(open.empty() ? no_heading : open.back());
        open.push_back(i);
    }
    return above;
}

std::string shown(const TracedText& text) {
    std::string words;
    for (const char32_t c : text.characters)
        utf8::append(words, c);
    return utf8::collapse_spaces(words);
}

}  // namespace

int heading_level(std::string_view element) {
    const bool heading = element.size() == 2 && (element[0] == 'h' || element[0] == 'H')
                         && element[1] >= '1' && element[1] <= '6';
    return heading ? element[1] - '0' : 0;
}

void check_headings(
    const ExpectedText& expected, const std::vector<FoundHeading>& found, Report& report
) {
    std::vector<BareHeading> wanted, there;
    for (const ExpectedHeading& heading : expected.headings)
        wanted.push_back({heading.level, bare(heading.text.characters)});
    std::vector<const FoundHeading*> sources;  // of `there`
    for (const FoundHeading& heading : found) {
        std::string text = bare(heading.text);
        if (text.empty()) continue;  // made, or a picture
        there.push_back({heading.level, std::move(text)});
        sources.push_back(&heading);
    }
    const std::vector<std::size_t> wanted_above = headings_above(wanted);
    const std::vector<std::size_t> there_above = headings_above(there);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const TracedText& text = expected.headings[i].text;
        const std::uint32_t offset = text.offsets.front();
        const std::string where = i < there.size() ? sources[i]->where : "";
        if (i >= there.size() || wanted[i].text != there[i].text) {
            add_finding(
                codes::heading_differs,
                where,
                fmt::format("\"{}\" is no heading here, or out of order", shown(text)),
                offset,
                report
            );
            return;  // what follows would be out of step
        }
        if (wanted_above[i] != there_above[i])
            add_finding(
                codes::heading_differs,
                where,
                fmt::format("\"{}\" stands below another heading", shown(text)),
                offset,
                report
            );
    }
    if (there.size() > wanted.size())
        add_finding(
            codes::heading_differs,
            sources[wanted.size()]->where,
            fmt::format("\"{}\" is made a heading", sources[wanted.size()]->text),
            report
        );
}

void check_pictures(
    const ExpectedText& expected,
    const std::vector<FoundPicture>& found,
    const std::vector<MadeText>& labels,
    Report& report
) {
    std::multimap<std::string, std::uint32_t> waiting;
    for (const ExpectedPicture& picture : expected.pictures)
        waiting.emplace(bare(picture.alternative), picture.offset);
    for (const FoundPicture& picture : found) {
        const auto known = waiting.find(bare(picture.alternative));
        if (known == waiting.end())
            add_finding(
                codes::picture_differs,
                picture.where,
                fmt::format(
                    "the manuscript has no picture that shows \"{}\"", picture.alternative
                ),
                report
            );
        else
            waiting.erase(known);
    }
    // Words that stand for a missing picture are painted, with its frame's literals or
    // without.
    for (const MadeText& label : labels) {
        if (waiting.empty()) return;
        if (const auto known = waiting.find(bare(label.text)); known != waiting.end())
            waiting.erase(known);
    }
    for (const auto& [words, offset] : waiting)
        add_finding(
            codes::picture_differs,
            "",
            fmt::format("the picture's description \"{}\" is not told", words),
            offset,
            report
        );
}

}  // namespace pam::preflight
