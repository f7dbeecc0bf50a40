// Runs: what their properties mean, and the characters and things in them.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/contents_entries.h"
#include "manuscript/docx_paragraph.h"
#include "manuscript/docx_symbols.h"

#include <algorithm>
#include <charconv>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

constexpr int standard_size = 20;  // half-points, where a file states none

// Toggles of styles cancel one another; a direct one holds (ECMA-376, part 1, 17.7.3).
bool toggled(
    const std::optional<bool>& direct,
    const std::optional<bool>& of_character,
    const std::optional<bool>& of_paragraph
) {
    if (direct) return *direct;
    return of_character.value_or(false) != of_paragraph.value_or(false);
}

bool is_east_asian(char32_t c) {
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0)
           || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFF0)
           || (c >= 0x20000 && c < 0x40000);
}

bool is_right_to_left(char32_t c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00)
           || (c >= 0xFE70 && c < 0xFF00);
}

char32_t first_letter(std::string_view words) {
    for (std::size_t i = 0; i < words.size();) {
        const utf8::Decoded next = utf8::decode(words, i);
        if (utf8::is_letter(next.code_point) || is_east_asian(next.code_point)
            || is_right_to_left(next.code_point))
            return next.code_point;
        i += next.bytes;
    }
    return 0;
}

bool is_sign(char32_t c) {
    return c >= 0xF020 && c <= 0xF0FF;
}

}  // namespace

void ParagraphReader::read_run(xml_node run, const Around& around) {
    Around inside = around;
    const xml_node properties = run.child("w:rPr");
    run_ = run_properties(properties);
    format_ = format_of(run_, around);
    if (hidden_ && inside.fate.is_set()) inside.fate = {"hidden text", true};
    if (hidden_) reading_.hidden.at(reading_.here());
    for (const xml_node node : run.children())
        read_run_content(node, inside);
    marked_ = nullptr;
}

RunFormat ParagraphReader::format_of(const RunProperties& direct, const Around& around) {
    static const RunProperties none;
    const CharacterStyle& character = reading_.styles.character(direct.style);
    const RunProperties& with = character.run;
    // The look of a heading or of the whole text is its style's affair, and no emphasis.
    const bool own_look = style_->kind == Kind::Body && !style_->standard;
    const RunProperties& base = own_look ? style_->run : none;
    RunFormat format;
    const auto right_to_left =
        around.right_to_left ? around.right_to_left : direct.right_to_left;
    const bool complex =
        right_to_left.value_or(false) || direct.complex_script.value_or(false);
    format.strong = complex
                        ? toggled(direct.bold_complex, with.bold_complex, base.bold_complex)
                        : toggled(direct.bold, with.bold, base.bold);
    format.emphasis =
        complex ? toggled(direct.italic_complex, with.italic_complex, base.italic_complex)
                : toggled(direct.italic, with.italic, base.italic);
    format.strikethrough =
        toggled(direct.strike, with.strike, base.strike)
        || toggled(direct.double_strike, with.double_strike, base.double_strike);
    format.small_caps = toggled(direct.small_caps, with.small_caps, base.small_caps);
    format.underline =
        toggled(direct.underline, with.underline, base.underline) && !character.link;
    format.shift = character.note ? Shift::None
                   : direct.shift ? *direct.shift
                                  : with.shift.value_or(base.shift.value_or(Shift::None));
    format.code = character.code;
    if (right_to_left.value_or(false) && !into_.right_to_left)
        format.direction = document::Direction::RightToLeft;
    hidden_ = toggled(direct.hidden, with.hidden, style_->run.hidden);
    looks_bold_ = toggled(direct.bold, with.bold, style_->run.bold);
    looks_italic_ = toggled(direct.italic, with.italic, style_->run.italic);
    return format;
}

