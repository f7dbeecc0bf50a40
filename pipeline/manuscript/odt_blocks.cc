// Paragraphs, lists and sections become blocks by the purpose of their styles; neighbours
// of one purpose (lines of code, of verse, paragraphs of a quotation) become one block.
#include "base/limits.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/odt_workshop.h"
#include "manuscript/office_set_aside.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace pam::manuscript::odt {

namespace {

using namespace document;

Role role_of(Purpose purpose) {
    switch (purpose) {
    case Purpose::Title:
        return Role::Title;
    case Purpose::Subtitle:
        return Role::Subtitle;
    case Purpose::Author:
        return Role::Author;
    case Purpose::DateLine:
        return Role::DateLine;
    case Purpose::Salutation:
        return Role::Salutation;
    case Purpose::Valediction:
        return Role::Valediction;
    case Purpose::Signature:
        return Role::Signature;
    default:
        return Role::Body;
    }
}

std::optional<DivisionKind> division_of(Purpose purpose) {
    if (purpose == Purpose::Quotation) return DivisionKind::Extract;
    if (purpose == Purpose::Epigraph) return DivisionKind::Epigraph;
    if (purpose == Purpose::Dedication) return DivisionKind::Dedication;
    return std::nullopt;
}

bool is_index(std::string_view name) {
    return name == "text:table-of-content" || name == "text:illustration-index"
           || name == "text:table-index" || name == "text:object-index";
}

// A picture alone in its paragraph.
Image* lone_image(Inlines& inlines) {
    return inlines.size() == 1 ? std::get_if<Image>(&inlines.front().value) : nullptr;
}

// The characters of a part of the tree too deep to walk, as one paragraph after another.
Blocks flat_blocks(pugi::xml_node top, Workshop& shop) {
    Blocks blocks;
    for (pugi::xml_node node = top.first_child(); node && node != top;) {
        const bool paragraph = is_paragraph(node);
        if (paragraph) {
            Words words = read_words(node, Spacing::Folded, shop);
            shop.aside.clear();
            blocks.push_back({Paragraph{Role::Body, std::move(words.inlines), words.span}});
        }
        if (!paragraph && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != top && !node.next_sibling())
            node = node.parent();
        if (node != top) node = node.next_sibling();
    }
    return blocks;
}

class BlockReader {
public:
    explicit BlockReader(Workshop& shop) : shop_(shop) {}

    void read(pugi::xml_node parent) {
        for (const pugi::xml_node node : parent.children())
            one(node);
    }

    Blocks finish() {
        end_run();
        return std::move(blocks_);
    }

private:
    void one(pugi::xml_node node) {
        const std::string_view name = node.name();
        if (name == "text:h") return heading(node);
        if (name == "text:p") return paragraph(node);
        end_run();
        if (name == "text:list") return list(node);
        if (name == "table:table") {
            blocks_.push_back({read_table(node, shop_)});
        } else if (is_index(name)) {
            contents(node);
        } else if (name == "text:tracked-changes") {
            for (const pugi::xml_node region : node.children())
                deletion(region.child("text:deletion"));
        } else if (name.starts_with("draw:") || name == "office:annotation") {
            lone_thing(node);
        } else if (!is_about_text(name)) {
            inside(node);
        }
    }

    // Sections and what else wraps blocks: what is in it stands as if it were not there.
    void inside(pugi::xml_node node) {
        Blocks within = read_blocks(node, shop_);
        std::move(within.begin(), within.end(), std::back_inserter(blocks_));
    }

    void lone_thing(pugi::xml_node node) {
        shop_.aside.push_back(
            {is(node, "office:annotation") ? PutAside::Kind::Comment
                                           : PutAside::Kind::Frame,
             node,
             0}
        );
        write_aside();
    }

    void contents(pugi::xml_node node) {
        shop_.in_contents = true;
        Blocks lines = read_blocks(node.child("text:index-body"), shop_);
        shop_.in_contents = false;
        if (lines.empty()) return;
        blocks_.push_back({Division{DivisionKind::Contents, std::move(lines), {}}});
    }

