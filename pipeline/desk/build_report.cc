#include "desk/build_report.h"

#include "base/json.h"
#include "base/utf8.h"
#include "desk/diagnostics_json.h"
#include "desk/page_report.h"
#include "galley/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

std::string thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

std::string size_of(std::size_t bytes) {
    return fmt::format("{} kB", thousands((bytes + 999) / 1000));
}

// ---------------------------------------------------------------- the report for people

// A novel has a hundred headings: the first few of a kind tell the story.
constexpr std::size_t shown_of_a_kind = 3;

std::string inference_line(
    const Job& job, const manuscript::Inference& inference, const Reporter& reporter
) {
    const Position at =
        job.bench.sources[inference.span.is_none() ? 0 : inference.span.source].position(
            inference.span.begin
        );
    std::string where = inference.span.is_none() ? "" : fmt::format("line {}", at.line);
    // Where something speaks against it, the editor should look.
    if (inference.confidence < 100)
        where += fmt::format("{}{}% sure", where.empty() ? "" : ", ", inference.confidence);
    return fmt::format(
        "  {:<14} {} {}\n",
        inference.what,
        utf8::elide_middle(printable(utf8::collapse_spaces(inference.value)), 72),
        reporter.faint(where)
    );
}

std::string inferences_told(const Job& job, const Reporter& reporter) {
    std::string text;
    std::map<std::string, std::size_t> kinds;
    for (const manuscript::Inference& inference : job.bench.manuscript.inferences)
        if (++kinds[inference.what] <= shown_of_a_kind)
            text += inference_line(job, inference, reporter);
    for (const auto& [kind, count] : kinds)
        if (count > shown_of_a_kind)
            text += fmt::format("  {:<14} and {} more\n", kind, count - shown_of_a_kind);
    return text;
}

std::size_t count_of(
    const std::vector<manuscript::LedgerEntry>& ledger, manuscript::Standing standing
) {
    const auto found = std::count_if(ledger.begin(), ledger.end(), [&](const auto& entry) {
        return entry.standing == standing;
    });
    return static_cast<std::size_t>(found);
}

std::string changes_told(const std::vector<manuscript::LedgerEntry>& ledger) {
    const std::size_t changes = count_of(ledger, manuscript::Standing::Applied);
    const std::size_t proposals = count_of(ledger, manuscript::Standing::Proposed);
    std::string text = fmt::format(
        "{} change{} by the copy desk", thousands(changes), changes == 1 ? "" : "s"
    );
    if (proposals > 0)
        text +=
            fmt::format(", {} proposal{}", thousands(proposals), proposals == 1 ? "" : "s");
    return text;
}

std::string proof_line(const Job& job, const fs::path& file) {
    const Products& products = job.outcome.products;
    const std::string kind = file.extension().string();
    for (const EbookProduct& ebook : products.ebooks)
        if (file.filename()
            == job.bench.name + std::string(epub::extension_for(ebook.reader)))
            return fmt::format(
                "{}, {} words proven",
                size_of(ebook.product.bytes.size()),
                thousands(ebook.product.report.words)
            );
    if (kind == ".jpg" || kind == ".png") return size_of(products.store_cover.size());
    if (kind == ".svg") return size_of(products.cover_drawing.size());
    if (kind == ".pdf" && products.pdf)
        return fmt::format(
            "{}, {} pages, {} words proven",
            size_of(products.pdf->bytes.size()),
            products.pages,
            thousands(products.pdf->report.words)
        );
    return changes_told(job.bench.manuscript.ledger);
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

std::size_t overfull_lines(const Diagnostics& log) {
    const auto found =
        std::count_if(log.entries.begin(), log.entries.end(), [](const auto& entry) {
            return entry.code == codes::line_overfull;
        });
    return static_cast<std::size_t>(found);
}

// ---------------------------------------------------------------- the report for machines

Diagnostics whole_log(const Job& job) {
    Diagnostics log = job.bench.log;
    if (const auto& error = job.outcome.error)
        log.error(error->code, error->span, error->message, error->hints);
    return log;
}

void write_inferences(JsonWriter& json, const Job& job) {
    json.key("inferences").begin_array();
    for (const manuscript::Inference& inference : job.bench.manuscript.inferences) {
        json.begin_object()
            .key("what")
            .value(inference.what)
            .key("value")
            .value(inference.value)
            .key("confidence")
            .value(inference.confidence);
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
    const auto& ledger = job.bench.manuscript.ledger;
    json.key("changes").value(count_of(ledger, manuscript::Standing::Applied));
    json.key("proposals").value(count_of(ledger, manuscript::Standing::Proposed));
    if (!products.ebooks.empty())
        json.key("epub_words").value(products.ebooks.front().product.report.words);
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

}  // namespace

void report_to_people(const Job& job, const Reporter& reporter) {
    reporter.tell(job.bench.log, job.bench.sources);
    if (job.outcome.error) reporter.tell(*job.outcome.error, job.bench.sources);
    std::string text;
    if (job.outcome.status == ExitStatus::Good) {
        text += reporter.bold(job.bench.file.string()) + "\n";
        text += inferences_told(job, reporter);
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
    if (job.outcome.products.score)
        text += score_told(
            *job.outcome.products.score, job.bench.sources, overfull_lines(job.bench.log)
        );
    if (job.options.timings) text += timing_table(job.timings);
    reporter.say(text);
}

void report_to_machines(const Job& job, const Reporter& reporter) {
    JsonWriter json;
    json.begin_object();
    json.key("manuscript").value(job.options.manuscripts.front().string());
    json.key("status").value(static_cast<int>(job.outcome.status));
    write_outputs(json, job);
    write_inferences(json, job);
    write_diagnostics(json, whole_log(job), job.bench.sources);
    if (job.outcome.products.score)
        write_score(json, *job.outcome.products.score, overfull_lines(job.bench.log));
    if (job.options.timings) write_timings(json, job);
    json.end_object();
    reporter.say(json.take());
}

}  // namespace pam::desk
