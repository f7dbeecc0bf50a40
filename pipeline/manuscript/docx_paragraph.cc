// The elements around runs: links, fields, changes, controls. Unknown elements are walked
// through, for words may stand in them.
#include "manuscript/docx_paragraph.h"

#include "base/utf8.h"
#include "manuscript/docx_fields.h"
#include "manuscript/office_set_aside.h"

#include <algorithm>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

// Elements around a run, inside one another; what is deeper is read flat.
constexpr std::size_t deepest = 100;
constexpr std::size_t most_fields = 64;

std::string by_author(const char* what, xml_node change) {
    const std::string_view author = attribute(change, "w:author");
    return author.empty() ? what : std::string(what) + " by " + std::string(author);
}

bool is_property(std::string_view name) {
    return name == "w:pPr" || name == "w:rPr" || name == "w:sdtPr" || name == "w:sdtEndPr"
           || name == "w:fldData" || name == "w:tblPr" || name == "w:trPr"
           || name == "w:tcPr";
}

}  // namespace

void ParagraphReader::read(xml_node paragraph) {
    into_.line = reading_.here();
    read_properties(paragraph.child("w:pPr"));
    for (std::string& name : story_.bookmarks) {
        into_.pieces.push_back({{}, document::Anchor{name, reading_.here()}});
        into_.bookmarks.push_back(std::move(name));
    }
    story_.bookmarks.clear();
    Around around;
    around.fate = story_.fate;
    around.depth = story_.depth;
    read_inlines(paragraph, around);
}

void ParagraphReader::read_stray(xml_node node) {
    into_.line = reading_.here();
    read_properties({});
    Around around;
    around.fate = story_.fate;
    around.depth = story_.depth;
    read_inline(node, around);
}

void ParagraphReader::read_all_flat(xml_node node) {
    into_.line = reading_.here();
    read_properties({});
    Around around;
    around.fate = story_.fate;
    read_flat(node, around);
}

void ParagraphReader::read_properties(xml_node properties) {
    const ParagraphProperties own = paragraph_properties(properties);
    style_id_ = own.style;
    style_ = &reading_.styles.paragraph(own.style);
    const ParagraphProperties all = laid_over(style_->paragraph, own);
    into_.kind = style_->kind;
    into_.level = style_->level;
    if (own.outline && *own.outline >= 0 && *own.outline < 9
        && (into_.kind == Kind::Body || into_.kind == Kind::Heading)) {
        into_.kind = Kind::Heading;
        into_.level = std::min(*own.outline + 1, 6);
    }
    if (all.numbering && story_.fate.is_set())
        into_.number = reading_.numbering.count(*all.numbering, style_id_);
    if (into_.number && own.left) into_.number->indent = *own.left;
    into_.left = own.left       ? *own.left
                 : into_.number ? into_.number->indent
                                : all.left.value_or(0);
    into_.first = all.first.value_or(0);
    into_.justify = all.justify.value_or(Justify::Start);
    into_.right_to_left = all.right_to_left.value_or(false);
    into_.drop_cap = all.drop_cap;
    into_.ruled = all.ruled;
    into_.mark_deleted = own.mark_deleted;
    // A contents list that was never closed ends where the text goes on.
    if (into_.kind == Kind::Heading)
        for (Field& field : story_.fields)
            field.contents = false;
}

ParagraphReader::Around ParagraphReader::deeper(const Around& around) {
    Around inside = around;
    ++inside.depth;
    return inside;
}

void ParagraphReader::read_inlines(xml_node parent, const Around& around) {
    if (around.depth > deepest) return read_flat(parent, around);
    const Around inside = deeper(around);
    for (const xml_node node : parent.children())
        read_inline(node, inside);
}

void ParagraphReader::read_inline(xml_node node, const Around& around) {
    const std::string_view name = name_of(node);
    if (name == "w:r") return read_run(node, around);
    if (name.empty() || is_property(name)) return;
    if (name == "w:bookmarkStart") return read_bookmark(node);
    if (name == "w:hyperlink") return read_hyperlink(node, around);
    if (name == "w:ins")
        return read_insertion(node, around, by_author("tracked insertion", node));
    if (name == "w:moveTo")
        return read_insertion(node, around, by_author("tracked move", node));
    if (name == "w:del" || name == "w:moveFrom") return read_change(node, around);
    if (name == "w:fldSimple") return read_simple_field(node, around);
    if (name == "w:sdt") return read_control(node, around);
    if (name == "m:oMath" || name == "m:oMathPara") return read_math(node, around);
    if (name == "mc:AlternateContent") return read_inlines(chosen_branch(node), around);
    if (name == "w:dir" || name == "w:bdo") {
        Around inside = around;
        inside.right_to_left = attribute(node, "w:val") == "rtl";
        return read_inlines(node, inside);
    }
    if (!read_thing(node, around)) read_inlines(node, around);
}

void ParagraphReader::read_change(xml_node node, const Around& around) {
    Around inside = around;
    const bool moved = is(node, "w:moveFrom");
    if (inside.fate.is_set())
        inside.fate = {by_author(moved ? "tracked move" : "tracked deletion", node), true};
    read_inlines(node, inside);
}

// Told by an entry of no length: the words stand in the transcript and in the book.
void ParagraphReader::read_insertion(
    xml_node node, const Around& around, const std::string& rule
) {
    const std::uint32_t begin = reading_.transcript.size();
    read_inlines(node, around);
    const Span whole{begin, reading_.transcript.size(), 0};
    const std::string_view words = reading_.transcript.text(whole);
    if (!around.fate.is_set() || utf8::trim(words).empty()) return;
    const Span place{begin, begin, 0};
    reading_.ledger.push_back(
        {0, place, rule, "", utf8::collapse_spaces(words), code_of_set_aside(rule)}
    );
    reading_.insertions.at(place);
}

