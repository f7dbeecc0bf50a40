#include "manuscript/profile_mail.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/apply_settings.h"
#include "manuscript/codes.h"
#include "manuscript/folded.h"
#include "manuscript/heading_ids.h"
#include "manuscript/inline_marks.h"
#include "manuscript/items.h"
#include "manuscript/language_guess.h"
#include "manuscript/letter_words.h"
#include "manuscript/mail_header.h"
#include "manuscript/plain_lists.h"
#include "manuscript/plain_text_document.h"
#include "manuscript/shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr const char* quotation_rule = "quotation mark of a mail";
constexpr int deepest_quotation = 32;
constexpr std::size_t longest_signature = 4;  // lines (RFC 3676, section 4.3)

// The lines of a mail's body without their quotation marks.
struct Body {
    Lines lines;
    std::vector<int> depth;
    std::vector<bool> flows;  // the line goes on in the next
    std::size_t end = 0;  // of what the writer wrote; a signature or a list's footer after
};

// "> > words": the marks, each with a space after it, and how many.
struct QuoteMarks {
    int depth = 0;
    std::uint32_t length = 0;
};

QuoteMarks quote_marks(std::string_view line) {
    QuoteMarks marks;
    std::uint32_t at = 0;
    // A mailbox writes ">From" where a line of text begins with "From".
    if (line.starts_with(">From ")) return marks;
    while (at < line.size() && (line[at] == '>' || (line[at] == ' ' && marks.depth > 0))) {
        if (line[at++] != '>') continue;
        ++marks.depth;
        marks.length = at;
    }
    return marks;
}

bool is_credit_of_quotation(std::string_view words) {
    constexpr std::array<std::string_view, 8> endings{
        "wrote:",
        "writes:",
        "wrote :",
        "schrieb:",
        "\xC3\xA9\x63rit :",
        "\xC3\xA9\x63rit:",
        "escribi\xC3\xB3:",
        "said:"};
    return words.size() < 240
           && std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
                  return words.ends_with(ending);
              });
}

class MailReader {
public:
    MailReader(const Source& source, const Lines& lines, Manuscript& manuscript)
        : source_(source)
        , lines_(lines)
        , header_(read_mail_header(source, lines))
        , manuscript_(manuscript) {}

    void read(Diagnostics& log) {
        take_facts();
        take_body();
        layout_ = study_layout(source_, body_.lines, 0, body_.end);
        manuscript_.document.blocks = blocks(0, body_.end, 0);
        add_end();
        apply_inline_marks(source_, marks_, manuscript_);
        warn_of_encoded_body(log);
    }

    [[nodiscard]] Blocks colophon() { return std::move(colophon_); }
    [[nodiscard]] std::uint32_t body_begin() const {
        return body_.lines.empty() ? 0 : body_.lines.front().text.begin;
    }

private:
    // ------------------------------------------------ the header

    void take_facts() {
        if (header_.fields.empty()) return;
        Metadata& facts = manuscript_.document.metadata;
        const auto state = [&](std::string_view key, std::string value, Field& field) {
            if (value.empty()) return;
            field = {std::move(value), Origin::Inferred, header_.span(key)};
            manuscript_.inferences.push_back({std::string(key), field.value, field.span});
        };
        state(
            "subject",
            std::string(bare_subject(decoded_header(header_.value("subject")))),
            facts.title
        );
        Field author;
        state("from", name_of_sender(decoded_header(header_.value("from"))), author);
        if (!author.value.empty()) facts.authors.push_back(author);
        state("date", header_.value("date"), facts.date);
        colophon_.push_back(
            {lines_paragraph(header_.begin, header_.end, lines_, Role::Body)}
        );
    }

    // Lines that stay lines.
    [[nodiscard]] Paragraph lines_paragraph(
        std::size_t begin, std::size_t end, const Lines& lines, Role role
    ) const {
        Paragraph paragraph{role, {}, Span::none()};
        for (std::size_t i = begin; i < end; ++i) {
            const Span span = lines[i].text;
            if (lines[i].blank()) continue;
            if (!paragraph.inlines.empty())
                paragraph.inlines.push_back({LineBreak{{paragraph.span.end, span.begin, 0}}}
                );
            paragraph.inlines.push_back({folded(source_, span)});
            paragraph.span = joined(paragraph.span, span);
        }
        return paragraph;
    }

    // ------------------------------------------------ the body's lines

