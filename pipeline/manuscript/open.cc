// From a file's bytes to a text that a reader can take. The kind of file is found from its
// contents; the name only decides between plain text and Markdown, and is believed where
// the contents agree.
#include "manuscript/codes.h"
#include "manuscript/docx_reader.h"
#include "manuscript/encoding.h"
#include "manuscript/file_kind.h"
#include "manuscript/html_refusal.h"
#include "manuscript/manuscript.h"
#include "manuscript/odt_reader.h"

#include <fmt/format.h>

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

// Named as a page or begun as one, it may say what its encoding is.
Declares declares(Format format) {
    return format == Format::Html ? Declares::Page : Declares::Nothing;
}

Result<Opened> open_text(
    Format format,
    Bytes bytes,
    std::string_view file_name,
    std::string_view encoding,
    Diagnostics& log
) {
    PAM_TRY(
        Decoded decoded,
        decode(std::move(bytes), file_name, encoding, declares(format), log)
    );
    Opened opened;
    opened.format = is_page(decoded.text) ? Format::Html : format;
    opened.text = std::move(decoded.text);
    opened.decoding = std::move(decoded.decoding);
    if (opened.format != Format::Html) return opened;
    // A page that only says why there is none is no manuscript.
    if (auto error = html_refusal(opened.text)) return *error;
    return opened;
}

// The readers of word processors' files know no names.
Result<Opened> named(Result<Opened> opened, std::string_view file_name) {
    if (opened) return opened;
    Error error = opened.error();
    error.message = fmt::format("{}: {}", file_name, error.message);
    return error;
}

// One line a kind of file: who opens it.
Result<Opened> open_as(
    Format format,
    Bytes bytes,
    std::string_view file_name,
    std::string_view encoding,
    Diagnostics& log
) {
    switch (format) {
    case Format::Docx:
        return named(open_docx(std::move(bytes), log), file_name);
    case Format::Odt:
        return named(open_odt(bytes, log), file_name);
    case Format::Html:
    case Format::Markdown:
    case Format::PlainText:
        break;
    }
    return open_text(format, std::move(bytes), file_name, encoding, log);
}

}  // namespace

Result<Opened>
open(Bytes bytes, std::string_view file_name, std::string_view encoding, Diagnostics& log) {
    const Recognised file = recognise(bytes);
    if (file.kind == FileKind::Strange) return not_read_here(file_name, file);
    const Format format = format_of_kind(file.kind, file_name);
    PAM_TRY(Opened opened, open_as(format, std::move(bytes), file_name, encoding, log));
    note_other_kind(file_name, opened.format, log);
    return opened;
}

}  // namespace pam::manuscript
