#include "manuscript/plain_drama.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/headings.h"
#include "manuscript/plain_directions.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <climits>
#include <string>

namespace pam::manuscript {

namespace {

using namespace document;

// A direction stands this near to a speech.
constexpr std::size_t stage = 6;

bool is_said(const Item& item) {
    const bool text = item.kind == ItemKind::Prose || item.kind == ItemKind::LineGroup;
    return text && item.role == Role::Body && !item.division && !item.listed
           && item.list == 0;
}

class Speeches {
public:
    Speeches(Script& script, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , inferences_(inferences) {}

    void find() {
        if (script_.cues.empty()) return;
        mark_directions();
        gather();
        tell();
    }

private:
    [[nodiscard]] const Cue* cue(std::size_t i) const {
        return items_[i].kind == ItemKind::Speech ? cue_at(script_.cues, items_[i].first)
                                                  : nullptr;
    }
    [[nodiscard]] bool is_of_play(std::size_t i) const {
        const Cue* found = cue(i);
        return found != nullptr && found->kind == SpeechKind::Play;
    }

    // ------------------------------------------------ stage directions

    void mark_directions() {
        std::size_t since = stage + 1;  // items since the last speech of a play
        std::vector<std::size_t> waiting;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (is_of_play(i)) {
                for (const std::size_t one : waiting)
                    if (i - one <= stage) make_direction(one);
                waiting.clear();
                since = 0;
                continue;
            }
            ++since;
            if (!is_said(items_[i]) || !is_direction(i)) continue;
            if (since <= stage)
                make_direction(i);
            else
                waiting.push_back(i);
        }
    }

    [[nodiscard]] bool is_direction(std::size_t i) const {
        return is_direction_of_play(script_.source.text(script_.span(items_[i])));
    }

    void make_direction(std::size_t i) {
        items_[i].role = Role::StageDirection;
        items_[i].kind = ItemKind::Prose;
    }

    // ------------------------------------------------ speeches that go on

    void gather() {
        Items gathered;
        gathered.reserve(items_.size());
        for (std::size_t i = 0; i < items_.size(); ++i) {
            gathered.push_back(items_[i]);
            const Cue* opened = cue(i);
            if (opened == nullptr) continue;
            const std::size_t end = speech_end(i, *opened);
            if (end == i + 1) continue;
            Item& speech = gathered.back();
            speech.last = items_[end - 1].last;
            i = end - 1;
        }
        items_ = std::move(gathered);
    }

    // One past the last item of the speech that item `i` opens.
    [[nodiscard]] std::size_t speech_end(std::size_t i, const Cue& opened) const {
        std::size_t end = i + 1;
        std::size_t at = i + 1;
        bool hangs = true;
        for (; at < items_.size(); ++at) {
            const Item& item = items_[at];
            if (item.role == Role::StageDirection && item.kind == ItemKind::Prose
                && !item.division)
                continue;
            if (!is_said(item)) break;
            hangs = hangs && item.indent > script_.lines[opened.line].indent;
            end = at + 1;
        }
        if (end == i + 1) return end;
        if (hangs || goes_on(at, opened)) return end;
        // A name alone on its line, a blank one under it: the next paragraph is said.
        const bool alone = script_.lines[opened.line].text.size() == opened.bytes
                           && script_.line_count(items_[i]) == 1;
        return alone ? i + 2 : i + 1;
    }

    // Somebody of the same scene speaks next, or, in an interview, after the next heading.
    [[nodiscard]] bool goes_on(std::size_t at, const Cue& opened) const {
        if (at == items_.size()) return false;
        if (opened.kind == SpeechKind::Play) {
            const Cue* next = cue(at);
            return next != nullptr && next->scene == opened.scene;
        }
        const auto next = std::upper_bound(
            script_.cues.begin(),
            script_.cues.end(),
            opened.line,
            [](std::size_t line, const Cue& one) { return line < one.line; }
        );
        return next != script_.cues.end() && next->scene == opened.scene;
    }

    void tell() {
        int scene = 0;
        for (const Item& item : items_) {
            if (item.kind != ItemKind::Speech) continue;
            const Cue& opened = *cue_at(script_.cues, item.first);
            if (opened.scene == scene) continue;
            scene = opened.scene;
            const Span line = script_.lines[opened.line].text;
            const Span name{line.begin, line.begin + opened.bytes, line.source};
            inferences_.push_back(
                {opened.kind == SpeechKind::Play ? "speeches of a play"
                                                 : "speeches of an interview",
                 std::string(script_.source.text(name)),
                 name}
            );
        }
    }

    Script& script_;
    Items& items_;
    std::vector<Inference>& inferences_;
};

// ---------------------------------------------------------------- the cast

class Cast {
public:
    Cast(Script& script, std::size_t begin, std::vector<Inference>& inferences)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , inferences_(inferences) {}

