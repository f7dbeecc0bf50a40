#include "manuscript/html_scan.h"

#include "base/utf8.h"

#include <algorithm>
#include <limits>

namespace pam::manuscript::html {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_space);
}

// Looks for one string again and again from places further on, and scans the page for it
// only once when it does not come again.
class Finder {
public:
    Finder(std::string_view source, std::string_view wanted)
        : source_(source)
        , wanted_(wanted) {}

    std::size_t from(std::size_t at) {
        if (found_ != none && found_ >= at && asked_ <= at) return found_;
        if (found_ == none && asked_ <= at) return none;
        asked_ = at;
        found_ = find(at);
        return found_;
    }

private:
    // The wanted string is in lower case; the page's letters may be of either.
    [[nodiscard]] std::size_t find(std::size_t at) const {
        for (; (at = source_.find(wanted_[0], at)) != none; ++at)
            if (same_name(source_.substr(at, wanted_.size()), wanted_)) return at;
        return none;
    }

    std::string_view source_;
    std::string_view wanted_;
    std::size_t asked_ = std::numeric_limits<std::size_t>::max();
    std::size_t found_ = none;
};

class Scanner {
public:
    explicit Scanner(std::string_view source)
        : source_(source)
        , comment_end_(source, "-->")
        , tag_end_(source, ">")
        , cdata_end_(source, "]]>")
        , script_end_(source, "</script")
        , style_end_(source, "</style")
        , title_end_(source, "</title")
        , textarea_end_(source, "</textarea")
        , xmp_end_(source, "</xmp") {}

    Scan run() {
        made_.source = source_;
        made_.tokens.reserve(source_.size() / 24 + 16);
        made_.attributes.reserve(source_.size() / 96 + 16);
        made_.xml = looks_like_xml();
        if (source_.starts_with("\xEF\xBB\xBF")) put(Kind::Declaration, 3);
        while (at_ < source_.size()) {
            const std::size_t mark = next_markup();
            if (mark > at_) put_text(mark);
            if (at_ < source_.size()) markup();
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] bool looks_like_xml() const {
        const std::string_view head = source_.substr(0, 4096);
        return utf8::trim(head).starts_with("<?xml")
               || head.find("http://www.w3.org/1999/xhtml") != none;
    }

    [[nodiscard]] char peek(std::size_t ahead) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }

    // Where the next tag, comment or declaration may begin.
    [[nodiscard]] std::size_t next_markup() const {
        std::size_t mark = std::max(at_, text_to_);
        for (; (mark = source_.find('<', mark)) != none; ++mark) {
            const char next = mark + 1 < source_.size() ? source_[mark + 1] : '\0';
            if (is_letter(next) || next == '/' || next == '!' || next == '?') return mark;
        }
        return source_.size();
    }

    Token& put(Kind kind, std::size_t end) {
        Token token;
        token.kind = kind;
        token.begin = static_cast<std::uint32_t>(at_);
        token.end = static_cast<std::uint32_t>(end);
        at_ = end;
        return made_.tokens.emplace_back(token);
    }

    Token& put_text(std::size_t end) {
        // What turned out to be no tag goes on with the text before it.
        Token* last = made_.tokens.empty() ? nullptr : &made_.tokens.back();
        if (last != nullptr && last->kind == Kind::Text && last->tag == Tag::Unknown
            && !last->literal && last->end == at_) {
            last->end = static_cast<std::uint32_t>(end);
            at_ = end;
        } else {
            last = &put(Kind::Text, end);
        }
        last->blank = is_blank(made_.text(*last));
        return *last;
    }

    // The '<' here opens nothing: it is a character.
    void as_text() { text_to_ = at_ + 1; }

    void markup() {
        const char next = peek(1);
        if (next == '!') return declaration();
        if (next == '?') return until_bracket(Kind::Declaration);
        if (next == '/' && !is_letter(peek(2))) return until_bracket(Kind::Comment);
        tag(next == '/' ? Kind::End : Kind::Start);
    }

    void declaration() {
        if (source_.substr(at_, 4) == "<!--") return comment();
        if (source_.substr(at_, 9) == "<![CDATA[" && (made_.xml || foreign_ > 0))
            return cdata();
        const bool named = is_letter(peek(2));
        until_bracket(named ? Kind::Declaration : Kind::Comment);
    }

    void until_bracket(Kind kind) {
        const std::size_t end = tag_end_.from(at_);
        if (end == none) return as_text();
        put(kind, end + 1);
    }

    void comment() {
        if (source_.substr(at_, 5) == "<!-->")
            return static_cast<void>(put(Kind::Comment, at_ + 5));
        if (source_.substr(at_, 6) == "<!--->")
            return static_cast<void>(put(Kind::Comment, at_ + 6));
        const std::size_t end = comment_end_.from(at_ + 4);
        if (end == none) return until_bracket(Kind::Comment);
        put(Kind::Comment, end + 3);
    }

    void cdata() {
        constexpr std::size_t opening = 9;
        const std::size_t end = cdata_end_.from(at_ + opening);
        if (end == none) return until_bracket(Kind::Comment);
        put(Kind::Declaration, at_ + opening);
        if (end > at_) {
            Token& text = put(Kind::Text, end);
            text.literal = true;
            text.blank = is_blank(made_.text(text));
        }
        put(Kind::Declaration, end + 3);
    }

    // ------------------------------------------------------------ tags

