#include "manuscript/damage.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/converter.h"
#include "manuscript/edits.h"
#include "manuscript/every_text.h"
#include "manuscript/repeated.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pam::manuscript {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool is_latin(char32_t c) {
    return utf8::is_letter(c) && (c < 0x250 || between(c, 0x1E00, 0x1EFF));
}

char32_t before(std::string_view text, std::size_t at) {
    return at == 0 ? U' ' : utf8::decode_before(text, at).code_point;
}

char32_t after(std::string_view text, std::size_t at) {
    return at >= text.size() ? U' ' : utf8::decode(text, at).code_point;
}

// ---------------------------------------------------------------- bytes of windows-1252

class OddByteReader {
public:
    OddByteReader(std::string_view text, const Decoding& decoding)
        : text_(text)
        , decoding_(decoding)
        , characters_(upper_half("windows-1252")) {}

    /// The character that the byte evidently stands for; empty where it is not evident.
    [[nodiscard]] std::string reading(std::size_t number) const {
        const OddByte& odd = decoding_.odd_bytes[number];
        if (decoding_.encoding != "UTF-8" || odd.byte < 0x80 || part_of_utf8(number))
            return {};
        const char32_t c = characters_[odd.byte - 0x80u];
        const char32_t left = before(text_, odd.offset);
        const char32_t right = after(text_, odd.offset + replacement.size());
        if (c == 0xFFFD || is_foreign(left) || is_foreign(right)) return {};
        const bool evident = utf8::is_letter(c) ? is_latin(left) || is_latin(right)
                                                : between(c, 0x2010, 0x20AC) || c < 0xC0;
        return evident ? utf8::encode(c) : std::string();
    }

private:
    static bool is_foreign(char32_t c) { return utf8::is_letter(c) && !is_latin(c); }

    [[nodiscard]] bool follows(std::size_t number, std::size_t next) const {
        const auto& odd = decoding_.odd_bytes;
        return next < odd.size()
               && odd[next].offset == odd[number].offset + replacement.size();
    }

    // The head of a character of which the rest is lost, or its rest.
    [[nodiscard]] bool part_of_utf8(std::size_t number) const {
        const auto& odd = decoding_.odd_bytes;
        const auto opens = [&](std::size_t one, std::size_t next) {
            return follows(one, next) && odd[one].byte >= 0xC2 && odd[next].byte < 0xC0;
        };
        return opens(number, number + 1) || (number > 0 && opens(number - 1, number))
               || (number > 1 && follows(number - 1, number)
                   && opens(number - 2, number - 1));
    }

    std::string_view text_;
    const Decoding& decoding_;
    std::u32string characters_;
};

using Readings = std::map<std::uint32_t, std::string>;

Edits edits_for(const document::Text& text, const Readings& readings) {
    Edits edits;
    for (std::size_t at = text.text.find(replacement); at != std::string::npos;
         at = text.text.find(replacement, at + replacement.size())) {
        const Span place = source_span(text, at, at + replacement.size());
        if (const auto found = readings.find(place.begin); found != readings.end())
            edits.push_back(
                {at,
                 at + replacement.size(),
                 found->second,
                 "byte of windows-1252",
                 codes::bytes_of_no_encoding}
            );
    }
    return edits;
}

Readings readings_of(const Source& source, const Decoding& decoding, Diagnostics& log) {
    Readings readings;
    Repeated told(codes::bytes_of_no_encoding, Severity::Warning);
    const OddByteReader reader(source.text(), decoding);
    for (std::size_t i = 0; i < decoding.odd_bytes.size(); ++i) {
        const OddByte& odd = decoding.odd_bytes[i];
        std::string reading = reader.reading(i);
        told.add(
            {odd.offset, odd.offset + 3, 0},
            fmt::format(
                "byte 0x{:02X} is not {}; {}",
                odd.byte,
                decoding.encoding,
                reading.empty() ? "it is shown as U+FFFD"
                                : fmt::format("it is read as windows-1252, \"{}\"", reading)
            )
        );
        if (!reading.empty()) readings.emplace(odd.offset, std::move(reading));
    }
    told.close(source, log);
    return readings;
}

// ---------------------------------------------------------------- what nobody sees

struct Unseen {
    const char* code;
    Severity severity;
    std::string_view name;
};

bool is_override(char32_t c) {
    return between(c, 0x202A, 0x202E) || between(c, 0x2066, 0x2069);
}

std::string_view name_of_direction(char32_t c) {
    switch (c) {
    case 0x200E:
        return "left-to-right mark";
    case 0x200F:
        return "right-to-left mark";
    case 0x061C:
        return "Arabic letter mark";
    case 0x202A:
        return "left-to-right embedding";
    case 0x202B:
        return "right-to-left embedding";
    case 0x202C:
        return "end of an embedding or override";
    case 0x202D:
        return "left-to-right override";
    case 0x202E:
        return "right-to-left override";
    case 0x2066:
        return "left-to-right isolate";
    case 0x2067:
        return "right-to-left isolate";
    case 0x2068:
        return "isolate";
    case 0x2069:
        return "end of an isolate";
    default:
        return {};
    }
}

