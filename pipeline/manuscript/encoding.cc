#include "manuscript/encoding.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/converter.h"
#include "manuscript/declared_encoding.h"
#include "manuscript/encoding_guess.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// ---------------------------------------------------------------- marks at the head

struct Mark {
    std::string_view bytes;
    std::string_view encoding;
};
// The longer first: UTF-32's mark begins with UTF-16's.
constexpr std::array marks{
    Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
    Mark{"\xFF\xFE"sv, "UTF-16LE"},
    Mark{"\xFE\xFF"sv, "UTF-16BE"},
    Mark{"\x84\x31\x95\x33"sv, "GB18030"}};

// Escape sequences that choose a character set; no other text has them.
constexpr std::array escapes{
    Mark{"\x1B$)C"sv, "ISO-2022-KR"},
    Mark{"\x1B$)A"sv, "ISO-2022-CN"},
    Mark{"\x1B$)G"sv, "ISO-2022-CN"},
    Mark{"\x1B$B"sv, "ISO-2022-JP"},
    Mark{"\x1B$@"sv, "ISO-2022-JP"},
    Mark{"\x1B$(D"sv, "ISO-2022-JP-1"},
    Mark{"\x1B(J"sv, "ISO-2022-JP"}};

const Mark* mark_of(std::string_view bytes) {
    for (const Mark& mark : marks)
        if (bytes.starts_with(mark.bytes)) return &mark;
    return nullptr;
}

const Mark* escape_in(std::string_view bytes) {
    if (bytes.find('\x1B') == std::string_view::npos) return nullptr;
    for (const Mark& escape : escapes)
        if (bytes.find(escape.bytes) != std::string_view::npos) return &escape;
    return nullptr;
}

// ---------------------------------------------------------------- what is a text

// Control characters that stand in texts: TAB, LF, VT, FF, CR, and the end mark of old
// systems (SUB).
bool is_text_control(unsigned char c) {
    return (c >= '\t' && c <= '\r') || c == 0x1A;
}

// Controls may stray into a text, but not many.
bool looks_binary(std::string_view text) {
    const std::string_view sample = text.substr(0, 1 << 16);
    const auto odd = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !is_text_control(byte);
    });
    return static_cast<std::size_t>(odd) * 50 > sample.size();
}

// Above one odd byte in so many the encoding is not the right one.
constexpr std::size_t tolerated = 50;

bool too_odd(const Converted& converted, std::size_t size) {
    return converted.odd_bytes.size() * tolerated > size + 2 * tolerated;
}

std::string place_of(std::string_view file_name, std::string_view text, std::uint32_t at) {
    const Source source(std::string(file_name), std::string(text.substr(0, at)));
    const Position where = source.position(at);
    return fmt::format("{}:{}:{}", file_name, where.line, where.column);
}

Error not_a_text(std::string_view file_name) {
    return {
        codes::not_a_text,
        fmt::format("{} is not a text", file_name),
        Span::none(),
        {"save the text from its own program as plain text, Markdown or .docx",
         "if it is a text in an encoding of its own, state it with --encoding"}};
}

Error of_another_encoding(
    std::string_view file_name, std::string_view encoding, const Converted& converted
) {
    const OddByte& first = converted.odd_bytes.front();
    return {
        codes::bytes_of_no_encoding,
        fmt::format(
            "{}: byte 0x{:02X} is not {}, nor are {} others",
            place_of(file_name, converted.text, first.offset),
            first.byte,
            encoding,
            converted.odd_bytes.size() - 1
        ),
        Span::none(),
        {"leave out --encoding and let it be found, or state another"}};
}

// ---------------------------------------------------------------- UTF-8

// Characters of several bytes, and stretches of bytes that are none.
struct Utf8Count {
    std::size_t sound = 0;
    std::size_t broken = 0;
};

// UTF-8 as it stands, each byte that does not belong made visible.
Converted salvage(std::string_view bytes, Utf8Count& count) {
    Converted converted;
    converted.text.reserve(bytes.size() + 64);
    std::size_t last_odd = bytes.size();
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto invalid = utf8::find_invalid(bytes.substr(at));
        const std::string_view sound = bytes.substr(at, invalid.value_or(bytes.size()));
        converted.text += sound;
        count.sound +=
            static_cast<std::size_t>(std::count_if(sound.begin(), sound.end(), [](char c) {
                return static_cast<unsigned char>(c) >= 0xC0;
            }));
        at += sound.size();
        if (!invalid) break;
        converted.odd_bytes.push_back(
            {static_cast<std::uint32_t>(converted.text.size()),
             static_cast<unsigned char>(bytes[at])}
        );
        converted.text += replacement;
        // The rest of a character whose first byte was taken belongs to the same wound.
        const bool rest = last_odd + 1 == at && (bytes[at] & 0xC0) == 0x80;
        count.broken += !rest;
        last_odd = at++;
    }
    return converted;
}

bool has_high_byte(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
    });
}

