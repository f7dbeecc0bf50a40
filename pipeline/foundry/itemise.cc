// Itemising: paragraphs with right-to-left text, scripts beyond Latin, Greek and Cyrillic,
// or letters that the chosen face lacks are cut into runs of one face, script and
// direction. Pango gives the bidirectional levels and the break points of scripts without
// spaces; which face has a character is looked up in the declared order, so that no
// system's configuration has a say.
#include "base/utf8.h"
#include "foundry/face_store.h"
#include "foundry/shaper.h"

#include <glib.h>
#include <hb.h>
#include <pango/pango.h>

#include <algorithm>

namespace pam::foundry {

namespace {

struct Character {
    char32_t c = 0;
    std::uint32_t at = 0;
    std::uint32_t script = 0;
    std::uint8_t level = 0;
    FaceId face = 0;
    std::string_view language = {};
};

using Characters = std::vector<Character>;

struct ReleaseMemory {
    void operator()(void* memory) const { g_free(memory); }
};

bool is_unspecific(std::uint32_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED
           || script == HB_SCRIPT_UNKNOWN;
}

Characters decode(std::string_view text) {
    Characters result;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        const auto script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        result.push_back({c, at, static_cast<std::uint32_t>(script)});
        at += static_cast<std::uint32_t>(bytes);
    }
    return result;
}

/// Common and inherited characters take the script before them, leading ones the first
/// there is.
void resolve_scripts(Characters& characters) {
    std::uint32_t script = HB_SCRIPT_LATIN;
    for (const Character& character : characters) {
        if (is_unspecific(character.script)) continue;
        script = character.script;
        break;
    }
    for (Character& character : characters) {
        if (is_unspecific(character.script))
            character.script = script;
        else
            script = character.script;
    }
}

constexpr std::string_view left_to_right_isolate = "\u2066";
constexpr std::string_view right_to_left_isolate = "\u2067";
constexpr std::string_view pop_isolate = "\u2069";

/// The text with the controls that say of its isolates what a document's tree says; and
/// which of its characters are the text's own.
struct Controlled {
    std::string text;
    std::vector<bool> own;
};

class Controller {
public:
    Controller(std::string_view text, std::span<const Isolate> isolates)
        : text_(text)
        , isolates_(isolates) {}

    Controlled run() {
        std::size_t next = 0;
        for (std::uint32_t at = 0; at < text_.size();) {
            while (!ends_.empty() && ends_.back() <= at)
                close();
            for (; next < isolates_.size() && isolates_[next].begin <= at; ++next)
                open(isolates_[next]);
            const auto bytes = static_cast<std::uint32_t>(utf8::decode(text_, at).bytes);
            add(text_.substr(at, bytes), true);
            at += bytes;
        }
        while (!ends_.empty())
            close();
        return std::move(result_);
    }

private:
    void open(const Isolate& isolate) {
        const bool left = isolate.direction == style::Direction::LeftToRight;
        add(left ? left_to_right_isolate : right_to_left_isolate, false);
        ends_.push_back(isolate.end);
    }
    void close() {
        add(pop_isolate, false);
        ends_.pop_back();
    }
    void add(std::string_view character, bool own) {
        result_.text += character;
        result_.own.push_back(own);
    }

    std::string_view text_;
    std::span<const Isolate> isolates_;
    std::vector<std::uint32_t> ends_;
    Controlled result_;
};

void resolve_levels(
    std::string_view text,
    std::span<const Isolate> isolates,
    style::Direction direction,
    Characters& characters
) {
    PangoDirection base = direction == style::Direction::RightToLeft ? PANGO_DIRECTION_RTL
                                                                     : PANGO_DIRECTION_LTR;
    Controlled controlled;
    if (!isolates.empty()) {
        controlled = Controller(text, isolates).run();
        text = controlled.text;
    }
    const std::unique_ptr<guint8, ReleaseMemory> levels(pango_log2vis_get_embedding_levels(
        text.data(), static_cast<int>(text.size()), &base
    ));
    std::size_t i = 0;
    for (Character& character : characters) {
        while (!controlled.own.empty() && !controlled.own[i])
            ++i;
        character.level = levels.get()[i++];
    }
}

/// Where no language says how Chinese characters are drawn, other letters of the paragraph
/// do: kana are Japanese, hangul Korean, bopomofo is of Taiwan.
std::string_view language_of_letters(const Characters& characters) {
    for (const Character& character : characters) {
        if (character.script == HB_SCRIPT_HIRAGANA
            || character.script == HB_SCRIPT_KATAKANA)
            return "ja";
        if (character.script == HB_SCRIPT_HANGUL) return "ko";
        if (character.script == HB_SCRIPT_BOPOMOFO) return "zh-Hant";
    }
    return {};
}

bool draws_han(std::string_view language) {
    return language.starts_with("zh") || language.starts_with("ja")
           || language.starts_with("ko") || language.starts_with("yue");
}

/// Gives every character a face: word by word where one face has the whole word, then
/// letter by letter with its marks, and the wanted face (its box) where none has it.
class FaceChooser {
public:
    FaceChooser(
        FaceStore& faces, Characters& characters, std::vector<std::uint32_t>& missing
    )
        : faces_(faces)
        , characters_(characters)
        , missing_(missing) {}

