#include "manuscript/html_facts.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::html {

namespace {

// A value of JSON-LD that stands as a plain string right after its key.
std::string json_string(std::string_view json, std::size_t at) {
    std::string value;
    for (; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] != '\\' || at + 1 == json.size()) {
            value += json[at];
            continue;
        }
        const char escaped = json[++at];
        if (escaped != 'u') {
            value += escaped == 'n' || escaped == 't' || escaped == 'r' ? ' ' : escaped;
            continue;
        }
        char32_t code = 0;
        for (int digits = 0; digits < 4 && at + 1 < json.size(); ++digits) {
            const char c = json[++at];
            const char lower = static_cast<char>(c | 0x20);
            code = code * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : lower - 'a' + 10);
        }
        utf8::append(value, code >= 0xD800 && code < 0xE000 ? U'\uFFFD' : code & 0xFFFF);
    }
    return utf8::find_invalid(value) ? std::string() : utf8::collapse_spaces(value);
}

// Where the value of `key` begins, past quotation mark and colon.
std::size_t json_value(std::string_view json, std::string_view key, std::size_t from) {
    const std::string quoted = "\"" + std::string(key) + "\"";
    const std::size_t found = json.find(quoted, from);
    if (found == std::string_view::npos) return found;
    std::size_t at = found + quoted.size();
    while (at < json.size()
           && std::string_view(" \t\r\n:").find(json[at]) != std::string_view::npos)
        ++at;
    return at;
}

std::string json_text(std::string_view json, std::string_view key) {
    const std::size_t at = json_value(json, key, 0);
    return at < json.size() && json[at] == '"' ? json_string(json, at + 1) : std::string();
}

// "author": "A", {"name": "A"} or [{"name": "A"}, {"name": "B"}].
std::vector<std::string> json_authors(std::string_view json) {
    std::vector<std::string> authors;
    std::size_t at = json_value(json, "author", 0);
    if (at >= json.size()) return authors;
    if (json[at] == '"') return {json_string(json, at + 1)};
    const char close = json[at] == '[' ? ']' : '}';
    const std::size_t end = std::min(json.find(close, at), json.size());
    while ((at = json_value(json, "name", at)) < end)
        if (json[at] == '"') authors.push_back(json_string(json, at + 1));
    return authors;
}

class FactFinder {
public:
    FactFinder(const Tree& tree, Entities& entities)
        : scan_(tree.scan)
        , entities_(entities) {}

    Facts find() {
        for (std::size_t i = 0; i < scan_.tokens.size(); ++i) {
            const Token& token = scan_.tokens[i];
            if (token.kind == Kind::Start) element(token);
            if (token.kind == Kind::Text && token.tag == Tag::Title) title(i);
            if (token.kind == Kind::Raw && is_json_) json(token);
            if (token.kind == Kind::Comment) saved_from(token);
        }
        return std::move(facts_);
    }

private:
    [[nodiscard]] Fact fact(const Token& token, std::string_view attribute) {
        const std::string_view raw = scan_.attribute(token, attribute);
        return {
            utf8::collapse_spaces(entities_.resolved(raw)), {token.begin, token.end, 0}};
    }

    static void state(Fact& known, Fact found) {
        if (known.value.empty()) known = std::move(found);
    }

    void element(const Token& token) {
        is_json_ = token.tag == Tag::Script
                   && contains(scan_.attribute(token, "type"), "application/ld+json");
        if (token.tag == Tag::Meta) return meta(token);
        if (token.tag == Tag::Html) return root(token);
        if (token.tag == Tag::Body && facts_.language.value.empty()) return root(token);
        if (token.tag == Tag::Base && contains(scan_.attribute(token, "href"), "://"))
            facts_.base = fact(token, "href").value;
        if (token.tag == Tag::Link && same_name(scan_.attribute(token, "rel"), "canonical"))
            address(fact(token, "href").value);
    }

    void root(const Token& token) {
        state(facts_.language, fact(token, "xml:lang"));
        state(facts_.language, fact(token, "lang"));
        const std::string_view direction = scan_.attribute(token, "dir");
        if (same_name(direction, "rtl"))
            facts_.direction = document::Direction::RightToLeft;
        if (same_name(direction, "ltr"))
            facts_.direction = document::Direction::LeftToRight;
    }

