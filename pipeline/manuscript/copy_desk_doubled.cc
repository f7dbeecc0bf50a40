// A word typed twice, mostly over the end of a line: proposed, never done, for authors
// repeat words on purpose.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

namespace pam::manuscript {

namespace {

// Words that English rightly says twice.
constexpr std::string_view doubled_in_english =
    " had that is so no yes very never ever many much long far well there here now then "
    "come "
    "go ha he ho hee hi bye tut hush please dear hear ay aye nay oh ah eh la ta ya do did "
    "it "
    "her you what who which in on up by again too more old big little poor good bad fine "
    "all "
    "right left knock click tick drip pom boom bang chop blah yada poo boo goo coo choo "
    "wee "
    "night day out down round over pretty ding dong bow wow fifty cha can ";

// Elsewhere only small words, of which one is surely too many.
struct SmallWords {
    std::string_view language;
    std::string_view words;
};
constexpr std::array small_words{
    SmallWords{
        "de",
        " und oder aber dass mit von zu auf für ist wird eine einen einem auch "
        "nicht durch bei nach aus den des dem "},
    SmallWords{
        "fr",
        " le la les de des du et ou un une est dans par pour sur avec ne pas que "
        "qui au aux ce cette il elle "},
    SmallWords{"es", " el la los las de del y o un una en con por para que se es al lo "},
    SmallWords{"it", " il lo la i gli le di del della e o un una in con per che si è al "},
    SmallWords{"pt", " o a os as de do da e ou um uma em no na com por para que se é "},
    SmallWords{"nl", " de het een en of van in op met voor te niet is dat "},
    SmallWords{"sv", " och att det som en ett i på av för med är inte den de till "},
    SmallWords{"da", " og at det som en et i på af for med er ikke den de til "},
    SmallWords{"nb", " og å at det som en et i på av for med er ikke den de til "},
    SmallWords{"pl", " i w z na do nie się że to jest od po za oraz lub "},
    SmallWords{"ru", " и в на с не что по за от из к о для это "},
};

bool may_stand_twice(const Conventions& conventions, std::string_view word) {
    if (conventions.is_english()) return word.size() < 2 || lists(doubled_in_english, word);
    for (const SmallWords& row : small_words)
        if (row.language == primary_language(conventions.language))
            return !lists(row.words, word);
    return true;
}

// Nothing but a blank between the two: who writes "Work, work" means it. "so so-called",
// "that that's" and "eva eva@example.org" are two words, not one twice.
bool stand_side_by_side(std::string_view flat, std::size_t second, std::size_t end) {
    const char32_t after = at_or_end(flat, end);
    const bool ends = after == 0 || utf8::is_blank(after)
                      || std::u32string_view(U",;:.!?)]\"\u201D\u2014").find(after)
                             != std::u32string_view::npos;
    return ends && utf8::is_letter(before(flat, second - 1));
}

bool same_word_at(std::string_view flat, std::size_t at, std::string_view word) {
    return at < flat.size() && lower_case(flat.substr(at, word.size())) == word;
}

}  // namespace

void mark_doubled_words(const Copy& copy, Edits& edits) {
    const std::string_view flat = copy.flat();
    for (const std::size_t at : copy.places.doubled) {
        const std::string_view second = word_after(flat, at, 40);
        // Capitals are names.
        if (second.empty() || !utf8::is_lower(utf8::decode(second, 0).code_point)) continue;
        if (!stand_side_by_side(flat, at, at + second.size())) continue;
        if (may_stand_twice(copy.conventions_at(at), second)) continue;
        // Thrice is meant so, and so is twice in a poem but for the small words.
        const std::size_t first = at - 1 - second.size();
        const bool thrice = same_word_at(flat, at + second.size() + 1, second)
                            || (first > second.size()
                                && same_word_at(flat, first - 1 - second.size(), second));
        if (thrice || (copy.passage.verse && second.size() > 3)) continue;
        edits.push_back(edit(at - 1, at + second.size(), "", rules::doubled_word));
    }
}

}  // namespace pam::manuscript
