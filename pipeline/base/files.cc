#include "base/files.h"

#include "base/codes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace pam {

namespace {

namespace fs = std::filesystem;

// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }
    bool close() {
        const int closing = std::exchange(number_, -1);
        return closing < 0 || ::close(closing) == 0;
    }

private:
    int number_;
};

std::string reason(int error) {
    return std::generic_category().message(error);
}

Error cannot_write(const fs::path& path, int error) {
    std::vector<std::string> hints;
    if (error == ENOSPC || error == EDQUOT)
        hints = {"make room on the disk, or choose another folder with --out"};
    if (error == EACCES || error == EPERM || error == EROFS)
        hints = {"choose a folder you may write to with --out"};
    return {
        codes::file_not_written,
        fmt::format("{} cannot be written: {}", path.string(), reason(error)),
        Span::none(),
        hints};
}

Result<void> check_readable_kind(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return Error{
                codes::file_missing,
                fmt::format("{}: there is no such file", path.string()),
                Span::none(),
                {"check the name; the program looks in the folder it was started from"}};
        return Error{
            codes::file_unreadable,
            fmt::format("{} cannot be read: {}", path.string(), reason(errno))};
    }
    if (S_ISREG(status.st_mode)) return {};
    const bool folder = S_ISDIR(status.st_mode);
    return Error{
        codes::not_a_file,
        fmt::format(
            "{} is {}, not a file", path.string(), folder ? "a folder" : "a device or pipe"
        ),
        Span::none(),
        {folder ? "name one file in it" : "save its contents in a file first"}};
}

Result<Bytes> read_whole(const fs::path& path, int descriptor, std::size_t limit) {
    Bytes contents;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_size > 0)
        contents.reserve(
            std::min<std::size_t>(static_cast<std::size_t>(status.st_size), limit) + 1
        );
    char chunk[1 << 16];
    for (;;) {
        const ssize_t got = ::read(descriptor, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return Error{
                codes::file_unreadable,
                fmt::format("{} cannot be read: {}", path.string(), reason(errno))};
        if (got == 0) return contents;
        contents.append(chunk, static_cast<std::size_t>(got));
        if (contents.size() > limit)
            return Error{
                codes::file_too_large,
                fmt::format(
                    "{} is larger than {} MiB, the limit for this kind of file",
                    path.string(),
                    limit >> 20
                ),
                Span::none(),
                {"divide it into several files, or check that it is the file you meant"}};
    }
}

// ".name.pam-PID-N~": hidden, beside its target so that rename() stays within one file
// system.
fs::path temporary_beside(const fs::path& target, std::size_t number) {
    return target.parent_path()
           / fmt::format(".{}.pam-{}-{}~", target.filename().string(), ::getpid(), number);
}

// Whatever bears the temporary's name is taken away and never written into: a link put
// there by a stranger, or the file of a killed run that had this process's number.
Result<void> write_whole(const fs::path& path, std::string_view contents) {
    ::unlink(path.c_str());
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.open()) return cannot_write(path, errno);
    while (!contents.empty()) {
        const ssize_t put = ::write(file.number(), contents.data(), contents.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return cannot_write(path, errno);
        contents.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.number()) != 0 && errno != EINVAL && errno != EROFS)
        return cannot_write(path, errno);
    if (!file.close()) return cannot_write(path, errno);
    return {};
}

// The files of one replacement on their way: removes what is left of them when it goes out
// of scope.
class Replacement {
public:
    explicit Replacement(const std::vector<OutputFile>& files) : files_(files) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            fresh_.push_back(temporary_beside(files[i].path, 2 * i));
            saved_.push_back(temporary_beside(files[i].path, 2 * i + 1));
        }
    }
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement() {
        std::error_code ignored;
        for (const fs::path& path : fresh_)
            fs::remove(path, ignored);
        for (const fs::path& path : saved_)
            fs::remove(path, ignored);
    }

    Result<void> write_all() {
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (auto written = write_whole(fresh_[i], files_[i].contents); !written)
                return told_of_target(written.error(), i);
        return {};
    }

    Result<void> rename_all() {
        for (std::size_t i = 0; i < files_.size(); ++i) {
            if (const int error = put_in_place(i); error != 0) {
                restore(i);
                return cannot_write(files_[i].path, error);
            }
        }
        return {};
    }

