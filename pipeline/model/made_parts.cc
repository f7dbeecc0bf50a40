#include "model/made_parts.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "model/codes.h"
#include "model/index.h"
#include "model/part_names.h"
#include "model/xml_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace pam::model {

namespace {

using document::Metadata;

/// A work of fewer chapters has no need of parts that the editor does not ask for.
constexpr int fewest_chapters = 3;
/// A list of contents of more lines than this names chapters alone, unless told otherwise.
constexpr std::ptrdiff_t longest_contents = 70;

// ---------------------------------------------------------------- what is wanted

struct Part {
    const char* name;  // as the editor writes it
    const char* tag;
    std::vector<std::string> classes;
    Wish WantedParts::*wish;
};

const std::array<Part, 7>& all_parts() {
    static const std::array<Part, 7> parts{{
        {"half-title", "section", {"half-title"}, &WantedParts::half_title},
        {"title-page", "section", {"title-page"}, &WantedParts::title_page},
        {"copyright", "section", {"copyright-page"}, &WantedParts::copyright},
        {"contents", "section", {"contents", "made"}, &WantedParts::contents},
        {"figures", "section", {"figures-list"}, &WantedParts::figures},
        {"tables", "section", {"tables-list"}, &WantedParts::tables},
        {"index", "section", {"index"}, &WantedParts::index},
    }};
    return parts;
}

const Part* part_named(std::string_view name) {
    if (name == "copyright-page") name = "copyright";
    if (name == "toc") name = "contents";
    for (const Part& part : all_parts())
        if (name == part.name) return &part;
    return nullptr;
}

std::vector<std::string> words_of(std::string_view written) {
    std::vector<std::string> words(1);
    for (const char c : written) {
        if (c == ',' || c == ' ' || c == ';')
            words.emplace_back();
        else
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    std::erase(words, "");
    return words;
}

class Wishes {
public:
    Wishes(const document::Document& document, Diagnostics& log)
        : facts_(document.metadata)
        , log_(log) {
        for (const document::Block& block : document.blocks)
            if (const auto* heading = std::get_if<document::Heading>(&block.value))
                chapters_ += heading->level == 1;
    }

    WantedParts settle(const style::StyleSheet& sheet, std::string_view language) {
        if (facts_.parts.value.empty())
            ask(sheet, language);
        else
            take_stated();
        if (!facts_.contents.value.empty()) take_contents();
        return wanted_;
    }

private:
    /// The index is part of the text wherever it was marked; the others make a book.
    void ask(const style::StyleSheet& sheet, std::string_view language) {
        const style::ElementView body{"body", {}, {}, nullptr, nullptr, language};
        const style::ComputedStyle around = sheet.compute(body, nullptr);
        for (const Part& part : all_parts()) {
            const bool makes_book = part.wish != &WantedParts::index;
            if (makes_book && chapters_ < fewest_chapters) continue;
            const style::ElementView view{part.tag, part.classes, {}, &body, nullptr, {}};
            if (sheet.compute(view, &around).display != style::Display::None)
                wanted_.*part.wish = Wish::ByStyle;
        }
    }

    void take_stated() {
        for (const std::string& word : words_of(facts_.parts.value)) {
            if (word == "none") continue;
            if (const Part* part = part_named(word))
                wanted_.*part->wish = Wish::ByEditor;
            else
                tell_unknown(word);
        }
    }

    void tell_unknown(const std::string& word) {
        std::vector<std::string_view> known{"none"};
        for (const Part& part : all_parts())
            known.emplace_back(part.name);
        const auto meant = nearest(word, known);
        log_.warn(
            codes::unknown_part,
            facts_.parts.span,
            fmt::format("no part of a book is called \"{}\"", word),
            {meant ? fmt::format("the nearest known part is \"{}\"", *meant)
                   : fmt::format("known are {}", fmt::join(known, ", "))}
        );
    }

    /// "yes", "no", or the levels of headings that the list shall name.
    void take_contents() {
        const std::vector<std::string> words = words_of(facts_.contents.value);
        const std::string word = words.empty() ? "" : words.front();
        if (word == "no" || word == "false" || word == "off" || word == "0") {
            wanted_.contents = Wish::None;
            return;
        }
        const bool number = word.size() == 1 && word[0] >= '1' && word[0] <= '6';
        if (number) wanted_.contents_levels = word[0] - '0';
        if (number || word == "yes" || word == "true" || word == "on")
            wanted_.contents = Wish::ByEditor;
        else
            log_.warn(
                codes::unknown_part,
                facts_.contents.span,
                fmt::format("contents cannot be \"{}\"", facts_.contents.value),
                {"write yes, no, or the number of levels, from 1 to 6"}
            );
    }

    const Metadata& facts_;
    Diagnostics& log_;
    WantedParts wanted_;
    int chapters_ = 0;
};

// ---------------------------------------------------------------- making them

Element part(Role role, std::initializer_list<const char*> classes, Wish wish) {
    Element made = element("section", role, classes, Span::none());
    if (wish == Wish::ByEditor) made.classes.emplace_back("wanted");
    return made;
}

Element made_line(const char* name, std::string text) {
    Element line = element("p", Role::None, {name, "generated"}, Span::none());
    append(line, generated_text(std::move(text)));
    return line;
}

/// The number of an ISBN, however it was written; empty for what is none.
std::string isbn_of(std::string_view identifier) {
    std::string lower;
    for (const char c : identifier)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const std::string_view scheme : {"urn:isbn:", "isbn:", "isbn-13:", "isbn"})
        if (lower.starts_with(scheme)) {
            identifier.remove_prefix(scheme.size());
            break;
        }
    const std::string_view number = utf8::trim(identifier);
    const auto digits = std::count_if(number.begin(), number.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == 'X' || c == 'x';
    });
    const bool plain = number.find_first_not_of("0123456789Xx- ") == std::string::npos;
    return plain && (digits == 10 || digits == 13) ? std::string(number) : std::string();
}

