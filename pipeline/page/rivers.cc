#include "page/rivers.h"

#include <algorithm>
#include <string_view>

namespace pam::page {
namespace {

/// A space of the line above may run on in one of this line.
struct Chain {
    Gap gap;
    std::size_t lines = 1;
    bool runs_on = false;
};

bool lies_under(Gap lower, Gap upper) {
    const Length overlap =
        std::min(lower.right, upper.right) - std::max(lower.left, upper.left);
    const Length narrower = std::min(lower.right - lower.left, upper.right - upper.left);
    return overlap + overlap > narrower;
}

void add_gaps(const galley::Fragment& fragment, std::vector<Gap>& gaps) {
    const foundry::GlyphRun& run = fragment.run;
    std::size_t glyph = 0;
    std::size_t byte = 0;
    for (const foundry::Cluster& cluster : run.clusters) {
        const bool space =
            cluster.glyphs == 1 && std::string_view(run.text).substr(byte, 1) == " ";
        if (space) {
            const Length at = run.glyphs[glyph].x;
            // From right to left the glyph before a space stands at its right.
            const bool backwards = glyph > 0 && run.glyphs[glyph - 1].x > at;
            const Length next =
                glyph + 1 < run.glyphs.size() ? run.glyphs[glyph + 1].x : run.width;
            const Length end = backwards ? run.glyphs[glyph - 1].x : next;
            gaps.push_back({fragment.x + at, fragment.x + end});
        }
        glyph += cluster.glyphs;
        byte += cluster.bytes;
    }
}

bool ends_in_space(const galley::SetLine& line) {
    return !line.fragments.empty() && line.fragments.back().run.text.ends_with(' ');
}

}  // namespace

std::vector<Gap> gaps_of(const galley::SetLine& line) {
    std::vector<Gap> gaps;
    for (const galley::Fragment& fragment : line.fragments)
        add_gaps(fragment, gaps);
    if (ends_in_space(line) && !gaps.empty()) gaps.pop_back();
    std::sort(gaps.begin(), gaps.end(), [](Gap a, Gap b) { return a.left < b.left; });
    return gaps;
}

std::size_t count_rivers(std::span<const galley::SetLine> lines) {
    std::size_t rivers = 0;
    std::vector<Chain> above;
    const auto count_ended = [&] {
        for (const Chain& chain : above)
            if (!chain.runs_on && chain.lines >= river_lines) ++rivers;
    };
    for (const galley::SetLine& line : lines) {
        std::vector<Chain> here;
        for (const Gap gap : gaps_of(line)) {
            Chain* longest = nullptr;
            for (Chain& chain : above)
                if (lies_under(gap, chain.gap)
                    && (!longest || chain.lines > longest->lines))
                    longest = &chain;
            if (longest) longest->runs_on = true;
            here.push_back({gap, longest ? longest->lines + 1 : 1, false});
        }
        count_ended();
        above = std::move(here);
    }
    count_ended();
    return rivers;
}

}  // namespace pam::page
