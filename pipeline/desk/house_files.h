// Where the program's own files are: house styles and the catalogue of fonts.
#pragma once

#include "base/result.h"
#include "foundry/foundry.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pam::desk {

/// The folder that holds styles/ and fonts/: beside an installed binary
/// (../share/pamphleteer), or the checkout it was built from. Error: DK008.
[[nodiscard]] Result<std::filesystem::path> find_house();

/// The foundry of that house, with the hyphenation patterns that were compiled when the
/// program was built: installed with the house, or beside the binary in its build folder.
[[nodiscard]] Result<foundry::Foundry> open_foundry(const std::filesystem::path& house);

struct HouseStyle {
    std::string name;
    std::filesystem::path file;
    std::string about;  // the first sentence of its opening comment
};

/// All house styles but the base sheet, by name.
[[nodiscard]] std::vector<HouseStyle> house_styles(const std::filesystem::path& house);

/// The file for `--style`: a house style's name, or a path when it has a slash or ends in
/// ".css". Error: DK004, with the nearest name.
[[nodiscard]] Result<std::filesystem::path>
style_file(const std::filesystem::path& house, const std::string& style);

}  // namespace pam::desk
