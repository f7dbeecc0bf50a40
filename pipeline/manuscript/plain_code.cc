// A line of code shows it by signs that prose has little use for: an option, a path, an
// assignment, a prompt. Lines of one or two words between such lines are code as well;
// whole sentences never are, however many file names they mention. Most of these signs have
// been typed by somebody who meant none: "--" before who wrote an epigraph, "-" before a
// speech, "=" in a sum, "->" before a demand, "{12}" for a page. So a block needs a line
// with a sign that is sure as well. Drawings made of signs are kept in the same way.
#include "manuscript/plain_code.h"

#include "base/utf8.h"
#include "manuscript/list_marks.h"
#include "manuscript/markdown_passage.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <climits>
#include <string>
#include <string_view>

namespace pam::manuscript {

namespace {

/// Columns by which code is set in at least.
constexpr int least_indent = 2;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_byte(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

// "$ make", "# make install": a prompt and a command.
bool begins_with_prompt(std::string_view line) {
    const bool prompt = line.size() > 2
                        && (line[0] == '$' || line[0] == '#' || line[0] == '%')
                        && line[1] == ' ';
    return prompt && (is_letter(line[2]) || line[2] == '.' || line[2] == '/');
}

// Not "# of seats", "% turnout", "$ in millions" or "$ Hobbs".
bool is_sure_prompt(std::string_view line) {
    constexpr std::string_view after_a_unit =
        " a an and at by each for from in million millions of on or per thousands to ";
    constexpr std::string_view commands_of_the_root =
        " apt apt-get cd chmod chown cp dnf dpkg ln make mkdir mount mv rm service su "
        "systemctl tar umount yum ";
    if (!begins_with_prompt(line) || (line[2] >= 'A' && line[2] <= 'Z')) return false;
    const std::string_view command = line.substr(2, line.find(' ', 2) - 2);
    const std::string word = " " + std::string(command) + " ";
    if (line[0] != '$') return commands_of_the_root.find(word) != std::string_view::npos;
    return after_a_unit.find(word) == std::string_view::npos;
}

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos
           || word.find('@') != std::string_view::npos || word.starts_with("www.");
}

// "/etc/passwd", "./configure", "~/bin", "src/base/length.h"; not "and/or", "1/2/3".
bool is_path(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos || slash + 1 >= word.size()) return false;
    const auto slashes = std::count(word.begin(), word.end(), '/');
    // "/s/" before a name that was signed, "/very/"
    if (slash == 0 && word.back() == '/' && slashes == 2) return false;
    const bool named = is_letter(word[slash + 1]) || word[slash + 1] == '.';
    const bool rooted = slash == 0 || word.starts_with("./") || word.starts_with("../")
                        || word.starts_with("~/");
    return named && (rooted || (slashes >= 2 && begins_lower(word)));
}

// "/etc/passwd", "./configure", "src/base/length.h"; not "he/she/they" or "/Enter".
bool is_sure_path(std::string_view word) {
    if (!is_path(word)) return false;
    if (word[0] == '.' || word[0] == '~') return true;
    const std::size_t last = word.rfind('/');
    if (word[0] == '/') return last > 1;
    const std::size_t point = word.find('.', last);
    return point != std::string_view::npos && point + 1 < word.size()
           && is_letter(word[point + 1]);
}

// "privkey.pem", "room.tar"
bool is_file(std::string_view word) {
    const std::size_t point = word.rfind('.');
    if (point == std::string_view::npos || point < 2 || is_address(word)) return false;
    const std::string_view kind = word.substr(point + 1);
    return !kind.empty() && kind.size() <= 4 && begins_lower(word)
           && std::all_of(kind.begin(), kind.end(), is_letter);
}

// "-l", "--out", "-O2"
bool is_option(std::string_view word) {
    if (word.size() < 2 || word[0] != '-') return false;
    const std::size_t name = word[1] == '-' ? 2 : 1;
    if (name >= word.size() || !is_letter(word[name])) return false;
    return name == 2 || word.size() <= 6 || word.find('=') != std::string_view::npos;
}

// "--out", "-xf": no word, or after a command; "-Yes" and "--Burke" are typed by others.
bool is_sure_option(std::string_view word, bool after_command) {
    if (!is_option(word)) return false;
    const bool twice = word[1] == '-';
    const std::string_view name = word.substr(twice ? 2 : 1);
    if (const std::size_t value = name.find('='); twice && value != std::string_view::npos)
        return value > 0 && value + 1 < name.size();
    const bool small = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '-';
    });
    if (twice) return after_command && small && name.back() != '-';
    // "-Oui" has vowels and is said; "-a", "-xf" and "-O2" are no words.
    const bool letters = std::all_of(name.begin(), name.end(), is_name_byte);
    const bool is_word = name.find_first_of("aeiouyAEIOUY") != std::string_view::npos
                         && is_letter(name.back()) && name.size() > 1;
    return after_command && letters && !is_word;
}

