// One line's prefix: a name of a few words, all in capitals or each with one, and the mark
// after it. Whether somebody speaks there is judged in plain_speakers.cc.
#include "manuscript/plain_cues.h"

#include "base/utf8.h"
#include "manuscript/heading_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <string>

namespace pam::manuscript {

namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_direction = 160;
constexpr std::string_view em_dash = "\xE2\x80\x94";

// Words that head lines of other kinds. A letter's header, a recipe, a table of facts and a
// manual's warnings have labels that return, too.
constexpr std::string_view no_speakers =
    " act scene chapter chap part book volume section sec sect article art canto stave "
    "letter lecture lesson essay appendix amendment verse stanza line page pp fig figure "
    "table plate map note notes nota nb remark remarks footnote example examples exercise "
    "problem solution hint tip warning caution danger important attention step steps stage "
    "time place setting scenery cast persons personae characters summary abstract argument "
    "from to cc bcc subject re date sent received reply-to title author authors editor "
    "translator publisher language source sources credits edition copyright isbn issn url "
    "www http https ftp mailto email e-mail mail phone tel telephone fax address name "
    "street "
    "city country age born died sex weight height ingredients method directions serves "
    "preparation yield pros cons input output before after advantages disadvantages cause "
    "effect results result conclusion location price cost total sum amount number no nr "
    "vol "
    "ibid op see cf eg ie viz etc mr mrs ms dr st jan feb mar apr jun jul aug sep sept oct "
    "nov dec monday tuesday wednesday thursday friday saturday sunday january february "
    "march "
    "april may june july august september october november december def definition theorem "
    "lemma proof corollary proposition axiom postulate task goal aim objective materials "
    "tools required optional default syntax usage options description return returns "
    "parameters see-also todo fixme keywords category tags status version release "
    "release-date updated yes no oh ah well first firstly second secondly third thirdly "
    "fourth fourthly fifth fifthly last lastly finally the-end finis end ";

constexpr std::string_view small_words =
    " and or of the a an to de del der des di da du la le les von van zu et und e y i with "
    "from in at as ";

// Abbreviations before a name, whose point ends nothing.
constexpr std::string_view titles =
    " MR MRS MS DR ST REV HON PROF CAPT COL GEN LT SGT MAJ GOV SEN REP MME MLLE M SR SRA "
    "JR "
    "Mr Mrs Ms Dr St Rev Hon Prof Capt Col Gen Lt Sgt Maj Gov Sen Rep Mme Mlle Sr Sra Jr ";

bool among(std::string_view word, std::string_view words) {
    std::string wanted(word.size() + 2, ' ');
    std::copy(word.begin(), word.end(), wanted.begin() + 1);
    return words.find(wanted) != std::string_view::npos;
}

// Walks over a name, word by word, and says what ended it.
class NameReader {
public:
    explicit NameReader(std::string_view line) : line_(line) {}

    std::optional<CuePrefix> read() {
        while (at_ < line_.size() && at_ < 3 && is_decoration(line_[at_]))
            ++at_;
        begin_ = at_;
        if (!read_words() || words_ == 0) return std::nullopt;
        prefix_.name = utf8::trim(line_.substr(begin_, end_ - begin_));
        prefix_.capitals = !small_ && capitals_ >= 2;
        if (letters_ == 0 || (!prefix_.capitals && words_ > 4)) return std::nullopt;
        if (!read_mark() || is_no_speaker()) return std::nullopt;
        prefix_.bytes = static_cast<std::uint32_t>(at_);
        return prefix_;
    }

private:
    static bool is_decoration(char c) { return c == '_' || c == '*'; }

    [[nodiscard]] char byte(std::size_t at) const {
        return at < line_.size() ? line_[at] : '\0';
    }

    // True when `at_` stands at what ended the name.
    bool read_words() {
        while (at_ < line_.size()) {
            if (at_ - begin_ > longest_name || words_ > 7) return false;
            if (!read_word()) return false;
            end_ = at_;
            if (byte(at_) != ' ' || is_dash(at_ + 1) || byte(at_ + 1) == '('
                || byte(at_ + 1) == '[' || byte(at_ + 1) == ' ' || byte(at_ + 1) == '\t')
                return true;
            ++at_;
        }
        return true;
    }

