// First the borders of pages: form feeds, the separators of scans, page numbers that count
// on. Then the lines beside them: words that stand there page after page are running heads.
// A book without borders has no furniture; numbers and words alone tell nothing.
#include "manuscript/plain_pages.h"

#include "base/utf8.h"
#include "manuscript/heading_words.h"
#include "manuscript/plain_page_marks.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace pam::manuscript {

namespace {

constexpr std::size_t no_line = static_cast<std::size_t>(-1);
constexpr std::size_t edge_lines = 2;  // looked at on either side of a border
constexpr std::size_t least_heads = 3;

enum class Border : std::uint8_t { FormFeed, Scan, Number };

struct PageEnd {
    std::size_t line = 0;
    Border border = Border::Number;
};

// A line at the edge of a page.
struct Edge {
    std::size_t line = no_line;
    std::size_t border = 0;
    bool top = false;  // of the page after the border; else the foot of the one before
    std::string key;
};

struct Counted {
    std::size_t line = 0;
    int number = 0;
};

class PageFinder {
public:
    PageFinder(const Source& source, const Lines& lines)
        : source_(source)
        , lines_(lines)
        , found_(lines.size(), PageFurniture::None) {}

    std::vector<PageFurniture> find() {
        gather();
        find_counting_marks();
        std::sort(ends_.begin(), ends_.end(), [](const PageEnd& a, const PageEnd& b) {
            return a.line < b.line;
        });
        if (!ends_.empty()) {
            find_edges();
            find_heads();
            find_edge_numbers();
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] std::string_view text(std::size_t line) const {
        return source_.text(lines_[line].text);
    }

    [[nodiscard]] bool is_form_feed(std::size_t line) const {
        const std::uint32_t at = lines_[line].text.begin;
        return lines_[line].blank() && at < source_.text().size()
               && source_.text()[at] == '\f';
    }

    // ------------------------------------------------ borders

    void gather() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].blank()) {
                if (is_form_feed(i)) ends_.push_back({i, Border::FormFeed});
                continue;
            }
            if (text(i)[0] == '#' && is_scan_separator(text(i))) {
                found_[i] = PageFurniture::Separator;
                ends_.push_back({i, Border::Scan});
                scanned_ = true;
            } else if (const auto mark = page_mark(text(i))) {
                counting_[static_cast<std::size_t>(mark->form)].push_back({i, mark->number}
                );
            }
        }
    }

    void find_counting_marks() {
        for (std::size_t form = 0; form < counting_.size(); ++form) {
            const auto& marks = counting_[form];
            const bool bare = form == static_cast<std::size_t>(PageMark::Number);
            std::vector<Counted> chain;
            for (const Counted& mark : marks) {
                const int step = chain.empty() ? 0 : mark.number - chain.back().number;
                const std::size_t far = chain.empty() ? 0 : mark.line - chain.back().line;
                if (!chain.empty() && (step == 1 || step == 2) && far >= 8) {
                    chain.push_back(mark);
                } else if (chain.size() < 2 || far > 400) {
                    take(chain, bare);
                    chain = {mark};
                }
            }
            take(chain, bare);
        }
    }

    // Numbers of pages fall in the middle of sentences, numbers of sections do not.
    void take(const std::vector<Counted>& chain, bool bare) {
        if (chain.size() < (bare ? 4 : 3)) return;
        const auto cut = static_cast<std::size_t>(std::count_if(
            chain.begin(),
            chain.end(),
            [&](const Counted& mark) { return cuts_sentence(mark.line); }
        ));
        if (cut < 2 || cut * 4 < chain.size()) return;
        for (const Counted& mark : chain) {
            found_[mark.line] = PageFurniture::Number;
            ends_.push_back({mark.line, Border::Number});
        }
    }

    // The text above, past a running head at most, stops in mid-sentence.
    [[nodiscard]] bool cuts_sentence(std::size_t line) const {
        std::size_t seen = 0;
        for (std::size_t up = line; up-- > 0 && line - up < 12;) {
            if (lines_[up].blank()) continue;
            const std::string_view above = text(up);
            const bool prose = lines_[up].width >= 30 || ends_sentence(above);
            if (prose && !is_all_capitals(above)) return !ends_sentence(above);
            if (++seen > edge_lines) break;
        }
        return false;
    }

    // ------------------------------------------------ edges

    void find_edges() {
        for (std::size_t n = 0; n < ends_.size(); ++n) {
            const std::size_t floor = n == 0 ? 0 : ends_[n - 1].line + 1;
            const std::size_t ceiling =
                n + 1 < ends_.size() ? ends_[n + 1].line : lines_.size();
            std::size_t seen = 0;
            for (std::size_t i = ends_[n].line; i-- > floor && seen < edge_lines;)
                seen += note_edge(i, n, false);
            seen = 0;
            for (std::size_t i = ends_[n].line + 1; i < ceiling && seen < edge_lines; ++i)
                seen += note_edge(i, n, true);
        }
        note_ends_of_file();
    }

    // The last page of a scan ends with the file, the first of a typescript begins with it.
    void note_ends_of_file() {
        std::size_t seen = 0;
        if (scanned_)
            for (std::size_t i = lines_.size(); i-- > ends_.back().line + 1 && seen < 1;)
                seen += note_edge(i, ends_.size(), false);
        seen = 0;
        if (ends_.front().border == Border::FormFeed)
            for (std::size_t i = 0; i < ends_.front().line && seen < 1; ++i)
                seen += note_edge(i, ends_.size(), true);
    }

    bool note_edge(std::size_t line, std::size_t border, bool top) {
        if (lines_[line].blank()) return false;
        Edge edge{line, border, top, {}};
        if (is_headlike(line)) edge.key = head_key(text(line));
        edges_.push_back(std::move(edge));
        return true;
    }

    // A line of prose that comes three times is a refrain.
    [[nodiscard]] bool is_headlike(std::size_t line) const {
        const std::string_view words = text(line);
        if (lines_[line].width > 80 || begins_lower(words) || ends_open(words))
            return false;
        return is_all_capitals(words) || is_title_case(words)
               || words.find_first_of("0123456789") != std::string_view::npos
               || words.find("   ") != std::string_view::npos;
    }

    // Words at the same edge of three pages and more. The first of them may be the title
    // that the others repeat: it stays where they have a page's number and it has none.
    void find_heads() {
        std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
            return a.line < b.line;
        });
        std::unordered_map<std::string, std::vector<std::size_t>> places;
        for (std::size_t e = 0; e < edges_.size(); ++e)
            if (!edges_[e].key.empty())
                places[edges_[e].key + (edges_[e].top ? "^" : "_")].push_back(e);
        std::vector<std::string> heads;
        for (std::size_t e = 0; e < edges_.size(); ++e) {
            if (edges_[e].key.empty()) continue;
            const auto& same = places[edges_[e].key + (edges_[e].top ? "^" : "_")];
            if (same.size() < least_heads || same.size() * 12 < ends_.size()) continue;
            if (e == same.front()) {
                heads.push_back(edges_[e].key);
                if (has_number(same[1]) && !has_number(e)) continue;
            }
            found_[edges_[e].line] = PageFurniture::Head;
        }
        // A scanner misreads a letter now and then.
        for (const Edge& edge : edges_)
            if (!edge.key.empty() && found_[edge.line] == PageFurniture::None && scanned_
                && edge.top && resembles(edge.key, heads)
                && places[edge.key + "^"].size() < 2)
                found_[edge.line] = PageFurniture::Head;
    }

    // A number in the line itself, or alone in its neighbour.
    [[nodiscard]] bool has_number(std::size_t e) const {
        const std::string_view words = text(edges_[e].line);
        if (words.find_first_of("0123456789") != std::string_view::npos) return true;
        const auto alone = [&](std::size_t other) {
            return other < edges_.size() && edges_[other].border == edges_[e].border
                   && page_mark(text(edges_[other].line)).has_value();
        };
        return alone(e + 1) || (e > 0 && alone(e - 1));
    }

    // Two letters at most are others.
    static bool resembles(const std::string& key, const std::vector<std::string>& heads) {
        constexpr std::size_t looked_at = 64;
        std::size_t seen = 0;
        for (const std::string& head : heads) {
            if (++seen > looked_at) break;
            if (head.size() != key.size() || key.size() < 8) continue;
            std::size_t other = 0;
            for (std::size_t i = 0; i < key.size(); ++i)
                other += key[i] != head[i];
            if (other <= 2) return true;
        }
        return false;
    }

    // ------------------------------------------------ numbers and signatures at the edges

    void find_edge_numbers() {
        for (std::size_t e = 0; e < edges_.size(); ++e) {
            const Edge& edge = edges_[e];
            if (found_[edge.line] != PageFurniture::None || !is_outermost(e)) continue;
            const bool scan = is_scan_edge(edge);
            const auto mark = page_mark(text(edge.line));
            if (mark && (scan || counts_on(e, mark->number)))
                found_[edge.line] = PageFurniture::Number;
            else if (scan && !edge.top && is_signature_mark(text(edge.line)))
                found_[edge.line] = PageFurniture::Signature;
        }
    }

    [[nodiscard]] bool is_scan_edge(const Edge& edge) const {
        if (edge.border == ends_.size()) return scanned_;
        return ends_[edge.border].border == Border::Scan;
    }

    // Nothing but furniture is nearer to the border.
    [[nodiscard]] bool is_outermost(std::size_t e) const {
        const Edge& edge = edges_[e];
        const std::size_t border =
            edge.border < ends_.size() ? ends_[edge.border].line : lines_.size();
        if (edge.top && edge.border == ends_.size()) return true;
        const std::size_t begin = edge.top ? border + 1 : edge.line + 1;
        const std::size_t end = edge.top ? edge.line : border;
        for (std::size_t i = begin; i < end && i < begin + 12; ++i)
            if (!lines_[i].blank() && found_[i] == PageFurniture::None) return false;
        return end - begin < 12;
    }

    // The page above the first border is the first.
    [[nodiscard]] int page_of(const Edge& edge) const {
        const bool first = edge.top && edge.border == ends_.size();
        return first ? 0 : static_cast<int>(edge.border) + (edge.top ? 1 : 0);
    }

    // On one of the pages beside it stands the next number or the one before.
    [[nodiscard]] bool counts_on(std::size_t e, int number) const {
        constexpr std::size_t near = 10;
        const auto agrees = [&](std::size_t other) {
            const auto mark = page_mark(text(edges_[other].line));
            if (!mark || edges_[other].top != edges_[e].top) return false;
            const int pages = page_of(edges_[other]) - page_of(edges_[e]);
            return pages != 0 && mark->number - number == pages;
        };
        for (std::size_t other = e > near ? e - near : 0;
             other < std::min(e + near, edges_.size());
             ++other)
            if (agrees(other)) return true;
        return false;
    }

    const Source& source_;
    const Lines& lines_;
    std::vector<PageFurniture> found_;
    std::vector<PageEnd> ends_;
    std::array<std::vector<Counted>, 4> counting_;
    std::vector<Edge> edges_;
    bool scanned_ = false;
};

