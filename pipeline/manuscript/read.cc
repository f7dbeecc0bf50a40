// The way of a manuscript through this room: its reader, the settings, the copy desk.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
#include "manuscript/lines.h"
#include "manuscript/manuscript.h"
#include "manuscript/markdown_reader.h"
#include "manuscript/plain_furniture.h"
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

// Page furniture has its number in the ledger only when all is done. What the editor
// refuses of it is a line of the text like others, so the text is read again with it.
static Manuscript
read_plain(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Diagnostics first;
    Manuscript manuscript =
        finish(read_plain_text(source, options, {}, first), source, options, first);
    const auto kept = refused_furniture(manuscript, options);
    if (!kept.empty())
        return finish(read_plain_text(source, options, kept, log), source, options, log);
    for (Diagnostic& entry : first.entries)
        log.entries.push_back(std::move(entry));
    return manuscript;
}

Manuscript read(const Source& source, const ReadOptions& options, Diagnostics& log) {
    if (options.format == Format::Markdown)
        return finish(read_markdown(source, options, log), source, options, log);
    return read_plain(source, options, log);
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
