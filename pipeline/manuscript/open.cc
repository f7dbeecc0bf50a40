// From a file's bytes to a text that a reader can take. The kind of file is found from its
// contents; the name only decides between plain text and Markdown, and is believed where
// the contents agree.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/file_kind.h"
#include "manuscript/manuscript.h"
#include "manuscript/odt_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

Error not_read_here(std::string_view file_name, const Recognised& file) {
    return {
        codes::not_a_manuscript,
        fmt::format("{} is {}, which is not read", file_name, file.name),
        Span::none(),
        {std::string(file.way_out)}};
}

Format format_of_kind(FileKind kind, std::string_view file_name) {
    const Format named = format_of(file_name);
    if (kind == FileKind::Docx) return Format::Docx;
    if (kind == FileKind::Odt) return Format::Odt;
    if (kind == FileKind::Page || named == Format::Html) return Format::Html;
    return named == Format::Markdown ? Format::Markdown : Format::PlainText;
}

std::string_view name_of(Format format) {
    switch (format) {
    case Format::Docx:
        return "a Word file";
    case Format::Odt:
        return "an OpenDocument text";
    case Format::Html:
        return "an HTML page";
    case Format::Markdown:
        return "Markdown";
    case Format::PlainText:
        break;
    }
    return "plain text";
}

// A name without a known ending claims nothing.
void note_other_kind(std::string_view file_name, Format found, Diagnostics& log) {
    const Format named = format_of(file_name);
    if (named == found || (named == Format::PlainText && !file_name.ends_with(".txt")))
        return;
    log.note(
        codes::unlike_its_name,
        Span::none(),
        fmt::format(
            "{} is {}, whatever its name says, and is read as such",
            file_name,
            name_of(found)
        ),
        {"give the file the ending of what it is"}
    );
}

// ---------------------------------------------------------------- texts

// Control characters that stand in texts: TAB, LF, VT, FF, CR, and the end mark of old
// systems (SUB).
bool is_text_control(unsigned char c) {
    return (c >= '\t' && c <= '\r') || c == 0x1A;
}

// No text holds U+0000; other controls may stray into one, but not many.
bool looks_binary(std::string_view bytes) {
    if (bytes.find('\0') != Bytes::npos) return true;
    const std::string_view sample = bytes.substr(0, 1 << 16);
    const auto odd = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !is_text_control(byte);
    });
    return static_cast<std::size_t>(odd) * 50 > sample.size();
}

Error not_utf8(std::string_view file_name, const Bytes& bytes, std::size_t at) {
    const Source source(std::string(file_name), bytes.substr(0, at));
    const Position where = source.position(static_cast<std::uint32_t>(at));
    return {
        codes::bytes_of_no_encoding,
        fmt::format(
            "{}:{}:{}: byte 0x{:02X} is not UTF-8",
            file_name,
            where.line,
            where.column,
            static_cast<unsigned char>(bytes[at])
        ),
        Span::none(),
        {"save the text as UTF-8"}};
}

Result<Opened> open_text(Bytes bytes, std::string_view file_name, Diagnostics&) {
    if (looks_binary(bytes))
        return Error{
            codes::not_a_text,
            fmt::format("{} is not a text", file_name),
            Span::none(),
            {"save the text from its own program as plain text or Markdown"}};
    if (const auto at = utf8::find_invalid(bytes)) return not_utf8(file_name, bytes, *at);
    Opened opened;
    opened.text = std::move(bytes);
    return opened;
}

bool is_utf8_name(std::string_view name) {
    return name == "UTF-8" || name == "utf-8" || name == "UTF8" || name == "utf8";
}

Result<Opened>
open_as(Format format, Bytes bytes, std::string_view file_name, Diagnostics& log) {
    const Error not_yet = not_read_here(
        file_name, {FileKind::Strange, name_of(format), "save its words as plain text"}
    );
    switch (format) {
    case Format::Docx:
        return not_yet;
    case Format::Odt:
        return open_odt(bytes, log);
    case Format::Html:
        return not_yet;
    case Format::Markdown:
    case Format::PlainText:
        break;
    }
    return open_text(std::move(bytes), file_name, log);
}

}  // namespace

Result<Opened>
open(Bytes bytes, std::string_view file_name, std::string_view encoding, Diagnostics& log) {
    if (!encoding.empty() && !is_utf8_name(encoding))
        return Error{
            codes::bytes_of_no_encoding,
            fmt::format(
                "{} cannot be read as {}: this version reads UTF-8 alone",
                file_name,
                encoding
            ),
            Span::none(),
            {fmt::format("convert it: iconv -f {} -t UTF-8 FILE > new.txt", encoding)}};
    const Recognised file = recognise(bytes);
    if (file.kind == FileKind::Strange) return not_read_here(file_name, file);
    const Format format = format_of_kind(file.kind, file_name);
    PAM_TRY(Opened opened, open_as(format, std::move(bytes), file_name, log));
    opened.format = format;
    note_other_kind(file_name, format, log);
    return opened;
}

}  // namespace pam::manuscript
