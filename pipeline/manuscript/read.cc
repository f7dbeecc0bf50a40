// The way of a manuscript through this room: its reader, the settings, the copy desk.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
#include "manuscript/html_reader.h"
#include "manuscript/lines.h"
#include "manuscript/manuscript.h"
#include "manuscript/markdown_reader.h"
#include "manuscript/plain_text.h"

#include <array>

namespace pam::manuscript {

namespace {

struct Ending {
    std::string_view ending;
    Format format;
};
constexpr std::array<Ending, 9> endings{
    {{".md", Format::Markdown},
     {".markdown", Format::Markdown},
     {".mdown", Format::Markdown},
     {".mkd", Format::Markdown},
     {".html", Format::Html},
     {".htm", Format::Html},
     {".xhtml", Format::Html},
     {".docx", Format::Docx},
     {".odt", Format::Odt}}};

std::string lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

Manuscript read_format(const Source& source, const ReadOptions& options, Diagnostics& log) {
    if (options.format == Format::Markdown) return read_markdown(source, options, log);
    if (options.format == Format::Html) return read_html(source, options, log);
    return read_plain_text(source, options, log);
}

}  // namespace

Format format_of(std::string_view file_name) {
    const std::string name = lower_case(file_name);
    for (const Ending& known : endings)
        if (name.ends_with(known.ending)) return known.format;
    return Format::PlainText;
}

Manuscript read(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Diagnostics first;
    Manuscript manuscript =
        finish(read_format(source, options, first), source, options, first);
    // The number of an entry is known when all are made; a part of a page that the editor
    // refuses to leave out takes a second reading.
    if (options.format == Format::Html && !options.refuse.empty())
        if (const auto parts = refused_parts(manuscript, options.refuse); !parts.empty())
            return finish(
                read_html_with(parts, source, options, log), source, options, log
            );
    log.merge(std::move(first));
    return manuscript;
}

Manuscript finish(
    Manuscript manuscript,
    const Source& source,
    const ReadOptions& options,
    Diagnostics& log
) {
    if (utf8::trim(source.text().substr(byte_order_mark(source.text()))).empty())
        log.warn(codes::empty_manuscript, {0, 0, 0}, "the manuscript is empty");
    replace_control_characters(source, manuscript, log);
    if (options.copyedit == Copyedit::On) copy_edit(source, manuscript, log);
    return manuscript;
}

}  // namespace pam::manuscript
