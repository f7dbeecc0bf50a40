// The manual keeps its word: its examples have no fault, and it names every property,
// element and class there is.
#include "base/files.h"
#include "base/limits.h"
#include "sheet.h"
#include "style/names.h"
#include "style/property.h"

#include <set>

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

/// `border-top-width` is told as `border-width`, `margin-left` as `margin`.
std::string without_side(std::string_view name) {
    std::string whole(name);
    for (const char* side : {"-top", "-right", "-bottom", "-left"}) {
        const std::size_t at = whole.find(side);
        if (at != std::string::npos) return whole.erase(at, std::string_view(side).size());
    }
    return whole;
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
    for (const std::string_view name : property_names()) {
        CAPTURE(name);
        CHECK(manual.find("`" + without_side(name)) != std::string::npos);
    }
}

TEST_CASE("the manual names every element but the common HTML of old", "[manual]") {
    const std::string manual = page_of("house-styles.md");
    const std::set<std::string_view> unsaid{"aside", "br", "h3", "h4", "h5", "html"};
    for (const std::string_view tag : element_names()) {
        if (unsaid.contains(tag)) continue;
        CAPTURE(tag);
        const std::string name = "`" + std::string(tag);
        const bool alone = manual.find(name + "`") != std::string::npos;
        CHECK((alone || manual.find(name + ".") != std::string::npos));
    }
}

TEST_CASE("each code of this room has its paragraph", "[manual]") {
    const std::string manual = page_of("diagnostics/style.md");
    const std::string codes = *read_file(
        std::string(PAM_SOURCE_DIR) + "/pipeline/style/codes.h", limits::style_sheet_bytes
    );
    std::size_t count = 0;
    for (std::size_t at = codes.find("\"ST"); at != std::string::npos;
         at = codes.find("\"ST", at + 1)) {
        const std::string code = codes.substr(at + 1, 5);
        CAPTURE(code);
        CHECK(manual.find("\n## " + code + " ") != std::string::npos);
        ++count;
    }
    CHECK(count > 20);
}
