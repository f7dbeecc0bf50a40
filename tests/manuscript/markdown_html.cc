#include "manuscript/markdown_html.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_blocks.h"
#include "manuscript/markdown_build.h"
#include "manuscript/markdown_html_scan.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace pam::testing {

namespace {

using namespace document;

class Writer {
public:
    Writer(const ReadMarkdown& read, Liberty liberties)
        : read_(read)
        , liberties_(liberties) {}

    std::string write() {
        blocks(read_.manuscript.document.blocks, false);
        return std::move(out_);
    }

private:
    [[nodiscard]] bool told(const char* code, Span span) const {
        return std::any_of(
            read_.log.entries.begin(),
            read_.log.entries.end(),
            [&](const Diagnostic& one) { return one.code == code && one.span == span; }
        );
    }

    [[nodiscard]] bool is_html_block(Span span) const {
        return std::any_of(
            read_.html_blocks.begin(),
            read_.html_blocks.end(),
            [&](Span block) { return block.begin <= span.begin && span.end <= block.end; }
        );
    }

    // ------------------------------------------------------------ inlines

    static std::string escaped(std::string_view text) {
        std::string html;
        for (const char c : text)
            switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
            }
        return html;
    }

    static std::string address(std::string_view target) {
        constexpr std::string_view safe = "-_.+!*'(),%#@?=;:/&$~";
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string url;
        for (const char c : target) {
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) != 0 || safe.find(c) != std::string_view::npos) {
                url += c;
                continue;
            }
            url += '%';
            url += digits[byte >> 4];
            url += digits[byte & 15];
        }
        return escaped(url);
    }

    static std::string title(const std::string& words) {
        return words.empty() ? "" : " title=\"" + escaped(words) + "\"";
    }

    void group(const char* tag, const Inlines& children) {
        out_ += std::string("<") + tag + ">";
        inlines(children);
        out_ += std::string("</") + tag + ">";
    }

    void link(const Link& link) {
        const char first = read_.source.text()[link.span.begin];
        const bool bare = first != '[' && first != '<';
        if (bare && takes(liberties_, Liberty::Address)) return inlines(link.children);
        out_ += "<a href=\"" + address(link.target) + "\"" + title(link.title) + ">";
        inlines(link.children);
        out_ += "</a>";
    }

    void image(const Image& image) {
        out_ += "<img src=\"" + address(image.target) + "\" alt=\""
                + escaped(image.alternative) + "\"" + title(image.title) + " />";
    }

    void inlines(const Inlines& words) {
        for (const Inline& one : words)
            match(
                one.value,
                [&](const Text& x) { out_ += escaped(x.text); },
                [&](const Emphasis& x) { group("em", x.children); },
                [&](const Strong& x) { group("strong", x.children); },
                [&](const Strikethrough& x) { group("del", x.children); },
                [&](const Underline& x) { group("u", x.children); },
                [&](const SmallCaps& x) { group("small-caps", x.children); },
                [&](const Subscript& x) { group("sub", x.children); },
                [&](const Superscript& x) { group("sup", x.children); },
                [&](const Code& x) { out_ += "<code>" + escaped(x.text.text) + "</code>"; },
                [&](const Phrase& x) { group("span", x.children); },
                [&](const Link& x) { link(x); },
                [&](const PageReference&) { out_ += "#"; },
                [&](const IndexMark& x) { inlines(x.children); },
                [&](const Anchor& x) { out_ += "<a id=\"" + x.id + "\"></a>"; },
                [&](const NoteReference& x) {
                    out_ += "[note " + std::to_string(x.note + 1) + "]";
                },
                [&](const Image& x) { image(x); },
                [&](const LineBreak&) { out_ += "<br />"; }
            );
    }

    // ------------------------------------------------------------ blocks

    void blocks(const Blocks& blocks, bool tight) {
        for (const Block& block : blocks)
            match(
                block.value,
                [&](const Paragraph& x) { paragraph(x, tight); },
                [&](const Verse& x) { verse(x, tight); },
                [&](const Figure& x) { figure(x, tight); },
                [&](const auto& x) { one(x); }
            );
    }

    void paragraph(const Paragraph& paragraph, bool tight) {
        if (takes(liberties_, Liberty::Definition)
            && told(codes::definition_as_text, paragraph.span))
            return;
        const bool bare = takes(liberties_, Liberty::Html) && is_html_block(paragraph.span);
        if (bare && told(codes::raw_html, paragraph.span)) {
            for (const Inline& line : paragraph.inlines)
                if (const auto* text = std::get_if<Text>(&line.value))
                    out_ += escaped(text->text) + "\n";
            return;
        }
        if (bare) out_ += "\n";
        if (bare || tight) return inlines(paragraph.inlines);
        group("p", paragraph.inlines);
    }

    void one(const Heading& heading) {
        const std::string tag = "h" + std::to_string(heading.level);
        group(tag.c_str(), heading.inlines);
    }

    void one(const Division& division) {
        out_ += "<blockquote>";
        blocks(division.blocks, false);
        out_ += "</blockquote>";
    }

    void verse(const Verse& verse, bool tight) {
        for (const Stanza& stanza : verse.stanzas) {
            Inlines words;
            for (const VerseLine& line : stanza.lines)
                append_line(words, line.inlines);
            if (tight)
                inlines(words);
            else
                group("p", words);
        }
    }

    static Inlines* children_of(Inline& one) {
        return std::visit(
            [](auto& value) -> Inlines* {
                if constexpr (requires { value.children; })
                    return &value.children;
                else
                    return nullptr;
            },
            one.value
        );
    }

    static Span span_of(const Inline& one) {
        return std::visit([](const auto& value) { return place(value); }, one.value);
    }
    template<typename Value>
    static Span place(const Value& value) {
        if constexpr (requires { value.span; })
            return value.span;
        else
            return Span::none();
    }

    // A group that goes on over the end of a line of verse is a group in each of its lines,
    // each with the place of the whole.
    static void append_line(Inlines& words, Inlines line) {
        Inlines* before = words.empty() ? nullptr : children_of(words.back());
        Inlines* after = line.empty() ? nullptr : children_of(line.front());
        const bool one_group = before != nullptr && after != nullptr
                               && words.back().value.index() == line.front().value.index()
                               && span_of(words.back()) == span_of(line.front());
        if (one_group) {
            append_line(*before, std::move(*after));
            line.erase(line.begin());
        } else if (!words.empty()) {
            words.push_back({LineBreak{}});
        }
        std::move(line.begin(), line.end(), std::back_inserter(words));
    }

    void one(const Speech&) { out_ += "[speech]"; }

    void one(const List& list) {
        const bool numbered = list.kind == ListKind::Numbered;
        out_ += numbered ? "<ol" : "<ul";
        if (numbered && list.start != 1)
            out_ += " start=\"" + std::to_string(list.start) + "\"";
        out_ += ">";
        for (const ListItem& item : list.items) {
            out_ += "<li>";
            blocks(item.blocks, list.tight);
            out_ += "</li>";
        }
        out_ += numbered ? "</ol>" : "</ul>";
    }

    static std::string aligned(const std::string& tag, Align align) {
        switch (align) {
        case Align::Left:
            return tag + " align=\"left\"";
        case Align::Right:
            return tag + " align=\"right\"";
        case Align::Centre:
            return tag + " align=\"center\"";
        default:
            return tag;
        }
    }

    void
    rows(const Table& table, const std::string& cell, const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows) {
            out_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                out_ += "<" + aligned(cell, table.columns[i]) + ">";
                inlines(*single_line(row[i]));
                out_ += "</" + cell + ">";
            }
            out_ += "</tr>";
        }
    }

    void one(const Table& table) {
        out_ += "<table><thead>";
        rows(table, "th", table.head);
        out_ += "</thead>";
        if (!table.body.empty()) {
            out_ += "<tbody>";
            rows(table, "td", table.body);
            out_ += "</tbody>";
        }
        out_ += "</table>";
    }

    void figure(const Figure& figure, bool tight) {
        if (!tight) out_ += "<p>";
        image(figure.image);
        if (!tight) out_ += "</p>";
    }

    void one(const CodeBlock& code) {
        out_ += "<pre><code";
        const std::string& language = code.language;
        if (!language.empty())
            out_ += " class=\"language-" + escaped(language.substr(0, language.find(' ')))
                    + "\"";
        out_ += ">" + escaped(code.text.text) + "</code></pre>";
    }

    void one(const SectionBreak&) { out_ += "<hr />"; }

    const ReadMarkdown& read_;
    Liberty liberties_;
    std::string out_;
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;
         at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

