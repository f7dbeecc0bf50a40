// An EPUB's container read as a stranger would: the zip's bytes, every entry, the package
// document.
#pragma once

#include "preflight/preflight.h"

#include <map>
#include <string>
#include <vector>

namespace pam::preflight {

struct ManifestItem {
    std::string path;  // in the container
    std::string media_type;
    std::string properties;
};

struct Container {
    std::map<std::string, Bytes> entries;  // by path
    std::string package_path;
    std::vector<ManifestItem> manifest;
    std::vector<std::string> spine;  // paths, in reading order
};

/// Reads what it can; each fault is a finding. False when there is no package document to
/// go on from.
[[nodiscard]] bool read_container(const Bytes& epub, Container& container, Report& report);

}  // namespace pam::preflight
