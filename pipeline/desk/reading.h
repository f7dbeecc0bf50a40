// The way of a manuscript, or of all files of a book, from the disk to a Document whose
// account balances.
#pragma once

#include "base/result.h"
#include "desk/options.h"
#include "desk/timings.h"
#include "desk/workbench.h"

#include <filesystem>
#include <string>

namespace pam::desk {

/// True for a folder and for a `book.yaml`.
[[nodiscard]] bool is_book(const std::filesystem::path& file);

/// What the outputs of a manuscript or a book are called, without an ending.
[[nodiscard]] std::string output_name(const std::filesystem::path& file);

/// Opens and reads the manuscript, or each file of a book, with the sidecars beside them;
/// copy-edits and balances the accounts. Errors: those of files and of manuscript::open;
/// MS250, MS251 the plan of a book; DK002 empty, DK006 an account is open, DK011 no
/// manuscripts in the folder.
[[nodiscard]] Result<void>
read_manuscript(const Options& options, Workbench& bench, Timings& timings);

/// The ledger of the manuscript, or those of a book's files one after another.
[[nodiscard]] std::string ledger_text(const Workbench& bench);
[[nodiscard]] std::string ledger_json(const Workbench& bench);

}  // namespace pam::desk
