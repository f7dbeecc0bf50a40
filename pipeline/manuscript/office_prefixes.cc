// One prefix for each namespace. Nearly every file has the usual prefixes, declared once at
// its root: then the text is handed on untouched. Otherwise its names are rewritten, scope
// by scope.
#include "manuscript/office_xml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace pam::manuscript {

namespace {

constexpr std::string_view blanks = " \t\r\n";

struct Declaration {
    std::string_view prefix;  // empty: the default namespace
    std::string_view name;
};

// The declaration that begins with "xmlns" at `at`, if it is one.
std::optional<Declaration> declaration_at(std::string_view text, std::size_t at) {
    std::size_t i = at + 5;
    Declaration declaration;
    if (i < text.size() && text[i] == ':') {
        const std::size_t end = text.find_first_of(" \t\r\n=", ++i);
        if (end == std::string_view::npos) return std::nullopt;
        declaration.prefix = text.substr(i, end - i);
        i = end;
    }
    i = text.find_first_not_of(blanks, i);
    if (i == std::string_view::npos || text[i] != '=') return std::nullopt;
    i = text.find_first_not_of(blanks, i + 1);
    if (i == std::string_view::npos || (text[i] != '"' && text[i] != '\''))
        return std::nullopt;
    const std::size_t end = text.find(text[i], i + 1);
    if (end == std::string_view::npos) return std::nullopt;
    declaration.name = text.substr(i + 1, end - i - 1);
    return declaration;
}

class Prefixes {
public:
    explicit Prefixes(std::span<const Namespace> namespaces) : namespaces_(namespaces) {}

    // The prefix that names of this declaration get.
    [[nodiscard]] std::string target(const Declaration& declaration) const {
        for (const Namespace& known : namespaces_)
            if (known.name == declaration.name) return std::string(known.prefix);
        const bool taken = std::any_of(
            namespaces_.begin(),
            namespaces_.end(),
            [&](const Namespace& known) { return known.prefix == declaration.prefix; }
        );
        return taken ? "_" + std::string(declaration.prefix)
                     : std::string(declaration.prefix);
    }

    [[nodiscard]] bool are_usual(std::string_view text) const {
        for (std::size_t at = text.find("xmlns"); at != std::string_view::npos;
             at = text.find("xmlns", at + 5)) {
            const auto declaration = declaration_at(text, at);
            if (declaration && target(*declaration) != declaration->prefix) return false;
        }
        return true;
    }

private:
    std::span<const Namespace> namespaces_;
};

class Rewriter {
public:
    Rewriter(std::string_view text, const Prefixes& prefixes)
        : text_(text)
        , prefixes_(prefixes) {
        out_.reserve(text.size() + text.size() / 8);
    }

    std::string rewrite() {
        while (at_ < text_.size()) {
            const std::size_t tag = std::min(text_.find('<', at_), text_.size());
            copy_to(tag);
            if (at_ < text_.size()) take_tag();
        }
        return std::move(out_);
    }

private:
    // What a prefix means now is its last target; `declared_` holds who to take back when
    // an element ends.
    struct Declared {
        std::string_view prefix;
        std::size_t depth = 0;
    };

    void declare(const Declaration& declaration) {
        targets_[declaration.prefix].push_back(prefixes_.target(declaration));
        declared_.push_back({declaration.prefix, depth_});
    }

    void leave() {
        for (; !declared_.empty() && declared_.back().depth == depth_; declared_.pop_back())
            targets_[declared_.back().prefix].pop_back();
        if (depth_ > 0) --depth_;
    }

    void copy_to(std::size_t end) {
        out_.append(text_.substr(at_, end - at_));
        at_ = end;
    }

    void copy_past(std::string_view end) {
        const std::size_t found = text_.find(end, at_);
        copy_to(found == std::string_view::npos ? text_.size() : found + end.size());
    }

    void take_tag() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--"))
            copy_past("-->");
        else if (rest.starts_with("<![CDATA["))
            copy_past("]]>");
        else if (rest.starts_with("<?"))
            copy_past("?>");
        else if (rest.starts_with("<!"))
            copy_past(">");
        else if (rest.starts_with("</"))
            take_end_tag();
        else
            take_start_tag();
    }

    void take_end_tag() {
        copy_to(at_ + 2);
        write_name(true);
        copy_past(">");
        leave();
    }

    void take_start_tag() {
        const std::size_t end = tag_end();
        ++depth_;
        const std::string_view tag = text_.substr(0, end);
        for (std::size_t i = tag.find("xmlns", at_); i != std::string_view::npos;
             i = tag.find("xmlns", i + 5))
            if (const auto found = declaration_at(tag, i)) declare(*found);
        copy_to(at_ + 1);
        write_name(true);
        while (at_ < end)
            take_attribute(end);
        const bool closed = end > 0 && text_[end - 1] == '/';
        copy_to(std::min(end + 1, text_.size()));
        if (closed) leave();
    }

    // Where the tag's ">" is.
    [[nodiscard]] std::size_t tag_end() const {
        char quote = 0;
        for (std::size_t i = at_; i < text_.size(); ++i) {
            const char c = text_[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return text_.size();
    }

    // Blanks, then `name="value"`; anything else is copied for the parser to judge.
    void take_attribute(std::size_t end) {
        copy_to(std::min(text_.find_first_not_of(" \t\r\n/", at_), end));
        if (at_ >= end) return;
        if (text_.substr(at_).starts_with("xmlns"))
            copy_to(std::min(text_.find_first_of(" \t\r\n=", at_), end));
        else
            write_name(false);
        const std::size_t quote = std::min(text_.find_first_of("\"'", at_), end);
        copy_to(quote);
        if (at_ >= end) return;
        const std::size_t close = text_.find(text_[quote], quote + 1);
        copy_to(std::min(close == std::string_view::npos ? end : close + 1, end));
    }

    // An attribute without prefix is in no namespace, an element is in the default one.
    void write_name(bool element) {
        const std::size_t end =
            std::min(text_.find_first_of(" \t\r\n=/>\"'", at_), text_.size());
        const std::string_view name = text_.substr(at_, end - at_);
        at_ = end;
        const std::size_t colon = name.find(':');
        const bool bare = colon == std::string_view::npos;
        const std::string_view prefix = bare ? std::string_view() : name.substr(0, colon);
        const std::string_view local = bare ? name : name.substr(colon + 1);
        const auto bound = targets_.find(prefix);
        if (bound == targets_.end() || bound->second.empty() || (bare && !element)) {
            out_.append(name);
            if (name.empty() && at_ < text_.size()) copy_to(at_ + 1);
            return;
        }
        const std::string& target = bound->second.back();
        if (!target.empty()) out_.append(target).push_back(':');
        out_.append(local);
    }

    std::string_view text_;
    const Prefixes& prefixes_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::map<std::string_view, std::vector<std::string>> targets_;
    std::vector<Declared> declared_;
};

}  // namespace

std::string with_known_prefixes(std::string text, std::span<const Namespace> namespaces) {
    const Prefixes prefixes(namespaces);
    if (prefixes.are_usual(text)) return text;
    return Rewriter(text, prefixes).rewrite();
}

}  // namespace pam::manuscript
