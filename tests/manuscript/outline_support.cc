#include "outline_support.h"

#include "base/match.h"
#include "base/utf8.h"

#include <algorithm>
#include <cctype>

namespace pam::manuscript::test {

namespace {

std::string shown(std::string_view character) {
    if (character == "\n") return "\\n";
    return character == "\xC2\xA0" ? "&nbsp;" : std::string(character);
}

}  // namespace

// A bar where the format changes: "|e:slanted |plain".
void InlineWriter::text(std::string_view characters, const std::string& format) {
    const bool code = format.find('`') != std::string::npos;
    for (std::size_t i = 0; i < characters.size();) {
        const utf8::Decoded next = utf8::decode(characters, i);
        const std::string_view character = characters.substr(i, next.bytes);
        i += next.bytes;
        if (utf8::is_space(next.code_point) && !code) {
            gap_ = true;
            continue;
        }
        if (gap_ && !out_.empty()) out_ += ' ';
        if (format != last_) out_ += format.empty() ? "|" : "|" + format + ":";
        out_ += shown(character);
        last_ = format;
        gap_ = false;
    }
}

std::string InlineWriter::take() {
    std::string done = std::move(out_);
    *this = {};
    return done;
}

std::vector<std::string> line_differences(
    const std::vector<std::string>& ours, const std::vector<std::string>& theirs
) {
    const std::size_t n = ours.size();
    const std::size_t m = theirs.size();
    std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1));
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            common[i][j] = ours[i] == theirs[j]
                               ? common[i + 1][j + 1] + 1
                               : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<std::string> found;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && ours[i] == theirs[j]) {
            ++i;
            ++j;
        } else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1])) {
            found.push_back("+ " + ours[i++]);
        } else {
            found.push_back("- " + theirs[j++]);
        }
    }
    return found;
}

namespace {

using namespace document;

// ---------------------------------------------------------------- our documents

class DocumentOutline {
public:
    explicit DocumentOutline(const Manuscript& manuscript) : manuscript_(manuscript) {}

    Outline write() {
        const Document& document = manuscript_.document;
        const Metadata& facts = document.metadata;
        // What stands on the title page; the file's properties are another matter.
        if (!facts.title.span.is_none()) line("title: " + facts.title.value);
        for (const Field& author : facts.authors)
            if (!author.span.is_none()) line("author: " + author.value);
        if (!facts.date.span.is_none()) line("date: " + facts.date.value);
        blocks(document.blocks);
        for (const Note& note : document.notes) {
            line("note");
            inside([&] { blocks(note.blocks); });
        }
        for (const LedgerEntry& entry : manuscript_.ledger)
            tell(entry);
        return std::move(outline_);
    }

private:
    void tell(const LedgerEntry& entry) {
        const auto author = [&](std::string_view what) {
            return entry.rule.substr(what.size());
        };
        if (entry.rule.starts_with("tracked deletion by "))
            outline_.deletions.push_back(
                author("tracked deletion by ") + ": " + utf8::collapse_spaces(entry.before)
            );
        if (entry.rule.starts_with("tracked insertion by "))
            outline_.insertions.push_back(
                author("tracked insertion by ") + ": " + entry.after
            );
        if (entry.rule.starts_with("comment by "))
            outline_.comments.push_back(author("comment by ") + ": " + entry.before);
    }

    void line(const std::string& text) {
        outline_.lines.push_back(std::string(depth_ * 2, ' ') + text);
    }
    template<typename Body>
    void inside(Body body) {
        ++depth_;
        body();
        --depth_;
    }

    void gather(const Inlines& inlines, const std::string& format, InlineWriter& writer) {
        for (const Inline& piece : inlines)
            match(
                piece.value,
                // Numbers of headings stand in no file, and the other reading drops them.
                [&](const Text& x) {
                    if (!x.span.is_none()) writer.text(x.text, format);
                },
                [&](const Emphasis& x) { gather(x.children, format + "e", writer); },
                [&](const Strong& x) { gather(x.children, format + "b", writer); },
                [&](const Strikethrough& x) { gather(x.children, format + "s", writer); },
                [&](const Underline& x) { gather(x.children, format + "u", writer); },
                [&](const SmallCaps& x) { gather(x.children, format + "c", writer); },
                [&](const Subscript& x) { gather(x.children, format + "_", writer); },
                [&](const Superscript& x) { gather(x.children, format + "^", writer); },
                [&](const Code& x) { writer.text(x.text.text, sorted(format + "`")); },
                [&](const Phrase& x) { gather(x.children, format, writer); },
                [&](const Link& x) {
                    gather(x.children, format + "<" + x.target + ">", writer);
                },
                [&](const NoteReference&) { writer.text("(note)", format); },
                [](const Anchor&) {},
                [](const PageReference&) {},
                [&](const IndexMark& x) { gather(x.children, format, writer); },
                [&](const Image& x) {
                    writer.text("(image " + x.alternative + ")", format);
                },
                [&](const LineBreak&) {
                    writer.blank();
                    writer.text("/", "");
                    writer.blank();
                }
            );
    }

