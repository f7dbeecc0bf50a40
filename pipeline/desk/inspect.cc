#include "desk/inspect.h"

#include "base/files.h"
#include "base/limits.h"
#include "desk/codes.h"
#include "desk/house_files.h"
#include "desk/page_report.h"
#include "desk/reading.h"
#include "desk/workbench.h"
#include "document/dump.h"
#include "page/explanation.h"
#include "preflight/preflight.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

ExitStatus failed(const Error& error, const Sources& sources, const Reporter& reporter) {
    reporter.tell(error, sources);
    return status_of(error.code.c_str());
}

Result<preflight::Report> prove(const fs::path& file, const Workbench& bench) {
    PAM_TRY(const Bytes bytes, read_file(file, limits::output_bytes));
    const preflight::Generated generated = generated_text(bench.model);
    if (bytes.rfind("%PDF", 0) == 0)
        return preflight::prove_pdf(bytes, bench.manuscript.document, generated);
    return preflight::prove_epub(bytes, bench.manuscript.document, generated);
}

std::string
told(const preflight::Report& report, const fs::path& file, const Sources& sources) {
    std::string text = fmt::format(
        "{}: {}, {} words of the manuscript found in order\n",
        file.string(),
        report.proven() ? "proven" : "NOT proven",
        report.words
    );
    for (const preflight::Finding& finding : report.findings) {
        const std::string where =
            finding.span.is_none() ? "" : place(sources, finding.span) + ": ";
        text += fmt::format(
            "  {}{}{}{} [{}]\n",
            where,
            finding.where,
            finding.where.empty() ? "" : ": ",
            finding.message,
            finding.code
        );
    }
    return text;
}

Result<std::string> dump_stage(const Options& options, Workbench& bench, Timings& timings) {
    PAM_CHECK(read_manuscript(options, bench, timings));
    if (options.stage == Stage::Document) return document::dump(bench.manuscript.document);
    PAM_CHECK(build_model(options, bench, timings));
    if (options.stage == Stage::Model) return model::dump(bench.model);
    if (options.stage == Stage::Galley) {
        PAM_TRY(const galley::Galley galley, compose(bench, timings));
        return galley::dump(galley);
    }
    PAM_TRY(const page::PagedDocument paged, make_pages(bench, timings));
    return page::dump(paged);
}

std::string folio_range(const page::PagedDocument& paged) {
    return fmt::format(
        "the folios run from {} to {}", paged.pages.front().label, paged.pages.back().label
    );
}

Result<std::string>
explained_page(const Options& options, Workbench& bench, Timings& timings) {
    PAM_CHECK(read_manuscript(options, bench, timings));
    PAM_CHECK(build_model(options, bench, timings));
    PAM_TRY(const page::PagedDocument paged, make_pages(bench, timings));
    const auto page = std::find_if(
        paged.pages.begin(),
        paged.pages.end(),
        [&](const page::Page& candidate) { return candidate.label == options.page; }
    );
    if (page == paged.pages.end())
        return Error{
            codes::no_such_page,
            fmt::format("there is no page {}", options.page),
            Span::none(),
            {folio_range(paged)}};
    const auto index = static_cast<std::size_t>(page - paged.pages.begin());
    PAM_TRY(
        const page::Explanation explanation,
        page::explain(paged, index, bench.model.pages, bench.model.direction)
    );
    return explanation_told(explanation, *page, bench.sources);
}

Result<foundry::Foundry> find_foundry() {
    PAM_TRY(const fs::path house, find_house());
    return open_foundry(house);
}

/// Their number; what to install for them is told.
std::size_t missing_patterns(const foundry::Foundry& foundry, std::string& text) {
    std::size_t missing = 0;
    for (const foundry::PatternInfo& patterns : foundry.patterns()) {
        if (patterns.installed) continue;
        ++missing;
        text += fmt::format(
            "missing: hyphenation patterns for {} ({}); install the Debian package {}\n",
            patterns.language,
            patterns.file,
            patterns.package
        );
    }
    text += missing == 0 ? "all declared hyphenation patterns are installed\n"
                         : fmt::format("{} hyphenation patterns are missing\n", missing);
    return missing;
}

