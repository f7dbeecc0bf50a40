// The source line by line, and a cursor in one line that counts columns as CommonMark does:
// a tab reaches to the next multiple of four, and a mark may use up a part of it.
#pragma once

#include "manuscript/markdown_tree.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace pam::manuscript::markdown {

/// Takes a text apart at LF, CR LF and CR.
class LineReader {
public:
    LineReader(std::string_view text, std::size_t from) : text_(text), at_(from) {}

    /// The next line without its line end; none after the last.
    [[nodiscard]] std::optional<Stretch> next();

private:
    std::string_view text_;
    std::size_t at_;
};

class LineCursor {
public:
    explicit LineCursor(std::string_view text) : text_(text) {}

    void begin(Stretch line);

    /// Source byte of the next character that is no blank; the line's end where there is
    /// none.
    [[nodiscard]] std::size_t next() const { return next_; }
    [[nodiscard]] std::size_t line_end() const { return end_; }
    /// Columns of blanks before it.
    [[nodiscard]] std::size_t indent() const { return indent_; }
    [[nodiscard]] bool blank() const { return next_ == end_; }
    [[nodiscard]] char peek() const { return next_ < end_ ? text_[next_] : '\0'; }
    [[nodiscard]] std::string_view visible() const {
        return text_.substr(next_, end_ - next_);
    }
    /// What is left of the line, blanks included.
    [[nodiscard]] Line left() const;
    /// The same without the blanks around it.
    [[nodiscard]] Stretch trimmed() const;

    void skip_columns(std::size_t columns);
    void skip_blanks() { skip_columns(indent_); }
    /// Passes the blanks before it and `count` bytes of visible text.
    void skip_visible(std::size_t count);

private:
    void look();
    [[nodiscard]] std::size_t tab_width() const;

    std::string_view text_;
    std::size_t at_ = 0, end_ = 0;
    std::size_t column_ = 0;
    bool in_tab_ = false;  // a part of the tab at `at_` is used up
    std::size_t next_ = 0;
    std::size_t indent_ = 0;
};

}  // namespace pam::manuscript::markdown
