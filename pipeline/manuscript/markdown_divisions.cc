#include "manuscript/markdown_divisions.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/markdown_texts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace pam::manuscript::markdown {

using namespace document;

std::string words_of(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph == nullptr ? std::string() : plain_text(paragraph->inlines);
}

bool is_short(std::string_view words) {
    return !words.empty() && utf8::count(words) <= 60;
}

bool begins_with_dash(std::string_view words) {
    return words.starts_with("\xE2\x80\x94") || words.starts_with("\xE2\x80\x93")
           || words.starts_with("--");
}

void set_role(Block& block, Role role) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) paragraph->role = role;
}

namespace {

bool ends_like_salutation(std::string_view words) {
    return is_short(words) && (words.ends_with(',') || words.ends_with(':'));
}

// Where the salutation stands: first, or below a line of place and date, which does not end
// as a sentence does.
std::optional<std::size_t> salutation_of(const Blocks& blocks) {
    if (blocks.size() < 2) return std::nullopt;
    const std::string first = words_of(blocks[0]);
    if (ends_like_salutation(first)) return 0;
    const bool dated = is_short(first) && !first.ends_with('.') && !first.ends_with('?')
                       && !first.ends_with('!');
    if (dated && blocks.size() > 2 && ends_like_salutation(words_of(blocks[1]))) return 1;
    return std::nullopt;
}

}  // namespace

bool reads_like_letter(const Blocks& blocks) {
    const auto salutation = salutation_of(blocks);
    if (!salutation || blocks.size() < *salutation + 4) return false;
    const std::string closing = words_of(blocks[blocks.size() - 2]);
    const std::string name = words_of(blocks.back());
    return is_short(closing) && closing.ends_with(',') && is_short(name);
}

namespace {

// In what is stated to be a letter, each of its parts may be missing.
void find_letter_roles(Blocks& blocks) {
    if (const auto salutation = salutation_of(blocks)) {
        if (*salutation > 0) set_role(blocks.front(), Role::DateLine);
        set_role(blocks[*salutation], Role::Salutation);
    }
    if (blocks.size() < 3) return;
    const std::string closing = words_of(blocks[blocks.size() - 2]);
    if (!is_short(closing) || !closing.ends_with(',') || !is_short(words_of(blocks.back())))
        return;
    set_role(blocks[blocks.size() - 2], Role::Valediction);
    set_role(blocks.back(), Role::Signature);
}

}  // namespace

void find_roles(Division& division) {
    Blocks& blocks = division.blocks;
    if (blocks.empty()) return;
    if (division.kind == DivisionKind::Letter || division.kind == DivisionKind::Reply)
        return find_letter_roles(blocks);
    const bool quotes =
        division.kind == DivisionKind::Epigraph || division.kind == DivisionKind::Extract;
    const std::string last = words_of(blocks.back());
    if (quotes && blocks.size() > 1 && is_short(last) && begins_with_dash(last))
        set_role(blocks.back(), Role::Attribution);
}

// ---------------------------------------------------------------- drama

namespace {

bool ends_name(char32_t c) {
    return c == '.' || c == ':';
}

// Bytes of the name in capitals, its full stop or colon included, with which a text begins.
std::size_t name_in_capitals(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size() && i < longest;) {
        const utf8::Decoded next = utf8::decode(text, i);
        i += next.bytes;
        if (ends_name(next.code_point) && letters >= 2) {
            const bool parted = i == text.size() || text[i] == ' ';
            return parted ? i : 0;
        }
        if (utf8::is_lower(next.code_point)) return 0;
        letters += utf8::is_letter(next.code_point);
        const bool part_of_name = utf8::is_word(next.code_point) || next.code_point == ' '
                                  || next.code_point == '-' || next.code_point == '\''
                                  || next.code_point == 0x2019 || next.code_point == '.';
        if (!part_of_name) return 0;
    }
    return 0;
}

