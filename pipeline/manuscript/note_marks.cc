#include "manuscript/note_marks.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr int most_digits = 3;

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits at `at`, no more than a note's number has.
std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end]))
        ++end;
    return end - at <= most_digits ? end - at : 0;
}

int value_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

// The symbols in their usual order, each of which may be doubled and tripled.
constexpr std::array<std::string_view, 6> symbols{
    "*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7", "\xE2\x80\x96", "\xC2\xB6"};
constexpr std::size_t most_repeats = 4;

std::optional<NoteMark> symbol_at(std::string_view text, std::size_t at) {
    for (std::size_t k = 0; k < symbols.size(); ++k) {
        std::size_t end = at;
        std::size_t count = 0;
        while (text.substr(end).starts_with(symbols[k])) {
            end += symbols[k].size();
            ++count;
        }
        if (count == 0) continue;
        if (count > most_repeats) return std::nullopt;
        const int number = static_cast<int>(k * (most_repeats + 1) + count);
        const std::string label(text.substr(at, end - at));
        return NoteMark{NoteFamily::Symbol, number, label, end - at, 0, false};
    }
    return std::nullopt;
}

// Value of a superscript digit, or -1.
int superscript_value(char32_t c) {
    if (c == 0xB9) return 1;
    if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
    if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
    return -1;
}

std::optional<NoteMark> superscript_at(std::string_view text, std::size_t at) {
    int value = 0;
    int digits = 0;
    std::size_t end = at;
    while (end < text.size() && digits <= most_digits) {
        const utf8::Decoded next = utf8::decode(text, end);
        const int digit = superscript_value(next.code_point);
        if (digit < 0) break;
        value = value * 10 + digit;
        end += next.bytes;
        ++digits;
    }
    if (digits == 0 || digits > most_digits) return std::nullopt;
    const std::string label = std::to_string(value);
    return NoteMark{NoteFamily::Superscript, value, label, end - at, 0, false};
}

// What stands between the brackets of a mark: a number, a letter, a symbol.
std::optional<NoteMark> inside_of_mark(std::string_view inside, NoteFamily numbered) {
    const std::size_t digits = digits_at(inside, 0);
    if (digits > 0 && digits == inside.size())
        return NoteMark{numbered, value_of(inside), std::string(inside), 0, 0, false};
    if (inside.size() == 1 && utf8::is_letter(static_cast<unsigned char>(inside[0]))) {
        const int letter = (inside[0] | 0x20) - 'a' + 1;
        return NoteMark{NoteFamily::Lettered, letter, std::string(inside), 0, 0, false};
    }
    auto symbol = symbol_at(inside, 0);
    if (!symbol || symbol->length != inside.size()) return std::nullopt;
    symbol->family = NoteFamily::BracketedSymbol;
    return symbol;
}

// "Footnote", "Note" and their like in other languages; bytes of the word, 0 for none.
std::size_t note_word(std::string_view text) {
    constexpr std::array<std::string_view, 9> words{
        "Footnote",
        "FOOTNOTE",
        "footnote",
        "Fu\xC3\x9Fnote",
        "Anmerkung",
        "Note",
        "NOTE",
        "Nota",
        "Fn"};
    for (const std::string_view word : words)
        if (text.starts_with(word)
            && (text.size() == word.size()
                || !utf8::is_word(utf8::decode(text, word.size()).code_point)))
            return word.size();
    return 0;
}

// "[Footnote 1: words", "[Footnote A.", "[Footnote *:"
std::optional<NoteMark> named_opening(std::string_view text) {
    std::size_t at = 1;
    const std::size_t word = note_word(text.substr(at));
    if (word == 0) return std::nullopt;
    at += word;
    while (at < text.size() && (text[at] == ' ' || text[at] == '.'))
        ++at;
    const std::size_t label_end = std::min(text.find_first_of(":.] ", at), text.size());
    auto mark = inside_of_mark(text.substr(at, label_end - at), NoteFamily::Bracketed);
    if (!mark || label_end == text.size()) return std::nullopt;
    mark->named = true;
    mark->closed_by = text[label_end] == ']' ? 0 : ']';
    mark->length = label_end + (text[label_end] == ' ' ? 0 : 1);
    return mark;
}

