// The container: entries written to memory by libzip, every header field decided here.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "epub/dates.h"

#include <string>
#include <vector>

namespace pam::epub {

enum class Packing { Store, Deflate };

struct Entry {
    std::string path;
    Bytes contents;
    Packing packing = Packing::Deflate;
};

/// The zip file's bytes, entries in the given order. Error EP001.
[[nodiscard]] Result<Bytes> pack(const std::vector<Entry>& entries, DosTime time);

}  // namespace pam::epub
