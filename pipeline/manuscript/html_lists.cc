// Lists: of HTML, and those that Word writes as paragraphs with a mark in front.
#include "base/roman.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/html_builder.h"

#include <algorithm>
#include <charconv>

namespace pam::manuscript::html {

using namespace document;

namespace {

int number_in(std::string_view text, int otherwise) {
    int value = otherwise;
    text = utf8::trim(text);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && value > -1'000'000 && value < 1'000'000 ? value
                                                                             : otherwise;
}

// 1 a, 26 z, 27 aa.
std::string letters_of(int number, char first) {
    std::string letters;
    for (; number > 0; number = (number - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>(first + (number - 1) % 26));
    return letters;
}

std::string mark_of(int number, std::string_view type) {
    const bool countable = number > 0 && number < 4000;
    std::string mark = std::to_string(number);
    if (countable && type == "a") mark = letters_of(number, 'a');
    if (countable && type == "A") mark = letters_of(number, 'A');
    if (countable && (type == "i" || type == "I")) {
        mark = roman_numeral(number);
        if (type == "I")
            for (char& c : mark)
                c = static_cast<char>(c - 0x20);
    }
    return mark + ".";
}

bool is_tight(const List& list) {
    return std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
        return std::count_if(
                   item.blocks.begin(),
                   item.blocks.end(),
                   [](const Block& block) {
                       return std::holds_alternative<Paragraph>(block.value);
                   }
               )
               <= 1;
    });
}

void append(Blocks& blocks, Blocks more) {
    std::move(more.begin(), more.end(), std::back_inserter(blocks));
}

}  // namespace

// A list without an item is an indent of the 1990s.
void Builder::list(NodeIndex i) {
    bool items = false;
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; k = tree_.nodes[k].end)
        items = items || (tree_.nodes[k].tag == Tag::Li && !tree_.nodes[k].is_text);
    flush();
    if (!items || is_deep()) return plain_block(i);
    const Tag tag = tree_.nodes[i].tag;
    List made;
    made.kind = tag == Tag::Ol ? ListKind::Numbered : ListKind::Bulleted;
    made.start = number_in(tree_.attribute(i, "start"), 1);
    made.span = tree_.span(i);
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    style_ = style_by_language(i, style_);
    claim_id(i);
    int number = made.start;
    bool literal = !tree_.attribute(i, "type").empty() && tree_.attribute(i, "type") != "1"
                   && tag == Tag::Ol;
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; k = tree_.nodes[k].end) {
        if (tree_.nodes[k].is_text && tree_.token(k)->blank) continue;
        const bool proper = tree_.nodes[k].tag == Tag::Li && !tree_.nodes[k].is_text;
        if (proper && plan_.bodies.contains(k)) continue;
        if (proper && tree_.has_attribute(k, "value")) {
            const int value = number_in(tree_.attribute(k, "value"), number);
            if (made.items.empty()) made.start = value;
            literal = literal || (value != number && !made.items.empty());
            number = value;
        }
        ListItem one = item(k, number, i);
        if (one.blocks.empty()) continue;
        // What stands between the items, mostly a list within, belongs to the one before.
        if (!proper && !made.items.empty()) {
            append(made.items.back().blocks, std::move(one.blocks));
            continue;
        }
        made.items.push_back(std::move(one));
        number += proper;
    }
    style_ = outer;
    language_ = outer_language;
    made.tight = is_tight(made);
    if (!literal)
        for (ListItem& one : made.items)
            one.marker = {};
    if (!made.items.empty()) blocks_->push_back({std::move(made)});
}

ListItem Builder::item(NodeIndex i, int number, NodeIndex list) {
    ListItem made;
    made.span = tree_.span(i);
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    if (tree_.nodes[list].tag == Tag::Ol)
        made.marker = generated(mark_of(number, tree_.attribute(list, "type")));
    const bool own = tree_.nodes[i].tag == Tag::Li || tree_.nodes[i].tag == Tag::Dd;
    if (own && !tree_.nodes[i].is_text) {
        const Look look = page_.looks.of(i);
        style_ = style_by_look(i, style_by_language(i, style_), look);
        claim_id(i);
        made.blocks = contents(i);
    } else {
        Blocks* const blocks = std::exchange(blocks_, &made.blocks);
        node(i);
        flush();
        blocks_ = blocks;
    }
    style_ = outer;
    language_ = outer_language;
    return made;
}

// Terms and their descriptions; descriptions without any term are an indent.
void Builder::definitions(NodeIndex i) {
    flush();
    if (!has_inside(i, Tag::Dt) || is_deep()) return plain_block(i);
    List made;
    made.kind = ListKind::Definition;
    made.span = tree_.span(i);
    claim_id(i);
    Blocks before;
    const auto entry = [&](NodeIndex k) {
        if (tree_.nodes[k].is_text && tree_.token(k)->blank) return;
        if (plan_.bodies.contains(k)) return;
        if (tree_.nodes[k].tag == Tag::Dt && !tree_.nodes[k].is_text) {
            claim_id(k);
            Runs runs = held_runs(k);
            if (runs.empty()) return;
            place_ids();
            ListItem item;
            item.span = tree_.span(k);
            item.blocks.push_back({Paragraph{Role::Body, inlines(runs), item.span}});
            made.items.push_back(std::move(item));
            return;
        }
        Blocks inner = item(k, 0, i).blocks;
        append(made.items.empty() ? before : made.items.back().blocks, std::move(inner));
    };
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; k = tree_.nodes[k].end) {
        const bool group = tree_.nodes[k].tag == Tag::Div && !tree_.nodes[k].is_text
                           && (has_inside(k, Tag::Dt) || has_inside(k, Tag::Dd));
        if (!group) {
            entry(k);
            continue;
        }
        for (NodeIndex inner = k + 1; inner < tree_.nodes[k].end;
             inner = tree_.nodes[inner].end)
            entry(inner);
    }
    append(*blocks_, std::move(before));
    made.tight =
        std::all_of(made.items.begin(), made.items.end(), [](const ListItem& item) {
            return item.blocks.size() <= 2;
        });
    if (!made.items.empty()) blocks_->push_back({std::move(made)});
}

// Word writes a list as paragraphs, each with its mark in an element of its own.
void Builder::word_item(NodeIndex i) {
    std::string mark;
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end && mark.empty(); ++k)
        if (contains(tree_.attribute(k, "style"), "mso-list"))
            mark = utf8::trim(words_in(page_, k, 40));
    flush();
    const bool goes_on = word_list_ == blocks_ && !blocks_->empty()
                         && std::holds_alternative<List>(blocks_->back().value);
    ListItem made{{}, contents(i), tree_.span(i)};
    if (made.blocks.empty()) return;
    if (!goes_on) {
        List list;
        const int number =
            number_in(mark.substr(0, mark.find_first_not_of("0123456789")), 0);
        list.kind = number > 0 ? ListKind::Numbered : ListKind::Bulleted;
        list.start = std::max(number, 1);
        list.span = made.span;
        blocks_->push_back({std::move(list)});
        word_list_ = blocks_;
    }
    auto& list = *std::get_if<List>(&blocks_->back().value);
    list.tight = list.tight && made.blocks.size() == 1;
    list.items.push_back(std::move(made));
}

}  // namespace pam::manuscript::html
