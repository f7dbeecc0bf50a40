// The manual keeps its word: its examples have no fault, and it names every property,
// element and class there is.
#include "base/files.h"
#include "base/limits.h"
#include "sheet.h"
#include "style/names.h"
#include "style/property.h"

#include <regex>

using namespace pam;
using namespace pam::style;
using test::Sheet;

namespace {

std::string page_of(const std::string& name) {
    auto text =
        read_file(std::string(PAM_SOURCE_DIR) + "/docs/" + name, limits::style_sheet_bytes);
    REQUIRE(text.has_value());
    return *text;
}

std::vector<std::string> examples(const std::string& manual) {
    std::vector<std::string> found;
    std::size_t at = 0;
    while ((at = manual.find("```css\n", at)) != std::string::npos) {
        const std::size_t end = manual.find("\n```", at);
        found.push_back(manual.substr(at + 7, end - at - 6));
        at = end + 4;
    }
    return found;
}

}  // namespace

TEST_CASE("the manual's examples have no fault", "[manual]") {
    const auto sheets = examples(page_of("house-styles.md"));
    REQUIRE(sheets.size() >= 4);
    for (const std::string& text : sheets) {
        const Sheet sheet(text);
        CAPTURE(text, sheet.said());
        CHECK(sheet.log.entries.empty());
    }
}

TEST_CASE("the manual names every property", "[manual]") {
    const std::string manual = page_of("house-styles.md");
    const std::regex side("-(top|right|bottom|left)");
    for (const std::string_view name : property_names()) {
        CAPTURE(name);
        const std::string whole = std::regex_replace(std::string(name), side, "");
        CHECK(manual.find("`" + whole) != std::string::npos);
    }
}

TEST_CASE("the manual names every element but the common HTML of old", "[manual]") {
    const std::string manual = page_of("house-styles.md");
    for (const char* tag :
         {"body",    "header", "section", "h1", "h2", "h6",     "p",      "blockquote",
          "div",     "ul",     "ol",      "li", "dl", "dt",     "dd",     "table",
          "caption", "thead",  "tbody",   "tr", "th", "td",     "figure", "figcaption",
          "img",     "pre",    "code",    "hr", "em", "strong", "s",      "sub",
          "sup",     "a",      "span",    "nav"}) {
        CAPTURE(tag);
        CHECK(std::regex_search(manual, std::regex(std::string("`") + tag + "[`.]")));
    }
}

TEST_CASE("each code of this room has its paragraph", "[manual]") {
    const std::string manual = page_of("diagnostics/style.md");
    const std::string header = *read_file(
        std::string(PAM_SOURCE_DIR) + "/pipeline/style/codes.h", limits::style_sheet_bytes
    );
    const std::regex code("ST[0-9]{3}");
    std::size_t count = 0;
    for (std::sregex_iterator found(header.begin(), header.end(), code), end; found != end;
         ++found, ++count) {
        CAPTURE(found->str());
        CHECK(manual.find("\n## " + found->str() + " ") != std::string::npos);
    }
    CHECK(count > 20);
}
