#include "desk/house_files.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "desk/codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

bool is_house(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "styles", ignored)
           && fs::is_regular_file(folder / "fonts/families.yaml", ignored);
}

// The first sentence of the opening comment, without the file's own name before it.
std::string about(const std::string& css, const std::string& file_name) {
    const auto open = css.find("/*");
    const auto close = css.find("*/", open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) return "";
    std::string text = utf8::collapse_spaces(css.substr(open + 2, close - open - 2));
    if (text.starts_with(file_name + ": ")) text.erase(0, file_name.size() + 2);
    const auto stop = text.find(". ");
    return stop == std::string::npos ? text : text.substr(0, stop + 1);
}

/// Empty where the system does not tell.
fs::path binary_folder() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

fs::path compiled_patterns(const fs::path& house) {
    std::error_code ignored;
    const fs::path installed = house / "hyphenation";
    return fs::is_directory(installed, ignored) ? installed
                                                : binary_folder() / "hyphenation";
}

}  // namespace

Result<fs::path> find_house() {
    std::vector<fs::path> candidates;
    if (const fs::path folder = binary_folder(); !folder.empty())
        candidates.push_back(folder.parent_path() / "share/pamphleteer");
    candidates.emplace_back(PAM_SOURCE_DIR);
    for (const fs::path& candidate : candidates)
        if (is_house(candidate)) return candidate;
    return Error{
        codes::house_not_found,
        "the program's own folders styles/ and fonts/ are missing",
        Span::none(),
        {"install the program anew, or run it from its checkout with ./pamphleteer"}};
}

Result<foundry::Foundry> open_foundry(const fs::path& house) {
    PAM_TRY(
        const Bytes catalogue,
        read_file(house / "fonts/families.yaml", limits::style_sheet_bytes)
    );
    return foundry::Foundry::open(catalogue, compiled_patterns(house).string());
}

std::vector<HouseStyle> house_styles(const fs::path& house) {
    std::vector<HouseStyle> styles;
    std::error_code error;
    for (fs::directory_iterator entry(house / "styles", error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path& file = entry->path();
        if (file.extension() != ".css" || file.stem() == "base") continue;
        const auto css = read_file(file, limits::style_sheet_bytes);
        styles.push_back(
            {file.stem().string(), file, css ? about(*css, file.filename().string()) : ""}
        );
    }
    std::sort(styles.begin(), styles.end(), [](const HouseStyle& a, const HouseStyle& b) {
        return a.name < b.name;
    });
    return styles;
}

Result<fs::path> style_file(const fs::path& house, const std::string& style) {
    const bool is_path =
        style.find('/') != std::string::npos || fs::path(style).extension() == ".css";
    if (is_path) return fs::path(style);
    std::vector<std::string> names;
    for (const HouseStyle& known : house_styles(house)) {
        if (known.name == style) return known.file;
        names.push_back(known.name);
    }
    const auto meant = nearest(style, {names.begin(), names.end()});
    return Error{
        codes::unknown_style,
        fmt::format("there is no house style \"{}\"", style),
        Span::none(),
        {meant ? fmt::format("did you mean {}?", *meant)
               : fmt::format(
                   "choose one of {}, or name a CSS file", fmt::join(names, ", ")
               )}};
}

}  // namespace pam::desk
