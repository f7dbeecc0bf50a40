#include "galley/table_slices.h"

#include <algorithm>
#include <utility>

namespace pam::galley {

namespace {

Length foot_of(const PanelLine& line) {
    return line.origin.y + line.line.height;
}

Length foot_of(const Rect& box) {
    return box.origin.y + box.size.height;
}

class Slicer {
public:
    Slicer(Block& panel, const std::vector<Length>& edges, Length under_head)
        : panel_(panel)
        , edges_(edges)
        , under_head_(under_head) {}

    std::vector<Block> run() {
        find_cuts();
        std::vector<Block> parts;
        Length from;
        for (const Cut& cut : cuts_) {
            parts.push_back(part(from, cut.y, cut.lines));
            from = cut.y;
        }
        parts.push_back(part(from, panel_.panel_height, panel_.panel_lines.size()));
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (!is_edge(i)) parts[i].under_head = under_head_;
        parts.front().ids = std::move(panel_.ids);
        parts.front().strings = std::move(panel_.strings);
        // Not a single line before the rest or after it.
        parts.front().keep_with_next = parts.size() > 1;
        if (parts.size() > 2) parts[parts.size() - 2].keep_with_next = true;
        parts.back().keep_with_next = panel_.keep_with_next;
        return parts;
    }

private:
    struct Cut {
        Length y;
        std::size_t lines = 0;  // that stand above
    };

    void find_cuts() {
        const std::vector<PanelLine>& lines = panel_.panel_lines;
        std::vector<Length> highest_below(lines.size() + 1, panel_.panel_height);
        for (std::size_t i = lines.size(); i-- > 0;)
            highest_below[i] = std::min(highest_below[i + 1], lines[i].origin.y);
        Length lowest_above;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            lowest_above = std::max(lowest_above, foot_of(lines[i - 1]));
            if (lowest_above > highest_below[i]) continue;
            const Length y = between(lowest_above, highest_below[i]);
            if (!crosses_image(y) && (cuts_.empty() || y > cuts_.back().y))
                cuts_.push_back({y, i});
        }
    }

    [[nodiscard]] bool is_edge(std::size_t part) const {
        return std::binary_search(edges_.begin(), edges_.end(), cuts_[part - 1].y);
    }

    /// The foot of a row, or else right under the last line.
    [[nodiscard]] Length between(Length above, Length below) const {
        const auto edge = std::lower_bound(edges_.begin(), edges_.end(), above);
        return edge != edges_.end() && *edge <= below ? *edge : above;
    }

    [[nodiscard]] bool crosses_image(Length y) const {
        return std::any_of(
            panel_.images.begin(),
            panel_.images.end(),
            [&](const PlacedImage& image) {
                return image.box.origin.y < y && foot_of(image.box) > y;
            }
        );
    }

    Block part(Length from, Length to, std::size_t end_of_lines) {
        Block made;
        made.kind = Block::Kind::Panel;
        made.keep_together = true;
        made.panel_height = to - from;
        for (; taken_ < end_of_lines; ++taken_) {
            PanelLine& line = panel_.panel_lines[taken_];
            line.origin.y -= from;
            made.source = joined(made.source, line.line.source);
            made.panel_lines.push_back(std::move(line));
        }
        if (made.source.is_none()) made.source = panel_.source;
        const bool last = to == panel_.panel_height;
        for (const PlacedImage& image : panel_.images)
            if (image.box.origin.y >= from && (image.box.origin.y < to || last)) {
                made.images.push_back(image);
                made.images.back().box.origin.y -= from;
            }
        for (const Rule& rule : panel_.rules)
            add_rule(rule, from, to, last, made);
        return made;
    }

    /// A rule that runs down is parted with the panel; one that runs across stands on the
    /// part above it.
    static void add_rule(const Rule& rule, Length from, Length to, bool last, Block& made) {
        Rule cut = rule;
        const Length top = rule.box.origin.y;
        const bool across = rule.box.size.width > rule.box.size.height;
        if (across) {
            const bool here =
                top > from ? top <= to || last : top == from && from == Length();
            if (!here) return;
        } else {
            const Length begin = std::max(top, from);
            const Length end = last ? foot_of(rule.box) : std::min(foot_of(rule.box), to);
            if (end <= begin) return;
            cut.box.origin.y = begin;
            cut.box.size.height = end - begin;
        }
        cut.box.origin.y -= from;
        made.rules.push_back(cut);
    }

    Block& panel_;
    const std::vector<Length>& edges_;
    Length under_head_;
    std::vector<Cut> cuts_;
    std::size_t taken_ = 0;
};

}  // namespace

std::vector<Block>
slices(Block panel, const std::vector<Length>& edges, Length under_head) {
    return Slicer(panel, edges, under_head).run();
}

}  // namespace pam::galley