    void deletion(pugi::xml_node node) {
        if (!node) return;
        const std::string_view who =
            node.child("office:change-info").child("dc:creator").text().get();
        set_aside(
            node,
            who.empty() ? "tracked deletion" : fmt::format("tracked deletion by {}", who),
            shop_
        );
    }

    void heading(pugi::xml_node node) {
        end_run();
        Words words = read_words(node, Spacing::Folded, shop_);
        if (!words.blank) {
            const int level = count(node, "text:outline-level", 1, 6);
            std::string id = outline_name(plain_text(words.inlines));
            blocks_.push_back({Heading{
                level, std::move(id), std::move(words.inlines), words.span}});
        }
        write_aside();
    }

    // The name by which links lead to the heading of these words: its number, which the
    // program counts, and the words.
    std::string outline_name(std::string_view words) {
        const auto found = std::find_if(
            shop_.outline.begin(),
            shop_.outline.end(),
            [&](std::string_view name) {
                name.remove_prefix(
                    std::min(name.find_first_not_of("0123456789. "), name.size())
                );
                return utf8::collapse_spaces(name) == utf8::collapse_spaces(words);
            }
        );
        if (found == shop_.outline.end()) return {};
        std::string name = std::move(*found);
        shop_.outline.erase(found);
        return name;
    }

    void paragraph(pugi::xml_node node) {
        const std::string_view style = attribute(node, "text:style-name");
        const Purpose purpose = shop_.styles.purpose(style);
        if (purpose != run_) end_run();
        if (purpose == Purpose::Code) {
            run_ = purpose;
            std::vector<Span> line = read_code_line(node, shop_);
            code_.insert(code_.end(), line.begin(), line.end());
            return write_aside();
        }
        Words words = read_words(node, Spacing::Folded, shop_);
        if (words.blank && words.inlines.empty())
            blank_paragraph(purpose);
        else
            put(std::move(words), purpose, style);
        write_aside();
    }

    void blank_paragraph(Purpose purpose) {
        if (purpose == Purpose::Rule) blocks_.push_back({SectionBreak{}});
        if (purpose == Purpose::Verse && !stanzas_.empty()
            && !stanzas_.back().lines.empty())
            stanzas_.emplace_back();
    }

    void put(Words words, Purpose purpose, std::string_view style) {
        if (Image* image = lone_image(words.inlines)) {
            blocks_.push_back({Figure{std::move(*image), {}, {}, words.span}});
            return;
        }
        if (purpose == Purpose::Verse) return verse_line(std::move(words));
        if (purpose == Purpose::Caption && caption(words)) return;
        const int level = shop_.styles.outline_level(style);
        if (purpose == Purpose::Heading && level > 0) {
            blocks_.push_back({Heading{
                std::min(level, 6), {}, std::move(words.inlines), words.span}});
            return;
        }
        Block made{Paragraph{role_of(purpose), std::move(words.inlines), words.span}};
        if (division_of(purpose) || purpose == Purpose::Term
            || purpose == Purpose::Definition) {
            run_ = purpose;
            run_blocks_.push_back(std::move(made));
            if (purpose == Purpose::Term || purpose == Purpose::Definition)
                definition(purpose);
            return;
        }
        blocks_.push_back(std::move(made));
    }

    void verse_line(Words words) {
        run_ = Purpose::Verse;
        if (stanzas_.empty()) stanzas_.emplace_back();
        // Line ends inside the paragraph part verses as well.
        VerseLine line{0, {}, words.span};
        for (Inline& piece : words.inlines) {
            if (!std::holds_alternative<LineBreak>(piece.value)) {
                line.inlines.push_back(std::move(piece));
                continue;
            }
            stanzas_.back().lines.push_back(std::exchange(line, {0, {}, words.span}));
        }
        stanzas_.back().lines.push_back(std::move(line));
    }

    // Words under a picture or at a table are its caption.
    bool caption(Words& words) {
        if (blocks_.empty()) return false;
        if (auto* figure = std::get_if<Figure>(&blocks_.back().value);
            figure && figure->caption.empty()) {
            figure->caption = std::move(words.inlines);
            return true;
        }
        if (auto* table = std::get_if<Table>(&blocks_.back().value);
            table && table->caption.empty()) {
            table->caption = std::move(words.inlines);
            return true;
        }
        return false;
    }

