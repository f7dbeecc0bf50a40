#include "preflight/epub_archive.h"

#include "base/limits.h"
#include "preflight/codes.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <string_view>

namespace pam::preflight {

namespace {

constexpr std::string_view media_type = "application/epub+zip";
constexpr std::string_view first_name = "mimetype";
constexpr std::size_t local_header_size = 30;  // APPNOTE.TXT 4.3.7, without the name

// Deflate itself packs no better than 1032 to 1.
constexpr std::size_t bomb_ratio = 400;
constexpr std::size_t bomb_from = std::size_t{16} << 20;

zip_t* open_zip(const Bytes& bytes, int flags, std::string& reason) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source == nullptr
                        ? nullptr
                        : zip_open_from_source(source, ZIP_RDONLY | flags, &error);
    if (opened == nullptr) {
        reason = zip_error_strerror(&error);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return opened;
}

ArchiveEntry entry_of(zip_t* archive, zip_uint64_t index) {
    ArchiveEntry entry;
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &status) != 0) return entry;
    if ((status.valid & ZIP_STAT_NAME) != 0) entry.name = status.name;
    if ((status.valid & ZIP_STAT_SIZE) != 0) entry.size = status.size;
    if ((status.valid & ZIP_STAT_COMP_SIZE) != 0) entry.packed_size = status.comp_size;
    if ((status.valid & ZIP_STAT_COMP_METHOD) != 0) entry.method = status.comp_method;
    entry.encrypted = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
                      && status.encryption_method != ZIP_EM_NONE;
    return entry;
}

bool is_bomb(const ArchiveEntry& entry) {
    return entry.size >= bomb_from
           && entry.size / bomb_ratio > std::max<std::size_t>(1, entry.packed_size);
}

// A file may hold more than it promises: what is read counts, and the one byte more that
// must not come. libzip compares the checksum when the end is reached.
Unpacked read_whole(zip_t* archive, std::size_t index, std::size_t size) {
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    if (file == nullptr) return {Unpacking::Damaged, {}};
    Unpacked result;
    result.contents.resize(size);
    std::size_t filled = 0;
    char beyond = 0;
    for (;;) {
        const bool full = filled == size;
        const zip_int64_t got =
            full ? zip_fread(file, &beyond, 1)
                 : zip_fread(file, result.contents.data() + filled, size - filled);
        if (got < 0 || (full && got > 0)) result.state = Unpacking::Damaged;
        if (got <= 0 || full) break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled != size) result.state = Unpacking::Damaged;
    result.contents.resize(filled);
    zip_fclose(file);
    return result;
}

}  // namespace

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Archive> Archive::open(const Bytes& bytes) {
    Archive archive;
    std::string reason;
    archive.zip_.reset(open_zip(bytes, 0, reason));
    if (!archive.zip_)
        return Error{
            codes::epub_unreadable,
            fmt::format("the container cannot be opened: {}", reason),
            Span::none(),
            {"the file is cut short or damaged, or it is no EPUB: fetch it anew"}};
    const zip_int64_t count = zip_get_num_entries(archive.zip_.get(), 0);
    if (count == 0)
        return Error{codes::epub_unreadable, "the container holds no file at all"};
    if (count < 0 || static_cast<std::size_t>(count) > limits::epub_entries)
        return Error{
            codes::epub_unreadable,
            fmt::format("the container holds more than {} files", limits::epub_entries)};
    for (zip_int64_t i = 0; i < count; ++i) {
        archive.entries_.push_back(
            entry_of(archive.zip_.get(), static_cast<zip_uint64_t>(i))
        );
        archive.by_name_.emplace(archive.entries_.back().name, archive.entries_.size() - 1);
    }
    if (zip_t* strict = open_zip(bytes, ZIP_CHECKCONS, archive.inconsistency_))
        zip_discard(strict);
    archive.room_ = std::clamp(
        limits::epub_ratio * bytes.size(),
        limits::epub_unpacked_least,
        limits::epub_unpacked_bytes
    );
    return archive;
}

std::optional<std::size_t> Archive::find(const std::string& name) const {
    const auto known = by_name_.find(name);
    if (known == by_name_.end()) return std::nullopt;
    return known->second;
}

Unpacked Archive::unpack(std::size_t index) {
    const ArchiveEntry& entry = entries_[index];
    if (entry.encrypted || (entry.method != ZIP_CM_STORE && entry.method != ZIP_CM_DEFLATE))
        return {Unpacking::Unsupported, {}};
    if (is_bomb(entry)) return {Unpacking::Bomb, {}};
    if (entry.size > limits::epub_file_bytes || entry.size > room_)
        return {Unpacking::TooLarge, {}};
    room_ -= entry.size;
    return read_whole(zip_.get(), index, entry.size);
}

std::string mimetype_fault(const Bytes& zip) {
    const auto field = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(zip[at]))
               | static_cast<std::size_t>(static_cast<unsigned char>(zip[at + 1])) << 8;
    };
    const bool first =
        zip.size() > local_header_size + first_name.size()
        && zip.compare(0, 4, "PK\x03\x04") == 0 && field(26) == first_name.size()
        && zip.compare(local_header_size, first_name.size(), first_name) == 0;
    if (!first) return "is not the first file of the container";
    if (field(6) % 2 != 0) return "is encrypted";
    if ((field(6) & 8) != 0) return "has its size behind it, in a data descriptor";
    if (field(8) != 0) return "is compressed, and must be stored";
    if (field(28) != 0) return "has an extra field";
    // The size, not only the beginning: a line end behind the media type is one byte more.
    const bool exact =
        field(22) == media_type.size() && field(24) == 0
        && zip.compare(local_header_size + first_name.size(), media_type.size(), media_type)
               == 0;
    return exact ? "" : fmt::format("does not hold exactly \"{}\"", media_type);
}

}  // namespace pam::preflight
