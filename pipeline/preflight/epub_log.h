// Where an examination writes what it finds: diagnostics with their places in the files of
// the publication. The text of a file is kept only when something is told of it.
#pragma once

#include "base/diagnostic.h"
#include "preflight/epub_archive.h"
#include "preflight/preflight.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace pam::preflight {

/// A byte in a file of the container. Without an offset, the file as a whole; without a
/// path, the container.
struct Place {
    static constexpr std::uint32_t whole = 0xFFFFFFFFu;
    std::string path;
    std::uint32_t offset = whole;
};

class EpubLog {
public:
    /// `name` is the publication's; the archive must outlive the log.
    EpubLog(std::string name, Archive& archive);

    void error(
        const char* code,
        const Place& place,
        const std::string& message,
        std::string hint = ""
    );
    void warn(
        const char* code,
        const Place& place,
        const std::string& message,
        std::string hint = ""
    );
    void note(
        const char* code,
        const Place& place,
        const std::string& message,
        std::string hint = ""
    );

    /// Everything, file by file and down each file.
    [[nodiscard]] Examination take();

private:
    void
    add(Severity severity,
        const char* code,
        const Place& place,
        const std::string& message,
        std::string hint);
    SourceId source(const std::string& path);

    std::string name_;
    Archive& archive_;
    Examination result_;
    std::map<std::string, SourceId> sources_;
    std::map<std::string, std::size_t> kinds_;
    std::size_t kept_ = 0;  // bytes of the sources
};

}  // namespace pam::preflight
