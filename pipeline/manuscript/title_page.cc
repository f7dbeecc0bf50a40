#include "manuscript/title_page.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/heading_words.h"
#include "manuscript/headings.h"
#include "manuscript/letter_words.h"
#include "manuscript/plain_masthead.h"
#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr std::size_t longest_title_page = 12;

class TitlePage {
public:
    TitlePage(
        Script& script, const std::vector<HeaderField>& header, Manuscript& manuscript
    )
        : script_(script)
        , header_(header)
        , manuscript_(manuscript)
        , facts_(manuscript.document.metadata) {}

    std::size_t find() {
        skip_notices();
        part_bylines();
        end_ = end_of_head();
        const std::size_t title = find_title();
        if (title < end_) {
            mark(title, Role::Title);
            mark_around(title);
        }
        fill_from_header();
        tell();
        return page_end_;
    }

private:
    [[nodiscard]] std::string words(std::size_t i) const {
        return script_.words(script_.items[i]);
    }

    [[nodiscard]] std::string header(std::string_view key) const {
        for (const HeaderField& field : header_)
            if (field.key == key) return field.value;
        return {};
    }

    void skip_notices() {
        const auto is_passed = [&](std::size_t i) {
            return script_.items[i].division || words(i) == "[Illustration]";
        };
        while (first_ < script_.items.size() && is_passed(first_))
            ++first_;
        page_end_ = first_;
    }

    // "On Queues" and, in the line below, "by Ada Marlowe": two things, typed close.
    void part_bylines() {
        for (std::size_t i = first_;
             i < script_.items.size() && i < first_ + longest_title_page;
             ++i) {
            const Item item = script_.items[i];
            if (item.over || item.under || item.list != 0 || item.division) continue;
            if (script_.line_count(item) > 4) return;
            const bool close = script_.line_count(item) > 1;
            if (close && (names_author(item.last - 1) || (i == first_ && dates(item))))
                part(i, item.last - 1);
        }
    }

    // "GENERAL PUBLIC LICENSE" over "Version 2, June 1991"
    [[nodiscard]] bool dates(const Item& item) const {
        const auto is_date = [&](std::size_t line) {
            return is_date_line(utf8::collapse_spaces(script_.line_text(line)));
        };
        return is_date(item.last - 1) && !is_date(item.first)
               && is_all_capitals(script_.line_text(item.first));
    }

    [[nodiscard]] bool names_author(std::size_t line) const {
        const std::string text = utf8::collapse_spaces(script_.line_text(line));
        const auto name = byline_name(text);
        return name && names_persons(*name) && word_count(*name) > 1;
    }

    // "Karl Marx and Friedrich Engels"
    [[nodiscard]] static bool names_persons(std::string_view names) {
        for (const std::string_view between : {" and ", " & "}) {
            const std::size_t at = names.find(between);
            if (at != std::string_view::npos)
                return is_person_name(names.substr(0, at))
                       && is_person_name(names.substr(at + between.size()));
        }
        return is_person_name(names);
    }

    void part(std::size_t i, std::size_t line) {
        Item below = script_.items[i];
        below.first = line;
        below.blank_before = 0;
        script_.items[i].last = line;
        script_.items.insert(
            script_.items.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(below)
        );
    }

    // The head is what stands before the first running text or part of the work.
    [[nodiscard]] std::size_t end_of_head() const {
        std::size_t i = first_;
        const std::size_t limit =
            std::min(script_.items.size(), first_ + longest_title_page);
        for (; i < limit; ++i) {
            const Item& item = script_.items[i];
            if (item.division || item.kind == ItemKind::Break
                || item.kind == ItemKind::Code)
                break;
            if (item.kind == ItemKind::Heading && i > first_) break;
            if (item.kind != ItemKind::Heading
                && ((script_.is_body(item) && !is_long_subtitle(i))
                    || opens_part(script_, item)))
                break;
            if (script_.line_count(item) > 6 || words(i).starts_with('[')
                || is_salutation(words(i)))
                break;
        }
        // A file of nothing but short lines has no title page.
        return i == script_.items.size() ? first_ : i;
    }

