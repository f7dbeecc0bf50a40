#include "desk/preflight_report.h"

#include "base/files.h"
#include "base/json.h"
#include "base/limits.h"
#include "desk/codes.h"
#include "desk/diagnostics_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

struct Examined {
    fs::path file;
    preflight::Examination examination;
    std::optional<Error> error;
    ExitStatus status = ExitStatus::Good;
};

std::size_t count_of(const Diagnostics& log, Severity severity) {
    return static_cast<std::size_t>(std::count_if(
        log.entries.begin(),
        log.entries.end(),
        [&](const Diagnostic& entry) { return entry.severity == severity; }
    ));
}

// Files are known by their bytes, whatever their names say.
Result<preflight::Examination>
examine(const fs::path& file, const Bytes& bytes, const Options& options) {
    if (bytes.starts_with("PK"))
        return preflight::examine_epub(bytes, file.string(), options.channels);
    // Whatever a mail program or a server put before the header, readers pass over.
    constexpr std::size_t header_within = 1024;
    if (std::string_view(bytes).substr(0, header_within).find("%PDF-")
        != std::string_view::npos)
        return preflight::examine_pdf(bytes, file.string(), options.pdf_profiles);
    return Error{
        codes::unknown_output,
        fmt::format("{} is neither an EPUB nor a PDF", file.string()),
        Span::none(),
        {"preflight examines finished files; a manuscript is made into one by build"}};
}

Examined examined(const fs::path& file, const Options& options) {
    Examined result;
    result.file = file;
    const auto bytes = read_file(file, limits::output_bytes);
    auto examination = bytes ? examine(file, *bytes, options)
                             : Result<preflight::Examination>(bytes.error());
    if (!examination) {
        result.error = examination.error();
        // An error about the container as a whole does not know the file's name.
        if (result.error->message.find(file.string()) == std::string::npos)
            result.error->message =
                fmt::format("{}: {}", file.string(), result.error->message);
        result.status = status_of(result.error->code.c_str());
        return result;
    }
    result.examination = std::move(*examination);
    if (result.examination.log.has_errors()) result.status = ExitStatus::NotProven;
    return result;
}

std::string counted(std::size_t number, const char* what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

void report_to_people(const Examined& one, const Reporter& reporter) {
    if (one.error) return reporter.tell(*one.error, {});
    const Diagnostics& log = one.examination.log;
    reporter.answer(log, one.examination.sources);
    reporter.say(fmt::format(
        "{}: {}, {}, {}\n",
        printable(one.file.string()),
        counted(count_of(log, Severity::Error), "error"),
        counted(count_of(log, Severity::Warning), "warning"),
        counted(count_of(log, Severity::Note), "note")
    ));
}

void report_to_machines(const Examined& one, const Reporter& reporter) {
    Diagnostics log = one.examination.log;
    if (one.error)
        log.error(one.error->code, one.error->span, one.error->message, one.error->hints);
    JsonWriter json;
    json.begin_object();
    json.key("file").value(printable(one.file.string()));
    json.key("status").value(static_cast<int>(one.status));
    json.key("errors").value(count_of(log, Severity::Error));
    json.key("warnings").value(count_of(log, Severity::Warning));
    json.key("notes").value(count_of(log, Severity::Note));
    write_diagnostics(json, log, one.examination.sources);
    json.end_object();
    reporter.say(json.take());
}

}  // namespace

ExitStatus preflight_files(const Options& options, Reporter& reporter) {
    ExitStatus status = ExitStatus::Good;
    for (const fs::path& file : options.outputs) {
        reporter.progress(fmt::format("examining {}", file.string()));
        const Examined one = examined(file, options);
        reporter.clear_progress();
        if (options.json)
            report_to_machines(one, reporter);
        else
            report_to_people(one, reporter);
        if (status == ExitStatus::Good) status = one.status;
    }
    return status;
}

}  // namespace pam::desk
