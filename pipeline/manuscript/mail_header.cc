#include "manuscript/mail_header.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript {

namespace {

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

// "Message-ID" of "Message-ID: <...>"; empty where the line is no field.
std::string_view field_name(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 40) return {};
    const std::string_view name = line.substr(0, colon);
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '-';
    });
    return plain ? name : std::string_view();
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> from_quoted(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i] == '_' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[i + 1]);
        const int low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t value = digits.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6 | static_cast<unsigned>(value)) & 0xFFFFFu;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFFu);
    }
    return bytes;
}

std::optional<std::string>
from_charset(const std::string& charset, const std::string& bytes) {
    if (charset == "utf-8" || charset == "us-ascii")
        return utf8::find_invalid(bytes) ? std::nullopt : std::optional(bytes);
    if (charset != "iso-8859-1") return std::nullopt;
    std::string text;
    for (const char c : bytes)
        utf8::append(text, static_cast<unsigned char>(c));
    return text;
}

// "=?charset?Q?words?=" at `at`; bytes of the whole, and what it says.
struct EncodedWord {
    std::size_t length = 0;
    std::string text;
};
std::optional<EncodedWord> encoded_word(std::string_view value, std::size_t at) {
    std::array<std::size_t, 3> marks{};
    std::size_t from = at + 2;
    for (std::size_t& mark : marks) {
        mark = value.find('?', from);
        if (mark == std::string_view::npos) return std::nullopt;
        from = mark + 1;
    }
    if (marks[1] != marks[0] + 2 || marks[2] + 1 >= value.size()
        || value[marks[2] + 1] != '=')
        return std::nullopt;
    const std::string charset = lower(value.substr(at + 2, marks[0] - at - 2));
    const std::string_view words = value.substr(marks[1] + 1, marks[2] - marks[1] - 1);
    const char kind = value[marks[0] + 1];
    const auto bytes = kind == 'Q' || kind == 'q' ? from_quoted(words) : from_base64(words);
    const auto text = bytes ? from_charset(charset, *bytes) : std::nullopt;
    if (!text) return std::nullopt;
    return EncodedWord{marks[2] + 2 - at, *text};
}

}  // namespace

std::string MailHeader::value(std::string_view key) const {
    for (const MailField& field : fields)
        if (field.key == key) return field.value;
    return {};
}

Span MailHeader::span(std::string_view key) const {
    for (const MailField& field : fields)
        if (field.key == key) return field.span;
    return Span::none();
}

bool MailHeader::is_mail() const {
    constexpr std::array<std::string_view, 12> known{
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "newsgroups",
        "cc",
        "sent",
        "reply-to",
        "in-reply-to",
        "return-path",
        "received"};
    std::size_t found = 0;
    for (const std::string_view key : known)
        found += value(key).empty() ? 0 : 1;
    return found >= 3 && !value("from").empty();
}

MailHeader read_mail_header(const Source& source, const Lines& lines) {
    MailHeader header;
    std::size_t at = 0;
    while (at < lines.size() && lines[at].blank())
        ++at;
    header.begin = at;
    // The line that parts the mails of a mailbox.
    if (at < lines.size() && source.text(lines[at].text).starts_with("From ")) ++at;
    for (; at < lines.size() && !lines[at].blank(); ++at) {
        const std::string_view line = source.text(lines[at].text);
        if (lines[at].indent > 0 && !header.fields.empty()) {
            MailField& field = header.fields.back();
            field.value += (field.value.empty() ? "" : " ") + std::string(line);
            field.span.end = lines[at].text.end;
            continue;
        }
        const std::string_view name = field_name(line);
        if (name.empty()) return {};
        header.fields.push_back(
            {lower(name),
             std::string(utf8::trim(line.substr(name.size() + 1))),
             lines[at].text}
        );
    }
    header.end = at;
    return header;
}

std::string name_of_sender(std::string_view from) {
    const std::size_t open = from.find('<');
    if (open != std::string_view::npos && open > 0) {
        std::string_view name = utf8::trim(from.substr(0, open));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        if (!name.empty()) return std::string(name);
    }
    const std::size_t bracket = from.find('(');
    const std::size_t close =
        from.find(')', bracket == std::string_view::npos ? 0 : bracket);
    if (bracket != std::string_view::npos && close != std::string_view::npos)
        return std::string(utf8::trim(from.substr(bracket + 1, close - bracket - 1)));
    if (open == 0 && from.ends_with('>'))
        return std::string(from.substr(1, from.size() - 2));
    return std::string(utf8::trim(from));
}

std::string_view bare_subject(std::string_view subject) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view prefix : {"re:", "fwd:", "fw:", "aw:", "wg:"})
            if (lower(subject.substr(0, prefix.size())) == prefix) {
                subject = utf8::trim(subject.substr(prefix.size()));
                changed = true;
            }
    }
    return subject;
}

std::string decoded_header(std::string_view value) {
    std::string plain;
    for (std::size_t at = 0; at < value.size();) {
        const auto word =
            value.substr(at).starts_with("=?") ? encoded_word(value, at) : std::nullopt;
        if (!word) {
            plain += value[at++];
            continue;
        }
        plain += word->text;
        at += word->length;
        // White space between two encoded words is none.
        const std::string_view rest = utf8::trim(value.substr(at));
        if (rest.starts_with("=?")) at = value.size() - rest.size();
    }
    return plain;
}

}  // namespace pam::manuscript