// "snake_case", "CC=gcc", "$HOME", "main()", "a->b", "std::string"
bool is_symbol(std::string_view word) {
    constexpr std::array<std::string_view, 14> signs{
        "->",
        "=>",
        "::",
        "==",
        "!=",
        "+=",
        "&&",
        "||",
        ">>",
        "();",
        "()",
        "[]",
        "${",
        "$("};
    for (const std::string_view sign : signs)
        if (word.find(sign) != std::string_view::npos) return true;
    if (word == "=" || word == "{" || word == "}" || word == ":=" || word == "\\")
        return true;
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        const bool inside = is_name_byte(word[i - 1]);
        if (word[i] == '_' && inside && is_name_byte(word[i + 1])) return true;
        if (word[i] == '=' && (inside || word[i - 1] == '_')) return true;
    }
    return word.size() > 1 && word[0] == '$' && is_letter(word[1]);
}

// "name=value", "CC=/bin/cc", "snake_case", "main()", "a->b", "$HOME"; neither "c+v=W" nor
// "->" before a demand.
bool is_sure_symbol(std::string_view word, bool alone) {
    constexpr std::array<std::string_view, 4> ties{"->", "::", "()", "[]"};
    for (const std::string_view tie : ties) {
        const std::size_t at = word.find(tie);
        const bool tied =
            at != std::string_view::npos && at > 0 && is_name_byte(word[at - 1]);
        const bool goes_on = tied && at + 2 < word.size() && is_letter(word[at + 2]);
        if (goes_on || (tied && (tie == "()" || tie == "[]"))) return true;
    }
    for (const std::string_view sign : {"&&", "!=", "+=", ":="})
        if (word == sign) return true;
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        if (word[i] == '_' && is_name_byte(word[i - 1]) && is_name_byte(word[i + 1]))
            return true;
    if (const std::size_t at = word.find('='); at != std::string_view::npos) {
        const bool named = std::all_of(word.begin(), word.begin() + at, [](char c) {
            return is_name_byte(c) || c == '_';
        });
        const char value = at + 1 < word.size() ? word[at + 1] : ' ';
        // "land=bread" may stand on a banner.
        const bool small = alone && is_letter(word[0]) && !(value >= 'A' && value <= 'Z')
                           && is_name_byte(value)
                           && word.find_first_of("_./") != std::string_view::npos;
        const bool quoted =
            std::string_view("/\"'$-").find(value) != std::string_view::npos;
        return named && at >= 2
               && (small || quoted || word.find('/', at) != std::string_view::npos);
    }
    const std::size_t dollar = word.find('$');
    if (dollar == std::string_view::npos || dollar + 2 >= word.size()) return false;
    const bool braced = word[dollar + 1] == '{' || word[dollar + 1] == '(';
    return is_letter(word[dollar + 2]) && (braced || (dollar == 0 && is_letter(word[1])));
}

// "#include", "#!/bin/sh", "// so", "</p>", "};": the line's first or last signs.
bool has_sign_at_an_end(std::string_view line) {
    if (line.starts_with("#!") || line.starts_with("#include") || line.starts_with("//")
        || line.starts_with("/*") || line.starts_with("</"))
        return true;
    const bool tag = line.front() == '<' && line.back() == '>' && !is_address(line);
    const bool brace = line.back() == '{' || line.back() == '}' || line.ends_with("};");
    const bool call = line.ends_with(");");
    return tag || brace || call || line.ends_with(" \\");
}

