#include "desk/build.h"

#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"
#include "desk/codes.h"
#include "desk/products.h"
#include "desk/workbench.h"

#include <fmt/format.h>

#include <map>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

// What one manuscript came to, for the report.
struct Outcome {
    ExitStatus status = ExitStatus::Good;
    std::optional<Error> error;
    Products products;
    std::vector<OutputFile> files;  // contents are gone once written
};

struct Job {
    const Options& options;
    Workbench bench;
    Timings timings;
    Outcome outcome;
};

fs::path output_folder(const Options& options, const fs::path& manuscript) {
    return options.out / manuscript.stem();
}

std::string thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

std::string size_of(std::size_t bytes) {
    return fmt::format("{} kB", thousands((bytes + 999) / 1000));
}

std::vector<OutputFile> output_files(Job& job) {
    const fs::path stem =
        output_folder(job.options, job.bench.file) / job.bench.file.stem();
    const auto named = [&](const char* extension) {
        fs::path path = stem;
        path += extension;
        return path;
    };
    std::vector<OutputFile> files;
    if (job.outcome.products.epub)
        files.push_back({named(".epub"), job.outcome.products.epub->bytes});
    if (job.outcome.products.pdf)
        files.push_back({named(".pdf"), job.outcome.products.pdf->bytes});
    const Source& source = job.bench.sources[0];
    files.push_back(
        {named(".ledger.txt"),
         manuscript::ledger_text(source, job.bench.manuscript, job.bench.account)}
    );
    if (job.options.json)
        files.push_back(
            {named(".ledger.json"),
             manuscript::ledger_json(source, job.bench.manuscript, job.bench.account)}
        );
    return files;
}

bool proven(const Products& products) {
    return (!products.epub || products.epub->report.proven())
           && (!products.pdf || products.pdf->report.proven());
}

void add_findings(
    const char* kind, const std::optional<Product>& product, Diagnostics& log
) {
    if (!product) return;
    for (const preflight::Finding& finding : product->report.findings)
        log.entries.push_back(
            {finding.severity,
             finding.code,
             finding.span,
             fmt::format(
                 "{}{}{}: {}",
                 kind,
                 finding.where.empty() ? "" : ", ",
                 finding.where,
                 finding.message
             ),
             {}}
        );
}

// A manuscript in the folder where its own outputs go must not be written over.
Result<void>
check_not_in_place(const std::vector<OutputFile>& files, const fs::path& manuscript) {
    for (const OutputFile& file : files) {
        std::error_code ignored;
        if (fs::equivalent(file.path, manuscript, ignored))
            return Error{
                codes::output_in_place,
                fmt::format(
                    "{} would be written over its own manuscript", file.path.string()
                ),
                Span::none(),
                {"choose another folder with --out"}};
    }
    return {};
}

Result<void> run_stages(Job& job, Reporter& reporter) {
    reporter.progress(fmt::format("reading {}", job.options.manuscripts.front().string()));
    PAM_CHECK(read_manuscript(job.options, job.bench, job.timings));
    PAM_CHECK(build_model(job.options, job.bench, job.timings));
    reporter.progress("setting and proving");
    PAM_TRY(
        job.outcome.products,
        make_products(job.options, job.bench, job.timings, publication_date())
    );
    add_findings("EPUB", job.outcome.products.epub, job.bench.log);
    add_findings("PDF", job.outcome.products.pdf, job.bench.log);
    if (!proven(job.outcome.products)) {
        job.outcome.status = ExitStatus::NotProven;
        return {};
    }
    std::vector<OutputFile> files = output_files(job);
    PAM_CHECK(check_not_in_place(files, job.bench.file));
    sweep_temporaries(files.front().path.parent_path());
    PAM_CHECK(job.timings.measure("writing", [&] { return replace_files(files); }));
    job.outcome.files = std::move(files);
    return {};
}

// ---------------------------------------------------------------- the report for people

void append_inferences(const Job& job, const Reporter& reporter, std::string& text) {
    for (const manuscript::Inference& inference : job.bench.manuscript.inferences) {
        const Position at = job.bench.sources[0].position(inference.span.begin);
        const std::string where =
            inference.span.is_none() ? "" : fmt::format("line {}", at.line);
        text += fmt::format(
            "  {:<14} {} {}\n",
            inference.what,
            utf8::elide_middle(inference.value, 72),
            reporter.faint(where)
        );
    }
}

std::string proof_line(const Job& job, const fs::path& file) {
    const Products& products = job.outcome.products;
    const std::string kind = file.extension().string();
    if (kind == ".epub" && products.epub)
        return fmt::format(
            "{}, {} words proven",
            size_of(products.epub->bytes.size()),
            thousands(products.epub->report.words)
        );
    if (kind == ".pdf" && products.pdf)
        return fmt::format(
            "{}, {} pages, {} words proven",
            size_of(products.pdf->bytes.size()),
            products.pages,
            thousands(products.pdf->report.words)
        );
    const std::size_t changes = job.bench.manuscript.ledger.size();
    return fmt::format(
        "{} change{} by the copy desk", thousands(changes), changes == 1 ? "" : "s"
    );
}

std::string timing_table(const Timings& timings) {
    std::string text = fmt::format("  {:<20} {:>10} {:>12}\n", "stage", "ms", "peak MiB");
    for (const StageTime& stage : timings.stages())
        text += fmt::format(
            "  {:<20} {:>10.1f} {:>12.1f}\n",
            stage.stage,
            stage.milliseconds,
            stage.peak_mebibytes
        );
    return text;
}

constexpr std::size_t inferences_shown = 24;

