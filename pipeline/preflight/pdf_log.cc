#include "preflight/pdf_log.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/legible.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
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

std::size_t key_of(const char* code, const PdfPlace& place, const std::string& message) {
    constexpr std::size_t odd = 1099511628211;  // FNV's, to spread what is close together
    std::size_t key = std::hash<std::string_view>{}(message);
    key = key * odd ^ std::hash<std::string_view>{}(code);
    key = key * odd ^ static_cast<std::size_t>(place.page);
    return key * odd ^ static_cast<std::size_t>(place.object);
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
    return (access_ && rule.access != nullptr)
           || (archive_ && rule.archive != nullptr && rule.from <= *archive_)
           || rule.otherwise.has_value();
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
    if (!asks(rule) || is_old(rule.code, place, message)) return;
    const std::string asked_by = clauses(rule);
    if (asked_by.empty())
        return tell(*rule.otherwise, rule.code, place, message, std::move(hint));
    told_.insert(key_of(rule.code, place, message));
    tell(
        Severity::Error,
        rule.code,
        place,
        fmt::format("{} ({})", message, asked_by),
        std::move(hint)
    );
}

// Pages repeat a fault for every word of theirs, millions of times where they are hostile:
// what is known already must cost next to nothing.
bool PdfLog::is_old(const char* code, const PdfPlace& place, const std::string& message) {
    const auto kind = kinds_.find(code);
    if (kind == kinds_.end()) return false;
    if (kind->second > limits::findings_of_a_kind) {
        ++kind->second;
        return true;
    }
    return told_.count(key_of(code, place, message)) > 0;
}

void PdfLog::tell(
    Severity severity,
    const char* code,
    const PdfPlace& place,
    const std::string& message,
    std::string hint
) {
    if (is_old(code, place, message)) return;
    told_.insert(key_of(code, place, message));
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