std::string ParagraphReader::language_of(std::string_view words) const {
    const char32_t letter = first_letter(words);
    if (letter == 0) return {};
    const bool complex = is_right_to_left(letter) || run_.right_to_left.value_or(false);
    std::string RunProperties::*of = complex ? &RunProperties::language_complex
                                     : is_east_asian(letter)
                                         ? &RunProperties::language_east_asian
                                         : &RunProperties::language;
    const CharacterStyle& character = reading_.styles.character(run_.style);
    for (const RunProperties* from :
         {&run_, &character.run, &style_->run, &reading_.styles.defaults()})
        if (const std::string& language = from->*of; !language.empty())
            return language == "x-none" || language == "none" ? "" : language;
    return {};
}

void ParagraphReader::read_run_content(xml_node node, const Around& around) {
    if (is(node, "w:rPr")) return;
    if (is(node, "mc:AlternateContent")) {
        const Around inside = deeper(around);
        if (inside.depth > 100) return read_flat(chosen_branch(node), around);
        for (const xml_node one : chosen_branch(node).children())
            read_run_content(one, inside);
        return;
    }
    if (!read_thing(node, around)) read_inline(node, around);
}

// False when the node is nothing that stands in a run.
bool ParagraphReader::read_thing(xml_node node, const Around& around) {
    const std::string_view name = name_of(node);
    const std::ptrdiff_t place = node.offset_debug();
    if (name == "w:t" || name == "m:t" || name == "a:t") {
        put(characters(node), place, around);
    } else if (name == "w:delText") {
        const Fate deleted{"tracked deletion", true};
        put_under(
            around.fate.is_set() ? deleted : around.fate, characters(node), place, -1
        );
    } else if (name == "w:instrText") {
        if (!story_.fields.empty() && !story_.fields.back().in_result)
            story_.fields.back().instruction += node.text().get();
    } else if (name == "w:fldChar") {
        read_field_mark(node);
    } else if (name == "w:tab" || name == "w:ptab") {
        put_made("\t", around);
    } else if (name == "w:br" || name == "w:cr" || name == "a:br") {
        read_break(node, around);
    } else if (name == "w:noBreakHyphen") {
        put("\xE2\x80\x91", place, around);
    } else if (name == "w:softHyphen") {
        put("\xC2\xAD", place, around);
    } else if (name == "w:sym") {
        read_symbol(node, around);
    } else if (name == "w:footnoteReference") {
        if (fate_here(around).is_set())
            read_note_call(node, NoteKind::Footnote);
        else
            reading_
                .dropped_notes[{NoteKind::Footnote, std::string(attribute(node, "w:id"))}] =
                fate_here(around);
    } else if (name == "w:endnoteReference") {
        if (fate_here(around).is_set())
            read_note_call(node, NoteKind::Endnote);
        else
            reading_
                .dropped_notes[{NoteKind::Endnote, std::string(attribute(node, "w:id"))}] =
                fate_here(around);
    } else if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
        read_drawing(node, around);
    } else if (name == "w:ruby") {
        read_ruby(node, around);
    } else {
        return name == "w:lastRenderedPageBreak";
    }
    return true;
}

// A page's or column's end parts words, and is no line of the text.
void ParagraphReader::read_break(xml_node node, const Around& around) {
    const std::string_view type = attribute(node, "w:type");
    if (type == "page" || type == "column") return put_made(" ", around);
    if (!fate_here(around).is_set()) return put_made(" ", around);
    const Span span = reading_.transcript.append_made("\n");
    into_.pieces.push_back({format_, document::LineBreak{span}});
}

void ParagraphReader::read_symbol(xml_node node, const Around& around) {
    const std::string_view code = attribute(node, "w:char");
    unsigned value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value, 16);
    if (value != 0 && value < 0x100) value += 0xF000;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return;
    if (const std::string_view font = attribute(node, "w:font"); !font.empty())
        run_.font = font;
    put(utf8::encode(value), node.offset_debug(), around);
}

void ParagraphReader::read_note_call(xml_node node, NoteKind kind) {
    const std::string id(attribute(node, "w:id"));
    const std::size_t index = reading_.notes.index(kind, id, reading_.here());
    RunFormat format = format_;
    format.shift = Shift::None;
    into_.pieces.push_back({format, document::NoteReference{index, reading_.here()}});
    const std::string_view own = attribute(node, "w:customMarkFollows");
    if (!own.empty() && own != "0" && own != "false" && own != "off")
        marked_ = &reading_.notes.calls[index];
}

