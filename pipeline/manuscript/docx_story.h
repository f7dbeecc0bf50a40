// A story of a Word file: the text, a note, a comment, a header, a text box. Its blocks are
// read in the file's order into a flow.
#pragma once

#include "manuscript/docx_paragraph.h"

#include <string>

namespace pam::manuscript::docx {

class Story {
public:
    /// `part` is the name and `number` the number of the part that is being read.
    Story(Reading& reading, std::string part, std::size_t number, Fate fate = {})
        : reading_(reading) {
        state_.part = std::move(part);
        state_.number = number;
        state_.fate = std::move(fate);
    }

    /// What the author put in the place of the note's number, and may have put before its
    /// words.
    void expect_mark(std::string mark) { state_.mark = std::move(mark); }

    /// The blocks in `container`.
    [[nodiscard]] Flow read(pugi::xml_node container);
    /// The words of DrawingML: its paragraphs `a:p`.
    [[nodiscard]] Flow read_drawing_text(pugi::xml_node container);

private:
    struct Open {  // a paragraph that may be joined with the next
        FlowParagraph paragraph;
        std::vector<Deferred> deferred;
        bool rule = false;
        bool waits = false;
    };

    void read_blocks(pugi::xml_node parent, Flow& flow);
    void read_block(pugi::xml_node node, Flow& flow);
    void read_paragraph(pugi::xml_node node, Flow& flow, bool stray = false);
    void read_control(pugi::xml_node node, Flow& flow);
    void read_table(pugi::xml_node node, Flow& flow);
    void put_table(FlowTable table, Flow& flow);
    void read_foreign(pugi::xml_node node);
    void read_flat(pugi::xml_node node, Flow& flow);
    void read_deferred(const Deferred& words, Flow& flow);
    [[nodiscard]] FlowBox read_box(const Deferred& words);
    void close_open(Flow& flow);
    static void join(FlowParagraph& first, FlowParagraph& second);

    Reading& reading_;
    StoryState state_;
    Open open_;
    std::size_t tables_ = 0;  // inside one another
};

}  // namespace pam::manuscript::docx