// ---------------------------------------------------------------- titles typed again

class RepeatedTitles {
public:
    RepeatedTitles(
        const Source& source, const Lines& lines, std::vector<PageFurniture>& found
    )
        : source_(source)
        , lines_(lines)
        , found_(found) {}

    void find() {
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (stands_alone(i) && is_all_capitals(text(i))) note(i);
        std::string_view act;
        for (const std::size_t i : titles_) {
            const auto& known = counts_[text(i)];
            const std::size_t next = next_line(i);
            if (known.over_acts < least_heads) continue;
            const std::string_view part = text(next);
            if (i != known.first) {
                found_[i] = PageFurniture::Head;
                if (part == act && lines_[next + 1].blank())
                    found_[next] = PageFurniture::Head;
            }
            act = part;
        }
    }

private:
    struct Title {
        std::size_t first = 0;
        std::size_t over_acts = 0;
    };

    [[nodiscard]] std::string_view text(std::size_t line) const {
        return source_.text(lines_[line].text);
    }

    [[nodiscard]] bool stands_alone(std::size_t i) const {
        return !lines_[i].blank() && lines_[i].width <= 60
               && (i == 0 || lines_[i - 1].blank()) && i + 2 < lines_.size()
               && lines_[i + 1].blank();
    }

    [[nodiscard]] std::size_t next_line(std::size_t i) const {
        std::size_t next = i + 1;
        while (next + 1 < lines_.size() && lines_[next].blank() && next < i + 8)
            ++next;
        return next;
    }

    void note(std::size_t i) {
        const auto [place, fresh] = counts_.try_emplace(text(i), Title{i, 0});
        const std::size_t next = next_line(i);
        if (lines_[next].blank() || next + 1 >= lines_.size() || lines_[next].width > 60)
            return;
        if (keyword_heading(text(next)).rank == no_heading
            || keyword_heading(text(i)).rank != no_heading)
            return;
        ++place->second.over_acts;
        titles_.push_back(i);
    }

    const Source& source_;
    const Lines& lines_;
    std::vector<PageFurniture>& found_;
    std::unordered_map<std::string_view, Title> counts_;
    std::vector<std::size_t> titles_;
};

}  // namespace

std::vector<PageFurniture> find_page_furniture(const Source& source, const Lines& lines) {
    return PageFinder(source, lines).find();
}

void find_repeated_titles(
    const Source& source, const Lines& lines, std::vector<PageFurniture>& furniture
) {
    RepeatedTitles(source, lines, furniture).find();
}

}  // namespace pam::manuscript
