// Our reader of patterns against libhyphen, which the files were made for.
#include "foundry/patterns.h"

#include "base/files.h"
#include "base/utf8.h"
#include "foundry/foundry_fixture.h"
#include "foundry/hyphenator.h"

#include <hyphen.h>

#include <filesystem>
#include <memory>
#include <set>

using namespace pam;
using namespace pam::foundry;

namespace {

std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        if (utf8::is_letter(c) && c < 0x80) utf8::append(word, utf8::to_lower(c));
        if (!utf8::is_letter(c) || c >= 0x80) {
            if (word.size() > 4) words.insert(word);
            word.clear();
        }
        at += bytes;
    }
    return words;
}

std::vector<std::uint32_t> by_libhyphen(HyphenDict* dictionary, const std::string& word) {
    std::vector<char> marks(word.size() + 5);
    char** replacement = nullptr;
    int* position = nullptr;
    int* cut = nullptr;
    hnj_hyphen_hyphenate3(
        dictionary,
        word.c_str(),
        static_cast<int>(word.size()),
        marks.data(),
        nullptr,
        &replacement,
        &position,
        &cut,
        2,
        3,
        2,
        2
    );
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 2; i + 3 <= word.size(); ++i)
        if ((marks[i - 1] & 1) != 0) result.push_back(i);
    return result;
}

std::string sample() {
    const std::string corpus = std::string(PAM_CORPUS_DIR) + "/text/alice29.txt";
    if (const auto text = read_file(corpus, 1 << 24)) return *text;
    WARN("no corpus: only a few words are compared");
    return "understanding international generalversammlung fortschreitende nationale "
           "digestion";
}

}  // namespace

TEST_CASE("our patterns part words where libhyphen parts them", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    const auto words = words_of(
        sample()
        + " generalversammlung fortschreitende anerkennung internationale donaudampfschiff "
    );
    std::set<std::string> done;
    for (const PatternFile& file : catalogue->patterns) {
        const auto bytes = read_file(file.file, 1 << 26);
        if (!bytes) WARN(file.file << " is not installed");
        if (!bytes || !done.insert(file.file).second) continue;
        const auto patterns = Patterns::read(*bytes);
        REQUIRE(patterns);
        const std::unique_ptr<HyphenDict, void (*)(HyphenDict*)> oracle(
            hnj_hyphen_load(file.file.c_str()), hnj_hyphen_free
        );
        REQUIRE(oracle);
        std::size_t differing = 0;
        std::vector<std::uint32_t> points;
        for (const std::string& word : words) {
            patterns->points(word, {}, points);
            const auto expected = by_libhyphen(oracle.get(), word);
            if (points == expected) continue;
            ++differing;
            INFO(file.file << ": " << word);
            CHECK(points == expected);
        }
        CHECK(differing == 0);
    }
    CHECK_FALSE(done.empty());
}

TEST_CASE(
    "patterns that respell, or in an unknown character set, are left to libhyphen",
    "[foundry]"
) {
    CHECK_FALSE(Patterns::read("UTF-8\nschif1fahrt/ff=f,5,2\n"));
    CHECK_FALSE(Patterns::read("KLINGON-8\na1b\n"));
    CHECK(Patterns::read("UTF-8\na1b\n"));
}

TEST_CASE(
    "a file that respells is read by libhyphen, without the respelt points", "[foundry]"
) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "pam-respelling.dic";
    REQUIRE(replace_files({{file, "UTF-8\nx1y\nf1f/ff=f,1,2\n"}}));
    Catalogue catalogue;
    catalogue.patterns.push_back({"qq", file.string(), ""});
    Hyphenator hyphenator(catalogue);
    const int dictionary = hyphenator.dictionary("qq-QQ");
    REQUIRE(dictionary >= 0);
    std::vector<std::uint32_t> points;
    hyphenator.points(dictionary, "aaxyaffaa", points);
    CHECK(points == std::vector<std::uint32_t>{3});
    std::filesystem::remove(file);
}