    // A subtitle of several lines, as old title pages have them, with the author or the
    // date after it.
    [[nodiscard]] bool is_long_subtitle(std::size_t i) const {
        if (i == first_ || i + 1 >= script_.items.size()
            || script_.span(script_.items[i]).size() > 300)
            return false;
        const std::string next = words(i + 1);
        return has_byline(i + 1) || is_date_line(next) || is_stated_author(next);
    }

    // ------------------------------------------------ title

    [[nodiscard]] std::size_t find_title() const {
        const std::string stated = words_key(header("title"));
        if (!stated.empty())
            for (std::size_t i = first_; i < end_; ++i) {
                const std::string key = words_key(words(i));
                if (!key.empty() && (stated.starts_with(key) || key.starts_with(stated)))
                    return i;
            }
        for (std::size_t i = first_; i < end_; ++i) {
            const bool dated = i > first_ && is_date_line(words(i));
            if (is_masthead(i) || dated || is_issue_line(words(i))) continue;
            return is_title(i) ? i : end_;
        }
        return end_;
    }

    // An organisation's name above the title: a later line of the head can be the title.
    [[nodiscard]] bool is_masthead(std::size_t i) const {
        const std::string line = words(i);
        if (line.size() > 80 || i + 1 >= end_) return false;
        const bool names_body = is_organisation(line) || named_in_notice(line)
                                || names_publisher(script_, i, end_);
        if (!names_body) return false;
        for (std::size_t next = i + 1; next < end_; ++next) {
            const std::string other = words(next);
            if (is_date_line(other) || byline_name(other) || is_issue_line(other)) continue;
            return is_title(next);
        }
        return false;
    }

    // The archive's notice speaks of "the Maoist Internationalist Movement".
    [[nodiscard]] bool named_in_notice(const std::string& line) const {
        if (word_count(line) < 2) return false;
        for (std::size_t i = 0; i < first_; ++i)
            if (words(i).find(line) != std::string::npos) return true;
        return false;
    }

    [[nodiscard]] bool is_title(std::size_t i) const {
        const Item& item = script_.items[i];
        const std::string line = words(i);
        if (item.kind == ItemKind::Heading) return i == first_ && is_only_of_its_style(i);
        if (line.size() > 160 || script_.line_count(item) > 3 || !has_letters(line))
            return false;
        if (is_date_line(line) || byline_name(line) || is_salutation(line)
            || begins_lower(line))
            return false;
        const char32_t initial = utf8::decode(line, 0).code_point;
        const HeadingMarks marks = heading_marks(line);
        const bool marked = marks.depth == 1 && marks.mark != '*';
        if (!utf8::is_word(initial) && initial != 0xBF && initial != 0xA1 && !marked)
            return false;
        if (opens_with_number(line)) return false;
        if (is_question_over_answer(script_, i) && asks_over_answers(script_)) return false;

        const bool styled = is_all_capitals(line) || is_title_case(line);
        const bool pointed = (ends_sentence(line) && line.back() != '?') || ends_open(line);
        if (pointed && !styled) return false;
        if (line.back() == ':' || (line.back() == ',' && !is_all_capitals(line)))
            return false;
        return styled || word_count(line) <= 14;
    }

    // "I. BOURGEOIS AND PROLETARIANS" heads a part, not the work.
    [[nodiscard]] static bool opens_with_number(std::string_view line) {
        const std::string_view first = first_word(line);
        return first.ends_with('.') && first.size() < line.size()
               && number_of(first).has_value();
    }

    [[nodiscard]] bool is_only_of_its_style(std::size_t i) const {
        const Item& item = script_.items[i];
        if (!item.under) return false;
        const auto style = [&](const Item& one) {
            return one.kind == ItemKind::Heading && one.under
                   && one.over.has_value() == item.over.has_value()
                   && script_.line_text(*one.under)[0] == script_.line_text(*item.under)[0];
        };
        return std::count_if(script_.items.begin(), script_.items.end(), style) == 1;
    }

    // ------------------------------------------------ the lines around it

    void mark_around(std::size_t title) {
        for (std::size_t i = first_; i < title; ++i)
            mark(i, role_above(i));
        const std::size_t last = last_anchor(title);
        for (std::size_t i = title + 1; i <= last; ++i)
            mark(i, role_below(i, title));
        page_end_ = std::max(last, title) + 1;
        if (page_end_ == title + 1 && title + 1 < end_ && is_subtitle(title + 1, title)) {
            mark(title + 1, Role::Subtitle);
            ++page_end_;
        }
    }