    /// A face of the script's own that lacks a mark of punctuation is not given up for the
    /// whole word.
    void choose(std::size_t begin, std::size_t end) {
        const bool own = families_for(faces_.catalogue(), characters_[begin].script);
        if (give(begin, end, own ? From::Own : From::All)) return;
        for (std::size_t i = begin; i < end;) {
            std::size_t next = i + 1;
            while (next < end
                   && (is_mark(characters_[next].c) || is_invisible(characters_[next].c)))
                ++next;
            if (!give(i, next, From::All)) choose_singly(i, next);
            i = next;
        }
    }

private:
    enum class From { Own, All };

    bool give(std::size_t begin, std::size_t end, From from) {
        letters_.clear();
        for (std::size_t i = begin; i < end; ++i)
            if (!is_invisible(characters_[i].c)) letters_ += characters_[i].c;
        const FaceId wanted = characters_[begin].face;
        const bool there = std::all_of(letters_.begin(), letters_.end(), [&](char32_t c) {
            return faces_[wanted].has_glyph(c);
        });
        if (there || composes(wanted)) return true;
        const Character& first = characters_[begin];
        const std::optional<FaceId> face =
            from == From::Own
                ? faces_.own_covering(letters_, wanted, first.language, first.script)
                : faces_.covering(letters_, wanted, first.language, first.script);
        if (!face) return false;
        for (std::size_t i = begin; i < end; ++i)
            characters_[i].face = *face;
        return true;
    }

    /// A letter and a mark that the face has as one character.
    bool composes(FaceId face) const {
        if (letters_.size() != 2) return false;
        hb_codepoint_t composed = 0;
        return hb_unicode_compose(
                   hb_unicode_funcs_get_default(), letters_[0], letters_[1], &composed
               )
               && faces_[face].has_glyph(composed);
    }

    void choose_singly(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (!is_invisible(characters_[i].c) && !give(i, i + 1, From::All))
                missing_.push_back(characters_[i].at);
    }

    FaceStore& faces_;
    Characters& characters_;
    std::vector<std::uint32_t>& missing_;
    std::u32string letters_;
};

void choose_faces(
    FaceStore& faces, Characters& characters, std::vector<std::uint32_t>& missing
) {
    FaceChooser chooser(faces, characters, missing);
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t end = i;
        const auto same = [&](const Character& other) {
            return !utf8::is_blank(other.c) && other.script == characters[i].script
                   && other.face == characters[i].face;
        };
        while (end < characters.size() && same(characters[end]))
            ++end;
        end = std::max(end, i + 1);
        if (!utf8::is_blank(characters[i].c)) chooser.choose(i, end);
        i = end;
    }
}

/// Spaces go with their neighbours, so that words and spaces make one run: between two
/// words of one face they are of that face, and after a change of direction they are of the
/// script that follows.
void settle_blanks(Characters& characters) {
    for (std::size_t i = 1; i < characters.size(); ++i) {
        if (!utf8::is_blank(characters[i].c)) continue;
        const Character before = characters[i - 1];
        std::size_t next = i;
        while (next < characters.size() && utf8::is_blank(characters[next].c))
            ++next;
        if (next == characters.size()) return;
        const Character after = characters[next];
        for (; i < next; ++i) {
            if (after.face == before.face) characters[i].face = after.face;
            if (before.level != characters[i].level && after.level == characters[i].level)
                characters[i].script = after.script;
        }
    }
}

