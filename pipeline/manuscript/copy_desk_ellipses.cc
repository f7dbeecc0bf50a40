// Three typed points, close or spaced, become one ellipsis; a fourth is the sentence's full
// stop. Leaders of five points and more are left alone.
#include "manuscript/copy_desk_rules.h"

namespace pam::manuscript {

namespace {

constexpr const char* rule = "ellipsis";

// Places of the points of one run: points with at most one space between them.
std::vector<std::size_t> run_of_points(std::string_view flat, std::size_t first) {
    std::vector<std::size_t> points{first};
    for (std::size_t at = first + 1; at < flat.size();) {
        if (flat[at] == ' ' && at + 1 < flat.size() && flat[at + 1] == '.') ++at;
        if (flat[at] != '.') break;
        points.push_back(at++);
    }
    return points;
}

// Index of a close group of three points, or of three spaced ones that are not part of a
// longer close run.
std::size_t three_from(const std::vector<std::size_t>& points) {
    if (points.size() == 3) return 0;
    // "... ." closes the ellipsis with a full stop; every other four begin with the full
    // stop.
    const bool close_first = points[2] == points[0] + 2 && points[3] > points[2] + 1;
    return close_first ? 0 : 1;
}

// Points inside a path ("../..", "/.../x") are no ellipsis.
bool in_path(std::string_view flat, std::size_t first, std::size_t last) {
    const auto slash = [](char32_t c) { return c == '/' || c == '\\'; };
    return slash(before(flat, first)) || slash(at_or_end(flat, last + 1));
}

void mend_run(std::string_view flat, const std::vector<std::size_t>& points, Edits& edits) {
    if (points.size() < 3 || points.size() > 4
        || in_path(flat, points.front(), points.back()))
        return;
    const std::size_t first = points.size() == 3 ? 0 : three_from(points);
    const bool spaced_lead = points.size() == 4 && first == 1
                             && before(flat, points[0]) == ' ' && points[1] > points[0] + 1;
    // " . . . ." is an ellipsis and the full stop after it.
    if (spaced_lead)
        return edits.push_back({points[0], points[3] + 1, "\xE2\x80\xA6.", rule});
    edits.push_back({points[first], points[first + 2] + 1, "\xE2\x80\xA6", rule});
}

}  // namespace

void mend_ellipses(std::string_view flat, Edits& edits) {
    for (std::size_t at = flat.find('.'); at != std::string_view::npos;
         at = flat.find('.', at)) {
        if (at + 1 == flat.size() || (flat[at + 1] != '.' && flat[at + 1] != ' ')) {
            ++at;
            continue;
        }
        const std::vector<std::size_t> points = run_of_points(flat, at);
        mend_run(flat, points, edits);
        at = points.back() + 1;
    }
}

}  // namespace pam::manuscript
