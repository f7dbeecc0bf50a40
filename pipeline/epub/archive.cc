// EPUB 3.3, 4.2 (OCF ZIP container). Sources are buffers of known size, else libzip adds a
// ZIP64 extra field, which EPUB forbids on mimetype. The DOS time is set as such: libzip's
// set_mtime would go through the local time zone. Attributes are a plain file's, 0644, on
// every machine.
#include "epub/archive.h"

#include "epub/codes.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>

namespace pam::epub {

namespace {

constexpr zip_uint32_t plain_file = 0100644u << 16;
constexpr zip_uint32_t deflate_level = 9;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Release {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Sink = std::unique_ptr<zip_source_t, Release>;

Error failed(zip_error_t* error) {
    return {
        codes::archive_failed,
        fmt::format("the e-book cannot be packed: {}", zip_error_strerror(error))};
}
Error failed(zip_t* archive) {
    return failed(zip_get_error(archive));
}

/// libzip reads `entry.contents` only when the archive is closed.
Result<void> add(zip_t* archive, const Entry& entry, DosTime time) {
    zip_source_t* source =
        zip_source_buffer(archive, entry.contents.data(), entry.contents.size(), 0);
    if (source == nullptr) return failed(archive);
    const zip_int64_t added =
        zip_file_add(archive, entry.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return failed(archive);
    }
    const auto index = static_cast<zip_uint64_t>(added);
    const bool store = entry.packing == Packing::Store || entry.contents.empty();
    const zip_int32_t method = store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive, index, method, store ? 0 : deflate_level) < 0
        || zip_file_set_dostime(archive, index, time.time, time.date, 0) < 0
        || zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, plain_file)
               < 0)
        return failed(archive);
    return {};
}

Result<Bytes> contents(zip_source_t* sink) {
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_source_stat(sink, &status) < 0 || zip_source_open(sink) < 0)
        return failed(zip_source_error(sink));
    Bytes bytes(status.size, '\0');
    const zip_int64_t got = zip_source_read(sink, bytes.data(), bytes.size());
    zip_source_close(sink);
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size())
        return failed(zip_source_error(sink));
    return bytes;
}

}  // namespace

Result<Bytes> pack(const std::vector<Entry>& entries, DosTime time) {
    zip_error_t error;
    zip_error_init(&error);
    const Sink sink(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!sink) return failed(&error);
    Archive archive(zip_open_from_source(sink.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive) return failed(&error);
    zip_source_keep(sink.get());  // one hold is the archive's, the other ours
    for (const Entry& entry : entries)
        PAM_CHECK(add(archive.get(), entry, time));
    if (zip_close(archive.get()) < 0) return failed(archive.get());
    static_cast<void>(archive.release());
    return contents(sink.get());
}

}  // namespace pam::epub