std::vector<TextRun> join_runs(const Characters& characters, std::size_t size) {
    std::vector<TextRun> runs;
    for (const Character& character : characters) {
        const bool same = !runs.empty() && runs.back().face == character.face
                          && runs.back().script == character.script
                          && runs.back().level == character.level;
        if (!same)
            runs.push_back(
                {character.at, 0, character.face, character.script, character.level}
            );
    }
    for (std::size_t i = 0; i < runs.size(); ++i)
        runs[i].end =
            i + 1 < runs.size() ? runs[i + 1].begin : static_cast<std::uint32_t>(size);
    return runs;
}

/// Scripts whose words are not parted by spaces, so that breaks within them are Unicode's
/// business.
bool writes_no_spaces(std::uint32_t script) {
    switch (static_cast<hb_script_t>(script)) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_BOPOMOFO:
    case HB_SCRIPT_HANGUL:
    case HB_SCRIPT_YI:
    case HB_SCRIPT_THAI:
    case HB_SCRIPT_LAO:
    case HB_SCRIPT_KHMER:
    case HB_SCRIPT_MYANMAR:
    case HB_SCRIPT_TIBETAN:
        return true;
    default:
        return false;
    }
}

std::vector<std::uint32_t>
inner_breaks(std::string_view text, const Characters& characters) {
    std::vector<std::uint32_t> result;
    if (std::none_of(characters.begin(), characters.end(), [](const Character& character) {
            return writes_no_spaces(character.script);
        }))
        return result;
    std::vector<PangoLogAttr> attributes(characters.size() + 1);
    pango_get_log_attrs(
        text.data(),
        static_cast<int>(text.size()),
        -1,
        pango_language_from_string(std::string(characters.front().language).c_str()),
        attributes.data(),
        static_cast<int>(attributes.size())
    );
    for (std::size_t i = 1; i < characters.size(); ++i) {
        const bool inside = writes_no_spaces(characters[i].script)
                            || writes_no_spaces(characters[i - 1].script);
        if (inside && attributes[i].is_line_break && !utf8::is_blank(characters[i - 1].c))
            result.push_back(characters[i].at);
    }
    return result;
}

/// Scripts that need no more than left-to-right shaping: Latin, Greek, Cyrillic with their
/// signs and marks, first and last character; none of the bidi controls.
struct Range {
    char32_t first, last;
};
constexpr Range simple_ranges[] = {
    {0x0020, 0x007E},
    {0x00A0, 0x052F},
    {0x1E00, 0x200D},
    {0x2010, 0x2029},
    {0x202F, 0x2065},
    {0x206A, 0x2E7F},
    {0xA720, 0xA7FF},
    {0xFB00, 0xFB06},
    {0xFE00, 0xFE0F}};

std::vector<bool> simple_characters(const OpenFace& face) {
    std::vector<bool> result(0x10000);
    for (const char32_t c : {U'\t', U'\n', U'\u3000'})
        result[c] = true;
    for (const Range range : simple_ranges)
        for (char32_t c = range.first; c <= range.last; ++c)
            result[c] = face.has_glyph(c) || is_invisible(c) || utf8::is_blank(c);
    return result;
}

}  // namespace

bool Shaper::is_simple(std::string_view text, FaceId face) {
    if (simple_.size() <= face) simple_.resize(std::size_t{face} + 1);
    std::vector<bool>& simple = simple_[face];
    if (simple.empty()) simple = simple_characters(faces_[face]);
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const utf8::Decoded decoded =
            byte < 0x80 ? utf8::Decoded{byte, 1} : utf8::decode(text, at);
        if (decoded.code_point >= simple.size() || !simple[decoded.code_point])
            return false;
        at += decoded.bytes;
    }
    return true;
}

ItemisedText Shaper::itemise(
    std::string_view text,
    std::span<const FaceSpan> spans,
    std::span<const Isolate> isolates,
    style::Direction direction
) {
    ItemisedText result;
    Characters characters = decode(text);
    if (characters.empty()) return result;
    const std::string_view by_letters = language_of_letters(characters);
    std::size_t span = 0;
    for (Character& character : characters) {
        while (span + 1 < spans.size() && spans[span + 1].begin <= character.at)
            ++span;
        character.face = spans[span].face;
        character.language = spans[span].language;
        if (!by_letters.empty() && !draws_han(character.language))
            character.language = by_letters;
    }
    resolve_scripts(characters);
    resolve_levels(text, isolates, direction, characters);
    choose_faces(faces_, characters, result.missing);
    settle_blanks(characters);
    result.runs = join_runs(characters, text.size());
    result.breaks = inner_breaks(text, characters);
    return result;
}

}  // namespace pam::foundry
