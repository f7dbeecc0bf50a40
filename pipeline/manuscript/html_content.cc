#include "manuscript/html_content.h"

#include "base/utf8.h"
#include "manuscript/html_measure.h"
#include "manuscript/html_vocabulary.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

// Elements that are never text, wherever they stand.
const char* rule_of_element(const Tree& tree, NodeIndex i) {
    switch (tree.nodes[i].tag) {
    case Tag::Button:
    case Tag::Select:
    case Tag::Textarea:
    case Tag::Optgroup:
    case Tag::Option:
        return rules::form;
    case Tag::Template:
    case Tag::Annotation:
        return rules::hidden;
    case Tag::Noscript:
        return rules::fallback;
    case Tag::Audio:
    case Tag::Canvas:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Object:
    case Tag::Video:
        return rules::player;
    case Tag::Svg:
        return rules::drawing;
    default:
        return nullptr;
    }
}

// Roles of WAI-ARIA that are never those of a text.
const char* rule_of_role(std::string_view role) {
    if (role.empty()) return nullptr;
    for (const std::string_view name :
         {"navigation", "menu", "menubar", "toolbar", "search", "tablist"})
        if (has_name(role, name)) return name == "search" ? rules::form : rules::navigation;
    for (const std::string_view name : {"dialog", "alertdialog", "alert"})
        if (has_name(role, name)) return rules::banner;
    return nullptr;
}

bool is_article(const Tree& tree, NodeIndex i) {
    const Node& node = tree.nodes[i];
    if (node.is_text) return false;
    if (node.tag == Tag::Article || node.tag == Tag::Main) return true;
    if (tree.has_attribute(i, "itemprop")
        && contains(tree.attribute(i, "itemprop"), "articlebody"))
        return true;
    const std::string_view role = tree.attribute(i, "role");
    return has_name(role, "main") || has_name(role, "article");
}

class TextFinder {
public:
    TextFinder(const Page& page, const Facts& facts, const Refused& refused, Plan& plan)
        : page_(page)
        , tree_(page.tree)
        , facts_(facts)
        , refused_(refused)
        , plan_(plan) {
        plan_.regions.resize(1);
        plan_.region.assign(tree_.nodes.size(), Plan::kept);
    }

    void run() {
        gather_ids();
        set_elements_apart();
        measures_ = measure(page_, plan_);
        body_ = tree_.body();
        root_ = find_root();
        busy_ = is_busy();
        if (busy_) set_apart_around(body_);
        judge_inside(root_);
        if (!busy_ && root_ != body_) judge_around(body_);
        if (busy_) call_title_back();
        set_link_lines_apart();
        give_back();
    }

private:
    // ------------------------------------------------------------ by element

