#include "manuscript/html_account.h"

#include "base/utf8.h"
#include "manuscript/codes.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

const char* rule_of(const Token& token) {
    switch (token.kind) {
    case Kind::Start:
    case Kind::End:
        return "tag";
    case Kind::Comment:
        return "comment";
    case Kind::Declaration:
        return "declaration";
    case Kind::Raw:
        return token.tag == Tag::Style ? "style sheet" : "script";
    case Kind::Text:
        return token.tag == Tag::Title ? "title of the page" : nullptr;
    }
    return nullptr;
}

std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (next.code_point == 0xA0)
            plain += ' ';
        else
            plain += text.substr(i, next.bytes);
        i += next.bytes;
    }
    return plain;
}

// Parts set apart, in the order of the source: texts and images of one region between
// which no text of the document stands are one entry.
class Apart {
public:
    Apart(const Page& page, const Plan& plan, std::uint32_t shown_title)
        : page_(page)
        , plan_(plan) {
        const Tree& tree = page.tree;
        region_.assign(tree.scan.tokens.size(), unknown);
        for (std::size_t i = 0; i < region_.size(); ++i)
            if (tree.scan.tokens[i].kind == Kind::Text
                && tree.scan.tokens[i].begin == shown_title)
                region_[i] = Plan::kept;
        for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
            const Node& node = tree.nodes[i];
            const bool image = node.tag == Tag::Img || node.tag == Tag::Image;
            if (node.token == Node::no_token || !(node.is_text || image)) continue;
            if (!node.is_text || !tree.scan.tokens[node.token].blank)
                region_[node.token] = plan.region[i];
        }
    }

    /// Blanks that were set apart, which need no entry.
    std::vector<Consumed> blanks() { return std::move(consumed_); }

    std::vector<LedgerEntry> entries() {
        std::uint32_t open = Plan::kept;
        for (std::uint32_t token = 0; token < region_.size(); ++token) {
            if (region_[token] == unknown) continue;
            if (region_[token] != open) close(open);
            open = region_[token];
            if (open != Plan::kept) add(token);
        }
        close(open);
        return std::move(entries_);
    }

private:
    static constexpr std::uint32_t unknown = 0xFFFFFFFFu;

    void add(std::uint32_t index) {
        const Token& token = page_.tree.scan.tokens[index];
        if (span_.is_none()) span_ = {token.begin, token.end, 0};
        span_.end = token.end;
        image_ = image_ || token.kind != Kind::Text;
        if (token.kind != Kind::Text) return;
        const std::string_view text = page_.tree.scan.text(token);
        if (!words_.empty()) words_ += ' ';
        words_ += with_plain_spaces(
            token.literal ? std::string(text) : page_.entities.resolved(text)
        );
    }

    void close(std::uint32_t region) {
        if (!span_.is_none()) {
            std::string words = utf8::collapse_spaces(words_);
            if (words.empty() && !image_) consumed_.push_back({span_, "space set apart"});
            if (words.empty() && image_)
                words =
                    std::string(page_.tree.scan.source.substr(span_.begin, span_.size()));
            if (!words.empty())
                entries_.push_back(
                    {0,
                     span_,
                     plan_.regions[region].rule,
                     std::move(words),
                     {},
                     codes::set_apart}
                );
        }
        span_ = Span::none();
        words_.clear();
        image_ = false;
    }

    const Page& page_;
    const Plan& plan_;
    std::vector<std::uint32_t> region_;  // of each token
    std::vector<LedgerEntry> entries_;
    Span span_ = Span::none();
    std::string words_;
    std::vector<Consumed> consumed_;
    bool image_ = false;
};

// All markup in order, tags that touch as one; nothing inside a ledger entry.
class Markup {
public:
    Markup(const std::vector<LedgerEntry>& ledger, std::size_t tokens) : ledger_(ledger) {
        made_.reserve(tokens / 2);
    }

    void add(Span span, const std::string& rule) {
        while (next_ < ledger_.size() && ledger_[next_].span.end <= span.begin)
            ++next_;
        if (next_ < ledger_.size() && ledger_[next_].span.begin < span.end) return;
        if (!made_.empty() && span.begin < made_.back().span.end) return;
        const bool touches = !made_.empty() && made_.back().span.end == span.begin
                             && made_.back().rule == rule;
        if (touches)
            made_.back().span.end = span.end;
        else
            made_.push_back({span, rule});
    }

    std::vector<Consumed> take() { return std::move(made_); }

private:
    const std::vector<LedgerEntry>& ledger_;
    std::vector<Consumed> made_;
    std::size_t next_ = 0;
};

template<typename Entry>
void sort_by_place(std::vector<Entry>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.span.begin < b.span.begin;
    });
}

}  // namespace

void settle_account(
    const Page& page, const Plan& plan, Record record, Manuscript& manuscript
) {
    std::vector<LedgerEntry> ledger = std::move(record.ledger);
    Apart finder(page, plan, record.shown_title);
    std::vector<LedgerEntry> apart = finder.entries();
    for (Consumed& blank : finder.blanks())
        record.consumed.push_back(std::move(blank));
    std::move(apart.begin(), apart.end(), std::back_inserter(ledger));
    sort_by_place(ledger);
    sort_by_place(record.consumed);
    sort_by_place(record.references);
    manuscript.references = std::move(record.references);
    const Scan& scan = page.tree.scan;
    Markup markup(ledger, scan.tokens.size());
    std::size_t next = 0;
    for (const Token& token : scan.tokens) {
        for (; next < record.consumed.size()
               && record.consumed[next].span.begin < token.begin;
             ++next)
            markup.add(record.consumed[next].span, record.consumed[next].rule);
        const char* rule = rule_of(token);
        if (rule != nullptr
            && !(token.kind == Kind::Text && record.shown_title == token.begin))
            markup.add({token.begin, token.end, 0}, rule);
    }
    for (; next < record.consumed.size(); ++next)
        markup.add(record.consumed[next].span, record.consumed[next].rule);
    manuscript.consumed = markup.take();
    manuscript.ledger = std::move(ledger);
}

}  // namespace pam::manuscript::html
