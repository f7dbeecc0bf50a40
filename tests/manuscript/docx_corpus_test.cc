// Word files of other converters' test suites: our reading beside theirs. Where the two
// differ, docx_differences.tsv says why; a difference it does not list fails, and so does
// one that it lists and that is no more.
#include "base/files.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/docx_reader.h"
#include "outline_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_in(const char* folder, const char* ending) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry :
         fs::directory_iterator(fs::path(PAM_CORPUS_DIR) / "docx" / folder, error))
        if (entry.path().extension() == ending) files.push_back(entry.path());
    if (files.empty()) WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
    std::sort(files.begin(), files.end());
    return files;
}

Opened read_file_of(const fs::path& file, Diagnostics& log) {
    auto opened = open_docx(contents(file), log);
    INFO(file);
    if (!opened) FAIL(opened.error().message);
    return std::move(*opened);
}

using Differences = std::map<std::string, std::multiset<std::string>>;

// Columns: file, difference, reason.
Differences allowed_differences() {
    Differences allowed;
    std::ifstream table(fs::path(PAM_SOURCE_DIR) / "tests/manuscript/docx_differences.tsv");
    std::string line;
    while (std::getline(table, line)) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        INFO(line);
        REQUIRE(second != std::string::npos);
        CHECK(line.size() > second + 20);  // a reason that says something
        allowed[line.substr(0, first)].insert(line.substr(first + 1, second - first - 1));
    }
    return allowed;
}

std::string native_stem(const fs::path& native) {
    std::string stem = native.stem().string();
    for (const char* mode : {"_accept", "_all"})
        if (stem.ends_with(mode)) stem.resize(stem.size() - std::string_view(mode).size());
    return stem;
}

std::vector<std::string> told_differences(const fs::path& native) {
    const fs::path docx = native.parent_path() / (native_stem(native) + ".docx");
    Diagnostics log;
    const Opened opened = read_file_of(docx, log);
    const Outline ours = outline_of(*opened.draft);
    const Outline theirs = outline_of_native(contents(native));
    std::vector<std::string> found = line_differences(ours.lines, theirs.lines);
    const bool all = native.stem().string().ends_with("_all");
    const auto compare = [&](const char* what, const auto& own, const auto& other) {
        if (other.empty() && !all) return;
        for (const std::string& one : line_differences(own, other))
            found.push_back(one.substr(0, 2) + what + " " + one.substr(2));
    };
    compare("deletion", ours.deletions, theirs.deletions);
    compare("insertion", ours.insertions, theirs.insertions);
    compare("comment", ours.comments, theirs.comments);
    return found;
}

}  // namespace

TEST_CASE(
    "Word files are read as Pandoc reads them, or it is said why not", "[docx][corpus]"
) {
    Differences allowed = allowed_differences();
    const std::vector<fs::path> natives = files_in("pandoc", ".native");
    for (const fs::path& native : natives) {
        std::multiset<std::string>& known = allowed[native.filename().string()];
        for (const std::string& difference : told_differences(native)) {
            const auto row = known.find(difference);
            INFO(native.filename().string() << '\t' << difference);
            CHECK(row != known.end());
            if (row != known.end()) known.erase(row);
        }
    }
    if (natives.empty()) return;
    for (const auto& [file, rows] : allowed)
        for (const std::string& stale : rows) {
            INFO("stale row: " << file << '\t' << stale);
            CHECK(false);
        }
}

TEST_CASE(
    "of every Word file of the corpus all characters are accounted for", "[docx][corpus]"
) {
    for (const char* folder : {"pandoc", "mammoth"})
        for (const fs::path& file : files_in(folder, ".docx")) {
            INFO(file);
            Diagnostics log;
            const Opened opened = read_file_of(file, log);
            const Source source(file.filename().string(), opened.text);
            const Account account = balance(source, *opened.draft);
            CHECK(account.balances());
            CHECK(account.as_text + account.as_ledger == account.characters);
            CHECK(account.as_markup == 0);
        }
}
