#include "manuscript/provenance.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/edits.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace document;

bool is_of_kind(const Block& block, DivisionKind kind) {
    const auto* division = std::get_if<Division>(&block.value);
    return division != nullptr && division->kind == kind;
}

// The block's words and the source bytes from its first to its last.
LedgerEntry left_out(const Block& block) {
    LedgerEntry entry;
    entry.span = Span::none();
    entry.rule = "provenance left out";
    entry.code = codes::provenance_left_out;
    for_each_text(Blocks{block}, [&](const Text& text) {
        if (text.span.is_none()) return;
        if (!entry.before.empty()) entry.before += ' ';
        entry.before += text.text;
        entry.span = entry.span.is_none() ? text.span : joined(entry.span, text.span);
    });
    entry.before = utf8::collapse_spaces(entry.before);
    return entry;
}

}  // namespace

bool is_provenance(const Block& block) {
    return is_of_kind(block, DivisionKind::Provenance);
}

void bring_to_front(Document& document) {
    Blocks& blocks = document.blocks;
    const auto title = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return is_of_kind(block, DivisionKind::TitleBlock);
    });
    const auto place = title == blocks.end() ? blocks.begin() : title + 1;
    std::stable_partition(place, blocks.end(), is_provenance);
}

void place_provenance(ProvenancePlace place, Manuscript& manuscript) {
    if (place == ProvenancePlace::Front) return bring_to_front(manuscript.document);
    if (place == ProvenancePlace::Colophon) return;
    Blocks& blocks = manuscript.document.blocks;
    for (const Block& block : blocks) {
        if (!is_provenance(block)) continue;
        for (const Block& part : std::get<Division>(block.value).blocks)
            if (LedgerEntry entry = left_out(part); !entry.span.is_none())
                manuscript.ledger.push_back(std::move(entry));
    }
    std::erase_if(blocks, is_provenance);
    std::stable_sort(manuscript.ledger.begin(), manuscript.ledger.end(), stands_before);
}

}  // namespace pam::manuscript
