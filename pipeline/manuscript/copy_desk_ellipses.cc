// Three typed points, close or spaced, become one ellipsis; a fourth is the sentence's full
// stop. Leaders of five points and more are left alone.
#include "manuscript/copy_desk_rules.h"

namespace pam::manuscript {

namespace {

constexpr std::string_view ellipsis = "…";

// A run of points with at most one space between them; only the first few are kept.
struct Run {
    std::size_t points[4] = {};
    std::size_t count = 0;
    std::size_t last = 0;
};

Run run_of_points(std::string_view flat, std::size_t first) {
    Run run;
    for (std::size_t at = first; at < flat.size();) {
        if (at > first && flat[at] == ' ' && at + 1 < flat.size() && flat[at + 1] == '.')
            ++at;
        if (flat[at] != '.') break;
        if (run.count < 4) run.points[run.count] = at;
        ++run.count;
        run.last = at++;
    }
    return run;
}

// Index of a close group of three points, or of three spaced ones that are not part of a
// longer close run.
std::size_t three_from(const Run& run) {
    if (run.count == 3) return 0;
    // "... ." closes the ellipsis with a full stop; every other four begin with the full
    // stop.
    const bool close_first =
        run.points[2] == run.points[0] + 2 && run.points[3] > run.points[2] + 1;
    return close_first ? 0 : 1;
}

// Points inside a path ("../..", "/.../x") are no ellipsis.
bool in_path(std::string_view flat, std::size_t first, std::size_t last) {
    const auto slash = [](char32_t c) { return c == '/' || c == '\\'; };
    return slash(before(flat, first)) || slash(at_or_end(flat, last + 1));
}

void mend_run(std::string_view flat, const Run& run, Edits& edits) {
    if (run.count < 3 || run.count > 4 || in_path(flat, run.points[0], run.last)) return;
    const std::size_t first = three_from(run);
    const bool spaced_lead = run.count == 4 && first == 1
                             && before(flat, run.points[0]) == ' '
                             && run.points[1] > run.points[0] + 1;
    // " . . . ." is an ellipsis and the full stop after it.
    if (spaced_lead)
        return edits.push_back(edit(run.points[0], run.points[3] + 1, "….", rules::ellipsis)
        );
    edits.push_back(
        edit(run.points[first], run.points[first + 2] + 1, ellipsis, rules::ellipsis)
    );
}

}  // namespace

void mend_ellipses(const Copy& copy, Edits& edits) {
    const std::string_view flat = copy.flat();
    std::size_t done = 0;
    for (const std::size_t at : copy.places.points) {
        if (at < done || at + 2 >= flat.size()) continue;
        const bool run =
            flat[at + 1] == '.' || (flat[at + 1] == ' ' && flat[at + 2] == '.');
        if (!run) continue;
        const Run points = run_of_points(flat, at);
        mend_run(flat, points, edits);
        done = points.last + 1;
    }
}

}  // namespace pam::manuscript
