// The source line by line, and a cursor that takes the marks of block quotations, lists and
// footnotes off the front of each line as CommonMark does (columns count tabs to the next
// multiple of four).
#pragma once

#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// A line without its line end.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// All lines of `text` from byte `from` on; LF, CR LF and CR end a line.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text, std::size_t from);

/// An open block quotation, list item or footnote. `indent` is how far its later lines
/// stand in.
struct Container {
    Kind kind = Kind::Quote;
    std::size_t indent = 0;
};

class LineCursor {
public:
    LineCursor(std::string_view text, std::vector<Line> lines, Record& record)
        : text_(text)
        , lines_(std::move(lines))
        , record_(record) {}

    /// Number of the current line from 0; `line_count` of them.
    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] std::size_t line_count() const { return lines_.size(); }
    [[nodiscard]] bool at_end() const { return line_ >= lines_.size(); }

    /// Goes to the next line and takes off the marks of all containers that go on there.
    void next_line(const std::vector<Container>& containers);
    /// What is left of the current line, and where it stands.
    [[nodiscard]] std::string_view rest() const;
    [[nodiscard]] std::size_t offset() const { return offset_; }
    [[nodiscard]] bool rest_is_blank() const;
    [[nodiscard]] std::string_view whole_line(std::size_t number) const;
    [[nodiscard]] std::string_view source_text(const Line& stretch) const {
        return text_.substr(stretch.begin, stretch.end - stretch.begin);
    }
    [[nodiscard]] std::size_t line_end() const {
        return at_end() ? offset_ : lines_[line_].end;
    }

    /// Columns of white space before the next character of the line.
    [[nodiscard]] std::size_t indent() const;
    void skip_columns(std::size_t columns);
    void skip_blanks();
    void skip_bytes(std::size_t count);
    /// Consumes `count` bytes here as markup.
    void consume(std::size_t count, const char* rule);
    void finish_line();
    /// Consumes what is left of the line, the blanks around it left out.
    void consume_rest(const char* rule);
    /// Source byte after the last visible character of the line.
    [[nodiscard]] std::uint32_t visible_end() const;

    /// Takes the mark that opens a container; false where there is none.
    bool open_quote();
    /// Gives the footnote's label.
    std::string open_footnote(Container& footnote);
    /// Gives the mark's place; it is not consumed, for it may be text. Empty where there is
    /// none.
    Line open_item(Container& item);

private:
    [[nodiscard]] char here() const;
    bool go_on(const Container& container);

    std::string_view text_;
    std::vector<Line> lines_;
    Record& record_;
    std::size_t line_ = static_cast<std::size_t>(-1);
    std::size_t offset_ = 0;
    std::size_t column_ = 0;
};

}  // namespace pam::manuscript::markdown
