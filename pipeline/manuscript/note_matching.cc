#include "manuscript/note_matching.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pam::manuscript {

namespace {

// Beyond this many looked at, what is left stays text: no manuscript comes near it.
constexpr std::size_t most_steps = 20'000'000;

using Calls = std::vector<CallPlace>;
using Notes = std::vector<NotePlace>;

// Notes [begin, end) with no call between them.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t calls_before = 0;  // calls that stand before the first of them
};

std::vector<Group> groups_of(const Calls& calls, const Notes& notes) {
    std::vector<Group> groups;
    std::size_t call = 0;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::size_t before = call;
        while (call < calls.size() && calls[call].span.begin < notes[i].span.begin)
            ++call;
        if (groups.empty() || call > before) groups.push_back({i, i, call});
        groups.back().end = i + 1;
    }
    return groups;
}

class Numbered {
public:
    Numbered(const Calls& calls, const Notes& notes, const MatchRules& rules)
        : calls_(calls)
        , notes_(notes)
        , rules_(rules) {}

    std::vector<NotePair> match() {
        for (const Group& group : groups_of(calls_, notes_))
            match_group(group);
        return std::move(pairs_);
    }

private:
    // [begin, end) of the group's notes whose numbers count on.
    [[nodiscard]] std::size_t run_end(std::size_t begin, std::size_t end) const {
        constexpr int widest_gap = 3;
        std::size_t i = begin + 1;
        while (i < end && notes_[i].mark.number > notes_[i - 1].mark.number
               && notes_[i].mark.number - notes_[i - 1].mark.number <= widest_gap)
            ++i;
        return i;
    }

    void match_group(const Group& group) {
        if (is_list_of_references(group)) return;
        for (std::size_t begin = group.begin; begin < group.end;) {
            const std::size_t end = run_end(begin, group.end);
            match_run(begin, end, group);
            begin = end;
        }
    }

    // A work cited again and again is a reference, not a note.
    [[nodiscard]] bool is_list_of_references(const Group& group) const {
        std::set<int> numbers;
        for (std::size_t i = group.begin; i < group.end; ++i)
            numbers.insert(notes_[i].mark.number);
        std::size_t cited = 0;
        for (std::size_t i = next_call_; i < group.calls_before; ++i)
            cited += numbers.contains(calls_[i].mark.number);
        const std::size_t notes = group.end - group.begin;
        return cited > notes + notes / 3;
    }

    // Calls of the notes [begin, end) from call `start` on; none where a note is not
    // called.
    using Found = std::vector<std::optional<std::size_t>>;
    [[nodiscard]] Found
    follow(std::size_t begin, std::size_t end, std::size_t start, std::size_t limit) {
        Found found;
        std::size_t at = start;
        for (std::size_t i = begin; i < end; ++i) {
            std::size_t call = steps_ < most_steps ? at : limit;
            const auto restarts = [&] {
                return i > begin && call > start
                       && calls_[call].mark.number == notes_[begin].mark.number;
            };
            while (call < limit && calls_[call].mark.number != notes_[i].mark.number
                   && !restarts())
                ++call;
            steps_ += call - std::min(at, call);
            const bool is_there =
                call < limit && calls_[call].mark.number == notes_[i].mark.number;
            found.push_back(is_there ? std::optional(call) : std::nullopt);
            if (is_there) at = call + 1;
        }
        return found;
    }

    static std::size_t count(const Found& found) {
        return static_cast<std::size_t>(std::count_if(
            found.begin(), found.end(), [](const auto& one) { return one.has_value(); }
        ));
    }

    // The best of the places where the run's first number is called: the first that is
    // complete where more runs follow, else the last, which is nearest to the notes.
    [[nodiscard]] Found best_start(std::size_t begin, std::size_t end, const Group& group) {
        constexpr int most_tries = 64;
        Found best = follow(begin, end, next_call_, group.calls_before);
        int tries = 0;
        for (std::size_t i = next_call_; i < group.calls_before && tries < most_tries;
             ++i) {
            if (calls_[i].mark.number != notes_[begin].mark.number) continue;
            ++tries;
            Found here = follow(begin, end, i, group.calls_before);
            const bool better = count(here) > count(best)
                                || (count(here) == count(best) && end == group.end);
            if (better) best = std::move(here);
            if (end < group.end && count(best) == end - begin) break;
        }
        return best;
    }