// The bytes that close a mark like "[12", and the colon or point after it.
std::size_t end_of_bracketed(std::string_view text, std::size_t close) {
    std::size_t end = close + 1;
    if (end < text.size() && (text[end] == ':' || text[end] == '.') && end + 1 < text.size()
        && text[end + 1] == ' ')
        ++end;
    return end;
}

char closing_of(char open) {
    return open == '[' ? ']' : open == '{' ? '}' : ')';
}

// "[12]", "(12)", "{12}", "[a]", "[*]"
std::optional<NoteMark> bracketed_at(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 16;
    const char open = text[at];
    const std::size_t close = text.substr(0, at + longest).find(closing_of(open), at + 1);
    if (close == std::string_view::npos) return std::nullopt;
    const auto numbered = open == '(' ? NoteFamily::Parenthesised : NoteFamily::Bracketed;
    std::string_view inside = text.substr(at + 1, close - at - 1);
    const std::size_t word = open == '[' ? note_word(inside) : 0;
    if (word > 0) inside = utf8::trim(inside.substr(word));
    auto mark = inside_of_mark(inside, numbered);
    if (!mark || (open == '(' && mark->family == NoteFamily::Lettered)) return std::nullopt;
    mark->named = word > 0;
    mark->length = close + 1 - at;
    return mark;
}

// "(*The public power ...)": the note's bracket opens before its mark.
std::optional<NoteMark> symbol_in_parenthesis(std::string_view text) {
    auto mark = symbol_at(text, 1);
    if (!mark) return std::nullopt;
    mark->closed_by = ')';
    mark->length += 1;
    return mark;
}

// "*word* and more" is stressed, not a note.
bool is_stressed(std::string_view text, const NoteMark& mark) {
    const std::string_view first = first_word(text);
    const std::string_view rest = first.substr(std::min(mark.length, first.size()));
    return mark.label[0] == '*' && rest.find('*') != std::string_view::npos;
}

char32_t character_before(std::string_view text, std::size_t at) {
    return at == 0 ? U' ' : utf8::decode_before(text, at).code_point;
}

char32_t character_at(std::string_view text, std::size_t at) {
    return at >= text.size() ? U' ' : utf8::decode(text, at).code_point;
}

// Marks that end a clause, a sentence or a quotation.
bool is_closing_mark(char32_t c) {
    constexpr std::u32string_view marks =
        U".,;:!?)]\"'_\u201D\u2019\u00BB\u201C\u2026\u2014-";
    return marks.find(c) != std::u32string_view::npos;
}

}  // namespace

std::optional<NoteMark> note_opening(std::string_view text) {
    if (text.size() < 3) return std::nullopt;
    std::optional<NoteMark> mark;
    if (text[0] == '[' || text[0] == '{' || text[0] == '(') {
        if (text[0] == '[') mark = named_opening(text);
        if (!mark) {
            mark = bracketed_at(text, 0);
            if (mark) mark->length = end_of_bracketed(text, mark->length - 1);
        }
        if (!mark && text[0] == '(') mark = symbol_in_parenthesis(text);
    } else {
        mark = symbol_at(text, 0);
        if (!mark) mark = superscript_at(text, 0);
    }
    if (!mark || mark->length >= text.size()) return std::nullopt;
    const std::string_view words = utf8::trim(text.substr(mark->length));
    const bool symbol = mark->family == NoteFamily::Symbol;
    if (words.empty() || !has_letters(words) || (symbol && is_stressed(text, *mark)))
        return std::nullopt;
    return mark;
}

