// The way of a manuscript through this room: its reader, the settings, the copy desk.
#include "base/utf8.h"
#include "manuscript/apply_settings.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk.h"
#include "manuscript/damage.h"
#include "manuscript/heading_ids.h"
#include "manuscript/html_reader.h"
#include "manuscript/index_terms.h"
#include "manuscript/language_guess.h"
#include "manuscript/lines.h"
#include "manuscript/manuscript.h"
#include "manuscript/markdown_reader.h"
#include "manuscript/mojibake.h"
#include "manuscript/plain_furniture.h"
#include "manuscript/plain_text.h"
#include "manuscript/provenance.h"
#include "manuscript/reading_settings.h"

#include <array>
#include <optional>

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

// One line a format: who reads it.
Manuscript read_format(const Source& source, const ReadOptions& options, Diagnostics& log) {
    switch (options.format) {
    case Format::Markdown:
        return read_markdown(source, options, log);
    case Format::Html:
        return read_html(source, options, log);
    case Format::Docx:
    case Format::Odt:
    case Format::PlainText:
        break;
    }
    return read_plain_text(source, options, {}, log);
}

// The other readers guess where they know what belongs to the work.
void infer_language(
    const Source& source, const ReadOptions& stated, Manuscript& manuscript
) {
    auto& language = manuscript.document.metadata.language;
    const bool open =
        language.value.empty() && language.origin == document::Origin::Default;
    if (stated.format != Format::Markdown || !open) return;
    const auto guessed = guess_language(source.text());
    if (!guessed) return;
    language = {*guessed, document::Origin::Inferred, Span::none()};
    manuscript.inferences.insert(
        manuscript.inferences.begin(), {"language", *guessed, {0, 0, 0}}
    );
}

// What is done to every manuscript once its reader is through.
Manuscript hand_over(
    Manuscript manuscript,
    const Source& source,
    const ReadOptions& options,
    Diagnostics& log
) {
    const ReadOptions stated = settled(options, manuscript.settings, log);
    if (manuscript.document.blocks.empty()
        && utf8::trim(source.text().substr(byte_order_mark(source.text()))).empty())
        log.warn(codes::empty_manuscript, {0, 0, 0}, "the manuscript is empty");
    infer_language(source, stated, manuscript);
    // A book gathers what its chapters have at the front or the end.
    if (stated.binding == Binding::Alone || stated.provenance == ProvenancePlace::Omit)
        place_provenance(stated.provenance, manuscript);
    tell_encoding(stated.decoding, manuscript);
    mend_odd_bytes(source, stated.decoding, manuscript, log);
    mend_mojibake(source, stated.copyedit, manuscript);
    replace_control_characters(source, manuscript, log);
    report_damage(source, stated.decoding, log);
    copy_edit(source, manuscript, stated, log);
    tell_mojibake(source, manuscript, log);
    sort_index_terms(manuscript.document);
    return manuscript;
}

// Parts that are set apart (a page's navigation, a scan's page numbers) have their numbers
// only when the ledger is done. What the editor refuses of them takes a second reading, in
// which they are text like other text; none where nothing is refused.
std::optional<Manuscript> read_with_refused(
    const Source& source,
    const Manuscript& first,
    const ReadOptions& stated,
    Diagnostics& log
) {
    if (stated.refuse.empty()) return std::nullopt;
    if (stated.format == Format::PlainText) {
        const auto kept = refused_furniture(first, stated);
        if (!kept.empty()) return read_plain_text(source, stated, kept, log);
    }
    if (stated.format == Format::Html) {
        const auto parts = refused_parts(first, stated.refuse);
        if (!parts.empty()) return read_html_with(parts, source, stated, log);
    }
    return std::nullopt;
}

}  // namespace

Format format_of(std::string_view file_name) {
    const std::string name = lower_case(file_name);
    for (const Ending& known : endings)
        if (name.ends_with(known.ending)) return known.format;
    return Format::PlainText;
}

Manuscript read(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Diagnostics ignored;  // told when everything that was stated is known
    const ReadOptions stated = settled(options, {}, ignored);
    Diagnostics first;
    Manuscript manuscript =
        hand_over(read_format(source, stated, first), source, options, first);
    if (auto again = read_with_refused(source, manuscript, stated, log))
        return hand_over(std::move(*again), source, options, log);
    log.merge(std::move(first));
    return manuscript;
}

Manuscript finish(
    Manuscript draft, const Source& source, const ReadOptions& options, Diagnostics& log
) {
    complete_title_block(draft.document);
    apply_settings(draft, options.settings, log);
    give_heading_ids(draft.document);
    return hand_over(std::move(draft), source, options, log);
}

}  // namespace pam::manuscript
