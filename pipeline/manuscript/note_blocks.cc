#include "manuscript/note_blocks.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/items.h"
#include "manuscript/plain_text_document.h"
#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace document;

class NoteBuilder {
public:
    NoteBuilder(
        const Source& source,
        const Lines& lines,
        const Layout& layout,
        Manuscript& manuscript
    )
        : source_(source)
        , lines_(lines)
        , layout_(layout)
        , manuscript_(manuscript) {
        // A note is set in its own way: nobody speaks in it, and its first line may hang.
        layout_.first_line_indent = 0;
    }

    Note build(const PlainNote& note) {
        const NotePlace& place = note.place;
        if (!place.tail.is_none())
            manuscript_.consumed.push_back({place.tail, "note mark"});
        if (note.inside_line) return inside_line(note);
        manuscript_.consumed.push_back({place.span, "note mark"});
        Lines own = own_lines(place);
        const Span span = joined(place.span, own.back().text);
        Script script{source_, own, layout_, {}};
        script.items = cut_into_items(source_, own, layout_, {}, 0, own.size());
        for (Item& item : script.items)
            settle(script, item);
        tell(note, source_.text({place.span.end, span.end, 0}));
        return {place.mark.label, blocks_of(script, manuscript_.consumed), span};
    }

private:
    Note inside_line(const PlainNote& note) {
        const Span words{note.call.end, note.place.tail.begin, 0};
        Note built{note.place.mark.label, {}, joined(note.call, note.place.tail)};
        built.blocks.push_back({Paragraph{
            Role::Body, folded_inlines(source_, words), words}});
        tell(note, source_.text(words));
        return built;
    }

    // The note's lines without its mark and the bracket that closes it.
    [[nodiscard]] Lines own_lines(const NotePlace& place) const {
        Lines own(
            lines_.begin() + static_cast<std::ptrdiff_t>(place.first),
            lines_.begin() + static_cast<std::ptrdiff_t>(place.last)
        );
        for (Line& line : own) {
            if (line.text.begin < place.span.end) line.text.begin = place.span.end;
            if (!place.tail.is_none() && line.text.end > place.tail.begin
                && line.text.begin <= place.tail.begin)
                line.text.end = place.tail.begin;
            trim(line);
        }
        const int edge = own.size() > 1 && !own[1].blank() ? own[1].indent : own[0].indent;
        own[0].indent = edge;
        return own;
    }

    void trim(Line& line) const {
        const std::string_view words = utf8::trim(source_.text(line.text));
        if (words.empty()) {
            line.text.end = line.text.begin;
        } else {
            line.text.begin =
                static_cast<std::uint32_t>(words.data() - source_.text().data());
            line.text.end = line.text.begin + static_cast<std::uint32_t>(words.size());
        }
        line.width = static_cast<int>(utf8::count(words));
    }

    // Lines of some width, or that begin small, are prose, however a narrow measure broke
    // them.
    void settle(const Script& script, Item& item) const {
        if (item.kind == ItemKind::Heading || item.kind == ItemKind::Break) {
            if (item.over) item.first = *item.over;
            if (item.under) item.last = *item.under + 1;
            item.over = item.under = std::nullopt;
            item.kind = ItemKind::LineGroup;
        }
        if (item.kind == ItemKind::Code) item.kind = ItemKind::LineGroup;
        if (item.kind != ItemKind::LineGroup) return;
        bool prose = layout_.measure > 0 && script.width(item) * 10 > layout_.measure * 7;
        for (std::size_t i = item.first + 1; i < item.last; ++i)
            prose = prose || begins_lower(script.line_text(i));
        if (prose) item.kind = ItemKind::Prose;
    }

    void tell(const PlainNote& note, std::string_view words) {
        constexpr std::size_t enough = 400;
        const std::size_t cut =
            words.size() > enough ? words.rfind(' ', enough) : words.size();
        const std::string first = utf8::collapse_spaces(words.substr(0, cut));
        manuscript_.inferences.push_back(
            {"note",
             utf8::elide_middle(note.place.mark.label + " " + first, 80),
             note.inside_line ? note.call : note.place.span,
             note.confidence}
        );
    }

    const Source& source_;
    const Lines& lines_;
    Layout layout_;
    Manuscript& manuscript_;
};

}  // namespace

void build_notes(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    const PlainNotes& found,
    Manuscript& manuscript
) {
    NoteBuilder builder(source, lines, layout, manuscript);
    for (const PlainNote& note : found.notes)
        manuscript.document.notes.push_back(builder.build(note));
    manuscript.consumed.insert(
        manuscript.consumed.end(), found.consumed.begin(), found.consumed.end()
    );
}

}  // namespace pam::manuscript
