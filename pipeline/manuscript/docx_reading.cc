#include "manuscript/docx_reading.h"

#include "base/utf8.h"
#include "manuscript/office_set_aside.h"

namespace pam::manuscript::docx {

std::size_t NoteCalls::index(NoteKind kind, const std::string& id, Span span) {
    const auto [place, added] = known_.try_emplace({kind, id}, calls.size());
    if (added) calls.push_back({kind, id, "", span});
    return place->second;
}

NoteCalls::Call* NoteCalls::find(NoteKind kind, const std::string& id) {
    const auto place = known_.find({kind, id});
    return place == known_.end() ? nullptr : &calls[place->second];
}

Result<XmlPart> Reading::begin_part(const std::string& name) {
    PAM_TRY(std::string text, package.text(name));
    hear_part(text, heard);
    transcript.begin_part(parts++);
    return parse_xml(std::move(text), name, namespaces(), Blanks::SoleText);
}

void Reading::set_aside(Span span, const std::string& rule) {
    const std::string_view words = transcript.text(span);
    if (utf8::trim(words).empty()) return;
    if (!ledger.empty() && ledger.back().span.end == span.begin
        && ledger.back().rule == rule) {
        ledger.back().span.end = span.end;
        ledger.back().before += words;
        return;
    }
    ledger.push_back({0, span, rule, std::string(words), "", code_of_set_aside(rule)});
}

int Reading::link_to(std::string target, std::string title) {
    goals.push_back({std::move(target), std::move(title)});
    return static_cast<int>(goals.size()) - 1;
}

}  // namespace pam::manuscript::docx
