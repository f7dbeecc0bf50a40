// The way of a manuscript through this room: its reader, the settings, the copy desk.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
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

}  // namespace

Format format_of(std::string_view file_name) {
    const std::string name = lower_case(file_name);
    for (const Ending& known : endings)
        if (name.ends_with(known.ending)) return known.format;
    return Format::PlainText;
}

Manuscript read(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Manuscript manuscript = options.format == Format::Markdown
                                ? read_markdown(source, options, log)
                                : read_plain_text(source, options, log);
    return finish(std::move(manuscript), source, options, log);
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
    copy_edit(source, manuscript, options, log);
    return manuscript;
}

}  // namespace pam::manuscript
