#include "manuscript/docx_styles.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

// Longer chains are loops.
constexpr std::size_t longest_chain = 32;

// "Heading  1 Char" and "heading 1,h1" (a name with its aliases) become "heading 1 char"
// and "heading 1".
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : name.substr(0, name.find(','))) {
        const bool gap = c == ' ' || c == '_' || c == '-' || c == '\t';
        if (gap && (plain.empty() || plain.back() == ' ')) continue;
        plain += gap ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    while (!plain.empty() && plain.back() == ' ')
        plain.pop_back();
    return plain;
}

struct Named {
    std::string_view name;
    Kind kind;
};
// Names of Word, LibreOffice, Google Docs and Pandoc, and those that authors give.
constexpr std::array names{
    Named{"heading", Kind::Heading},
    Named{"title", Kind::Title},
    Named{"subtitle", Kind::Subtitle},
    Named{"author", Kind::Author},
    Named{"authors", Kind::Author},
    Named{"affiliation", Kind::Organisation},
    Named{"organisation", Kind::Organisation},
    Named{"organization", Kind::Organisation},
    Named{"date", Kind::Date},
    Named{"abstract", Kind::Abstract},
    Named{"salutation", Kind::Salutation},
    Named{"closing", Kind::Valediction},
    Named{"complimentary close", Kind::Valediction},
    Named{"signature", Kind::Signature},
    Named{"attribution", Kind::Attribution},
    Named{"byline", Kind::Byline},
    Named{"quote", Kind::Quote},
    Named{"quotation", Kind::Quote},
    Named{"quotations", Kind::Quote},
    Named{"intense quote", Kind::Quote},
    Named{"block quote", Kind::Quote},
    Named{"blockquote", Kind::Quote},
    Named{"block quotation", Kind::Quote},
    Named{"block text", Kind::Quote},
    Named{"extract", Kind::Quote},
    Named{"epigraph", Kind::Epigraph},
    Named{"dedication", Kind::Dedication},
    Named{"aside", Kind::Aside},
    Named{"sidebar", Kind::Aside},
    Named{"caption", Kind::Caption},
    Named{"table caption", Kind::Caption},
    Named{"image caption", Kind::Caption},
    Named{"figure caption", Kind::Caption},
    Named{"illustration", Kind::Caption},
    Named{"source code", Kind::Code},
    Named{"code", Kind::Code},
    Named{"code block", Kind::Code},
    Named{"verbatim", Kind::Code},
    Named{"preformatted text", Kind::Code},
    Named{"html preformatted", Kind::Code},
    Named{"macro", Kind::Code},
    Named{"macro text", Kind::Code},
    Named{"listing", Kind::Code},
    Named{"verse", Kind::Verse},
    Named{"poem", Kind::Verse},
    Named{"poetry", Kind::Verse},
    Named{"stanza", Kind::Verse},
    Named{"verse line", Kind::Verse},
    Named{"definition term", Kind::Term},
    Named{"definition", Kind::Definition},
    Named{"toc", Kind::Contents},
    Named{"contents", Kind::Contents},
    Named{"table of figures", Kind::Contents},
    Named{"toc heading", Kind::ContentsHeading},
    Named{"contents heading", Kind::ContentsHeading},
    Named{"list bullet", Kind::ListBullet},
    Named{"list number", Kind::ListNumber},
    Named{"list continue", Kind::ListContinue},
    Named{"list paragraph", Kind::ListContinue},
    Named{"horizontal line", Kind::Rule},
};

CharacterStyle by_name(std::string_view name) {
    constexpr std::array<std::string_view, 10> code{
        "verbatim char",
        "source text",
        "html code",
        "html typewriter",
        "html keyboard",
        "html sample",
        "code",
        "inline code",
        "code char",
        "teletype"};
    constexpr std::array<std::string_view, 5> link{
        "hyperlink", "followedhyperlink", "internet link", "visited internet link", "link"};
    constexpr std::array<std::string_view, 7> note{
        "footnote reference",
        "endnote reference",
        "footnote ref",
        "footnote anchor",
        "endnote anchor",
        "footnote characters",
        "endnote characters"};
    const auto holds = [&](const auto& list) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    CharacterStyle style;
    style.code = holds(code);
    style.link = holds(link);
    style.note = holds(note);
    if (name == "emphasis") style.run.italic = true;
    if (name == "strong" || name == "strong emphasis") style.run.bold = true;
    return style;
}

int level_of_outline(int outline) {
    return std::clamp(outline + 1, 1, 6);
}

}  // namespace

