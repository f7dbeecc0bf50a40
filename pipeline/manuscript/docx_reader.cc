#include "manuscript/docx_reader.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/docx_builder.h"
#include "manuscript/docx_infer.h"
#include "manuscript/docx_metadata.h"
#include "manuscript/docx_story.h"
#include "manuscript/edits.h"
#include "manuscript/office_witness.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace docx;
using pugi::xml_node;

// The notes of a file by kind and id.
struct ReadNote {
    Flow flow;
    Span span;
};
using ReadNotes = std::map<std::pair<NoteKind, std::string>, ReadNote>;

class Reader {
public:
    Reader(Package& package, Diagnostics& log) : reading_(package, log) {}

    Result<Opened> read() {
        PAM_CHECK(read_styles());
        PAM_CHECK(read_text());
        PAM_CHECK(read_notes("footnotes", "w:footnote", NoteKind::Footnote));
        PAM_CHECK(read_notes("endnotes", "w:endnote", NoteKind::Endnote));
        PAM_CHECK(read_comments());
        PAM_CHECK(read_headers());
        PAM_CHECK(confront(reading_.transcript.in_file_order(), reading_.heard));
        return drafted();
    }

private:
    Result<void> read_styles() {
        if (const auto name = reading_.package.part_of_type("styles")) {
            PAM_TRY(const XmlPart part, reading_.package.parse(*name));
            reading_.styles.read(part.tree.child("w:styles"));
        }
        if (const auto name = reading_.package.part_of_type("numbering")) {
            PAM_TRY(const XmlPart part, reading_.package.parse(*name));
            reading_.numbering.read(part.tree.child("w:numbering"), reading_.styles);
        }
        return {};
    }

    Result<void> read_text() {
        const std::string& name = reading_.package.main_part();
        const std::size_t number = reading_.parts;
        PAM_TRY(const XmlPart part, reading_.begin_part(name));
        const xml_node document = part.tree.child("w:document");
        if (!document)
            return Error{
                codes::office_file_of_other_kind,
                fmt::format("\"{}\" is no Word document", name),
                Span::none(),
                {"open it in its own program and save it as .docx"}};
        text_ = Story(reading_, name, number).read(document);
        return {};
    }

    // Separators are the lines above the notes of a page, not notes.
    Result<void> read_notes(const char* type, const char* element, NoteKind kind) {
        const auto name = reading_.package.part_of_type(type);
        if (!name) return {};
        const std::size_t number = reading_.parts;
        PAM_TRY(const XmlPart part, reading_.begin_part(*name));
        for (const xml_node node : part.tree.first_child().children(element)) {
            const std::string id(attribute(node, "w:id"));
            const std::string_view sort = attribute(node, "w:type");
            const auto dropped = reading_.dropped_notes.find({kind, id});
            Fate fate;
            if (!sort.empty() && sort != "normal")
                fate = {"separator of notes", false};
            else if (dropped != reading_.dropped_notes.end())
                fate = {dropped->second.rule, false};
            const bool is_note = fate.is_set();
            Story story(reading_, *name, number, std::move(fate));
            if (const NoteCalls::Call* call = reading_.notes.find(kind, id))
                story.expect_mark(call->mark);
            Span span = reading_.here();
            Flow flow = story.read(node);
            span.end = reading_.transcript.size();
            if (is_note)
                notes_.emplace(std::pair{kind, id}, ReadNote{std::move(flow), span});
        }
        return {};
    }

    Result<void> read_comments() {
        const auto name = reading_.package.part_of_type("comments");
        if (!name) return {};
        const std::size_t number = reading_.parts;
        PAM_TRY(const XmlPart part, reading_.begin_part(*name));
        for (const xml_node node : part.tree.first_child().children("w:comment")) {
            const std::string_view author = attribute(node, "w:author");
            const std::string rule =
                author.empty() ? "comment" : fmt::format("comment by {}", author);
            reading_.comments.at(reading_.here());
            static_cast<void>(Story(reading_, *name, number, {rule, false}).read(node));
        }
        return {};
    }

    Result<void> read_headers() {
        const Relationships all =
            reading_.package.relationships(reading_.package.main_part());
        for (const Relationship& one : all) {
            const bool header = one.type == "header";
            if ((!header && one.type != "footer") || one.external
                || !reading_.package.has(one.target))
                continue;
            const std::size_t number = reading_.parts;
            const Span before = reading_.here();
            PAM_TRY(const XmlPart part, reading_.begin_part(one.target));
            const Fate fate{header ? "page header" : "page footer", false};
            static_cast<void>(
                Story(reading_, one.target, number, fate).read(part.tree.first_child())
            );
            if (reading_.transcript.size() != before.begin) reading_.headers.at(before);
        }
        return {};
    }