    void find() {
        for (std::size_t i = begin_; i < items_.size();) {
            const bool titled = script_.line_count(items_[i]) <= 2 && !items_[i].division
                                && names_personae(script_.words(items_[i]));
            const std::size_t end = titled ? cast_end(i + 1) : i + 1;
            if (titled && end > i + 1) mark(i, end);
            i = std::max(end, i + 1);
        }
    }

private:
    [[nodiscard]] std::size_t cast_end(std::size_t from) const {
        std::size_t end = from;
        while (end < items_.size() && is_entry(end))
            ++end;
        return end;
    }

    [[nodiscard]] bool is_entry(std::size_t i) const {
        Item item = items_[i];
        if (item.kind == ItemKind::Table) item.kind = ItemKind::LineGroup;
        if (!is_said(item) || opens_part(script_, item)) return false;
        const std::string words = script_.words(item);
        if (has_word_of(first_word(words), " scene scenes time place setting ")
            || is_bracketed_direction(words))
            return false;
        const bool text = item.kind == ItemKind::Prose && script_.line_count(item) >= 4
                          && script_.is_body(item);
        return !text && !is_next_title(i, words);
    }

    // "THE SCENES OF THE PLAY" over a line that is not of capitals.
    [[nodiscard]] bool is_next_title(std::size_t i, std::string_view words) const {
        return script_.line_count(items_[i]) == 1 && is_all_capitals(words)
               && word_count(words) >= 2 && holds(words, "scene") && i + 1 < items_.size();
    }

    void mark(std::size_t title, std::size_t end) {
        items_[title].kind = ItemKind::Heading;
        for (std::size_t i = title + 1; i < end; ++i) {
            items_[i].kind = ItemKind::LineGroup;
            items_[i].division = DivisionKind::Personae;
            items_[i].group = static_cast<int>(title) + 1;
        }
        if (end < items_.size() && is_next_title(end, script_.words(items_[end])))
            items_[end].kind = ItemKind::Heading;
        inferences_.push_back(
            {"cast", script_.words(items_[title]), script_.span(items_[title])}
        );
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<Inference>& inferences_;
};

// The entries of a cast, each on its line.
class CastLines {
public:
    explicit CastLines(const Script& script) : script_(script) {}

    Verse build(std::size_t begin, std::size_t end) {
        measure(begin, end);
        for (std::size_t i = begin; i < end; ++i) {
            const bool apart = i > begin && script_.items[i].blank_before > usual_gap_;
            if (verse_.stanzas.empty() || apart) verse_.stanzas.emplace_back();
            add(script_.items[i]);
        }
        verse_.span = joined(
            script_.span(script_.items[begin]), script_.span(script_.items[end - 1])
        );
        return std::move(verse_);
    }

private:
    // Groups are further apart than entries.
    void measure(std::size_t begin, std::size_t end) {
        usual_gap_ = INT_MAX;
        edge_ = INT_MAX;
        for (std::size_t i = begin; i < end; ++i) {
            edge_ = std::min(edge_, script_.items[i].indent);
            if (i > begin && script_.items[i].blank_before > 0)
                usual_gap_ = std::min(usual_gap_, script_.items[i].blank_before);
        }
    }

    void add(const Item& item) {
        for (std::size_t i = item.first; i < item.last; ++i) {
            const Line& line = script_.lines[i];
            if (line.blank()) continue;
            Span span = line.text;
            // A long entry hangs: its further lines are set in and begin small.
            while (i + 1 < item.last && script_.lines[i + 1].indent > line.indent
                   && begins_lower(script_.line_text(i + 1)))
                span.end = script_.lines[++i].text.end;
            const int steps = std::min((line.indent - edge_ + 1) / 2, 9);
            verse_.stanzas.back().lines.push_back(
                {steps, folded_inlines(script_.source, span), span}
            );
        }
    }

    const Script& script_;
    Verse verse_;
    int usual_gap_ = 0;
    int edge_ = 0;
};

}  // namespace

void find_personae(Script& script, std::size_t begin, std::vector<Inference>& inferences) {
    if (!script.cues.empty()) Cast(script, begin, inferences).find();
}

void find_speeches(Script& script, std::vector<Inference>& inferences) {
    Speeches(script, inferences).find();
}

void mark_directions_within(Script& speech) {
    for (Item& item : speech.items) {
        if (!is_said(item) || !is_direction_of_play(speech.source.text(speech.span(item))))
            continue;
        item.role = Role::StageDirection;
        item.kind = ItemKind::Prose;
    }
}

Verse personae_of(const Script& script, std::size_t begin, std::size_t end) {
    return CastLines(script).build(begin, end);
}

}  // namespace pam::manuscript
