#include "manuscript/book.h"

#include "document/pieces.h"
#include "document/walk.h"
#include "manuscript/apply_settings.h"
#include "manuscript/book_chapter.h"
#include "manuscript/book_links.h"
#include "manuscript/heading_ids.h"
#include "manuscript/index_terms.h"
#include "manuscript/provenance.h"

#include <algorithm>
#include <iterator>

namespace pam::manuscript {

namespace {

using namespace document;

void append(Blocks& to, Blocks from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

class Binder {
public:
    Binder(const BookPlan& plan, Diagnostics& log) : plan_(plan), links_(plan, log) {}

    void add(Chapter& chapter) {
        Document document = std::move(chapter.manuscript.document);
        const bool in_part = !plan_.parts[chapter.part].title.empty();
        open_part(chapter.part);
        make_chapter(document, chapter, in_part ? 2 : 1);
        add_language(document);
        links_.claim(document, chapter.path);
        move_notes(document);
        for (auto& block : document.blocks)
            (is_provenance(block) ? provenance_ : book_.blocks).push_back(std::move(block));
        append_inferences(chapter.manuscript.inferences);
        remember(document.metadata);
    }

    Manuscript finish(std::string_view name) {
        bind_provenance();
        links_.resolve(book_);
        state_common_facts(name);
        Manuscript bound;
        bound.document = std::move(book_);
        bound.inferences = std::move(inferences_);
        return bound;
    }

private:
    void open_part(std::size_t part) {
        if (part == open_part_) return;
        open_part_ = part;
        const BookPart& opened = plan_.parts[part];
        if (opened.title.empty()) return;
        Heading heading{1, links_.fresh(slug(opened.title)), {}, opened.span};
        heading.inlines.push_back({generated(opened.title)});
        book_.blocks.push_back({std::move(heading)});
    }

    void move_notes(Document& document) {
        const std::size_t first = book_.notes.size();
        for_each_piece(document, [first](auto& piece) {
            if constexpr (std::is_same_v<
                              std::remove_cvref_t<decltype(piece)>,
                              NoteReference>)
                piece.note += first;
        });
        std::move(
            document.notes.begin(), document.notes.end(), std::back_inserter(book_.notes)
        );
        document.notes.clear();
    }

    // A chapter of another language than the first says so, paragraph for paragraph.
    void add_language(Document& document) {
        const std::string& own = document.metadata.language.value;
        if (language_.empty()) language_ = own;
        if (own == language_) return;
        for_each_inlines(document, [&](Inlines& inlines) {
            if (inlines.empty()) return;
            Phrase phrase{own, Direction::Natural, std::move(inlines), Span::none()};
            inlines.clear();
            inlines.push_back({std::move(phrase)});
        });
    }

    void append_inferences(const std::vector<Inference>& inferences) {
        inferences_.insert(inferences_.end(), inferences.begin(), inferences.end());
    }

    void remember(const Metadata& metadata) {
        if (chapters_++ == 0) {
            common_ = metadata;
            return;
        }
        const auto differ = [](const Field& a, const Field& b) {
            return a.value != b.value;
        };
        if (differ(common_.title, metadata.title)) common_.title = {};
        if (differ(common_.organisation, metadata.organisation)) common_.organisation = {};
        if (differ(common_.publisher, metadata.publisher)) common_.publisher = {};
        if (differ(common_.rights, metadata.rights)) common_.rights = {};
        if (!std::equal(
                common_.authors.begin(),
                common_.authors.end(),
                metadata.authors.begin(),
                metadata.authors.end(),
                [](const Field& a, const Field& b) { return a.value == b.value; }
            ))
            common_.authors.clear();
    }

    void bind_provenance() {
        Blocks lines;
        for (Block& block : provenance_)
            append(lines, std::move(std::get<Division>(block.value).blocks));
        if (lines.empty()) return;
        const Span span = std::get<Division>(provenance_.front().value).span;
        book_.blocks.push_back({Division{DivisionKind::Provenance, std::move(lines), span}}
        );
    }

    // What all chapters say alike is said of the book.
    void state_common_facts(std::string_view name) {
        Metadata& facts = book_.metadata;
        facts.authors = std::move(common_.authors);
        facts.organisation = std::move(common_.organisation);
        facts.publisher = std::move(common_.publisher);
        facts.rights = std::move(common_.rights);
        facts.language = std::move(common_.language);
        facts.title = {std::string(name), Origin::Inferred, Span::none()};
        if (chapters_ == 1 && !common_.title.value.empty()) facts.title = common_.title;
        complete_title_block(book_);
    }

    const BookPlan& plan_;
    BookLinks links_;
    Document book_;
    Blocks provenance_;
    std::vector<Inference> inferences_;
    Metadata common_;
    std::string language_;
    std::size_t chapters_ = 0;
    std::size_t open_part_ = static_cast<std::size_t>(-1);
};

template<typename Lead>
void lead_facts(Metadata& facts, const Lead& lead) {
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
          &facts.series_number,
          &facts.certifier,
          &facts.cover,
          &facts.rights,
          &facts.description,
          &facts.edition,
          &facts.place,
          &facts.parts,
          &facts.contents})
        lead(field->span);
    for (std::vector<Field>* fields :
         {&facts.authors, &facts.sort_names, &facts.subjects, &facts.hyphenation})
        for (Field& field : *fields)
            lead(field.span);
    for (Contributor& one : facts.contributors)
        lead(one.name.span);
}

}  // namespace

void lead_to_source(Manuscript& manuscript, SourceId source) {
    const auto lead = [source](Span& span) {
        if (!span.is_none() && span.source == 0) span.source = source;
    };
    for_each_piece(manuscript.document, [&](auto& piece) {
        if constexpr (requires { piece.span; }) lead(piece.span);
    });
    lead_facts(manuscript.document.metadata, lead);
    for (LedgerEntry& entry : manuscript.ledger)
        lead(entry.span);
    for (Consumed& markup : manuscript.consumed)
        lead(markup.span);
    for (Reference& reference : manuscript.references)
        lead(reference.span);
    for (Inference& inference : manuscript.inferences)
        lead(inference.span);
}

void lead_to_source(Account& account, SourceId source) {
    for (Span& span : account.unexplained)
        span.source = source;
}

EmbeddedImages images_of(const std::vector<Chapter>& chapters) {
    EmbeddedImages images;
    for (const Chapter& chapter : chapters)
        for (const auto& [target, bytes] : chapter.images)
            images.emplace(embedded_target(chapter.path, target), bytes);
    return images;
}

Manuscript bind_book(
    std::vector<Chapter>& chapters,
    const BookPlan& plan,
    std::string_view name,
    const std::vector<Setting>& facts,
    Diagnostics& log
) {
    Binder binder(plan, log);
    for (Chapter& chapter : chapters)
        binder.add(chapter);
    Manuscript book = binder.finish(name);
    apply_settings(book, facts, log);
    sort_index_terms(book.document);
    return book;
}

}  // namespace pam::manuscript