    [[nodiscard]] Role role_above(std::size_t i) const {
        const std::string line = words(i);
        if (is_date_line(line)) return Role::DateLine;
        if (byline_name(line) || is_stated_author(line)) return Role::Author;
        return Role::Organisation;
    }

    // The last line that surely belongs to a title page.
    [[nodiscard]] std::size_t last_anchor(std::size_t title) const {
        std::size_t last = title;
        for (std::size_t i = title + 1; i < end_; ++i)
            if (is_anchor(i, title)) last = i;
        return last;
    }

    [[nodiscard]] bool is_anchor(std::size_t i, std::size_t title) const {
        const std::string line = words(i);
        if (heading_marks(line).depth > 1) return false;
        if (has_byline(i) || is_date_line(line) || is_stated_author(line)
            || is_edition(line))
            return true;
        if (follows_by(i)) return true;
        if (i == title + 1 && is_person_name(line) && !is_all_capitals(words(title) + line))
            return true;
        if (i == title + 1 && is_person_name(line)
            && script_.items[i].indent > script_.layout.body_indent + 4)
            return true;
        const bool body_name = is_organisation(line) && line.size() < 70
                               && !ends_sentence(line) && !ends_open(line);
        return (body_name && !has_second_capitals(i)) || is_subtitle_of_header(i, title);
    }

    [[nodiscard]] bool has_second_capitals(std::size_t i) const {
        return is_all_capitals(words(i));
    }

    [[nodiscard]] static bool is_edition(std::string_view line) {
        return line.size() < 60
               && (holds(line, " edition") || holds(line, "version ")
                   || holds(line, "revised "))
               && !ends_sentence(line);
    }

    [[nodiscard]] bool is_stated_author(std::string_view line) const {
        const std::string stated = words_key(header("author"));
        return !stated.empty() && words_key(line) == stated;
    }

    [[nodiscard]] bool has_byline(std::size_t i) const {
        return byline_name(utf8::collapse_spaces(script_.line_text(script_.items[i].first)))
            .has_value();
    }

    // "by" stands alone in the line above.
    [[nodiscard]] bool follows_by(std::size_t i) const {
        const std::string above = i > first_ ? words(i - 1) : std::string();
        const auto name = byline_name(above);
        return name && name->empty() && script_.line_count(script_.items[i - 1]) == 1;
    }

    [[nodiscard]] bool is_subtitle_of_header(std::size_t i, std::size_t title) const {
        const std::string stated = words_key(header("title"));
        return i == title + 1 && !stated.empty()
               && stated == words_key(words(title) + words(i));
    }

    [[nodiscard]] Role role_below(std::size_t i, std::size_t title) const {
        const std::string line = words(i);
        if (has_byline(i) || is_stated_author(line)) return Role::Author;
        if (follows_by(i)) return Role::Author;
        if (is_date_line(line) || is_edition(line)) return Role::DateLine;
        if (is_subtitle_of_header(i, title)) return Role::Subtitle;
        if (i == title + 1 && is_person_name(line) && is_anchor(i, title))
            return Role::Author;
        return is_organisation(line) && script_.line_count(script_.items[i]) == 1
                   ? Role::Organisation
                   : Role::Subtitle;
    }

    // With nothing else on the page: "or, THE WHALE", a line in brackets, a line set like
    // the title.
    [[nodiscard]] bool is_subtitle(std::size_t i, std::size_t title) const {
        const std::string line = words(i);
        if (holds(line.substr(0, 3), "or,") || holds(line.substr(0, 3), "or ")) return true;
        if (line.front() == '(' && line.back() == ')') return true;
        if (i + 1 != end_ || script_.line_count(script_.items[i]) > 2 || line.size() > 120)
            return false;
        if (is_all_capitals(line) && !is_all_capitals(words(title))) return false;
        const bool close_up =
            script_.items[i].blank_before <= 1 && i + 1 < script_.items.size()
            && script_.items[i + 1].blank_before > script_.items[i].blank_before;
        return close_up && !ends_sentence(line) && !ends_open(line) && is_title_case(line);
    }

    // ------------------------------------------------ facts