    void set_elements_apart() {
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text || !plan_.is_kept(i)) continue;
            const char* rule = rule_of_element(tree_, i);
            // No control holds paragraphs; its end tag was forgotten.
            if (rule == rules::form && tree_.nodes[i].tag != Tag::Textarea
                && holds_blocks(i))
                rule = nullptr;
            // Nobody puts a story into <noscript>, but an archive may have saved one there.
            constexpr std::size_t message = 600;
            if (rule == rules::fallback && text_length(i) > message) rule = nullptr;
            if (rule == rules::player && tree_.nodes[i].tag == Tag::Object
                && text_length(i) > message)
                rule = nullptr;
            if (rule == nullptr && is_hidden(i)) rule = rules::hidden;
            if (rule != nullptr) set_apart(i, rule);
        }
    }

    [[nodiscard]] bool holds_blocks(NodeIndex i) const {
        for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k) {
            const Tag tag = tree_.nodes[k].tag;
            if (!tree_.nodes[k].is_text
                && (tag == Tag::P || tag == Tag::Table || heading_level(tag) > 0))
                return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t text_length(NodeIndex node) const {
        std::size_t length = 0;
        for (NodeIndex i = node; i < tree_.nodes[node].end; ++i)
            if (tree_.nodes[i].is_text) length += tree_.scan.text(*tree_.token(i)).size();
        return length;
    }

    [[nodiscard]] bool is_hidden(NodeIndex i) const {
        const Token* tag = tree_.token(i);
        if (tag == nullptr || tag->attribute_count == 0) return false;
        if (tree_.nodes[i].tag == Tag::Body || tree_.nodes[i].tag == Tag::Html)
            return false;
        if (tree_.scan.has_attribute(*tag, "hidden")) return true;
        const std::string_view style = tree_.scan.attribute(*tag, "style");
        return !style.empty() && look_of_declarations(style).hidden;
    }

    void set_apart(NodeIndex i, const char* rule) {
        const auto region = static_cast<std::uint32_t>(plan_.regions.size());
        plan_.regions.push_back({rule, i});
        for (NodeIndex k = i; k < tree_.nodes[i].end; ++k)
            if (plan_.region[k] == Plan::kept) plan_.region[k] = region;
    }

    // ------------------------------------------------------------ the article

    // The innermost element that holds nearly all of what reads like text; the article
    // around it, where the page names one.
    [[nodiscard]] NodeIndex find_root() const {
        const std::uint32_t all = measures_[body_].content;
        NodeIndex core = body_;
        for (NodeIndex next = body_; next < tree_.nodes[core].end;) {
            NodeIndex heaviest = 0;
            for (NodeIndex k = core + 1; k < tree_.nodes[core].end; k = tree_.nodes[k].end)
                if (heaviest == 0 || measures_[k].content > measures_[heaviest].content)
                    heaviest = k;
            const bool holds = heaviest != 0 && measures_[heaviest].content * 4 >= all * 3;
            if (!holds || all == 0 || is_leaf_block(tree_, heaviest)) break;
            core = next = heaviest;
        }
        for (NodeIndex i = core; i != 0 && i != body_; i = tree_.nodes[i].parent)
            if (is_article(tree_, i)) return i;
        return core;
    }

    // Much stands around the article, and it is mostly there to be clicked.
    [[nodiscard]] bool is_busy() const {
        if (root_ == body_) return false;
        const Measure& page = measures_[body_];
        const Measure& own = measures_[root_];
        constexpr std::uint32_t few = 6;
        constexpr std::uint32_t many = 20;
        const std::uint32_t links = page.links - own.links;
        const std::uint32_t around = page.length - own.length;
        const std::uint32_t linked = page.linked - own.linked;
        return (links >= many && linked * 4 > around)
               || (links >= few && names_navigation());
    }

    [[nodiscard]] bool names_navigation() const {
        for (NodeIndex i = body_; i < tree_.nodes[body_].end; ++i) {
            if (tree_.nodes[i].is_text || tree_.is_inside(i, root_)) continue;
            const Tag tag = tree_.nodes[i].tag;
            const bool named = tag == Tag::Nav || tag == Tag::Footer
                               || has_name(tree_.attribute(i, "role"), "navigation");
            if (named) return true;
            const char* rule = is_block(tag) ? rule_by_names(names_of(tree_, i)) : nullptr;
            if (rule != nullptr && measures_[i].links >= 3) return true;
        }
        return false;
    }

    // All beside the way down from the body to the article. What reads like a part of the
    // text and stands right beside it stays.
    void set_apart_around(NodeIndex node) {
        for (NodeIndex k = node + 1; k < tree_.nodes[node].end; k = tree_.nodes[k].end) {
            if (k == root_) continue;
            if (tree_.is_inside(root_, k))
                set_apart_around(k);
            else if (!is_part_of_text(k))
                set_apart(k, rule_around(k));
        }
    }

    [[nodiscard]] bool is_part_of_text(NodeIndex k) const {
        constexpr std::uint32_t long_enough = 200;
        const Measure& own = measures_[k];
        const bool beside = tree_.nodes[k].parent == tree_.nodes[root_].parent;
        return beside && own.content >= long_enough && own.linked * 5 < own.length
               && rule_around(k) == rules::outside;
    }

    [[nodiscard]] const char* rule_around(NodeIndex k) const {
        if (tree_.nodes[k].is_text) return rules::outside;
        if (const char* rule = rule_by_names(names_of(tree_, k))) return rule;
        if (const char* rule = rule_of_role(tree_.attribute(k, "role"))) return rule;
        switch (tree_.nodes[k].tag) {
        case Tag::Nav:
            return rules::navigation;
        case Tag::Footer:
            return rules::footer;
        case Tag::Header:
            return rules::header;
        case Tag::Aside:
            return rules::sidebar;
        case Tag::Form:
            return rules::form;
        default:
            return rules::outside;
        }
    }

    // ------------------------------------------------------------ within the article

    // Only what is plainly foreign to a text is taken out of the text's own column.
    void judge_inside(NodeIndex node) {
        for (NodeIndex k = node + 1; k < tree_.nodes[node].end; ++k) {
            const Node& one = tree_.nodes[k];
            if (one.is_text || !plan_.is_kept(k)) continue;
            if (const char* rule = rule_inside(k)) {
                set_apart(k, rule);
                k = one.end - 1;
            }
        }
    }

    [[nodiscard]] const char* rule_inside(NodeIndex k) const {
        const Tag tag = tree_.nodes[k].tag;
        if (!is_block(tag) && tag != Tag::Span && tag != Tag::A && tag != Tag::Sup)
            return nullptr;
        const Measure& own = measures_[k];
        if (own.length == 0 && own.links == 0) return nullptr;
        if (own.content * 10 > measures_[root_].content * 3) return nullptr;
        if (const char* rule = rule_of_role(tree_.attribute(k, "role")))
            return is_contents(k) || measures_[body_].content == 0 ? nullptr : rule;
        // A page of contents alone is its own text.
        const bool bare = measures_[body_].content == 0;
        if (tag == Tag::Nav)
            return is_contents(k)
                           || (bare && !has_name(semantics_of(tree_, k), "landmarks"))
                       ? nullptr
                       : rules::navigation;
        if (tag == Tag::Form) return own.content == 0 ? rules::form : nullptr;
        if ((tag == Tag::Aside || tag == Tag::Footer) && own.mostly_links()
            && own.links > 1)
            return tag == Tag::Aside ? rules::sidebar : rules::footer;
        const char* rule = rule_by_names(names_of(tree_, k));
        if (rule == nullptr || is_contents(k)) return nullptr;
        constexpr std::uint32_t short_text = 200;
        if (is_foreign_to_text(rule))
            return own.mostly_links() || own.length < short_text || own.links > 3
                           || rule == rules::comments
                       ? rule
                       : nullptr;
        constexpr std::uint32_t line = 80;
        const bool way = rule == rules::navigation && own.length < line && has_link(k);
        return own.mostly_links() || way ? rule : nullptr;
    }

    [[nodiscard]] bool has_link(NodeIndex k) const {
        for (NodeIndex i = k; i < tree_.nodes[k].end; ++i)
            if (!tree_.nodes[i].is_text && tree_.nodes[i].tag == Tag::A) return true;
        return false;
    }

    // A list of what is in this very text leads to places of its own.
    [[nodiscard]] bool is_contents(NodeIndex k) const {
        int inner = 0;
        int others = 0;
        for (NodeIndex i = k; i < tree_.nodes[k].end; ++i) {
            if (tree_.nodes[i].is_text || tree_.nodes[i].tag != Tag::A) continue;
            const std::string_view href = tree_.attribute(i, "href");
            if (href.empty()) continue;
            ++(is_place_of_text(inner_target(page_, plan_, href)) ? inner : others);
        }
        return inner >= 2 && inner > others * 3;
    }

    [[nodiscard]] bool is_place_of_text(const std::string& id) const {
        const auto place = ids_.find(id);
        return place != ids_.end() && tree_.is_inside(place->second, root_);
    }

    void gather_ids() {
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
            const Token* tag = tree_.token(i);
            if (tree_.nodes[i].is_text || tag == nullptr || tag->attribute_count == 0)
                continue;
            for (const std::string_view name : {"id", "name"})
                if (const std::string_view id = tree_.scan.attribute(*tag, name);
                    !id.empty())
                    ids_.emplace(page_.entities.resolved(id), i);
        }
    }

    // ------------------------------------------------------------ a page that is all text

    // Around the core of a simple page only named navigation is taken out.
    void judge_around(NodeIndex node) {
        for (NodeIndex k = node + 1; k < tree_.nodes[node].end; k = tree_.nodes[k].end) {
            if (k == root_) continue;
            if (tree_.is_inside(root_, k)) {
                judge_around(k);
            } else if (!tree_.nodes[k].is_text && plan_.is_kept(k)) {
                if (const char* rule = rule_inside(k))
                    set_apart(k, rule);
                else
                    judge_inside(k);
            }
        }
    }

    // Lines of nothing but links to other pages before the first text and after the last:
    // "Index | Next chapter", arrows.
    void set_link_lines_apart() {
        if (measures_[body_].content < 200) return;
        std::vector<NodeIndex> blocks;
        for (NodeIndex i = body_; i < tree_.nodes[body_].end; ++i)
            if (is_leaf_block(tree_, i) && has_kept(i)) blocks.push_back(i);
        for (const NodeIndex i : blocks) {
            if (is_link_line(i))
                set_apart(i, rules::navigation);
            else if (measures_[i].content > 0)
                break;
        }
        for (std::size_t n = blocks.size(); n-- > 0;) {
            if (is_link_line(blocks[n]))
                set_apart(blocks[n], rules::navigation);
            else if (measures_[blocks[n]].content > 0)
                break;
        }
    }

    [[nodiscard]] bool has_kept(NodeIndex node) const {
        for (NodeIndex i = node + 1; i < tree_.nodes[node].end; ++i) {
            const bool image = tree_.nodes[i].tag == Tag::Img && !tree_.nodes[i].is_text;
            const bool text = tree_.nodes[i].is_text && !tree_.token(i)->blank;
            if ((image || text) && plan_.is_kept(i)) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_link_line(NodeIndex i) const {
        constexpr std::uint32_t longest = 300;
        const Measure& own = measures_[i];
        const Tag tag = tree_.nodes[i].tag;
        if (own.links == 0 || own.length > longest || heading_level(tag) > 0) return false;
        // An item of a list that goes on in words is no navigation, nor is a table's cell.
        if (tag == Tag::Li && measures_[tree_.nodes[i].parent].content > 0) return false;
        if (is_in_data(i)) return false;
        bool leads_away = false;
        for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k)
            if (!tree_.nodes[k].is_text && tree_.nodes[k].tag == Tag::A) {
                const std::string_view href = tree_.attribute(k, "href");
                if (contains(href.substr(0, 7), "mailto:")) return false;
                leads_away = leads_away
                             || (!href.empty() && href.find("://") == std::string_view::npos
                                 && !href.starts_with('#'));
            }
        return leads_away && (own.length - own.linked) * 5 <= own.length;
    }

    [[nodiscard]] bool is_in_data(NodeIndex cell) const {
        const NodeIndex table = tree_.ancestor(cell, Tag::Table);
        for (NodeIndex i = table; i < tree_.nodes[table].end; ++i)
            if (!tree_.nodes[i].is_text
                && (tree_.nodes[i].tag == Tag::Th || tree_.nodes[i].tag == Tag::Caption))
                return true;
        return false;
    }

    // ------------------------------------------------------------ title and author

    // The article's own title and byline often stand above its element.
    void call_title_back() {
        if (has_heading_of_title(root_)) return call_byline_back(root_);
        for (NodeIndex i = body_; i < tree_.nodes[body_].end; ++i) {
            const int level = heading_level(tree_.nodes[i].tag);
            if (tree_.nodes[i].is_text || level < 1 || level > 2
                || tree_.is_inside(i, root_))
                continue;
            if (!says_title(i)) continue;
            call_back(i);
            return call_byline_back(i);
        }
        call_byline_back(root_);
    }

    [[nodiscard]] bool says_title(NodeIndex i) const {
        const std::string words = words_in(page_, i, 400);
        if (words.empty()) return false;
        return same_name(words, facts_.title.value)
               || contains(lower(facts_.page_title.value), lower(words));
    }

    static std::string lower(std::string text) {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return text;
    }

    [[nodiscard]] bool has_heading_of_title(NodeIndex node) const {
        for (NodeIndex i = node; i < tree_.nodes[node].end; ++i)
            if (!tree_.nodes[i].is_text && heading_level(tree_.nodes[i].tag) == 1
                && plan_.is_kept(i) && says_title(i))
                return true;
        return false;
    }

    // Names of author and day between the title and the text.
    void call_byline_back(NodeIndex from) {
        const NodeIndex begin = std::min(from, root_);
        for (NodeIndex i = begin; i < root_; ++i) {
            if (tree_.nodes[i].is_text || plan_.is_kept(i)) continue;
            const bool author = has_name(tree_.attribute(i, "rel"), "author")
                                || has_name(tree_.attribute(i, "itemprop"), "author");
            const std::string names = author ? std::string() : names_of(tree_, i);
            const bool named =
                has_name(names, "byline") || has_name(names, "author")
                || has_name(names, "published") || has_name(names, "dateline")
                || has_name(names, "entry-date") || has_name(names, "post-date");
            if (!author && !named && tree_.nodes[i].tag != Tag::Time) continue;
            call_back(line_around(i));
        }
    }

    // The line that a name stands in, when it is a short one.
    [[nodiscard]] NodeIndex line_around(NodeIndex i) const {
        constexpr std::uint32_t longest = 120;
        NodeIndex line = i;
        while (line != 0 && !is_block(tree_.nodes[line].tag))
            line = tree_.nodes[line].parent;
        return line != 0 && is_leaf_block(tree_, line) && text_length(line) < 4 * longest
                       && words_in(page_, line).size() <= longest
                   ? line
                   : i;
    }

    void call_back(NodeIndex i) {
        for (NodeIndex k = i; k < tree_.nodes[i].end; ++k)
            plan_.region[k] = Plan::kept;
    }

    // ------------------------------------------------------------ what the editor refused

    void give_back() {
        if (refused_.empty()) return;
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].token == Node::no_token || plan_.is_kept(i)) continue;
            const Span own = tree_.span(i);
            for (const Span& span : refused_)
                if (own.begin >= span.begin && own.end <= span.end)
                    plan_.region[i] = Plan::kept;
        }
    }

    const Page& page_;
    const Tree& tree_;
    const Facts& facts_;
    const Refused& refused_;
    Plan& plan_;
    std::vector<Measure> measures_;
    std::unordered_map<std::string, NodeIndex> ids_;
    NodeIndex body_ = 0;
    NodeIndex root_ = 0;
    bool busy_ = false;
};

}  // namespace

void find_text(const Page& page, const Facts& facts, const Refused& refused, Plan& plan) {
    TextFinder(page, facts, refused, plan).run();
}

}  // namespace pam::manuscript::html