class PartMaker {
public:
    PartMaker(Element& body, Workshop& shop, TypesetModel& model)
        : body_(body)
        , shop_(shop)
        , model_(model)
        , facts_(model.metadata)
        , names_(part_names(model.language)) {}

    void make() {
        std::size_t at = make_title_leaves();
        while (at < body_.children.size() && opens_book(body_.children[at]))
            ++at;
        Element index = index_part();  // the contents name it
        const std::size_t before_lists = at;
        if (shop_.wanted.contents != Wish::None && !shop_.has_contents)
            insert(at, contents_part());
        insert(at, list_part(Role::Figures, names_.figures, shop_.figures));
        insert(at, list_part(Role::Tables, names_.tables, shop_.tables));
        if (at > before_lists) mark_beginning(at);
        if (!index.children.empty()) put_behind_text(std::move(index));
    }

private:
    /// Behind the lists the pages may be numbered anew.
    void mark_beginning(std::size_t at) {
        if (at == body_.children.size()) return;
        if (auto* first = std::get_if<Element>(&body_.children[at].value))
            first->classes.emplace_back("text-begins");
    }

    /// Puts the part there and steps over it; one without contents is not wanted.
    void insert(std::size_t& at, Element made) {
        if (made.children.empty()) return;
        body_.children.insert(
            body_.children.begin() + static_cast<std::ptrdiff_t>(at), Node{std::move(made)}
        );
        ++at;
    }

    static bool is(const Node& node, Role role) {
        const auto* element = std::get_if<Element>(&node.value);
        return element != nullptr && element->role == role;
    }

    static bool opens_book(const Node& node) {
        return is(node, Role::Dedication) || is(node, Role::Epigraph);
    }

