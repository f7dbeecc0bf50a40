// The sound book with one text of it changed, in hundreds of ways, as EPUBCheck 4.2.6 and
// 5.3.0 judged each: what both refuse has an error here, what both pass has none, and where
// they differ we side with one of them.
#include "base/files.h"
#include "base/limits.h"
#include "preflight/epub_book.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace pam;
using namespace pam::preflight::test;

namespace {

std::string unescaped(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        if (escape) ++i;
        plain += escape && text[i] == 'n'   ? '\n'
                 : escape && text[i] == 't' ? '\t'
                                            : text[i];
    }
    return plain;
}

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> found;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');)
        found.push_back(unescaped(field));
    found.resize(6);  // an empty text at the end
    return found;
}

}  // namespace

TEST_CASE("a changed book is judged as EPUBCheck judges it", "[epub]") {
    const auto table = read_file(
        PAM_SOURCE_DIR "/tests/preflight/epubcheck_verdicts.tsv", limits::style_sheet_bytes
    );
    REQUIRE(table);
    std::istringstream lines(*table);
    std::size_t judged = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto row = fields(line);
        Book book = sound_book();
        book.replace(row[3], row[4], row[5]);
        const auto examination = examined(book);
        INFO(line << "\n" << all(examination));
        const bool refused = examination.log.has_errors();
        CHECK((refused == (row[1] == "refused") || refused == (row[2] == "refused")));
        ++judged;
    }
    CHECK(judged > 250);
}