    void take_body() {
        const std::string type = header_.value("content-type");
        flowed_ = holds(type, "format=flowed");
        for (std::size_t i = header_.end; i < lines_.size(); ++i)
            take_line(lines_[i]);
        body_.end = end_of_words();
    }

    void take_line(Line line) {
        const std::string_view words = source_.text(line.text);
        const QuoteMarks marks = line.indent <= 1 ? quote_marks(words) : QuoteMarks{};
        if (marks.depth > 0) {
            const Span mark{line.text.begin, line.text.begin + marks.length, 0};
            manuscript_.consumed.push_back({mark, quotation_rule});
            marks_.push_back({mark, MarkKind::Skipped, quotation_rule});
            const std::string_view rest = words.substr(marks.length);
            const std::string_view own = utf8::trim(rest);
            const auto before = static_cast<int>(own.data() - rest.data());
            line.indent = own.empty() ? 0 : std::max(before - 1, 0);
            line.text.begin = line.text.end - static_cast<std::uint32_t>(own.size());
            line.width = static_cast<int>(utf8::count(own));
        }
        body_.lines.push_back(line);
        body_.depth.push_back(std::min(marks.depth, deepest_quotation));
        const bool space_after =
            line.text.end < source_.text().size() && source_.text()[line.text.end] == ' ';
        body_.flows.push_back(flowed_ && space_after && !line.blank());
    }

    // The line that parts the signature: two hyphens and a space.
    [[nodiscard]] bool parts_signature(std::size_t i) const {
        const Span span = body_.lines[i].text;
        const std::string_view after = source_.text().substr(span.end, 2);
        return body_.depth[i] == 0 && source_.text(span) == "--" && after.starts_with(' ')
               && body_.lines[i].indent == 0;
    }

    // The rule over a mailing list's footer.
    [[nodiscard]] bool parts_footer(std::size_t i) const {
        const std::string_view words = source_.text(body_.lines[i].text);
        return words.size() >= 30 && words.find_first_not_of('_') == std::string_view::npos;
    }

    [[nodiscard]] std::size_t end_of_words() const {
        constexpr std::size_t looked_at = 40;
        const std::size_t size = body_.lines.size();
        std::size_t end = size;
        for (std::size_t i = size; i-- > 0 && size - i <= looked_at;)
            if (parts_signature(i) || parts_footer(i)) end = i;
        return end;
    }

    // A signature of a few lines is one; more is what a list or a provider adds.
    void add_end() {
        std::size_t begin = body_.end;
        if (begin == body_.lines.size()) return;
        if (parts_signature(begin)) {
            manuscript_.consumed.push_back({body_.lines[begin].text, "signature mark"});
            ++begin;
        }
        std::size_t footer = begin;
        while (footer < body_.lines.size() && !parts_footer(footer))
            ++footer;
        const auto filled = std::count_if(
            body_.lines.begin() + static_cast<std::ptrdiff_t>(begin),
            body_.lines.begin() + static_cast<std::ptrdiff_t>(footer),
            [](const Line& line) { return !line.blank(); }
        );
        const bool is_signature = static_cast<std::size_t>(filled) <= longest_signature;
        Paragraph own = lines_paragraph(
            begin, footer, body_.lines, is_signature ? Role::Signature : Role::Body
        );
        if (!own.inlines.empty()) {
            manuscript_.inferences.push_back(
                {"signature", utf8::elide_middle(plain_text(own.inlines), 80), own.span, 95}
            );
            (is_signature ? manuscript_.document.blocks : colophon_)
                .push_back({std::move(own)});
        }
        Paragraph rest =
            lines_paragraph(footer, body_.lines.size(), body_.lines, Role::Body);
        if (!rest.inlines.empty()) colophon_.push_back({std::move(rest)});
    }

    // ------------------------------------------------ the body's blocks

    // Lines [begin, end), all quoted `depth` times at least.
    Blocks blocks(std::size_t begin, std::size_t end, int depth) {
        Blocks built;
        for (std::size_t i = begin; i < end;) {
            std::size_t last = i;
            const bool quoted = body_.depth[i] > depth;
            while (last < end && (body_.depth[last] > depth) == quoted)
                ++last;
            if (quoted)
                add_quotation(built, i, last, depth);
            else
                add_text(built, i, last, last < end);
            i = last;
        }
        return built;
    }

    void add_quotation(Blocks& built, std::size_t begin, std::size_t end, int depth) {
        Blocks inner = blocks(begin, end, depth + 1);
        if (inner.empty()) return;
        const Span span = joined(body_.lines[begin].text, body_.lines[end - 1].text);
        built.push_back({Division{DivisionKind::Extract, std::move(inner), span}});
    }