    void meta(const Token& token) {
        std::string name(scan_.attribute(token, "name"));
        if (name.empty()) name = scan_.attribute(token, "property");
        if (name.empty()) name = scan_.attribute(token, "itemprop");
        if (name.empty()) name = scan_.attribute(token, "http-equiv");
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        for (char& c : name)
            if (c == ':' || c == '_') c = '.';
        if (name.starts_with("dcterms.")) name.replace(0, 8, "dc.");
        const Fact value = fact(token, "content");
        if (value.value.empty()) return;
        if (name == "og.title" || name == "dc.title" || name == "citation.title"
            || name == "twitter.title")
            state(facts_.title, value);
        if (name == "author" || name == "dc.creator" || name == "citation.author"
            || name == "article.author" || name == "byl" || name == "parsely-author")
            author(value);
        if (name == "article.published.time" || name == "dc.date"
            || name == "citation.publication.date" || name == "datepublished"
            || name == "date" || name == "dc.date.issued" || name == "dc.issued")
            state(facts_.date, value);
        if (name == "description" || name == "og.description" || name == "dc.description")
            state(facts_.description, value);
        if (name == "og.site.name") state(facts_.site, value);
        if (name == "dc.publisher") state(facts_.publisher, value);
        if (name == "dc.rights" || name == "copyright") state(facts_.rights, value);
        if (name == "content-language" || name == "dc.language") meta_language_ = value;
        if (name == "og.url") address(value.value);
        if (facts_.language.value.empty() && !meta_language_.value.empty()
            && meta_language_.value.find(',') == std::string::npos)
            facts_.language = meta_language_;
    }

    // Not an address of a profile, nor the same name twice.
    void author(const Fact& found) {
        if (found.value.empty() || found.value.find("://") != std::string::npos) return;
        if (found.value.size() > 200) return;
        for (const Fact& known : facts_.authors)
            if (same_name(known.value, found.value)) return;
        Fact one = found;
        if (contains(one.value.substr(0, 3), "by ")) one.value.erase(0, 3);
        facts_.authors.push_back(std::move(one));
    }

    void title(std::size_t i) {
        if (facts_.page_title_token != Node::no_token) return;
        const Token& token = scan_.tokens[i];
        facts_.page_title_token = static_cast<std::uint32_t>(i);
        facts_.page_title = {
            utf8::collapse_spaces(entities_.resolved(scan_.text(token))),
            {token.begin, token.end, 0}};
    }

    void json(const Token& token) {
        const std::string_view text = scan_.text(token);
        const Span span{token.begin, token.end, 0};
        is_json_ = false;
        if (text.size() > (std::size_t{1} << 20)) return;
        const std::string headline = json_text(text, "headline");
        if (headline.empty()) return;
        state(facts_.title, {headline, span});
        state(facts_.date, {json_text(text, "datePublished"), span});
        if (facts_.authors.empty())
            for (const std::string& name : json_authors(text))
                author({name, span});
    }

    void address(std::string address) {
        const std::string bare = address.substr(0, address.find('#'));
        if (!bare.empty()) facts_.own_addresses.push_back(bare);
    }

    // "<!-- saved from url=(0025)http://example.org/ -->", as Internet Explorer writes it.
    void saved_from(const Token& token) {
        const std::string_view text = scan_.text(token).substr(0, 2048);
        const std::size_t mark = text.find("saved from url=(");
        const std::size_t close = text.find(')', std::min(mark, text.size()));
        if (close == std::string_view::npos) return;
        const std::string_view rest = text.substr(close + 1);
        address(std::string(rest.substr(0, rest.find_first_of(" \r\n"))));
    }

    const Scan& scan_;
    Entities& entities_;
    Facts facts_;
    Fact meta_language_;
    bool is_json_ = false;
};

}  // namespace

Facts facts_of(const Tree& tree, Entities& entities) {
    return FactFinder(tree, entities).find();
}

std::string_view day_of(std::string_view date) {
    const auto digit = [&](std::size_t i) { return date[i] >= '0' && date[i] <= '9'; };
    const bool iso = date.size() > 10 && date[4] == '-' && date[7] == '-' && date[10] == 'T'
                     && digit(0) && digit(3) && digit(5) && digit(9);
    return iso ? date.substr(0, 10) : date;
}

}  // namespace pam::manuscript::html
