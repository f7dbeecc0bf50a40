// Works with floats, notes and columns at random. Nothing is lost or out of order; and
// where a search through every division is possible, none is cheaper.
#include "page/page_breaker.h"
#include "page/prices.h"
#include "paper.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <random>

using namespace paper;
using page::Layer;
namespace price = page::price;
using price::Price;

namespace {

constexpr int full = 10;
using Random = std::minstd_rand;

int pick(Random& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

galley::Float random_float(Random& random, std::size_t number, std::size_t before) {
    galley::Float made;
    made.place = pick(random, 0, 2) == 0 ? style::Float::Bottom : style::Float::Top;
    made.before = before;
    made.blocks = {panel("f" + std::to_string(number), pick(random, 1, 3) * 10)};
    made.space = pt(10);
    return made;
}

/// Paragraphs with floats between them; with notes and columns where asked for.
galley::Galley random_work(Random& random, int most_blocks, bool rich) {
    galley::Galley galley;
    if (rich) {
        galley::ColumnSet set;
        set.count = pick(random, 2, 3);
        set.pitch = pt(55);
        set.gap = pt(5);
        galley.column_sets = {set};
    }
    const int count = pick(random, 2, most_blocks);
    const bool columns = rich && pick(random, 0, 1) == 0;
    for (int b = 0; b < count; ++b) {
        const std::string name = "b" + std::to_string(b) + ".";
        galley::Block block = paragraph(name, static_cast<std::size_t>(pick(random, 1, 9)));
        block.columns = columns ? 1 : 0;
        if (rich && b > 0 && b + 1 < count && pick(random, 0, 4) == 0) {
            block = heading(name, 10);
            if (pick(random, 0, 2) == 0) block.break_before = style::Break::Page;
        }
        if (rich && pick(random, 0, 3) == 0) {
            const auto length = static_cast<std::size_t>(pick(random, 1, 6));
            block.lines.back().notes = {galley.notes.size()};
            galley.notes.push_back(
                {paragraph("n" + std::to_string(galley.notes.size()) + ".", length, 8)}
            );
        }
        galley.blocks.push_back(block);
        if (pick(random, 0, 2) == 0) {
            const std::size_t number = galley.floats.size();
            galley.floats.push_back(random_float(random, number, galley.blocks.size()));
            if (rich && !columns && pick(random, 0, 5) == 0)
                galley.floats.back().place = style::Float::Page;
        }
    }
    return galley;
}

std::vector<std::string> all_of(const page::PagedDocument& paged, Layer layer) {
    std::vector<std::string> found;
    for (const page::Page& page : paged.pages) {
        for (const page::Item& item : page.items) {
            const auto* line = std::get_if<page::PlacedLine>(&item);
            if (line && line->layer == layer)
                found.push_back(line->line->fragments[0].run.text);
        }
    }
    return found;
}

std::vector<std::string> texts_of(const std::vector<galley::Block>& blocks) {
    std::vector<std::string> found;
    for (const galley::Block& block : blocks) {
        for (const galley::SetLine& line : block.lines)
            found.push_back(line.fragments[0].run.text);
        for (const galley::PanelLine& line : block.panel_lines)
            found.push_back(line.line.fragments[0].run.text);
    }
    return found;
}

/// The page on which each line stands.
std::map<std::string, std::size_t> pages_of(const page::PagedDocument& paged) {
    std::map<std::string, std::size_t> where;
    for (std::size_t i = 0; i < paged.pages.size(); ++i) {
        for (const page::Item& item : paged.pages[i].items) {
            if (const auto* line = std::get_if<page::PlacedLine>(&item))
                where[line->line->fragments[0].run.text] = i;
        }
    }
    return where;
}

/// Every way to end every page, with every choice of floats on it. One column, no notes.
class Search {
public:
    explicit Search(const galley::Galley& galley) {
        for (std::size_t b = 0; b < galley.blocks.size(); ++b) {
            const auto count = static_cast<int>(galley.blocks[b].lines.size());
            for (int i = 1; i <= count; ++i) {
                legal_.push_back(i == count || (i >= 2 && count - i >= 2));
                next_piece_.push_back(i == count ? b + 1 : b);
            }
        }
        for (const galley::Float& waiting : galley.floats)
            floats_.push_back(waiting);
    }

    Price best() {
        page(0, 0, true, page::free_foot, 0);
        return best_;
    }

private:
    [[nodiscard]] std::size_t called(int end) const {
        std::size_t count = 0;
        for (const galley::Float& waiting : floats_)
            count += waiting.before <= next_piece_[static_cast<std::size_t>(end - 1)];
        return count;
    }
    [[nodiscard]] int taken(std::size_t from, std::size_t to) const {
        int lines = 0;
        for (std::size_t i = from; i < to; ++i)
            lines += floats_[i].height().units() / pt(10).units() + 1;
        return lines;
    }
    [[nodiscard]] bool in_order(std::size_t from, std::size_t to, bool opening) const {
        bool below = false;
        for (std::size_t i = from; i < to; ++i) {
            const bool foot = floats_[i].place == style::Float::Bottom;
            if (!foot && (below || opening)) return false;
            below = foot;
        }
        return true;
    }
    static Price height(int missing) {
        if (missing == -1) return price::long_by_one;
        if (missing == 0) return 0;
        if (missing == 1) return price::short_by_one;
        return price::short_by_two + price::each_further_line * (missing - 2);
    }

    void page(int start, std::size_t placed, bool recto, int facing, Price spent) {
        for (std::size_t to = placed; to <= floats_.size() && to <= placed + 3; ++to) {
            const int room = full - taken(placed, to);
            if (to > placed && (room < 5 || !in_order(placed, to, start == 0))) continue;
            for (int end = start + 1; end <= start + room + 1; ++end) {
                if (end > static_cast<int>(legal_.size())) break;
                if (!legal_[static_cast<std::size_t>(end - 1)] || to > called(end))
                    continue;
                cut(start, end, to, room, recto, facing, spent);
            }
        }
    }

    void
    cut(int start, int end, std::size_t to, int room, bool recto, int facing, Price spent) {
        const int missing = room - (end - start);
        const std::size_t waiting = called(end) - to;
        spent += price::float_waits * static_cast<Price>(waiting);
        const int step = recto && facing != page::free_foot ? facing - missing : 0;
        if (end < static_cast<int>(legal_.size())) {
            spent += height(missing) + price::uneven_line * std::abs(step);
            if (spent >= best_) return;
            const int next = recto ? page::free_foot : std::min(missing, 4);
            return page(end, to, !recto, next, spent);
        }
        const int few = price::last_page_lines - (end - start);
        if (start > 0 && few > 0) spent += price::last_page_line * few * few;
        if (missing < 0) spent += height(missing);
        spent += price::uneven_line * std::max(0, step);
        best_ = std::min(best_, spent + flush(to));
    }

    /// Pages of the floats that are left over, as full as they get.
    [[nodiscard]] Price flush(std::size_t from) const {
        Price cost = 0;
        while (from < floats_.size()) {
            int used = taken(from, from + 1) - 1;
            for (++from; from < floats_.size(); ++from) {
                used += taken(from, from + 1);
                if (used > full) break;
            }
            cost += price::float_waits * static_cast<Price>(floats_.size() - from);
        }
        return cost;
    }

    std::vector<bool> legal_;
    std::vector<std::size_t> next_piece_;
    std::vector<galley::Float> floats_;
    Price best_ = std::numeric_limits<Price>::max() / 2;
};

}  // namespace

TEST_CASE("every line stands on one page, in order, whatever floats around it", "[page]") {
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        random.discard(10);
        const galley::Galley work = random_work(random, 12, true);
        Diagnostics log;
        const auto paged = make_up(work, styles(), log);
        REQUIRE(all_of(paged, Layer::Text) == texts_of(work.blocks));
        std::vector<std::string> floats, notes;
        for (const galley::Float& waiting : work.floats)
            for (const std::string& words : texts_of(waiting.blocks))
                floats.push_back(words);
        for (const auto& note : work.notes)
            for (const std::string& words : texts_of(note))
                notes.push_back(words);
        REQUIRE(all_of(paged, Layer::Float) == floats);
        REQUIRE(all_of(paged, Layer::Note) == notes);
        const auto where = pages_of(paged);
        for (std::size_t f = 0; f < work.floats.size(); ++f) {
            const galley::Block& before = work.blocks[work.floats[f].before - 1];
            const std::string& place = before.lines.back().fragments[0].run.text;
            REQUIRE(where.at("f" + std::to_string(f)) >= where.at(place));
        }
        for (const galley::Block& block : work.blocks) {
            for (const std::size_t note : block.lines.back().notes) {
                const std::string& call = block.lines.back().fragments[0].run.text;
                REQUIRE(where.at("n" + std::to_string(note) + ".1") >= where.at(call));
            }
        }
    }
}

TEST_CASE("pages with floats cost what trying every division finds", "[page]") {
    int compared = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        random.discard(10);
        const galley::Galley work = random_work(random, 6, false);
        page::Frame frame;
        frame.lines = full;
        frame.grid = frame.note_gap = pt(10);
        const page::Column column(work, pt(10), full, false);
        const Price found = page::break_pages(column, {{frame, frame, frame}}, false).price;
        const Price tried = Search(work).best();
        if (tried >= price::horizon) continue;
        REQUIRE(found == tried);
        ++compared;
    }
    CHECK(compared > 500);
}