std::optional<NoteMark> plain_note_opening(std::string_view text) {
    std::size_t at = note_word(text);
    const bool named = at > 0;
    while (named && at < text.size() && text[at] == ' ')
        ++at;
    const std::size_t digits = digits_at(text, at);
    if (digits == 0) return std::nullopt;
    const std::string label(text.substr(at, digits));
    std::size_t end = at + digits;
    if (end < text.size()
        && std::string_view(".):]").find(text[end]) != std::string_view::npos)
        ++end;
    if (end >= text.size() || (text[end] != ' ' && text[end] != '\t')) return std::nullopt;
    return NoteMark{NoteFamily::Plain, value_of(label), label, end, 0, named};
}

std::optional<NoteCallMark> note_call(std::string_view text, std::size_t at) {
    const char first = text[at];
    const char32_t before = character_before(text, at);
    const bool spaced = utf8::is_space(before);
    NoteCallMark call;
    if (first == '[' || first == '{' || first == '(') {
        const auto mark = bracketed_at(text, at);
        if (!mark) return std::nullopt;
        call.mark = *mark;
        call.weak = spaced;
        const bool fused = !spaced && before != U'(' && before != U'[';
        const bool goes_on = utf8::is_word(character_at(text, at + mark->length));
        const bool strict = first != '[';
        return (strict && !fused) || goes_on ? std::nullopt : std::optional(call);
    }
    const auto mark = first == '*' || static_cast<unsigned char>(first) >= 0x80
                          ? superscript_at(text, at)
                          : std::nullopt;
    const auto symbol = mark ? mark : symbol_at(text, at);
    if (!symbol) return std::nullopt;
    call.mark = *symbol;
    call.weak = spaced;
    if (utf8::is_word(character_at(text, at + symbol->length))) return std::nullopt;
    if (symbol->family == NoteFamily::Superscript) {
        if (at == 0) return std::nullopt;
        return call;
    }
    if (!spaced) {
        const bool after_words = utf8::is_word(before) || is_closing_mark(before);
        return after_words ? std::optional(call) : std::nullopt;
    }
    // "royal fish.” *": a space before, but at the end of what it belongs to.
    const std::string_view words = utf8::trim(text.substr(0, at));
    const bool ends =
        !words.empty()
        && is_closing_mark(utf8::decode_before(words, words.size()).code_point);
    const bool alone = utf8::is_space(character_at(text, at + symbol->length));
    return ends && alone ? std::optional(call) : std::nullopt;
}

std::optional<NoteMark> fused_digits(std::string_view text, std::size_t at) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0 || at == 0) return std::nullopt;
    const char32_t before = character_before(text, at);
    const bool after_words =
        utf8::is_letter(before)
        || (is_closing_mark(before) && before != U'-' && before != U'(' && at >= 2
            && !utf8::is_space(character_before(text, at - 1))
            && !utf8::is_digit(character_before(text, at - 1)));
    if (!after_words) return std::nullopt;
    const char32_t after = character_at(text, at + digits);
    if (utf8::is_word(after)) return std::nullopt;
    const std::string label(text.substr(at, digits));
    return NoteMark{NoteFamily::Plain, value_of(label), label, digits, 0, false};
}

std::size_t inline_footnote(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("[Footnote") && !rest.starts_with("[footnote")
        && !rest.starts_with("[FOOTNOTE"))
        return 0;
    constexpr std::size_t longest = 16;
    const std::size_t colon = rest.substr(0, longest).find(':');
    if (colon == std::string_view::npos || rest.substr(0, colon).find(']') < colon)
        return 0;
    return colon + 1;
}

bool is_notes_heading(std::string_view line) {
    constexpr std::array<std::string_view, 10> headings{
        "notes",
        "footnotes",
        "endnotes",
        "endnote",
        "footnote",
        "anmerkungen",
        "fu\xC3\x9Fnoten",
        "notestothetext",
        "remarques",
        "notas"};
    if (line.size() > 24) return false;
    const std::string key = words_key(line);
    return std::find(headings.begin(), headings.end(), key) != headings.end();
}

bool is_note_rule(std::string_view line) {
    constexpr std::size_t shortest = 5;
    return line.size() >= shortest && (line[0] == '-' || line[0] == '_')
           && line.find_first_not_of(line[0]) == std::string_view::npos;
}

}  // namespace pam::manuscript
