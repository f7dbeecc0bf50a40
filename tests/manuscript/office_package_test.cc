#include "manuscript/office_package.h"

#include "base/limits.h"
#include "manuscript/codes.h"
#include "office_support.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

// The code of the refusal, of opening or of reading any part; empty when all is well.
std::string refusal(const Bytes& bytes) {
    auto package = OfficePackage::open(bytes);
    if (!package) return package.error().code;
    for (const std::string& name : package->names())
        if (const auto part = package->read(name, limits::office_part_bytes); !part)
            return part.error().code;
    return {};
}

}  // namespace

TEST_CASE("a part is read by its name in any case of letters", "[office]") {
    const Bytes bytes = zip_of({{"word/Document.xml", "<a/>"}, {"empty", ""}});
    auto package = OfficePackage::open(bytes);
    REQUIRE(package.has_value());
    CHECK(package->has("Word/document.XML"));
    CHECK_FALSE(package->has("word/styles.xml"));
    const auto part = package->read("word/document.xml", 100);
    REQUIRE(part.has_value());
    CHECK(*part == "<a/>");
    CHECK(package->read("empty", 100)->empty());
    CHECK(package->read("word/styles.xml", 100).error().code == codes::office_file_damaged);
}

TEST_CASE("a name with backslashes is a path like any other", "[office]") {
    const Bytes bytes = renamed(zip_of({{"word/a.xml", "x"}}), "word/a", "word\\a");
    auto package = OfficePackage::open(bytes);
    REQUIRE(package.has_value());
    CHECK(package->has("word/a.xml"));
}

TEST_CASE("names that lead out of the archive are refused", "[office]") {
    for (const char* name :
         {"../../x.xml", "/etc/pass1", "aa/../../b", "C:/window1", "aa/bb/../.."})
        CHECK(refusal(zip_of({{name, "x"}})) == codes::office_file_unsafe);
    CHECK(
        refusal(renamed(zip_of({{"../x.xml", "x"}}), "../", "..\\"))
        == codes::office_file_unsafe
    );
    CHECK(refusal(zip_of({{"a..b/c..xml", "x"}})).empty());
}

TEST_CASE("two parts of one name are refused", "[office]") {
    const Bytes bytes = renamed(zip_of({{"a.xml", "x"}, {"B.xml", "y"}}), "B.xml", "A.xml");
    CHECK(refusal(bytes) == codes::office_file_unsafe);
}

TEST_CASE("an encrypted entry is told as a password", "[office]") {
    const Bytes bytes = zip_of({{"word/document.xml", "<a/>"}}, Packing::Encrypted);
    REQUIRE_FALSE(bytes.empty());
    CHECK(refusal(bytes) == codes::office_file_locked);
}

TEST_CASE("an entry that would unpack beyond measure is refused unopened", "[office]") {
    const Bytes bomb = zip_of({{"word/document.xml", std::string(50 << 20, ' ')}});
    CHECK(bomb.size() < 60000);
    CHECK(refusal(bomb) == codes::office_file_unsafe);
    CHECK(refusal(zip_of({{"a", std::string(1 << 20, ' ')}})).empty());
}

TEST_CASE("all that is read together is bounded", "[office]") {
    Parts parts;
    for (int i = 0; i < 4; ++i)
        parts.emplace_back("part" + std::to_string(i), std::string(60 << 20, 'x'));
    const Bytes bytes = zip_of(parts, Packing::Stored);
    CHECK(refusal(bytes) == codes::office_file_unsafe);
}

TEST_CASE("a part larger than its reader takes is refused", "[office]") {
    const Bytes bytes = zip_of({{"a.png", std::string(5000, 'x')}});
    auto package = OfficePackage::open(bytes);
    CHECK(package->read("a.png", 4999).error().code == codes::office_file_unsafe);
}

TEST_CASE("an archive of very many entries is refused", "[office]") {
    Parts parts;
    for (std::size_t i = 0; i <= limits::office_entries; ++i)
        parts.emplace_back("p" + std::to_string(i), "");
    CHECK(refusal(zip_of(parts, Packing::Stored)) == codes::office_file_unsafe);
}

TEST_CASE("a file cut off anywhere is told as damaged", "[office]") {
    const Bytes whole = zip_of({{"word/document.xml", "<a>some words of a text</a>"}});
    for (std::size_t size = 2; size < whole.size(); ++size) {
        INFO(size);
        CHECK(refusal(whole.substr(0, size)) == codes::office_file_damaged);
    }
}

TEST_CASE("a part whose sum is wrong is told as damaged", "[office]") {
    const Bytes whole =
        zip_of({{"word/document.xml", "<a>some words</a>"}}, Packing::Stored);
    CHECK(refusal(renamed(whole, "words", "wards")) == codes::office_file_damaged);
}

TEST_CASE("an archive inside the archive stays packed", "[office]") {
    const Bytes bomb = zip_of({{"x", std::string(20 << 20, ' ')}});
    CHECK(refusal(zip_of({{"word/embeddings/a.zip", bomb}})).empty());
}

TEST_CASE("what is no archive is told as damaged", "[office]") {
    CHECK(refusal("") == codes::office_file_damaged);
    CHECK(refusal("Dear Sir,") == codes::office_file_damaged);
    CHECK(refusal("PK\3\4") == codes::office_file_damaged);
}

TEST_CASE(
    "each malformed archive of the corpus is refused or read, none crashes",
    "[office][corpus]"
) {
    std::error_code error;
    const auto folder = std::filesystem::path(PAM_CORPUS_DIR) / "hostile" / "zip";
    if (!std::filesystem::exists(folder)) WARN("SKIPPED: no corpus at " PAM_CORPUS_DIR);
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
        INFO(file.path());
        const auto bytes = read_file(file.path(), limits::manuscript_bytes);
        REQUIRE(bytes.has_value());
        const std::string code = refusal(*bytes);
        CHECK((code.empty() || code.starts_with("MS16")));
    }
}
