#include "manuscript/html_reader.h"

#include "manuscript/apply_settings.h"
#include "manuscript/codes.h"
#include "manuscript/edits.h"
#include "manuscript/heading_ids.h"
#include "manuscript/html_account.h"
#include "manuscript/html_builder.h"
#include "manuscript/html_content.h"
#include "manuscript/html_facts.h"
#include "manuscript/html_notes.h"
#include "manuscript/html_plan.h"
#include "manuscript/html_title.h"
#include "manuscript/html_tree.h"
#include "manuscript/markdown_title.h"

#include <algorithm>
#include <iterator>

namespace pam::manuscript {

using namespace html;

namespace {

bool is_part_of_page(const LedgerEntry& entry) {
    return entry.code == codes::set_apart;
}

// An entry for each part that was called back, so that the others keep their numbers.
void tell_refused(
    const Manuscript& without, const std::vector<Span>& parts, Manuscript& made
) {
    for (const LedgerEntry& entry : without.ledger) {
        const bool refused =
            is_part_of_page(entry)
            && std::find(parts.begin(), parts.end(), entry.span) != parts.end();
        if (!refused) continue;
        made.ledger.push_back(entry);
        made.ledger.back().standing = Standing::Refused;
    }
    number_ledger(made.ledger);
}

Manuscript read_page(
    const Refused& refused,
    const Source& source,
    const ReadOptions& options,
    Diagnostics& log
) {
    const Tree tree = tree_of(scan(source.text()), log);
    const Looks looks(tree);
    Entities entities;
    const Page page{tree, looks, entities};
    const Facts facts = facts_of(tree, entities);
    Plan plan;
    plan.own_addresses = facts.own_addresses;
    plan.base = facts.base;
    plan.language = facts.language.value;
    plan.direction = facts.direction;
    find_text(page, facts, refused, plan);
    find_provenance(page, plan);
    find_notes(page, plan, log);
    find_targets(page, plan);
    Record record;
    Manuscript manuscript;
    Built built = Builder(page, plan, record, log).build();
    manuscript.document.blocks = std::move(built.blocks);
    infer_headings(manuscript.document.blocks, built);
    infer_title(page, facts, built, record, manuscript);
    order_headings(manuscript.document.blocks);
    if (!built.provenance.empty())
        manuscript.document.blocks.push_back({document::Division{
            document::DivisionKind::Provenance, std::move(built.provenance), Span::none()}}
        );
    manuscript.document.notes = std::move(built.notes);
    std::move(
        built.inferences.begin(),
        built.inferences.end(),
        std::back_inserter(manuscript.inferences)
    );
    markdown::infer_divisions(manuscript);
    give_heading_ids(manuscript.document);
    settle_account(page, plan, std::move(record), manuscript);
    apply_settings(manuscript, options.settings, log);
    number_ledger(manuscript.ledger);
    return manuscript;
}

}  // namespace

Manuscript read_html(const Source& source, const ReadOptions& options, Diagnostics& log) {
    return read_page({}, source, options, log);
}

std::vector<Span>
refused_parts(const Manuscript& finished, const std::vector<int>& refuse) {
    std::vector<Span> parts;
    for (const LedgerEntry& entry : finished.ledger)
        if (is_part_of_page(entry)
            && std::find(refuse.begin(), refuse.end(), entry.number) != refuse.end())
            parts.push_back(entry.span);
    return parts;
}

Manuscript read_html_with(
    const std::vector<Span>& parts,
    const Source& source,
    const ReadOptions& options,
    Diagnostics& log
) {
    Diagnostics told_already;
    const Manuscript without = read_page({}, source, options, told_already);
    Manuscript made = read_page(parts, source, options, log);
    tell_refused(without, parts, made);
    return made;
}

}  // namespace pam::manuscript
