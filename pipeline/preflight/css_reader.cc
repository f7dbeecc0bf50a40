#include "preflight/css_reader.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pam::preflight {

namespace {

bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

// "url(a.png)" or a string, without its dress.
std::string address_in(std::string_view written) {
    written = utf8::trim(written);
    if (lowered(written.substr(0, 4)) == "url(") {
        written.remove_prefix(4);
        written = utf8::trim(written.substr(0, written.rfind(')')));
    }
    if (written.size() >= 2 && (written.front() == '"' || written.front() == '\''))
        written = written.substr(1, written.find(written.front(), 1) - 1);
    return std::string(written);
}

// Every rule carries its selector and the conditions around it: no more of them than tells
// one from another.
std::string told(const std::string& words) {
    return words.substr(0, 200);
}

// CSS Syntax 3, identifiers, less escapes, which no property has.
bool is_property(std::string_view name) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz-_";
    return letters.find(name.front()) != std::string_view::npos
           && std::all_of(name.begin(), name.end(), [&](char c) {
                  return letters.find(c) != std::string_view::npos || (c >= '0' && c <= '9')
                         || (c & 0x80) != 0;
              });
}

// What a selector must not end in, and what an attribute in it must not lack.
bool is_selector(const std::string& selector) {
    constexpr std::string_view joints = ",>+~";
    return joints.find(selector.back()) == std::string_view::npos
           && joints.substr(0, 1).find(selector.front()) == std::string_view::npos
           && selector.find("=]") == std::string::npos
           && selector.find(",,") == std::string::npos;
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    }

    CssSheet sheet() {
        rules("", 0);
        if (!sheet_.fault && at_ < text_.size())
            fail(at_, "a closing brace stands where nothing is open");
        return std::move(sheet_);
    }

    CssSheet style_attribute() {
        sheet_.rules.push_back({});
        declarations(0);
        if (!sheet_.fault && at_ < text_.size()) fail(at_, "a brace stands in a style");
        return std::move(sheet_);
    }

