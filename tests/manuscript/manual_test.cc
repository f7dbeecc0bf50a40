// The manual of the manuscript format is true: each of its examples is read and must give
// the dump printed below it. PAM_UPDATE_GOLDENS=1 writes the dumps anew; read the
// difference before committing.
#include "document/dump.h"
#include "manuscript/manuscript.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace pam;

namespace {

const std::string manual_path = std::string(PAM_SOURCE_DIR) + "/docs/manuscript-format.md";

// Offsets in the manual; `dump` runs to the closing fence.
struct Example {
    std::string kind;  // "markdown", "text", "text, mail" ...
    std::size_t text_begin = 0, text_end = 0;
    std::size_t dump_begin = 0, dump_end = 0;
};

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Example> examples_in(const std::string& manual) {
    std::vector<Example> examples;
    for (std::size_t at = 0; (at = manual.find("```example ", at)) != std::string::npos;) {
        std::size_t fence = at;
        while (fence > 0 && manual[fence - 1] == '`')
            --fence;
        const std::string mark = "\n" + manual.substr(fence, at + 3 - fence) + "\n";
        Example one;
        one.text_begin = manual.find('\n', at) + 1;
        one.kind = manual.substr(at + 11, one.text_begin - 1 - (at + 11));
        one.text_end = manual.find("\n.\n", one.text_begin) + 1;
        one.dump_begin = one.text_end + 2;
        one.dump_end = manual.find(mark, one.dump_begin - 1) + 1;
        examples.push_back(one);
        at = one.dump_end;
    }
    return examples;
}

std::string reading(const std::string& text, const std::string& kind) {
    const Source source("example", text);
    manuscript::ReadOptions options;
    if (kind == "markdown") options.format = manuscript::Format::Markdown;
    if (kind == "html") options.format = manuscript::Format::Html;
    if (kind == "text, gutenberg") options.profile = manuscript::Profile::Gutenberg;
    if (kind == "text, mail") options.profile = manuscript::Profile::Mail;
    Diagnostics log;
    const manuscript::Manuscript made = manuscript::read(source, options, log);
    INFO(text);
    CHECK(manuscript::balance(source, made).balances());
    return document::dump(made.document);
}

bool may_update() {
    return std::getenv("PAM_UPDATE_GOLDENS") != nullptr && std::getenv("CI") == nullptr;
}

}  // namespace

TEST_CASE("every example of the manual gives what the manual says", "[manual]") {
    std::string manual = contents(manual_path);
    const std::vector<Example> examples = examples_in(manual);
    REQUIRE(examples.size() >= 20);
    // From the end, so that rewriting one leaves the others' places alone.
    for (std::size_t i = examples.size(); i-- > 0;) {
        const Example& one = examples[i];
        const std::string text =
            manual.substr(one.text_begin, one.text_end - one.text_begin);
        const std::string made = reading(text, one.kind);
        if (may_update()) {
            manual.replace(one.dump_begin, one.dump_end - one.dump_begin, made);
            continue;
        }
        INFO("example:\n" << text);
        CHECK(manual.substr(one.dump_begin, one.dump_end - one.dump_begin) == made);
    }
    if (may_update()) std::ofstream(manual_path, std::ios::binary) << manual;
}
