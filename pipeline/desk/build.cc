#include "desk/build.h"

#include "base/files.h"
#include "desk/build_report.h"
#include "desk/codes.h"
#include "desk/reading.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

fs::path output_folder(const Options& options, const fs::path& manuscript) {
    return options.out / output_name(manuscript);
}

std::vector<OutputFile> output_files(Job& job) {
    const fs::path stem = output_folder(job.options, job.bench.file) / job.bench.name;
    const auto named = [&](std::string_view extension) {
        fs::path path = stem;
        path += extension;
        return path;
    };
    std::vector<OutputFile> files;
    for (const EbookProduct& ebook : job.outcome.products.ebooks)
        files.push_back({named(epub::extension_for(ebook.reader)), ebook.product.bytes});
    if (job.outcome.products.pdf)
        files.push_back({named(".pdf"), job.outcome.products.pdf->bytes});
    if (const Bytes& cover = job.outcome.products.store_cover; !cover.empty())
        files.push_back(
            {named(cover.starts_with("\x89PNG") ? "-cover.png" : "-cover.jpg"), cover}
        );
    if (const Bytes& drawing = job.outcome.products.cover_drawing; !drawing.empty())
        files.push_back({named("-cover.svg"), drawing});
    files.push_back({named(".ledger.txt"), ledger_text(job.bench)});
    if (job.options.json) files.push_back({named(".ledger.json"), ledger_json(job.bench)});
    return files;
}

bool proven(const Products& products) {
    return std::all_of(
               products.ebooks.begin(),
               products.ebooks.end(),
               [](const EbookProduct& ebook) { return ebook.product.report.proven(); }
           )
           && (!products.pdf || products.pdf->report.proven());
}

void add_findings(const std::string& kind, const Product& product, Diagnostics& log) {
    for (const preflight::Finding& finding : product.report.findings)
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

// What a book's plan asks for, where the command line does not.
void take_outputs(const manuscript::BookPlan& plan, Options& options) {
    if (options.outputs_stated || plan.outputs.empty()) return;
    const auto asked = [&](const char* kind) {
        return std::find(plan.outputs.begin(), plan.outputs.end(), kind)
               != plan.outputs.end();
    };
    if (!asked("epub") && !asked("pdf")) return;
    options.epub = asked("epub");
    options.pdf = asked("pdf");
}

Result<void> take_readers(const manuscript::BookPlan& plan, Options& options) {
    if (options.readers_stated || plan.readers.empty()) return {};
    options.readers.clear();
    for (const std::string& name : plan.readers) {
        const auto reader = epub::reader_named(name);
        if (!reader)
            return Error{
                codes::wrong_option,
                fmt::format("there is no form of e-book for \"{}\"", name),
                plan.readers_span,
                {fmt::format("write one of {}", fmt::join(epub::reader_names, ", "))}};
        if (std::find(options.readers.begin(), options.readers.end(), *reader)
            == options.readers.end())
            options.readers.push_back(*reader);
    }
    return {};
}

Result<void> run_stages(Job& job, Reporter& reporter) {
    reporter.progress(fmt::format("reading {}", job.options.manuscripts.front().string()));
    PAM_CHECK(read_manuscript(job.options, job.bench, job.timings));
    take_outputs(job.bench.plan, job.options);
    PAM_CHECK(take_readers(job.bench.plan, job.options));
    PAM_CHECK(build_model(job.options, job.bench, job.timings));
    reporter.progress("setting and proving");
    PAM_TRY(
        job.outcome.products,
        make_products(job.options, job.bench, job.timings, publication_date())
    );
    for (const EbookProduct& ebook : job.outcome.products.ebooks)
        add_findings(
            fmt::format("EPUB for {}", epub::name_of(ebook.reader)),
            ebook.product,
            job.bench.log
        );
    if (job.outcome.products.pdf)
        add_findings("PDF", *job.outcome.products.pdf, job.bench.log);
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
    std::map<std::string, fs::path> owners;
    for (const fs::path& manuscript : options.manuscripts) {
        const auto [owner, fresh] = owners.emplace(output_name(manuscript), manuscript);
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
