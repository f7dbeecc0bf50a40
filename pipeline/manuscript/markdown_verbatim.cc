#include "manuscript/markdown_verbatim.h"

#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t code_indent = 4;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (const Line& line : split_lines(text, 0))
        lines.push_back(text.substr(line.begin, line.end - line.begin));
    return lines;
}

std::uint32_t place(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

class CodeAligner {
public:
    CodeAligner(
        LineCursor& cursor, const std::vector<Container>& containers, Record& record
    )
        : cursor_(cursor)
        , containers_(containers)
        , record_(record)
        , maker_(record.source) {}

    Verbatim run(const std::vector<std::string_view>& lines) {
        Verbatim code;
        if (cursor_.indent() >= code_indent) {
            add_lines(lines, code_indent, 0);
            code.end = end_line();
        } else {
            code.end = fenced(lines);
        }
        code.text = maker_.finish();
        return code;
    }

private:
    std::uint32_t end_line() {
        const std::uint32_t end = cursor_.visible_end();
        cursor_.finish_line();
        return end;
    }

    std::uint32_t fenced(const std::vector<std::string_view>& lines) {
        const std::size_t indent = cursor_.indent();
        cursor_.skip_blanks();
        const std::string_view opening = cursor_.rest();
        const char mark = opening.empty() ? '`' : opening.front();
        const std::size_t length =
            std::min(opening.find_first_not_of(mark), opening.size());
        cursor_.consume_rest("code fence");
        add_lines(lines, indent, 1);
        const std::uint32_t end = end_line();
        if (cursor_.line() + 1 >= cursor_.line_count()) return end;
        cursor_.next_line(containers_);
        if (!closes(mark, length)) return end;
        cursor_.consume_rest("code fence");
        return end_line();
    }

    [[nodiscard]] bool closes(char mark, std::size_t length) const {
        const std::string_view rest = cursor_.rest();
        const std::size_t at = skip_blanks(rest, 0);
        const std::size_t end = std::min(rest.find_first_not_of(mark, at), rest.size());
        return cursor_.indent() < code_indent && end - at >= length
               && skip_blanks(rest, end) == rest.size();
    }

    // `lead` lines stand before the first, which is then not the current one.
    void add_lines(
        const std::vector<std::string_view>& lines, std::size_t indent, std::size_t lead
    ) {
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const std::uint32_t line_end = place(cursor_.line_end());
            if (k > 0) maker_.put("\n", line_end, line_end + 1);
            if (k + lead > 0) cursor_.next_line(containers_);
            cursor_.skip_columns(indent);
            add_line(lines[k]);
        }
    }

    // A tab of which a part belonged to a container's indent is spaces in the text.
    void add_line(std::string_view wanted) {
        const std::string_view rest = cursor_.rest();
        const std::size_t offset = cursor_.offset();
        const std::size_t blanks = skip_blanks(rest, 0);
        maker_.put(
            wanted.substr(0, skip_blanks(wanted, 0)), place(offset), place(offset + blanks)
        );
        for (std::size_t at = blanks; at < rest.size();) {
            const std::size_t odd = std::min(rest.find('\0', at), rest.size());
            maker_.put(rest.substr(at, odd - at), place(offset + at), place(offset + odd));
            if (odd < rest.size()) record_.replace_null(place(offset + odd));
            if (odd < rest.size())
                maker_.put("\xEF\xBF\xBD", place(offset + odd), place(offset + odd + 1));
            at = odd + 1;
        }
    }

    LineCursor& cursor_;
    const std::vector<Container>& containers_;
    Record& record_;
    TextMaker maker_;
};

}  // namespace

Verbatim align_code(
    std::string_view literal,
    LineCursor& cursor,
    const std::vector<Container>& containers,
    Record& record
) {
    return CodeAligner(cursor, containers, record).run(lines_of(literal));
}

Verbatim align_html(
    std::string_view literal,
    LineCursor& cursor,
    const std::vector<Container>& containers,
    Record& record
) {
    Verbatim html;
    const std::size_t count = lines_of(literal).size();
    for (std::size_t k = 0; k < count; ++k) {
        if (k > 0) cursor.next_line(containers);
        Passage passage;
        cursor.skip_blanks();
        passage.add_line(cursor.rest(), place(cursor.offset()));
        TextMaker maker(record.source);
        maker.put_folded(trim_end(passage.text), passage, 0);
        html.lines.push_back(maker.finish());
    }
    html.end = cursor.visible_end();
    cursor.finish_line();
    return html;
}

}  // namespace pam::manuscript::markdown
