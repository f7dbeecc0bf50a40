// A manuscript read, built and proven, to be asked questions of.
#pragma once

#include "base/files.h"
#include "desk/products.h"
#include "desk/reading.h"
#include "desk/workbench.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pam::desk::test {

struct MadeBook {
    Workbench bench;
    Products products;
};

/// Names and contents of files that stand in one folder; the first is the manuscript.
inline std::unique_ptr<MadeBook>
make_book(const std::vector<std::pair<std::string, std::string>>& files) {
    auto made = std::make_unique<MadeBook>();
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path()
        / ("pam-" + files.front().first + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    for (const auto& [name, contents] : files)
        REQUIRE(replace_files({{folder / name, contents}}));
    Options options;
    options.manuscripts = {folder / files.front().first};
    Timings timings;
    REQUIRE(read_manuscript(options, made->bench, timings));
    REQUIRE(build_model(options, made->bench, timings));
    auto products = make_products(options, made->bench, timings, 0);
    std::filesystem::remove_all(folder);
    REQUIRE(products);
    made->products = std::move(*products);
    return made;
}

}  // namespace pam::desk::test
