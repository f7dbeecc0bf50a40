#include "manuscript/plain_text.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/apply_settings.h"
#include "manuscript/archive_notices.h"
#include "manuscript/contents_list.h"
#include "manuscript/copy_desk_languages.h"
#include "manuscript/correspondence.h"
#include "manuscript/front_matter.h"
#include "manuscript/heading_ids.h"
#include "manuscript/headings.h"
#include "manuscript/inline_marks.h"
#include "manuscript/items.h"
#include "manuscript/language_guess.h"
#include "manuscript/note_blocks.h"
#include "manuscript/plain_drama.h"
#include "manuscript/plain_furniture.h"
#include "manuscript/plain_letters.h"
#include "manuscript/plain_lists.h"
#include "manuscript/plain_notes.h"
#include "manuscript/plain_quotations.h"
#include "manuscript/plain_spacing.h"
#include "manuscript/plain_text_document.h"
#include "manuscript/plain_verse.h"
#include "manuscript/profile_gutenberg.h"
#include "manuscript/profile_mail.h"
#include "manuscript/title_page.h"

#include <algorithm>
#include <optional>

namespace pam::manuscript {

namespace {

using namespace document;

// Lines [begin, end) with their own layout: a header's lines tell nothing of the work's.
Script script_of(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Cues cues = {}
) {
    Script script{source, lines, study_layout(source, lines, begin, end), {}};
    script.cues = std::move(cues);
    // A play's speeches hang, its paragraphs do not.
    if (!script.cues.empty()) script.layout.first_line_outdent = 0;
    script.items = cut_into_items(source, lines, script.layout, script.cues, begin, end);
    adopt_stanzas(script.layout, script.items);
    return script;
}

std::string told(const Script& script, const Item& item) {
    return utf8::elide_middle(script.words(item), 80);
}

void tell_headings(const Script& script, std::vector<Inference>& inferences) {
    int list = 0;
    for (const Item& item : script.items) {
        if (item.kind == ItemKind::Heading)
            inferences.push_back({"heading", told(script, item), script.span(item)});
        if (item.list != 0 && item.opens_entry && item.list != list)
            inferences.push_back({"list", told(script, item), script.span(item)});
        list = item.list != 0 ? item.list : list;
        if (item.kind == ItemKind::Code)
            inferences.push_back({"code", told(script, item), script.span(item)});
        if (item.division == DivisionKind::Provenance)
            inferences.push_back({"archive notice", told(script, item), script.span(item)});
    }
}

// In an archive's header nothing is a heading, and its rules are drawn as they stand.
void keep_rules_as_lines(Script& script) {
    for (Item& item : script.items) {
        if (item.kind != ItemKind::Heading) continue;
        if (item.over) item.first = *item.over;
        if (item.under) item.last = *item.under + 1;
        item.over = item.under = std::nullopt;
        item.kind = ItemKind::LineGroup;
    }
}

// An archive's header or footer, whole, as it stands.
void append_archive(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Manuscript& manuscript,
    Blocks& colophon
) {
    Script script = script_of(source, lines, begin, end);
    if (script.items.empty()) return;
    keep_rules_as_lines(script);
    Blocks blocks = blocks_of(script, manuscript.consumed);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(colophon));
    const Span span =
        joined(script.span(script.items.front()), script.span(script.items.back()));
    manuscript.inferences.push_back(
        {"archive notice", told(script, script.items.front()), span}
    );
}

Span span_of(const Block& block) {
    return std::visit([](const auto& value) { return value.span; }, block.value);
}

void append_colophon(Document& document, Blocks colophon) {
    if (colophon.empty()) return;
    const Span span = span_of(colophon.front());
    document.blocks.push_back({Division{
        DivisionKind::Provenance, std::move(colophon), span}});
}

struct GuessedLanguage {
    std::string tag;
    std::uint32_t from = 0;  // where the text begins that it was guessed by
};

std::optional<GuessedLanguage>
guess_language_of(const Source& source, const Lines& lines, WorkRange work) {
    if (work.begin >= work.end) return std::nullopt;
    const std::uint32_t from = lines[work.begin].text.begin;
    auto language = guess_language(source.text().substr(from));
    if (!language) return std::nullopt;
    return GuessedLanguage{std::move(*language), from};
}

void tell_language(const std::optional<GuessedLanguage>& guessed, Manuscript& manuscript) {
    if (!guessed) return;
    const std::string& tag = guessed->tag;
    manuscript.document.metadata.language = {tag, Origin::Inferred, Span::none()};
    manuscript.inferences.push_back({"language", tag, {guessed->from, guessed->from, 0}});
}

bool has_speech_dashes(
    const ReadOptions& options, const std::optional<GuessedLanguage>& guessed
) {
    std::string_view language = guessed ? std::string_view(guessed->tag) : "";
    for (const Setting& setting : options.settings)
        if (setting.key == "language") language = setting.value;
    return conventions_of(language).speech_dash;
}

void claim_file_marks(const Source& source, Manuscript& manuscript) {
    if (const std::uint32_t length = byte_order_mark(source.text()))
        manuscript.consumed.push_back({{0, length, 0}, "byte order mark"});
    const auto end = static_cast<std::uint32_t>(end_of_text(source.text()));
    const auto size = static_cast<std::uint32_t>(source.text().size());
    if (end < size) manuscript.consumed.push_back({{end, size, 0}, "end-of-file mark"});
}

// Each recogniser comes after those whose findings it needs.
void find_structure(
    Script& script,
    const std::vector<HeaderField>& header,
    Profile profile,
    Manuscript& manuscript
) {
    std::vector<Inference>& inferences = manuscript.inferences;
    mark_notices(script);
    const std::size_t title_end = find_title_page(script, header, manuscript);
    const std::size_t body = extend_title_page(script, title_end, inferences);
    find_personae(script, body, inferences);
    find_headings(script, body);
    confirm_contents(script, inferences);
    if (profile == Profile::Gutenberg) mark_gutenberg_items(script, body, inferences);
    find_speeches(script, inferences);
    mark_the_end(script, body, inferences);
    find_letters(script, body, inferences);
    find_correspondence(script, body, inferences);
    find_lists(script, body);
    find_quotations(script, body, inferences);
    tell_headings(script, inferences);
}

// What archives added before, inside and after the work.
Blocks colophon_of(
    const Script& script, const Lines& lines, WorkRange work, Manuscript& manuscript
) {
    Blocks colophon;
    append_archive(script.source, lines, 0, work.begin, manuscript, colophon);
    Blocks notices = notices_of(script, manuscript.consumed);
    std::move(notices.begin(), notices.end(), std::back_inserter(colophon));
    append_archive(script.source, lines, work.end, lines.size(), manuscript, colophon);
    return colophon;
}

template<typename Entries>
void sort_by_place(Entries& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.span.begin < b.span.begin;
    });
}

}  // namespace

