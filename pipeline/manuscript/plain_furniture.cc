#include "manuscript/plain_furniture.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/edits.h"
#include "manuscript/folded.h"
#include "manuscript/plain_pages.h"
#include "manuscript/shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

using namespace document;

struct Rule {
    const char* name;
    const char* code;
    const char* told;
};

constexpr std::array<Rule, 4> rules{
    {{"page separator", codes::page_separator, "page separator"},
     {"page number", codes::page_number, "page number"},
     {"running head", codes::running_head, "running head"},
     {"signature mark", codes::signature_mark, "printer's signature mark"}}};

const Rule& rule_of(PageFurniture kind) {
    return rules[static_cast<std::size_t>(kind) - 1];
}

// ---------------------------------------------------------------- out of the lines

class Remover {
public:
    Remover(const Source& source, Lines& lines, const std::vector<std::uint32_t>& kept)
        : source_(source)
        , lines_(lines)
        , kept_(kept)
        , kinds_(find_page_furniture(source, lines)) {
        find_repeated_titles(source, lines, kinds_);
    }

    std::vector<Furniture> remove() {
        if (std::all_of(kinds_.begin(), kinds_.end(), [](PageFurniture kind) {
                return kind == PageFurniture::None;
            }))
            return {};
        Lines left;
        left.reserve(lines_.size());
        for (std::size_t i = 0; i < lines_.size();) {
            const std::size_t end = gap_end(i);
            const auto begin = static_cast<std::ptrdiff_t>(i);
            const auto stop = static_cast<std::ptrdiff_t>(end);
            const bool furnished = std::any_of(
                kinds_.begin() + begin,
                kinds_.begin() + stop,
                [](PageFurniture kind) { return kind != PageFurniture::None; }
            );
            if (furnished)
                close_gap(i, end, left);
            else
                left.insert(left.end(), lines_.begin() + begin, lines_.begin() + stop);
            i = end;
        }
        lines_ = std::move(left);
        return std::move(found_);
    }

private:
    [[nodiscard]] bool is_taken(std::size_t i) const {
        return kinds_[i] != PageFurniture::None && !is_kept(i);
    }

    [[nodiscard]] bool is_kept(std::size_t i) const {
        return std::binary_search(kept_.begin(), kept_.end(), lines_[i].text.begin);
    }

    // The end of the blank lines and furniture that begin at `i`; `i + 1` where text does.
    [[nodiscard]] std::size_t gap_end(std::size_t i) const {
        std::size_t end = i;
        while (end < lines_.size()
               && (lines_[end].blank() || kinds_[end] != PageFurniture::None))
            ++end;
        return std::max(end, i + 1);
    }

    // Furniture between two lines of text: as many blank lines stay as stood before it,
    // none where the text runs on.
    void close_gap(std::size_t begin, std::size_t end, Lines& left) {
        bool any_kept = false;
        for (std::size_t i = begin; i < end; ++i) {
            if (kinds_[i] == PageFurniture::None) continue;
            any_kept = any_kept || is_kept(i);
            note(i);
        }
        const bool on = !any_kept && runs_on(begin, end);
        bool after_furniture = false;
        std::size_t blanks = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (is_taken(i)) {
                after_furniture = true;
            } else if (!lines_[i].blank()) {
                left.push_back(lines_[i]);
                after_furniture = false;
            } else if (!on && (!after_furniture || blanks == 0)) {
                left.push_back(lines_[i]);
                ++blanks;
            }
        }
    }

    void note(std::size_t i) {
        const Rule& rule = rule_of(kinds_[i]);
        found_.push_back({lines_[i].text, rule.name, rule.code, is_kept(i)});
    }

    // The text above the gap goes on below it: a word or a sentence is cut in two.
    [[nodiscard]] bool runs_on(std::size_t begin, std::size_t end) const {
        if (begin == 0 || end >= lines_.size()) return false;
        const std::string_view above = source_.text(lines_[begin - 1].text);
        const std::string_view below = source_.text(lines_[end].text);
        if (ends_sentence(above) || above.back() == ':') return false;
        if (begins_lower(below)) return true;
        const bool shouted = is_all_capitals(above) || is_all_capitals(below);
        const bool wide = lines_[begin - 1].width >= 40;
        return wide && !shouted && has_letters(below);
    }

    const Source& source_;
    Lines& lines_;
    const std::vector<std::uint32_t>& kept_;
    std::vector<PageFurniture> kinds_;
    std::vector<Furniture> found_;
};

