// The whole life of small manuscripts: tests/cases/<name>/ holds a manuscript and what the
// stages make of it (document, model, galley, pages, ledger, diagnostics; whichever file is
// there is compared). Where diagnostics.txt is absent there must be none.
// PAM_UPDATE_GOLDENS=1 writes the files that are there anew; a missing document.txt is
// written too, but under CI it is a failure.
#include "desk/reading.h"
#include "desk/workbench.h"
#include "document/dump.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using namespace pam;
namespace fs = std::filesystem;

namespace {

using Dumps = std::map<std::string, std::string>;  // by file name

bool under_ci() {
    return std::getenv("CI") != nullptr;
}
bool updating() {
    return std::getenv("PAM_UPDATE_GOLDENS") != nullptr && !under_ci();
}

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> case_folders() {
    std::vector<fs::path> folders;
    for (const auto& entry :
         fs::directory_iterator(fs::path(PAM_SOURCE_DIR) / "tests/cases"))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

fs::path manuscript_of(const fs::path& folder) {
    const fs::path markdown = folder / "manuscript.md";
    return fs::exists(markdown) ? markdown : folder / "manuscript.txt";
}

std::string severity_name(Severity severity) {
    if (severity == Severity::Error) return "error";
    return severity == Severity::Warning ? "warning" : "note";
}

// Paths differ from machine to machine, so the manuscript is named without its folder.
std::string told(const Diagnostics& log, const Sources& sources) {
    std::string text;
    for (const Diagnostic& one : log.entries) {
        const std::string where = one.span.is_none() ? "" : place(sources, one.span);
        text += fs::path(where).filename().string() + ": " + severity_name(one.severity)
                + ": " + one.message + " [" + one.code + "]\n";
    }
    return text;
}

std::string told(const Error& error) {
    return "failed: " + error.message + " [" + error.code + "]\n";
}

bool wants(const fs::path& folder, std::initializer_list<const char*> stages) {
    return std::any_of(stages.begin(), stages.end(), [&](const char* stage) {
        return fs::exists(folder / stage);
    });
}

// The stages after the document, as far as the folder wants them.
Result<void>
set(const fs::path& folder,
    const desk::Options& options,
    desk::Workbench& bench,
    Dumps& dumps) {
    if (!wants(folder, {"model.txt", "galley.txt", "pages.txt"})) return {};
    desk::Timings timings;
    PAM_CHECK(desk::build_model(options, bench, timings));
    dumps["model.txt"] = model::dump(bench.model);
    if (!wants(folder, {"galley.txt", "pages.txt"})) return {};
    PAM_TRY(galley::Galley galley, desk::compose(bench, timings));
    dumps["galley.txt"] = galley::dump(galley);
    if (!wants(folder, {"pages.txt"})) return {};
    PAM_TRY(
        const page::PagedDocument paged,
        page::make_up(std::move(galley), bench.model, *bench.foundry, bench.log)
    );
    dumps["pages.txt"] = page::dump(paged);
    return {};
}

Dumps run(const fs::path& folder) {
    desk::Options options;
    options.manuscripts = {manuscript_of(folder)};
    desk::Workbench bench;
    desk::Timings timings;
    Dumps dumps;
    if (auto read = desk::read_manuscript(options, bench, timings); !read) {
        dumps["diagnostics.txt"] = told(bench.log, bench.sources) + told(read.error());
        return dumps;
    }
    dumps["document.txt"] = document::dump(bench.manuscript.document);
    const std::string ledger = desk::ledger_text(bench);
    // Its first line names the file with its path.
    dumps["ledger.txt"] = ledger.substr(ledger.find('\n') + 1);
    const auto done = set(folder, options, bench, dumps);
    const std::string failure = done ? "" : told(done.error());
    dumps["diagnostics.txt"] = told(bench.log, bench.sources) + failure;
    return dumps;
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
    WARN("written: " << path.string());
}

void compare(const fs::path& golden, const std::string& made) {
    const bool there = fs::exists(golden);
    const bool must =
        golden.filename() == "document.txt" || golden.filename() == "diagnostics.txt";
    if (!there && !must) return;
    if (!there && made.empty()) return;
    if (there ? updating() && contents(golden) != made : !under_ci() && updating())
        return write(golden, made);
    INFO(golden);
    CHECK(contents(golden) == made);
}

}  // namespace

TEST_CASE("each case lives as its folder tells", "[cases]") {
    const std::vector<fs::path> folders = case_folders();
    REQUIRE(folders.size() >= 8);
    for (const fs::path& folder : folders) {
        DYNAMIC_SECTION(folder.filename().string()) {
            REQUIRE(fs::exists(manuscript_of(folder)));
            for (const auto& [name, made] : run(folder))
                compare(folder / name, made);
        }
    }
}
