#include "manuscript/office_witness.h"

#include "manuscript/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct Attribute {
    std::string_view name;
    std::string_view value;
};

// Takes the first attribute off `rest`.
std::optional<Attribute> take_attribute(std::string_view& rest) {
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string_view name = rest.substr(0, equals);
    while (!name.empty() && is_blank(name.front()))
        name.remove_prefix(1);
    while (!name.empty() && is_blank(name.back()))
        name.remove_suffix(1);
    const std::size_t open = rest.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return std::nullopt;
    const std::size_t close = rest.find(rest[open], open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    const Attribute attribute{name, rest.substr(open + 1, close - open - 1)};
    rest.remove_prefix(close + 1);
    return attribute;
}

std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void put(std::string& heard, char32_t c) {
    if (c < 0x80) {
        heard += static_cast<char>(c);
    } else if (c < 0x800) {
        heard += static_cast<char>(0xC0 | (c >> 6));
        heard += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        heard += static_cast<char>(0xE0 | (c >> 12));
        heard += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        heard += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        heard += static_cast<char>(0xF0 | (c >> 18));
        heard += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        heard += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        heard += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// Blanks as UTF-8, longest first where they share a beginning: what utf8::is_space calls
// so, spelt out a second time on purpose.
constexpr std::string_view blanks_of_many_bytes[] = {
    "\xC2\x85",
    "\xE1\x9A\x80",
    "\xE2\x80\x80",
    "\xE2\x80\x81",
    "\xE2\x80\x82",
    "\xE2\x80\x83",
    "\xE2\x80\x84",
    "\xE2\x80\x85",
    "\xE2\x80\x86",
    "\xE2\x80\x88",
    "\xE2\x80\x89",
    "\xE2\x80\x8A",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xE2\x81\x9F",
    "\xE3\x80\x80"};

std::size_t blank_at(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first == ' ' || (first >= 9 && first <= 13)) return 1;
    if (first != 0xC2 && (first < 0xE1 || first > 0xE3)) return 0;
    for (const std::string_view blank : blanks_of_many_bytes)
        if (text.starts_with(blank)) return blank.size();
    return 0;
}

// The character a reference names; 0 where it is none that XML knows.
char32_t referred(std::string_view name) {
    if (name == "amp") return '&';
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (name.size() < 2 || name[0] != '#') return 0;
    const bool hex = name[1] == 'x';
    char32_t value = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
        else if (hex && lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
        else
            return 0;
        if (value > 0x10FFFF) return 0;
    }
    return value;
}

}  // namespace

std::optional<MarkupEvent> MarkupScanner::next() {
    if (close_again_) {
        close_again_ = false;
        return close();
    }
    while (at_ < text_.size()) {
        if (text_[at_] != '<') {
            const std::size_t end = std::min(text_.find('<', at_), text_.size());
            MarkupEvent event;
            event.characters = text_.substr(at_, end - at_);
            at_ = end;
            return event;
        }
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip_past("-->");
        } else if (rest.starts_with("<![CDATA[")) {
            const std::size_t begin = at_ + 9;
            skip_past("]]>");
            MarkupEvent event;
            event.characters = text_.substr(begin, at_ - 3 - begin);
            event.literal = true;
            return event;
        } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
            skip_past(">");
        } else if (rest.starts_with("</")) {
            skip_past(">");
            if (!elements_.empty()) return close();
        } else {
            const std::size_t begin = at_ + 1;
            char quote = 0;
            for (; at_ < text_.size(); ++at_) {
                const char c = text_[at_];
                if (quote != 0)
                    quote = c == quote ? '\0' : quote;
                else if (c == '"' || c == '\'')
                    quote = c;
                else if (c == '>')
                    break;
            }
            const std::string_view tag = text_.substr(begin, at_ - begin);
            at_ = std::min(at_ + 1, text_.size());
            return open(tag);
        }
    }
    return std::nullopt;
}

void MarkupScanner::skip_past(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
}