// "#include", "light(lamp);", "</p>"; not "{12}", "<THE CHURCH>", "// //" or "(so);".
bool has_sure_sign_at_an_end(std::string_view line) {
    const bool goes_on = line.ends_with(" \\");
    if (goes_on && is_option(line.substr(0, line.find(' ')))) return true;
    if (line.starts_with("#!") || line.starts_with("#include") || line.starts_with("</")
        || line.ends_with("};"))
        return true;
    const std::size_t bracket = line.find('(');
    return line.ends_with(");") && bracket != std::string_view::npos && bracket > 0
           && is_name_byte(line[bracket - 1]) && line.size() - bracket > 4;
}

// A word of prose: letters, perhaps with a mark after them.
bool is_plain(std::string_view word) {
    while (!word.empty()
           && std::string_view(".,;:!?)\"'").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    if (!word.empty() && (word.front() == '(' || word.front() == '"'))
        word.remove_prefix(1);
    const bool inner = std::all_of(word.begin(), word.end(), [](char c) {
        return is_letter(c) || c == '\'' || c == '-'
               || static_cast<unsigned char>(c) >= 0x80;
    });
    return !word.empty() && word.front() != '-' && inner;
}

struct Words {
    std::size_t all = 0;
    std::size_t plain = 0;
    std::size_t signs = 0;
    bool sure = false;
};

Words words_of(std::string_view line) {
    Words words;
    bool alone = line.find_first_of(" \t") == std::string_view::npos;
    bool after_command = false;
    std::size_t files = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = line.find_first_not_of(" \t", at);
        if (begin == std::string_view::npos) break;
        at = std::min(line.find_first_of(" \t", begin), line.size());
        const std::string_view word = line.substr(begin, at - begin);
        ++words.all;
        words.plain += is_plain(word);
        const bool sign = is_path(word) || is_option(word) || is_symbol(word);
        if (sign && !is_address(word)) {
            ++words.signs;
            words.sure = words.sure || is_sure_path(word)
                         || is_sure_option(word, after_command)
                         || is_sure_symbol(word, alone);
        }
        // "openssl dsaparam -out key.pem": options and files, and a command before them.
        files += is_file(word);
        if (words.all == 1)
            after_command = (begins_lower(word) && words.signs == 0) || word.front() == '$';
    }
    words.sure =
        words.sure || (after_command && words.signs > 0 && words.signs + files > 1);
    return words;
}

enum class Looks {
    Sure,   // by a sign that nobody types who means no code
    Code,   // by a sign of its own
    Brief,  // a word or a few, that may be a command among others
    Prose,
};

Looks looks_of(std::string_view line) {
    if (is_sure_prompt(line)) return Looks::Sure;
    const Words words = words_of(line);
    const bool few_words = words.plain * 5 <= words.all * 3;
    if (few_words && (words.sure || has_sure_sign_at_an_end(line))) return Looks::Sure;
    if (begins_with_prompt(line)) return Looks::Code;
    if (few_words && (words.signs > 0 || has_sign_at_an_end(line))) return Looks::Code;
    const bool ends = ends_sentence(line) || line.back() == ',' || line.back() == ':';
    const bool small = !utf8::is_upper(utf8::decode(line, 0).code_point);
    return words.all <= 4 && small && !ends ? Looks::Brief : Looks::Prose;
}

bool is_set_in(
    const Lines& lines, const Layout& layout, std::size_t first, std::size_t last
) {
    const int edge =
        layout.body_indent + std::max(least_indent, layout.first_line_indent + 1);
    for (std::size_t i = first; i < last; ++i)
        if (lines[i].indent < edge) return false;
    return true;
}

