// The cascade (CSS Cascading 4): the rules that match an element, in order of weight, and
// for each property the declaration that wins.
#include "style/cascade.h"

#include <algorithm>

namespace pam::style {

namespace {

using P = Property;

void put(const Declaration& declaration, Winners& winners) {
    if (declaration.property == P::ReaderOnly || !declaration.reader_text.empty()) return;
    const Declaration*& winner = winners[static_cast<std::size_t>(declaration.property)];
    if (winner != nullptr && winner->important && !declaration.important) return;
    winner = &declaration;
}

void add_candidates(
    const Rules::Buckets& buckets, std::string_view key, Rules::Ranks& into
) {
    const auto found = buckets.find(key);
    if (found != buckets.end())
        into.insert(into.end(), found->second.begin(), found->second.end());
}

/// Entries whose subject may fit the element, in cascade order.
Rules::Ranks candidates(const Rules& rules, const ElementView& element) {
    Rules::Ranks ranks = rules.for_all;
    add_candidates(rules.by_tag, element.tag, ranks);
    if (!element.id.empty()) add_candidates(rules.by_id, element.id, ranks);
    for (const std::string& name : element.classes)
        add_candidates(rules.by_class, name, ranks);
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    return ranks;
}

const Content* content_of(const Declaration* winner) {
    return winner == nullptr ? nullptr : std::get_if<Content>(&winner->value);
}

}  // namespace

void cascade(const std::vector<Declaration>& declarations, Winners& winners) {
    for (const Declaration& declaration : declarations)
        put(declaration, winners);
}

ComputedStyle compute(
    const Rules& rules,
    const ElementView& element,
    const ComputedStyle* parent,
    Medium medium
) {
    std::array<Winners, 3> winners{};  // by Pseudo
    for (const std::uint32_t rank : candidates(rules, element)) {
        const Rules::Entry& entry = rules.entries[rank];
        const Rule& rule = rules.rules[entry.rule];
        const Selector& selector = rule.selectors[entry.selector];
        if (!rule.media.has(medium) || !matches(selector, element)) continue;
        cascade(rule.declarations, winners[static_cast<std::size_t>(selector.pseudo)]);
    }
    const Rules::Root root =
        parent == nullptr ? Rules::Root{} : rules.roots[static_cast<std::size_t>(medium)];
    ComputedStyle style = apply(winners[0], parent, root);
    constexpr auto content = static_cast<std::size_t>(P::Generated);
    if (const Content* text = content_of(winners[1][content])) style.before = *text;
    if (const Content* text = content_of(winners[2][content])) style.after = *text;
    return style;
}

void Rules::index() {
    entries.clear();
    for (std::size_t r = 0; r < rules.size(); ++r) {
        for (std::size_t s = 0; s < rules[r].selectors.size(); ++s) {
            entries.push_back(
                {static_cast<std::uint32_t>(r),
                 static_cast<std::uint32_t>(s),
                 rules[r].selectors[s].specificity()}
            );
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.specificity < b.specificity;
    });
    by_id.clear();
    by_class.clear();
    by_tag.clear();
    for_all.clear();
    for (std::uint32_t rank = 0; rank < entries.size(); ++rank) {
        bucket(rules[entries[rank].rule].selectors[entries[rank].selector].subject())
            .push_back(rank);
    }
    for (const Medium medium : {Medium::Page, Medium::Reader}) {
        const ComputedStyle body =
            compute(*this, ElementView{"body", {}, {}, nullptr, nullptr}, nullptr, medium);
        roots[static_cast<std::size_t>(medium)] = {body.size, body.line_height};
    }
}

Rules::Ranks& Rules::bucket(const Compound& subject) {
    const auto first = [&](Simple::Kind kind) -> const Simple* {
        for (const Simple& test : subject.tests) {
            if (test.kind == kind && !test.negated) return &test;
        }
        return nullptr;
    };
    if (const Simple* test = first(Simple::Kind::Id)) return by_id[test->name];
    if (const Simple* test = first(Simple::Kind::Class)) return by_class[test->name];
    const Simple* test = first(Simple::Kind::Type);
    if (test != nullptr && test->name != "html") return by_tag[test->name];
    return for_all;
}

}  // namespace pam::style
