#include "manuscript/markdown_attributes.h"

#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

/// Longer braces are prose.
constexpr std::size_t longest = 400;

// Keys that are known to mean something to those who write attributes. Sizes have no effect
// in a book whose style sets them, but nobody wants to read them on the page.
constexpr std::string_view known_keys[] = {
    "lang", "dir", "width", "height", "alt", "title", "style", "number", "startfrom"};

bool is_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || c == '-' || c == '_' || c == ':' || c == '.' || byte >= 0x80;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name(text[at]))
        ++at;
    return at;
}

// A dot ends a class, so that {.one.two} has two.
std::size_t class_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name(text[at]) && text[at] != '.')
        ++at;
    return at;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::optional<Attributes> scan(std::size_t at) {
        at_ = at + 1;
        for (;;) {
            at_ = skip_white(text_, at_);
            if (at_ >= text_.size()) return std::nullopt;
            if (text_[at_] == '}') break;
            if (!one()) return std::nullopt;
        }
        if (!says_something_) return std::nullopt;
        found_.end = at_ + 1;
        return std::move(found_);
    }

private:
    bool one() {
        if (text_[at_] == '#') return id();
        if (text_[at_] == '.') return class_name();
        // "{-}" is short for a heading without a number.
        if (text_[at_] == '-' && text_.substr(at_ + 1, 1) == "}") {
            ++at_;
            found_.classes.emplace_back("unnumbered");
            return says_something_ = true;
        }
        return pair();
    }

    bool id() {
        const std::size_t end = name_end(text_, at_ + 1);
        if (end == at_ + 1 || !found_.id.empty()) return false;
        found_.id = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end;
        return says_something_ = true;
    }

    bool class_name() {
        const std::size_t end = class_end(text_, at_ + 1);
        if (end == at_ + 1) return false;
        found_.classes.emplace_back(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end;
        return says_something_ = true;
    }

    bool pair() {
        const std::size_t end = name_end(text_, at_);
        if (end == at_ || end + 1 >= text_.size() || text_[end] != '=') return false;
        const std::string_view key = text_.substr(at_, end - at_);
        const char quote = text_[end + 1];
        std::string_view value;
        if (quote == '"' || quote == '\'') {
            const std::size_t close = text_.find(quote, end + 2);
            if (close == std::string_view::npos) return false;
            value = text_.substr(end + 2, close - end - 2);
            at_ = close + 1;
        } else {
            const std::size_t stop =
                std::min(text_.find_first_of(" \t\r\n}\"'{", end + 1), text_.size());
            if (stop == end + 1) return false;
            value = text_.substr(end + 1, stop - end - 1);
            at_ = stop;
        }
        found_.pairs.emplace_back(key, value);
        says_something_ = says_something_
                          || std::find(std::begin(known_keys), std::end(known_keys), key)
                                 != std::end(known_keys);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool says_something_ = false;
    Attributes found_;
};

}  // namespace

bool Attributes::has_class(std::string_view name) const {
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::string_view Attributes::value(std::string_view key) const {
    for (const auto& [written, value] : pairs)
        if (written == key) return value;
    return {};
}

std::vector<std::string> Attributes::names_for_styles() const {
    // What is made by the program is no name for what an author wrote.
    std::vector<std::string> names;
    for (const std::string& name : classes) {
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        if (name != "decorative" && name != "generated" && !known) names.push_back(name);
    }
    return names;
}

std::optional<Attributes> scan_attributes(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '{') return std::nullopt;
    return Scanner(text.substr(0, std::min(text.size(), at + longest))).scan(at);
}

std::size_t attributes_at_end(std::string_view text) {
    const std::size_t end = trim_end(text).size();
    if (end == 0 || text[end - 1] != '}') return text.size();
    std::size_t at = text.rfind('{', end - 1);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] == '\\'))
        return text.size();
    const auto found = scan_attributes(text, at);
    if (!found || found->end != end) return text.size();
    while (at > 0 && is_blank_char(text[at - 1]))
        --at;
    return at;
}

}  // namespace pam::manuscript::markdown
