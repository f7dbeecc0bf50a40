#include "manuscript/markdown_links.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"

#include <iterator>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <variant>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

constexpr std::size_t longest_id = 60;

/// Base letters of U+00C0 to U+017F, so that "Éluard" becomes "eluard"; "?" has none.
constexpr std::string_view base_letters =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

char ascii_of(char32_t c) {
    c = utf8::to_lower(c);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return static_cast<char>(c);
    if (c < 0xC0 || c - 0xC0 >= base_letters.size()) return '\0';
    const char base = base_letters[c - 0xC0];
    return base == '?' ? '\0' : base;
}

std::string ascii_slug(std::string_view words) {
    std::string id;
    bool gap = false;
    for (const char32_t c : utf8::to_utf32(words)) {
        if (c == '\'' || c == 0x2019) continue;
        const char letter = ascii_of(c);
        gap = gap || (letter == '\0' && !id.empty());
        if (letter == '\0') continue;
        if (id.size() + (gap ? 2 : 1) > longest_id) break;
        if (gap) id += '-';
        gap = false;
        id += letter;
    }
    if (id.empty()) return "section";
    return id.front() >= '0' && id.front() <= '9' ? "s-" + id : id;
}

// How web sites name headings: lower case, marks left out, each space a hyphen.
std::string web_slug(std::string_view words) {
    std::string id;
    for (const char32_t c : utf8::to_utf32(words)) {
        if (utf8::is_word(c) || c == '-' || c == '_') utf8::append(id, utf8::to_lower(c));
        if (c == ' ') id += '-';
    }
    return id;
}

// Ids that are made elsewhere: notes, their calls, and the sections around headings.
bool is_reserved(std::string_view id) {
    return id.starts_with("note-") || id.starts_with("call-") || id.ends_with("-section");
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Characters that RFC 3986 allows nowhere in a URL.
std::string percent_encoded(std::string_view url) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unsafe = "\"<>\\^`{|}";
    std::string safe;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const auto byte = static_cast<unsigned char>(url[i]);
        const bool stray =
            url[i] == '%'
            && (i + 2 >= url.size() || !is_hex(url[i + 1]) || !is_hex(url[i + 2]));
        if (byte > 0x20 && byte != 0x7F && !stray
            && unsafe.find(url[i]) == std::string_view::npos) {
            safe += url[i];
            continue;
        }
        safe += '%';
        safe += digits[byte >> 4];
        safe += digits[byte & 15];
    }
    return safe;
}

// "scheme:" and something after it.
bool is_absolute(std::string_view url) {
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon + 1 == url.size())
        return false;
    for (const char c : url.substr(0, colon))
        if (ascii_of(static_cast<unsigned char>(c)) == '\0' && c != '+' && c != '-'
            && c != '.')
            return false;
    return url.substr(0, colon) != "javascript" && url.substr(0, colon) != "data";
}

// An id that an author wrote may stand as it is where it is made of these.
bool is_plain_id(std::string_view id) {
    for (const char c : id)
        if (ascii_of(static_cast<unsigned char>(c)) == '\0' && c != '-' && c != '_'
            && c != '.')
            return false;
    return !id.empty() && !(id.front() >= '0' && id.front() <= '9') && id.front() != '-'
           && id.front() != '.' && id.front() != '_';
}

template<typename Visitor>
void for_each_block(Blocks& blocks, const Visitor& visit) {
    for (Block& block : blocks) {
        visit(block);
        match(
            block.value,
            [&](Division& division) { for_each_block(division.blocks, visit); },
            [&](Speech& speech) { for_each_block(speech.blocks, visit); },
            [&](List& list) {
                for (ListItem& item : list.items)
                    for_each_block(item.blocks, visit);
            },
            [](auto&) {}
        );
    }
}

template<typename Visitor>
void for_each_anchor(Inlines& inlines, const Visitor& visit) {
    for (Inline& one : inlines)
        std::visit(
            [&](auto& value) {
                if constexpr (requires { value.children; })
                    for_each_anchor(value.children, visit);
                else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Anchor>)
                    visit(value);
            },
            one.value
        );
}

// A place that links lead to, and the words that a link without its own shows.
struct Goal {
    std::string id;
    std::string words;
};

class Mender {
public:
    Mender(Binding binding, Diagnostics& log) : binding_(binding), log_(log) {}

    void collect(Document& document) {
        const auto in_all_blocks = [&](const auto& visit) {
            for_each_block(document.blocks, visit);
            for (Note& note : document.notes)
                for_each_block(note.blocks, visit);
        };
        in_all_blocks([&](Block& block) { claim_written(block); });
        for_each_inlines(document, [&](Inlines& inlines) {
            for_each_anchor(inlines, [&](Anchor& anchor) {
                claim(anchor.id, {}, anchor.span);
            });
        });
        in_all_blocks([&](Block& block) {
            if (auto* heading = std::get_if<Heading>(&block.value)) name(*heading);
        });
        for_each_block(document.blocks, [&](Block& block) {
            auto* line = std::get_if<Paragraph>(&block.value);
            if (line != nullptr && line->role == Role::Title && title_ == nullptr)
                name_title(*line);
        });
    }

