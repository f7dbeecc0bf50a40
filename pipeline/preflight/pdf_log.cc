#include "preflight/pdf_log.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/legible.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pam::preflight {

namespace {

// A hostile file's words are quoted in messages: none need more.
constexpr std::size_t longest_message = 400;

std::string place_name(const std::string& file, const PdfPlace& place) {
    std::string name = file;
    if (place.page > 0) name += fmt::format(", page {}", place.page);
    if (place.object > 0) name += fmt::format(", object {}", place.object);
    return name;
}

}  // namespace

PdfLog::PdfLog(std::string name) : name_(legible(name)) {
    source({});
}

void PdfLog::hold_to(const std::vector<PdfProfile>& profiles) {
    for (const PdfProfile profile : profiles) {
        if (profile == PdfProfile::Ua1) {
            access_ = true;
            continue;
        }
        const ArchiveLevel level = profile == PdfProfile::A2a   ? ArchiveLevel::A
                                   : profile == PdfProfile::A2u ? ArchiveLevel::U
                                                                : ArchiveLevel::B;
        archive_ = std::max(archive_.value_or(level), level);
    }
}

bool PdfLog::asks(const PdfRule& rule) const {
    return !clauses(rule).empty() || rule.otherwise.has_value();
}

std::string PdfLog::clauses(const PdfRule& rule) const {
    std::string text;
    if (access_ && rule.access != nullptr)
        text = fmt::format("ISO 14289-1, {}", rule.access);
    if (archive_ && rule.archive != nullptr && rule.from <= *archive_)
        text += fmt::format("{}ISO 19005-2, {}", text.empty() ? "" : "; ", rule.archive);
    return text;
}

void PdfLog::breach(
    const PdfRule& rule, const PdfPlace& place, const std::string& message, std::string hint
) {
    const std::string asked_by = clauses(rule);
    if (!asked_by.empty())
        return tell(
            Severity::Error,
            rule.code,
            place,
            fmt::format("{} ({})", message, asked_by),
            std::move(hint)
        );
    if (rule.otherwise) tell(*rule.otherwise, rule.code, place, message, std::move(hint));
}

void PdfLog::tell(
    Severity severity,
    const char* code,
    const PdfPlace& place,
    const std::string& message,
    std::string hint
) {
    // Pages repeat a fault for every word of theirs.
    if (kinds_[code] > limits::findings_of_a_kind) {
        ++kinds_[code];
        return;
    }
    const std::string key =
        fmt::format("{} {} {} {}", code, place.page, place.object, message);
    if (!told_.insert(key).second) return;
    if (++kinds_[code] > limits::findings_of_a_kind) return;
    Diagnostic entry;
    entry.severity = severity;
    entry.code = code;
    entry.span.source = source(place);
    entry.message = utf8::elide_middle(legible(message), longest_message);
    if (!hint.empty()) entry.hints.push_back(std::move(hint));
    entries_.emplace_back(place, std::move(entry));
}

SourceId PdfLog::source(const PdfPlace& place) {
    const auto known = places_.find(place);
    if (known != places_.end()) return known->second;
    const SourceId id = sources_.add(Source(place_name(name_, place), ""));
    places_.emplace(place, id);
    return id;
}

Examination PdfLog::take() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
        return a.first.page < b.first.page;
    });
    Examination result;
    for (auto& [place, entry] : entries_)
        result.log.entries.push_back(std::move(entry));
    for (const auto& [code, count] : kinds_)
        if (count > limits::findings_of_a_kind)
            result.log.note(
                code,
                Span::none(),
                fmt::format("and {} more of this kind", count - limits::findings_of_a_kind)
            );
    result.sources = std::move(sources_);
    return result;
}

}  // namespace pam::preflight
