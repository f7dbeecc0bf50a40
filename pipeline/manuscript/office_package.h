// A word processor's file as its parts: a zip archive in memory, read part by part, never
// unpacked to a disk. What an archive may be is checked before any of it is unpacked, for
// the sizes and names in it are its maker's word.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace pam::manuscript {

class OfficePackage {
public:
    /// `bytes` must live as long as the package. Errors: MS160 no archive or a damaged one,
    /// MS161 protected by a password, MS162 a bomb or names that lead elsewhere.
    [[nodiscard]] static Result<OfficePackage> open(const Bytes& bytes);

    /// Part names are matched without regard to ASCII case, as the packaging rules want.
    [[nodiscard]] bool has(std::string_view name) const;
    /// In the order of the archive, as written but for `\`, which is read as `/`.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// The part unpacked; MS160 when it is missing or damaged, MS162 when it is larger than
    /// `limit` or all that was unpacked so far is too much.
    [[nodiscard]] Result<Bytes> read(std::string_view name, std::size_t limit);

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    explicit OfficePackage(zip* archive) : archive_(archive) {}
    [[nodiscard]] Result<void> take_entries();

    std::unique_ptr<zip, Discard> archive_;
    std::map<std::string, std::size_t> index_;  // lower-case name to entry
    std::vector<std::string> names_;
    std::size_t unpacked_ = 0;
};

}  // namespace pam::manuscript
