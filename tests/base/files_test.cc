#include "base/files.h"

#include "base/codes.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace pam;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("pam-files-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator())
    );
}

}  // namespace

TEST_CASE("a missing file, a folder and a pipe are told apart", "[files]") {
    const Folder folder;
    CHECK(read_file(folder.path / "none", 10).error().code == codes::file_missing);
    CHECK(read_file(folder.path, 10).error().code == codes::not_a_file);
    ::mkfifo((folder.path / "pipe").c_str(), 0600);
    CHECK(read_file(folder.path / "pipe", 10).error().code == codes::not_a_file);
}

TEST_CASE("a file over its limit is refused, one at the limit is read", "[files]") {
    const Folder folder;
    REQUIRE(replace_files({{folder.path / "a", "0123456789"}}));
    CHECK(read_file(folder.path / "a", 9).error().code == codes::file_too_large);
    CHECK(*read_file(folder.path / "a", 10) == "0123456789");
}

TEST_CASE("files are replaced together and no temporary file stays", "[files]") {
    const Folder folder;
    REQUIRE(replace_files({{folder.path / "deep/a", "1"}, {folder.path / "deep/b", "2"}}));
    REQUIRE(replace_files({{folder.path / "deep/a", "3"}, {folder.path / "deep/b", "4"}}));
    CHECK(*read_file(folder.path / "deep/a", 10) == "3");
    CHECK(*read_file(folder.path / "deep/b", 10) == "4");
    CHECK(entries(folder.path / "deep") == 2);
}

TEST_CASE("when one file cannot be put in place, the others are as they were", "[files]") {
    const Folder folder;
    REQUIRE(replace_files({{folder.path / "a", "old"}}));
    fs::create_directories(
        folder.path / "b/in-the-way"
    );  // a folder with contents cannot be replaced
    const auto failed =
        replace_files({{folder.path / "a", "new"}, {folder.path / "b", "new"}});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == codes::file_not_written);
    CHECK(*read_file(folder.path / "a", 10) == "old");
    CHECK(entries(folder.path) == 2);
}

TEST_CASE("a folder that cannot be made is told with a way out", "[files]") {
    const Folder folder;
    REQUIRE(replace_files({{folder.path / "a", "file"}}));
    const auto failed = replace_files({{folder.path / "a/b", "new"}});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == codes::folder_not_made);
    CHECK_FALSE(failed.error().hints.empty());
}

TEST_CASE("what a killed run of the same process number left is no hindrance", "[files]") {
    const Folder folder;
    REQUIRE(replace_files({{folder.path / "a", "old"}}));
    REQUIRE(replace_files({{folder.path / "elsewhere", "untouched"}}));
    const std::string left = ".a.pam-" + std::to_string(::getpid());
    fs::create_symlink(folder.path / "elsewhere", folder.path / (left + "-0~"));
    std::ofstream(folder.path / (left + "-1~")) << "saved by the killed run";
    REQUIRE(replace_files({{folder.path / "a", "new"}}));
    CHECK(*read_file(folder.path / "a", 10) == "new");
    CHECK(*read_file(folder.path / "elsewhere", 10) == "untouched");
    CHECK(entries(folder.path) == 2);
}

TEST_CASE("temporary files of a dead run are swept, others stay", "[files]") {
    const Folder folder;
    std::ofstream(folder.path / ".essay.pdf.pam-999999999-0~") << "half";
    std::ofstream(folder.path / (".essay.pdf.pam-" + std::to_string(::getpid()) + "-0~"))
        << "mine";
    std::ofstream(folder.path / "essay.pdf") << "whole";
    sweep_temporaries(folder.path);
    CHECK(entries(folder.path) == 2);
}

TEST_CASE("a folder's files are listed, hidden ones and folders are not") {
    const Folder folder;
    for (const char* name : {"one.md", ".two.md"})
        std::ofstream(folder.path / name) << "x";
    fs::create_directory(folder.path / "three");
    const auto names = list_files(folder.path);
    REQUIRE(names);
    CHECK(*names == std::vector<std::string>{"one.md"});
    const auto missing = list_files(folder.path / "nowhere");
    REQUIRE(!missing);
    CHECK(missing.error().code == codes::file_missing);
}