    void match_run(std::size_t begin, std::size_t end, const Group& group) {
        const std::size_t length = end - begin;
        if (length < rules_.shortest_run) return;
        const Found found = best_start(begin, end, group);
        const std::size_t matched = count(found);
        if (matched == 0 || matched * 2 < length || (rules_.complete && matched < length))
            return;
        const int confidence = confidence_of(begin, end, found, group);
        const std::size_t limit = end_of_run(end, found, group);
        for (std::size_t i = begin; i < end; ++i) {
            const auto& call = found[i - begin];
            if (!call) continue;
            const auto next = std::find_if(
                found.begin() + static_cast<std::ptrdiff_t>(i - begin) + 1,
                found.end(),
                [](const auto& one) { return one.has_value(); }
            );
            if (!is_only_call(*call, next == found.end() ? limit : **next)) continue;
            pairs_.push_back({*call, i, confidence});
            next_call_ = *call + 1;
        }
    }

    // The calls of the next run begin where its first number comes again.
    [[nodiscard]] std::size_t
    end_of_run(std::size_t end, const Found& found, const Group& group) const {
        if (end == group.end) return group.calls_before;
        std::size_t call = next_call_;
        for (const auto& one : found)
            call = one ? *one + 1 : call;
        while (call < group.calls_before
               && calls_[call].mark.number != notes_[end].mark.number)
            ++call;
        return call;
    }

    // No other call of this number stands before the next note's call.
    [[nodiscard]] bool is_only_call(std::size_t call, std::size_t next) const {
        for (std::size_t i = call + 1; i < next; ++i)
            if (calls_[i].mark.number == calls_[call].mark.number) return false;
        return true;
    }

    [[nodiscard]] int confidence_of(
        std::size_t begin, std::size_t end, const Found& found, const Group& group
    ) const {
        constexpr std::size_t a_page = 120;
        int confidence = rules_.best;
        const std::size_t length = end - begin;
        if (length == 1 && begin == 0 && end == notes_.size()) confidence -= 8;
        if (count(found) < length) confidence -= 10;
        if (notes_[begin].mark.number > 1 && begin == 0) confidence -= 15;
        const bool far = found.front()
                         && notes_[begin].first > calls_[*found.front()].line + a_page
                         && end == group.end && !notes_[begin].certain;
        return far ? confidence - 5 : confidence;
    }

    const Calls& calls_;
    const Notes& notes_;
    MatchRules rules_;
    std::vector<NotePair> pairs_;
    std::size_t next_call_ = 0;
    std::size_t steps_ = 0;
};

class Symbols {
public:
    Symbols(const Calls& calls, const Notes& notes) : calls_(calls), notes_(notes) {}

    std::vector<NotePair> match() {
        for (const Group& group : groups_of(calls_, notes_)) {
            std::set<int> labels;
            for (std::size_t i = group.begin; i < group.end; ++i)
                if (labels.insert(notes_[i].mark.number).second) match_label(group, i);
            first_call_ = group.calls_before;
        }
        std::sort(pairs_.begin(), pairs_.end(), [](const NotePair& a, const NotePair& b) {
            return a.call < b.call;
        });
        return std::move(pairs_);
    }

private:
    // Calls with this mark, near enough to the group.
    [[nodiscard]] std::vector<std::size_t>
    calls_for(const NotePlace& note, const Group& group, bool weak) const {
        constexpr std::size_t reach = 150;
        std::vector<std::size_t> found;
        for (std::size_t i = first_call_; i < group.calls_before; ++i)
            if (calls_[i].mark.number == note.mark.number && calls_[i].weak == weak
                && (note.certain || calls_[i].line + reach > note.first))
                found.push_back(i);
        return found;
    }

    void match_label(const Group& group, std::size_t first) {
        std::vector<std::size_t> same;
        for (std::size_t i = first; i < group.end; ++i)
            if (notes_[i].mark.number == notes_[first].mark.number) same.push_back(i);
        std::vector<std::size_t> calls = calls_for(notes_[first], group, false);
        int confidence = same.size() == 1 ? 92 : 85;
        if (calls.empty()) {
            calls = calls_for(notes_[first], group, true);
            confidence -= 15;
        }
        if (calls.size() > same.size()) {
            // The one in the last paragraph before the notes, the others further up.
            const std::size_t surplus = calls.size() - same.size();
            if (calls_[calls[surplus - 1]].block == calls_[calls[surplus]].block) return;
            calls.erase(
                calls.begin(), calls.begin() + static_cast<std::ptrdiff_t>(surplus)
            );
            confidence -= 15;
        }
        if (calls.size() != same.size()) return;
        for (std::size_t i = 0; i < same.size(); ++i)
            pairs_.push_back({calls[i], same[i], confidence});
    }

    const Calls& calls_;
    const Notes& notes_;
    std::vector<NotePair> pairs_;
    std::size_t first_call_ = 0;
};

}  // namespace

std::vector<NotePair>
match_numbered(const Calls& calls, const Notes& notes, const MatchRules& rules) {
    return Numbered(calls, notes, rules).match();
}

std::vector<NotePair> match_symbols(const Calls& calls, const Notes& notes) {
    return Symbols(calls, notes).match();
}

}  // namespace pam::manuscript
