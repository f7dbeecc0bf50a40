// The inside of a paragraph: spans, links, fields, notes and pictures as pieces in a row.
#include "base/limits.h"
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/contents_entries.h"
#include "manuscript/odt_workshop.h"
#include "manuscript/office_set_aside.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace pam::manuscript::odt {

namespace {

using namespace document;

// The elements of a field whose words are the program's own and say nothing of their own
// in a book.
bool leads_to_mark(std::string_view name) {
    return name == "text:bookmark-ref" || name == "text:reference-ref"
           || name == "text:sequence-ref";
}

bool is_mark(std::string_view name) {
    return name == "text:bookmark" || name == "text:bookmark-start"
           || name == "text:reference-mark" || name == "text:reference-mark-start";
}

class WordReader {
public:
    WordReader(Spacing spacing, Workshop& shop) : spacing_(spacing), shop_(shop) {}

    void read(pugi::xml_node paragraph) {
        const RunFormat format =
            shop_.styles.paragraph_format(attribute(paragraph, "text:style-name"));
        children(paragraph, format);
    }

    Words finish() {
        if (shop_.in_contents) finish_entry();
        Words words;
        words.inlines = nested_inlines(pieces_, shop_.transcript.text(), shop_.goals);
        words.span = span_of(words.inlines);
        words.blank = blank_;
        return words;
    }

    std::vector<Span> stretches() const {
        std::vector<Span> spans;
        for (const RunPiece& piece : pieces_)
            if (const Span* span = std::get_if<Span>(&piece.value)) spans.push_back(*span);
        return spans;
    }

private:
    void children(pugi::xml_node node, const RunFormat& format) {
        if (++depth_ < static_cast<int>(limits::nesting))
            for (const pugi::xml_node child : node.children())
                one(child, format);
        else
            flat(node, format);
        --depth_;
    }

    // Deeper than anybody writes: the characters alone, without recursion.
    void flat(pugi::xml_node top, const RunFormat& format) {
        for (pugi::xml_node node = top.first_child(); node && node != top;) {
            if (is_text(node)) characters(node, format);
            if (node.first_child() && !is_about_text(node.name())) {
                node = node.first_child();
                continue;
            }
            while (node != top && !node.next_sibling())
                node = node.parent();
            if (node != top) node = node.next_sibling();
        }
    }

    static bool is_text(pugi::xml_node node) {
        return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    }

    void characters(pugi::xml_node node, const RunFormat& around) {
        RunFormat format = around;
        if (format.language == shop_.language) format.language.clear();
        const std::string_view text = node.value();
        const Span span = shop_.transcript.append(text, node.value() - shop_.part_text);
        if (span.size() == 0) return;
        blank_ = blank_ && text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        pieces_.push_back({format, span});
    }

    void made(std::string_view characters, const RunFormat& format) {
        pieces_.push_back({format, shop_.transcript.append_made(characters)});
    }

    void one(pugi::xml_node node, const RunFormat& format) {
        if (is_text(node)) return characters(node, format);
        const std::string_view name = node.name();
        if (name == "text:span") return span(node, format);
        if (name == "text:a") return link(node, format, attribute(node, "xlink:href"));
        if (name == "text:s")
            return made(
                std::string(static_cast<std::size_t>(count(node, "text:c", 1)), ' '), format
            );
        if (name == "text:tab") return tab(format);
        if (name == "text:line-break") return line_break(format);
        if (leads_to_mark(name)) return reference(node, format);
        if (is_mark(name)) return mark(node, format);
        if (name == "text:change-start" || name == "text:change-end") return change(node);
        if (!is_about_text(name)) thing(node, format);
    }

    void thing(pugi::xml_node node, const RunFormat& format) {
        const std::string_view name = node.name();
        if (name == "text:note") return note(node, format);
        if (name == "office:annotation") return put_aside(PutAside::Kind::Comment, node);
        if (name == "draw:frame") return frame(node, format);
        if (name.starts_with("draw:")) return put_aside(PutAside::Kind::Frame, node);
        if (name == "text:ruby") return ruby(node, format);
        children(node, format);
    }

    void span(pugi::xml_node node, const RunFormat& format) {
        children(node, shop_.styles.run_format(attribute(node, "text:style-name"), format));
    }

    void link(pugi::xml_node node, const RunFormat& around, std::string_view href) {
        RunFormat format = around;
        std::string target(href);
        // "#Chapter one|outline" names a heading by its words: a place that moves.
        if (target.starts_with('#') && target.find('|') != std::string::npos)
            target = target.substr(0, target.rfind('|'));
        if (target.empty()) return children(node, format);
        format.link = static_cast<int>(shop_.goals.size());
        shop_.goals.push_back({target, std::string(attribute(node, "office:title"))});
        children(node, format);
    }

    void tab(const RunFormat& format) {
        last_tab_ = pieces_.size();
        made(spacing_ == Spacing::Kept ? "\t" : " ", format);
    }

    // An entry of a contents list leads to its heading as a whole, its number too.
    void finish_entry() {
        drop_page_number();
        const auto linked =
            std::find_if(pieces_.begin(), pieces_.end(), [](const RunPiece& piece) {
                return piece.format.link >= 0;
            });
        if (linked == pieces_.end()) return;
        const int goal = linked->format.link;
        for (RunPiece& piece : pieces_)
            if (piece.format.link >= 0 && piece.format.link != goal) return;
        for (RunPiece& piece : pieces_)
            piece.format.link = goal;
    }

