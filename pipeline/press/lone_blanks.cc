#include "press/lone_blanks.h"

#include <algorithm>
#include <optional>

namespace pam::press {
namespace {

/// Letters and figures of ASCII leave a mark in every face.
bool surely_shows(const std::string& text) {
    return !text.empty() && text[0] > ' ' && text[0] < '\x7F';
}

/// The fragment that takes in the blank one.
std::optional<std::size_t> host_of(
    const std::vector<galley::Fragment>& fragments, std::size_t blank, const Faces& faces
) {
    const auto fits = [&](std::size_t i) {
        return fragments[i].matter == fragments[blank].matter
               && !is_blank(fragments[i].run, faces) && !fragments[i].run.glyphs.empty();
    };
    for (std::size_t i = blank; i-- > 0;)
        if (fits(i)) return i;
    for (std::size_t i = blank + 1; i < fragments.size(); ++i)
        if (fits(i)) return i;
    return std::nullopt;
}

/// The blank's glyphs as the host's own spaces, with places told from the host's origin.
std::vector<foundry::Glyph> host_glyphs(
    const galley::Fragment& blank, const galley::Fragment& host, std::uint16_t space
) {
    std::vector<foundry::Glyph> glyphs = blank.run.glyphs;
    for (foundry::Glyph& glyph : glyphs) {
        if (blank.run.face != host.run.face) glyph.id = space;
        glyph.x += blank.x - host.x;
        glyph.y += host.rise - blank.rise;
    }
    return glyphs;
}

enum class End { Front, Back };

void join(
    foundry::GlyphRun& run,
    const foundry::GlyphRun& blank,
    const std::vector<foundry::Glyph>& glyphs,
    End end
) {
    const bool front = end == End::Front;
    run.text.insert(front ? 0 : run.text.size(), blank.text);
    run.glyphs.insert(
        front ? run.glyphs.begin() : run.glyphs.end(), glyphs.begin(), glyphs.end()
    );
    run.clusters.insert(
        front ? run.clusters.begin() : run.clusters.end(),
        blank.clusters.begin(),
        blank.clusters.end()
    );
}

}  // namespace

bool is_blank(const foundry::GlyphRun& run, const Faces& faces) {
    if (run.text.empty() || surely_shows(run.text)) return false;
    return std::none_of(run.glyphs.begin(), run.glyphs.end(), [&](const auto& glyph) {
        return faces.has_ink(run.face, glyph.id);
    });
}

bool has_lone_blanks(const galley::SetLine& line, const Faces& faces) {
    return std::any_of(
        line.fragments.begin(),
        line.fragments.end(),
        [&](const galley::Fragment& fragment) { return is_blank(fragment.run, faces); }
    );
}

std::vector<galley::Fragment>
blanks_joined(const std::vector<galley::Fragment>& fragments, const Faces& faces) {
    std::vector<galley::Fragment> joined = fragments;
    // Backwards for blanks that go to the front of a later one, so that they keep their
    // order.
    for (std::size_t step = 0; step < 2 * fragments.size(); ++step) {
        const bool forwards = step < fragments.size();
        const std::size_t i = forwards ? step : 2 * fragments.size() - 1 - step;
        if (!is_blank(fragments[i].run, faces)) continue;
        const std::optional<std::size_t> host = host_of(fragments, i, faces);
        if (!host || forwards != (*host < i)) continue;
        const std::uint16_t space = faces.has(fragments[*host].run.face)
                                        ? faces.shape(fragments[*host].run.face).space
                                        : 0;
        join(
            joined[*host].run,
            fragments[i].run,
            host_glyphs(fragments[i], fragments[*host], space),
            forwards ? End::Back : End::Front
        );
        joined[i].run.text.clear();
        joined[i].run.glyphs.clear();
        joined[i].run.clusters.clear();
    }
    return joined;
}

}  // namespace pam::press
