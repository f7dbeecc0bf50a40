#include "manuscript/front_matter.h"

#include "base/utf8.h"
#include "manuscript/archive_notices.h"
#include "manuscript/contents_entries.h"
#include "manuscript/folded.h"
#include "manuscript/heading_words.h"
#include "manuscript/headings.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr std::size_t longest_front = 40;  // items

// What an item of the front matter is.
enum class Front {
    Line,
    Imprint,
    Date,
    Byline,
    Epigraph,
    Attribution,
    Dedication,
    Note,
    Notice,
    List
};

bool speaks_of_printing(std::string_view words) {
    constexpr std::string_view printing =
        " printed reprinted published publishers publisher press sold bookseller "
        "booksellers "
        "copyright entered edition impression printers verlag imprimerie librairie ";
    return has_word_of(words, printing);
}

bool opens_dedication(std::string_view words) {
    constexpr std::array<std::string_view, 6> openings{
        "to my ",
        "dedicated to",
        "in memory of",
        "in memoriam",
        "to the memory of",
        "for my "};
    return words.size() < 240
           && std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
                  return holds(words.substr(0, opening.size()), opening);
              });
}

bool is_short_name(std::string_view words) {
    std::string_view name = words;
    while (!name.empty() && (name.front() == '-' || name.starts_with("\xE2\x80\x94")))
        name.remove_prefix(name.front() == '-' ? 1 : 3);
    name = utf8::trim(name);
    return !name.empty() && name.size() <= 60 && word_count(name) <= 6
           && is_title_case(name) && has_letters(name);
}

class FrontMatter {
public:
    FrontMatter(Script& script, std::size_t begin, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , inferences_(inferences) {}

    std::size_t extend() {
        if (!has_title()) return begin_;
        for (std::size_t i = begin_; i < items_.size() && i < begin_ + longest_front; ++i) {
            if (ends_front(i)) return i > begin_ ? take(i) : begin_;
            part_byline(i);
            const auto kind = kind_of(i);
            if (!kind) return begin_;
            kinds_.push_back(*kind);
        }
        return begin_;
    }

private:
    [[nodiscard]] std::string words(std::size_t i) const {
        return script_.words(items_[i]);
    }

    [[nodiscard]] bool has_title() const {
        return std::any_of(
            items_.begin(),
            items_.begin() + static_cast<std::ptrdiff_t>(begin_),
            [](const Item& item) { return item.role == Role::Title; }
        );
    }

    // A headed part, or the heading of the list of contents.
    [[nodiscard]] bool ends_front(std::size_t i) const {
        const Item& item = items_[i];
        if (item.kind == ItemKind::Heading) return true;
        return script_.line_count(item) <= 2 && opens_part(script_, item);
    }

    // "Common Sense" and, in the line below, "By Thomas Paine".
    void part_byline(std::size_t i) {
        const Item item = items_[i];
        if (item.kind != ItemKind::LineGroup || script_.line_count(item) != 2) return;
        if (!byline_name(script_.line_text(item.last - 1))) return;
        items_[i].last = item.last - 1;
        items_[i].kind = ItemKind::Prose;
        Item below = item;
        below.first = item.last - 1;
        below.kind = ItemKind::Prose;
        below.blank_before = 0;
        items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(i) + 1, below);
    }

    // ------------------------------------------------ kinds

    [[nodiscard]] bool is_plain_line(std::string_view line) const {
        return line.size() <= 90
               && (!ends_sentence(line) || is_all_capitals(line) || is_title_case(line));
    }

    // Lines with capitals at their beginnings, set like verse, and no list.
    [[nodiscard]] bool is_verse(std::size_t i) const {
        const Item& item = items_[i];
        if (item.kind != ItemKind::LineGroup || is_all_capitals(words(i))) return false;
        for (std::size_t line = item.first; line < item.last; ++line)
            if (begins_lower(script_.line_text(line)) || script_.lines[line].width > 70)
                return false;
        return script_.line_count(item) <= 12;
    }

    [[nodiscard]] bool attributed(std::size_t i) const {
        if (i + 1 >= items_.size() || script_.line_count(items_[i + 1]) != 1) return false;
        const std::string next = words(i + 1);
        return is_short_name(next) && !is_date_line(next) && !speaks_of_printing(next)
               && (next.ends_with('.') || next.starts_with('-')
                   || next.starts_with("\xE2\x80\x94")
                   || items_[i + 1].indent > items_[i].indent + 4);
    }

    [[nodiscard]] bool is_quoted(std::string_view line) const {
        return line.starts_with('"') || line.starts_with("\xE2\x80\x9C");
    }