    // Terms and definitions in turn; a list's run goes over both purposes.
    void definition(Purpose purpose) {
        Block block = std::move(run_blocks_.back());
        run_blocks_.clear();
        run_ = Purpose::Body;
        auto* open = blocks_.empty() ? nullptr : std::get_if<List>(&blocks_.back().value);
        if (purpose == Purpose::Definition
            && (!open || open->kind != ListKind::Definition)) {
            blocks_.push_back(std::move(block));
            return;
        }
        if (!open || open->kind != ListKind::Definition) {
            List fresh;
            fresh.kind = ListKind::Definition;
            blocks_.push_back({std::move(fresh)});
            open = &std::get<List>(blocks_.back().value);
        }
        if (purpose == Purpose::Term) open->items.emplace_back();
        open->items.back().blocks.push_back(std::move(block));
    }

    void end_run() {
        if (!code_.empty()) {
            code_.pop_back();  // the last line's end
            Text text = verbatim_text(shop_.transcript.text(), code_);
            const Span span = text.span;
            if (!text.text.empty())
                blocks_.push_back({CodeBlock{std::move(text), {}, span}});
            code_.clear();
        }
        if (!stanzas_.empty()) {
            if (stanzas_.back().lines.empty()) stanzas_.pop_back();
            const Span span = stanzas_.front().lines.front().span;
            blocks_.push_back({Verse{std::move(stanzas_), span}});
            stanzas_.clear();
        }
        if (const auto kind = division_of(run_); kind && !run_blocks_.empty()) {
            const Span span = std::get<Paragraph>(run_blocks_.front().value).span;
            blocks_.push_back({Division{*kind, std::move(run_blocks_), span}});
            run_blocks_.clear();
        }
        run_ = Purpose::Body;
    }

    // ------------------------------------------------------------ lists

    void list(pugi::xml_node node) {
        List made = read_list(node, attribute(node, "text:style-name"), 1, blocks_);
        // Numbered headings stand in lists; they are headings all the same.
        const bool headings =
            std::all_of(made.items.begin(), made.items.end(), [](const ListItem& item) {
                return item.blocks.empty()
                       || std::holds_alternative<Heading>(item.blocks.front().value);
            });
        if (!headings) {
            blocks_.push_back({std::move(made)});
            return;
        }
        for (ListItem& item : made.items)
            std::move(item.blocks.begin(), item.blocks.end(), std::back_inserter(blocks_));
    }

    // A list's header has no number: it stands before the list.
    List read_list(pugi::xml_node node, std::string_view style, int level, Blocks& before) {
        List made;
        std::string_view own = style;
        for (const pugi::xml_node item : node.children()) {
            if (!is(item, "text:list-item") && !is(item, "text:list-header")) continue;
            if (own.empty())
                own = shop_.styles.list_style(
                    attribute(item.child("text:p"), "text:style-name")
                );
            if (made.items.empty())
                made.start = count(item, "text:start-value", 0, 1'000'000);
            ListItem read;
            read.blocks = item_blocks(item, own, level);
            if (is(item, "text:list-header"))
                std::move(
                    read.blocks.begin(), read.blocks.end(), std::back_inserter(before)
                );
            else if (!read.blocks.empty())
                made.items.push_back(std::move(read));
        }
        const ListLevel kind = shop_.styles.list_level(own, level);
        made.kind = kind.numbered ? ListKind::Numbered : ListKind::Bulleted;
        if (made.start == 0) made.start = kind.start;
        made.tight =
            std::all_of(made.items.begin(), made.items.end(), [](const ListItem& item) {
                return std::count_if(
                           item.blocks.begin(),
                           item.blocks.end(),
                           [](const Block& block) {
                               return std::holds_alternative<Paragraph>(block.value);
                           }
                       )
                       < 2;
            });
        return made;
    }