    [[nodiscard]] bool is_dash(std::size_t at) const {
        const std::string_view rest = line_.substr(std::min(at, line_.size()));
        return rest.starts_with("--") || rest.starts_with("- ") || rest.starts_with(em_dash)
               || rest.starts_with("\xE2\x80\x93 ");
    }

    // One word of a name: a capital or a digit first, or one of the small words.
    bool read_word() {
        const std::size_t begin = at_;
        int upper = 0;
        int lower = 0;
        while (at_ < line_.size()) {
            const utf8::Decoded next = utf8::decode(line_, at_);
            const char32_t c = next.code_point;
            if (c == '.' && !is_inner_point(begin)) break;
            if (c == '-' && is_dash(at_)) break;
            const bool inner = c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '&'
                               || utf8::is_digit(c) || c == 0x2010 || c == 0x2011;
            if (!inner && !utf8::is_letter(c)) break;
            upper += utf8::is_upper(c);
            lower += utf8::is_lower(c);
            letters_ += utf8::is_letter(c);
            at_ += next.bytes;
        }
        return note_word(line_.substr(begin, at_ - begin), upper, lower);
    }

    bool note_word(std::string_view word, int upper, int lower) {
        if (word.empty()) return false;
        const bool numbered = utf8::is_digit(utf8::decode(word, 0).code_point);
        // "1ST SAILOR", "2nd Lord"
        if (numbered && (word.size() > 4 || upper + lower == 0)) {
            if (words_ == 0) only_number_ = true;
            counted_ = true;
        }
        if (words_ > 0 && upper == 0 && lower > 0 && among(word, small_words)) {
            ++words_;
            return true;
        }
        if (!numbered && upper == 0) return false;
        if (!numbered && lower > 0 && begins_lower(word)) return false;
        small_ = small_ || lower > (numbered ? 2 : 0);
        capitals_ += upper;
        ++words_;
        return true;
    }

    // "J.P.", "MRS. LINDE": the point belongs to the name.
    [[nodiscard]] bool is_inner_point(std::size_t begin) const {
        if (at_ == begin) return false;
        const char after = byte(at_ + 1);
        if (after == '\0' || after == '_' || after == '*' || after == ':') return false;
        const std::string_view word = line_.substr(begin, at_ - begin);
        if (after != ' ') return utf8::is_upper(utf8::decode(line_, at_ + 1).code_point);
        return among(word, titles) && at_ + 2 < line_.size()
               && utf8::is_upper(utf8::decode(line_, at_ + 2).code_point);
    }

    // The mark after the name and, before it, what is played: "PIP (softly):".
    bool read_mark() {
        skip_decoration();
        if (at_ == line_.size()) return accept(CueForm::Bare, prefix_.capitals);
        const char c = line_[at_];
        if (c == '\t' || (c == ' ' && (byte(at_ + 1) == ' ' || byte(at_ + 1) == '\t'))) {
            at_ = end_;
            // In justified prose wide gaps follow any word.
            const std::size_t said = line_.find_first_not_of(" \t", at_);
            const bool tab = line_.substr(at_, said - at_).find('\t') != npos;
            return accept(CueForm::Columns, tab || prefix_.capitals);
        }
        const std::size_t name_end = at_;
        if ((c == ' ' && (byte(at_ + 1) == '(' || byte(at_ + 1) == '[')) || c == '('
            || c == '[')
            return skip_direction() ? read_point(name_end) : false;
        if (c == ' ' || is_dash(at_)) return read_dash();
        return read_point(name_end);
    }

    void skip_decoration() {
        while (at_ < line_.size() && is_decoration(line_[at_]))
            ++at_;
    }

    bool skip_direction() {
        const std::size_t open = line_.find_first_of("([", at_);
        const char closing = line_[open] == '(' ? ')' : ']';
        const std::size_t close = line_.find(closing, open);
        if (close == std::string_view::npos || close - open > longest_direction)
            return false;
        at_ = close + 1;
        skip_decoration();
        return true;
    }

