#include "manuscript/markdown_inlines.h"

#include "base/utf8.h"
#include "manuscript/markdown_addresses.h"
#include "manuscript/markdown_inline_parser.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_scripts.h"

#include <algorithm>

namespace pam::manuscript::markdown {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// Characters at which something may begin, by reading.
class Specials {
public:
    explicit constexpr Specials(std::string_view characters) {
        for (const char c : characters)
            is_[static_cast<unsigned char>(c)] = true;
    }
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t at) const {
        while (at < text.size() && !is_[static_cast<unsigned char>(text[at])])
            ++at;
        return at;
    }

private:
    bool is_[256] = {};
};

constexpr Specials in_markdown("\n\\&`*_~^[]!<");
constexpr Specials in_markdown_with_addresses("\n\\&`*_~^[]!<:w");
constexpr Specials in_html("&<");
constexpr Specials in_title("\\&");

}  // namespace

InlineParser::InlineParser(std::string_view text, Reading reading, Labels& labels)
    : text_(text)
    , reading_(reading)
    , labels_(labels)
    , html_(text) {
    looks_for_addresses_ = reading == Reading::Markdown
                           && (text.find("://") != nowhere || text.find("www.") != nowhere);
}

InlineCut InlineParser::run() {
    const Specials& specials = reading_ == Reading::Html    ? in_html
                               : reading_ == Reading::Title ? in_title
                               : looks_for_addresses_       ? in_markdown_with_addresses
                                                            : in_markdown;
    for (at_ = specials.find(text_, 0); at_ < text_.size(); at_ = specials.find(text_, at_))
        step();
    pair_above(-1);
    std::sort(cut_.tokens.begin(), cut_.tokens.end(), [](const Token& a, const Token& b) {
        return a.begin < b.begin;
    });
    return std::move(cut_);
}

// Each of these goes on by one byte at least.
void InlineParser::step() {
    switch (text_[at_]) {
    case '\n':
        return line_end();
    case '\\':
        return backslash();
    case '&':
        return entity();
    case '`':
        return code();
    case '*':
    case '_':
        return marks();
    case '~':
        return script('~');
    case '^':
        return script('^');
    case '[':
        return open_bracket(Opener::Link, 1);
    case '!':
        if (text_.substr(at_ + 1, 1) == "[") return open_bracket(Opener::Image, 2);
        return skip_to(at_ + 1);
    case ']':
        return close_bracket();
    case '<':
        return angle();
    default:
        return bare_address();
    }
}

void InlineParser::add(
    TokenKind kind, std::size_t begin, std::size_t end, std::size_t index
) {
    cut_.tokens.push_back(
        {kind,
         static_cast<std::uint32_t>(begin),
         static_cast<std::uint32_t>(end),
         static_cast<std::uint32_t>(index)}
    );
}

std::uint32_t InlineParser::add_group(Group group) {
    cut_.groups.push_back(std::move(group));
    return static_cast<std::uint32_t>(cut_.groups.size() - 1);
}

void InlineParser::add_pair(Group group) {
    const Stretch open = group.open;
    const Stretch close = group.close;
    const std::uint32_t index = add_group(std::move(group));
    add(TokenKind::Open, open.begin, open.end, index);
    add(TokenKind::Close, close.begin, close.end, index);
}

void InlineParser::pair_above(int bottom) {
    marks_.pair_above(bottom, [&](const MarkPair& pair) {
        Group group;
        group.kind = pair.mark == '~' ? GroupKind::Strike
                     : pair.size == 2 ? GroupKind::Strong
                                      : GroupKind::Emphasis;
        group.rule = pair.mark == '~' ? "strikethrough mark" : "emphasis mark";
        group.open = {pair.open, pair.open + pair.size};
        group.close = {pair.close, pair.close + pair.size};
        add_pair(std::move(group));
    });
}

// ---------------------------------------------------------------- characters

// Two blanks or a backslash before a line end keep it.
void InlineParser::line_end() {
    std::size_t blanks = at_;
    while (blanks > 0 && text_[blanks - 1] == ' ')
        --blanks;
    if (at_ - blanks >= 2) add(TokenKind::LineBreak, blanks, at_ + 1);
    skip_to(at_ + 1);
}

void InlineParser::backslash() {
    const std::size_t next = at_ + 1;
    const bool escapes = next < text_.size() && is_punctuation(text_[next]);
    const bool breaks = reading_ == Reading::Markdown && text_.substr(next, 1) == "\n";
    if (escapes) add(TokenKind::Escape, at_, next + 1);
    if (breaks) add(TokenKind::LineBreak, at_, next + 1);
    skip_to(next + (escapes || breaks));
}

