#include "preflight/epub_log.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/legible.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace pam::preflight {

namespace {

// A hostile file's words are quoted in messages: none need more.
constexpr std::size_t longest_message = 400;

}  // namespace

EpubLog::EpubLog(std::string name, Archive& archive)
    : name_(std::move(name))
    , archive_(archive) {
    sources_.emplace("", result_.sources.add(Source(legible(name_), "")));
}

SourceId EpubLog::source(const std::string& path) {
    const auto known = sources_.find(path);
    if (known != sources_.end()) return known->second;
    Bytes text;
    const auto entry = archive_.find(path);
    if (entry && archive_.entries()[*entry].size <= limits::epub_document_bytes
        && kept_ < limits::epub_kept_bytes)
        text = archive_.unpack(*entry).contents;
    kept_ += text.size();
    const SourceId id =
        result_.sources.add(Source(legible(name_ + "/" + path), std::move(text)));
    sources_.emplace(path, id);
    return id;
}

void EpubLog::add(
    Severity severity,
    const char* code,
    const Place& place,
    const std::string& message,
    std::string hint
) {
    if (++kinds_[code] > limits::findings_of_a_kind) return;
    Diagnostic entry;
    entry.severity = severity;
    entry.code = code;
    entry.span.source = source(place.path);
    if (place.offset != Place::whole) {
        entry.span.begin = place.offset;
        entry.span.end = place.offset + 1;
    }
    entry.message = utf8::elide_middle(legible(message), longest_message);
    if (!hint.empty()) entry.hints.push_back(std::move(hint));
    result_.log.entries.push_back(std::move(entry));
}

void EpubLog::error(
    const char* code, const Place& place, const std::string& message, std::string hint
) {
    add(Severity::Error, code, place, message, std::move(hint));
}

void EpubLog::warn(
    const char* code, const Place& place, const std::string& message, std::string hint
) {
    add(Severity::Warning, code, place, message, std::move(hint));
}

void EpubLog::note(
    const char* code, const Place& place, const std::string& message, std::string hint
) {
    add(Severity::Note, code, place, message, std::move(hint));
}

Examination EpubLog::take() {
    auto& entries = result_.log.entries;
    // A place is "the whole file" by its highest offset; it is told first.
    const auto rank = [](const Diagnostic& entry) {
        return std::make_tuple(
            entry.span.source,
            !entry.span.is_none(),
            entry.span.is_none() ? 0 : entry.span.begin
        );
    };
    std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
        return rank(a) < rank(b);
    });
    for (const auto& [code, count] : kinds_)
        if (count > limits::findings_of_a_kind)
            result_.log.note(
                code,
                Span::none(),
                fmt::format("and {} more of this kind", count - limits::findings_of_a_kind)
            );
    return std::move(result_);
}

}  // namespace pam::preflight