    // Own words; `quotes` when a quotation follows them.
    void add_text(Blocks& built, std::size_t begin, std::size_t end, bool quotes) {
        Script script{source_, body_.lines, layout_, {}};
        script.marks = &marks_;
        script.items = flowed_
                           ? flowed_items(begin, end)
                           : cut_into_items(source_, body_.lines, layout_, {}, begin, end);
        if (script.items.empty()) return;
        for (Item& item : script.items)
            if (item.kind == ItemKind::Heading) item.level = 1;
        Item& first = script.items.front();
        if (built.empty() && begin == 0 && is_salutation(script.words(first)))
            first.role = Role::Salutation;
        Item& last = script.items.back();
        if (quotes && last.kind != ItemKind::Break
            && is_credit_of_quotation(script.words(last))) {
            last.kind = ItemKind::Prose;
            last.role = Role::Byline;
            manuscript_.inferences.push_back(
                {"byline", script.words(last), script.span(last), 95}
            );
        }
        find_lists(script, 0);
        Blocks own = blocks_of(script, manuscript_.consumed);
        std::move(own.begin(), own.end(), std::back_inserter(built));
    }

    // Where lines flow, a paragraph is what flows together; lines that do not are lines.
    [[nodiscard]] Items flowed_items(std::size_t begin, std::size_t end) const {
        Items items;
        int blank = 0;
        for (std::size_t i = begin; i < end;) {
            if (body_.lines[i].blank()) {
                ++blank;
                ++i;
                continue;
            }
            Item item;
            item.first = i;
            while (i + 1 < end && body_.flows[i] && !body_.lines[i + 1].blank())
                ++i;
            item.last = ++i;
            item.blank_before = blank;
            item.indent = body_.lines[item.first].indent;
            blank = 0;
            items.push_back(item);
        }
        return items;
    }

    void warn_of_encoded_body(Diagnostics& log) const {
        const std::string encoding = header_.value("content-transfer-encoding");
        if (!holds(encoding, "quoted-printable") && !holds(encoding, "base64")) return;
        log.warn(
            codes::encoded_mail,
            header_.span("content-transfer-encoding"),
            fmt::format(
                "the mail's words are sent as {}; they are set as they stand", encoding
            ),
            {"save the mail as text from the mail program"}
        );
    }

    const Source& source_;
    const Lines& lines_;
    MailHeader header_;
    Manuscript& manuscript_;
    Body body_;
    Layout layout_;
    bool flowed_ = false;
    InlineMarks marks_;
    Blocks colophon_;
};

Span span_of(const Block& block) {
    return std::visit([](const auto& value) { return value.span; }, block.value);
}

}  // namespace

Manuscript read_mail(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Manuscript manuscript;
    const Lines lines = scan_lines(source);
    MailReader reader(source, lines, manuscript);
    reader.read(log);
    if (const auto language = guess_language(source.text().substr(reader.body_begin()))) {
        manuscript.document.metadata.language = {*language, Origin::Inferred, Span::none()};
        const std::uint32_t from = reader.body_begin();
        manuscript.inferences.push_back({"language", *language, {from, from, 0}});
    }
    Blocks colophon = reader.colophon();
    if (!colophon.empty()) {
        const Span span = span_of(colophon.front());
        manuscript.document.blocks.push_back({Division{
            DivisionKind::Provenance, std::move(colophon), span}});
    }
    complete_title_block(manuscript.document);
    apply_settings(manuscript, options.settings, log);
    give_heading_ids(manuscript.document);
    return manuscript;
}

void propose_mail(
    const Source& source, std::vector<Inference>& inferences, Diagnostics& log
) {
    constexpr std::size_t head = 16'000;
    // Only the head is looked at, and only where it begins with a field.
    const std::string_view text = source.text();
    const std::size_t colon = text.substr(0, 60).find(':');
    if (colon == std::string_view::npos && !text.starts_with("From ")) return;
    const Source start(source.name(), std::string(text.substr(0, head)));
    const MailHeader header = read_mail_header(start, scan_lines(start));
    if (!header.is_mail()) return;
    log.note(
        codes::profile_proposed,
        header.fields.front().span,
        "this looks like a mail; its header would be facts, its > lines quotations",
        {"say --profile mail, or --profile plain to have no such question"}
    );
    inferences.push_back({"profile", "mail (proposed)", header.fields.front().span, 95});
}

}  // namespace pam::manuscript
