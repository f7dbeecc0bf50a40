// One manuscript on its way through the stages, up to the pages; `build`, `proof` and
// `dump` all start here.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "desk/options.h"
#include "desk/timings.h"
#include "foundry/foundry.h"
#include "manuscript/manuscript.h"
#include "model/typeset_model.h"
#include "page/paged_document.h"
#include "preflight/preflight.h"
#include "style/style_sheet.h"

#include <filesystem>
#include <optional>

namespace pam::desk {

/// What is known of one manuscript so far. `sources[0]` is the manuscript itself.
struct Workbench {
    std::filesystem::path house;
    std::filesystem::path file;
    Sources sources;
    Diagnostics log;
    manuscript::Manuscript manuscript;
    manuscript::Account account;
    manuscript::EmbeddedImages images;  // came inside the manuscript's own file
    style::StyleSheet sheet;
    model::TypesetModel model;
    std::optional<foundry::Foundry> foundry;
};

/// Opens and reads the manuscript (and a sidecar "name.yaml" beside it), copy-edits it,
/// balances the account. Errors: those of files and of manuscript::open; DK002 empty, DK006
/// the account is open.
[[nodiscard]] Result<void>
read_manuscript(const Options& options, Workbench& bench, Timings& timings);

/// Reads the style and builds the typeset model. Errors: DK004, DK005, those of files.
[[nodiscard]] Result<void>
build_model(const Options& options, Workbench& bench, Timings& timings);

/// Sets the galley. Errors: those of the foundry.
[[nodiscard]] Result<galley::Galley> compose(Workbench& bench, Timings& timings);

/// Literals that the house style prints, for the proof.
[[nodiscard]] preflight::Generated generated_text(const model::TypesetModel& model);

}  // namespace pam::desk
