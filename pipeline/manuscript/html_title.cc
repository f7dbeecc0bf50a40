#include "manuscript/html_title.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/apply_settings.h"
#include "manuscript/folded.h"
#include "manuscript/language_guess.h"

#include <algorithm>

namespace pam::manuscript::html {

using namespace document;

namespace {

bool holds_year(std::string_view words) {
    std::size_t digits = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        const bool digit = i < words.size() && words[i] >= '0' && words[i] <= '9';
        if (digit) {
            ++digits;
            continue;
        }
        if (digits == 4 && (words[i - 4] == '1' || words[i - 4] == '2')) return true;
        digits = 0;
    }
    return false;
}

// Where "by NAME" begins in a byline: after "by ", whatever stands before it.
std::size_t name_after_by(std::string_view words) {
    for (std::size_t at = 0; at + 3 < words.size(); ++at) {
        const bool word = at == 0 || words[at - 1] == ' ';
        if (word && same_name(words.substr(at, 3), "by ")) return at + 3;
    }
    return std::string_view::npos;
}

class TitleMaker {
public:
    TitleMaker(
        const Page& page,
        const Facts& facts,
        const Built& built,
        Record& record,
        Manuscript& manuscript
    )
        : page_(page)
        , facts_(facts)
        , built_(built)
        , record_(record)
        , manuscript_(manuscript)
        , blocks_(manuscript.document.blocks)
        , metadata_(manuscript.document.metadata) {}

    void run() {
        state_facts();
        const bool titled = take_title();
        if (titled) take_what_follows();
        if (!titled && !is_part_of_book()) title_of_window();
        if (metadata_.title.value.empty()) metadata_.title = field_of(page_title());
        if (!lines_.empty()) {
            Division block{DivisionKind::TitleBlock, std::move(lines_), span_};
            blocks_.insert(blocks_.begin(), Block{std::move(block)});
        }
        for (const Fact& author : facts_.authors)
            if (metadata_.authors.size() < facts_.authors.size() && !taken_author_)
                metadata_.authors.push_back(field_of(author));
        if (has_title_block() && !is_part_of_book())
            complete_title_block(manuscript_.document);
    }

private:
    static Field field_of(const Fact& fact) {
        return {fact.value, Origin::Inferred, fact.span};
    }

    // A chapter of an e-book has a heading; the title is the book's.
    [[nodiscard]] bool is_part_of_book() const {
        const std::string_view terms = page_.tree.attribute(page_.tree.body(), "epub:type");
        return has_name(terms, "bodymatter") || has_name(terms, "backmatter")
               || has_name(terms, "frontmatter");
    }

