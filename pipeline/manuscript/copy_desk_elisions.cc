// Words that lose letters at their beginning or end, by language: the apostrophes that
// look like marks of quotation.
#include "base/utf8.h"
#include "manuscript/copy_desk_quotes.h"
#include "manuscript/copy_desk_words.h"

#include <array>
#include <string>

namespace pam::manuscript {

namespace {

// Lists of words, each between blanks.
struct Elisions {
    std::string_view language;
    std::string_view leading;
    std::string_view perhaps;
    std::string_view trailing;
};

constexpr std::array elisions{
    Elisions{
        "en",
        " tis tisn't tain't twas twasn't twere tweren't twill twould twouldn't twixt tween "
        "twon't em neath til till nuff gainst s d t ll re ve m n fraid ceptin ee ud "
        "un uns ow ere's ud've em's zackly spect specially mong mongst balmed sblood "
        "swounds sdeath pon ope ",
        " cause bout round cos coz cuz er im course ere e stead cept nother fore oss ouse "
        "orse ome ead and ard old orrible way most top tend ",
        " o th an ol wi mo t d fo ha tha lil yo n m gi ev i ne oth ye ca lo "},
    Elisions{
        "de",
        " s n ne nem nen ner nes m t rein raus rauf runter ran rum rüber nauf naus "
        "nüber nunter ",
        " mal was ",
        " "},
    Elisions{"nl", " s t n k m r ns tis twas ie ", " ", " "},
    Elisions{"af", " n k t s ", " ", " "},
    Elisions{
        "it",
        " l n m s t ndrangheta sto sta sti ste na nu no ntrallazzo ",
        " un ",
        " po mo be di fa va sta da de a ne co su to vo ca l un qual dell all nell sull "
        "dall "
        "c m t s v d quell quest bell buon sant gl "},
    Elisions{
        "fr",
        " t ",
        " ",
        " l d c j m n s t qu lorsqu puisqu jusqu quelqu quoiqu entr presqu aujourd "},
    Elisions{"ca", " l n m s t ls ns ", " ", " l d m n s t "},
    Elisions{"sv", " na en et ", " ", " "},
    Elisions{"cy", " r n i u w m th ch ", " ", " "},
    Elisions{"eo", " stas ", " ", " l de "},
};

const Elisions* elisions_of(const Conventions& conventions) {
    const std::string_view language = primary_language(conventions.language);
    for (const Elisions& row : elisions)
        if (row.language == language) return &row;
    return nullptr;
}

// The small letters of the word after `at`, apostrophes inside it as typed straight.
std::string elided_word(std::string_view flat, std::size_t at) {
    constexpr std::size_t longest = 12;
    std::string word;
    while (at < flat.size() && word.size() < longest) {
        const utf8::Decoded next = utf8::decode(flat, at);
        const bool mark = next.code_point == '\'' || next.code_point == 0x2019;
        if (mark && utf8::is_letter(at_or_end(flat, at + next.bytes)))
            word += '\'';
        else if (utf8::is_letter(next.code_point))
            utf8::append(word, utf8::to_lower(next.code_point));
        else
            break;
        at += next.bytes;
    }
    return word;
}

bool is_digit_at(std::string_view flat, std::size_t at) {
    return at < flat.size() && utf8::is_digit(static_cast<unsigned char>(flat[at]));
}

// '70s, '45, but not '45' and not '1984'.
bool is_decade(std::string_view flat, std::size_t at) {
    if (!is_digit_at(flat, at) || !is_digit_at(flat, at + 1) || is_digit_at(flat, at + 2))
        return false;
    const char32_t after = at_or_end(flat, at + 2);
    return after != '\'' && after != 0x2019 && after != '%';
}

// rock 'n' roll, drum 'n bass: both marks stand for letters.
bool is_lone_n(std::string_view flat, std::size_t at) {
    return at < flat.size() && (flat[at] | 0x20) == 'n'
           && !utf8::is_word(at_or_end(flat, at + 1));
}

}  // namespace

Elision leading_elision(std::string_view flat, const Mark& mark) {
    if (is_decade(flat, mark.end) || is_lone_n(flat, mark.end)) return Elision::Sure;
    const Elisions* row = elisions_of(*mark.conventions);
    if (!row) return Elision::None;
    const std::string word = elided_word(flat, mark.end);
    // 's and 'd follow their word; 'S' is a letter that is spoken of.
    const bool letter = word.size() == 1 && utf8::is_upper(mark.right);
    if (!letter && lists(row->leading, word)) return Elision::Sure;
    return lists(row->perhaps, word) ? Elision::Perhaps : Elision::None;
}

bool loses_its_end(std::string_view flat, const Mark& mark) {
    if (!mark.conventions->is_english()) return false;
    const std::string word = lower_case(word_before(flat, mark.begin, 16));
    if (lists(elisions_of(*mark.conventions)->trailing, word)) return true;
    if (word.size() < 4 || !word.ends_with("in")) return false;
    constexpr std::string_view whole =
        " begin again basin cabin robin latin satin resin cousin raisin margin origin "
        "virgin "
        "coffin muffin puffin violin berlin dublin franklin martin benjamin calvin darwin "
        "stalin lenin putin merlin penguin dolphin pumpkin napkin bulletin vitamin within "
        "akin "
        "twin grin skin spin thin chin shin robespierrin assassin insulin aspirin goblin "
        "javelin kremlin lupin marlin moccasin odin paladin ruffian saladin urchin "
        "zeppelin "
        "catkin bodkin manikin mannequin harlequin elfin dauphin ";
    constexpr std::string_view vowel_before = " goin doin bein seein tryin agreein undoin ";
    const bool after_vowel =
        std::string_view("aeou").find(word[word.size() - 3]) != std::string_view::npos;
    return after_vowel ? lists(vowel_before, word) : !lists(whole, word);
}

bool may_lose_its_end(std::string_view flat, const Mark& mark) {
    if (mark.left == 's' || mark.left == 'z' || mark.left == 'x' || mark.left == 0xDF)
        return true;
    return !mark.conventions->is_english() || loses_its_end(flat, mark);
}

}  // namespace pam::manuscript