MarkupEvent MarkupScanner::open(std::string_view tag) {
    close_again_ = tag.ends_with('/');
    if (close_again_) tag.remove_suffix(1);
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n"), tag.size());
    const std::string_view name = tag.substr(0, end);
    MarkupEvent event;
    event.kind = MarkupEvent::Kind::Open;
    event.attributes = tag.substr(end);
    const std::size_t before = bindings_.size();
    if (event.attributes.find("xmlns") != std::string_view::npos) bind(event.attributes);
    const std::size_t colon = name.find(':');
    event.space = space_of(colon == std::string_view::npos ? "" : name.substr(0, colon));
    event.name = local(name);
    elements_.push_back({event.space, event.name, before});
    return event;
}

MarkupEvent MarkupScanner::close() {
    MarkupEvent event;
    event.kind = MarkupEvent::Kind::Close;
    event.space = elements_.back().space;
    event.name = elements_.back().name;
    bindings_.resize(elements_.back().bindings);
    elements_.pop_back();
    return event;
}

void MarkupScanner::bind(std::string_view attributes) {
    while (const auto attribute = take_attribute(attributes)) {
        if (attribute->name == "xmlns")
            bindings_.push_back({"", attribute->value});
        else if (attribute->name.starts_with("xmlns:"))
            bindings_.push_back({attribute->name.substr(6), attribute->value});
    }
}

std::string_view MarkupScanner::space_of(std::string_view prefix) const {
    // Far more declarations than any program writes would only cost time.
    const std::size_t oldest = bindings_.size() > 256 ? bindings_.size() - 256 : 0;
    for (std::size_t i = bindings_.size(); i > oldest; --i)
        if (bindings_[i - 1].prefix == prefix) return bindings_[i - 1].space;
    return {};
}

std::string_view raw_attribute(std::string_view attributes, std::string_view local_name) {
    while (const auto attribute = take_attribute(attributes))
        if (local(attribute->name) == local_name) return attribute->value;
    return {};
}

void hear(std::string& heard, std::string_view characters, bool literal) {
    std::string resolved;
    if (!literal && characters.find('&') != std::string_view::npos) {
        for (std::size_t i = 0; i < characters.size();) {
            const std::size_t end = characters.find(';', i);
            const char32_t c = characters[i] == '&' && end != std::string_view::npos
                                   ? referred(characters.substr(i + 1, end - i - 1))
                                   : 0;
            if (c != 0)
                put(resolved, c);
            else
                resolved += characters[i];
            i = c != 0 ? end + 1 : i + 1;
        }
        characters = resolved;
    }
    for (std::size_t i = 0; i < characters.size();) {
        const std::size_t blank = blank_at(characters.substr(i));
        if (blank == 0) heard += characters[i];
        i += std::max<std::size_t>(blank, 1);
    }
}

Result<void> confront(std::string_view transcript, std::string_view heard) {
    if (transcript == heard) return {};
    const auto first = std::mismatch(
        transcript.begin(),
        transcript.begin()
            + static_cast<std::ptrdiff_t>(std::min(transcript.size(), heard.size())),
        heard.begin()
    );
    auto at = static_cast<std::size_t>(first.first - transcript.begin());
    while (at > 0 && at < heard.size()
           && (static_cast<unsigned char>(heard[at]) & 0xC0) == 0x80)
        --at;
    const auto excerpt = [&](std::string_view text) {
        std::string shown(text.substr(std::min(at, text.size()), 24));
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0x80) != 0)
            shown.pop_back();
        return shown;
    };
    return Error{
        codes::transcript_disputed,
        fmt::format(
            "the file was not read whole: after {} bytes of text it says \"{}\", but "
            "\"{}\" "
            "was read",
            at,
            excerpt(heard),
            excerpt(transcript)
        ),
        Span::none(),
        {"this is a fault of Pamphleteer: please report it with the file",
         "save the file in another word processor and try again"}};
}

}  // namespace pam::manuscript