    void state_facts() {
        if (!facts_.language.value.empty()) {
            metadata_.language = field_of(facts_.language);
        } else {
            std::string text;
            for_each_text(manuscript_.document.blocks, [&](const Text& one) {
                if (text.size() < 20'000) text += one.text + " ";
            });
            if (const auto guessed = guess_language(text))
                metadata_.language = {*guessed, Origin::Inferred, Span::none()};
        }
        if (!facts_.description.value.empty())
            metadata_.description = field_of(facts_.description);
        if (!facts_.rights.value.empty()) metadata_.rights = field_of(facts_.rights);
        const Fact& publisher =
            facts_.publisher.value.empty() ? facts_.site : facts_.publisher;
        if (!publisher.value.empty()) metadata_.publisher = field_of(publisher);
        if (!facts_.date.value.empty())
            metadata_.date = {
                std::string(day_of(facts_.date.value)), Origin::Inferred, facts_.date.span};
    }

    // Without the site's name, which a bar, a dash or a sign parts from the title.
    [[nodiscard]] Fact page_title() const {
        if (!facts_.title.value.empty()) return facts_.title;
        return {std::string(own_part(facts_.page_title.value)), facts_.page_title.span};
    }

    static std::string_view own_part(std::string_view title) {
        std::size_t best = std::string_view::npos;
        for (const std::string_view bar :
             {" | ",
              " \u2013 ",
              " \u2014 ",
              " - ",
              " \u00BB ",
              " :: ",
              " \u2022 ",
              " \u00B7 ",
              " \u2729 "})
            best = std::min(best, title.find(bar));
        if (best == std::string_view::npos || best < 4) return title;
        return title.substr(0, best);
    }

    // ------------------------------------------------------------ the title

    template<typename T>
    T* at(std::size_t i) {
        return i < blocks_.size() ? std::get_if<T>(&blocks_[i].value) : nullptr;
    }

    [[nodiscard]] const Hint* hint(std::size_t i) const {
        const auto* paragraph =
            i < blocks_.size() ? std::get_if<Paragraph>(&blocks_[i].value) : nullptr;
        if (paragraph == nullptr || paragraph->span.is_none()) return nullptr;
        const auto found = built_.hints.find(paragraph->span.begin);
        return found == built_.hints.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool says_title(const std::string& words) const {
        const std::string key = words_key(words);
        if (key.empty()) return false;
        if (key == words_key(facts_.title.value)) return true;
        const std::string page = words_key(facts_.page_title.value);
        return key == page || (key.size() >= 4 && page.find(key) != std::string::npos);
    }

    // A trail of links or a rubric may stand over the heading that the page is called by.
    void bring_title_up() {
        constexpr std::size_t looked_at = 6;
        if (at<Heading>(0) != nullptr || is_part_of_book()) return;
        for (std::size_t i = 1; i < looked_at; ++i) {
            const Heading* heading = at<Heading>(i);
            if (heading == nullptr) continue;
            if (heading->level == 1 && says_title(plain_text(heading->inlines))) {
                const auto found = blocks_.begin() + static_cast<std::ptrdiff_t>(i);
                std::rotate(blocks_.begin(), found, found + 1);
            }
            return;
        }
    }

    bool take_title() {
        bring_title_up();
        if (is_part_of_book() && at<Heading>(0) != nullptr && at<Heading>(0)->level > 1)
            return false;
        if (Heading* heading = at<Heading>(0)) {
            int tops = 0;
            for_each_heading(blocks_, [&](const Heading& one) { tops += one.level == 1; });
            const std::string words = plain_text(heading->inlines);
            const bool only = heading->level == 1 && tops == 1;
            if (!only && !says_title(words)) return false;
            add_line(Role::Title, std::move(heading->inlines), heading->span);
            return state("title", metadata_.title, words), true;
        }
        auto* paragraph = at<Paragraph>(0);
        if (paragraph == nullptr || paragraph->role != Role::Body) return false;
        constexpr std::size_t longest = 160;
        const std::string words = plain_text(paragraph->inlines);
        const Hint* look = hint(0);
        if (look == nullptr || utf8::count(words) > longest) return false;
        const bool named =
            has_name(look->names, "title") || has_name(look->semantics, "title");
        const bool large =
            look->size >= 5
            || (look->aligned == Aligned::Centre && (look->bold || look->capitals));
        if (!named && !large) return false;
        take_title_lines(*paragraph);
        return true;
    }

    // "Karl Marx<br>Wage Labour and Capital": the author's line first, where the page says
    // so.
    void take_title_lines(Paragraph& paragraph) {
        Inlines inlines = without_strong(std::move(paragraph.inlines));
        std::vector<Inlines> lines(1);
        for (Inline& piece : inlines) {
            if (std::holds_alternative<LineBreak>(piece.value))
                lines.emplace_back();
            else
                lines.back().push_back(std::move(piece));
        }
        const bool author_first = lines.size() == 2 && is_author(plain_text(lines[0]));
        if (author_first) {
            const std::string name = plain_text(lines[0]);
            lines_.push_back({Paragraph{Role::Author, std::move(lines[0]), paragraph.span}}
            );
            metadata_.authors = {{name, Origin::Inferred, paragraph.span}};
            manuscript_.inferences.push_back({"author", name, paragraph.span});
            taken_author_ = true;
            lines.erase(lines.begin());
        }
        Inlines title;
        for (Inlines& line : lines) {
            if (!title.empty()) title.push_back({LineBreak{paragraph.span}});
            std::move(line.begin(), line.end(), std::back_inserter(title));
        }
        const std::string words = plain_text(title);
        add_line(Role::Title, std::move(title), paragraph.span);
        state("title", metadata_.title, words);
    }

    static Inlines without_strong(Inlines inlines) {
        while (inlines.size() == 1 && std::holds_alternative<Strong>(inlines.front().value)
        ) {
            Inlines inner =
                std::move(std::get_if<Strong>(&inlines.front().value)->children);
            inlines = std::move(inner);
        }
        return inlines;
    }

    [[nodiscard]] bool is_author(const std::string& words) const {
        return std::any_of(
            facts_.authors.begin(),
            facts_.authors.end(),
            [&](const Fact& author) { return words_key(author.value) == words_key(words); }
        );
    }

    void add_line(Role role, Inlines inlines, Span span) {
        span_ = joined(span_, span);
        lines_.push_back({Paragraph{role, std::move(inlines), span}});
        blocks_.erase(blocks_.begin());
    }

    void state(const char* what, Field& field, const std::string& value) {
        field = {
            utf8::collapse_spaces(value),
            Origin::Inferred,
            std::get_if<Paragraph>(&lines_.back().value)->span};
        manuscript_.inferences.push_back({what, field.value, field.span});
    }

    // ------------------------------------------------------------ the lines under it

    // Short centred lines, a byline, a date: as far as they go.
    void take_what_follows() {
        constexpr std::size_t most = 5;
        std::size_t byline = most;
        for (std::size_t i = 0; i < most && byline == most; ++i)
            if (is_byline(i)) byline = i;
        for (std::size_t i = 0; i < byline && byline < most; ++i)
            if (!is_centred_line(i)) byline = most;
        for (std::size_t i = 0; i <= byline && byline < most; ++i) {
            Paragraph& paragraph = *at<Paragraph>(0);
            const std::string words = plain_text(paragraph.inlines);
            if (i < byline) {
                add_line(Role::Subtitle, std::move(paragraph.inlines), paragraph.span);
                if (metadata_.subtitle.value.empty())
                    state("subtitle", metadata_.subtitle, words);
                continue;
            }
            take_author(words);
            add_line(Role::Author, std::move(paragraph.inlines), paragraph.span);
        }
        if (is_date_line()) {
            Paragraph& paragraph = *at<Paragraph>(0);
            const std::string words = plain_text(paragraph.inlines);
            add_line(Role::DateLine, std::move(paragraph.inlines), paragraph.span);
            state("date", metadata_.date, words);
        }
        while (at<SectionBreak>(0) != nullptr)
            blocks_.erase(blocks_.begin());
    }

    [[nodiscard]] bool is_centred_line(std::size_t i) {
        const auto* paragraph = at<Paragraph>(i);
        const Hint* look = hint(i);
        constexpr std::size_t longest = 120;
        return paragraph != nullptr && look != nullptr && look->aligned == Aligned::Centre
               && utf8::count(plain_text(paragraph->inlines)) <= longest;
    }

    [[nodiscard]] bool is_byline(std::size_t i) {
        const auto* paragraph = at<Paragraph>(i);
        if (paragraph == nullptr) return false;
        const std::string words = plain_text(paragraph->inlines);
        constexpr std::size_t longest = 120;
        if (words.empty() || utf8::count(words) > longest || words.ends_with('.')) {
            const bool named_end = words.size() < 60 && name_after_by(words) == 3;
            if (!named_end) return false;
        }
        if (paragraph->role == Role::Byline || name_after_by(words) == 3) return true;
        if (is_author(words)) return true;
        const Hint* look = hint(i);
        if (look == nullptr) return false;
        for (const std::string_view name :
             {"byline", "author", "post-author", "entry-author", "vcard"})
            if (has_name(look->names, name)) return true;
        return contains(look->names, "posted")
               && name_after_by(words) != std::string_view::npos;
    }

    void take_author(const std::string& words) {
        taken_author_ = true;
        std::vector<Field> authors;
        for (const Fact& author : facts_.authors)
            authors.push_back(field_of(author));
        if (authors.empty()) {
            const std::size_t name = name_after_by(words);
            std::string value = name == std::string_view::npos ? words : words.substr(name);
            while (!value.empty() && (value.back() == '.' || value.back() == ','))
                value.pop_back();
            authors.push_back({value, Origin::Inferred, at<Paragraph>(0)->span});
        }
        manuscript_.inferences.push_back(
            {"author", authors.front().value, at<Paragraph>(0)->span}
        );
        metadata_.authors = std::move(authors);
    }

    [[nodiscard]] bool is_date_line() {
        const auto* paragraph = at<Paragraph>(0);
        if (paragraph == nullptr || paragraph->role != Role::Body) return false;
        const std::string words = plain_text(paragraph->inlines);
        constexpr std::size_t longest = 50;
        return utf8::count(words) <= longest && !words.ends_with('.') && holds_year(words);
    }

    // ------------------------------------------------------------ a title that is not
    // shown

    // The title in the window's frame becomes text where the page shows none.
    void title_of_window() {
        if (facts_.page_title_token == Node::no_token || facts_.page_title.value.empty())
            return;
        const auto& tokens = page_.tree.scan.tokens;
        for (std::uint32_t i = 0; i < facts_.page_title_token; ++i)
            if (tokens[i].kind == Kind::Text && !tokens[i].blank) return;
        if (blocks_.empty() || contains(facts_.page_title.value.substr(0, 8), "untitled"))
            return;
        Runs runs;
        Styles styles;
        Words words(page_.tree.scan, styles, page_.entities, record_);
        words.text(facts_.page_title_token, plain_style);
        runs = words.take();
        Inlines inlines = inlines_of(runs.begin(), runs.end(), styles);
        if (plain_text(inlines).empty()) return;
        record_.shown_title = page_.tree.scan.tokens[facts_.page_title_token].begin;
        lines_.push_back({Paragraph{
            Role::Title, std::move(inlines), facts_.page_title.span}});
        span_ = facts_.page_title.span;
        metadata_.title = field_of(facts_.page_title);
        manuscript_.inferences.push_back({"title", facts_.page_title.value, span_});
    }

    [[nodiscard]] bool has_title_block() const {
        const auto* division =
            blocks_.empty() ? nullptr : std::get_if<Division>(&blocks_.front().value);
        return division != nullptr && division->kind == DivisionKind::TitleBlock;
    }

    const Page& page_;
    const Facts& facts_;
    const Built& built_;
    Record& record_;
    Manuscript& manuscript_;
    Blocks& blocks_;
    Metadata& metadata_;
    Blocks lines_;
    Span span_ = Span::none();
    bool taken_author_ = false;
};

}  // namespace

void infer_title(
    const Page& page,
    const Facts& facts,
    const Built& built,
    Record& record,
    Manuscript& manuscript
) {
    TitleMaker(page, facts, built, record, manuscript).run();
}

}  // namespace pam::manuscript::html