    static std::string sorted(std::string format) {
        if (format.find('<') == std::string::npos) std::sort(format.begin(), format.end());
        return format;
    }

    std::string words(const Inlines& inlines) {
        InlineWriter writer;
        gather(inlines, "", writer);
        return writer.take();
    }

    void blocks(const Blocks& all) {
        for (const Block& block : all)
            match(block.value, [&](const auto& value) { one(value); });
    }

    void one(const Heading& x) {
        line("heading " + std::to_string(x.level) + ": " + words(x.inlines));
    }
    void one(const Paragraph& x) { line("para: " + words(x.inlines)); }
    void one(const Division& x) {
        if (x.kind == DivisionKind::TitleBlock) return;
        line(x.kind == DivisionKind::Extract ? "quote" : "division");
        inside([&] { blocks(x.blocks); });
    }
    void one(const Verse&) { line("verse"); }
    void one(const Speech&) { line("speech"); }
    void one(const List& x) {
        if (x.kind == ListKind::Definition) return definitions(x);
        line(x.kind == ListKind::Bulleted ? "bullets" : "numbers from " + start_of(x));
        inside([&] {
            for (const ListItem& item : x.items) {
                line("item");
                inside([&] { blocks(item.blocks); });
            }
        });
    }
    static std::string start_of(const List& list) { return std::to_string(list.start); }
    void definitions(const List& x) {
        line("definitions");
        inside([&] {
            for (const ListItem& item : x.items)
                for (std::size_t i = 0; i < item.blocks.size(); ++i) {
                    if (i == 0)
                        line(
                            "term: "
                            + words(std::get<Paragraph>(item.blocks[0].value).inlines)
                        );
                    else
                        blocks({item.blocks[i]});
                }
        });
    }
    void rows(const std::vector<TableRow>& all, const char* name) {
        for (const TableRow& row : all) {
            line(name);
            inside([&] {
                for (const TableCell& cell : row) {
                    line(
                        "cell " + std::to_string(cell.column_span) + "x"
                        + std::to_string(cell.row_span)
                    );
                    inside([&] { blocks(cell.blocks); });
                }
            });
        }
    }
    void one(const Table& x) {
        line("table of " + std::to_string(x.columns.size()));
        inside([&] {
            rows(x.head, "head");
            rows(x.body, "row");
        });
    }
    void one(const Figure& x) { line("para: (image " + x.image.alternative + ")"); }
    void one(const CodeBlock& x) { line("code: " + quoted(x.text.text)); }
    void one(const SectionBreak&) { line("pause"); }

    static std::string quoted(std::string_view text) {
        std::string one_line;
        for (const char c : text)
            one_line += c == '\n' ? std::string("\\n") : std::string(1, c);
        return one_line;
    }

    const Manuscript& manuscript_;
    Outline outline_;
    std::size_t depth_ = 0;
};

// ---------------------------------------------------------------- Haskell's text of a tree

struct Node {
    std::string
        name;  // a constructor; "[" a list, "(" a tuple, "\"" a string, "#" a number
    std::string text;
    std::vector<Node> kids;
};

class NativeParser {
public:
    explicit NativeParser(std::string_view text) : text_(text) {}

