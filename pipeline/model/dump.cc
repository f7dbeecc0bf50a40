// The tree as text: tag.class#id, what is not plain about it, and its text in quotes.
#include "base/match.h"
#include "base/utf8.h"
#include "model/typeset_model.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace pam::model {

namespace {

constexpr std::size_t text_shown = 72;

const char* name_of(Role role) {
    static constexpr std::array<const char*, 33> names{
        "",           "title-page",    "chapter",        "section",       "extract",
        "letter",     "reply",         "editor-note",    "epigraph",      "dedication",
        "aside",      "colophon",      "title",          "subtitle",      "note-call",
        "note",       "notes-heading", "section-break",  "verse",         "marker",
        "speech",     "contents",      "contents-entry", "personae",      "page-reference",
        "pull-quote", "half-title",    "copyright-page", "made-contents", "figures",
        "tables",     "index",         "locators"};
    return names[static_cast<std::size_t>(role)];
}

/// Quoted, elided in the middle, line ends and tabs made visible.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : utf8::elide_middle(text, text_shown)) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else
            out += c;
    }
    return out + '"';
}

class Dump {
public:
    explicit Dump(const TypesetModel& model) : model_(model) {}

    std::string write() {
        write(model_.body, 0);
        for (const Element& note : model_.notes)
            write(note, 0);
        for (const OutlineEntry& entry : model_.outline)
            line(0, "outline {} #{} {}", entry.level, entry.id, quoted(entry.text));
        for (const ImageResource& image : model_.images)
            line(
                0,
                "image {} {} {}x{}",
                image.name,
                image.media_type,
                image.width,
                image.height
            );
        for (const PageMapEntry& entry : model_.page_map)
            line(
                0, "page {} at {} #{}", entry.label, entry.source_offset, entry.element_id
            );
        line(0, "language {} styles {}", model_.language, model_.styles.size());
        return std::move(out_);
    }

private:
    template<typename... Values>
    void line(int depth, fmt::format_string<Values...> form, Values&&... values) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
        out_ += '\n';
    }

    void write(const Element& element, int depth) {
        line(depth, "{}", head(element));
        for (const Node& node : element.children)
            match(
                node.value,
                [&](const Element& child) { write(child, depth + 1); },
                [&](const TextNode& text) {
                    line(
                        depth + 1,
                        "{}{}",
                        text.generated ? "generated " : "",
                        quoted(text.text)
                    );
                }
            );
    }

    [[nodiscard]] std::string head(const Element& element) const {
        std::string out = element.tag;
        for (const std::string& name : element.classes)
            out += "." + name;
        if (!element.id.empty()) out += "#" + element.id;
        if (element.role != Role::None) out += fmt::format(" [{}]", name_of(element.role));
        out += fmt::format(" style {}", element.style);
        if (!element.language.empty() && element.tag != "body")
            out += " in " + element.language;
        if (element.direction == document::Direction::LeftToRight) out += " ltr";
        if (element.direction == document::Direction::RightToLeft) out += " rtl";
        if (!element.href.empty()) out += " to " + element.href;
        if (element.tag == "ol" && element.start != 1)
            out += fmt::format(" from {}", element.start);
        if (element.column_span > 1) out += fmt::format(" columns {}", element.column_span);
        if (element.row_span > 1) out += fmt::format(" rows {}", element.row_span);
        if (element.tag == "img")
            out += fmt::format(
                " {} {}",
                model_.images[element.image].name,
                element.decorative ? "decorative" : quoted(element.alternative)
            );
        return out;
    }

    const TypesetModel& model_;
    std::string out_;
};

}  // namespace

std::string dump(const TypesetModel& model) {
    return Dump(model).write();
}

}  // namespace pam::model
