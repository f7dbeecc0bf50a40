// From the page's tree to blocks. One walk, in the page's own order: inline elements change
// the style, block elements end the paragraph before and after them, and what means more
// (lists, tables, notes, verse, drama) has a method of its own.
#pragma once

#include "manuscript/html_plan.h"
#include "manuscript/html_words.h"
#include "manuscript/manuscript.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pam::manuscript::html {

/// How a paragraph looked, for those who must tell titles and headings from text.
struct Hint {
    Aligned aligned = Aligned::Unsaid;
    int size = 3;  // as <font size> counts; 3 is the text's own
    bool bold = false;
    bool capitals = false;
    std::string names;  // class and id of its element
    std::string semantics;
};

struct Built {
    document::Blocks blocks;
    document::Blocks provenance;
    std::vector<document::Note> notes;
    std::unordered_map<std::uint32_t, Hint> hints;  // by the paragraph's span.begin
    std::vector<Inference> inferences;
};

class Builder {
public:
    Builder(const Page& page, const Plan& plan, Record& record, Diagnostics& log)
        : page_(page)
        , tree_(page.tree)
        , plan_(plan)
        , record_(record)
        , log_(log)
        , words_(tree_.scan, styles_, page.entities, record)
        , language_(plan.language)
        , direction_(plan.direction) {}

    [[nodiscard]] Built build();

private:
    // What blocks inherit from the blocks around them.
    struct Setting {
        Aligned aligned = Aligned::Unsaid;
        document::Role role = document::Role::Body;
        bool verse = false;
        bool lines_are_elements = false;  // verse: each paragraph is a line
        bool lines_kept = false;          // addresses
        int size = 3;
        std::string names;
        std::string semantics;
    };
    enum class Hold { No, Yes };

    // html_builder.cc: the walk
    void node(NodeIndex i);
    void children(NodeIndex i);
    void text(NodeIndex i);
    void block(NodeIndex i);
    void plain_block(NodeIndex i);
    void line_block(NodeIndex i);
    void heading(NodeIndex i, int level);
    void heading_group(NodeIndex i);
    void section_break(NodeIndex i);
    void quotation(NodeIndex i);
    void division(NodeIndex i, document::DivisionKind kind);
    void figure(NodeIndex i);
    void provenance(NodeIndex i);
    [[nodiscard]] document::Blocks contents(NodeIndex i);
    [[nodiscard]] document::Inlines held(NodeIndex i);
    [[nodiscard]] Runs held_runs(NodeIndex i);
    void consume_texts(NodeIndex i, const char* rule);
    [[nodiscard]] bool is_deep() const;
    [[nodiscard]] bool has_inside(NodeIndex i, Tag tag) const;

    // html_inlines.cc: inline elements
    void inline_element(NodeIndex i);
    [[nodiscard]] StyleIndex style_of(NodeIndex i, const Look& look);
    [[nodiscard]] StyleIndex style_by_look(NodeIndex i, StyleIndex style, const Look& look);
    [[nodiscard]] StyleIndex style_by_language(NodeIndex i, StyleIndex style);
    [[nodiscard]] StyleIndex link_style(NodeIndex i);
    void quoted(NodeIndex i);
    void ruby(NodeIndex i);
    void image(NodeIndex i);
    void formula(NodeIndex i);
    void claim_id(NodeIndex i);
    void place_ids();
    void call_note(NodeIndex i, std::uint32_t note);
    [[nodiscard]] document::Image image_of(NodeIndex i) const;
    [[nodiscard]] bool is_spacer(NodeIndex i) const;

    // html_paragraphs.cc: from runs to paragraphs and verse
    void flush();
    void paragraphs(Runs runs);
    void paragraph(Runs runs);
    void stanza(Runs runs);
    void hint_at(const document::Paragraph& paragraph, const Runs& runs);
    [[nodiscard]] document::Inlines inlines(Runs& runs);

    // html_lists.cc
    void list(NodeIndex i);
    void definitions(NodeIndex i);
    [[nodiscard]] document::ListItem item(NodeIndex i, int number, NodeIndex list);
    void word_item(NodeIndex i);

    // html_tables.cc
    void table(NodeIndex i);
    [[nodiscard]] bool is_layout(NodeIndex i) const;
    void data_table(NodeIndex i);
    void rows_of(NodeIndex i, bool head, document::Table& table);
    [[nodiscard]] document::TableCell cell(NodeIndex i);
    void drama(NodeIndex i);
    void drama_row(NodeIndex row);
    [[nodiscard]] bool is_drama(NodeIndex i) const;
    [[nodiscard]] static bool take_direction(document::Paragraph& paragraph);

    // html_verbatim.cc
    void preformatted(NodeIndex i);
    void
    place_verbatim(document::Text text, bool code, const std::string& names, Span span);
    [[nodiscard]] static std::string language_of_code(const std::string& names);

    // html_notes_build.cc
    void build_notes();
    [[nodiscard]] document::Note note(const FoundNote& found);

    const Page& page_;
    const Tree& tree_;
    const Plan& plan_;
    Record& record_;
    Diagnostics& log_;
    Styles styles_;
    Words words_;
    Built made_;
    document::Blocks* blocks_ = nullptr;
    Setting setting_;
    StyleIndex style_ = plain_style;
    std::string language_;
    document::Direction direction_;
    Hold hold_ = Hold::No;
    Fold fold_ = Fold::Spaces;
    std::size_t depth_ = 0;
    std::size_t page_length_ = 0;
    int quotes_ = 0;                               // <q> elements that are open
    const document::Blocks* word_list_ = nullptr;  // whose last list takes further items
    const document::Blocks* stanza_open_ =
        nullptr;  // whose last stanza takes further lines
    std::vector<std::string> pending_ids_;
    std::unordered_set<std::string> claimed_ids_;
    std::vector<std::uint32_t> note_places_;  // of the plan's notes in the document's
    std::vector<std::uint32_t> note_order_;
    std::size_t other_pages_ = 0;
    Span other_page_ = Span::none();
};

/// By how many blanks a line of verse of these classes is set in.
[[nodiscard]] std::uint32_t verse_indent(std::string_view names);

/// How many characters of text are inside, white space not counted.
[[nodiscard]] std::size_t text_length(const Tree& tree, NodeIndex node);

}  // namespace pam::manuscript::html
