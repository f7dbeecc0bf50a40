// One manuscript on its way through the stages, up to the pages; `build`, `proof` and
// `dump` all start here.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "desk/options.h"
#include "desk/timings.h"
#include "foundry/foundry.h"
#include "manuscript/book.h"
#include "model/typeset_model.h"
#include "page/paged_document.h"
#include "preflight/preflight.h"
#include "style/style_sheet.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pam::desk {

/// The house style of those who ask for none.
inline constexpr const char* default_style = "pamphlet";

/// What is known of one manuscript so far. `sources[0]` is the manuscript itself, or the
/// plan of a book; then each of its files is a chapter with a source of its own. `folder`
/// is where targets of images lead from, `name` what the outputs are called.
struct Workbench {
    std::filesystem::path house;
    std::filesystem::path file;
    std::filesystem::path folder;
    std::string name;
    manuscript::BookPlan plan;
    std::vector<manuscript::Chapter> chapters;
    Sources sources;
    Bytes words;  // the list of --words
    Diagnostics log;
    manuscript::Manuscript manuscript;
    manuscript::Account account;
    manuscript::EmbeddedImages images;  // came inside the manuscript's own file
    style::StyleSheet sheet;
    model::TypesetModel model;
    std::optional<foundry::Foundry> foundry;
};

/// Reads the style and builds the typeset model. Errors: DK004, DK005, those of files.
[[nodiscard]] Result<void>
build_model(const Options& options, Workbench& bench, Timings& timings);

/// Sets the galley. Errors: those of the foundry.
[[nodiscard]] Result<galley::Galley> compose(Workbench& bench, Timings& timings);

/// Sets the galley and makes up its pages; where the text says where things stand, as often
/// as it takes until that is so. Errors: those of the foundry, PG007.
[[nodiscard]] Result<page::PagedDocument> make_pages(Workbench& bench, Timings& timings);

/// Literals that the house style prints, for the proof.
[[nodiscard]] preflight::Generated generated_text(const model::TypesetModel& model);

}  // namespace pam::desk