private:
    // The message names the file the user knows, not the temporary one.
    Error told_of_target(Error error, std::size_t i) const {
        const std::string temporary = fresh_[i].string();
        if (const auto at = error.message.find(temporary); at != std::string::npos)
            error.message.replace(at, temporary.size(), files_[i].path.string());
        return error;
    }

    int put_in_place(std::size_t i) {
        // A second name for the old file, so that it can come back if a later rename fails.
        // A killed run with this process's number may have left its own there.
        ::unlink(saved_[i].c_str());
        if (::link(files_[i].path.c_str(), saved_[i].c_str()) != 0 && errno != ENOENT) {
            std::error_code copied;
            fs::copy_file(files_[i].path, saved_[i], copied);
            if (copied) return copied.value();
        }
        return ::rename(fresh_[i].c_str(), files_[i].path.c_str()) == 0 ? 0 : errno;
    }

    void restore(std::size_t failed) {
        for (std::size_t i = 0; i < failed; ++i) {
            if (::access(saved_[i].c_str(), F_OK) == 0)
                ::rename(saved_[i].c_str(), files_[i].path.c_str());
            else
                ::unlink(files_[i].path.c_str());
        }
    }

    const std::vector<OutputFile>& files_;
    std::vector<fs::path> fresh_;
    std::vector<fs::path> saved_;
};

Result<void> make_folders(const std::vector<OutputFile>& files) {
    for (const OutputFile& file : files) {
        std::error_code error;
        const fs::path folder = file.path.parent_path();
        if (folder.empty()) continue;
        fs::create_directories(folder, error);
        if (error)
            return Error{
                codes::folder_not_made,
                fmt::format(
                    "the folder {} cannot be made: {}", folder.string(), error.message()
                ),
                Span::none(),
                {"choose another folder with --out"}};
    }
    return {};
}

// The process number in a temporary's name, or 0 when the name is not ours.
pid_t owner_of_temporary(const std::string& name) {
    const auto mark = name.rfind(".pam-");
    if (name.empty() || name.front() != '.' || name.back() != '~'
        || mark == std::string::npos)
        return 0;
    return static_cast<pid_t>(std::strtol(name.c_str() + mark + 5, nullptr, 10));
}

}  // namespace

Result<Bytes> read_file(const fs::path& path, std::size_t limit) {
    PAM_CHECK(check_readable_kind(path));
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open())
        return Error{
            codes::file_unreadable,
            fmt::format("{} cannot be read: {}", path.string(), reason(errno)),
            Span::none(),
            {"check who may read it (ls -l)"}};
    return read_whole(path, file.number(), limit);
}

Result<std::vector<std::string>> list_files(const fs::path& folder) {
    std::error_code problem;
    if (!fs::exists(folder, problem))
        return Error{
            codes::file_missing,
            fmt::format("there is no folder {}", folder.string()),
            Span::none(),
            {}};
    std::vector<std::string> names;
    fs::directory_iterator entry(folder, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (!name.starts_with('.') && entry->is_regular_file(ignored))
            names.push_back(name);
    }
    if (problem)
        return Error{
            codes::file_unreadable,
            fmt::format("{} cannot be read: {}", folder.string(), problem.message()),
            Span::none(),
            {}};
    return names;
}

Result<void> replace_files(const std::vector<OutputFile>& files) {
    PAM_CHECK(make_folders(files));
    Replacement replacement(files);
    PAM_CHECK(replacement.write_all());
    return replacement.rename_all();
}

void sweep_temporaries(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const pid_t owner = owner_of_temporary(entry->path().filename().string());
        if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH) {
            std::error_code ignored;
            fs::remove(entry->path(), ignored);
        }
    }
}

}  // namespace pam
