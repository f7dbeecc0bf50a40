// The fuzzers' bodies over texts that are known, and over their beginnings: what breaks a
// parser most often is an end where none is expected.
#include "base/files.h"
#include "base/limits.h"
#include "fuzz/bodies.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace pam;
namespace fs = std::filesystem;

namespace {

std::vector<Bytes> files_in(const fs::path& folder) {
    std::vector<Bytes> contents;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (auto bytes = read_file(entry.path(), limits::style_sheet_bytes))
            contents.push_back(std::move(*bytes));
    return contents;
}

template<typename Body>
void over_beginnings(const Bytes& text, std::size_t steps, Body body) {
    for (std::size_t i = 0; i <= steps; ++i)
        body(std::string_view(text).substr(0, text.size() * i / steps));
}

}  // namespace

TEST_CASE("every sample, and every beginning of one, is read in both formats", "[fuzz]") {
    for (const Bytes& text : files_in(fs::path(PAM_SOURCE_DIR) / "manuscripts"))
        over_beginnings(text, 40, [](std::string_view part) {
            fuzz::read_manuscript(part, manuscript::Format::PlainText);
            fuzz::read_manuscript(part, manuscript::Format::Markdown);
        });
    SUCCEED();
}

TEST_CASE("every house style, and every beginning of one, gives values", "[fuzz]") {
    for (const Bytes& css : files_in(fs::path(PAM_SOURCE_DIR) / "styles"))
        over_beginnings(css, 40, [](std::string_view part) {
            fuzz::read_style_sheet(part);
        });
    SUCCEED();
}

TEST_CASE("naughty strings are read without loss", "[fuzz]") {
    const auto text =
        read_file(fs::path(PAM_CORPUS_DIR) / "hostile/blns.txt", limits::manuscript_bytes);
    if (!text) {
        WARN("SKIPPED: the corpus is not beside the checkout");
        return;
    }
    over_beginnings(*text, 60, [](std::string_view part) {
        fuzz::read_manuscript(part, manuscript::Format::PlainText);
        fuzz::read_manuscript(part, manuscript::Format::Markdown);
    });
    SUCCEED();
}
