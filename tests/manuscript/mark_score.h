// Takes a text whose author set the marks of quotation, makes them straight as a typewriter
// has them, lets the copy desk mend them and compares: what part came out as it was?
#pragma once

#include "base/utf8.h"
#include "manuscript/manuscript.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::test {

struct Straightened {
    std::string text;
    struct Mark {
        std::size_t at = 0;  // in `text`
        char32_t was = 0;
    };
    std::vector<Mark> marks;
};

struct Score {
    std::size_t marks = 0;
    std::vector<std::string> misses;
    [[nodiscard]] double share() const {
        return marks == 0 ? 1.0 : 1.0 - double(misses.size()) / double(marks);
    }
};

inline char typewriter(char32_t c) {
    switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″':
        return '"';
    case U'‘':
    case U'’':
    case U'‚':
    case U'′':
        return '\'';
    default:
        return 0;
    }
}

inline Straightened straightened(std::string_view text) {
    Straightened made;
    bool after_guillemet = false;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        i += next.bytes;
        const bool blank = utf8::is_blank(next.code_point) && next.code_point != '\n';
        if (blank && after_guillemet) continue;
        after_guillemet = next.code_point == U'«';
        if (next.code_point == U'»')
            while (made.text.ends_with(' ') || made.text.ends_with("\xC2\xA0")
                   || made.text.ends_with("\xE2\x80\xAF"))
                made.text.resize(
                    made.text.size()
                    - utf8::decode_before(made.text, made.text.size()).bytes
                );
        if (const char mark = typewriter(next.code_point)) {
            made.marks.push_back({made.text.size(), next.code_point});
            made.text += mark;
        } else {
            utf8::append(made.text, next.code_point);
        }
    }
    return made;
}

// What stands for the mark after mending: the character of the entry that is no blank.
inline char32_t mark_in(const LedgerEntry& entry) {
    for (const char32_t c : utf8::to_utf32(entry.after))
        if (typewriter(c)) return c;
    return 0;
}

inline Score
score_of_marks(std::string_view text, const std::string& language, Format format) {
    const Straightened typed = straightened(text);
    const Source source("typed", typed.text);
    ReadOptions options;
    options.format = format;
    options.settings.push_back(
        {"language", language, document::Origin::Option, Span::none()}
    );
    Diagnostics log;
    const Manuscript read_back = read(source, options, log);
    Score score;
    std::size_t next = 0;
    for (const Straightened::Mark& mark : typed.marks) {
        while (next < read_back.ledger.size() && read_back.ledger[next].span.end <= mark.at)
            ++next;
        char32_t is = static_cast<unsigned char>(typed.text[mark.at]);
        if (next < read_back.ledger.size() && read_back.ledger[next].span.begin <= mark.at
            && read_back.ledger[next].standing == Standing::Applied)
            is = mark_in(read_back.ledger[next]);
        ++score.marks;
        if (is == mark.was) continue;
        const std::size_t begin = mark.at > 30 ? mark.at - 30 : 0;
        score.misses.push_back(fmt::format(
            "line {}: {} was {}: {}",
            source.position(static_cast<std::uint32_t>(mark.at)).line,
            is ? utf8::encode(is) : "nothing",
            utf8::encode(mark.was),
            utf8::collapse_spaces(typed.text.substr(begin, 64))
        ));
    }
    return score;
}

}  // namespace pam::manuscript::test
