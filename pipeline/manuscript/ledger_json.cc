// The ledger for machines: everything, in source order.
#include "base/json.h"
#include "manuscript/ledger_words.h"

namespace pam::manuscript {

namespace {

void write_place(JsonWriter& json, const Source& source, std::uint32_t offset) {
    const Position place = source.position(offset);
    json.key("line").value(std::size_t{place.line});
    json.key("column").value(std::size_t{place.column});
}

const char* name_of(Standing standing) {
    switch (standing) {
    case Standing::Applied:
        return "applied";
    case Standing::Proposed:
        return "proposed";
    default:
        return "refused";
    }
}

void write_change(
    JsonWriter& json,
    const Source& source,
    const Manuscript& manuscript,
    const LedgerEntry& entry
) {
    const ChangedWord word = changed_word(source.text(), manuscript, {&entry, 1});
    json.begin_object().key("number").value(entry.number);
    json.key("standing").value(name_of(entry.standing));
    json.key("rule").value(entry.rule).key("code").value(entry.code);
    if (!entry.span.is_none()) {
        write_place(json, source, entry.span.begin);
        json.key("begin").value(std::size_t{entry.span.begin});
        json.key("end").value(std::size_t{entry.span.end});
    }
    json.key("before").value(entry.before).key("after").value(entry.after);
    json.key("word_before").value(word.before).key("word_after").value(word.after);
    json.end_object();
}

void write_summary(JsonWriter& json, const std::vector<Tally>& tallies) {
    json.key("summary").begin_array();
    for (const Tally& tally : tallies) {
        json.begin_object().key("rule").value(tally.rule).key("code").value(tally.code);
        json.key("applied").value(tally.applied).key("proposed").value(tally.proposed);
        json.key("refused").value(tally.refused).end_object();
    }
    json.end_array();
}

void write_faults(JsonWriter& json, const Source& source, const Account& account) {
    json.key("unexplained").begin_array();
    for (const Span span : account.unexplained) {
        json.begin_object();
        write_place(json, source, span.begin);
        json.key("text").value(source.text(span)).end_object();
    }
    json.end_array().key("invented").begin_array();
    for (const std::string& invented : account.invented)
        json.value(invented);
    json.end_array();
}

void write_inferences(
    JsonWriter& json, const Source& source, const Manuscript& manuscript
) {
    json.key("inferred").begin_array();
    for (const Inference& inference : manuscript.inferences) {
        json.begin_object().key("what").value(inference.what);
        if (!inference.span.is_none()) write_place(json, source, inference.span.begin);
        json.key("value").value(inference.value);
        json.key("confidence").value(inference.confidence).end_object();
    }
    json.end_array();
}

}  // namespace

std::string
ledger_json(const Source& source, const Manuscript& manuscript, const Account& account) {
    JsonWriter json;
    json.begin_object().key("manuscript").value(bare_name(source));
    json.key("characters").value(account.characters);
    json.key("as_text").value(account.as_text).key("as_markup").value(account.as_markup);
    json.key("as_ledger").value(account.as_ledger);
    json.key("balances").value(account.balances());
    write_faults(json, source, account);
    write_inferences(json, source, manuscript);
    write_summary(json, tallies_of(manuscript.ledger));
    json.key("changes").begin_array();
    for (const LedgerEntry& entry : manuscript.ledger)
        write_change(json, source, manuscript, entry);
    json.end_array().end_object();
    return json.take();
}

}  // namespace pam::manuscript