void ParagraphReader::read_hyperlink(xml_node node, const Around& around) {
    std::string target;
    if (const auto id = attribute(node, "r:id"); !id.empty())
        if (const Relationship* found = reading_.package.relationship(story_.part, id))
            target = found->target;
    if (const auto anchor = attribute(node, "w:anchor"); !anchor.empty())
        target += "#" + std::string(anchor);
    Around inside = around;
    if (!target.empty())
        inside.link =
            reading_.link_to(std::move(target), std::string(attribute(node, "w:tooltip")));
    read_inlines(node, inside);
}

void ParagraphReader::read_simple_field(xml_node node, const Around& around) {
    Field field;
    field.instruction = attribute(node, "w:instr");
    field.in_result = true;
    resolve_field(field, reading_, into_);
    story_.fields.push_back(std::move(field));
    read_inlines(node, around);
    story_.fields.pop_back();
}

// A control's placeholder ("Click here to enter text") is nobody's text.
void ParagraphReader::read_control(xml_node node, const Around& around) {
    Around inside = around;
    if (on_off(node.child("w:sdtPr"), "w:showingPlcHdr").value_or(false)
        && inside.fate.is_set())
        inside.fate = {"placeholder of a form", false};
    read_inlines(node.child("w:sdtContent"), inside);
}

void ParagraphReader::read_ruby(xml_node node, const Around& around) {
    read_inlines(node.child("w:rubyBase"), around);
    put_made("(", around);
    read_inlines(node.child("w:rt"), around);
    put_made(")", around);
}

// Words and nothing else, of what is nested beyond reason.
void ParagraphReader::read_flat(xml_node node, const Around& around) {
    reading_.deep.at(reading_.here());
    walk_below(node, [&](xml_node found) {
        const std::string_view name = name_of(found);
        if (name == "w:p" || name == "a:p") put_made(" ", around);
        const bool text = name == "w:t" || name == "m:t" || name == "a:t";
        if (text) put(characters(found), found.offset_debug(), around);
        if (name == "w:delText") {
            const Fate deleted{"tracked deletion", true};
            put_under(
                around.fate.is_set() ? deleted : around.fate,
                characters(found),
                found.offset_debug(),
                -1
            );
        }
        if (name == "w:sym" || name == "w:noBreakHyphen" || name == "w:softHyphen")
            read_thing(found, around);
        return !text && !is_property(name);
    });
}

void ParagraphReader::read_bookmark(xml_node node) {
    const std::string name(attribute(node, "w:name"));
    if (name.empty() || name == "_GoBack") return;
    into_.pieces.push_back({{}, document::Anchor{name, reading_.here()}});
    into_.bookmarks.push_back(name);
}

void ParagraphReader::read_math(xml_node node, const Around& around) {
    const RunFormat outer = format_;
    for (const MathPiece& piece : read_math_pieces(node)) {
        format_ = RunFormat{};
        format_.shift = piece.shift;
        format_.emphasis = piece.variable;
        if (piece.place >= 0)
            put(piece.text, piece.place, around);
        else
            put_made(piece.text, around);
    }
    format_ = outer;
}

// ---- fields that reach over runs

void ParagraphReader::read_field_mark(xml_node node) {
    const std::string_view type = attribute(node, "w:fldCharType");
    std::vector<Field>& fields = story_.fields;
    if (type == "begin" && fields.size() < most_fields) fields.emplace_back();
    if (fields.empty()) return;
    if (type == "separate" && !fields.back().in_result) {
        fields.back().in_result = true;
        resolve_field(fields.back(), reading_, into_);
    }
    if (type == "end") {
        if (!fields.back().in_result) resolve_field(fields.back(), reading_, into_);
        fields.pop_back();
    }
}

// An instruction that goes on for paragraphs has lost its end; its words must not.
void ParagraphReader::age_fields() {
    for (Field& field : story_.fields)
        ++field.paragraphs;
    std::erase_if(story_.fields, [](const Field& field) {
        return !field.in_result && field.paragraphs > 1;
    });
}

void resolve_field(Field& field, Reading& reading, FlowParagraph& paragraph) {
    const Instruction asked = read_instruction(field.instruction);
    if (asked.name == "HYPERLINK") {
        const std::string anchor = word_after(field.instruction, 'l');
        const std::string target = asked.argument + (anchor.empty() ? "" : "#" + anchor);
        if (!target.empty())
            field.link = reading.link_to(target, word_after(field.instruction, 'o'));
    } else if (asked.name == "REF" || asked.name == "NOTEREF") {
        field.link = reading.link_to("#" + asked.argument, "");
    } else if (asked.name == "PAGEREF") {
        field.page_number = paragraph.in_contents;
        if (!field.page_number) {
            field.link = reading.link_to("#" + asked.argument, "");
            reading.page_references.at(reading.here());
        }
    } else if (asked.name == "TOC") {
        field.contents = true;
        paragraph.in_contents = true;
    } else if (asked.name == "SEQ") {
        paragraph.sequence = asked.argument;
    } else if (asked.name == "XE" || asked.name == "TC" || asked.name == "TA") {
        reading.index_marks.at(reading.here());
    }
}

}  // namespace pam::manuscript::docx