std::string_view name_of_invisible(char32_t c) {
    switch (c) {
    case 0x200B:
        return "zero-width space";
    case 0x200C:
        return "zero-width non-joiner";
    case 0x200D:
        return "zero-width joiner";
    case 0x2060:
        return "word joiner";
    case 0x2061:
    case 0x2062:
    case 0x2063:
    case 0x2064:
        return "invisible operator";
    case 0xFEFF:
        return "byte order mark inside the text";
    case 0x034F:
        return "combining grapheme joiner";
    case 0x180E:
        return "Mongolian vowel separator";
    case 0x115F:
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
        return "Hangul filler";
    default:
        break;
    }
    return between(c, 0xE0000, 0xE007F) ? "tag character" : std::string_view{};
}

// Joiners and spaces of no width do their work beside letters of the scripts that need
// them, and in emoji; beside Latin, Greek and Cyrillic they do none.
bool has_work(char32_t c, char32_t left, char32_t right) {
    if (c != 0x200B && c != 0x200C && c != 0x200D && !between(c, 0xE0000, 0xE007F))
        return false;
    const auto needs = [](char32_t by) {
        return by >= 0x600 && !between(by, 0x1E00, 0x206F);
    };
    return needs(left) && (needs(right) || right <= ' ');
}

// All of these are three bytes from E2, EF, E1 or E3, or stand behind CC, CD, D8 or F3.
bool may_begin_unseen(unsigned char byte) {
    return byte == 0xE2 || byte == 0xEF || byte == 0xE1 || byte == 0xE3 || byte == 0xCD
           || byte == 0xD8 || byte == 0xF3;
}

class UnseenReport {
public:
    explicit UnseenReport(const Source& source) : source_(source) {}

    void look(std::size_t at, const utf8::Decoded& next) {
        const char32_t c = next.code_point;
        const Span span{
            static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + next.bytes), 0};
        if (const auto name = name_of_direction(c); !name.empty())
            (is_override(c) ? overrides_ : marks_)
                .add(span, fmt::format("U+{:04X}, {}: kept", unsigned{c}, name));
        if (at == 0) return;  // the mark at the head of a file is no text
        const auto name = name_of_invisible(c);
        if (name.empty()
            || has_work(
                c, before(source_.text(), at), after(source_.text(), at + next.bytes)
            ))
            return;
        invisible_.add(
            span, fmt::format("U+{:04X}, {}: nobody sees it; kept", unsigned{c}, name)
        );
    }

    void close(Diagnostics& log) {
        overrides_.close(source_, log);
        marks_.close(source_, log);
        invisible_.close(source_, log);
    }

private:
    const Source& source_;
    Repeated overrides_{codes::direction_control, Severity::Warning};
    Repeated marks_{codes::direction_control, Severity::Note};
    Repeated invisible_{codes::invisible_character, Severity::Note};
};

void report_unseen(const Source& source, Diagnostics& log) {
    UnseenReport report(source);
    const std::string_view text = source.text();
    for (std::size_t i = 0; i < text.size(); ++i)
        if (may_begin_unseen(static_cast<unsigned char>(text[i])))
            report.look(i, utf8::decode(text, i));
    report.close(log);
}

void report_replacements(const Source& source, const Decoding& decoding, Diagnostics& log) {
    Repeated lost(codes::replacement_character, Severity::Warning);
    auto odd = decoding.odd_bytes.begin();
    const std::string_view text = source.text();
    for (std::size_t at = text.find(replacement); at != std::string_view::npos;
         at = text.find(replacement, at + replacement.size())) {
        while (odd != decoding.odd_bytes.end() && odd->offset < at)
            ++odd;
        if (odd != decoding.odd_bytes.end() && odd->offset == at) continue;
        const auto begin = static_cast<std::uint32_t>(at);
        lost.add(
            {begin, begin + 3, 0},
            "U+FFFD: a character was lost here before the text came to us",
            {"look it up in an older copy of the text"}
        );
    }
    lost.close(source, log);
}

}  // namespace

void tell_encoding(const Decoding& decoding, Manuscript& manuscript) {
    if (decoding.evidence.empty()) return;
    std::string told = fmt::format("{}, {}", decoding.encoding, decoding.evidence);
    if (const std::size_t odd = decoding.odd_bytes.size())
        told += fmt::format(", {} byte{} not of it", odd, odd == 1 ? "" : "s");
    manuscript.inferences.insert(
        manuscript.inferences.begin(), {"encoding", std::move(told), Span::none()}
    );
}

void mend_odd_bytes(
    const Source& source, const Decoding& decoding, Manuscript& manuscript, Diagnostics& log
) {
    if (decoding.odd_bytes.empty()) return;
    const Readings readings = readings_of(source, decoding, log);
    for_each_text(manuscript.document, [&](document::Text& text) {
        apply(edits_for(text, readings), text, source, manuscript.ledger);
    });
}

void report_damage(const Source& source, const Decoding& decoding, Diagnostics& log) {
    report_replacements(source, decoding, log);
    report_unseen(source, log);
}

}  // namespace pam::manuscript
