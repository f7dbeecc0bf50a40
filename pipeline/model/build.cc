// From document to typeset model: numbers and ids first, then the tree, then its styles.
#include "model/codes.h"
#include "model/direction.h"
#include "model/ids.h"
#include "model/language.h"
#include "model/made_parts.h"
#include "model/note_numbers.h"
#include "model/page_references.h"
#include "model/part_names.h"
#include "model/styles.h"
#include "model/tree.h"
#include "model/xml_text.h"

#include <fmt/format.h>

namespace pam::model {

namespace {

using document::Field;
using document::Metadata;

void make_showable(Field& field) {
    field.value = showable(field.value);
}
void make_showable(std::vector<Field>& fields) {
    for (Field& field : fields)
        make_showable(field);
}

Metadata showable_metadata(Metadata facts) {
    make_showable(facts.authors);
    make_showable(facts.sort_names);
    make_showable(facts.subjects);
    for (document::Contributor& one : facts.contributors)
        make_showable(one.name);
    for (Field* field :
         {&facts.title,
          &facts.subtitle,
          &facts.organisation,
          &facts.publisher,
          &facts.date,
          &facts.language,
          &facts.identifier,
          &facts.print_isbn,
          &facts.series,
          &facts.certifier,
          &facts.rights,
          &facts.description,
          &facts.edition,
          &facts.place})
        make_showable(*field);
    return facts;
}

/// "und" (undetermined) is what BCP 47 offers where nothing better is known.
std::string language_of(const Metadata& facts, Diagnostics& log) {
    const std::string tidy = tidy_language(facts.language.value);
    if (is_language_tag(tidy)) return tidy;
    log.warn(
        codes::language_malformed,
        facts.language.span,
        fmt::format("\"{}\" is no language tag", facts.language.value),
        {"write a BCP 47 tag such as en, en-GB, de or pt-BR"}
    );
    return "und";
}

Element body_element(const document::Document& document, Workshop& shop) {
    Element body = element("body", Role::None, {}, Span::none());
    body.children = section_nodes(document.blocks, shop);
    return body;
}

Element note_element(std::size_t place, Workshop& shop) {
    const document::Note& note = shop.document.notes[shop.numbers.order[place]];
    Element made = element("li", Role::Note, {"note"}, note.span);
    made.id = fmt::format("note-{}", place + 1);
    made.note = place;
    made.children = block_nodes(note.blocks, shop);
    if (place >= shop.numbers.called)
        shop.log.note(
            codes::note_never_called,
            note.span,
            fmt::format(
                "no reference calls the note \"{}\"; it is set as number {}",
                note.label,
                place + 1
            ),
            {"call it where it belongs, or take it out"}
        );
    return made;
}

Element notes_heading(const char* tag, const char* level) {
    return element(tag, Role::NotesHeading, {level, "endnotes"}, Span::none());
}

}  // namespace

TypesetModel build(
    const document::Document& document,
    const style::StyleSheet& sheet,
    const ImageFiles& images,
    Diagnostics& log
) {
    const NoteNumbers numbers = number_notes(document);
    Ids ids(document);
    ImageStore store(images, log);
    Workshop shop{document, numbers, ids, store, log};
    shop.calls.assign(document.notes.size(), 0);

    TypesetModel model;
    model.metadata = showable_metadata(document.metadata);
    model.language = language_of(document.metadata, log);
    model.direction = direction_of(model.language);
    shop.direction = model.direction;
    shop.wanted = wanted_parts(document, sheet, model.language, log);
    model.body = body_element(document, shop);
    model.body.language = model.language;
    for (std::size_t place = 0; place < document.notes.size(); ++place)
        model.notes.push_back(note_element(place, shop));
    // The e-book's heading over them; print takes its words from the style.
    if (!model.notes.empty())
        model.made_words.emplace_back(part_names(model.language).notes);
    add_made_parts(model.body, shop, model);
    model.work_notes = notes_heading("h2", "heading-1");
    model.chapter_notes = notes_heading("h3", "heading-2");
    model.outline = std::move(shop.outline);
    model.images = store.take();
    apply_styles(model, sheet);
    model.referred_places = places_referred_to(model);
    state_folios(model, {});
    return model;
}

}  // namespace pam::model