bool has_box_sign(std::string_view line) {
    for (std::size_t at = line.find('\xE2'); at != std::string_view::npos;
         at = line.find('\xE2', at + 1)) {
        const char32_t sign = utf8::decode(line, at).code_point;
        // U+2500 and U+2501 alone draw nothing: whoever writes Chinese has them for dashes.
        if (sign >= 0x2502 && sign <= 0x257F && sign != 0x2550) return true;
    }
    return false;
}

// Boxes drawn with lines, or with "+--+" and "|": their places are all they say.
bool is_drawing(
    const Source& source, const Lines& lines, std::size_t first, std::size_t last
) {
    std::size_t edges = 0;
    std::size_t sides = 0;
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view line = source.text(lines[i].text);
        const bool edge = line.find("+--") != std::string_view::npos
                          || line.find("--+") != std::string_view::npos
                          || line.find("+==") != std::string_view::npos;
        const bool box = has_box_sign(line);
        edges += edge || box;
        sides += edge || box || line.find('|') != std::string_view::npos;
        // Most blocks are prose, and show nothing of the kind in their first lines.
        if (i - first == 3 && sides == 0) return false;
    }
    const std::size_t count = last - first;
    return count >= 3
           && ((edges >= 2 && sides * 5 >= count * 3) || (edges == 1 && sides == count));
}

bool has_mark(const Script& script, Span span) {
    if (script.marks == nullptr) return false;
    const auto mark = std::lower_bound(
        script.marks->begin(),
        script.marks->end(),
        span.begin,
        [](const InlineMark& one, std::uint32_t offset) { return one.span.end <= offset; }
    );
    return mark != script.marks->end() && mark->span.begin < span.end;
}

}  // namespace

bool is_code(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    std::size_t first,
    std::size_t last,
    bool after_code
) {
    if (is_drawing(source, lines, first, last)) return true;
    const std::size_t count = last - first;
    const bool set_in = is_set_in(lines, layout, first, last);
    bool sure = after_code;
    std::size_t code = 0;
    std::size_t brief = 0;
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view line = source.text(lines[i].text);
        if (i == first && list_mark(line) && !begins_with_prompt(line)) return false;
        const Looks looks = looks_of(line);
        sure = sure || looks == Looks::Sure;
        code += looks == Looks::Sure || looks == Looks::Code;
        brief += looks == Looks::Brief;
        // At the edge where prose stands, every line must be code.
        if (!set_in && looks != Looks::Sure && looks != Looks::Code) return false;
    }
    if (!sure) return false;
    if (!set_in) return count >= 2;
    return code > 0 && code * 3 >= count && (code + brief) * 5 >= count * 4;
}

bool continues_code(const Script& script, std::size_t item) {
    const Item& above = script.items[item - 1];
    const Item& here = script.items[item];
    if (above.kind != ItemKind::Code || here.kind != ItemKind::Code) return false;
    const Span between{
        script.lines[above.last - 1].text.end, script.lines[here.first].text.begin, 0};
    return here.blank_before <= 2 && here.list == above.list && here.depth == above.depth
           && utf8::trim(script.source.text(between)).empty();
}

std::optional<document::CodeBlock>
code_of(const Script& script, std::size_t first, std::size_t last) {
    const SourceId file = script.lines[first].text.source;
    const Span span{script.lines[first].text.begin, script.lines[last - 1].text.end, file};
    if (has_mark(script, span)) return std::nullopt;
    int edge = INT_MAX;
    for (std::size_t i = first; i < last; ++i)
        if (!script.lines[i].blank()) edge = std::min(edge, script.lines[i].indent);
    markdown::TextMaker maker(file);
    for (std::size_t i = first; i < last; ++i) {
        const Span words = script.lines[i].text;
        if (i > first) maker.put("\n", words.begin - 1, words.begin);
        if (script.lines[i].blank()) continue;
        const auto deeper = static_cast<std::size_t>(script.lines[i].indent - edge);
        maker.put(std::string(deeper, ' '), words.begin, words.begin);
        maker.put(script.source.text(words), words.begin, words.end);
    }
    return document::CodeBlock{maker.finish(), "", span};
}

}  // namespace pam::manuscript