    Blocks item_blocks(pugi::xml_node item, std::string_view style, int level) {
        BlockReader within(shop_);
        for (const pugi::xml_node child : item.children()) {
            if (!is(child, "text:list")) {
                within.one(child);
                continue;
            }
            within.end_run();
            if (level >= static_cast<int>(limits::nesting)) {
                for (Block& block : flat_blocks(child, shop_))
                    within.blocks_.push_back(std::move(block));
                continue;
            }
            const std::string_view own = attribute(child, "text:style-name");
            List nested =
                read_list(child, own.empty() ? style : own, level + 1, within.blocks_);
            if (!nested.items.empty()) within.blocks_.push_back({std::move(nested)});
        }
        return within.finish();
    }

    // ------------------------------------------------------------ what was put aside

    void write_aside() {
        std::vector<PutAside> waiting = std::move(shop_.aside);
        shop_.aside.clear();
        for (const PutAside& one : waiting) {
            if (one.kind == PutAside::Kind::Note)
                note(one);
            else if (one.kind == PutAside::Kind::Comment)
                comment(one.node);
            else
                frame(one.node);
        }
    }

    void note(const PutAside& one) {
        Blocks blocks = read_blocks(one.node.child("text:note-body"), shop_);
        shop_.draft.document.notes[one.note].blocks = std::move(blocks);
    }

    void comment(pugi::xml_node node) {
        const std::string_view who = node.child("dc:creator").text().get();
        set_aside(node, who.empty() ? "comment" : fmt::format("comment by {}", who), shop_);
    }

    void frame(pugi::xml_node node) {
        if (const pugi::xml_node object = node.child("draw:object"))
            shop_.log.warn(
                codes::object_not_set,
                {shop_.transcript.size(), shop_.transcript.size(), 0},
                fmt::format(
                    "the object \"{}\" is no text and no picture; it is left out",
                    attribute(node, "draw:name")
                ),
                {"put a picture of it in its place"}
            );
        end_run();
        Blocks words = frame_blocks(node);
        if (words.empty()) return;
        // A frame that holds a picture with its words is a figure, not a box beside the
        // text.
        if (words.size() == 1 && std::holds_alternative<Figure>(words.front().value))
            blocks_.push_back(std::move(words.front()));
        else
            blocks_.push_back({Division{DivisionKind::Aside, std::move(words), {}}});
    }

    Blocks frame_blocks(pugi::xml_node node) {
        if (const pugi::xml_node box = node.child("draw:text-box"))
            return read_blocks(box, shop_);
        return read_blocks(node, shop_);
    }

    Workshop& shop_;
    Blocks blocks_;
    Purpose run_ = Purpose::Body;  // of the run of neighbours that is open
    Blocks run_blocks_;
    std::vector<Span> code_;
    std::vector<Stanza> stanzas_;
};

// Elements between a block and the document; a guard against files made to overflow.
int depth_of(pugi::xml_node node) {
    int depth = 0;
    for (; node && depth <= static_cast<int>(limits::office_block_nesting); ++depth)
        node = node.parent();
    return depth;
}

}  // namespace

Blocks read_blocks(pugi::xml_node parent, Workshop& shop) {
    if (!parent) return {};
    if (depth_of(parent) > static_cast<int>(limits::office_block_nesting))
        return flat_blocks(parent, shop);
    BlockReader reader(shop);
    reader.read(parent);
    return reader.finish();
}

void set_aside(pugi::xml_node top, const std::string& rule, Workshop& shop) {
    for (pugi::xml_node node = top.first_child(); node && node != top;) {
        const bool paragraph = is_paragraph(node);
        if (paragraph) {
            const Words words = read_words(node, Spacing::Folded, shop);
            if (!words.span.is_none())
                shop.draft.ledger.push_back(
                    {0,
                     words.span,
                     rule,
                     std::string(shop.transcript.text(words.span)),
                     {},
                     code_of_set_aside(rule),
                     Standing::Applied}
                );
        }
        if (!paragraph && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != top && !node.next_sibling())
            node = node.parent();
        if (node != top) node = node.next_sibling();
    }
}

}  // namespace pam::manuscript::odt
