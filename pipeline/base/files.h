// The only door to the disk below desk: whole files in, and sets of files out that replace
// the old ones together or not at all.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pam {

/// Contents of a file as they are on disk; no encoding is implied.
using Bytes = std::string;

/// Reads a regular file of at most `limit` bytes. Errors: BA001 missing, BA002 not a file,
/// BA003 not readable, BA004 larger than the limit.
[[nodiscard]] Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit);

/// Names of the regular files in a folder, hidden ones left out, in no order that means
/// anything. Errors: BA001 missing, BA003 not readable.
[[nodiscard]] Result<std::vector<std::string>>
list_files(const std::filesystem::path& folder);

/// A file to be written and its whole contents.
struct OutputFile {
    std::filesystem::path path;
    Bytes contents;
};

/// Writes all files or none: each goes to a temporary file beside its target, is flushed to
/// disk, and only when all are whole are they renamed over their targets. Missing folders
/// are made. On failure every temporary file is removed and targets are as they were; if a
/// rename fails half way, targets already replaced are put back. Errors: BA005 folder
/// cannot be made, BA006 cannot be written.
[[nodiscard]] Result<void> replace_files(const std::vector<OutputFile>& files);

/// Removes temporary files that a killed run left in the folder (by name and dead owner).
void sweep_temporaries(const std::filesystem::path& folder);

}  // namespace pam
