// compile_patterns CATALOGUE FOLDER
//
// Compiles the hyphenation patterns of every language of fonts/families.yaml that is
// installed into FOLDER, where the program maps them. The build runs it; nothing of it is
// ever committed, for the patterns are other people's, each under its own licence.
#include "base/files.h"
#include "base/limits.h"
#include "foundry/catalogue.h"
#include "foundry/pattern_compiler.h"

#include <cstdio>
#include <filesystem>
#include <map>

using namespace pam;

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: compile_patterns CATALOGUE FOLDER\n", stderr);
        return 2;
    }
    const auto yaml = read_file(arguments[1], limits::style_sheet_bytes);
    const auto catalogue =
        yaml ? foundry::read_catalogue(*yaml) : Result<foundry::Catalogue>(yaml.error());
    if (!catalogue) {
        std::fprintf(stderr, "%s\n", catalogue.error().message.c_str());
        return 1;
    }
    std::map<std::filesystem::path, Bytes> compiled;
    for (const foundry::PatternFile& file : catalogue->patterns) {
        const auto path =
            std::filesystem::path(arguments[2]) / foundry::compiled_name(file);
        const auto dic = read_file(file.file, limits::font_bytes);
        if (!dic || compiled.contains(path)) continue;
        if (auto made = foundry::compile_patterns(*dic)) compiled[path] = std::move(*made);
    }
    std::vector<OutputFile> files;
    for (auto& [path, contents] : compiled)
        files.push_back({path, std::move(contents)});
    if (const auto written = replace_files(files); !written) {
        std::fprintf(stderr, "%s\n", written.error().message.c_str());
        return 1;
    }
    return 0;
}