void InlineParser::entity() {
    const auto end = scan_entity(text_, at_);
    if (!end || labels_.entities.of(text_.substr(at_, *end - at_)).empty())
        return skip_to(at_ + 1);
    add(TokenKind::Entity, at_, *end);
    skip_to(*end);
}

// ---------------------------------------------------------------- code

// Where the run of `count` backticks that closes code begins.
std::size_t InlineParser::closing_ticks(std::size_t after, std::size_t count) {
    if (!ticks_counted_) {
        ticks_counted_ = true;
        for (std::size_t i = text_.find('`', at_); i != nowhere;) {
            const std::size_t end = std::min(text_.find_first_not_of('`', i), text_.size());
            last_ticks_[end - i] = i;
            i = text_.find('`', end);
        }
    }
    const auto last = last_ticks_.find(count);
    if (last == last_ticks_.end() || last->second < after) return nowhere;
    for (std::size_t i = text_.find('`', after); i != nowhere;) {
        const std::size_t end = std::min(text_.find_first_not_of('`', i), text_.size());
        if (end - i == count) return i;
        i = text_.find('`', end);
    }
    return nowhere;
}

void InlineParser::code() {
    const std::size_t after = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t count = after - at_;
    const std::size_t close = closing_ticks(after, count);
    if (close == nowhere) return skip_to(after);
    add(TokenKind::Code, at_, close + count, count);
    skip_to(close + count);
    if (const auto attributes = scan_attributes(text_, at_)) {
        add(TokenKind::Attributes, at_, attributes->end);
        skip_to(attributes->end);
    }
}

// ---------------------------------------------------------------- marks in pairs

void InlineParser::marks() {
    const std::size_t end =
        std::min(text_.find_first_not_of(text_[at_], at_), text_.size());
    const MarkRun run = scan_marks(text_, at_, end);
    if (run.opens || run.closes) marks_.push(run);
    skip_to(end);
}

// "x^2^", "H~2~O", "^[a note]", "~~struck out~~".
void InlineParser::script(char mark) {
    if (const auto close = scan_script(text_, at_)) {
        const bool below = mark == '~';
        const std::size_t inside = at_ + 1;
        Group group;
        group.kind = below ? GroupKind::Subscript : GroupKind::Superscript;
        group.rule = below ? "subscript mark" : "superscript mark";
        group.open = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(inside)};
        group.close = {
            static_cast<std::uint32_t>(*close), static_cast<std::uint32_t>(*close + 1)};
        const int bottom = marks_.top();
        for (at_ = inside; at_ < *close;)
            text_[at_] == '*' || text_[at_] == '_' ? marks() : skip_to(at_ + 1);
        pair_above(bottom);
        add_pair(std::move(group));
        return skip_to(*close + 1);
    }
    if (mark == '~') return marks();
    if (text_.substr(at_ + 1, 1) == "[") return open_bracket(Opener::Note, 2);
    skip_to(at_ + 1);
}

// ---------------------------------------------------------------- angles, addresses

void InlineParser::angle() {
    if (const auto address = reading_ == Reading::Markdown ? scan_angle_address(text_, at_)
                                                           : std::optional<Address>()) {
        Group group;
        group.kind = GroupKind::Link;
        group.rule = "link mark";
        group.target = address->target;
        const auto begin = static_cast<std::uint32_t>(at_);
        const auto end = static_cast<std::uint32_t>(address->end);
        group.open = {begin, begin + 1};
        group.close = {end - 1, end};
        const std::uint32_t index = add_group(std::move(group));
        add(TokenKind::Open, begin, begin + 1, index);
        add(TokenKind::Close, end - 1, end, index);
        return skip_to(end);
    }
    const auto found = html_.scan(at_);
    if (!found) return skip_to(at_ + 1);
    tag(found->end, found->part);
    skip_to(found->end);
}

void InlineParser::bare_address() {
    // Inside brackets the closing one would be taken for a part of the address.
    const auto address =
        brackets_.empty() ? scan_bare_address(text_, at_) : std::optional<Address>();
    const bool free =
        address && (cut_.tokens.empty() || cut_.tokens.back().end <= address->begin);
    if (!free) return skip_to(at_ + 1);
    Group group;
    group.kind = GroupKind::Link;
    group.target = address->target;
    add(TokenKind::Address, address->begin, address->end, add_group(std::move(group)));
    skip_to(address->end);
}

InlineCut cut_inlines(std::string_view text, Reading reading, Labels& labels) {
    return InlineParser(text, reading, labels).run();
}

}  // namespace pam::manuscript::markdown
