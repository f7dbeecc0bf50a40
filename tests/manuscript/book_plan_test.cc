#include "manuscript/book_plan.h"

#include "manuscript/codes.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;

namespace {

BookPlan read(std::string_view yaml, Diagnostics& log) {
    auto plan = read_book_plan(yaml, 0, log);
    REQUIRE(plan);
    return *plan;
}

}  // namespace

TEST_CASE("a plan names files, parts and facts", "[book]") {
    Diagnostics log;
    const BookPlan plan = read(
        "title: The Room\n"
        "style: book\n"
        "outputs: [epub]\n"
        "files:\n"
        "  - preface.md\n"
        "  - part: Winter\n"
        "    files:\n"
        "      - one.txt\n"
        "      - file: two.txt\n"
        "        title: The Lamp\n"
        "        encoding: windows-1252\n"
        "        profile: gutenberg\n"
        "  - afterword.md\n",
        log
    );
    CHECK(log.entries.empty());
    REQUIRE(plan.settings.size() == 1);
    CHECK(plan.settings[0].value == "The Room");
    CHECK(plan.style == "book");
    CHECK(plan.outputs == std::vector<std::string>{"epub"});
    REQUIRE(plan.parts.size() == 3);
    CHECK(plan.parts[0].title.empty());
    CHECK(plan.parts[0].files.at(0).path == "preface.md");
    CHECK(plan.parts[1].title == "Winter");
    REQUIRE(plan.parts[1].files.size() == 2);
    CHECK(plan.parts[1].files[1].title == "The Lamp");
    CHECK(plan.parts[1].files[1].encoding == "windows-1252");
    CHECK(plan.parts[1].files[1].profile == Profile::Gutenberg);
    CHECK(plan.parts[2].files.at(0).path == "afterword.md");
}

TEST_CASE("what a plan does not understand is told, the rest counts", "[book]") {
    Diagnostics log;
    const BookPlan plan = read("files:\n  - file: a.md\n    tilte: A\n  - [b]\n", log);
    CHECK(plan.parts.at(0).files.size() == 1);
    REQUIRE(log.entries.size() >= 2);
    for (const Diagnostic& entry : log.entries)
        CHECK(entry.code == codes::odd_book_entry);
    CHECK(log.entries[0].hints.at(0) == "did you mean \"title\"?");
}

TEST_CASE("a plan that is no YAML or names no file is an error", "[book]") {
    Diagnostics log;
    const auto broken = read_book_plan("files: [a.md\n", 0, log);
    REQUIRE(!broken);
    CHECK(broken.error().code == codes::book_plan_not_read);
    const auto empty = read_book_plan("title: The Room\nfiles: []\n", 0, log);
    REQUIRE(!empty);
    CHECK(empty.error().code == codes::book_without_files);
}

TEST_CASE("a sidecar is no plan", "[book]") {
    CHECK(is_book_plan("title: x\nfiles:\n - a\n"));
    CHECK(is_book_plan("chapters:\n - a\n"));
    CHECK_FALSE(is_book_plan("title: x\nauthor: files\n"));
}

TEST_CASE("a folder's files stand as people count", "[book]") {
    const BookPlan plan =
        plan_of_folder({"10 ten.md", "2 two.md", "a02.txt", "02 b.md", "a1.txt"});
    std::vector<std::string> order;
    for (const BookFile& file : plan.parts.at(0).files)
        order.push_back(file.path);
    CHECK(
        order
        == std::vector<std::string>{"02 b.md", "2 two.md", "10 ten.md", "a1.txt", "a02.txt"}
    );
}
