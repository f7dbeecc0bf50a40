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
};

using Characters = std::vector<Character>;

struct ReleaseMemory {
    void operator()(void* memory) const { g_free(memory); }
};

bool is_unspecific(std::uint32_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED
           || script == HB_SCRIPT_UNKNOWN;
}

bool is_mark(char32_t c) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK
           || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK
           || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

Characters decode(std::string_view text) {
    Characters result;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        const auto script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        result.push_back({c, at, static_cast<std::uint32_t>(script), 0, 0});
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

void resolve_levels(
    std::string_view text, style::Direction direction, Characters& characters
) {
    PangoDirection base = direction == style::Direction::RightToLeft ? PANGO_DIRECTION_RTL
                                                                     : PANGO_DIRECTION_LTR;
    const std::unique_ptr<guint8, ReleaseMemory> levels(pango_log2vis_get_embedding_levels(
        text.data(), static_cast<int>(text.size()), &base
    ));
    for (std::size_t i = 0; i < characters.size(); ++i)
        characters[i].level = levels.get()[i];
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

    void choose(std::size_t begin, std::size_t end) {
        if (give(begin, end)) return;
        for (std::size_t i = begin; i < end;) {
            std::size_t next = i + 1;
            while (next < end
                   && (is_mark(characters_[next].c) || is_invisible(characters_[next].c)))
                ++next;
            if (!give(i, next)) choose_singly(i, next);
            i = next;
        }
    }

private:
    bool give(std::size_t begin, std::size_t end) {
        letters_.clear();
        for (std::size_t i = begin; i < end; ++i)
            if (!is_invisible(characters_[i].c)) letters_ += characters_[i].c;
        const FaceId wanted = characters_[begin].face;
        const bool there = std::all_of(letters_.begin(), letters_.end(), [&](char32_t c) {
            return faces_[wanted].has_glyph(c);
        });
        if (there || composes(wanted)) return true;
        const std::optional<FaceId> face = faces_.covering(letters_, wanted);
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
            if (!is_invisible(characters_[i].c) && !give(i, i + 1))
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

std::vector<std::uint32_t> inner_breaks(
    std::string_view text, std::string_view language, const Characters& characters
) {
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
        pango_language_from_string(std::string(language).c_str()),
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

style::Direction Shaper::natural_direction(std::string_view text) {
    // Hebrew, Arabic and their presentation forms begin with these bytes; other text is
    // spared.
    const bool may = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0 || byte == 0xEF
               || byte == 0xF0;
    });
    if (!may) return style::Direction::LeftToRight;
    PangoDirection base = PANGO_DIRECTION_NEUTRAL;
    const std::unique_ptr<guint8, ReleaseMemory> levels(pango_log2vis_get_embedding_levels(
        text.data(), static_cast<int>(text.size()), &base
    ));
    return base == PANGO_DIRECTION_RTL ? style::Direction::RightToLeft
                                       : style::Direction::LeftToRight;
}

ItemisedText Shaper::itemise(
    std::string_view text,
    std::span<const FaceSpan> spans,
    style::Direction direction,
    std::string_view language
) {
    ItemisedText result;
    Characters characters = decode(text);
    std::size_t span = 0;
    for (Character& character : characters) {
        while (span + 1 < spans.size() && spans[span + 1].begin <= character.at)
            ++span;
        character.face = spans[span].face;
    }
    resolve_scripts(characters);
    resolve_levels(text, direction, characters);
    choose_faces(faces_, characters, result.missing);
    settle_blanks(characters);
    result.runs = join_runs(characters, text.size());
    result.breaks = inner_breaks(text, language, characters);
    return result;
}

}  // namespace pam::foundry
