// An outline is read as its writer counted it: each mark either counts on from the one that
// is open on some level, and closes all levels below, or begins a new level.
#include "manuscript/plain_lists.h"

#include "base/utf8.h"
#include "manuscript/list_marks.h"

#include <string>
#include <vector>

namespace pam::manuscript {

namespace {

// Deeper outlines are set flat from here on.
constexpr std::size_t deepest = 8;

struct Level {
    ListMark last;
    int indent = 0;
};

// Where an item of a list belongs.
struct Place {
    std::size_t item = 0;
    int depth = 0;
    bool opens = false;
};

class Outline {
public:
    Outline(Script& script, std::size_t begin)
        : script_(script)
        , items_(script.items)
        , begin_(begin) {}

    void find() {
        for (std::size_t i = begin_; i < items_.size();) {
            const std::size_t end = read(i);
            i = end > i ? end : i + 1;
        }
    }

private:
    [[nodiscard]] std::optional<ListMark> mark_of(std::size_t i) const {
        const Item& item = items_[i];
        const bool plain = item.kind == ItemKind::Prose && item.role == document::Role::Body
                           && !item.listed;
        if (!plain) return std::nullopt;
        return list_mark(script_.line_text(item.first));
    }

    [[nodiscard]] int indent_of(std::size_t i) const {
        return script_.lines[items_[i].first].indent;
    }

    // Reads the list that begins at `i`; its end, or `i` where none begins.
    std::size_t read(std::size_t i) {
        const auto first = mark_of(i);
        if (!first) return i;
        levels_ = {{*first, indent_of(i)}};
        places_ = {{i, 0, true}};
        entries_ = 1;
        std::size_t at = i + 1;
        while (at < items_.size() && items_[at].division == items_[i].division
               && items_[at].group == items_[i].group && place(at))
            ++at;
        if (entries_ < 2) return i;
        if (script_.speech_dashes && is_dialogue()) return at;
        mark_places();
        return at;
    }

    bool place(std::size_t at) {
        const auto mark = mark_of(at);
        if (!mark) return place_unmarked(at);
        const std::size_t level = level_of(*mark, indent_of(at));
        if (level == levels_.size() && !opens_level(*mark, indent_of(at)))
            return place_unmarked(at);
        if (level == levels_.size()) {
            levels_.push_back({*mark, indent_of(at)});
        } else {
            levels_.resize(level + 1);
            levels_.back() = {*mark, indent_of(at)};
        }
        add(at, levels_.size() - 1, true);
        ++entries_;
        return true;
    }

    // The deepest level on which the mark counts on; one past the last where there is none.
    [[nodiscard]] std::size_t level_of(const ListMark& mark, int indent) const {
        for (std::size_t level = levels_.size(); level-- > 0;) {
            const Level& open = levels_[level];
            const int shift = indent - open.indent;
            // "9." and "10." may be set flush on their points.
            const int slack = mark.length == open.last.length ? 1 : 2;
            const bool beside = shift >= -slack && shift <= slack;
            if (beside && (counts_on(open.last, mark) || skips_one(open.last, mark)))
                return level;
        }
        return levels_.size();
    }

    // One number is missing: a slip, or its entry looks otherwise.
    [[nodiscard]] static bool skips_one(const ListMark& last, const ListMark& next) {
        return last.kind == next.kind && last.number > 0 && next.number == last.number + 2
               && last.roman == 0;
    }

    // A list inside an entry begins with its first mark, set deeper or of another kind.
    [[nodiscard]] bool opens_level(const ListMark& mark, int indent) const {
        const Level& open = levels_.back();
        if (!mark.is_first() || levels_.size() >= deepest) return false;
        if (indent > open.indent + 1) return true;
        // Below who was present, "1." begins the business of the meeting.
        if (open.last.is_bullet() && !mark.is_bullet()) return false;
        return indent >= open.indent - 1 && mark.kind != open.last.kind;
    }

    // More of an entry: set deeper than its mark, or between the marks of an outline.
    bool place_unmarked(std::size_t at) {
        const Item& item = items_[at];
        const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup
                          || item.kind == ItemKind::Code;
        if (!text || item.role != document::Role::Body || item.listed) return false;
        for (std::size_t level = levels_.size(); level-- > 0;) {
            if (item.indent <= levels_[level].indent + 1) continue;
            levels_.resize(level + 1);
            add(at, level, false);
            return true;
        }
        if (!is_enclosed(levels_.back().last) || !outline_goes_on(at)) return false;
        add(at, levels_.size() - 1, false);
        return true;
    }

    // "(1)" and "(a)" are marks of outlines; "1." may number long sections of text.
    [[nodiscard]] static bool is_enclosed(const ListMark& mark) {
        return mark.kind == '3' || mark.kind == 'b' || mark.kind == 'B';
    }

    // A mark of the outline comes with the next paragraph or the one after.
    [[nodiscard]] bool outline_goes_on(std::size_t at) const {
        for (std::size_t next = at + 1; next < items_.size() && next <= at + 2; ++next) {
            if (items_[next].division != items_[at].division) return false;
            const auto mark = mark_of(next);
            if (!mark) continue;
            return level_of(*mark, indent_of(next)) < levels_.size()
                   || (is_enclosed(*mark) && opens_level(*mark, indent_of(next)));
        }
        return false;
    }

    // "- Où vas-tu ?" "- Chez Paul, dit-il.": whole sentences behind dashes, and somebody
    // asks, calls out or is interrupted.
    [[nodiscard]] bool is_dialogue() const {
        bool speaks = false;
        for (const Place& place : places_) {
            const auto mark = mark_of(place.item);
            if (!mark || mark->kind != '-') return false;
            const std::string words = script_.words(items_[place.item]);
            const std::string_view said = utf8::trim(std::string_view(words).substr(1));
            if (said.empty() || utf8::is_lower(utf8::decode(said, 0).code_point))
                return false;
            constexpr std::u32string_view ends = U".!?\u2026\u00BB\u201D\"";
            if (ends.find(utf8::decode_before(said, said.size()).code_point)
                == std::u32string_view::npos)
                return false;
            speaks |= said.find_first_of("?!") != std::string_view::npos
                      || said.find(" -") != std::string_view::npos;
        }
        return speaks;
    }

    void add(std::size_t item, std::size_t depth, bool opens) {
        places_.push_back({item, static_cast<int>(depth), opens});
    }

    void mark_places() {
        ++lists_;
        for (const Place& place : places_) {
            Item& item = items_[place.item];
            item.list = lists_;
            item.depth = place.depth;
            item.opens_entry = place.opens;
        }
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Level> levels_;
    std::vector<Place> places_;
    int entries_ = 0;
    int lists_ = 0;
};

}  // namespace

std::optional<std::size_t>
mark_over(const Source& source, const Lines& lines, std::size_t line) {
    constexpr std::size_t longest_entry = 60;
    const int indent = lines[line].indent;
    std::size_t up = line;
    while (up > 0 && line - up < longest_entry && !lines[up - 1].blank()
           && lines[up - 1].indent == indent)
        --up;
    if (up == 0 || lines[up - 1].blank() || lines[up - 1].indent >= indent)
        return std::nullopt;
    const std::string_view entry = source.text(lines[up - 1].text);
    const bool hangs = list_mark(entry) && !entry.ends_with(':');
    return hangs ? std::optional(up - 1) : std::nullopt;
}

void find_lists(Script& script, std::size_t begin) {
    Outline(script, begin).find();
}

}  // namespace pam::manuscript