std::string face_name(const foundry::FaceInfo& face) {
    return fmt::format("{}{}", face.weight, face.italic ? " italic" : "");
}

}  // namespace

ExitStatus proof(const Options& options, Reporter& reporter) {
    Workbench bench;
    Timings timings;
    if (auto read = read_manuscript(options, bench, timings); !read)
        return failed(read.error(), bench.sources, reporter);
    if (auto built = build_model(options, bench, timings); !built)
        return failed(built.error(), bench.sources, reporter);
    reporter.tell(bench.log, bench.sources);
    reporter.say(ledger_text(bench));
    ExitStatus status = ExitStatus::Good;
    for (const fs::path& file : options.outputs) {
        const auto report = prove(file, bench);
        if (!report) return failed(report.error(), bench.sources, reporter);
        reporter.say(told(*report, file, bench.sources));
        if (!report->proven()) status = ExitStatus::NotProven;
    }
    return status;
}

ExitStatus dump(const Options& options, Reporter& reporter) {
    Workbench bench;
    Timings timings;
    const auto text = dump_stage(options, bench, timings);
    reporter.tell(bench.log, bench.sources);
    if (!text) return failed(text.error(), bench.sources, reporter);
    reporter.say(*text);
    return ExitStatus::Good;
}

ExitStatus explain(const Options& options, Reporter& reporter) {
    Workbench bench;
    Timings timings;
    const auto text = explained_page(options, bench, timings);
    if (!text) return failed(text.error(), bench.sources, reporter);
    reporter.say(*text);
    return ExitStatus::Good;
}

ExitStatus list_styles(const Reporter& reporter) {
    const auto house = find_house();
    if (!house) return failed(house.error(), {}, reporter);
    std::string text;
    for (const HouseStyle& style : house_styles(*house))
        text += fmt::format("{:<14} {}\n", style.name, style.about);
    reporter.say(text);
    return ExitStatus::Good;
}

ExitStatus list_fonts(const Reporter& reporter) {
    const auto foundry = find_foundry();
    if (!foundry) return failed(foundry.error(), {}, reporter);
    std::string text;
    for (const foundry::FaceInfo& face : foundry->faces())
        text += fmt::format(
            "{:<22} {:<11} {:<22} {:<12} {}\n",
            face.family,
            face_name(face),
            face.package,
            face.licence,
            face.installed ? "installed" : "MISSING"
        );
    for (const foundry::PatternInfo& patterns : foundry->patterns())
        text += fmt::format(
            "{:<22} {:<11} {:<22} {:<12} {}\n",
            "hyphenation",
            patterns.language,
            patterns.package,
            "",
            patterns.installed ? "installed" : "MISSING"
        );
    reporter.say(text);
    return ExitStatus::Good;
}

ExitStatus doctor(const Reporter& reporter) {
    const auto house = find_house();
    if (!house) return failed(house.error(), {}, reporter);
    const auto foundry = open_foundry(*house);
    if (!foundry) return failed(foundry.error(), {}, reporter);
    std::string text =
        fmt::format("pamphleteer {}\nhouse files in {}\n", PAM_VERSION, house->string());
    text += fmt::format("{} house styles\n", house_styles(*house).size());
    std::size_t missing = 0;
    for (const foundry::FaceInfo& face : foundry->faces()) {
        if (face.installed) continue;
        ++missing;
        text += fmt::format(
            "missing: {} {} ({}); install the Debian package {}\n",
            face.family,
            face_name(face),
            face.file,
            face.package
        );
    }
    text += missing == 0 ? "all declared fonts are installed\n"
                         : fmt::format("{} fonts are missing\n", missing);
    missing += missing_patterns(*foundry, text);
    reporter.say(text);
    return missing == 0 ? ExitStatus::Good : ExitStatus::CannotRead;
}

}  // namespace pam::desk
