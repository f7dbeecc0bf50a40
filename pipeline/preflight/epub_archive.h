// The zip of an EPUB (EPUB 3.3, 4.2 OCF ZIP container), opened once: what its directory
// promises of every file, and the files themselves, unpacked one at a time and never beyond
// the limits, whatever they promise.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct zip;

namespace pam::preflight {

/// A file as the zip's directory has it; the sizes are its own word.
struct ArchiveEntry {
    std::string name;  // its bytes, as they are
    std::size_t size = 0;
    std::size_t packed_size = 0;
    int method = 0;  // 0 stored, 8 deflated (APPNOTE.TXT 4.4.5)
    bool encrypted = false;
    [[nodiscard]] bool is_folder() const { return !name.empty() && name.back() == '/'; }
};

/// Why a file's contents are not there.
enum class Unpacking { Sound, Damaged, TooLarge, Bomb, Unsupported };

struct Unpacked {
    Unpacking state = Unpacking::Sound;
    Bytes contents;
};

class Archive {
public:
    /// `zip` must outlive the archive. Errors: PF020 not a zip, cut short, or of more files
    /// than any book has.
    [[nodiscard]] static Result<Archive> open(const Bytes& zip);

    [[nodiscard]] const std::vector<ArchiveEntry>& entries() const { return entries_; }
    /// The first of that name.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    /// The whole file, its checksum proven. All that is unpacked counts towards a limit
    /// that grows with the zip's own size.
    [[nodiscard]] Unpacked unpack(std::size_t entry);
    /// What libzip finds when it holds every local header against the directory; empty
    /// where they agree.
    [[nodiscard]] const std::string& inconsistency() const { return inconsistency_; }

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Close> zip_;
    std::vector<ArchiveEntry> entries_;
    std::map<std::string, std::size_t> by_name_;
    std::string inconsistency_;
    std::size_t room_ = 0;
};

/// EPUB 3.3, 4.2.2.3: `mimetype` is the first file, stored, without an extra field, and
/// holds exactly the media type. What is wrong with it; empty where nothing is.
[[nodiscard]] std::string mimetype_fault(const Bytes& zip);

}  // namespace pam::preflight
