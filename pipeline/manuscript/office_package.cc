#include "manuscript/office_package.h"

#include "base/limits.h"
#include "manuscript/codes.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>

namespace pam::manuscript {

namespace {

constexpr const char* save_anew = "open it in its own program and save it anew";

std::string lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

Error damaged(std::string_view what, std::string_view why) {
    return {
        codes::office_file_damaged,
        fmt::format("{} cannot be unpacked: {}", what, why),
        Span::none(),
        {save_anew, "fetch the file again, it may be incomplete"}};
}

Error unsafe(std::string message) {
    return {
        codes::office_file_unsafe,
        std::move(message),
        Span::none(),
        {"no word processor makes such a file; do not trust where it came from"}};
}

Error locked() {
    return {
        codes::office_file_locked,
        "the file is protected by a password",
        Span::none(),
        {"open it in its own program and save it without a password"}};
}

// A name that would leave the folder it is unpacked in. Nothing is unpacked to a folder
// here, but such a file was made to do harm.
bool leads_elsewhere(std::string_view name) {
    if (name.starts_with('/') || (name.size() > 1 && name[1] == ':')) return true;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (name.substr(at, end - at) == "..") return true;
        at = end + 1;
    }
    return false;
}

Result<void> check_name(std::string_view name) {
    if (name.empty()) return unsafe("an entry of the file's archive has no name");
    if (leads_elsewhere(name))
        return unsafe(fmt::format("the entry \"{}\" leads out of the archive", name));
    return {};
}

Result<void> check_entry(std::string_view name, const zip_stat_t& status) {
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if ((status.valid & needed) != needed)
        return damaged(fmt::format("\"{}\"", name), "the archive does not tell its size");
    if (status.encryption_method != ZIP_EM_NONE) return locked();
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE)
        return unsafe(fmt::format(
            "the entry \"{}\" is packed by method {}, which no word processor uses",
            name,
            status.comp_method
        ));
    const bool large = status.size > limits::office_ratio_from;
    if (large && status.size / limits::office_ratio > status.comp_size)
        return unsafe(fmt::format(
            "the entry \"{}\" would unpack from {} to {} bytes",
            name,
            status.comp_size,
            status.size
        ));
    return {};
}

struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string reason(zip_error_t* error) {
    const std::string text = zip_error_strerror(error);
    zip_error_fini(error);
    return text;
}

}  // namespace

void OfficePackage::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<OfficePackage> OfficePackage::open(const Bytes& bytes) {
    // To libzip nothing at all is an archive without entries.
    if (bytes.empty()) return damaged("the file", "it is empty");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return damaged("the file", reason(&error));
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        zip_source_free(source);
        return damaged("the file", reason(&error));
    }
    zip_error_fini(&error);
    OfficePackage package(archive);
    PAM_CHECK(package.take_entries());
    return package;
}

Result<void> OfficePackage::take_entries() {
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count > static_cast<zip_int64_t>(limits::office_entries))
        return unsafe(fmt::format("the file's archive has {} entries", count));
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t status;
        if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(i), 0, &status) != 0)
            return damaged("the file", zip_strerror(archive_.get()));
        std::string name = (status.valid & ZIP_STAT_NAME) != 0 ? status.name : "";
        std::replace(name.begin(), name.end(), '\\', '/');
        PAM_CHECK(check_name(name));
        if (name.ends_with('/')) continue;
        PAM_CHECK(check_entry(name, status));
        if (!index_.emplace(lower_case(name), static_cast<std::size_t>(i)).second)
            return unsafe(fmt::format("the file's archive holds \"{}\" twice", name));
        names_.push_back(std::move(name));
    }
    return {};
}

bool OfficePackage::has(std::string_view name) const {
    return index_.count(lower_case(name)) != 0;
}

Result<Bytes> OfficePackage::read(std::string_view name, std::size_t limit) {
    const std::string what = fmt::format("\"{}\"", name);
    const auto entry = index_.find(lower_case(name));
    if (entry == index_.end()) return damaged(what, "it is not in the file");
    zip_stat_t status;
    zip_stat_index(archive_.get(), entry->second, 0, &status);
    const std::size_t room = std::min(
        limit,
        limits::office_unpacked_bytes - std::min(unpacked_, limits::office_unpacked_bytes)
    );
    if (status.size > room)
        return unsafe(fmt::format("{} would unpack to {} bytes", what, status.size));
    const std::unique_ptr<zip_file_t, Close> file(
        zip_fopen_index(archive_.get(), entry->second, 0)
    );
    if (!file) return damaged(what, zip_strerror(archive_.get()));
    // One byte more than promised: only when the end is read are size and sum compared.
    Bytes contents(status.size + 1, '\0');
    std::size_t filled = 0;
    while (filled < contents.size()) {
        const zip_int64_t got =
            zip_fread(file.get(), contents.data() + filled, contents.size() - filled);
        if (got < 0) return damaged(what, zip_file_strerror(file.get()));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled != status.size) return damaged(what, "its size is not as promised");
    contents.resize(filled);
    unpacked_ += filled;
    return contents;
}

}  // namespace pam::manuscript
