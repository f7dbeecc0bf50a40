#include "manuscript/copy_desk_habits.h"

#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

bool opens_after(char32_t c) {
    return c == 0 || utf8::is_blank(c) || c == '(' || c == '[' || c == 0x2013
           || c == 0x2014;
}

bool closes_before(char32_t c) {
    return c == 0 || utf8::is_blank(c)
           || std::u32string_view(U",;:!?.)]}").find(c) != std::u32string_view::npos;
}

// Backticks that open quotations outnumber pairs of backticks, which are code.
bool quotes_with_backticks(std::string_view text) {
    std::size_t openers = 0;
    std::size_t closers = 0;
    for (std::size_t at = text.find('`'); at != std::string_view::npos;
         at = text.find('`', at + 1)) {
        const bool word_before = at > 0
                                 && !opens_after(static_cast<unsigned char>(text[at - 1]))
                                 && text[at - 1] != '`';
        const bool word_after = at + 1 < text.size() && text[at + 1] != '`'
                                && !closes_before(static_cast<unsigned char>(text[at + 1]));
        if (!word_before && word_after) ++openers;
        if (word_before && !word_after) ++closers;
    }
    return openers > 4 * closers;
}

// Counts over the passages of a manuscript.
class Study {
public:
    Study(const Source& source, Habits& habits) : source_(source), habits_(habits) {}

    void read(const Passage& passage) {
        scan(passage.flat, places_, Look::Marks);
        const std::string_view flat = passage.flat;
        for (const std::size_t at : places_.quotes)
            read_quote(flat, at);
        for (const std::size_t at : places_.dashes)
            read_dash(flat, at);
        for (const std::size_t at : places_.hyphens)
            read_hyphen(flat, at);
        if (places_.hyphens.empty()) return;
        for (const SplitHyphen& split : find_split_hyphens(passage, places_, source_))
            habits_.words.ask_for(flat, split);
    }

    // The verdict on quotations in single marks: dialogue closes after a stop or a comma.
    void finish() { habits_.single_first = single_closers_ > double_closers_; }

private:
    void read_quote(std::string_view flat, std::size_t at) {
        const char32_t left = before(flat, at);
        const auto byte = static_cast<unsigned char>(flat[at]);
        if (byte == '"' || byte == '\'') {
            const bool closes = (left == ',' || left == '.' || left == '!' || left == '?')
                                && closes_before(at_or_end(flat, at + 1));
            if (closes) ++(byte == '"' ? double_closers_ : single_closers_);
            return;
        }
        if (byte < 0x80) return;
        const std::size_t length = byte == 0xC2 ? 2 : 3;
        const std::string_view mark = flat.substr(at, length);
        for (Habits::Opener& opener : habits_.openers)
            if (opener.mark == mark && opens(flat, at + length, left, mark)) ++opener.count;
    }

    // Guillemets may have a blank inside.
    static bool
    opens(std::string_view flat, std::size_t after, char32_t left, std::string_view mark) {
        if (!opens_after(left)) return false;
        return mark == "«" || !closes_before(at_or_end(flat, after));
    }

    void read_dash(std::string_view flat, std::size_t at) {
        const bool em = flat[at + 2] == '\x94';
        const char32_t left = before(flat, at);
        const char32_t right = at_or_end(flat, at + 3);
        if (left == ' ' && right == ' ')
            ++(em ? habits_.em_spaced : habits_.en_spaced);
        else if (em && utf8::is_letter(left) && utf8::is_letter(right))
            ++habits_.em_closed;
    }

    void read_hyphen(std::string_view flat, std::size_t at) {
        const char32_t right = at_or_end(flat, at + 1);
        if (at == 0 && (right == ' ' || right == '-' || utf8::is_upper(right)))
            ++habits_.speech_hyphens;
        if (right == '-') return read_option(flat, at);
        habits_.options += is_short_option(flat, at);
        if (stands_for_dash(flat, at)) ++habits_.words.dashes;
        const bool spaced = right == ' ' && before(flat, at) == ' ' && at >= 2
                            && utf8::is_lower(before(flat, at - 1))
                            && utf8::is_lower(at_or_end(flat, at + 2));
        habits_.spaced_hyphens += spaced;
    }

    // "-k", "(-x)": a consonant alone, which no dash is typed against. Whoever writes about
    // words has the endings "-d", "-n", "-s" and "-t".
    static bool is_short_option(std::string_view flat, std::size_t at) {
        constexpr std::u32string_view consonants = U"bcfghklmpqrvwxz";
        const char32_t left = before(flat, at);
        return consonants.find(at_or_end(flat, at + 1)) != std::u32string_view::npos
               && !utf8::is_word(at_or_end(flat, at + 2)) && at_or_end(flat, at + 2) != '\''
               && at_or_end(flat, at + 2) != 0x2019
               && (utf8::is_blank(left) || left == '(' || left == '"' || left == '\'');
    }

    // "--dry-run", "--out=x", "--help"
    void read_option(std::string_view flat, std::size_t at) {
        habits_.closed_dashes += utf8::is_word(before(flat, at));
        const bool apart = at == 0 || utf8::is_blank(before(flat, at));
        std::size_t end = at + 2;
        while (end < flat.size()
               && (flat[end] == '-' || (flat[end] >= 'a' && flat[end] <= 'z')))
            ++end;
        const std::string_view name = flat.substr(at + 2, end - at - 2);
        if (!apart || name.empty() || name[0] == '-') return;
        ++habits_.half_spaced;
        const std::size_t hyphen = name.find('-');
        const bool compound =
            hyphen != std::string_view::npos && name.find("--") == std::string_view::npos;
        const bool assigns = end < flat.size() && flat[end] == '=';
        habits_.options += assigns || name == "help" || name == "version";
        habits_.compound_options += compound && !name.ends_with('-');
    }

    const Source& source_;
    Habits& habits_;
    Places places_;
    int single_closers_ = 0;
    int double_closers_ = 0;
};

}  // namespace

const QuoteStyle* Habits::quotes(const Conventions& conventions) const {
    if (conventions.styles.empty()) return nullptr;
    const auto times = [&](const QuoteStyle& style) {
        for (const Opener& opener : openers)
            if (style.outer.open.starts_with(opener.mark)) return opener.count;
        return 0;
    };
    const QuoteStyle* best = &conventions.styles.front();
    for (const QuoteStyle& style : conventions.styles)
        if (times(style) > times(*best)) best = &style;
    return best;
}

Habits
study_habits(document::Document& document, const Source& source, std::string_view words) {
    Habits habits;
    habits.backticks = quotes_with_backticks(source.text());
    Study study(source, habits);
    for_each_passage(document, [&](const Passage& passage) { study.read(passage); });
    study.finish();
    if (habits.words.empty()) return habits;
    for_each_passage(document, [&](const Passage& passage) {
        habits.words.count(passage.flat);
    });
    habits.words.look_up(words);
    habits.words.settle_habit(source.line_count());
    return habits;
}

}  // namespace pam::manuscript