    // "." or ":", perhaps with a dash after it (".--"), and then a gap or the line's end.
    bool read_point(std::size_t name_end) {
        const char mark = byte(at_);
        if (mark != '.' && mark != ':') {
            // "HAMLET [aside] A little more than kin": the direction belongs to the speech.
            if (at_ == name_end || mark != ' ') return false;
            at_ = name_end;
            return accept(CueForm::RunIn, prefix_.capitals);
        }
        ++at_;
        skip_decoration();
        const bool dashed = is_dash(at_);
        if (dashed) at_ += line_[at_] == '-' ? 2 : em_dash.size();
        if (at_ >= line_.size())
            return accept(CueForm::OwnLine, prefix_.capitals || mark == ':');
        if (!dashed && line_[at_] != ' ' && line_[at_] != '\t') return false;
        if (prefix_.capitals) return accept(CueForm::RunIn, true);
        return accept(mark == ':' ? CueForm::Label : CueForm::Abbreviated, true);
    }

    bool read_dash() {
        const bool apart = byte(at_) == ' ';
        if (apart) ++at_;
        if (!is_dash(at_)) return false;
        at_ += line_[at_] == '-' ? 1 : em_dash.size();
        while (byte(at_) == '-')
            ++at_;
        if (at_ >= line_.size()) return false;
        // "Beau--ootiful" is one word.
        const std::size_t said = byte(at_) == ' ' ? at_ + 1 : at_;
        const bool begins = said > at_ || !begins_lower(line_.substr(said));
        return begins && (apart || prefix_.capitals) && accept(CueForm::Dashed, true);
    }

    bool accept(CueForm form, bool fits) {
        prefix_.form = form;
        return fits;
    }

    [[nodiscard]] bool is_no_speaker() const {
        if (only_number_) return true;
        if (prefix_.name.size() == 1)
            return prefix_.form != CueForm::Label && prefix_.form != CueForm::Abbreviated;
        if (words_ == 1 && is_numeral(prefix_.name)) return true;
        if (keyword_heading(prefix_.name).rank != no_heading) return true;
        // "JUROR 8", but not "Figure 8".
        std::string small(counted_ ? first_word(prefix_.name) : prefix_.name);
        for (char& c : small)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == ' ' ? '-' : c;
        while (!small.empty() && small.back() == '.')
            small.pop_back();
        return among(small, no_speakers);
    }

    static constexpr std::size_t npos = std::string_view::npos;
    std::string_view line_;
    CuePrefix prefix_;
    std::size_t begin_ = 0;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    int words_ = 0;
    int letters_ = 0;
    int capitals_ = 0;
    bool small_ = false;    // a word has small letters
    bool counted_ = false;  // a word is a number
    bool only_number_ = false;
};

}  // namespace

std::optional<CuePrefix> cue_prefix(std::string_view line) {
    if (line.empty()) return std::nullopt;
    const char first = line[0];
    // Most lines of prose begin small, and are done with here.
    if (first >= 'a' && first <= 'z') return std::nullopt;
    return NameReader(line).read();
}

bool has_cue(const Cues& cues, std::size_t first, std::size_t last) {
    const auto found = std::lower_bound(
        cues.begin(),
        cues.end(),
        first,
        [](const Cue& cue, std::size_t at) { return cue.line < at; }
    );
    return found != cues.end() && found->line < last;
}

const Cue* cue_at(const Cues& cues, std::size_t line) {
    const auto found = std::lower_bound(
        cues.begin(),
        cues.end(),
        line,
        [](const Cue& cue, std::size_t at) { return cue.line < at; }
    );
    return found != cues.end() && found->line == line ? &*found : nullptr;
}

bool names_personae(std::string_view words) {
    if (words.size() > 60) return false;
    std::string small(words);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    while (!small.empty() && (small.back() == '.' || small.back() == ':'))
        small.pop_back();
    constexpr std::string_view known[] = {
        "dramatis personae",
        "dramatis person\xC3\xA6",
        "dramatis person\xC3\x86",
        "persons represented",
        "the persons represented",
        "persons in the play",
        "the persons in the play",
        "persons of the play",
        "the persons of the play",
        "persons of the drama",
        "characters",
        "the characters",
        "characters in the play",
        "characters of the play",
        "cast of characters",
        "personages",
        "personnages",
        "personen",
        "die personen",
        "personaggi",
        "personajes",
        "persone",
        "\xD0\xB4\xD0\xB5\xD0\xB9\xD1\x81\xD1\x82\xD0\xB2\xD1\x83\xD1\x8E\xD1\x89\xD0\xB8"
        "\xD0"
        "\xB5 \xD0\xBB\xD0\xB8\xD1\x86\xD0\xB0"};
    return std::find(std::begin(known), std::end(known), small) != std::end(known);
}

}  // namespace pam::manuscript
