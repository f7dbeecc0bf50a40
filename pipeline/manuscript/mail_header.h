// The header of a mail or a news article: its lines, and the facts they state.
#pragma once

#include "manuscript/lines.h"

#include <string>
#include <vector>

namespace pam::manuscript {

struct MailField {
    std::string key;  // lower case
    std::string value;
    Span span;
};

struct MailHeader {
    std::vector<MailField> fields;
    std::size_t begin = 0;  // its lines [begin, end)
    std::size_t end = 0;
    /// The value of the first field of that key; empty where there is none.
    [[nodiscard]] std::string value(std::string_view key) const;
    [[nodiscard]] Span span(std::string_view key) const;
    /// Three fields or more that only mails have, one of them naming who wrote.
    [[nodiscard]] bool is_mail() const;
};

/// The header at the head of the text; without fields where none stands there.
[[nodiscard]] MailHeader read_mail_header(const Source& source, const Lines& lines);

/// "Ada Lamp" of "Ada Lamp <ada@fenn.example>" and of "ada@fenn.example (Ada Lamp)".
[[nodiscard]] std::string name_of_sender(std::string_view from);

/// The subject without "Re:" and "Fwd:".
[[nodiscard]] std::string_view bare_subject(std::string_view subject);

/// Words that a header encodes ("=?UTF-8?Q?Caf=C3=A9?=", RFC 2047) in plain; as they stand
/// where the encoding is not UTF-8, ASCII or ISO-8859-1.
[[nodiscard]] std::string decoded_header(std::string_view value);

}  // namespace pam::manuscript
