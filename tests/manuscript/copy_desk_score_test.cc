// Texts whose authors set the marks, made straight and mended again: how many come out as
// they were? What is missed stands in the test's message.
#include "base/files.h"
#include "mark_score.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

struct Scored {
    const char* file;
    const char* language;
    Format format;
    double at_least;
};

}  // namespace

TEST_CASE("marks made straight come out as their authors set them", "[desk][corpus]") {
    const std::vector<Scored> texts{
        {"text/douglass-narrative.txt", "en", Format::PlainText, 0.995},
        {"text/locke-second-treatise.txt", "en", Format::PlainText, 0.995},
        {"text/oss-simple-sabotage.txt", "en", Format::PlainText, 0.995},
        {"text/wilde-earnest.txt", "en", Format::PlainText, 0.995},
        {"text/moby-dick.txt", "en", Format::PlainText, 0.995},
        {"udhr/fra.html", "fr", Format::Html, 0.995}};
    for (const Scored& text : texts) {
        const auto path = std::filesystem::path(PAM_CORPUS_DIR) / text.file;
        const auto bytes = read_file(path, std::size_t{64} << 20);
        REQUIRE(bytes.has_value());
        const Score score = score_of_marks(*bytes, text.language, text.format);
        std::string misses;
        for (const std::string& miss : score.misses)
            misses += miss + "\n";
        INFO(text.file << ": " << score.share() << " of " << score.marks << "\n" << misses);
        CHECK(score.marks > 50);
        CHECK(score.share() >= text.at_least);
    }
}
