#include "desk/diagnostics_json.h"

#include "desk/reporter.h"

namespace pam::desk {

void write_place(JsonWriter& json, const Sources& sources, Span span) {
    if (span.is_none() || span.source >= sources.size()) return;
    const Position at = sources[span.source].position(span.begin);
    json.key("file").value(sources[span.source].name());
    json.key("line")
        .value(static_cast<std::size_t>(at.line))
        .key("column")
        .value(static_cast<std::size_t>(at.column));
}

void write_diagnostics(JsonWriter& json, const Diagnostics& log, const Sources& sources) {
    json.key("diagnostics").begin_array();
    for (const Diagnostic& entry : log.entries) {
        json.begin_object()
            .key("severity")
            .value(severity_name(entry.severity))
            .key("code")
            .value(entry.code);
        // What is said of a file as a whole, or of a page, has no line.
        if (entry.span.is_none() && entry.span.source < sources.size())
            json.key("file").value(sources[entry.span.source].name());
        write_place(json, sources, entry.span);
        json.key("message").value(entry.message).key("hints").begin_array();
        for (const std::string& hint : entry.hints)
            json.value(hint);
        json.end_array().end_object();
    }
    json.end_array();
}

}  // namespace pam::desk
