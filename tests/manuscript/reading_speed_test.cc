// How fast plain texts are read, in megabytes a second on one core. Hidden, for a figure
// means something only in a release build on a quiet machine:
//   cmake --build --preset release --target manuscript_tests
//   out/build/release/tests/manuscript_tests "[.speed]"
#include "base/files.h"
#include "base/utf8.h"
#include "manuscript/plain_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace pam;
using namespace pam::manuscript;

namespace {

constexpr std::size_t wanted_bytes = std::size_t{60} << 20;

// The English texts of the corpus, each whole, in the order of their names.
std::vector<std::string> corpus_texts() {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    const auto folder = std::filesystem::path(PAM_CORPUS_DIR) / "text";
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& file : files) {
        auto bytes = read_file(file, std::size_t{64} << 20);
        if (bytes.has_value() && !utf8::find_invalid(*bytes))
            texts.push_back(std::move(*bytes));
    }
    return texts;
}

// The shortest of three runs: what else the machine does can only add.
double seconds(const std::function<void()>& work) {
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

void tell(const char* what, std::size_t bytes, double took) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::printf(
        "%-28s %6.1f MB  %7.3f s  %7.1f MB/s\n", what, megabytes, took, megabytes / took
    );
}

}  // namespace

TEST_CASE("the speed of reading plain text", "[.speed]") {
    const std::vector<std::string> texts = corpus_texts();
    if (texts.empty()) {
        WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
        return;
    }

    std::string all;
    for (std::size_t i = 0; all.size() < wanted_bytes; i = (i + 1) % texts.size())
        all += texts[i];
    const Source joined("all.txt", all);
    Diagnostics log;
    tell("one file, the reader alone", all.size(), seconds([&] {
             CHECK(!read_plain_text(joined, {}, {}, log).document.blocks.empty());
         }));

    std::vector<Source> sources;
    std::size_t bytes = 0;
    for (const std::string& text : texts) {
        sources.emplace_back("one.txt", text);
        bytes += text.size();
    }
    tell("every text by itself", bytes, seconds([&] {
             for (const Source& source : sources)
                 CHECK(!read_plain_text(source, {}, {}, log).document.blocks.empty());
         }));
    ReadOptions options;
    tell("with the copy desk", bytes, seconds([&] {
             for (const Source& source : sources)
                 CHECK(!read(source, options, log).document.blocks.empty());
         }));
}