    [[nodiscard]] std::optional<Front> kind_of(std::size_t i) const {
        const Item& item = items_[i];
        if (item.division == DivisionKind::Provenance || is_notice(script_, item))
            return Front::Notice;
        if (item.division || item.kind == ItemKind::Speech || item.kind == ItemKind::Code)
            return std::nullopt;
        if (item.kind == ItemKind::Break) return Front::Line;
        const std::string line = words(i);
        if (!kinds_.empty() && kinds_.back() == Front::Epigraph && attributed(i - 1))
            return Front::Attribution;
        if (i > begin_ && is_contents_heading(words(i - 1))
            && item.kind == ItemKind::LineGroup)
            return Front::List;
        if (byline_name(line)) return Front::Byline;
        if (is_date_line(line)) return Front::Date;
        if (opens_dedication(line)) return Front::Dedication;
        if ((is_verse(i) || is_quoted(line)) && attributed(i)) return Front::Epigraph;
        return kind_of_lines(item, line);
    }

    [[nodiscard]] std::optional<Front>
    kind_of_lines(const Item& item, const std::string& line) const {
        constexpr std::uint32_t longest = 320;
        if (script_.span(item).size() <= longest && speaks_of_printing(line))
            return Front::Imprint;
        if (is_all_capitals(line)) return Front::Line;
        const bool editor =
            holds(line.substr(0, 60), "editor") && holds(line.substr(0, 60), "note");
        if (editor) return Front::Note;
        if (item.kind == ItemKind::LineGroup && script_.line_count(item) <= 6)
            return Front::Line;
        return script_.line_count(item) <= 2 && is_plain_line(line)
                   ? std::optional(Front::Line)
                   : std::nullopt;
    }

    // ------------------------------------------------ taking them

    std::size_t take(std::size_t end) {
        int group = 0;
        for (std::size_t i = begin_; i < end; ++i) {
            Item& item = items_[i];
            const Front kind = kinds_[i - begin_];
            if (kind == Front::Attribution) {
                item.role = Role::Attribution;
                item.division = DivisionKind::Epigraph;
                item.group = group;
                continue;
            }
            if (kind == Front::List) continue;
            item.division = division_of(kind);
            item.group = *item.division == DivisionKind::TitleBlock ? 0 : --group;
            if (*item.division != DivisionKind::TitleBlock || item.kind == ItemKind::Break)
                continue;
            item.role = role_of(kind, item);
        }
        const Span span =
            joined(script_.span(items_[begin_]), script_.span(items_[end - 1]));
        inferences_.push_back(
            {"title page", utf8::elide_middle(words(begin_), 80), span, 85}
        );
        return end;
    }

    [[nodiscard]] static DivisionKind division_of(Front kind) {
        switch (kind) {
        case Front::Epigraph:
            return DivisionKind::Epigraph;
        case Front::Dedication:
            return DivisionKind::Dedication;
        case Front::Note:
            return DivisionKind::EditorNote;
        case Front::Notice:
            return DivisionKind::Provenance;
        default:
            return DivisionKind::TitleBlock;
        }
    }

    [[nodiscard]] Role role_of(Front kind, const Item& item) const {
        if (kind == Front::Byline) return Role::Author;
        if (kind == Front::Date) return Role::DateLine;
        if (kind == Front::Imprint && script_.span(item).size() <= 120)
            return Role::Organisation;
        return Role::Subtitle;
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Inference>& inferences_;
    std::vector<Front> kinds_;
};

// ---------------------------------------------------------------- ends of parts

[[nodiscard]] bool is_end_line(const Script& script, const Item& item) {
    const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup;
    if (!text || item.division || script.line_count(item) != 1 || script.width(item) > 30)
        return false;
    constexpr std::array<std::string_view, 8> ends{
        "theend", "finis", "end", "fin", "ende", "fine", "end.", "konec"};
    return std::find(ends.begin(), ends.end(), words_key(script.words(item))) != ends.end();
}

}  // namespace

std::size_t
extend_title_page(Script& script, std::size_t begin, std::vector<Inference>& inferences) {
    return FrontMatter(script, begin, inferences).extend();
}

void mark_the_end(Script& script, std::size_t begin, std::vector<Inference>& inferences) {
    for (std::size_t i = script.items.size(); i > begin; --i) {
        Item& item = script.items[i - 1];
        if (is_end_line(script, item)) {
            // Set as a break's mark is: by itself, in the middle.
            item.kind = ItemKind::Break;
            inferences.push_back({"end mark", script.words(item), script.span(item), 95});
            return;
        }
        if (!item.division && item.kind != ItemKind::Break) return;
    }
}

void join_title_page(Blocks& blocks) {
    const auto is_title_block = [](const Block& block) {
        const auto* division = std::get_if<Division>(&block.value);
        return division && division->kind == DivisionKind::TitleBlock;
    };
    const auto first = std::find_if(blocks.begin(), blocks.end(), is_title_block);
    auto last = first;
    for (auto block = first; block != blocks.end(); ++block)
        if (is_title_block(*block)) last = block;
    if (first == last) return;
    auto& page = std::get<Division>(first->value);
    for (auto block = first + 1; block <= last; ++block) {
        if (!is_title_block(*block)) {
            page.blocks.push_back(std::move(*block));
            continue;
        }
        auto& more = std::get<Division>(block->value);
        page.span = joined(page.span, more.span);
        std::move(more.blocks.begin(), more.blocks.end(), std::back_inserter(page.blocks));
    }
    blocks.erase(first + 1, last + 1);
}

}  // namespace pam::manuscript