// ---------------------------------------------------------------- out of the texts

class Leaver {
public:
    Leaver(const Source& source, const std::vector<Furniture>& furniture)
        : source_(source) {
        for (const Furniture& one : furniture)
            if (!one.refused) spans_.push_back(one.span);
    }

    void leave(Inlines& inlines) {
        for (Inline& one : inlines) {
            if (Text* text = std::get_if<Text>(&one.value)) leave(*text);
            if (auto* emphasis = std::get_if<Emphasis>(&one.value))
                leave(emphasis->children);
        }
    }

private:
    // Builds the text again from the stretches between the furniture.
    void leave(Text& text) {
        if (text.span.is_none() || text.span.source != 0) return;
        auto at = std::lower_bound(
            spans_.begin(),
            spans_.end(),
            text.span.begin,
            [](const Span& span, std::uint32_t offset) { return span.begin < offset; }
        );
        if (at == spans_.end() || at->begin >= text.span.end) return;
        Text made;
        made.span = text.span;
        std::uint32_t from = text.span.begin;
        for (; at != spans_.end() && at->begin < text.span.end; ++at) {
            append(made, {from, at->begin, 0});
            from = at->end;
        }
        append(made, {from, text.span.end, 0});
        text = std::move(made);
    }

    void append(Text& made, Span span) {
        const Text part = folded(source_, span);
        if (part.text.empty()) return;
        if (!made.text.empty()) made.text += ' ';
        const auto base = static_cast<std::uint32_t>(made.text.size());
        if (part.splices.empty()) made.splices.push_back({base, part.span.begin});
        for (const Splice& splice : part.splices)
            made.splices.push_back({base + splice.text_offset, splice.source_offset});
        made.text += part.text;
    }

    const Source& source_;
    std::vector<Span> spans_;
};

void tell(const std::vector<Furniture>& furniture, Diagnostics& log) {
    for (const Rule& rule : rules) {
        std::size_t count = 0;
        Span first = Span::none();
        for (const Furniture& one : furniture) {
            if (one.refused || one.code != rule.code) continue;
            if (count++ == 0) first = one.span;
        }
        if (count == 0) continue;
        log.note(
            rule.code,
            first,
            fmt::format(
                "{} {}{} set apart from the text",
                count,
                rule.told,
                count == 1 ? " is" : "s are"
            ),
            {"the ledger numbers each; refuse one with --refuse"}
        );
    }
}

}  // namespace

std::vector<Furniture>
take_furniture(const Source& source, Lines& lines, const std::vector<std::uint32_t>& kept) {
    return Remover(source, lines, kept).remove();
}

void set_furniture_apart(
    const Source& source,
    const std::vector<Furniture>& furniture,
    Manuscript& manuscript,
    Diagnostics& log
) {
    if (furniture.empty()) return;
    Leaver leaver(source, furniture);
    for_each_inlines(manuscript.document, [&](Inlines& inlines) { leaver.leave(inlines); });
    for (const Furniture& one : furniture)
        manuscript.ledger.push_back(
            {0,
             one.span,
             one.rule,
             std::string(source.text(one.span)),
             {},
             one.code,
             one.refused ? Standing::Refused : Standing::Applied}
        );
    number_ledger(manuscript.ledger);
    tell(furniture, log);
}

std::vector<std::uint32_t>
refused_furniture(const Manuscript& finished, const ReadOptions& options) {
    std::vector<std::uint32_t> kept;
    for (const LedgerEntry& entry : finished.ledger) {
        const bool own = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
            return entry.code == rule.code;
        });
        const bool refused =
            std::find(options.refuse.begin(), options.refuse.end(), entry.number)
            != options.refuse.end();
        if (own && refused) kept.push_back(entry.span.begin);
    }
    return kept;
}

}  // namespace pam::manuscript
