// Blanks that may not end a line: after an initial, a title, "No." and "§", before a unit,
// between the day and the month. They become no-break spaces of the same width.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

namespace pam::manuscript {

namespace {

constexpr std::string_view no_break = "\u00A0";

// Before a name, with a point and without.
constexpr std::string_view titles =
    " Mr Mrs Ms Messrs Dr Prof Rev Hon Gen Col Capt Lt Sgt Maj Cmdr Adm Gov Sen Rep Pres "
    "Supt Insp Fr Sr Br St Ste Mme Mlle Mgr MM Me Hr Frl Dipl Ing Sra Srta Dña Dn Sig Dott "
    "Avv Geom Hw Dhr Mevr Pan ks św ul проф ";
constexpr std::string_view bare_titles = " Mr Mrs Ms Dr Mme Mlle Mgr MM Me ";

// Before a number.
constexpr std::string_view references =
    " p pp pg s ss vol vols no nos No Nos ch chap sect sec fig figs art arts par para cf l "
    "ll n nn "
    "v vv bk ed col pl tab eq ca c Nr Bd S Kap Abb Abs Art Tab Anm Jg H Z t chap vol str "
    "nr "
    "poz rozdz ryc стр гл рис с т sid kap blz hfst fol Abt pág págs núm cap pag cap ";

// After a number.
constexpr std::string_view units =
    " km m cm mm µm μm nm kg g mg µg t l ml cl hl dl ha s ms min h Hz kHz MHz GHz W kW MW "
    "GW "
    "kWh V kV mV mA K N J kJ cal kcal mol Pa hPa kPa bar dB B kB MB GB TB kbit Mbit ft "
    "yd "
    "mi mph kph lb lbs oz hp rpm AM PM am pm BC AD BCE CE EUR USD GBP CHF DM kr zł ff f pp "
    "г гг км кг м руб коп тыс млн млрд грн св ";

constexpr std::string_view months =
    " January February March April May June July August September October November "
    "December "
    "Januar Februar März Mai Juni Juli Oktober Dezember Jänner "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro dezembro "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "januari februari augusti maj oktober december juni juli augustus maart "
    "ledna února března dubna května června července srpna září října listopadu prosince ";

// A sentence that begins so did not follow an initial.
constexpr std::string_view sentence_starters =
    " The This That These Those There They Then Thus He She It We You His Her Its Our "
    "Their My "
    "In On At By For From To Of If When While Where What Who Why How And But Or Nor Not No "
    "Yes "
    "So As An All Some Many Most Such Yet Still Now After Before Since Until Although "
    "Though "
    "Because However Moreover Der Die Das Er Sie Es Wir Und Aber Le La Les Il Elle Nous "
    "Mais "
    "El Los Las Pero ";

class Ties {
public:
    Ties(const Copy& copy, Edits& edits) : copy_(copy), flat_(copy.flat()), edits_(edits) {}

    void tie() {
        for (const std::size_t at : copy_.places.gaps)
            if (ties(at)) put(at);
        for (const std::size_t at : copy_.places.signs)
            if (flat_[at] != '(' && byte(at + 2) == ' ' && is_digit(at + 3)) put(at + 2);
    }

private:
    [[nodiscard]] char byte(std::size_t at) const {
        return at < flat_.size() ? flat_[at] : '\0';
    }
    [[nodiscard]] bool is_digit(std::size_t at) const {
        return utf8::is_digit(static_cast<unsigned char>(byte(at)));
    }
    [[nodiscard]] char32_t right_of(std::size_t at) const { return at_or_end(flat_, at); }

    void put(std::size_t at) {
        edits_.push_back(edit(at, at + 1, no_break, rules::no_break_space));
    }

    [[nodiscard]] bool ties(std::size_t at) const {
        if (at == 0 || at + 1 >= flat_.size()) return false;
        if (flat_[at - 1] == '.') return after_abbreviation(at) || before_month(at);
        if (is_digit(at - 1)) return before_unit(at) || before_month(at);
        if (is_digit(at + 1)) return after_month(at);
        return utf8::is_upper(right_of(at + 1)) && lists(bare_titles, last_word(at));
    }