    // The page of the file that a contents list names is none of the book.
    void drop_page_number() {
        if (last_tab_ + 1 >= pieces_.size()) return;
        std::string words;
        Span place = Span::none();
        for (std::size_t i = last_tab_ + 1; i < pieces_.size(); ++i) {
            const Span* span = std::get_if<Span>(&pieces_[i].value);
            if (span == nullptr) return;
            words += shop_.transcript.text(*span);
            place = place.is_none() ? *span : joined(place, *span);
        }
        if (!is_page_number(utf8::trim(words))) return;
        const std::string rule = "page number of the contents list";
        shop_.draft.ledger.push_back(
            {0, place, rule, words, {}, code_of_set_aside(rule), Standing::Applied}
        );
        pieces_.erase(
            pieces_.begin() + static_cast<std::ptrdiff_t>(last_tab_), pieces_.end()
        );
    }

    void reference(pugi::xml_node node, const RunFormat& format) {
        link(node, format, fmt::format("#{}", attribute(node, "text:ref-name")));
    }

    void mark(pugi::xml_node node, const RunFormat& format) {
        const std::string name(attribute(node, "text:name"));
        if (!name.empty() && shop_.referred.contains(name))
            pieces_.push_back({format, Anchor{name, Span::none()}});
        children(node, format);
    }

    void line_break(const RunFormat& format) {
        const Span span =
            shop_.transcript.append_made(spacing_ == Spacing::Kept ? "\n" : " ");
        if (spacing_ == Spacing::Kept)
            pieces_.push_back({format, span});
        else
            pieces_.push_back({format, LineBreak{span}});
    }

    void note(pugi::xml_node node, const RunFormat& format) {
        const std::size_t index = shop_.draft.document.notes.size();
        Note note;
        note.label = node.child("text:note-citation").text().get();
        shop_.draft.document.notes.push_back(std::move(note));
        pieces_.push_back({format, NoteReference{index, here()}});
        shop_.aside.push_back({PutAside::Kind::Note, node, index});
    }

    void put_aside(PutAside::Kind kind, pugi::xml_node node) {
        shop_.aside.push_back({kind, node, 0});
    }

    void frame(pugi::xml_node node, const RunFormat& format) {
        for (const pugi::xml_node child : node.children())
            if (is(child, "draw:image")) return picture(node, child, format);
        put_aside(PutAside::Kind::Frame, node);
    }

    void picture(pugi::xml_node frame, pugi::xml_node image, const RunFormat& format) {
        std::string target(attribute(image, "xlink:href"));
        if (target.starts_with("./")) target.erase(0, 2);
        const std::string_view words = frame.child("svg:desc").text().get();
        const std::string_view title = frame.child("svg:title").text().get();
        Image made{target, {}, std::string(words.empty() ? title : words), here()};
        made.decorative = attribute(frame, "loext:decorative") == "true";
        if (!shop_.images.contains(target) && shop_.files.has(target))
            if (auto bytes = shop_.files.read(target, limits::image_bytes))
                shop_.images.emplace(target, std::move(*bytes));
        pieces_.push_back({format, std::move(made)});
        blank_ = false;
        // A picture with words under it in one box.
        if (frame.child("draw:text-box")) put_aside(PutAside::Kind::Frame, frame);
    }

    // A reading beside its characters stands behind them between parentheses.
    void ruby(pugi::xml_node node, const RunFormat& format) {
        children(node.child("text:ruby-base"), format);
        pieces_.push_back({format, std::string(" (")});
        children(node.child("text:ruby-text"), format);
        pieces_.push_back({format, std::string(")")});
    }

    void change(pugi::xml_node node) {
        const std::string id(attribute(node, "text:change-id"));
        if (is(node, "text:change-start")) {
            shop_.insertions[id] = here();
            return;
        }
        const auto open = shop_.insertions.find(id);
        if (open == shop_.insertions.end()) return;
        const Span span{open->second.begin, here().begin, 0};
        shop_.insertions.erase(open);
        if (span.size() == 0) return;
        shop_.draft.inferences.push_back(
            {"insertion kept", std::string(shop_.transcript.text(span)), span}
        );
    }

    [[nodiscard]] Span here() const {
        return {shop_.transcript.size(), shop_.transcript.size(), 0};
    }

    Spacing spacing_;
    Workshop& shop_;
    std::vector<RunPiece> pieces_;
    std::size_t last_tab_ = static_cast<std::size_t>(-1) / 2;  // its piece
    int depth_ = 0;
    bool blank_ = true;
};

}  // namespace

Words read_words(pugi::xml_node paragraph, Spacing spacing, Workshop& shop) {
    WordReader reader(spacing, shop);
    reader.read(paragraph);
    Words words = reader.finish();
    shop.transcript.end_line();
    return words;
}

std::vector<Span> read_code_line(pugi::xml_node paragraph, Workshop& shop) {
    WordReader reader(Spacing::Kept, shop);
    reader.read(paragraph);
    std::vector<Span> spans = reader.stretches();
    spans.push_back(shop.transcript.append_made("\n"));
    return spans;
}

}  // namespace pam::manuscript::odt