void report_to_people(Job& job, Reporter& reporter) {
    reporter.tell(job.bench.log, job.bench.sources);
    if (job.outcome.error) reporter.tell(*job.outcome.error, job.bench.sources);
    std::string text;
    if (job.outcome.status == ExitStatus::Good) {
        text += reporter.bold(job.bench.file.string()) + "\n";
        auto& inferences = job.bench.manuscript.inferences;
        const std::size_t more =
            inferences.size() > inferences_shown ? inferences.size() - inferences_shown : 0;
        inferences.resize(inferences.size() - more);
        append_inferences(job, reporter, text);
        if (more > 0)
            text += fmt::format("  and {} more; see the ledger or --json\n", more);
        for (const OutputFile& file : job.outcome.files)
            text += fmt::format(
                "  {}  {}\n", file.path.string(), reporter.faint(proof_line(job, file.path))
            );
    } else if (job.outcome.status == ExitStatus::NotProven) {
        text += fmt::format(
            "{}: not proven; the previous outputs are as they were\n",
            job.bench.file.string()
        );
    }
    if (job.options.timings) text += timing_table(job.timings);
    reporter.say(text);
}

// ---------------------------------------------------------------- the report for machines

void write_place(JsonWriter& json, const Sources& sources, Span span) {
    if (span.is_none() || span.source >= sources.size()) return;
    const Position at = sources[span.source].position(span.begin);
    json.key("file").value(sources[span.source].name());
    json.key("line")
        .value(static_cast<std::size_t>(at.line))
        .key("column")
        .value(static_cast<std::size_t>(at.column));
}

void write_diagnostics(JsonWriter& json, const Job& job) {
    Diagnostics log = job.bench.log;
    if (const auto& error = job.outcome.error)
        log.error(error->code, error->span, error->message, error->hints);
    json.key("diagnostics").begin_array();
    for (const Diagnostic& entry : log.entries) {
        json.begin_object()
            .key("severity")
            .value(severity_name(entry.severity))
            .key("code")
            .value(entry.code);
        write_place(json, job.bench.sources, entry.span);
        json.key("message").value(entry.message).key("hints").begin_array();
        for (const std::string& hint : entry.hints)
            json.value(hint);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_inferences(JsonWriter& json, const Job& job) {
    json.key("inferences").begin_array();
    for (const manuscript::Inference& inference : job.bench.manuscript.inferences) {
        json.begin_object()
            .key("what")
            .value(inference.what)
            .key("value")
            .value(inference.value);
        write_place(json, job.bench.sources, inference.span);
        json.end_object();
    }
    json.end_array();
}

void write_outputs(JsonWriter& json, const Job& job) {
    const Products& products = job.outcome.products;
    json.key("outputs").begin_array();
    for (const OutputFile& file : job.outcome.files)
        json.value(file.path.string());
    json.end_array();
    json.key("changes").value(job.bench.manuscript.ledger.size());
    if (products.epub) json.key("epub_words").value(products.epub->report.words);
    if (products.pdf)
        json.key("pdf_words")
            .value(products.pdf->report.words)
            .key("pages")
            .value(products.pages);
}

void write_timings(JsonWriter& json, const Job& job) {
    json.key("timings").begin_array();
    for (const StageTime& stage : job.timings.stages())
        json.begin_object()
            .key("stage")
            .value(stage.stage)
            .key("milliseconds")
            .value(stage.milliseconds)
            .key("peak_mebibytes")
            .value(stage.peak_mebibytes)
            .end_object();
    json.end_array();
}

void report_to_machines(const Job& job, const Reporter& reporter) {
    JsonWriter json;
    json.begin_object();
    json.key("manuscript").value(job.options.manuscripts.front().string());
    json.key("status").value(static_cast<int>(job.outcome.status));
    write_outputs(json, job);
    write_inferences(json, job);
    write_diagnostics(json, job);
    if (job.options.timings) write_timings(json, job);
    json.end_object();
    reporter.say(json.take());
}

ExitStatus build_one(const Options& options, Reporter& reporter) {
    Job job{options, {}, {}, {}};
    const auto done = run_stages(job, reporter);
    reporter.clear_progress();
    if (!done) {
        job.outcome.error = done.error();
        job.outcome.status = status_of(done.error().code.c_str());
    }
    if (options.json)
        report_to_machines(job, reporter);
    else
        report_to_people(job, reporter);
    return job.outcome.status;
}

// Two manuscripts of one name would write one set of files.
std::optional<Error> shared_name(const Options& options) {
    std::map<fs::path, fs::path> owners;
    for (const fs::path& manuscript : options.manuscripts) {
        const auto [owner, fresh] = owners.emplace(manuscript.stem(), manuscript);
        if (!fresh)
            return Error{
                codes::same_name,
                fmt::format(
                    "{} and {} would both be written to {}",
                    owner->second.string(),
                    manuscript.string(),
                    output_folder(options, manuscript).string()
                ),
                Span::none(),
                {"build them one by one, each with its own --out"}};
    }
    return std::nullopt;
}

}  // namespace

ExitStatus build(const Options& options, Reporter& reporter) {
    if (const auto error = shared_name(options)) {
        reporter.tell(*error, {});
        return status_of(error->code.c_str());
    }
    ExitStatus status = ExitStatus::Good;
    for (const fs::path& manuscript : options.manuscripts) {
        Options one = options;
        one.manuscripts = {manuscript};
        const ExitStatus ended = build_one(one, reporter);
        if (status == ExitStatus::Good) status = ended;
    }
    return status;
}

}  // namespace pam::desk
