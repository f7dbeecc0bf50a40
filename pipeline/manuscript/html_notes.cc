#include "manuscript/html_notes.h"

#include "base/utf8.h"
#include "manuscript/codes.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

// "[12]", "12.", "(a)", "*": what a mark says without its brackets; empty for words.
std::string bare_mark(std::string_view text) {
    std::string mark;
    std::size_t signs = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        const char32_t c = next.code_point;
        i += next.bytes;
        if (c == '[' || c == ']' || c == '(' || c == ')' || c == '.' || c == ':' || c == '{'
            || c == '}' || utf8::is_blank(c) || utf8::is_space(c))
            continue;
        utf8::append(mark, c);
        ++signs;
    }
    return signs <= 6 ? mark : std::string();
}

bool is_numeric(std::string_view mark) {
    return !mark.empty() && std::all_of(mark.begin(), mark.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
}

// Numbers, single letters, asterisks and daggers.
bool is_mark(std::string_view mark) {
    if (mark.empty()) return false;
    if (is_numeric(mark)) return mark.size() <= 4;
    const std::size_t letters = utf8::count(mark);
    const char32_t first = utf8::decode(mark, 0).code_point;
    if (utf8::is_letter(first)) return letters <= 4;
    return letters <= 4;
}

bool says_notes(std::string_view terms) {
    for (const std::string_view name :
         {"footnote",
          "endnote",
          "rearnote",
          "doc-fn",
          "reference",
          "cite_note",
          "reflist",
          "mwe_note",
          "enote",
          "sdfootnote",
          "sdendnote"})
        if (contains(terms, name)) return true;
    return has_name(terms, "notes") || has_name(terms, "note");
}

class NoteFinder {
public:
    NoteFinder(const Page& page, Plan& plan, Diagnostics& log)
        : page_(page)
        , tree_(page.tree)
        , plan_(plan)
        , log_(log) {}

    void run() {
        gather();
        for (const InnerLink& link : links_)
            try_call(link);
        for (const InnerLink& link : links_)
            try_way_back(link);
        std::vector<NodeIndex> bodies;
        for (const auto& [node, note] : plan_.bodies)
            bodies.push_back(node);
        set_headings_apart(std::move(bodies));
    }

private:
    struct InnerLink {
        NodeIndex node = 0;
        NodeIndex target = 0;
    };

    void gather() {
        std::vector<std::pair<NodeIndex, std::string>> found;
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
            const Token* tag = tree_.token(i);
            if (tree_.nodes[i].is_text || tag == nullptr || tag->attribute_count == 0)
                continue;
            const bool anchor = tree_.nodes[i].tag == Tag::A;
            if (const std::string_view id = tree_.scan.attribute(*tag, "id"); !id.empty())
                ids_.emplace(page_.entities.resolved(id), i);
            if (!anchor) continue;
            if (const std::string_view name = tree_.scan.attribute(*tag, "name");
                !name.empty())
                ids_.emplace(page_.entities.resolved(name), i);
            const std::string_view href = tree_.scan.attribute(*tag, "href");
            if (href.empty() || !plan_.is_kept(i)) continue;
            const std::string terms = semantics_of(tree_, i);
            if (has_name(terms, "backlink") || has_name(terms, "doc-backlink"))
                plan_.note_marks.insert(i);
            if (std::string id = inner_target(page_, plan_, href); !id.empty())
                found.emplace_back(i, std::move(id));
            else if (is_noteref(i) && href.find('#') != std::string_view::npos)
                tell_elsewhere(i);
        }
        for (const auto& [node, id] : found)
            if (const auto target = ids_.find(id); target != ids_.end())
                links_.push_back({node, target->second});
    }

    void tell_elsewhere(NodeIndex i) {
        plan_.other_calls.insert(i);
        if (told_++ > 0) return;
        log_.note(
            codes::notes_elsewhere,
            tree_.span(i),
            "this note stands in another file; its mark is kept as text",
            {"put the files into one book"}
        );
    }

    // ------------------------------------------------------------ calls

    [[nodiscard]] bool is_noteref(NodeIndex i) const {
        const std::string terms = semantics_of(tree_, i);
        return has_name(terms, "noteref") || has_name(terms, "doc-noteref");
    }

    [[nodiscard]] bool is_raised(NodeIndex i) const {
        for (int steps = 0; steps < 4 && i != 0 && !is_block(tree_.nodes[i].tag); ++steps) {
            if (tree_.nodes[i].tag == Tag::Sup || page_.looks.of(i).raised) return true;
            i = tree_.nodes[i].parent;
        }
        return false;
    }

    void try_call(const InnerLink& link) {
        const NodeIndex a = link.node;
        constexpr std::size_t longest = 24;
        if (text_bytes(a) > 4 * longest || plan_.note_marks.contains(a)) return;
        const std::string shown = words_in(page_, a);
        std::string mark = bare_mark(shown);
        const bool named = is_noteref(a) || says_notes(names_of(tree_, a))
                           || says_notes(names_of(tree_, tree_.nodes[a].parent));
        if (shown.size() > longest || !(is_mark(mark) || (named && !shown.empty()))) return;
        const bool bracketed =
            shown.find_first_of("[(") != std::string::npos || is_bracketed(a);
        const bool raised = is_raised(a) || has_raised_inside(a);
        const NodeIndex body = body_of(link.target);
        if (body == 0 || tree_.is_inside(a, body) || is_way_back(a, body)) return;
        const bool semantic = named && (says_notes(terms_around(body)) || is_noteref(a));
        const bool returns = leads_back(body, a);
        const bool same = !mark.empty() && leading_mark(body) == mark
                          && (raised || bracketed) && body > a;
        if (!semantic && !returns && !same) return;
        if (mark.empty()) mark = shown;
        const std::uint32_t note = note_at(body, link.target, mark);
        const NodeIndex call = outermost_with_same_text(a);
        plan_.calls.emplace(call, note);
        callers_[note].push_back(a);
        if (shown.find_first_of("[(") == std::string::npos) trim_brackets(call);
    }

    [[nodiscard]] std::size_t text_bytes(NodeIndex node) const {
        std::size_t bytes = 0;
        for (NodeIndex i = node; i < tree_.nodes[node].end; ++i)
            if (tree_.nodes[i].is_text) bytes += tree_.scan.text(*tree_.token(i)).size();
        return bytes;
    }

    [[nodiscard]] bool has_raised_inside(NodeIndex a) const {
        for (NodeIndex i = a + 1; i < tree_.nodes[a].end; ++i)
            if (!tree_.nodes[i].is_text && tree_.nodes[i].tag == Tag::Sup) return true;
        return false;
    }

    // The block that is the note whose place is marked at `target`, 0 if it is none.
    [[nodiscard]] NodeIndex body_of(NodeIndex target) const {
        NodeIndex block = target;
        while (block != 0 && !is_block(tree_.nodes[block].tag))
            block = tree_.nodes[block].parent;
        if (block == 0 || block == tree_.body() || !plan_.is_kept(block)) return 0;
        const Tag tag = tree_.nodes[block].tag;
        const bool fit = tag == Tag::Li || tag == Tag::P || tag == Tag::Div
                         || tag == Tag::Dd || tag == Tag::Dt || tag == Tag::Aside
                         || tag == Tag::Td || tag == Tag::Blockquote || tag == Tag::Section;
        if (!fit) return 0;
        // The place must stand at the note's head, and a note is no chapter.
        constexpr std::size_t head = 8;
        constexpr std::size_t longest = 20'000;
        std::size_t before = 0;
        for (NodeIndex i = block + 1; i < target; ++i)
            if (tree_.nodes[i].is_text && !tree_.token(i)->blank)
                before += tree_.scan.text(*tree_.token(i)).size();
        if (before > head || text_bytes(block) > longest) return 0;
        for (NodeIndex i = block; i < tree_.nodes[block].end; ++i)
            if (!tree_.nodes[i].is_text && heading_level(tree_.nodes[i].tag) > 0) return 0;
        const std::string names =
            names_of(tree_, target) + " " + names_of(tree_, tree_.nodes[target].parent);
        if (contains(names, "pagenum") || names.starts_with("page")) return 0;
        return block;
    }

    [[nodiscard]] std::string terms_around(NodeIndex body) const {
        std::string terms;
        int steps = 0;
        for (NodeIndex i = body; i != 0 && steps < 4; i = tree_.nodes[i].parent, ++steps)
            if (tree_.nodes[i].tag != Tag::Body)
                terms += names_of(tree_, i) + " " + semantics_of(tree_, i) + " ";
        return terms;
    }

    // A link in `body` to `a` or the few elements around it.
    [[nodiscard]] bool leads_back(NodeIndex body, NodeIndex a) const {
        for (const InnerLink& link : links_within(body))
            if (is_at(link.target, a)) return true;
        return false;
    }

    [[nodiscard]] bool is_at(NodeIndex target, NodeIndex a) const {
        if (target == a || tree_.is_inside(target, a)) return true;
        NodeIndex around = a;
        for (int steps = 0; steps < 3 && around != 0 && !is_block(tree_.nodes[around].tag);
             ++steps) {
            around = tree_.nodes[around].parent;
            if (around == target && !is_block(tree_.nodes[around].tag)) return true;
        }
        // An empty anchor right before the call.
        return target < a && tree_.nodes[target].end <= a && a - target <= 4
               && text_bytes(target) == 0;
    }

    [[nodiscard]] std::vector<InnerLink> links_within(NodeIndex body) const {
        const auto begin = std::lower_bound(
            links_.begin(),
            links_.end(),
            body,
            [](const InnerLink& link, NodeIndex node) { return link.node < node; }
        );
        auto end = begin;
        while (end != links_.end() && end->node < tree_.nodes[body].end)
            ++end;
        return {begin, end};
    }

    // `a` itself stands at the head of a note and leads to where that is called.
    [[nodiscard]] bool is_way_back(NodeIndex a, NodeIndex body) const {
        for (const auto& [note, callers] : callers_)
            for (const NodeIndex caller : callers)
                if (tree_.is_inside(caller, body)
                    && tree_.is_inside(a, plan_.notes[note].first))
                    return true;
        return false;
    }

    // The mark with which a note begins, bare.
    [[nodiscard]] std::string leading_mark(NodeIndex body) const {
        const std::string words = words_in(page_, body, 40);
        const std::size_t end = std::min(words.find(' '), words.size());
        std::string mark = bare_mark(std::string_view(words).substr(0, end));
        if (is_mark(mark)) return mark;
        // "[1]See" and "1.See".
        const std::size_t close = words.find_first_of("]).");
        if (close != std::string::npos && close < 7)
            mark = bare_mark(std::string_view(words).substr(0, close));
        return is_mark(mark) ? mark : std::string();
    }

    // ------------------------------------------------------------ the notes

    std::uint32_t note_at(NodeIndex body, NodeIndex target, const std::string& mark) {
        const auto known = notes_.find(body);
        if (known != notes_.end()) return known->second;
        const auto number = static_cast<std::uint32_t>(plan_.notes.size());
        FoundNote note;
        note.label = mark;
        note.first = body;
        note.bodies = bodies_from(body);
        for (const NodeIndex one : note.bodies)
            plan_.bodies.emplace(one, number);
        notes_.emplace(body, number);
        if (note.bodies.front() != body) {
            plan_.bodies.emplace(body, number);
            note.bodies.insert(note.bodies.begin(), body);
            mark_whole(body);
        } else {
            mark_number(body, target, mark);
        }
        plan_.notes.push_back(std::move(note));
        return number;
    }

    // A term's description or the cell beside the one that only holds the mark.
    [[nodiscard]] std::vector<NodeIndex> bodies_from(NodeIndex body) const {
        const Tag tag = tree_.nodes[body].tag;
        if (tag != Tag::Dt && tag != Tag::Td) return {body};
        if (!is_mark(bare_mark(words_in(page_, body, 40)))) return {body};
        std::vector<NodeIndex> bodies;
        const NodeIndex end = tree_.nodes[tree_.nodes[body].parent].end;
        for (NodeIndex k = tree_.nodes[body].end; k < end; k = tree_.nodes[k].end) {
            if (tree_.nodes[k].is_text) continue;
            if (tree_.nodes[k].tag == Tag::Dt) break;
            bodies.push_back(k);
        }
        return bodies.empty() ? std::vector<NodeIndex>{body} : bodies;
    }

    void mark_whole(NodeIndex body) {
        for (NodeIndex i = body + 1; i < tree_.nodes[body].end; i = tree_.nodes[i].end)
            plan_.note_marks.insert(i);
    }

    // The note's own number at its head.
    void mark_number(NodeIndex body, NodeIndex target, const std::string& mark) {
        std::string seen;
        for (NodeIndex i = body + 1; i < tree_.nodes[body].end; ++i) {
            if (!tree_.nodes[i].is_text || tree_.token(i)->blank) continue;
            const std::string text =
                page_.entities.resolved(tree_.scan.text(*tree_.token(i)));
            const std::string whole = bare_mark(seen + text);
            if (whole.empty() && seen.empty() && bare_mark(text).empty() && text.size() > 6)
                return trim_number(i, mark);
            if (whole == mark || (whole.empty() && utf8::trim(text).size() <= 3)
                || (mark.starts_with(whole) && !whole.empty())) {
                plan_.note_marks.insert(i);
                seen += text;
                if (whole == mark) return trim_stop(i, body);
                continue;
            }
            if (seen.empty()) trim_number(i, mark);
            return;
        }
        static_cast<void>(target);
    }

    // "1. The text goes on": the mark and what follows it up to the words.
    void trim_number(NodeIndex i, const std::string& mark) {
        const std::string_view text = tree_.scan.text(*tree_.token(i));
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos || !bare_mark(text.substr(0, at)).empty()
            || at > 24)
            return;
        std::size_t end = at + mark.size();
        const bool closed =
            end < text.size()
            && std::string_view(".])}: ").find(text[end]) != std::string_view::npos;
        if (!closed && is_numeric(mark)) return;
        while (end < text.size()
               && std::string_view(".])}").find(text[end]) != std::string_view::npos)
            ++end;
        plan_.trimmed[i].head = static_cast<std::uint32_t>(end);
    }

    // A stop or bracket left over in the text after the mark's element.
    void trim_stop(NodeIndex mark, NodeIndex body) {
        for (NodeIndex i = mark + 1; i < tree_.nodes[body].end; ++i) {
            if (!tree_.nodes[i].is_text) continue;
            const std::string_view text = tree_.scan.text(*tree_.token(i));
            const std::size_t end = text.find_first_not_of(" \t\r\n");
            if (end == std::string_view::npos) continue;
            std::size_t close = end;
            while (close < text.size()
                   && std::string_view(".])}").find(text[close]) != std::string_view::npos)
                ++close;
            const bool apart =
                close == text.size() || text[close] == ' ' || text[close] == '\n';
            if (close > end && close - end <= 2 && apart)
                plan_.trimmed[i].head = static_cast<std::uint32_t>(close);
            return;
        }
    }

    // ------------------------------------------------------------ marks in the text

    // <sup><a>1</a></sup>: the call is all of it.
    [[nodiscard]] NodeIndex outermost_with_same_text(NodeIndex a) const {
        const std::size_t own = text_bytes(a);
        NodeIndex node = a;
        for (int steps = 0; steps < 4; ++steps) {
            const NodeIndex parent = tree_.nodes[node].parent;
            if (is_block(tree_.nodes[parent].tag) || parent == 0) break;
            const std::size_t more = text_bytes(parent) - own;
            const bool brackets =
                more <= 2
                && bare_mark(words_in(page_, parent)) == bare_mark(words_in(page_, a));
            if (more != 0 && !brackets) break;
            node = parent;
        }
        return node;
    }

    [[nodiscard]] NodeIndex text_before(NodeIndex node) const {
        return node > 0 && tree_.nodes[node - 1].is_text ? node - 1 : 0;
    }

    [[nodiscard]] NodeIndex text_after(NodeIndex node) const {
        const NodeIndex next = tree_.nodes[node].end;
        return next < tree_.nodes.size() && tree_.nodes[next].is_text ? next : 0;
    }

    [[nodiscard]] bool is_bracketed(NodeIndex a) const {
        const NodeIndex node = outermost_with_same_text(a);
        const NodeIndex before = text_before(node);
        const NodeIndex after = text_after(node);
        if (before == 0 || after == 0) return false;
        const std::string_view left = tree_.scan.text(*tree_.token(before));
        const std::string_view right = tree_.scan.text(*tree_.token(after));
        return (left.ends_with('[') && right.starts_with(']'))
               || (left.ends_with('(') && right.starts_with(')'));
    }

    void trim_brackets(NodeIndex call) {
        if (!is_bracketed(call)) return;
        plan_.trimmed[text_before(call)].tail = 1;
        plan_.trimmed[text_after(call)].head = 1;
    }

    // Links in notes to their calls, with the arrow or caret around them.
    void try_way_back(const InnerLink& link) {
        NodeIndex inside = link.node;
        while (inside != 0 && !plan_.bodies.contains(inside))
            inside = tree_.nodes[inside].parent;
        if (inside == 0 || plan_.calls.contains(link.node)) return;
        const std::uint32_t note = plan_.bodies.at(inside);
        const auto callers = callers_.find(note);
        const bool returns = callers != callers_.end()
                             && std::any_of(
                                 callers->second.begin(),
                                 callers->second.end(),
                                 [&](NodeIndex a) { return is_at(link.target, a); }
                             );
        constexpr std::size_t longest = 40;
        if (!returns || text_bytes(link.node) > longest) return;
        NodeIndex node = link.node;
        for (;;) {
            const NodeIndex parent = tree_.nodes[node].parent;
            if (parent == 0 || plan_.bodies.contains(parent)
                || is_block(tree_.nodes[parent].tag))
                break;
            if (!contains(names_of(tree_, parent), "back")
                && text_bytes(parent) > longest / 4)
                break;
            node = parent;
        }
        plan_.note_marks.insert(node);
        trim_caret(node);
    }

    // "^ a b" before the words of a note on Wikipedia.
    void trim_caret(NodeIndex node) {
        const NodeIndex before = text_before(node);
        if (before == 0) return;
        const std::string_view text = tree_.scan.text(*tree_.token(before));
        if (utf8::trim(text) == "^" || utf8::trim(text) == "\u2191")
            plan_.note_marks.insert(before);
    }

    // ------------------------------------------------------------ what stood over the
    // notes

    // A heading after which nothing but notes stands, up to the next heading.
    void set_headings_apart(std::vector<NodeIndex> bodies) {
        if (bodies.empty()) return;
        std::sort(bodies.begin(), bodies.end());
        NodeIndex heading = 0;
        bool notes = false;
        const auto close = [&] {
            if (heading != 0 && notes) {
                const auto region = static_cast<std::uint32_t>(plan_.regions.size());
                plan_.regions.push_back({"set apart: heading over the notes", heading});
                for (NodeIndex k = heading; k < tree_.nodes[heading].end; ++k)
                    plan_.region[k] = region;
            }
            heading = 0;
            notes = false;
        };
        const NodeIndex body = tree_.body();
        for (NodeIndex i = body; i < tree_.nodes[body].end;) {
            const Node& node = tree_.nodes[i];
            if (plan_.bodies.contains(i)) {
                notes = true;
                i = node.end;
            } else if (!node.is_text && heading_level(node.tag) > 0) {
                close();
                heading = i;
                i = node.end;
            } else {
                const bool words =
                    node.is_text && !tree_.token(i)->blank && plan_.is_kept(i);
                if (words || node.tag == Tag::Img) heading = 0;
                ++i;
            }
        }
        close();
    }

    const Page& page_;
    const Tree& tree_;
    Plan& plan_;
    Diagnostics& log_;
    std::unordered_map<std::string, NodeIndex> ids_;
    std::vector<InnerLink> links_;                        // ascending by node
    std::unordered_map<NodeIndex, std::uint32_t> notes_;  // by body
    std::unordered_map<std::uint32_t, std::vector<NodeIndex>> callers_;
    int told_ = 0;
};

}  // namespace