    /// Half-title, title page, copyright page. Gives the place behind them.
    std::size_t make_title_leaves() {
        Nodes& nodes = body_.children;
        const auto found = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) {
            return is(node, Role::TitlePage);
        });
        auto at = static_cast<std::size_t>(found - nodes.begin());
        if (found == nodes.end()) {
            at = 0;
        } else {
            if (shop_.wanted.title_page != Wish::None) wrap_title(*found);
            if (shop_.wanted.half_title != Wish::None) insert(at, half_title());
            ++at;
        }
        if (shop_.wanted.copyright != Wish::None) insert(at, copyright_page());
        return at;
    }

    Element half_title() {
        Element made = part(Role::HalfTitle, {"half-title"}, shop_.wanted.half_title);
        if (!facts_.title.value.empty())
            append(made, made_line("half-title-text", facts_.title.value));
        return made;
    }

    /// The title block stays what it is; publisher and place stand at the foot.
    void wrap_title(Node& node) {
        Element block = std::move(std::get<Element>(node.value));
        Element made = part(Role::TitlePage, {"title-page"}, shop_.wanted.title_page);
        made.span = block.span;
        block.role = Role::None;
        append(made, std::move(block));
        Element imprint = element("div", Role::None, {"imprint"}, Span::none());
        if (facts_.publisher.value != facts_.organisation.value)
            add_fact(imprint, "publisher", facts_.publisher.value);
        add_fact(imprint, "place", facts_.place.value);
        if (!imprint.children.empty()) append(made, std::move(imprint));
        node.value = std::move(made);
    }

    static void add_fact(Element& into, const char* name, const std::string& value) {
        if (!value.empty()) append(into, made_line(name, value));
    }

    /// Nothing is claimed that was not stated.
    Element copyright_page() {
        Element made =
            part(Role::CopyrightPage, {"copyright-page"}, shop_.wanted.copyright);
        add_fact(made, "rights", facts_.rights.value);
        add_fact(made, "edition", facts_.edition.value);
        const std::vector<std::string> isbns = isbn_lines();
        const bool more = !made.children.empty() || !isbns.empty();
        if (more) {
            add_fact(made, "publisher", facts_.publisher.value);
            add_fact(made, "place", facts_.place.value);
        }
        for (const std::string& isbn : isbns) {
            append(made, made_line("isbn", isbn));
            model_.made_words.push_back(isbn);
        }
        return made;
    }

    /// One page serves both editions: where each has a number, the e-book's says so.
    [[nodiscard]] std::vector<std::string> isbn_lines() const {
        const std::string printed = isbn_of(facts_.print_isbn.value);
        const std::string electronic = isbn_of(facts_.identifier.value);
        std::vector<std::string> lines;
        if (!printed.empty()) lines.push_back("ISBN " + printed);
        if (!electronic.empty())
            lines.push_back("ISBN " + electronic + (printed.empty() ? "" : " (EPUB)"));
        return lines;
    }

    Element titled(Element made, std::string_view stem, std::string_view name) {
        made.id = shop_.ids.fresh(fmt::format("{}-section", stem));
        Element heading =
            element("h2", Role::None, {"heading-1", "generated"}, Span::none());
        heading.id = shop_.ids.fresh(stem);
        append(heading, generated_text(std::string(name)));
        append(made, std::move(heading));
        model_.made_words.emplace_back(name);
        return made;
    }

    [[nodiscard]] int contents_levels() const {
        if (shop_.wanted.contents_levels > 0) return shop_.wanted.contents_levels;
        const auto lines = std::count_if(
            shop_.outline.begin(),
            shop_.outline.end(),
            [](const OutlineEntry& entry) { return entry.level <= 2; }
        );
        return lines > longest_contents ? 1 : 2;
    }

    Element contents_part() {
        Element made =
            part(Role::MadeContents, {"contents", "made"}, shop_.wanted.contents);
        if (shop_.outline.empty()) return made;
        made = titled(std::move(made), "contents", names_.contents);
        const int levels = contents_levels();
        for (const OutlineEntry& entry : shop_.outline)
            if (entry.level <= levels)
                append(made, list_line(entry.id, entry.text, entry.level));
        return made;
    }

    Element list_part(Role role, std::string_view name, const std::vector<Listed>& things) {
        const bool figures = role == Role::Figures;
        Element made = figures ? part(role, {"figures-list"}, shop_.wanted.figures)
                               : part(role, {"tables-list"}, shop_.wanted.tables);
        if (things.empty()) return made;
        made = titled(std::move(made), figures ? "figures" : "tables", name);
        for (const Listed& thing : things)
            append(made, list_line(thing.id, thing.caption, 1));
        return made;
    }

    static Element list_line(const std::string& id, const std::string& text, int level) {
        Element line = element("p", Role::ContentsEntry, {"entry"}, Span::none());
        line.classes.push_back(fmt::format("level-{}", level));
        Element link = element("a", Role::None, {"generated"}, Span::none());
        link.href = "#" + id;
        append(link, generated_text(text));
        append(line, std::move(link));
        return line;
    }

    Element index_part() {
        Element made = part(Role::Index, {"index"}, shop_.wanted.index);
        if (shop_.wanted.index == Wish::None) return made;
        Nodes lists = index_nodes(names_, shop_, model_);
        if (lists.empty()) return made;
        made = titled(std::move(made), "index", names_.index);
        append(made, std::move(lists));
        const auto& heading = std::get<Element>(made.children.front().value);
        shop_.outline.push_back({1, std::string(names_.index), heading.id});
        for (const std::string_view own : {names_.see, names_.see_also})
            model_.made_words.emplace_back(own);
        return made;
    }

    /// Before the colophon, which is the last page.
    void put_behind_text(Element index) {
        Nodes& nodes = body_.children;
        auto end = nodes.end();
        while (end != nodes.begin() && is(*std::prev(end), Role::Colophon))
            --end;
        nodes.insert(end, Node{std::move(index)});
    }

    Element& body_;
    Workshop& shop_;
    TypesetModel& model_;
    const Metadata& facts_;
    const PartNames& names_;
};

}  // namespace

WantedParts wanted_parts(
    const document::Document& document,
    const style::StyleSheet& sheet,
    std::string_view language,
    Diagnostics& log
) {
    return Wishes(document, log).settle(sheet, language);
}

void add_made_parts(Element& body, Workshop& shop, TypesetModel& model) {
    PartMaker(body, shop, model).make();
}

}  // namespace pam::model