void ParagraphReader::read_drawing(xml_node node, const Around& around) {
    const Fate fate = fate_here(around);
    DrawnThings drawn = read_drawn_things(node, story_.part, reading_);
    ruled = ruled || drawn.rule;
    for (std::size_t i = 0; i < drawn.images.size() && fate.is_set(); ++i) {
        RunFormat format;
        format.link = drawn.links[i] >= 0 ? drawn.links[i] : link_here(around);
        into_.pieces.push_back({format, std::move(drawn.images[i])});
    }
    for (Deferred& words : drawn.words) {
        if (words.fate.is_set()) words.fate = fate;
        deferred.push_back(std::move(words));
    }
}

// ---- where characters go

Fate ParagraphReader::fate_here(const Around& around) const {
    if (!around.fate.is_set()) return around.fate;
    if (marked_) return {"mark of a note", false};
    for (const Field& field : story_.fields) {
        if (!field.in_result) return {"instruction of a field", false};
        if (field.page_number) return {"page number of the contents list", false};
    }
    return {};
}

int ParagraphReader::link_here(const Around& around) const {
    if (around.link >= 0) return around.link;
    for (auto field = story_.fields.rbegin(); field != story_.fields.rend(); ++field)
        if (field->in_result && field->link >= 0) return field->link;
    return -1;
}

void ParagraphReader::put(
    std::string_view characters, std::ptrdiff_t place, const Around& around
) {
    if (characters.empty()) return;
    for (const Field& field : story_.fields)
        if (field.contents) into_.in_contents = true;
    std::string mark;
    mark.swap(story_.mark);
    if (!mark.empty() && utf8::trim(characters).empty()) {
        mark.swap(story_.mark);
    } else if (!mark.empty() && characters.starts_with(mark)) {
        put_under({"mark of a note", false}, mark, place, -1);
        characters.remove_prefix(mark.size());
    }
    put_under(fate_here(around), characters, place, link_here(around));
}

void ParagraphReader::put_under(
    const Fate& fate, std::string_view characters, std::ptrdiff_t place, int link
) {
    if (fate.own_line) return aside(characters, place, fate.rule);
    const Span span = reading_.transcript.append(characters, place);
    if (fate.is_set()) return put_set(span, link);
    if (marked_) marked_->mark += utf8::trim(characters);
    reading_.set_aside(span, fate.rule);
}

void ParagraphReader::put_made(std::string_view characters, const Around& around) {
    const Fate fate = fate_here(around);
    if (fate.own_line) return aside(characters, -1, fate.rule);
    const Span span = reading_.transcript.append_made(characters);
    if (fate.is_set()) return put_set(span, link_here(around));
    reading_.set_aside(span, fate.rule);
}

// Signs of a font of signs are shown as what they are.
void ParagraphReader::put_set(Span span, int link) {
    const std::string words(reading_.transcript.text(span));
    RunFormat format = format_;
    format.link = link;
    if (link >= 0) format.underline = false;
    format.language = language_of(words);
    note_look(words);
    if (!format.language.empty()) reading_.letters[format.language] += words.size();
    std::uint32_t from = 0;
    for (std::size_t i = words.find('\xEF'); i != std::string::npos;
         i = words.find('\xEF', i + 1)) {
        const utf8::Decoded next = utf8::decode(words, i);
        if (!is_sign(next.code_point)) continue;
        const auto at = static_cast<std::uint32_t>(i);
        const auto bytes = static_cast<std::uint32_t>(next.bytes);
        const Span sign{span.begin + at, span.begin + at + bytes, 0};
        const char32_t shown = symbol_character(run_.font, next.code_point);
        if (shown == 0) {
            reading_.unknown_signs.at(sign);
            continue;
        }
        put_stretch({span.begin + from, sign.begin, 0}, format);
        into_.pieces.push_back({format, ShownAs{sign, utf8::encode(shown)}});
        reading_.ledger.push_back(
            {0,
             sign,
             "sign of the font " + run_.font,
             std::string(reading_.transcript.text(sign)),
             utf8::encode(shown),
             codes::sign_shown}
        );
        from = at + bytes;
    }
    put_stretch({span.begin + from, span.end, 0}, format);
}