void find_notes(const Page& page, Plan& plan, Diagnostics& log) {
    NoteFinder(page, plan, log).run();
}

void find_targets(const Page& page, Plan& plan) {
    const Tree& tree = page.tree;
    for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
        if (plan.note_marks.contains(i) || plan.calls.contains(i))
            i = tree.nodes[i].end - 1;
        if (tree.nodes[i].is_text || tree.nodes[i].tag != Tag::A || !plan.is_kept(i))
            continue;
        if (plan.note_marks.contains(i) || plan.calls.contains(i)) continue;
        const std::string_view href = tree.attribute(i, "href");
        if (href.empty()) continue;
        if (std::string id = inner_target(page, plan, href); !id.empty())
            plan.targets.insert(std::move(id));
    }
    // Only places that exist, outside of notes and of what was set apart.
    std::unordered_set<std::string> existing;
    for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
        const Token* tag = tree.token(i);
        if (tree.nodes[i].is_text || tag == nullptr || tag->attribute_count == 0) continue;
        for (const std::string_view name : {"id", "name"}) {
            if (name == "name" && tree.nodes[i].tag != Tag::A) continue;
            const std::string id = page.entities.resolved(tree.scan.attribute(*tag, name));
            if (!id.empty() && plan.targets.contains(id) && plan.is_kept(i))
                existing.insert(id);
        }
    }
    plan.targets = std::move(existing);
}

}  // namespace pam::manuscript::html