    Node parse() { return value(); }

private:
    void skip() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])))
            ++at_;
    }
    [[nodiscard]] char peek() {
        skip();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }

    Node value() {
        Node node = atom();
        const bool applies =
            node.name != "[" && node.name != "(" && node.name != "\"" && node.name != "#";
        while (applies && begins_argument(peek()))
            node.kids.push_back(atom());
        return node;
    }

    static bool begins_argument(char c) {
        return c == '[' || c == '(' || c == '"' || c == '{'
               || std::isalnum(static_cast<unsigned char>(c)) != 0;
    }

    Node atom() {
        const char c = peek();
        if (c == '[') return sequence('[', ']');
        if (c == '{') return sequence('{', '}');
        if (c == '(') {
            Node tuple = sequence('(', ')');
            return tuple.kids.size() == 1 ? tuple.kids[0] : tuple;
        }
        if (c == '"') return string();
        Node node;
        const std::size_t begin = at_;
        while (at_ < text_.size()
               && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '.'
                   || text_[at_] == '_' || (text_[at_] == '-' && at_ > begin)))
            ++at_;
        node.text = text_.substr(begin, at_ - begin);
        node.name =
            !node.text.empty() && std::isdigit(static_cast<unsigned char>(node.text[0]))
                ? "#"
                : node.text;
        if (node.text.empty()) ++at_;
        return node;
    }

    Node sequence(char open, char close) {
        Node node;
        node.name = std::string(1, open);
        take(open);
        while (at_ < text_.size() && peek() != close) {
            Node one = value();
            if (take('=')) one = value();  // a record's field: only its value counts
            node.kids.push_back(std::move(one));
            take(',');
        }
        take(close);
        return node;
    }

    Node string() {
        Node node;
        node.name = "\"";
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] != '\\') {
                node.text += text_[at_++];
                continue;
            }
            ++at_;
            if (std::isdigit(static_cast<unsigned char>(text_[at_]))) {
                char32_t code = 0;
                while (std::isdigit(static_cast<unsigned char>(text_[at_])))
                    code = code * 10 + static_cast<char32_t>(text_[at_++] - '0');
                utf8::append(node.text, code);
            } else {
                const char c = text_[at_++];
                if (c == 'n')
                    node.text += '\n';
                else if (c == 't')
                    node.text += '\t';
                else if (c != '&')
                    node.text += c;
            }
        }
        ++at_;
        return node;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

class NativeOutline {
public:
    Outline write(const Node& root) {
        const Node* all = &root;
        if (root.name == "Pandoc") {
            for (std::size_t i = 0; i + 1 < root.kids.size(); ++i)
                meta(root.kids[i]);
            all = &root.kids.back();
        }
        blocks(*all);
        for (const Node& note : notes_) {
            line("note");
            inside([&] { blocks(note); });
        }
        return std::move(outline_);
    }

private:
    void line(const std::string& text) {
        outline_.lines.push_back(std::string(depth_ * 2, ' ') + text);
    }
    template<typename Body>
    void inside(Body body) {
        ++depth_;
        body();
        --depth_;
    }

    // Meta {unMeta = fromList [("title",MetaInlines [..]), ...]}
    void meta(const Node& node) {
        const Node* list = &node;
        while (list->name != "[" && !list->kids.empty())
            list = &list->kids[0];
        for (const char* wanted : {"title", "author", "date", "abstract"})
            for (const Node& pair : list->kids)
                if (pair.kids.size() == 2 && pair.kids[0].text == wanted)
                    fact(wanted, pair.kids[1]);
    }
    void fact(const std::string& name, const Node& value) {
        if (value.name == "MetaList")
            for (const Node& one : value.kids[0].kids)
                fact(name, one);
        else
            line(name + ": " + words(value.kids[0]));
    }

    void gather(const Node& list, const std::string& format, InlineWriter& writer) {
        for (const Node& node : list.kids)
            piece(node, format, writer);
    }

    void piece(const Node& x, const std::string& format, InlineWriter& writer) {
        const std::string& name = x.name;
        if (name == "Str")
            writer.text(x.kids[0].text, format);
        else if (name == "Space" || name == "SoftBreak")
            writer.blank();
        else if (name == "LineBreak") {
            writer.blank();
            writer.text("/", "");
            writer.blank();
        } else if (name == "Code") {
            std::string own = format + "`";
            if (own.find('<') == std::string::npos) std::sort(own.begin(), own.end());
            writer.text(x.kids[1].text, own);
        } else if (name == "Link")
            gather(x.kids[1], format + "<" + x.kids[2].kids[0].text + ">", writer);
        else if (name == "Image")
            writer.text("(image " + words(x.kids[1]) + ")", format);
        else if (name == "Note") {
            notes_.push_back(x.kids[0]);
            writer.text("(note)", format);
        } else if (name == "Span")
            span(x, format, writer);
        else
            gather(x.kids.back(), format + letter(name), writer);
    }