    // The title has a place for links only where one leads to it.
    void mark_title() {
        if (!title_linked_ || binding_ == Binding::InBook) return;
        title_->inlines.insert(
            title_->inlines.begin(), Inline{Anchor{title_id_, title_->span}}
        );
    }

    void mend(Inlines& inlines) {
        Inlines mended;
        mended.reserve(inlines.size());
        for (Inline& one : inlines) {
            std::visit(
                [&](auto& value) {
                    if constexpr (requires { value.children; }) mend(value.children);
                },
                one.value
            );
            if (auto* page = std::get_if<PageReference>(&one.value)) {
                mended.push_back(mend(std::move(*page)));
                continue;
            }
            auto* link = std::get_if<Link>(&one.value);
            if (link == nullptr || leads_somewhere(*link))
                mended.push_back(std::move(one));
            else
                std::move(
                    link->children.begin(), link->children.end(), std::back_inserter(mended)
                );
        }
        inlines = std::move(mended);
    }

private:
    std::string unique(const std::string& wanted) {
        if (!is_reserved(wanted) && taken_.insert(wanted).second) return wanted;
        for (int& number = next_.try_emplace(wanted, 2).first->second;;) {
            std::string candidate = wanted + "-" + std::to_string(number++);
            if (taken_.insert(candidate).second) return candidate;
        }
    }

    // Ids that the author wrote come before those made of words.
    void claim_written(Block& block) {
        match(
            block.value,
            [&](Heading& one) { claim(one.id, plain_text(one.inlines), one.span); },
            [&](Table& one) { claim(one.id, plain_text(one.caption), one.span); },
            [&](Figure& one) { claim(one.id, plain_text(one.caption), one.span); },
            [](auto&) {}
        );
    }

    void claim(std::string& id, std::string words, Span span) {
        if (id.empty()) return;
        const std::string written = id;
        id = unique(is_plain_id(written) ? written : ascii_slug(written));
        if (goals_.emplace(written, Goal{id, std::move(words)}).second) return;
        log_.warn(
            codes::repeated_id,
            span,
            "the id \"" + written + "\" is given twice; links lead to the first",
            {"give it an id of its own"}
        );
    }

    void name(Heading& heading) {
        const std::string words = plain_text(heading.inlines);
        if (heading.id.empty()) heading.id = unique(ascii_slug(words));
        std::string web = web_slug(words);
        const int repeats = web_count_[web]++;
        if (repeats > 0) web += "-" + std::to_string(repeats);
        goals_.emplace(web, Goal{heading.id, words});
        goals_.emplace(heading.id, Goal{heading.id, words});
    }

    // The heading that became the title is one to those who link to it. In a book it will
    // be the heading of its chapter, with the id that its words make.
    void name_title(Paragraph& line) {
        const std::string words = plain_text(line.inlines);
        title_ = &line;
        title_id_ =
            binding_ == Binding::InBook ? ascii_slug(words) : unique(ascii_slug(words));
        goals_.emplace(web_slug(words), Goal{title_id_, words});
    }

    /// The link around it has told where there is no such place; its page is unknown.
    Inline mend(PageReference page) {
        const auto goal = page.target.starts_with('#') ? goals_.find(page.target.substr(1))
                                                       : goals_.end();
        if (goal == goals_.end())
            return binding_ == Binding::InBook ? Inline{std::move(page)}
                                               : Inline{generated("??")};
        page.target = "#" + goal->second.id;
        title_linked_ = title_linked_ || goal->second.id == title_id_;
        return {std::move(page)};
    }

    bool leads_somewhere(Link& link) {
        if (link.target.starts_with('#')) {
            const auto goal = goals_.find(link.target.substr(1));
            if (goal == goals_.end()) return binding_ == Binding::InBook || tell(link);
            link.target = "#" + goal->second.id;
            title_linked_ = title_linked_ || goal->second.id == title_id_;
            if (!link.children.empty()) return true;
            if (goal->second.words.empty()) return tell(link);
            link.children.push_back({generated(goal->second.words)});
            return true;
        }
        if (!is_absolute(link.target))
            return binding_ == Binding::InBook && !link.target.empty() ? true : tell(link);
        link.target = percent_encoded(link.target);
        return true;
    }

    // A site's links to its own pages come by the dozen; one word on each will do.
    bool tell(const Link& link) {
        if (!told_.insert(link.target).second) return false;
        const bool empty = link.children.empty();
        log_.warn(
            codes::link_without_goal,
            link.span,
            "the link to \"" + link.target + "\" leads nowhere in a book; "
                + (empty ? "it has no text of its own and is left out" : "its text stays"),
            {"give the whole address, or #words-of-a-heading of this work"}
        );
        return false;
    }

    Binding binding_;
    Diagnostics& log_;
    std::set<std::string> taken_;
    std::map<std::string, int> next_;
    std::map<std::string, int> web_count_;
    std::map<std::string, Goal, std::less<>> goals_;
    std::set<std::string> told_;
    Paragraph* title_ = nullptr;
    std::string title_id_;
    bool title_linked_ = false;
};

}  // namespace

void give_ids_and_mend_links(Document& document, Binding binding, Diagnostics& log) {
    Mender mender(binding, log);
    mender.collect(document);
    for_each_inlines(document, [&](Inlines& inlines) { mender.mend(inlines); });
    mender.mark_title();
}

}  // namespace pam::manuscript::markdown