Manuscript read_plain_text(
    const Source& source,
    const ReadOptions& options,
    const std::vector<std::uint32_t>& kept,
    Diagnostics& log
) {
    Manuscript manuscript;
    if (options.profile == Profile::Mail) {
        manuscript = read_mail(source, options, log);
        claim_file_marks(source, manuscript);
        sort_by_place(manuscript.consumed);
        sort_by_place(manuscript.inferences);
        return manuscript;
    }
    Lines lines = scan_lines(source);
    settle_spacing(source, lines, manuscript.consumed);
    // As typed means every line of the file.
    std::vector<Furniture> furniture;
    if (options.copyedit == Copyedit::On) furniture = take_furniture(source, lines, kept);
    const WorkRange work = find_work(source, lines);
    claim_file_marks(source, manuscript);

    PlainNotes notes = find_notes(source, lines, work.begin, work.end, log);
    const GutenbergText gutenberg{source, lines, work.begin, work.end, work.begin > 0};
    if (options.profile == Profile::Gutenberg) apply_gutenberg(gutenberg, notes, log);
    if (options.profile == Profile::Auto) {
        propose_gutenberg(gutenberg, manuscript.inferences, log);
        propose_mail(source, manuscript.inferences, log);
    }
    settle_marks(notes.marks);
    const Lines body_lines = without_notes(lines, work.begin, work.end, notes);
    Cues cues = find_cues(source, body_lines, 0, body_lines.size());
    Script script = script_of(source, body_lines, 0, body_lines.size(), std::move(cues));
    script.marks = &notes.marks;
    const auto language = guess_language_of(source, lines, work);
    script.speech_dashes = has_speech_dashes(options, language);
    std::vector<HeaderField> header = header_fields(source, lines, 0, work.begin);
    if (header.empty()) header = take_leading_fields(script);
    find_structure(script, header, options.profile, manuscript);
    manuscript.document.blocks = blocks_of(script, manuscript.consumed);
    join_title_page(manuscript.document.blocks);

    append_colophon(manuscript.document, colophon_of(script, lines, work, manuscript));
    build_notes(source, lines, script.layout, notes, manuscript);
    apply_inline_marks(source, notes.marks, manuscript);

    tell_language(language, manuscript);
    complete_title_block(manuscript.document);
    apply_settings(manuscript, options.settings, log);
    give_heading_ids(manuscript.document);
    link_contents(manuscript.document);
    set_furniture_apart(source, furniture, manuscript, log);
    sort_by_place(manuscript.consumed);
    sort_by_place(manuscript.inferences);
    return manuscript;
}

}  // namespace pam::manuscript
