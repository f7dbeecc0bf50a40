// The state of the second pass over one leaf.
#pragma once

#include "manuscript/markdown_emphasis.h"
#include "manuscript/markdown_html_scan.h"
#include "manuscript/markdown_inlines.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

class InlineParser {
public:
    InlineParser(std::string_view text, Reading reading, Labels& labels);

    [[nodiscard]] InlineCut run();

private:
    enum class Opener { Link, Image, Note };
    /// An open bracket; `after` is the byte behind its mark, `tokens` how many stand before
    /// it.
    struct Bracket {
        Opener opener = Opener::Link;
        std::uint32_t begin = 0, after = 0;
        int marks = -1;
        std::size_t tokens = 0;
        bool active = true;         // may still become a link
        bool holds_bracket = false;
        std::size_t settled = 0;  // of a note: what `settled_` was before it
    };
    /// An open tag; `understood` false: it pairs, but stays text.
    struct OpenTag {
        std::uint32_t begin = 0;
        std::size_t token = 0;
        int marks = -1;
        std::uint32_t group = 0;
        bool understood = false;
    };

    // ---- markdown_inlines.cc
    void step();
    void line_end();
    void backslash();
    void entity();
    void code();
    void marks();
    void script(char mark);
    void angle();
    void bare_address();
    [[nodiscard]] std::size_t closing_ticks(std::size_t after, std::size_t count);
    void add(TokenKind kind, std::size_t begin, std::size_t end, std::size_t index = 0);
    std::uint32_t add_group(Group group);
    void add_pair(Group group);
    void pair_above(int bottom);
    void skip_to(std::size_t offset) { at_ = offset; }

    // ---- markdown_brackets.cc
    void open_bracket(Opener opener, std::size_t length);
    void close_bracket();
    Bracket pop_bracket();
    void forbid_links_around();
    [[nodiscard]] bool close_note(const Bracket& bracket);
    [[nodiscard]] std::string_view note_label(const Bracket& bracket) const;
    [[nodiscard]] bool note_call(const Bracket& bracket);
    [[nodiscard]] bool link(const Bracket& bracket);
    [[nodiscard]] bool inline_link(Group& group);
    [[nodiscard]] bool reference_link(const Bracket& bracket, Group& group);
    [[nodiscard]] bool span(const Bracket& bracket);
    void finish_bracket(const Bracket& bracket, Group group);

    // ---- markdown_tags.cc
    void tag(std::size_t end, HtmlPart part);
    void void_tag(const Tag& tag, std::size_t end);
    void open_tag(const Tag& tag, std::size_t end);
    void close_tag(const Tag& tag, std::size_t end);
    void forget_tags_after(std::size_t begin);

    std::string_view text_;
    Reading reading_;
    Labels& labels_;
    std::size_t at_ = 0;
    InlineCut cut_;
    MarkStack marks_;
    std::vector<Bracket> brackets_;
    std::size_t settled_ = 0;  // of the brackets below this, none can become a link any more
    std::map<std::string, std::vector<OpenTag>, std::less<>> tags_;
    HtmlScanner html_;
    bool looks_for_addresses_ = false;
    bool ticks_counted_ = false;
    std::map<std::size_t, std::size_t> last_ticks_;  // where the last run of a length begins
};

}  // namespace pam::manuscript::markdown
