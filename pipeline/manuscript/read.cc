// The way of a manuscript through this room: its reader, the settings, the copy desk.
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
#include "manuscript/lines.h"
#include "manuscript/manuscript.h"
#include "manuscript/markdown_reader.h"
#include "manuscript/plain_text.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr std::array<std::string_view, 4> markdown_endings{
    ".md", ".markdown", ".mdown", ".mkd"};

std::string lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

}  // namespace

Format format_of(std::string_view file_name) {
    const std::string name = lower_case(file_name);
    const bool markdown = std::any_of(
        markdown_endings.begin(),
        markdown_endings.end(),
        [&](std::string_view ending) { return name.ends_with(ending); }
    );
    return markdown ? Format::Markdown : Format::PlainText;
}

Manuscript read(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Manuscript manuscript = options.format == Format::Markdown
                                ? read_markdown(source, options, log)
                                : read_plain_text(source, options, log);
    if (utf8::trim(source.text().substr(byte_order_mark(source.text()))).empty())
        log.warn(codes::empty_manuscript, {0, 0, 0}, "the manuscript is empty");
    replace_control_characters(source, manuscript, log);
    if (options.copyedit == Copyedit::On) copy_edit(source, manuscript, log);
    return manuscript;
}

}  // namespace pam::manuscript