// Takes bytes off the front of the text that `inlines` begin with.
Text take_front(Inlines& inlines, std::size_t count) {
    auto& text = std::get<Text>(inlines.front().value);
    Text front = part_of(text, 0, count);
    std::size_t rest = count;
    while (rest < text.text.size() && text.text[rest] == ' ')
        ++rest;
    if (rest < text.text.size())
        text = part_of(text, rest, text.text.size());
    else
        inlines.erase(inlines.begin());
    return front;
}

// The speaker, taken off the front of the paragraph; none where it names nobody.
std::optional<Inlines> take_speaker(Inlines& inlines) {
    if (inlines.empty()) return std::nullopt;
    if (const auto* text = std::get_if<Text>(&inlines.front().value)) {
        const std::size_t length = name_in_capitals(text->text);
        if (length == 0) return std::nullopt;
        return Inlines{{take_front(inlines, length)}};
    }
    const bool set_apart = std::holds_alternative<Strong>(inlines.front().value)
                           || std::holds_alternative<SmallCaps>(inlines.front().value);
    if (!set_apart) return std::nullopt;
    const std::string name = plain_text({inlines.front()});
    const auto* after = inlines.size() > 1 ? std::get_if<Text>(&inlines[1].value) : nullptr;
    const bool mark_inside =
        !name.empty() && ends_name(static_cast<unsigned char>(name.back()));
    const bool mark_after = after != nullptr && !after->text.empty()
                            && ends_name(static_cast<unsigned char>(after->text[0]));
    if (!is_short(name) || (!mark_inside && !mark_after)) return std::nullopt;
    // What set the name apart is said by what it is now.
    Inlines speaker = std::visit(
        [](auto& value) {
            if constexpr (requires { value.children; })
                return std::move(value.children);
            else
                return Inlines{};
        },
        inlines.front().value
    );
    inlines.erase(inlines.begin());
    if (after == nullptr) return speaker;
    if (mark_inside)
        take_front(inlines, 0);
    else
        speaker.push_back({take_front(inlines, 1)});
    return speaker;
}

bool is_direction(const Paragraph& paragraph) {
    const std::string words = plain_text(paragraph.inlines);
    const bool brackets = (words.starts_with('(') && words.ends_with(')'))
                          || (words.starts_with('[') && words.ends_with(']'));
    const bool emphasis = paragraph.inlines.size() == 1
                          && std::holds_alternative<Emphasis>(paragraph.inlines[0].value);
    return brackets || emphasis;
}

// The emphasis that says of a whole paragraph that it is a direction is no stress in it.
void shed_emphasis(Inlines& inlines) {
    auto* emphasis = std::get_if<Emphasis>(&inlines.front().value);
    if (inlines.size() != 1 || emphasis == nullptr) return;
    Inlines children = std::move(emphasis->children);
    inlines = std::move(children);
}

}  // namespace

Blocks as_drama(Blocks blocks) {
    Blocks made;
    bool speaking = false;
    for (Block& block : blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block.value);
        const bool verse = std::holds_alternative<Verse>(block.value);
        if (paragraph != nullptr && is_direction(*paragraph)) {
            paragraph->role = Role::StageDirection;
            shed_emphasis(paragraph->inlines);
            made.push_back(std::move(block));
            speaking = false;
            continue;
        }
        auto speaker =
            paragraph == nullptr ? std::nullopt : take_speaker(paragraph->inlines);
        if (speaker) {
            Speech speech{std::move(*speaker), {}, paragraph->span};
            if (!paragraph->inlines.empty()) speech.blocks.push_back(std::move(block));
            made.push_back({std::move(speech)});
            speaking = true;
            continue;
        }
        speaking = speaking && (paragraph != nullptr || verse);
        if (speaking)
            std::get<Speech>(made.back().value).blocks.push_back(std::move(block));
        else
            made.push_back(std::move(block));
    }
    return made;
}

}  // namespace pam::manuscript::markdown