    void mark(std::size_t i, Role role) {
        Item& item = script_.items[i];
        item.role = role;
        item.division = DivisionKind::TitleBlock;
        if (item.kind == ItemKind::Heading) item.kind = ItemKind::Prose;
        const Span span = script_.span(item);
        const std::string line = words(i);
        switch (role) {
        case Role::Title:
            facts_.title = {without_end_marks(line), Origin::Inferred, span};
            break;
        case Role::Subtitle:
            if (facts_.subtitle.value.empty() && script_.line_count(item) <= 3
                && !is_edition(line))
                facts_.subtitle = {line, Origin::Inferred, span};
            break;
        case Role::Author:
            note_author(i, line, span);
            break;
        case Role::Organisation:
            if (facts_.organisation.value.empty())
                facts_.organisation = {line, Origin::Inferred, span};
            break;
        case Role::DateLine:
            if (is_date_line(line) && facts_.date.value.empty())
                facts_.date = {line, Origin::Inferred, span};
            break;
        default:
            break;
        }
    }

    // "MOBY-DICK;" is called MOBY-DICK, and "= Moby-Dick" too.
    [[nodiscard]] static std::string without_end_marks(std::string line) {
        if (const std::size_t marks = heading_marks(line).depth)
            line = std::string(utf8::trim(std::string_view(line).substr(marks)));
        while (!line.empty()
               && (line.back() == ';' || line.back() == ',' || line.back() == ':'))
            line.pop_back();
        if (line.ends_with('.') && !line.ends_with("..") && word_count(line) <= 8)
            line.pop_back();
        return line;
    }

    void note_author(std::size_t i, const std::string& line, Span span) {
        std::string name = line;
        const std::string first =
            utf8::collapse_spaces(script_.line_text(script_.items[i].first));
        if (const auto after = byline_name(first)) name = std::string(*after);
        if (name.empty() && script_.line_count(script_.items[i]) > 1)
            name = std::string(script_.line_text(script_.items[i].first + 1));
        if (name.ends_with('.') && word_count(name) <= 4 && name.size() > 3
            && name[name.size() - 3] != ' ')
            name.pop_back();
        if (!name.empty()) facts_.authors.push_back({name, Origin::Inferred, span});
    }

    // The header of an archive knows the facts in a librarian's form.
    void fill_from_header() {
        for (const HeaderField& field : header_) {
            if (field.key == "title") set_title(field);
            if (field.key == "author" && facts_.authors.empty())
                facts_.authors.push_back({field.value, Origin::Inferred, field.span});
            if (field.key == "subtitle")
                facts_.subtitle = {field.value, Origin::Inferred, field.span};
        }
    }

    // "Moby Dick; Or, The Whale": where the page sets the title's two parts apart, so does
    // the header's.
    void set_title(const HeaderField& field) {
        const std::string on_page = words_key(facts_.title.value);
        for (const char* border : {": ", "; "}) {
            const std::size_t at = field.value.find(border);
            if (at == std::string::npos || words_key(field.value.substr(0, at)) != on_page)
                continue;
            if (facts_.subtitle.value.empty()) break;
            facts_.title = {field.value.substr(0, at), Origin::Inferred, field.span};
            facts_.subtitle = {field.value.substr(at + 2), Origin::Inferred, field.span};
            return;
        }
        facts_.title = {field.value, Origin::Inferred, field.span};
    }

    void tell() {
        const auto say = [&](const char* what, const Field& field) {
            if (!field.value.empty() && field.origin == Origin::Inferred)
                manuscript_.inferences.push_back({what, field.value, field.span});
        };
        say("title", facts_.title);
        say("subtitle", facts_.subtitle);
        for (const Field& author : facts_.authors)
            say("author", author);
        say("organisation", facts_.organisation);
        say("date", facts_.date);
    }

    Script& script_;
    const std::vector<HeaderField>& header_;
    Manuscript& manuscript_;
    Metadata& facts_;
    std::size_t first_ = 0;
    std::size_t end_ = 0;
    std::size_t page_end_ = 0;
};

}  // namespace

std::size_t find_title_page(
    Script& script, const std::vector<HeaderField>& header, Manuscript& manuscript
) {
    return TitlePage(script, header, manuscript).find();
}

}  // namespace pam::manuscript