// ---------------------------------------------------------------- one encoding or another

// Encodings that programs name when they mean a larger one.
struct Larger {
    std::string_view named;
    std::string_view meant;
};
constexpr std::array larger{
    Larger{"US-ASCII", "windows-1252"},
    Larger{"ISO-8859-1", "windows-1252"},
    Larger{"ISO-8859-9", "windows-1254"},
    Larger{"ISO-8859-11", "windows-874"},
    Larger{"TIS-620", "windows-874"},
    Larger{"GB2312", "GB18030"},
    Larger{"GBK", "GB18030"},
    Larger{"EUC-KR", "windows-949"},
    Larger{"Big5", "Big5-HKSCS"}};

Decoded decoded(Converted converted, std::string_view encoding, std::string_view evidence) {
    return {
        std::move(converted.text),
        {std::string(encoding), std::string(evidence), std::move(converted.odd_bytes)}};
}

// By the encoding named, or the larger one that is meant where that knows more of the
// bytes.
std::optional<Decoded>
convert_as(std::string_view bytes, const std::string& encoding, std::string_view evidence) {
    auto converted = convert(bytes, encoding);
    if (!converted) return std::nullopt;
    for (const Larger& pair : larger) {
        if (converted->odd_bytes.empty()) break;
        if (canonical_name(pair.named) != encoding) continue;
        auto better = convert(bytes, std::string(pair.meant));
        if (better && better->odd_bytes.size() < converted->odd_bytes.size())
            return decoded(std::move(*better), pair.meant, evidence);
    }
    return decoded(std::move(*converted), encoding, evidence);
}

std::string_view told(Certainty certainty) {
    switch (certainty) {
    case Certainty::Certain:
        return "certain";
    case Certainty::Likely:
        return "likely";
    case Certainty::Guess:
        break;
    }
    return "a guess";
}

void tell_guess(std::string_view file_name, const Guess& guess, Diagnostics& log) {
    if (guess.certainty != Certainty::Guess) return;
    std::string message =
        fmt::format("{} is read as {}, a guess", file_name, guess.encoding);
    if (!guess.rival.empty()) message += fmt::format("; it may be {}", guess.rival);
    log.warn(
        codes::encoding_guessed,
        Span::none(),
        std::move(message),
        {"look at the letters outside ASCII, and state the encoding with --encoding"}
    );
}

Result<Decoded>
decode_guessed(std::string_view bytes, std::string_view file_name, Diagnostics& log) {
    const Guess guess = guess_encoding(bytes);
    auto converted =
        guess.converter.empty() ? std::nullopt : convert(bytes, guess.converter);
    if (!converted || !guess.fits || too_odd(*converted, bytes.size()))
        return not_a_text(file_name);
    tell_guess(file_name, guess, log);
    return decoded(std::move(*converted), guess.encoding, told(guess.certainty));
}

// U+0000 in a text is either every other byte of UTF-16 or a stray one.
Result<Decoded> decode_with_nulls(std::string_view bytes, std::string_view file_name) {
    const Guess guess = guess_wide_encoding(bytes);
    if (guess.fits)
        if (auto converted = convert(bytes, guess.converter);
            converted && !too_odd(*converted, bytes.size())
            && !looks_binary(converted->text))
            return decoded(std::move(*converted), guess.encoding, told(guess.certainty));
    return not_a_text(file_name);
}

// Nothing stated or declared: UTF-8 where it can be, damaged UTF-8 where most of it is.
Result<Decoded> decode_unstated(Bytes bytes, std::string_view file_name, Diagnostics& log) {
    if (!utf8::find_invalid(bytes)) return Decoded{std::move(bytes), {}};
    Utf8Count count;
    Converted salvaged = salvage(bytes, count);
    if (count.sound >= 2 * count.broken)
        return decoded(std::move(salvaged), "UTF-8", "damaged");
    if (auto paired = convert(bytes, "CESU-8"); paired && paired->odd_bytes.empty())
        return decoded(std::move(*paired), "CESU-8", "certain");
    return decode_guessed(bytes, file_name, log);
}

// ---------------------------------------------------------------- what was said

void tell_contradiction(
    std::string_view file_name,
    std::string_view said,
    std::string_view found,
    std::string_view choice,
    Diagnostics& log
) {
    log.warn(
        codes::encoding_contradicted,
        Span::none(),
        fmt::format("{} says it is {}, but {}; {}", file_name, said, found, choice)
    );
}

// What is stated holds, but an editor who named the wrong encoding is told.
void doubt_stated(
    std::string_view bytes,
    std::string_view file_name,
    std::string_view stated,
    std::string_view text,
    Diagnostics& log
) {
    const bool is_utf8 = !utf8::find_invalid(bytes);
    if (!is_utf8 && may_be_read_as(bytes, text)) return;
    log.warn(
        codes::encoding_contradicted,
        Span::none(),
        fmt::format(
            "{} looks like {}; it is read as {}, as stated",
            file_name,
            is_utf8 ? "UTF-8" : guess_encoding(bytes).encoding,
            stated
        ),
        {"leave out --encoding"}
    );
}