    void tag(Kind kind) {
        const std::size_t name = at_ + (kind == Kind::End ? 2 : 1);
        std::size_t end = name;
        while (end < source_.size() && !is_space(source_[end]) && source_[end] != '/'
               && source_[end] != '>')
            ++end;
        Token token;
        token.name_end = static_cast<std::uint32_t>(end);
        token.attributes = static_cast<std::uint32_t>(made_.attributes.size());
        const std::size_t after = attributes(end, token.self_closing);
        if (after == none) {
            made_.attributes.resize(token.attributes);
            ++unclosed_;
            return as_text();
        }
        const std::size_t count = made_.attributes.size() - token.attributes;
        constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
        token.attribute_count = static_cast<std::uint16_t>(std::min(count, most));
        Token& placed = put(kind, after);
        token.kind = kind;
        token.tag = tag_of(source_.substr(name, end - name));
        token.begin = placed.begin;
        token.end = placed.end;
        placed = token;
        if (token.kind == Kind::End) {
            foreign_ -= is_foreign(token.tag) && foreign_ > 0;
        } else if (!(token.self_closing && (made_.xml || foreign_ > 0))) {
            foreign_ += is_foreign(token.tag) && !token.self_closing;
            contents_of(token.tag);
        }
    }

    static bool is_foreign(Tag tag) { return tag == Tag::Svg || tag == Tag::Math; }

    // Reads attributes from `at` to the tag's end; none when the page ends before the tag.
    std::size_t attributes(std::size_t at, bool& self_closing) {
        // A page of unclosed quotations would be read to its end again and again.
        constexpr int patience = 16;
        if (unclosed_ > patience) {
            const std::size_t end = tag_end_.from(at);
            return end == none ? none : end + 1;
        }
        for (;;) {
            while (at < source_.size() && (is_space(source_[at]) || source_[at] == '/')) {
                self_closing = source_[at] == '/';
                ++at;
            }
            if (at >= source_.size()) return none;
            if (source_[at] == '>') return at + 1;
            self_closing = false;
            at = attribute(at);
            if (at == none) return none;
        }
    }

    std::size_t attribute(std::size_t at) {
        std::size_t end = at + 1;  // a name may begin with "="
        while (end < source_.size() && !is_space(source_[end]) && source_[end] != '/'
               && source_[end] != '>' && source_[end] != '=')
            ++end;
        Attribute made{source_.substr(at, end - at), {}};
        std::size_t value = end;
        while (value < source_.size() && is_space(source_[value]))
            ++value;
        if (value < source_.size() && source_[value] == '=') {
            ++value;
            while (value < source_.size() && is_space(source_[value]))
                ++value;
            end = attribute_value(value, made);
            if (end == none) return none;
        }
        made_.attributes.push_back(made);
        return end;
    }

    std::size_t attribute_value(std::size_t at, Attribute& made) const {
        if (at >= source_.size()) return none;
        if (source_[at] == '"' || source_[at] == '\'') {
            const std::size_t close = source_.find(source_[at], at + 1);
            if (close == none) return none;
            made.value = source_.substr(at + 1, close - at - 1);
            return close + 1;
        }
        std::size_t end = at;
        while (end < source_.size() && !is_space(source_[end]) && source_[end] != '>')
            ++end;
        made.value = source_.substr(at, end - at);
        return end;
    }

    // ------------------------------------------------------------ contents that are no
    // markup

    void contents_of(Tag tag) {
        switch (tag) {
        case Tag::Script:
            return contents(tag, Kind::Raw, script_end_);
        case Tag::Style:
            return contents(tag, Kind::Raw, style_end_);
        case Tag::Title:
            return contents(tag, Kind::Text, title_end_);
        case Tag::Textarea:
            return contents(tag, Kind::Text, textarea_end_);
        case Tag::Xmp:
            return contents(tag, Kind::Text, xmp_end_);
        case Tag::Plaintext:
            return contents_to(tag, Kind::Text, source_.size());
        default:
            return;
        }
    }

    void contents(Tag tag, Kind kind, Finder& closing) {
        const std::size_t end = closing.from(at_);
        if (end != none) contents_to(tag, kind, end);
    }

    void contents_to(Tag tag, Kind kind, std::size_t end) {
        if (end == at_) return;
        Token& made = put(kind, end);
        made.tag = tag;
        made.literal = tag == Tag::Xmp || tag == Tag::Plaintext;
        made.blank = is_blank(made_.text(made));
    }

    std::string_view source_;
    Scan made_;
    std::size_t at_ = 0;
    std::size_t text_to_ = 0;  // no markup begins before it
    int foreign_ = 0;          // svg and math elements that are open
    int unclosed_ = 0;
    Finder comment_end_;
    Finder tag_end_;
    Finder cdata_end_;
    Finder script_end_;
    Finder style_end_;
    Finder title_end_;
    Finder textarea_end_;
    Finder xmp_end_;
};

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i])) return false;
    return true;
}

std::string_view Scan::attribute(const Token& token, std::string_view name) const {
    for (std::size_t i = 0; i < token.attribute_count; ++i)
        if (same_name(attributes[token.attributes + i].name, name))
            return attributes[token.attributes + i].value;
    return {};
}

bool Scan::has_attribute(const Token& token, std::string_view name) const {
    for (std::size_t i = 0; i < token.attribute_count; ++i)
        if (same_name(attributes[token.attributes + i].name, name)) return true;
    return false;
}

Scan scan(std::string_view source) {
    return Scanner(source).run();
}

}  // namespace pam::manuscript::html