private:
    [[nodiscard]] bool done() const { return sheet_.fault || at_ >= text_.size(); }

    void fail(std::size_t offset, std::string message) {
        if (!sheet_.fault)
            sheet_.fault = CssFault{static_cast<std::uint32_t>(offset), std::move(message)};
    }

    void skip_comment() {
        const auto end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return fail(at_, "the comment is not closed");
        at_ = end + 2;
    }

    void skip_blank() {
        while (!done()) {
            if (text_.substr(at_, 2) == "/*")
                skip_comment();
            else if (text_.substr(at_, 4) == "<!--")
                at_ += 4;
            else if (text_.substr(at_, 3) == "-->")
                at_ += 3;
            else if (is_white(text_[at_]))
                ++at_;
            else
                return;
        }
    }

    void skip_string(std::string& into) {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\n') return fail(begin, "the string is not closed");
            at_ += text_[at_] == '\\' ? 2 : 1;
        }
        if (at_ >= text_.size()) return fail(begin, "the string is not closed");
        ++at_;
        into += text_.substr(begin, at_ - begin);
    }

    // Text up to one of `ends` at this level, comments taken out; brackets must close.
    std::string component(std::string_view ends) {
        std::string written;
        std::string open;
        const std::size_t begin = at_;
        while (!done()) {
            const char c = text_[at_];
            if (open.empty() && ends.find(c) != std::string_view::npos) return written;
            if (text_.substr(at_, 2) == "/*") {
                skip_comment();
            } else if (c == '"' || c == '\'') {
                skip_string(written);
            } else if (c == '\\' && at_ + 1 < text_.size()) {
                written += text_.substr(at_, 2);
                at_ += 2;
            } else if (lowered(text_.substr(at_, 4)) == "url(" && unquoted_address(written)) {
                // An address without quotation marks may hold any sign.
            } else {
                if (c == '(') open += ')';
                if (c == '[') open += ']';
                const bool closes = c == ')' || c == ']';
                if (closes && (open.empty() || open.back() != c))
                    fail(at_, fmt::format("\"{}\" closes nothing", c));
                if (closes && !open.empty()) open.pop_back();
                if (!open.empty() && (c == '{' || c == '}' || c == ';'))
                    fail(begin, "a bracket is not closed");
                written += c;
                ++at_;
            }
        }
        if (!open.empty()) fail(begin, "a bracket is not closed");
        return written;
    }

    bool unquoted_address(std::string& written) {
        std::size_t inside = at_ + 4;
        while (inside < text_.size() && is_white(text_[inside]))
            ++inside;
        if (inside >= text_.size() || text_[inside] == '"' || text_[inside] == '\'')
            return false;
        const auto end = text_.find(')', inside);
        if (end == std::string_view::npos) {
            fail(at_, "the address is not closed");
            return true;
        }
        written += text_.substr(at_, end + 1 - at_);
        at_ = end + 1;
        return true;
    }

    // Rules up to a closing brace, which is left standing.
    void rules(const std::string& media, int depth) {
        if (depth > limits::epub_nesting)
            return fail(at_, "the blocks are nested too deep");
        while (true) {
            skip_blank();
            if (done() || text_[at_] == '}') return;
            if (text_[at_] == '@')
                at_rule(media, depth);
            else
                rule(media);
        }
    }

    void rule(const std::string& media) {
        const std::size_t begin = at_;
        const std::string selector = utf8::collapse_spaces(component("{};"));
        if (sheet_.fault) return;
        if (at_ >= text_.size() || text_[at_] != '{')
            return fail(begin, "a selector stands without its block");
        if (selector.empty()) return fail(begin, "a block stands without its selector");
        if (!is_selector(selector))
            return fail(begin, fmt::format("\"{}\" is no selector", selector));
        add_rule(selector, media, begin);
        block(sheet_.rules.size() - 1);
    }

    void
    add_rule(const std::string& selector, const std::string& media, std::size_t begin) {
        if (sheet_.rules.size() + sheet_.declarations.size() > limits::epub_nodes)
            fail(begin, "the sheet has more rules than any reader holds");
        sheet_.rules.push_back(
            {told(selector), told(media), static_cast<std::uint32_t>(begin)}
        );
    }

    void block(std::size_t rule) {
        const std::size_t begin = at_++;
        declarations(rule);
        close(begin);
    }

    void close(std::size_t begin) {
        if (sheet_.fault) return;
        if (at_ >= text_.size()) return fail(begin, "the block is not closed");
        ++at_;
    }

    static bool holds_rules(const std::string& name) {
        for (const char* one :
             {"@media", "@supports", "@document", "@layer", "@container", "keyframes"})
            if (name.size() >= std::string_view(one).size()
                && name.find(one) != std::string::npos)
                return true;
        return false;
    }

    void at_rule(const std::string& media, int depth) {
        const std::size_t begin = at_++;
        std::string name = "@";
        while (at_ < text_.size()
               && (text_[at_] == '-'
                   || utf8::is_word(static_cast<unsigned char>(text_[at_]))))
            name += text_[at_++];
        name = lowered(name);
        const std::string prelude = utf8::collapse_spaces(component("{};"));
        if (sheet_.fault) return;
        if (at_ >= text_.size() || text_[at_] != '{')
            return statement(name, prelude, begin);
        const std::string head = prelude.empty() ? name : name + " " + prelude;
        if (holds_rules(name)) {
            const std::size_t brace = at_++;
            rules(told(media.empty() ? head : media + " " + head), depth + 1);
            return close(brace);
        }
        add_rule(name, media, begin);
        block(sheet_.rules.size() - 1);
    }

    void statement(const std::string& name, const std::string& prelude, std::size_t begin) {
        if (at_ < text_.size() && text_[at_] == ';') ++at_;
        // It counts only as the very first thing in the file.
        if (name == "@charset" && begin == 0) sheet_.charset = address_in(prelude);
        if (name != "@import") return;
        // "url(a.css) screen" or "'a.css' screen".
        const bool address = lowered(std::string_view(prelude).substr(0, 4)) == "url(";
        const std::string written = address ? prelude.substr(0, prelude.find(')') + 1)
                                            : prelude.substr(0, prelude.find(' '));
        sheet_.references.push_back(
            {address_in(written), static_cast<std::uint32_t>(begin), Use::StyleSheet}
        );
    }

    void declarations(std::size_t rule) {
        while (true) {
            skip_blank();
            if (done() || text_[at_] == '}') return;
            // Browsers pass over it; EPUBCheck does not.
            if (text_[at_] == ';') return fail(at_, "a semicolon ends nothing here");
            if (text_[at_] == '@')
                at_rule("", 1);  // the margin boxes of @page
            else
                declaration(rule);
        }
    }

    void declaration(std::size_t rule) {
        const std::size_t begin = at_;
        const std::string name = lowered(utf8::trim(component(":;{}")));
        if (sheet_.fault) return;
        if (at_ >= text_.size() || text_[at_] != ':' || name.empty())
            return fail(begin, fmt::format("\"{}\" is no declaration", name));
        ++at_;
        const std::string value = utf8::collapse_spaces(component(";{}"));
        if (sheet_.fault) return;
        if (at_ < text_.size() && text_[at_] == '{')
            return fail(
                begin, fmt::format("\"{}\" does not end before the next rule", name)
            );
        if (value.empty() && name.substr(0, 2) != "--")
            return fail(begin, fmt::format("\"{}\" has no value", name));
        if (!is_property(name))
            return fail(begin, fmt::format("\"{}\" is no property", name));
        if (sheet_.rules.size() + sheet_.declarations.size() > limits::epub_nodes)
            return fail(begin, "the sheet has more rules than any reader holds");
        take_addresses(value, name, sheet_.rules[rule].selector, begin);
        sheet_.declarations.push_back({name, value, static_cast<std::uint32_t>(begin), rule}
        );
        if (at_ < text_.size() && text_[at_] == ';') ++at_;
    }

    void take_addresses(
        const std::string& value,
        const std::string& name,
        const std::string& selector,
        std::size_t begin
    ) {
        const std::string lower = lowered(value);
        for (auto found = lower.find("url("); found != std::string::npos;
             found = lower.find("url(", found + 4)) {
            const auto end = value.find(')', found);
            const std::string written = address_in(
                value.substr(found, end == std::string::npos ? end : end + 1 - found)
            );
            const bool font = selector == "@font-face" && name == "src";
            if (written.empty()) return fail(begin, "an address is empty");
            if (written.rfind("data:", 0) != 0)
                sheet_.references.push_back(
                    {written,
                     static_cast<std::uint32_t>(begin),
                     font ? Use::Font : Use::Image}
                );
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    CssSheet sheet_;
};

}  // namespace

CssSheet read_css(std::string_view text) {
    return Reader(text).sheet();
}

CssSheet read_css_declarations(std::string_view text) {
    return Reader(text).style_attribute();
}

}  // namespace pam::preflight