    static std::string letter(const std::string& name) {
        if (name == "Emph") return "e";
        if (name == "Strong") return "b";
        if (name == "Strikeout") return "s";
        if (name == "Underline") return "u";
        if (name == "SmallCaps") return "c";
        if (name == "Subscript") return "_";
        if (name == "Superscript") return "^";
        return "?" + name;
    }

    // ("id",["class"],[("key","value")])
    void span(const Node& x, const std::string& format, InlineWriter& writer) {
        const Node& classes = x.kids[0].kids[1];
        const std::string kind = classes.kids.empty() ? "" : classes.kids[0].text;
        std::string author;
        for (const Node& pair : x.kids[0].kids[2].kids)
            if (pair.kids[0].text == "author") author = pair.kids[1].text + ": ";
        if (kind == "comment-start") {
            // Its paragraphs are told apart by line breaks.
            std::string all = words(x.kids[1]);
            for (std::size_t at = 0; at <= all.size();) {
                const std::size_t end = std::min(all.find(" / ", at), all.size());
                outline_.comments.push_back(author + all.substr(at, end - at));
                at = end + 3;
            }
            return;
        }
        if (kind == "deletion") {
            outline_.deletions.push_back(author + words(x.kids[1]));
            return;
        }
        if (kind == "insertion") outline_.insertions.push_back(author + words(x.kids[1]));
        gather(x.kids[1], format, writer);
    }

    std::string words(const Node& list) {
        InlineWriter writer;
        gather(list, "", writer);
        return writer.take();
    }

    void blocks(const Node& list) {
        for (const Node& node : list.kids)
            block(node);
    }

    void items(const Node& list) {
        inside([&] {
            for (const Node& item : list.kids) {
                line("item");
                inside([&] { blocks(item); });
            }
        });
    }

    void block(const Node& x) {
        if (x.name == "Para" || x.name == "Plain") {
            line("para: " + words(x.kids[0]));
        } else if (x.name == "Header") {
            line("heading " + x.kids[0].text + ": " + words(x.kids[2]));
        } else if (x.name == "BlockQuote") {
            line("quote");
            inside([&] { blocks(x.kids[0]); });
        } else if (x.name == "CodeBlock") {
            std::string code;
            for (const char c : x.kids[1].text)
                code += c == '\n' ? std::string("\\n") : std::string(1, c);
            line("code: " + code);
        } else if (x.name == "BulletList") {
            line("bullets");
            items(x.kids[0]);
        } else if (x.name == "OrderedList") {
            line("numbers from " + x.kids[0].kids[0].text);
            items(x.kids[1]);
        } else if (x.name == "DefinitionList") {
            line("definitions");
            inside([&] {
                for (const Node& pair : x.kids[0].kids) {
                    line("term: " + words(pair.kids[0]));
                    for (const Node& definition : pair.kids[1].kids)
                        blocks(definition);
                }
            });
        } else if (x.name == "Table") {
            table(x);
        } else {
            line("unreadable: " + x.name);
        }
    }

    // Table attr caption columns head bodies foot
    void table(const Node& x) {
        line("table of " + std::to_string(x.kids[2].kids.size()));
        inside([&] {
            rows(x.kids[3].kids[1], "head");
            for (const Node& body : x.kids[4].kids)
                rows(body.kids[3], "row");
        });
    }
    void rows(const Node& list, const char* name) {
        for (const Node& row : list.kids) {
            line(name);
            inside([&] {
                for (const Node& cell : row.kids[1].kids) {
                    line(
                        "cell " + cell.kids[3].kids[0].text + "x"
                        + cell.kids[2].kids[0].text
                    );
                    inside([&] { blocks(cell.kids[4]); });
                }
            });
        }
    }

    Outline outline_;
    std::vector<Node> notes_;
    std::size_t depth_ = 0;
};

}  // namespace

Outline outline_of(const Manuscript& manuscript) {
    return DocumentOutline(manuscript).write();
}

Outline outline_of_native(std::string_view text) {
    return NativeOutline().write(NativeParser(text).parse());
}

}  // namespace pam::manuscript::test
