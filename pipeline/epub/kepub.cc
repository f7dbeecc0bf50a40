// Ids are `kobo.P.S`: block P of its file, sentence S of the block, both counted from 1.
// Pictures count as sentences; code is left alone, for its spaces are text.
#include "epub/kepub.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace pam::epub {

namespace {

constexpr std::array<std::string_view, 15> block_tags{
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "caption",
    "figcaption",
    "figure"};

bool is_block(std::string_view tag) {
    return std::find(block_tags.begin(), block_tags.end(), tag) != block_tags.end();
}

/// Sentences of Chinese and Japanese stand without a space between them.
bool ends_wide_sentence(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？';
}
bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U'।' || c == U'؟';
}
bool closes(char32_t c) {
    constexpr std::u32string_view marks = U"\"')]”’»›」』）";
    return marks.find(c) != std::u32string_view::npos;
}

/// Where the first sentence of the text ends, the blanks behind it included.
std::size_t sentence_end(std::string_view text) {
    enum class State { Inside, Ended, EndedWide, Blanks };
    State state = State::Inside;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        const bool blank = utf8::is_space(c);
        if (state == State::Blanks && !blank) return at;
        if (state == State::EndedWide && !blank && !closes(c) && !ends_wide_sentence(c))
            return at;
        if (ends_wide_sentence(c))
            state = State::EndedWide;
        else if (ends_sentence(c))
            state = State::Ended;
        else if (blank && state != State::Inside)
            state = State::Blanks;
        else if (!closes(c))
            state = State::Inside;
        at += bytes;
    }
    return text.size();
}

class Wrapper {
public:
    void below(pugi::xml_node parent) {
        for (pugi::xml_node child = parent.first_child(); child;) {
            const pugi::xml_node next = child.next_sibling();
            if (child.type() == pugi::node_pcdata)
                text(child, parent);
            else if (child.type() == pugi::node_element)
                element(child, parent);
            child = next;
        }
    }

private:
    void element(pugi::xml_node node, pugi::xml_node parent) {
        const std::string_view tag = node.name();
        if (tag == "pre") return;
        if (tag == "img") {
            pugi::xml_node span = parent.insert_child_before("span", node);
            number(span);
            span.append_move(node);
            return;
        }
        if (is_block(tag)) {
            ++block_;
            sentence_ = 0;
        }
        below(node);
    }

    void text(pugi::xml_node node, pugi::xml_node parent) {
        const std::string words = node.value();
        if (utf8::trim(words).empty()) return;
        std::string_view left = words;
        while (!left.empty()) {
            const std::size_t end = sentence_end(left);
            pugi::xml_node span = parent.insert_child_before("span", node);
            number(span);
            append_text(span, std::string(left.substr(0, end)));
            left.remove_prefix(end);
        }
        parent.remove_child(node);
    }

    void number(pugi::xml_node span) {
        ++sentence_;
        span.append_attribute("class").set_value("koboSpan");
        span.append_attribute("id").set_value(
            fmt::format("kobo.{}.{}", std::max(block_, 1), sentence_).c_str()
        );
    }

    int block_ = 0;
    int sentence_ = 0;
};

constexpr const char* columns = "book-columns";
constexpr const char* inner = "book-inner";

void box(pugi::xml_node body) {
    const std::vector<pugi::xml_node> children(body.begin(), body.end());
    pugi::xml_node within =
        add(add(body, "div", {{"id", columns}}), "div", {{"id", inner}});
    for (const pugi::xml_node child : children)
        within.append_move(child);
}

}  // namespace

std::size_t kobo_spans_weight(std::string_view text) {
    constexpr std::size_t span = 60;  // tags, class and an id of some digits
    std::size_t weight = span;
    for (std::size_t end = sentence_end(text); end < text.size();
         end = sentence_end(text)) {
        text.remove_prefix(end);
        weight += span;
    }
    return weight;
}

void make_kepub(Publication& book) {
    for (ContentDocument& document : book.documents) {
        if (document.part == Part::Cover) continue;
        if (document.part != Part::Navigation) Wrapper().below(document.body);
        if (!book.places.contains(columns) && !book.places.contains(inner))
            box(document.body);
    }
}

}  // namespace pam::epub
