#include "manuscript/docx_story.h"

#include "manuscript/codes.h"

#include <algorithm>
#include <iterator>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

// Elements around paragraphs, and boxes inside one another; what is deeper is read flat.
constexpr std::size_t deepest = 60;

bool is_property(std::string_view name) {
    return name.ends_with("Pr") && (name.starts_with("w:") || name.starts_with("a:"));
}

bool is_transparent(std::string_view name) {
    return name == "w:sdtContent" || name == "w:customXml" || name == "w:ins"
           || name == "w:moveTo" || name == "w:smartTag" || name == "w:body";
}

}  // namespace

Flow Story::read(xml_node container) {
    Flow flow;
    read_blocks(container, flow);
    close_open(flow);
    return flow;
}

void Story::read_blocks(xml_node parent, Flow& flow) {
    if (state_.depth > deepest) return read_flat(parent, flow);
    ++state_.depth;
    for (const xml_node node : parent.children())
        read_block(node, flow);
    --state_.depth;
}

void Story::read_block(xml_node node, Flow& flow) {
    const std::string_view name = name_of(node);
    if (name == "w:p") return read_paragraph(node, flow);
    if (name.empty() || is_property(name)) return;
    if (name == "w:tbl") return read_table(node, flow);
    if (name == "w:sdt") return read_control(node, flow);
    if (name == "mc:AlternateContent") return read_blocks(chosen_branch(node), flow);
    if (name == "w:altChunk" || name == "w:subDoc") return read_foreign(node);
    if (name == "w:bookmarkStart") {
        const std::string_view mark = attribute(node, "w:name");
        if (!mark.empty() && mark != "_GoBack") state_.bookmarks.emplace_back(mark);
        return;
    }
    if (is_transparent(name)) return read_blocks(node, flow);
    // Runs and formulas that stand where paragraphs should, and whatever else holds words.
    if (node.first_child() || *node.value() != '\0') read_paragraph(node, flow, true);
}

void Story::read_paragraph(xml_node node, Flow& flow, bool stray) {
    FlowParagraph paragraph;
    ParagraphReader reader(reading_, state_, paragraph);
    if (stray)
        reader.read_stray(node);
    else
        reader.read(node);
    reader.finish();
    if (stray && paragraph.pieces.empty() && reader.deferred.empty()) return;
    if (open_.waits) {
        join(open_.paragraph, paragraph);
        paragraph = std::move(open_.paragraph);
    } else {
        open_ = {};
    }
    std::move(
        reader.deferred.begin(), reader.deferred.end(), std::back_inserter(open_.deferred)
    );
    open_.rule = open_.rule || reader.ruled;
    // A deleted mark joins the paragraph with the next; a large initial belongs to it.
    const bool waits = (paragraph.mark_deleted || paragraph.drop_cap) && !stray;
    open_.paragraph = std::move(paragraph);
    open_.waits = waits;
    if (!waits) close_open(flow);
}

// The second keeps its nature; the first's words come first.
void Story::join(FlowParagraph& first, FlowParagraph& second) {
    if (first.drop_cap)
        for (RunPiece& piece : first.pieces) {
            const int link = piece.format.link;
            piece.format = {};
            piece.format.link = link;
        }
    std::move(second.pieces.begin(), second.pieces.end(), std::back_inserter(first.pieces));
    std::move(
        second.bookmarks.begin(),
        second.bookmarks.end(),
        std::back_inserter(first.bookmarks)
    );
    second.pieces = std::move(first.pieces);
    second.bookmarks = std::move(first.bookmarks);
    second.line = joined(first.line, second.line);
    second.in_contents = first.in_contents || second.in_contents;
    if (second.number && first.number && !first.drop_cap) second.number = first.number;
    first = std::move(second);
}

void Story::close_open(Flow& flow) {
    Open done = std::move(open_);
    open_ = {};
    if (done.paragraph.line.is_none()) return;
    const bool empty = done.paragraph.blank();
    const Span span = done.paragraph.line;
    const bool rule =
        empty && (done.rule || done.paragraph.kind == Kind::Rule || done.paragraph.ruled);
    flow.push_back({std::move(done.paragraph)});
    if (rule) flow.push_back({FlowRule{span}});
    for (const Deferred& words : done.deferred)
        read_deferred(words, flow);
}

// A control's contents; a list of contents that Word made is one of these.
void Story::read_control(xml_node node, Flow& flow) {
    const std::string_view gallery =
        value_of(node.child("w:sdtPr").child("w:docPartObj"), "w:docPartGallery");
    const bool contents = gallery == "Table of Contents";
    if (contents) {
        state_.fields.emplace_back();
        state_.fields.back().in_result = true;
        state_.fields.back().contents = true;
    }
    const std::size_t fields = state_.fields.size();
    const Fate outer = state_.fate;
    if (on_off(node.child("w:sdtPr"), "w:showingPlcHdr").value_or(false) && outer.is_set())
        state_.fate = {"placeholder of a form", false};
    read_blocks(node.child("w:sdtContent"), flow);
    state_.fate = outer;
    if (contents && state_.fields.size() >= fields) state_.fields.resize(fields - 1);
}

void Story::read_foreign(xml_node node) {
    std::string target;
    if (const Relationship* found =
            reading_.package.relationship(state_.part, attribute(node, "r:id")))
        target = found->target;
    reading_.log.warn(
        codes::other_document_inside,
        reading_.here(),
        "the file takes in another document, \"" + target + "\", which is not read",
        {"open the file in its word processor and save it anew: then the text is in it"}
    );
}

// Words in one paragraph, and nothing else, of what is nested beyond reason.
void Story::read_flat(xml_node parent, Flow& flow) {
    close_open(flow);
    FlowParagraph paragraph;
    ParagraphReader reader(reading_, state_, paragraph);
    reader.read_all_flat(parent);
    reader.finish();
    if (!paragraph.blank()) flow.push_back({std::move(paragraph)});
}

void Story::read_deferred(const Deferred& words, Flow& flow) {
    FlowBox box = read_box(words);
    if (words.fate.is_set() && !box.flow.empty()) flow.push_back({std::move(box)});
}

FlowBox Story::read_box(const Deferred& words) {
    FlowBox box;
    box.span = reading_.here();
    Fate fate = words.fate;
    fate.own_line = false;  // a box has lines of its own anyway
    if (!words.part.empty()) {
        const std::size_t number = reading_.parts;
        const auto part = reading_.begin_part(words.part);
        Story story(reading_, words.part, number, fate);
        if (part) box.flow = story.read_drawing_text(part->tree);
        reading_.resume_part(state_.number);
    } else if (!words.made.empty()) {
        FlowParagraph paragraph;
        const Span span = reading_.transcript.append_made(words.made);
        paragraph.line = span;
        paragraph.pieces.push_back({{}, span});
        reading_.transcript.end_line();
        if (fate.is_set())
            box.flow.push_back({std::move(paragraph)});
        else
            reading_.set_aside(span, fate.rule);
    } else {
        Story story(reading_, state_.part, state_.number, fate);
        story.state_.depth = state_.depth + 10;
        box.flow = is(words.node, "w:txbxContent") ? story.read(words.node)
                                                   : story.read_drawing_text(words.node);
    }
    box.span.end = reading_.transcript.size();
    return box;
}

Flow Story::read_drawing_text(xml_node container) {
    Flow flow;
    walk_below(container, [&](xml_node node) {
        if (!is(node, "a:p")) return true;
        read_paragraph(node, flow);
        return false;
    });
    close_open(flow);
    return flow;
}

}  // namespace pam::manuscript::docx