Result<Decoded> decode_stated(
    const Bytes& bytes,
    std::string_view file_name,
    std::string_view stated,
    Diagnostics& log
) {
    const std::string encoding = canonical_name(stated);
    if (encoding.empty()) {
        const std::string meant = nearest_encoding(stated);
        return Error{
            codes::unknown_encoding,
            fmt::format("there is no encoding {}", stated),
            Span::none(),
            {meant.empty() ? "windows-1252, ISO-8859-2, Shift_JIS are names of encodings"
                           : fmt::format("did you mean {}?", meant)}};
    }
    auto result = convert_as(bytes, encoding, "stated");
    if (!result) return not_a_text(file_name);
    const Converted found{result->text, result->decoding.odd_bytes};
    if (too_odd(found, bytes.size()) || looks_binary(found.text))
        return found.odd_bytes.empty() ? not_a_text(file_name)
                                       : of_another_encoding(file_name, encoding, found);
    if (encoding != "UTF-8" && has_high_byte(bytes))
        doubt_stated(bytes, file_name, encoding, found.text, log);
    return std::move(*result);
}

// None where the page says nothing, or nothing that can be true.
std::optional<Decoded>
decode_declared(const Bytes& bytes, std::string_view file_name, Diagnostics& log) {
    const std::string written = declared_encoding(bytes);
    if (written.empty()) return std::nullopt;
    std::string encoding = canonical_name(written);
    // The declaration was read as ASCII, so these cannot be meant.
    if (encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32"))
        encoding = "UTF-8";
    const bool is_utf8 = !utf8::find_invalid(bytes);
    if (encoding == "UTF-8" && is_utf8) return std::nullopt;
    if (encoding.empty()) {
        tell_contradiction(file_name, written, "nobody knows that", "it is found out", log);
        return std::nullopt;
    }
    if (is_utf8) {
        if (has_high_byte(bytes))
            tell_contradiction(
                file_name, written, "it is UTF-8", "it is read as that", log
            );
        return std::nullopt;
    }
    auto result = convert_as(bytes, encoding, "declared by the page");
    const bool true_to_it =
        encoding != "UTF-8" && result && result->decoding.odd_bytes.empty();
    if (true_to_it && may_be_read_as(bytes, result->text)) return result;
    if (encoding != "UTF-8")
        tell_contradiction(
            file_name, written, "its letters are not of it", "it is found out", log
        );
    return std::nullopt;
}

// A null that strayed into a text is an odd byte too.
void mark_nulls(Decoded& decoded) {
    if (decoded.text.find('\0') == std::string::npos) return;
    std::string marked;
    std::vector<OddByte> odd;
    auto next = decoded.decoding.odd_bytes.begin();
    const auto end = decoded.decoding.odd_bytes.end();
    for (std::size_t i = 0; i < decoded.text.size(); ++i) {
        for (; next != end && next->offset == i; ++next)
            odd.push_back({static_cast<std::uint32_t>(marked.size()), next->byte});
        if (decoded.text[i] != '\0') {
            marked.push_back(decoded.text[i]);
            continue;
        }
        odd.push_back({static_cast<std::uint32_t>(marked.size()), 0});
        marked += replacement;
    }
    decoded.text = std::move(marked);
    decoded.decoding.odd_bytes = std::move(odd);
}

Result<Decoded> decode_bytes(
    Bytes bytes,
    std::string_view file_name,
    std::string_view stated,
    Declares declares,
    Diagnostics& log
) {
    if (!stated.empty()) return decode_stated(bytes, file_name, stated, log);
    if (const Mark* mark = mark_of(bytes)) {
        const auto text = std::string_view(bytes).substr(mark->bytes.size());
        return *convert_as(text, std::string(mark->encoding), "byte order mark");
    }
    if (const Mark* escape = escape_in(bytes))
        if (auto converted = convert(bytes, std::string(escape->encoding));
            converted && !too_odd(*converted, bytes.size()))
            return decoded(std::move(*converted), escape->encoding, "certain");
    const auto nulls =
        static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    if (nulls * 4 * tolerated > bytes.size()) return decode_with_nulls(bytes, file_name);
    if (looks_binary(bytes)) return not_a_text(file_name);
    if (declares == Declares::Page)
        if (auto result = decode_declared(bytes, file_name, log)) return std::move(*result);
    return decode_unstated(std::move(bytes), file_name, log);
}

}  // namespace

Result<Decoded> decode(
    Bytes bytes,
    std::string_view file_name,
    std::string_view stated,
    Declares declares,
    Diagnostics& log
) {
    PAM_TRY(
        Decoded result, decode_bytes(std::move(bytes), file_name, stated, declares, log)
    );
    mark_nulls(result);
    return result;
}

}  // namespace pam::manuscript