    Opened drafted() {
        const Facts facts = facts_of(reading_);
        Builder builder(reading_, facts);
        infer(text_, prevailing_of(text_), reading_);
        builder.learn_places(text_, Builder::Where::Text);
        for (auto& [key, note] : notes_) {
            infer_inside(note.flow, reading_);
            builder.learn_places(note.flow, Builder::Where::Note);
        }
        Opened opened;
        opened.format = Format::Docx;
        Manuscript& draft = opened.draft.emplace();
        document::Document& document = draft.document;
        document.blocks = builder.take_title_block(text_, document.metadata);
        document::Blocks blocks = builder.build(text_, Builder::Where::Text);
        std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
        build_notes(builder, document);
        builder.settle_ids(document);
        read_metadata(reading_, facts, document.metadata);
        tell();
        number_ledger(reading_.ledger);
        draft.ledger = std::move(reading_.ledger);
        draft.inferences = std::move(reading_.inferences);
        std::stable_sort(
            draft.inferences.begin(),
            draft.inferences.end(),
            [](const Inference& a, const Inference& b) {
                return a.span.begin < b.span.begin;
            }
        );
        opened.text = reading_.transcript.take();
        opened.images = std::move(reading_.images);
        return opened;
    }

    // Called ones in the order of their calls, then those nobody calls.
    void build_notes(Builder& builder, document::Document& document) {
        for (const NoteCalls::Call& call : reading_.notes.calls) {
            document::Note note;
            note.label = call.mark.empty() ? call.id : call.mark;
            const auto found = notes_.find({call.kind, call.id});
            if (found == notes_.end()) {
                reading_.log.warn(
                    codes::called_note_missing,
                    call.span,
                    fmt::format(
                        "the note {} is called here, but is not in the file", call.id
                    ),
                    {"write it anew, or take its mark away"}
                );
            } else {
                note.blocks = builder.build(found->second.flow, Builder::Where::Note);
                note.span = found->second.span;
                notes_.erase(found);
            }
            document.notes.push_back(std::move(note));
        }
        for (auto& [key, left] : notes_) {
            document::Note note{
                key.second, builder.build(left.flow, Builder::Where::Note), left.span};
            if (note.blocks.empty()) continue;
            reading_.log.warn(
                codes::unused_note,
                left.span,
                "nothing refers to this note; it is set after the text",
                {"put its mark where it belongs, or remove it"}
            );
            document.notes.push_back(std::move(note));
        }
    }

    void tell();

    Reading reading_;
    Flow text_;
    ReadNotes notes_;
};

std::string counted(std::size_t times, const char* one, const char* many) {
    return times == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", times, many);
}

// What happened more than once is told once.
void Reader::tell() {
    Diagnostics& log = reading_.log;
    if (const Count& all = reading_.comments; all.times > 0)
        log.note(
            codes::comments_set_aside,
            all.first,
            fmt::format(
                "{} in the file; not printed", counted(all.times, "comment", "comments")
            ),
            {"they stand in the ledger"}
        );
    const std::size_t changes = reading_.insertions.times + reading_.deletions.times;
    if (changes > 0)
        log.note(
            codes::tracked_changes_accepted,
            reading_.insertions.times > 0 ? reading_.insertions.first
                                          : reading_.deletions.first,
            fmt::format(
                "tracked changes are accepted: {}, {}",
                counted(reading_.insertions.times, "insertion", "insertions"),
                counted(reading_.deletions.times, "deletion", "deletions")
            ),
            {"they stand in the ledger; to reject one, do so in the word processor"}
        );
    if (const Count& all = reading_.headers; all.times > 0)
        log.note(
            codes::headers_set_aside,
            all.first,
            "the file's page headers and footers are not printed",
            {"the house style makes its own; the words stand in the ledger"}
        );
    if (const Count& all = reading_.hidden; all.times > 0)
        log.note(
            codes::hidden_text_set_aside,
            all.first,
            "text that is hidden in the file is not printed",
            {"it stands in the ledger; show it in the word processor if it belongs"}
        );
    if (const Count& all = reading_.index_marks; all.times > 0)
        log.note(
            codes::index_marks_left,
            all.first,
            fmt::format(
                "{} of an index; no index is made", counted(all.times, "mark", "marks")
            )
        );
    if (const Count& all = reading_.page_references; all.times > 0)
        log.warn(
            codes::page_reference,
            all.first,
            fmt::format(
                "{} to a page: the number printed is the one in the file",
                counted(all.times, "reference", "references")
            ),
            {"refer to the heading by its words instead"}
        );
    if (const Count& all = reading_.unknown_signs; all.times > 0)
        log.warn(
            codes::sign_unknown,
            all.first,
            fmt::format(
                "{} of a font of signs, with no known character",
                counted(all.times, "sign", "signs")
            ),
            {"put the character itself in its place"}
        );
    if (const Count& all = reading_.deep; all.times > 0)
        log.warn(
            codes::nested_too_deep,
            all.first,
            "things stand inside one another beyond reason; what is deeper is set flat"
        );
    for (const auto& [kind, place] : reading_.objects)
        log.warn(
            codes::object_not_set,
            place,
            fmt::format("the file holds a thing that no book can: {}", kind),
            {"put a picture of it in its place"}
        );
}

}  // namespace

Result<Opened> open_docx(const Bytes& bytes, Diagnostics& log) {
    PAM_TRY(Package package, Package::open(bytes));
    return Reader(package, log).read();
}

}  // namespace pam::manuscript
