// <pre>: program text is kept as typed; verse and other lines of words are verse; prose
// wrapped by hand is joined again.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/html_builder.h"
#include "manuscript/html_lines.h"

#include <algorithm>

namespace pam::manuscript::html {

using namespace document;

namespace {

// All runs as one Text; a <br> is a line end.
Text one_text(Runs& runs) {
    Text whole;
    for (Run& run : runs) {
        if (std::holds_alternative<LineBreak>(run.piece.value)) whole.text += '\n';
        auto* text = std::get_if<Text>(&run.piece.value);
        if (text == nullptr || text->text.empty()) continue;
        const auto at = static_cast<std::uint32_t>(whole.text.size());
        if (!text->span.is_none()) {
            if (text->splices.empty()) whole.splices.push_back({at, text->span.begin});
            for (const Splice& splice : text->splices)
                whole.splices.push_back({at + splice.text_offset, splice.source_offset});
            whole.span = joined(whole.span, text->span);
        }
        whole.text += text->text;
    }
    return whole;
}

/// Bytes [from, to) of a text.
Text part_of(const Text& text, std::size_t from, std::size_t to) {
    Text part;
    part.text = text.text.substr(from, to - from);
    if (part.text.empty()) return part;
    part.span = {source_offset(text, from), source_offset(text, to - 1) + 1, 0};
    part.splices.push_back({0, part.span.begin});
    for (const Splice& splice : text.splices)
        if (splice.text_offset > from && splice.text_offset < to)
            part.splices.push_back(
                {splice.text_offset - static_cast<std::uint32_t>(from),
                 splice.source_offset}
            );
    return part;
}

struct TypedLine {
    std::size_t begin = 0;  // after its indent
    std::size_t end = 0;
    std::size_t indent = 0;
};

std::vector<TypedLine> typed_lines(std::string_view text) {
    std::vector<TypedLine> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        TypedLine line{at, end, 0};
        for (; line.begin < end && (text[line.begin] == ' ' || text[line.begin] == '\t');
             ++line.begin)
            line.indent += text[line.begin] == '\t' ? 8 : 1;
        while (line.end > line.begin
               && (text[line.end - 1] == ' ' || text[line.end - 1] == '\t'))
            --line.end;
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

// Words, not a program, a table or a drawing: letters and the marks of prose, and no gaps
// within the lines.
bool is_words(std::string_view text, const std::vector<TypedLine>& lines) {
    std::size_t letters = 0;
    std::size_t signs = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        i += next.bytes;
        letters += utf8::is_letter(next.code_point);
        signs += std::string_view("{}<>=|\\/#$&+@_*^~`%")
                         .find(static_cast<char>(next.code_point))
                     != std::string_view::npos
                 && next.code_point < 0x80;
    }
    if (letters < 20 || signs * 40 > letters) return false;
    std::size_t gaps = 0;
    std::size_t full = 0;
    for (const TypedLine& line : lines) {
        const std::string_view words = text.substr(line.begin, line.end - line.begin);
        gaps += words.find("   ") != std::string_view::npos
                || words.find('\t') != std::string_view::npos;
        full += !words.empty();
    }
    return gaps * 8 <= full;
}

}  // namespace

void Builder::preformatted(NodeIndex i) {
    flush();
    const std::string names = names_of(tree_, i);
    bool code = contains(names, "code") || contains(names, "brush")
                || contains(names, "highlight") || contains(names, "lang")
                || contains(names, "javascript") || contains(names, "shell");
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end && !code; ++k) {
        const Tag tag = tree_.nodes[k].tag;
        code =
            !tree_.nodes[k].is_text
            && (tag == Tag::Code || tag == Tag::Kbd || tag == Tag::Samp || tag == Tag::Tt);
    }
    claim_id(i);
    const StyleIndex outer_style = style_;
    const Hold outer_hold = std::exchange(hold_, Hold::Yes);
    const Fold outer_fold = std::exchange(fold_, Fold::Nothing);
    children(i);
    hold_ = outer_hold;
    fold_ = outer_fold;
    style_ = outer_style;
    Runs runs = words_.take();
    Blocks pictures;
    for (Run& run : runs)
        if (std::holds_alternative<Image>(run.piece.value)
            || std::holds_alternative<NoteReference>(run.piece.value))
            pictures.push_back({Paragraph{
                Role::Body, {std::move(run.piece)}, tree_.span(i)}});
    place_verbatim(one_text(runs), code, names, tree_.span(i));
    std::move(pictures.begin(), pictures.end(), std::back_inserter(*blocks_));
}

void Builder::place_verbatim(Text text, bool code, const std::string& names, Span span) {
    // Lines of nothing at either end are no part of it.
    std::size_t begin = 0;
    std::size_t end = text.text.size();
    for (std::size_t at = 0;
         at < end
         && std::string_view(" \t\n").find(text.text[at]) != std::string_view::npos;
         ++at)
        if (text.text[at] == '\n') begin = at + 1;
    while (end > begin
           && std::string_view(" \t\n").find(text.text[end - 1]) != std::string_view::npos)
        --end;
    if (begin >= end) return;
    text = part_of(text, begin, end);
    const std::vector<TypedLine> lines = typed_lines(text.text);
    if (code || !is_words(text.text, lines)) {
        CodeBlock block{std::move(text), language_of_code(names), span};
        blocks_->push_back({std::move(block)});
        return;
    }
    std::size_t margin = std::string::npos;
    for (const TypedLine& line : lines)
        if (line.end > line.begin) margin = std::min(margin, line.indent);
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (last < lines.size() && lines[last].end > lines[last].begin)
            ++last;
        if (last > i) {
            Runs runs;
            for (std::size_t k = i; k < last; ++k) {
                if (k > i) runs.push_back({plain_style, {LineBreak{Span::none()}}});
                const auto indent = static_cast<std::uint32_t>(lines[k].indent - margin);
                runs.push_back(
                    {plain_style, {part_of(text, lines[k].begin, lines[k].end)}, indent}
                );
            }
            const std::vector<Line> parted = lines_of(runs);
            if (is_hand_wrapped(parted) || parted.size() == 1)
                paragraph(std::move(runs));
            else
                stanza(std::move(runs));
        }
        i = last + 1;
    }
}

// "language-cpp", "brush: cpp", "highlight-cpp".
std::string Builder::language_of_code(const std::string& names) {
    for (const std::string_view prefix : {"language-", "lang-", "highlight-", "brush:"})
        for (std::size_t at = names.find(prefix); at != std::string::npos;
             at = std::string::npos) {
            std::size_t from = at + prefix.size();
            while (from < names.size() && names[from] == ' ')
                ++from;
            const std::size_t to = std::min(names.find_first_of(" ;", from), names.size());
            return names.substr(from, to - from);
        }
    return {};
}

}  // namespace pam::manuscript::html