    // The word before a blank, at the beginning of a word in the passage.
    [[nodiscard]] std::string_view last_word(std::size_t end) const {
        const std::string_view word = word_before(flat_, end, 12);
        const char32_t left = before(flat_, end - word.size());
        return utf8::is_digit(left) || left == '-' || left == '\'' || left == 0x2019
                   ? std::string_view{}
                   : word;
    }

    // ------------------------------------------------------------ after an abbreviation

    [[nodiscard]] bool after_abbreviation(std::size_t at) const {
        const std::string_view word = last_word(at - 1);
        if (word.empty()) return false;
        const char32_t right = right_of(at + 1);
        if (utf8::is_digit(right)) return lists(references, word);
        if (!utf8::is_letter(right)) return false;
        if (utf8::count(word) == 1) return after_letter(at, word);
        return utf8::is_upper(right) && lists(titles, word);
    }

    // "J. S. Mill", "z. B.", "и т. д.": one letter and a point before another such, or an
    // initial before a name.
    [[nodiscard]] bool after_letter(std::size_t at, std::string_view letter) const {
        const std::string_view next = word_after(flat_, at + 1);
        const bool next_is_letter =
            utf8::count(next) == 1 && byte(at + 1 + next.size()) == '.';
        const char32_t initial = utf8::decode(letter, 0).code_point;
        const bool capital = utf8::is_upper(initial);
        if (next_is_letter) return capital == utf8::is_upper(right_of(at + 1)) || !capital;
        if (!capital || !utf8::is_upper(right_of(at + 1)) || utf8::count(next) < 2)
            return false;
        if (lists(sentence_starters, next)) return false;
        if (letter == "M" && copy_.conventions_at(at).language.starts_with("fr"))
            return true;
        const std::size_t begin = at - 1 - letter.size();
        // "World War I. Then", "A. Preparation": a numeral, a part of a list.
        if (initial == 'I' && before(flat_, begin) == ' ') return false;
        // "1.E. Unless": the number of a section.
        return begin > 0 && !(flat_[begin - 1] == '.' && begin > 1 && is_digit(begin - 2));
    }

    // ------------------------------------------------------------ beside a number

    [[nodiscard]] bool before_unit(std::size_t at) const {
        const std::string_view rest = flat_.substr(at + 1, 4);
        for (const std::string_view sign : {"%", "‰", "°", "€", "£", "$"})
            if (rest.starts_with(sign))
                return !utf8::is_digit(right_of(at + 1 + sign.size()));
        const std::string_view word = word_after(flat_, at + 1, 12);
        if (lists(units, word)) {
            const std::size_t end = at + 1 + word.size();
            return !utf8::is_digit(right_of(end)) && byte(end) != '\'';
        }
        return rest.starts_with("a.m.") || rest.starts_with("p.m.");
    }

    // "4 July", "12. März".
    [[nodiscard]] bool before_month(std::size_t at) const {
        const std::size_t end = flat_[at - 1] == '.' ? at - 1 : at;
        std::size_t begin = end;
        while (begin > 0 && is_digit(begin - 1))
            --begin;
        const bool day =
            end > begin && end - begin <= 2 && !utf8::is_word(before(flat_, begin));
        if (!day) return false;
        if (flat_.substr(at + 1, 3) == "de ") {
            const std::string_view month = word_after(flat_, at + 4, 24);
            return lists(months, month);
        }
        return lists(months, word_after(flat_, at + 1, 24));
    }

    // "July 4": not "July 1776".
    [[nodiscard]] bool after_month(std::size_t at) const {
        std::size_t end = at + 1;
        while (is_digit(end))
            ++end;
        if (end - at - 1 > 2 || utf8::is_letter(right_of(end))) return false;
        const std::string_view month = last_word(at);
        return month.size() > 2 && utf8::is_upper(utf8::decode(month, 0).code_point)
               && lists(months, month);
    }

    const Copy& copy_;
    std::string_view flat_;
    Edits& edits_;
};

}  // namespace

void tie_words(const Copy& copy, Edits& edits) {
    if (copy.places.gaps.empty() && copy.places.signs.empty()) return;
    Ties(copy, edits).tie();
}

}  // namespace pam::manuscript