// White space in code blocks as marks that the rest of the comparison leaves alone.
std::string with_code_kept(const std::string& html) {
    std::string result;
    for (std::size_t at = 0;;) {
        const std::size_t begin = html.find("<pre><code", at);
        if (begin == std::string::npos) return result + html.substr(at);
        const std::size_t end = std::min(html.find("</code></pre>", begin), html.size());
        std::string code = html.substr(begin + 10, end - begin - 10);
        while (!code.empty() && code.back() == '\n')
            code.pop_back();
        const std::size_t open = code.find('>');
        std::string inside = code.substr(open + 1);
        inside =
            replaced(replaced(replaced(inside, " ", "\x01"), "\n", "\x02"), "\t", "\x03");
        result += html.substr(at, begin + 10 - at) + code.substr(0, open + 1) + inside;
        at = end;
    }
}

std::string with_images_in_order(const std::string& html) {
    std::string result;
    for (std::size_t at = 0;;) {
        const std::size_t begin = html.find("<img ", at);
        if (begin == std::string::npos) return result + html.substr(at);
        const std::size_t end = std::min(html.find('>', begin), html.size() - 1) + 1;
        const auto tag = manuscript::markdown::read_tag(html.substr(begin, end - begin));
        result += html.substr(at, begin - at) + "<img";
        for (const char* name : {"src", "alt", "title"})
            result += std::string(" ") + name + "="
                      + std::string(utf8::trim(tag.attribute(name)));
        result += ">";
        at = end;
    }
}

