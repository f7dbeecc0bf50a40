#include "desk/reporter.h"

#include "desk/exit_status.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::desk;

namespace {

Sources one(std::string text) {
    Sources sources;
    sources.add(Source("essay.txt", std::move(text)));
    return sources;
}

}  // namespace

TEST_CASE("a diagnostic shows its place, the line, a caret and the way out", "[desk]") {
    const Sources sources = one("first\nthe secnod line\n");
    const Diagnostic entry{
        Severity::Warning, "XX001", {10, 16, 0}, "odd word", {"mend it"}};
    CHECK(
        render(entry, sources)
        == "essay.txt:2:5: warning: odd word [XX001]\n"
           "  the secnod line\n"
           "      ^^^^^^\n"
           "  hint: mend it\n"
    );
}

TEST_CASE("of a very long line only the part around the place is shown", "[desk]") {
    const Sources sources = one(std::string(500, 'a') + "X" + std::string(500, 'b'));
    const std::string text =
        render({Severity::Note, "XX001", {500, 501, 0}, "here", {}}, sources);
    const auto caret = text.find('^');
    REQUIRE(caret != std::string::npos);
    CHECK(text.size() < 300);
    CHECK_THAT(text, Catch::Contains("…aaa") && Catch::Contains("bbb…"));
}

TEST_CASE("a diagnostic without a place has no line to show", "[desk]") {
    CHECK(
        render({Severity::Error, "XX001", Span::none(), "gone", {}}, {})
        == "error: gone [XX001]\n"
    );
}

TEST_CASE("each kind of failure has its documented exit status", "[desk]") {
    CHECK(status_of("BA001") == ExitStatus::CannotRead);
    CHECK(status_of("BA006") == ExitStatus::CannotWrite);
    CHECK(status_of("DK001") == ExitStatus::CannotRead);
    CHECK(status_of("DK004") == ExitStatus::WrongUsage);
    CHECK(status_of("DK006") == ExitStatus::NotProven);
    CHECK(status_of("PR001") == ExitStatus::OurFault);
    CHECK(status_of("EP001") == ExitStatus::OurFault);
    CHECK(status_of("EP002") == ExitStatus::OurFault);
}
