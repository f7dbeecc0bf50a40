// The command line: what people may ask for, checked and named.
#pragma once

#include "base/length.h"
#include "epub/reader.h"
#include "manuscript/manuscript.h"
#include "preflight/preflight.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pam::desk {

enum class Command { Build, Proof, Preflight, Dump, Explain, Styles, Fonts, Doctor };
enum class Stage { Document, Model, Galley, Pages };

struct Options {
    Command command = Command::Build;
    std::vector<std::filesystem::path> manuscripts;
    std::vector<std::filesystem::path> outputs;       // proof, preflight: finished files
    std::vector<preflight::Channel> channels;         // preflight: whom they go to
    std::vector<preflight::PdfProfile> pdf_profiles;  // preflight: what a PDF is held to
    std::filesystem::path out = "out";
    bool epub = true;
    bool pdf = true;
    bool outputs_stated = false;
    std::vector<epub::Reader> readers{epub::Reader::Universal};  // an e-book for each
    bool readers_stated = false;
    bool embed_fonts = false;
    bool store_cover = false;
    bool linearize = false;  // the PDF, for the web
    std::string style;       // empty: the book's own, or the default
    std::optional<Size> paper;
    manuscript::Copyedit copyedit = manuscript::Copyedit::On;
    manuscript::Profile profile = manuscript::Profile::Auto;
    std::string encoding;  // of the manuscript; empty: to be found
    std::vector<int> refuse;
    std::vector<int> accept;
    std::filesystem::path words;  // a list of words of the language; empty: none
    std::vector<manuscript::Setting> settings;
    Stage stage = Stage::Document;
    std::string page;  // explain: its folio as printed
    bool score = false;
    bool json = false;
    bool timings = false;
};

/// Parsed options, or what to print and how to end: help and the version go to standard
/// output with status 0, mistakes to standard error with status 2.
struct Parsed {
    std::optional<Options> options;
    std::string message;
    int status = 0;
};

[[nodiscard]] Parsed parse(int argc, const char* const* argv);

}  // namespace pam::desk