void ParagraphReader::put_stretch(Span span, RunFormat format) {
    if (span.size() == 0) return;
    if (!into_.pieces.empty()) {
        RunPiece& last = into_.pieces.back();
        auto* before = std::get_if<Span>(&last.value);
        if (before && before->end == span.begin && last.format == format) {
            before->end = span.end;
            return;
        }
    }
    into_.pieces.push_back({std::move(format), span});
}

void ParagraphReader::note_look(std::string_view words) {
    Look& look = into_.look;
    const CharacterStyle& character = reading_.styles.character(run_.style);
    std::optional<int> size = run_.size ? run_.size : character.run.size;
    if (!size) size = style_->run.size;
    if (!size) size = reading_.styles.defaults().size;
    std::size_t solid = 0;
    for (const char c : words) {
        solid += c > ' ' || c < 0;
        look.capitals += c >= 'A' && c <= 'Z';
        look.small += c >= 'a' && c <= 'z';
    }
    look.characters += solid;
    look.sizes +=
        solid * static_cast<std::size_t>(std::clamp(size.value_or(standard_size), 1, 1000));
    if (looks_bold_) look.bold += solid;
    if (looks_italic_) look.italic += solid;
}

// ---- lines

void ParagraphReader::aside(
    std::string_view characters, std::ptrdiff_t place, const std::string& rule
) {
    const bool goes_on = !asides_.empty() && asides_.back().rule == rule
                         && asides_.back().pieces == into_.pieces.size();
    if (!goes_on) asides_.push_back({rule, {}, into_.pieces.size()});
    asides_.back().words.emplace_back(characters, place);
}

void ParagraphReader::write_asides() {
    for (const Aside& one : asides_) {
        const std::uint32_t begin = reading_.transcript.size();
        for (const auto& [words, place] : one.words)
            if (place < 0)
                reading_.transcript.append_made(words);
            else
                reading_.transcript.append(words, place);
        const Span span{begin, reading_.transcript.size(), 0};
        const bool deleted = one.rule.starts_with("tracked");
        if (deleted && !utf8::trim(reading_.transcript.text(span)).empty())
            reading_.deletions.at(span);
        reading_.set_aside(span, one.rule);
        reading_.transcript.end_line();
    }
    asides_.clear();
}

void ParagraphReader::finish() {
    if (into_.in_contents || into_.kind == Kind::Contents) strip_page_number();
    into_.line.end = reading_.transcript.size();
    reading_.transcript.end_line();
    write_asides();
    age_fields();
}

// "The Sea .... 12": what follows the last tab is where it stood in the file's own pages.
void ParagraphReader::strip_page_number() {
    const Span line{into_.line.begin, reading_.transcript.size(), 0};
    const std::string_view text = reading_.transcript.text(line);
    const std::size_t tab = text.rfind('\t');
    if (tab == std::string_view::npos || !is_page_number(utf8::trim(text.substr(tab))))
        return;
    const std::uint32_t from = line.begin + static_cast<std::uint32_t>(tab);
    bool found = false;  // else its field was set aside already
    std::erase_if(into_.pieces, [&](RunPiece& piece) {
        auto* span = std::get_if<Span>(&piece.value);
        if (!span || span->end <= from) return false;
        const Span tail{std::max(span->begin, from), span->end, 0};
        found = found || !utf8::trim(reading_.transcript.text(tail)).empty();
        span->end = tail.begin;
        return span->size() == 0;
    });
    if (found) reading_.set_aside({from, line.end, 0}, "page number of the contents list");
}

}  // namespace pam::manuscript::docx