Kind kind_by_name(std::string_view name, int& level) {
    level = 1;
    std::string_view stem = name;
    while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9')
        stem.remove_suffix(1);
    if (const auto at_end = number(name.substr(stem.size()))) level = *at_end;
    const bool numbered = stem.size() != name.size();
    if (numbered && stem.ends_with(' ')) stem.remove_suffix(1);
    for (const Named& known : names) {
        if (known.name != stem) continue;
        // A bare "heading" or "contents" is what LibreOffice bases its own on.
        const bool wants_number = known.kind == Kind::Heading || stem == "contents";
        if (wants_number && !numbered) return Kind::Body;
        level = std::clamp(level, 1, known.kind == Kind::Contents ? 9 : 6);
        return known.kind;
    }
    return Kind::Body;
}

void Styles::read(xml_node styles) {
    const xml_node defaults = styles.child("w:docDefaults");
    defaults_ = run_properties(defaults.child("w:rPrDefault").child("w:rPr"));
    default_paragraph_ =
        paragraph_properties(defaults.child("w:pPrDefault").child("w:pPr"));
    for (const xml_node node : styles.children("w:style")) {
        Style style;
        style.name = plain_name(value_of(node, "w:name"));
        style.based_on = value_of(node, "w:basedOn");
        style.run = run_properties(node.child("w:rPr"));
        style.run.style.clear();
        style.paragraph = paragraph_properties(node.child("w:pPr"));
        for (const xml_node part : node.children("w:tblStylePr"))
            style.first_row = style.first_row || attribute(part, "w:type") == "firstRow";
        const std::string id(attribute(node, "w:styleId"));
        const std::string_view standard = attribute(node, "w:default");
        if (attribute(node, "w:type") == "paragraph"
            && (standard == "1" || standard == "true" || standard == "on"))
            default_id_ = id;
        styles_.emplace(id, std::move(style));
    }
}

// The style and all below it, the style first.
std::vector<const Styles::Style*> Styles::chain(const std::string& id) const {
    std::vector<const Style*> found;
    const std::string* next = &id;
    while (found.size() < longest_chain) {
        const auto style = styles_.find(*next);
        if (style == styles_.end()) break;
        found.push_back(&style->second);
        next = &style->second.based_on;
    }
    return found;
}

const ParagraphStyle& Styles::paragraph(const std::string& id) {
    const std::string& known = styles_.count(id) != 0 ? id : default_id_;
    const auto found = paragraphs_.find(known);
    if (found != paragraphs_.end()) return found->second;
    return paragraphs_.emplace(known, resolve_paragraph(known)).first->second;
}

ParagraphStyle Styles::resolve_paragraph(const std::string& id) const {
    ParagraphStyle resolved;
    resolved.standard = id == default_id_;
    const std::vector<const Style*> all = chain(id);
    resolved.paragraph = default_paragraph_;
    for (auto style = all.rbegin(); style != all.rend(); ++style) {
        resolved.run = laid_over(std::move(resolved.run), (*style)->run);
        resolved.paragraph = laid_over(std::move(resolved.paragraph), (*style)->paragraph);
    }
    for (const Style* style : all) {
        resolved.kind = kind_by_name(style->name, resolved.level);
        if (resolved.kind != Kind::Body) break;
    }
    const auto outline = resolved.paragraph.outline;
    const bool in_outline = outline && *outline >= 0 && *outline < 9;
    if (resolved.kind == Kind::Body && in_outline) resolved.kind = Kind::Heading;
    if (resolved.kind == Kind::Heading && in_outline)
        resolved.level = level_of_outline(*outline);
    return resolved;
}

const CharacterStyle& Styles::character(const std::string& id) {
    const auto found = characters_.find(id);
    if (found != characters_.end()) return found->second;
    return characters_.emplace(id, resolve_character(id)).first->second;
}

CharacterStyle Styles::resolve_character(const std::string& id) const {
    CharacterStyle resolved;
    const std::vector<const Style*> all = chain(id);
    for (auto style = all.rbegin(); style != all.rend(); ++style) {
        const CharacterStyle named = by_name((*style)->name);
        resolved.code = resolved.code || named.code;
        resolved.link = resolved.link || named.link;
        resolved.note = resolved.note || named.note;
        resolved.run = laid_over(std::move(resolved.run), named.run);
        resolved.run = laid_over(std::move(resolved.run), (*style)->run);
    }
    return resolved;
}

int Styles::number_of_style(const std::string& id) const {
    const auto style = styles_.find(id);
    if (style == styles_.end() || !style->second.paragraph.numbering) return 0;
    return style->second.paragraph.numbering->number;
}

bool Styles::marks_first_row(const std::string& id) const {
    const std::vector<const Style*> all = chain(id);
    return std::any_of(all.begin(), all.end(), [](const Style* style) {
        return style->first_row;
    });
}

int Styles::default_left() {
    return paragraph(default_id_).paragraph.left.value_or(0);
}

}  // namespace pam::manuscript::docx