std::string with_spaces_folded(const std::string& html) {
    static const std::regex white("[ \\n\\t\\f\\v\\r]+");
    static const std::regex beside_blocks(
        " ?(</?(p|h[1-6]|blockquote|ul|ol|li|pre|hr|br|table|tr|td|th|thead|tbody)"
        "( [^>]*)?/?>) ?"
    );
    return std::regex_replace(std::regex_replace(html, white, " "), beside_blocks, "$1");
}

std::string with_html_alike(std::string text) {
    static const std::regex comment("<!--[^]*?-->");
    static const std::regex italic("<(/?)i( [^>]*)?>");
    static const std::regex bold("<(/?)b( [^>]*)?>");
    static const std::regex division("</?div( [^>]*)?>", std::regex::icase);
    text = replaced(std::move(text), "&lt;", "<");
    text = replaced(std::move(text), "&gt;", ">");
    text = replaced(std::move(text), "&quot;", "\"");
    text = replaced(std::move(text), "&amp;", "&");
    text = std::regex_replace(text, comment, "");
    text = std::regex_replace(text, italic, "<$1em>");
    text = std::regex_replace(text, bold, "<$1strong>");
    text = std::regex_replace(text, division, " ");
    return with_images_in_order(with_spaces_folded(text));
}

std::string with_lines_alike(std::string text) {
    static const std::regex break_last("(<br ?/>)((</(a|em|strong)>)+)");
    static const std::regex break_first("((<(a|em|strong)( [^>]*)?>)+)(<br ?/>)");
    static const std::regex empty_lines(
        "(</?(p|h[1-6]|li|[uo]l|blockquote|pre)>|<[bh]r ?/>)(<br ?/>)+"
    );
    static const std::regex last_empty_lines("(<br ?/>)+(</(p|h[1-6]|li|blockquote)>)");
    text = std::regex_replace(text, break_last, "$2$1");
    text = with_spaces_folded(std::regex_replace(text, break_first, "$5$1"));
    text = std::regex_replace(text, last_empty_lines, "$2");
    return std::regex_replace(text, empty_lines, "$1");
}

}  // namespace

ReadMarkdown read_markdown_alone(std::string_view text) {
    ReadMarkdown read{Source("test.md", std::string(text)), {}, {}, {}};
    manuscript::markdown::Record record;
    const std::string_view source = read.source.text();
    const std::uint32_t from = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    record.consume(0, from, "byte order mark");
    const auto tree = manuscript::markdown::parse_blocks(source, from, record);
    for (const auto& block : tree.blocks)
        if (block.kind == manuscript::markdown::Kind::HtmlBlock)
            read.html_blocks.push_back({block.place.begin, block.place.end, 0});
    read.manuscript = manuscript::markdown::build(source, tree, record, read.log);
    return read;
}

std::string html_of(const ReadMarkdown& read, Liberty liberties) {
    return Writer(read, liberties).write();
}

std::string normal_html(std::string_view html, Liberty liberties) {
    std::string text = with_spaces_folded(with_code_kept(std::string(html)));
    if (takes(liberties, Liberty::Html)) text = with_html_alike(std::move(text));
    if (takes(liberties, Liberty::Lines)) text = with_lines_alike(std::move(text));
    return std::regex_replace(text, std::regex("^ | $"), "");
}

std::vector<Example> examples_of(const std::string& specification) {
    const std::string fence(32, '`');
    std::vector<Example> examples;
    std::string section;
    std::size_t seen = 0;
    for (std::size_t at = 0;
         (at = specification.find(fence + " example", at)) != std::string::npos;) {
        for (std::size_t line = specification.rfind("\n#", at);
             line != std::string::npos && line >= seen && line > 0;) {
            const std::size_t begin = specification.find(' ', line) + 1;
            section = specification.substr(begin, specification.find('\n', begin) - begin);
            break;
        }
        seen = at;
        const std::size_t begin = specification.find('\n', at) + 1;
        // An example may begin with the dot that ends it.
        const std::size_t dot = specification.find("\n.\n", begin - 1);
        const std::size_t end = specification.find("\n" + fence + "\n", dot + 2);
        Example one;
        one.number = static_cast<int>(examples.size()) + 1;
        one.section = section;
        one.input = specification.substr(begin, dot + 1 > begin ? dot + 1 - begin : 0);
        if (end + 1 > dot + 3) one.html = specification.substr(dot + 3, end + 1 - dot - 3);
        one.input = replaced(one.input, "\xE2\x86\x92", "\t");
        one.html = replaced(one.html, "\xE2\x86\x92", "\t");
        examples.push_back(std::move(one));
        at = end + 1;
    }
    return examples;
}

}  // namespace pam::testing
