// Archive banners, licences, credits of transcribers: found by an archive's own markers or
// by their words, at the ends of a page.
#include "manuscript/html_content.h"
#include "manuscript/html_measure.h"
#include "manuscript/html_vocabulary.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

class NoticeFinder {
public:
    NoticeFinder(const Page& page, Plan& plan)
        : page_(page)
        , tree_(page.tree)
        , plan_(plan) {
        plan_.provenance.assign(tree_.nodes.size(), false);
    }

    void run() {
        by_semantics();
        collect();
        by_markers();
        by_words();
    }

private:
    struct Leaf {
        NodeIndex node = 0;
        std::size_t before = 0;  // bytes of text before it
        std::size_t length = 0;
    };

    // Imprint and colophon of an e-book.
    void by_semantics() {
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) {
            const std::string_view terms = tree_.attribute(i, "epub:type");
            if (terms.empty() || tree_.nodes[i].is_text || tree_.nodes[i].tag == Tag::Body)
                continue;
            const bool keeper = has_name(terms, "imprint") || has_name(terms, "colophon")
                                || has_name(terms, "copyright-page");
            if (!keeper) continue;
            mark(i);
            i = tree_.nodes[i].end - 1;
        }
    }

    void collect() {
        const NodeIndex body = tree_.body();
        for (NodeIndex i = body; i < tree_.nodes[body].end; ++i) {
            if (tree_.nodes[i].is_text) {
                total_ +=
                    tree_.token(i)->blank ? 0 : tree_.scan.text(*tree_.token(i)).size();
            } else if (is_leaf_block(tree_, i)) {
                leaves_.push_back({i, total_, 0});
                for (NodeIndex k = i; k < tree_.nodes[i].end; ++k)
                    if (tree_.nodes[k].is_text && !tree_.token(k)->blank)
                        leaves_.back().length += tree_.scan.text(*tree_.token(k)).size();
            }
        }
    }

    void mark(NodeIndex i) {
        plan_.provenance[i] = true;
        for (NodeIndex k = i; k < tree_.nodes[i].end; ++k)
            plan_.region[k] = Plan::kept;
    }

    // All before "*** START OF THE PROJECT GUTENBERG EBOOK" and after its end.
    void by_markers() {
        for (const Leaf& leaf : leaves_) {
            if (leaf.length < 12) continue;
            const std::string words = words_in(page_, leaf.node, 400);
            if (!contains(words, "project gutenberg")) continue;
            const bool starts =
                contains(words, "*** start of th") || contains(words, "***start of th");
            const bool ends =
                contains(words, "*** end of th") || contains(words, "***end of th")
                || (contains(words.substr(0, 8), "end of") && words.size() < 160);
            if (starts && leaf.before * 2 < total_)
                mark_between(0, tree_.nodes[leaf.node].end);
            if (ends && leaf.before * 2 > total_)
                return mark_between(leaf.node, static_cast<NodeIndex>(tree_.nodes.size()));
        }
    }

    void mark_between(NodeIndex from, NodeIndex to) {
        const NodeIndex body = tree_.body();
        for (NodeIndex i = std::max(from, body + 1); i < to;) {
            const bool whole = tree_.nodes[i].end <= to && i > body;
            if (whole) mark(i);
            i = whole ? tree_.nodes[i].end : i + 1;
        }
    }

    // Notices at either end of the page.
    void by_words() {
        constexpr std::size_t shortest = 12;
        constexpr std::size_t longest = 4096;
        for (const Leaf& leaf : leaves_) {
            if (leaf.length < shortest || leaf.length > longest || is_marked(leaf.node))
                continue;
            const Tag tag = tree_.nodes[leaf.node].tag;
            if (heading_level(tag) > 0 || tag == Tag::Dt) continue;
            const bool apart = !plan_.is_kept(leaf.node);
            const bool at_end = (leaf.before + leaf.length) * 10 > total_ * 9;
            const bool at_start = leaf.before * 10 < total_;
            if (!apart && !at_end && !at_start) continue;
            if (is_keepers_notice(words_in(page_, leaf.node))) mark(leaf.node);
        }
    }

    [[nodiscard]] bool is_marked(NodeIndex i) const {
        for (;; i = tree_.nodes[i].parent) {
            if (plan_.provenance[i]) return true;
            if (i == 0) return false;
        }
    }

    const Page& page_;
    const Tree& tree_;
    Plan& plan_;
    std::vector<Leaf> leaves_;
    std::size_t total_ = 0;
};

}  // namespace

void find_provenance(const Page& page, Plan& plan) {
    NoticeFinder(page, plan).run();
}

}  // namespace pam::manuscript::html
